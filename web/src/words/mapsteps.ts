/**
 * What the steps of a story say of stacks of feature maps, and of planes that pool, join or change
 * what they read, in a language and with this drawing's numbers. Knows nothing of time or of pictures.
 */
import { fanIn } from "../inside/bundle";
import { formOf } from "../network/form";
import { isPicture, readsOf } from "../network/input";
import type { Network } from "../network/network";
import type { Plane } from "../network/planes";
import { INPUT, integersOf, type Operation, type Shape, sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import { type Choice, flowInto } from "../scene/lines";
import type { NeuronId } from "../scene/look";
import type { Scene, Step } from "../scene/scene";
import { isConv, isStack, layingOf, normsOf } from "../scene/steps";
import { plain } from "../trace/trace";
import type { Left, Lit, Looking, Norming, Part, Pooling } from "./en/mapsteps";
import { activationLabel, cellAt } from "./names";
import type { Words } from "./words";

type Told = Pick<Step, "layer" | "through">;

const firstOf = (network: Network, layer: number): Operation =>
  network.operation(network.planes[layer].name);

/** The sides of a value: height and width, or length; null for a row of numbers. */
function sidesOf(shape: Shape): readonly number[] | null {
  const { kind, rows, columns } = formOf(shape);
  if (kind === "row") return null;
  return shape.length === 2 ? [columns] : [rows, columns];
}

/** What one window of a convolution lies on. */
export function lookingOf(network: Network, layer: number): Looking {
  const op = firstOf(network, layer);
  const [, depth = 1, ...size] = op.tensors.weight?.shape ?? [];
  const [shape] = network.shapesRead(op);
  return { size, depth, of: shape[0] ?? 1, pixels: readsInput(network, layer) };
}

const readsInput = ({ planes }: Network, layer: number): boolean =>
  planes[layer].reads.every((read) => read === INPUT);

/** How a plane's numbers are above 0, and what is drawn into it. */
function litIn(scene: Scene, layer: number, lines: Choice): Lit {
  const { network, trace } = scene;
  const { post } = trace.layers[layer];
  const { count, share } = flowInto(scene, layer, null, lines);
  const active = post.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const maps = isStack(network.planes[layer]);
  // Of the first layer also in words; of stacks behind it the stage tells.
  const told = !maps || scene.followed?.layer === layer;
  return { active, count: post.length, lines: count, share, maps, told };
}

function leftOf({ form, shape }: Plane): Left {
  const size = sidesOf(shape);
  return { maps: size ? form.maps : sizeOf(shape), size };
}

/** What a plane reads, by name. */
const namesRead = ({ planes }: Network, layer: number, { mapSteps: maps }: Words): string[] =>
  planes[layer].reads.map((read) => (read === INPUT ? maps.input : read));

/** A cell that is told slowly looks through its window. */
export function aboutWindow(scene: Scene, id: NeuronId, { mapSteps: maps }: Words): string {
  const { network } = scene;
  const cell = cellAt(network, id.layer, id.index) ?? { map: 0, row: 1, column: 1 };
  return maps.products(cell, lookingOf(network, id.layer));
}

/** The window of that cell, everywhere. */
export function aboutSliding(
  { network, trace }: Scene,
  id: NeuronId,
  { mapSteps: maps }: Words,
): string {
  const { form } = network.planes[id.layer];
  const map = cellAt(network, id.layer, id.index)?.map ?? 0;
  const { size, depth, pixels } = lookingOf(network, id.layer);
  const own = trace.layers[id.layer].post.subarray(map * form.cells, (map + 1) * form.cells);
  const active = own.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  return maps.window(map, depth * sizeOf(size), pixels, active, form.cells);
}

const NORMING: Readonly<Record<string, Norming>> = {
  batch_norm: "measured",
  scale: "fixed",
  layer_norm: "together",
  group_norm: "together",
  local_response_norm: "beside",
};

/** What the norms of a plane make of the sum of one neuron. */
export function aboutNorm(
  scene: Scene,
  { layer, index }: NeuronId,
  { mapSteps: maps }: Words,
): string {
  const { network, trace } = scene;
  const plane = network.planes[layer];
  const norms = normsOf(network, plane);
  const sum = plain(network, trace, firstOf(network, layer))[index];
  const norming = NORMING[norms[0]?.kind] ?? "fixed";
  const names = norms.map(({ name }) => name);
  return maps.norm(names, norming, isStack(plane), sum, trace.layers[layer].pre[index]);
}

/** Before a plane of neurons the maps that it reads are laid in a row. */
export function aboutLaying({ network }: Scene, layer: number, { mapSteps: maps }: Words): string {
  const laid = layingOf(network, layer);
  const [shape] = laid ? network.shapesRead(laid) : [[]];
  const { maps: count } = formOf(shape);
  return maps.lay(laid?.name ?? "", count, sidesOf(shape) ?? [1], sizeOf(shape));
}

/**
 * A whole plane that is a stack, pools, joins in another way than by adding, or only changes what it
 * reads; null for a row of neurons, of which `steps.layer` tells.
 */
export function aboutPlane(
  scene: Scene,
  layer: number,
  words: Words,
  lines: Choice,
): string | null {
  const op = firstOf(scene.network, layer);
  return TELLING[kindOf(op).role]?.(scene, layer, words, lines) ?? null;
}

type Telling = (scene: Scene, layer: number, words: Words, lines: Choice) => string | null;

const TELLING: Readonly<Record<string, Telling>> = {
  affine: aboutWeights,
  pool: aboutPool,
  join: aboutJoin,
  norm: aboutOwnNorm,
  activation: aboutOwnActivation,
  dropout: ({ network }, layer, { mapSteps: maps }) => maps.unchanged(network.planes[layer].name),
};

function aboutWeights(
  scene: Scene,
  layer: number,
  { mapSteps: maps }: Words,
  lines: Choice,
): string | null {
  const { network, followed } = scene;
  const plane = network.planes[layer];
  if (!isStack(plane)) return null;
  const lit = litIn(scene, layer, lines);
  if (!isConv(firstOf(network, layer))) return maps.rowwise(plane.name, lit);
  const { form } = plane;
  if (followed?.layer === layer) return maps.everyMap(plane.name, form.maps, lit);
  return maps.convolution(plane.name, form.maps, lookingOf(network, layer), lit);
}

export const poolingOf = (kind: string): Pooling =>
  /max/.test(kind) ? "largest" : kind === "sum" ? "sum" : "mean";

function aboutPool({ network }: Scene, layer: number, { mapSteps: maps }: Words): string {
  const plane = network.planes[layer];
  const op = firstOf(network, layer);
  const [shape] = network.shapesRead(op);
  const pooling = poolingOf(op.kind);
  const rest = leftOf(plane);
  const read = formOf(shape);
  if (read.kind !== "row" && read.cells === fanIn(network, layer)) {
    return maps.wholeMap(plane.name, pooling, rest);
  }
  if (op.settings.kernel !== undefined) {
    const kernel = integersOf(op, "kernel");
    return sizeOf(kernel) > 1
      ? maps.pool(plane.name, pooling, kernel, rest)
      : maps.poolNothing(plane.name);
  }
  if (op.settings.size !== undefined) {
    return maps.shared(plane.name, pooling, integersOf(op, "size"), rest);
  }
  return maps.along(plane.name, pooling, fanIn(network, layer), rest);
}

function aboutJoin(scene: Scene, layer: number, words: Words, lines: Choice): string | null {
  const { network } = scene;
  const { mapSteps: maps } = words;
  const plane = network.planes[layer];
  const names = namesRead(network, layer, words);
  const { kind } = firstOf(network, layer);
  if (kind === "concat") return maps.concat(plane.name, names, leftOf(plane));
  const lit = litIn(scene, layer, lines);
  if (kind === "maximum") return maps.maximum(plane.name, names, lit);
  if (kind === "gate") return maps.gate(plane.name, names, lit);
  if (kind === "sub") return maps.subtract(plane.name, names, lit);
  return isStack(plane) ? maps.add(plane.name, names, lit) : null;
}

function aboutOwnNorm(scene: Scene, layer: number, words: Words, lines: Choice): string {
  const { network, trace } = scene;
  const { name } = network.planes[layer];
  if (!readsInput(network, layer)) {
    return words.mapSteps.normOf(
      name,
      namesRead(network, layer, words),
      litIn(scene, layer, lines),
    );
  }
  const { post } = trace.layers[layer];
  const [least, most] = [Math.min, Math.max].map((pick) => post.reduce((a, b) => pick(a, b)));
  return words.mapSteps.normFirst(name, isPicture(network), least, most);
}

function aboutOwnActivation(scene: Scene, layer: number, words: Words, lines: Choice): string {
  const { network } = scene;
  const { mapSteps: maps } = words;
  const { name } = network.planes[layer];
  const kind = network.activationOf(network.planes[layer]);
  if (kind === "identity") return maps.unchanged(name);
  const [names, lit] = [namesRead(network, layer, words), litIn(scene, layer, lines)];
  if (kind === "relu") return maps.reluOf(name, names, lit);
  return maps.bentOf(name, activationLabel(network, layer, words), names, lit);
}

/** Several planes of a deep network in one step. */
export function aboutStretch(scene: Scene, told: Told, words: Words, lines: Choice): string {
  const { network } = scene;
  const planes = network.planes.slice(told.layer, told.through + 1);
  const counts = new Map<Part, number>();
  for (const { name } of planes) {
    const part = partOf(network.operation(name));
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const rest = planes.map(leftOf);
  const same = rest.every((each) => JSON.stringify(each) === JSON.stringify(rest[0]));
  const lit = litIn(scene, told.through, lines);
  return words.mapSteps.together(
    stretchName(network, told, words),
    [...counts],
    same ? rest[0] : null,
    lit,
  );
}

function partOf(op: Operation): Part {
  if (isConv(op)) return "convolution";
  if (op.kind === "concat") return "concatenation";
  if (op.kind === "maximum") return "maximum";
  if (op.kind === "gate") return "other";
  const parts: Readonly<Record<string, Part>> = {
    affine: "layer",
    pool: "pool",
    join: "addition",
    norm: "norm",
  };
  return parts[kindOf(op).role] ?? "other";
}

/** What several planes are called together: "layer1" for layer1.0.conv1 to layer1.1.conv2. */
export function stretchName(
  { planes }: Network,
  { layer, through }: Told,
  { mapSteps: maps }: Words,
): string {
  const [first, last] = [planes[layer].name, planes[through].name];
  if (layer === through) return first;
  const names = planes.slice(layer, through + 1).map(({ name }) => name.split("."));
  const [one] = names;
  let common = 0;
  while (common + 1 < one.length && names.every((parts) => parts[common] === one[common])) common++;
  return common > 0 ? one.slice(0, common).join(".") : maps.range(first, last, through - layer > 1);
}

/** The input as the picture that the network reads, without being laid in a row. */
export function aboutPicture({ network, trace }: Scene, { mapSteps: maps }: Words): string {
  const { image } = trace;
  const { planes, rows, columns } = readsOf(network);
  const above = image.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const [least, most] = [Math.min, Math.max].map((pick) => image.reduce((a, b) => pick(a, b)));
  return maps.pixels([rows, columns], planes, least, most, above);
}
