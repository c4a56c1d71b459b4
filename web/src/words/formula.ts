/**
 * The story's arithmetic in one line: what one neuron computes in a step, with this drawing's own
 * numbers. Knows nothing of the DOM.
 */

import { bundlesOfPlane, sourceValues, weightsInto } from "../inside/bundle";
import { runnerUp } from "../inside/contrast";
import type { Role } from "../operations/kind";
import { kindOf } from "../operations/table";
import type { NeuronId } from "../scene/look";
import type { Scene, Step } from "../scene/scene";
import { plain } from "../trace/trace";
import type { Exponent, Piece, Summed } from "./en/formula";
import { activationLabel, plainName } from "./names";
import type { Words } from "./words";

/** One line, in pieces as it is written, and as it is read aloud. */
export interface Formula {
  readonly pieces: readonly Piece[];
  readonly aloud: string;
}

/** Products that are written out. */
const WRITTEN = 2;

/** The line of a step, or null where nothing is computed. */
export function stepFormula(
  scene: Scene,
  step: Pick<Step, "kind" | "layer">,
  words: Words,
): Formula | null {
  if (step.kind === "shares") {
    const at = exponentOf(scene);
    return { pieces: words.formula.share(at), aloud: words.formula.shareAloud(at) };
  }
  const at = summedIn(scene, step, words);
  return at && { pieces: [words.formula.sum(at)], aloud: words.formula.sumAloud(at) };
}

/** A line as a text: what stands raised is behind a ^. */
export const formulaText = ({ pieces }: Formula): string =>
  pieces.map((piece) => (typeof piece === "string" ? piece : `^${piece.raised}`)).join("");

/** What the neuron that is told computes in a step, as far as the step has come; null: nothing. */
export function summedIn(
  scene: Scene,
  { kind, layer }: Pick<Step, "kind" | "layer">,
  words: Words,
): Summed | null {
  const { followed } = scene;
  switch (kind) {
    case "products":
      return followed && { ...productsOf(scene, followed), of: null };
    case "sum":
      return followed && { ...productsOf(scene, followed), of: null, sum: sumOf(scene, followed) };
    case "activation":
      return followed && told(wholeOf(scene, followed, words));
    case "layer":
      return wholeOf(scene, tellingOf(scene, layer), words);
    case "scores":
      // The first class, whichever it is: which one is the answer is still to come.
      return wholeOf(scene, { layer, index: 0 }, words);
    default:
      return null;
  }
}

/** It is clear which neuron it is about. */
const told = (at: Summed | null): Summed | null => at && { ...at, of: null };

const SUMS: readonly Role[] = ["affine", "join"];

const roleOf = ({ network }: Scene, layer: number): Role =>
  kindOf(network.operation(network.planes[layer].name)).role;

/** The neuron of a layer that its line is about. */
const tellingOf = ({ followed, spotlight }: Scene, layer: number): NeuronId =>
  followed?.layer === layer ? followed : { layer, index: spotlight[layer] };

function wholeOf(scene: Scene, id: NeuronId, words: Words): Summed | null {
  const { network, trace } = scene;
  const { layer, index } = id;
  // A plane that only bends or drops what it reads adds nothing up.
  if (!SUMS.includes(roleOf(scene, layer))) return null;
  const { activation } = network.planes[layer];
  const last = layer === network.planes.length - 1;
  const name = last ? words.formula.output(plainName(network, index)) : words.formula.neuron(index);
  const summed = { ...productsOf(scene, id), of: name, sum: sumOf(scene, id) };
  if (activation === null) return summed;
  // What follows the activation (dropout, a neuron switched off) is not its doing.
  const a = plain(network, trace, network.operation(activation))[index];
  return { ...summed, bent: { activation: activationLabel(network, layer, words), a } };
}

/** The largest products of a neuron, the first of equal ones first. */
function productsOf(scene: Scene, { layer, index }: NeuronId) {
  const { network, trace } = scene;
  const join = roleOf(scene, layer) === "join";
  const terms: (readonly [a: number, w: number])[] = [];
  let count = 0;
  for (const bundle of bundlesOfPlane(network, layer)) {
    const values = sourceValues(network, trace, bundle);
    const weights = weightsInto(bundle, index, trace.values);
    for (let i = 0; i < weights.length; i++) {
      // What is added up without weights is read by some neurons only.
      if (join && weights[i] === 0) continue;
      count += 1;
      keepLargest(terms, [values[i], weights[i]]);
    }
  }
  return { terms, more: count - terms.length, join };
}

function keepLargest(
  terms: (readonly [a: number, w: number])[],
  next: readonly [a: number, w: number],
): void {
  const size = ([a, w]: readonly [number, number]): number => Math.abs(a * w);
  const place = terms.findIndex((term) => size(next) > size(term));
  if (place >= 0) terms.splice(place, 0, next);
  else if (terms.length < WRITTEN) terms.push(next);
  terms.length = Math.min(terms.length, WRITTEN);
}

function sumOf({ biases, trace }: Scene, { layer, index }: NeuronId) {
  return { bias: biases[layer]?.[index] ?? null, z: trace.layers[layer].pre[index] };
}

function exponentOf({ trace }: Scene): Exponent {
  const { scores, probs, prediction } = trace;
  const others = probs.length > 1 ? [scores[runnerUp(probs, prediction)]] : [];
  const more = probs.length - 1 - others.length;
  return { score: scores[prediction], others, more, share: probs[prediction] };
}
