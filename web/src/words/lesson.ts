/**
 * The lesson below the stage for one network: its sentences in the order in which they are read.
 * Knows nothing of the DOM, nor of what is on the pad.
 */
import { isPicture, readsOf } from "../network/input";
import type { Network } from "../network/network";
import type { Plane } from "../network/planes";
import { numberOf, type Operation } from "../operations/operation";
import { kindOf } from "../operations/table";
import { dropoutOf, isConv, isStack } from "../scene/steps";
import type { InputFacts } from "./en/lesson";
import { activationLabel, frameworkOf, hasMaps, isDigits } from "./names";
import type { Rich } from "./rich";
import type { Words } from "./words";

export interface HowText {
  readonly lead: Rich;
  readonly neuron: readonly Rich[];
  readonly layers: Rich;
  /** What else there is beside layers of weights: windows, pooling, norms. */
  readonly parts: readonly Rich[];
  /** Input, hidden and output layers: what they are called, and what they hold. */
  readonly groups: readonly (readonly [name: string, words: Rich])[];
  readonly activations: Rich | null;
  readonly dropout: Rich | null;
  readonly why: string | null;
  readonly softmax: Rich;
  readonly stage: Rich;
  readonly accuracy: Rich | null;
}

export interface TrainingText {
  readonly learning: Rich;
  readonly loss: Rich;
}

export function howText(network: Network, words: Words): HowText {
  const { lesson } = words;
  const digits = isDigits(network);
  const picture = isPicture(network);
  const { classNames } = network;
  const hidden = network.layers.slice(0, -1);
  const kinds = new Set(hidden.map((plane) => network.activationOf(plane)));
  const slides = hidden.some((plane) => isStack(plane));
  const bent = hidden.flatMap((plane, layer) =>
    slides && network.activationOf(plane) === "identity" ? [] : [layer],
  );
  const labels = bent.map((layer) => activationLabel(network, layer, words));
  const dropout = hidden.map((plane) => dropoutOf(network, plane)).find((found) => found);
  const bends = [...kinds].some((kind) => kind !== "identity");
  return {
    lead: lesson.how(digits, picture),
    neuron: [lesson.neuron, lesson.learnt],
    layers: lesson.layers(weighing(network).map(({ name }) => name)),
    parts: partsOf(network, words),
    groups: [
      [
        lesson.inputLayer,
        slides && picture
          ? lesson.inputMaps(inputOf(network).picture ?? [], digits)
          : lesson.input(inputOf(network)),
      ],
      ...(hidden.length > 0
        ? [
            [
              lesson.hiddenLayers(hidden.length),
              [
                slides
                  ? lesson.hiddenMaps(hidden.map(sized))
                  : lesson.hidden(hidden.map(({ outputs }) => outputs)),
              ],
            ] as const,
          ]
        : []),
      [lesson.outputLayer, [lesson.output({ digits, names: classNames })]],
    ],
    activations:
      bent.length > 0 ? lesson.activations([...new Set(labels)], kinds.has("relu")) : null,
    dropout: dropout ? lesson.dropout(numberOf(dropout, "p")) : null,
    why: bends ? lesson.why(picture) : null,
    softmax: lesson.softmax(network.output, classNames.length, digits),
    stage: lesson.stage(digits, hidden.length > 0 && !slides),
    accuracy: network.accuracy.length > 0 ? lesson.accuracy(network.accuracy, digits) : null,
  };
}

const sized = ({ name, form }: Plane) =>
  [name, form.maps, form.kind !== "row" ? [form.rows, form.columns] : []] as const;

/** The planes that multiply with weights. */
const weighing = (network: Network): Plane[] =>
  network.planes.filter(({ name }) => kindOf(network.operation(name)).role === "affine");

/** Whether every plane is a fully connected layer of neurons. */
export const isFullyConnected = (network: Network): boolean =>
  !hasMaps(network) && weighing(network).length === network.planes.length;

/** Convolutions, pooling and batch norms, where there are any. */
function partsOf(network: Network, { lesson }: Words): Rich[] {
  const named = (fits: (op: Operation) => boolean) => network.operations.filter(fits);
  const windows = named(isConv);
  const pools = named(({ kind }) => kind.includes("pool"));
  const norms = named(({ kind }) => kind === "batch_norm");
  const names = (operations: readonly Operation[]) => operations.map(({ name }) => name);
  const [first] = windows;
  return [
    ...(first
      ? [lesson.convolution(names(windows), first.tensors.weight.shape.slice(2), first.shape[0])]
      : []),
    ...(norms.length > 0 ? [lesson.batchNorm(names(norms))] : []),
    ...(pools.length > 0
      ? [
          lesson.pooling(
            names(pools),
            pools.every(({ kind }) => kind.includes("max")),
          ),
        ]
      : []),
  ];
}

export function trainingText(network: Network, { lesson }: Words): TrainingText {
  const pytorch = frameworkOf(network) === "PyTorch";
  return {
    learning: lesson.training(weightsOf(network), pytorch, network.output, isDigits(network)),
    loss: lesson.loss,
  };
}

/** All sentences of "How it works", in order. */
export const howSentences = (text: HowText, { lesson }: Words): (Rich | string)[] =>
  [
    ...[text.lead, ...text.neuron, text.layers, ...text.groups.flat(), ...text.parts],
    ...[text.activations, text.dropout, text.why, text.softmax, lesson.formula, text.stage],
    text.accuracy,
  ].filter((words) => words !== null);

export function inputOf(network: Network): InputFacts {
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
