/** How it works, in words; every number is the network's own or the drawing's. */
import { useComputed } from "@preact/signals";
import type { App } from "../app/app";
import { runnerUp } from "../inside/contrast";
import { isPicture } from "../network/input";
import { howText, trainingText } from "../words/lesson";
import { isLesson, plainName } from "../words/names";
import { Glossary } from "./Glossary";
import { Said } from "./Said";

export function HowItWorks({ app }: { app: App }) {
  const { network, words } = app;
  const { lesson } = words;
  const text = howText(network, words);
  return (
    <section class="lesson" id={app.idOf("how-it-works")} aria-labelledby={app.idOf("how-title")}>
      <h2 id={app.idOf("how-title")}>{lesson.howTitle(isLesson(network))}</h2>
      <p class="lead">
        <Said words={text.lead} />
      </p>
      {text.neuron.map((sentences, k) => (
        <p key={k}>
          <Said words={sentences} />
        </p>
      ))}
      <p>
        <Said words={text.layers} />
      </p>
      <ul class="layers">
        {text.groups.map(([name, sentence]) => (
          <li key={name}>
            <b>{name}</b>
            <span>
              <Said words={sentence} />
            </span>
          </li>
        ))}
      </ul>
      {text.parts.map((sentences, k) => (
        <p key={k}>
          <Said words={sentences} />
        </p>
      ))}
      {text.activations ? (
        <p>
          <Said words={text.activations} /> <ActiveNow app={app} />
        </p>
      ) : null}
      {text.dropout ? (
        <p>
          <Said words={text.dropout} />
        </p>
      ) : null}
      {text.why ? <p>{text.why}</p> : null}
      <p>
        <Said words={text.softmax} />
      </p>
      <p>{lesson.formula}</p>
      <Softmax spoken={lesson.formulaSpoken} />
      <p>
        <Said words={text.stage} /> <Now app={app} />
      </p>
      {text.accuracy ? (
        <p>
          <Said words={text.accuracy} />
        </p>
      ) : null}
    </section>
  );
}

/** p_i = e^(z_i) / sum over j of e^(z_j) */
function Softmax({ spoken }: { spoken: string }) {
  return (
    <math class="softmax" display="block" aria-label={spoken}>
      <Indexed name="p" index="i" />
      <mo>=</mo>
      <mfrac>
        <Power index="i" />
        <mrow displaystyle={true}>
          <munder>
            <mo>∑</mo>
            <mi>j</mi>
          </munder>
          <Power index="j" />
        </mrow>
      </mfrac>
    </math>
  );
}

const Indexed = ({ name, index }: { name: string; index: string }) => (
  <msub>
    <mi>{name}</mi>
    <mi>{index}</mi>
  </msub>
);

const Power = ({ index }: { index: string }) => (
  <msup>
    <mi>e</mi>
    <Indexed name="z" index={index} />
  </msup>
);

/** Where the weights come from, and at the very end what the words mean. */
export function Training({ app }: { app: App }) {
  const { network, words } = app;
  const { learning, loss } = trainingText(network, words);
  return (
    <>
      <section class="lesson" aria-labelledby={app.idOf("training-title")}>
        <h2 id={app.idOf("training-title")}>{words.lesson.trainingTitle}</h2>
        <p>
          <Said words={learning} />
        </p>
        <p>
          <Said words={loss} /> <LossNow app={app} />
        </p>
        {network.credits ? <p class="credits">{network.credits}</p> : null}
      </section>
      <Glossary app={app} />
    </>
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

function LossNow({ app }: { app: App }) {
  const text = useComputed(() => {
    const { trace, blank } = app.reading.value;
    if (blank) return "";
    const { network, words } = app;
    const { probs, prediction } = trace;
    const lossOf = (index: number) => ({
      name: plainName(network, index),
      loss: -trace.logProbs[index],
    });
    const right = lossOf(prediction);
    const other = probs.length > 1 ? lossOf(runnerUp(probs, prediction)) : null;
    return words.lesson.lossNow(right.name, right.loss, other, isPicture(network));
  });
  return <span class="live">{text}</span>;
}
