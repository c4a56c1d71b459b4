/** How it works, in words; every number is the network's own or the drawing's. */
import { useComputed } from "@preact/signals";
import type { App } from "../app/app";
import { isPicture, readsOf } from "../network/input";
import type { Network } from "../network/network";
import type { InputFacts } from "../words/en/lesson";
import { activationLabel, frameworkOf, isDigits, isLesson, plainName } from "../words/names";
import { Said } from "./Said";

export function HowItWorks({ app }: { app: App }) {
  const { network, words } = app;
  const { lesson } = words;
  const { classNames } = network;
  const hidden = network.layers.slice(0, -1);
  const digits = isDigits(network);
  const kinds = new Set(hidden.map((plane) => network.activationOf(plane)));
  const activations = [
    ...new Set(hidden.map((_, layer) => activationLabel(network, layer, words))),
  ];
  return (
    <section class="lesson" id={app.idOf("how-it-works")} aria-labelledby={app.idOf("how-title")}>
      <h2 id={app.idOf("how-title")}>{lesson.howTitle(isLesson(network))}</h2>
      <p class="lead">{lesson.how(digits, isPicture(network))}</p>
      <p>{lesson.layers(network.layers.map(({ name }) => name))}</p>
      <ul class="layers">
        <li>
          <b>{lesson.inputLayer}</b>
          <span>{lesson.input(inputOf(network))}</span>
        </li>
        {hidden.length > 0 ? (
          <li>
            <b>{lesson.hiddenLayers(hidden.length)}</b>
            <span>{lesson.hidden(hidden.map(({ outputs }) => outputs))}</span>
          </li>
        ) : null}
        <li>
          <b>{lesson.outputLayer}</b>
          <span>{lesson.output({ digits, names: classNames })}</span>
        </li>
      </ul>
      {hidden.length > 0 ? (
        <p>
          <Said words={lesson.activations(activations, kinds.has("relu"))} />{" "}
          <ActiveNow app={app} />
        </p>
      ) : null}
      <p>
        <Said words={lesson.softmax(network.output, classNames.length, digits)} />
      </p>
      <p>
        <Said words={lesson.stage(digits)} /> <Now app={app} />
      </p>
      {network.accuracy.length > 0 ? <p>{lesson.accuracy(network.accuracy)}</p> : null}
    </section>
  );
}

export function Training({ app }: { app: App }) {
  const { network, words } = app;
  const { lesson } = words;
  const pytorch = frameworkOf(network) === "PyTorch";
  const digits = isDigits(network);
  return (
    <section class="lesson" aria-labelledby={app.idOf("training-title")}>
      <h2 id={app.idOf("training-title")}>{lesson.trainingTitle}</h2>
      <p>
        <Said words={lesson.training(weightsOf(network), pytorch, network.output, digits)} />
      </p>
      {network.credits ? <p class="credits">{network.credits}</p> : null}
    </section>
  );
}

function ActiveNow({ app }: { app: App }) {
  const text = useComputed(() => {
    const { trace, blank } = app.reading.value;
    if (blank) return "";
    const hidden = trace.layers.slice(0, -1).map(({ name, post }) => ({
      name,
      active: post.reduce((count, value) => count + (value > 0 ? 1 : 0), 0),
      count: post.length,
    }));
    return app.words.lesson.activeNow(hidden, isPicture(app.network));
  });
  return <span class="live">{text}</span>;
}

function Now({ app }: { app: App }) {
  const text = useComputed(() => {
    const { trace, blank } = app.reading.value;
    if (blank) return "";
    const { network, words } = app;
    const name = plainName(network, trace.prediction);
    return words.lesson.now(name, trace.confidence, isPicture(network));
  });
  return <span class="live">{text}</span>;
}

function inputOf(network: Network): InputFacts {
  const { planes, rows, columns } = readsOf(network);
  return {
    count: network.inputs,
    picture: isPicture(network) ? [planes, rows, columns].slice(planes > 1 ? 0 : 1) : null,
    digits: isDigits(network),
    names: network.featureNames ?? null,
  };
}

function weightsOf({ operations }: Network): number {
  const learnt = operations.flatMap(({ tensors }) => Object.values(tensors));
  return learnt.reduce((sum, { values }) => sum + values.length, 0);
}
