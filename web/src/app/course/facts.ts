/** What the chapters know of the network and of what is on the pad. */
import type { Arrangement } from "../../inside/arrange";
import { runnerUp } from "../../inside/contrast";
import { type InputForm, isPicture } from "../../network/input";
import type { Network } from "../../network/network";
import { INPUT } from "../../operations/operation";
import type { About, Who } from "../../words/en/coursecards";
import { isDigits, plainName } from "../../words/names";
import type { Words } from "../../words/words";
import type { Reading } from "../reading";
import { seedOf } from "./guessing";

/** What decides which chapters there are: it does not change with the drawing. */
export interface Ground {
  readonly network: Network;
  readonly form: InputForm;
  readonly districts: Arrangement | null;
}

export interface Facts extends Ground {
  readonly words: Words;
  readonly reading: Reading;
  readonly about: About;
  /** Decides orders and decoys: the same for the same input. */
  readonly seed: number;
  readonly blank: boolean;
  /** The class that the last task asks for. */
  readonly wanted: number;
}

export function factsOf(ground: Ground & Pick<Facts, "words" | "reading" | "wanted">): Facts {
  const { network, reading } = ground;
  return {
    ...ground,
    about: { digits: isDigits(network), picture: isPicture(network) },
    seed: seedOf(reading.trace.image),
    blank: reading.blank,
  };
}

/** A picture in one plane, which the lesson can lay out as one. */
export const isDrawing = ({ form }: Ground): boolean => form.kind === "picture";

export const hiddenOf = ({ planes }: Network): number => planes.length - 1;

/** The first layer multiplies the input by weights, a neuron at a time. */
export function startsLinear(network: Network): boolean {
  const [first] = network.planes;
  return network.operation(first.name).kind === "linear" && first.reads.join() === INPUT;
}

export const nameOf = ({ network }: Facts, index: number): string => plainName(network, index);

/** The neuron of a layer that the story follows, as sentences call it. */
export function whoOf(facts: Facts, layer: number, index: number): Who {
  const isLast = layer === facts.network.planes.length - 1;
  return isLast ? { output: nameOf(facts, index) } : { neuron: index };
}

/** The answer and the class that came second. */
export function leadersOf({ reading: { trace } }: Facts) {
  const { prediction: first, probs } = trace;
  const second = runnerUp(probs, first);
  return { first, second, p: probs[first], q: probs[second] };
}
