/** How it works, in words; every number is the network's own or the drawing's. */
import { useComputed } from "@preact/signals";
import type { App } from "../app/app";
import { exactPercent, many, percent } from "../base/numbers";
import { isPicture, readsOf } from "../network/input";
import type { Network } from "../network/network";
import { activationLabel, isDigits, listed } from "../words/names";

export function HowItWorks({ app }: { app: App }) {
  const { network } = app;
  const hidden = network.layers.slice(0, -1);
  const output = network.layers[network.layers.length - 1];
  const activations = [...new Set(hidden.map((_, layer) => activationLabel(network, layer)))];
  return (
    <section class="lesson" id={app.idOf("how-it-works")} aria-labelledby={app.idOf("how-title")}>
      <h2 id={app.idOf("how-title")}>How Does {subject(network)} Neural Network Work?</h2>
      <p class="lead">
        This animation shows how a neural network recognises {inputPhrase(network)}. Nothing in it
        is made up: every brightness, line and bar is a number that the network computed for the
        drawing on the pad.
      </p>
      <p>
        The model has {network.layers.length} layers of weights,{" "}
        {listed(network.layers.map(({ name }) => name))}, between these groups of neurons:
      </p>
      <ul class="layers">
        <li>
          <b>Input layer</b>
          <span>{aboutInput(network)}</span>
        </li>
        {hidden.length > 0 ? (
          <li>
            <b>{hidden.length === 1 ? "Hidden layer" : "Hidden layers"}</b>
            <span>
              {hidden.length === 1 ? "It contains " : `There are ${hidden.length}, with `}
              {listed(hidden.map(({ outputs }) => many(outputs)))} neurons
              {hidden.length === 1 ? "" : " respectively"}. Each processes what the layer before it
              found out.
            </span>
          </li>
        ) : null}
        <li>
          <b>Output layer</b>
          <span>
            {many(output.outputs)} neurons, one for each answer: {answers(network)}.
          </span>
        </li>
      </ul>
      {hidden.length > 0 ? (
        <p>
          Between the layers stands <b>{listed(activations)}</b>
          {activations.includes("ReLU")
            ? ": it keeps a value that is above zero and turns everything else into 0. A neuron that stays above 0 is active; the others pass nothing on."
            : ": it bends each value by a fixed curve, so that the layers together can do more than one alone."}{" "}
          <ActiveNow app={app} />
        </p>
      ) : null}
      <p>
        After the last layer comes <b>log_softmax</b>, the logarithm of the softmax function.
        Softmax turns the {many(output.outputs)} scores into probabilities: each is a value between
        0 and 1, and their sum equals 1. That is how the network tells which {answerNoun(network)}{" "}
        has the highest probability.
      </p>
      <p>
        On the stage, <b class="text-active">active neurons are red</b>, brighter for larger values,
        and the <b>important connections</b> are drawn as lines:{" "}
        <span class="text-for">solid and warm</span> where they speak for the answer,{" "}
        <span class="text-against">dashed and cool</span> where they speak against it. The
        probability of each {answerNoun(network)} is a bar, and the one with the highest probability
        is shown as the prediction. <Now app={app} />
      </p>
      <Accuracy network={network} />
    </section>
  );
}

export function Training({ app }: { app: App }) {
  const { network } = app;
  return (
    <section class="lesson" aria-labelledby={app.idOf("training-title")}>
      <h2 id={app.idOf("training-title")}>Where the weights come from</h2>
      <p>
        Nobody wrote the {many(weightsOf(network))} weights and biases: they were learnt. During
        training the network is shown many examples with the right answer, and a loss function of
        the cross-entropy kind measures how wrong it is: <code>nn.NLLLoss</code> on the output of
        log_softmax, or <code>nn.CrossEntropyLoss</code>, which does both steps at once. Every
        weight is then moved a little in the direction that makes the loss smaller, again and again.
        When training is complete, the model gives a <b>prediction</b> for each image that it is
        shown: the {answerNoun(network)} with the highest probability.
      </p>
      {network.credits ? <p class="credits">{network.credits}</p> : null}
    </section>
  );
}

function ActiveNow({ app }: { app: App }) {
  const text = useComputed(() => {
    const { trace, blank } = app.reading.value;
    if (blank) return "";
    const hidden = trace.layers.slice(0, -1).map(({ name, post }) => {
      const active = post.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
      return `${many(active)} of ${many(post.length)} in ${name}`;
    });
    return `For your drawing, right now, these are active: ${listed(hidden)}.`;
  });
  return <span class="live">{text}</span>;
}

function Now({ app }: { app: App }) {
  const text = useComputed(() => {
    const { trace, blank } = app.reading.value;
    if (blank) return "";
    const name = app.network.classNames[trace.prediction];
    return `For your drawing that is ${name}, with ${percent(trace.confidence)}.`;
  });
  return <span class="live">{text}</span>;
}

function Accuracy({ network }: { network: Network }) {
  if (network.accuracy.length === 0) return null;
  return (
    <p>
      How often is it right? Measured:{" "}
      {listed(
        network.accuracy.map(
          ({ data, images, accuracy }) =>
            `${exactPercent(accuracy)} of ${many(images)} images (${data})`,
        ),
      )}
      . It always answers, even to a scribble: a high probability says how sure the network is, not
      that it is right.
    </p>
  );
}

const subject = (network: Network): string => (/mnist/i.test(network.name) ? "MNIST" : "This");

const inputPhrase = (network: Network): string =>
  isDigits(network) ? "a handwritten digit" : "what it is shown";

const answerNoun = (network: Network): string => (isDigits(network) ? "digit" : "class");

/** Classes that a sentence names. */
const MOST_LISTED = 12;

function answers(network: Network): string {
  const { classNames } = network;
  if (isDigits(network)) return `the digits ${classNames[0]}–${classNames[classNames.length - 1]}`;
  if (classNames.length > MOST_LISTED) {
    return `${classNames.slice(0, MOST_LISTED).join(", ")} and ${many(classNames.length - MOST_LISTED)} more`;
  }
  return listed(classNames);
}

function aboutInput(network: Network): string {
  const count = many(network.inputs);
  if (!isPicture(network)) return featuresOf(network);
  const { kind, planes, rows, columns } = readsOf(network);
  const size = [...(kind === "planes" ? [planes] : []), rows, columns].join("×");
  const what = isDigits(network) ? "pixel handwritten image" : "image";
  return `The ${size} ${what} is converted into a vector of ${count} neurons.`;
}

function featuresOf({ featureNames, inputs: count }: Network): string {
  const numbers = count === 1 ? "One number" : `${many(count)} numbers, one neuron each`;
  if (!featureNames) return `${numbers}.`;
  const more = count > MOST_LISTED ? ["more"] : [];
  return `${numbers}: ${listed([...featureNames.slice(0, MOST_LISTED), ...more])}.`;
}

function weightsOf({ operations }: Network): number {
  const learnt = operations.flatMap(({ tensors }) => Object.values(tensors));
  return learnt.reduce((sum, { values }) => sum + values.length, 0);
}
