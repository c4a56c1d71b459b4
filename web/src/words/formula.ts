/**
 * The story's arithmetic in one line: what one neuron computes in a step, with this drawing's own
 * numbers. Knows nothing of the DOM.
 */

import { runnerUp } from "../inside/contrast";
import { formOf, mapOf } from "../network/form";
import type { Network } from "../network/network";
import type { Role } from "../operations/kind";
import { numberOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import type { NeuronId } from "../scene/look";
import type { Scene, Step, StepKind } from "../scene/scene";
import { isSlid, isStack, normsOf } from "../scene/steps";
import { plain } from "../trace/trace";
import type { Exponent, Piece, Summed } from "./en/formula";
import { poolingOf } from "./mapsteps";
import { activationLabel, cellAt, plainName } from "./names";
import { type Term, termsInto } from "./terms";
import type { Words } from "./words";

/** One line, in pieces as it is written, and as it is read aloud. */
export interface Formula {
  readonly pieces: readonly Piece[];
  readonly aloud: string;
}

/** Products that are written out; of one window, where that is what is told; and numbers of a pool. */
const WRITTEN = 2;
const OF_WINDOW = 9;
const OF_POOL = 4;
/** Cells of a row of a map that are written out. */
const OF_ROW = 5;

/** The line of a step, or null where nothing is computed. */
export function stepFormula(scene: Scene, step: Told, words: Words): Formula | null {
  if (step.told) {
    const { formula } = step.told;
    return formula && { pieces: [formula.text], aloud: formula.aloud };
  }
  if (step.kind === "shares") {
    const at = exponentOf(scene);
    return { pieces: words.formula.share(at), aloud: words.formula.shareAloud(at) };
  }
  const other = OTHERS[step.kind]?.(scene, step, words);
  if (other !== undefined) return other;
  const at = summedIn(scene, step, words);
  return at && { pieces: [words.formula.sum(at)], aloud: words.formula.sumAloud(at) };
}

type Told = Pick<Step, "kind" | "layer" | "through" | "told">;

/** Lines that are no sum of products: undefined where a step has such a sum. */
const OTHERS: Partial<
  Record<StepKind, (scene: Scene, step: Told, words: Words) => Formula | null | undefined>
> = {
  norm: normed,
  window: rowOf,
  activation(scene, { layer }, words) {
    const cell = isSlid(scene.network, layer) ? scene.followed : null;
    const at = cell && wholeOf(scene, cell, words);
    if (!at?.bent) return undefined;
    const bent = { ...at.bent, z: at.normed?.z ?? at.sum?.z ?? 0 };
    return { pieces: [words.formula.bent(bent)], aloud: words.formula.bentAloud(bent) };
  },
  layer(scene, { layer, through }, words) {
    if (through > layer) return null;
    const { network } = scene;
    if (roleOf(scene, layer) === "pool")
      return isFirst(network, layer) ? pooled(scene, layer, words) : null;
    const first = isFirst(network, layer) && scene.followed?.layer !== layer;
    return isStack(network.planes[layer]) && !first ? null : undefined;
  },
};

/** Whether no plane before it is of its kind: of others the line would be of the same form. */
function isFirst(network: Network, layer: number): boolean {
  const kinds = network.planes.map(({ name }) => network.operation(name).kind);
  return kinds.indexOf(kinds[layer]) === layer;
}

/** What a batch norm makes of one sum; of other norms no single line tells. */
function normed(
  { network, trace, followed }: Scene,
  { layer }: Told,
  { formula }: Words,
): Formula | null {
  const norms = normsOf(network, network.planes[layer]);
  if (!followed || norms.length !== 1 || norms[0].kind !== "batch_norm") return null;
  const { weight, bias, mean, variance } = norms[0].tensors;
  const channel = mapOf(formOf(norms[0].shape), followed.index);
  const at = {
    sum: plain(network, trace, network.operation(network.planes[layer].name))[followed.index],
    mean: mean.values[channel],
    spread: Math.sqrt(variance.values[channel] + numberOf(norms[0], "eps")),
    weight: weight?.values[channel] ?? 1,
    bias: bias?.values[channel] ?? 0,
    z: trace.layers[layer].pre[followed.index],
  };
  return { pieces: [formula.norm(at)], aloud: formula.normAloud(at) };
}

/** Numbers of the map that the window fills, around the cell that is told. */
function rowOf(scene: Scene, { layer }: Told, { formula }: Words): Formula | null {
  const { followed, network, trace } = scene;
  const cell = followed && cellAt(network, layer, followed.index);
  if (!cell) return null;
  const { columns } = network.planes[layer].form;
  const from = Math.max(Math.min(cell.column - 1 - Math.floor(OF_ROW / 2), columns - OF_ROW), 0);
  const first = followed.index - (cell.column - 1) + from;
  const values = [...trace.layers[layer].post.subarray(first, first + Math.min(OF_ROW, columns))];
  const at = {
    row: cell.row,
    column: from + 1,
    values,
    before: from > 0,
    after: from + values.length < columns,
  };
  return { pieces: [formula.row(at)], aloud: formula.rowAloud(at) };
}

/** What one unit of a pool makes of its numbers: of a few all in their order, else the largest. */
function pooled(scene: Scene, layer: number, words: Words): Formula {
  const { network, trace, spotlight } = scene;
  const index = spotlight[layer];
  const { kind } = network.operation(network.planes[layer].name);
  const all = termsInto(scene, { layer, index }).map(([a]) => a);
  const few = all.length <= OF_POOL;
  const values = few ? all : all.toSorted((a, b) => b - a).slice(0, OF_POOL);
  const at = {
    of: unitLabel(network, { layer, index }, words),
    pooling: poolingOf(kind),
    values,
    more: all.length - values.length,
    value: trace.layers[layer].pre[index],
  };
  return { pieces: [words.formula.pool(at)], aloud: words.formula.poolAloud(at) };
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
  const { followed, network } = scene;
  switch (kind) {
    case "products":
      return (
        followed && {
          ...productsOf(scene, followed, isSlid(network, layer) ? OF_WINDOW : WRITTEN),
          of: null,
        }
      );
    case "sum":
      return followed && { ...productsOf(scene, followed), of: null, sum: sumOf(scene, followed) };
    case "activation":
      // Of a cell the sum was told with its norm.
      return isSlid(network, layer) ? null : followed && told(wholeOf(scene, followed, words));
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

const CHOOSING: readonly string[] = ["concat", "maximum"];

const kindIn = (network: Network, layer: number): string =>
  network.operation(network.planes[layer].name).kind;

const roleOf = ({ network }: Scene, layer: number): Role =>
  kindOf(network.operation(network.planes[layer].name)).role;

/** The neuron of a layer that its line is about. */
const tellingOf = ({ followed, spotlight }: Scene, layer: number): NeuronId =>
  followed?.layer === layer ? followed : { layer, index: spotlight[layer] };

function wholeOf(scene: Scene, id: NeuronId, words: Words): Summed | null {
  const { network, trace } = scene;
  const { layer, index } = id;
  // A plane that only bends, drops, lays or compares what it reads adds nothing up.
  if (!SUMS.includes(roleOf(scene, layer)) || CHOOSING.includes(kindIn(network, layer)))
    return null;
  const { activation } = network.planes[layer];
  const norms = normsOf(network, network.planes[layer]).map(({ name }) => name);
  const summed: Summed = {
    ...productsOf(scene, id),
    of: unitLabel(network, id, words),
    sum: sumOf(scene, id),
    ...(norms.length > 0 && { normed: { names: norms, z: trace.layers[layer].pre[index] } }),
  };
  if (activation === null) return summed;
  // What follows the activation (dropout, a neuron switched off) is not its doing.
  const a = plain(network, trace, network.operation(activation))[index];
  return { ...summed, bent: { activation: activationLabel(network, layer, words), a } };
}

function unitLabel(network: Network, { layer, index }: NeuronId, { formula }: Words): string {
  if (layer === network.planes.length - 1) return formula.output(plainName(network, index));
  const cell = cellAt(network, layer, index);
  return cell ? formula.cell(cell) : formula.neuron(index);
}

/** The largest products of a neuron, the first of equal ones first. */
function productsOf(scene: Scene, id: NeuronId, most = WRITTEN) {
  const join = roleOf(scene, id.layer) === "join";
  const terms: Term[] = [];
  const all = termsInto(scene, id);
  // What is joined has no weight but its sign.
  for (const [a, w] of all) keepLargest(terms, join ? [a * w, 1] : [a, w], most);
  return { terms, more: all.length - terms.length, join };
}

function keepLargest(terms: Term[], next: Term, most: number): void {
  const size = ([a, w]: Term): number => Math.abs(a * w);
  const place = terms.findIndex((term) => size(next) > size(term));
  if (place >= 0) terms.splice(place, 0, next);
  else if (terms.length < most) terms.push(next);
  terms.length = Math.min(terms.length, most);
}

/** What its products and its bias come to, before a norm. */
function sumOf({ biases, network, trace }: Scene, { layer, index }: NeuronId) {
  const sums = plain(network, trace, network.operation(network.planes[layer].name));
  return { bias: biases[layer]?.[index] ?? null, z: sums[index] };
}

function exponentOf({ trace }: Scene): Exponent {
  const { scores, probs, prediction } = trace;
  const others = probs.length > 1 ? [scores[runnerUp(probs, prediction)]] : [];
  const more = probs.length - 1 - others.length;
  return { score: scores[prediction], others, more, share: probs[prediction] };
}
