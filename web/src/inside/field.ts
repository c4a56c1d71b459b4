/**
 * What a unit looks at: its patch, the units of each plane that it reads, and its receptive field,
 * the box of the input that can reach it. Both are the same for every image.
 */
import { type Form, formOf } from "../network/form";
import { readsOf } from "../network/input";
import type { Network } from "../network/network";
import { placesOf } from "../network/places";
import { INPUT, type Operation, sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import { bundlesOfPlane, incoming } from "./bundle";
import { checkNeuron } from "./neuron";

/** The units of one plane, or of the input (-1), that a unit reads; in order, each once. */
export interface Patch {
  readonly from: number;
  readonly units: Int32Array;
}

/** Cells of a picture, from the first to the last of both, counted from 0. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a unit reads, a patch for each plane that its plane reads. */
export function patch(network: Network, layer: number, unit: number): Patch[] {
  checkNeuron(network, layer, unit);
  return bundlesOfPlane(network, layer).map((bundle) => {
    const terms = incoming(bundle, unit);
    const units = new Set(
      terms.flatMap(({ units: own, shift, weights }) =>
        Array.from(own ?? weights.keys(), (i) => i + shift),
      ),
    );
    return { from: bundle.from, units: Int32Array.from(units).sort() };
  });
}

/**
 * The smallest box of the input's picture that holds every pixel that can reach a unit; null where
 * none does, or where the input is no picture. Colour planes count as one picture.
 */
export function receptiveField(network: Network, layer: number, unit: number): Box | null {
  checkNeuron(network, layer, unit);
  const { post } = network.planes[layer];
  const regions = new Map([[post, new Region(formOf(network.shapeOf(post)))]]);
  regions.get(post)?.add(unit);
  const end = network.operations.findIndex(({ name }) => name === post);
  for (const op of network.operations.slice(0, end + 1).reverse()) {
    const region = regions.get(op.name);
    if (region) reach(network, op, region, regions);
  }
  return pictured(network, regions.get(INPUT));
}

/** Which cells of each map of a value are reached, as a box a map: none, or up to all. */
class Region {
  readonly form: Form;
  readonly #boxes: Int32Array; // top, bottom, left, right of each map; bottom -1 for none
  #full = 0;

  constructor(form: Form) {
    this.form = form;
    this.#boxes = new Int32Array(4 * form.maps);
    for (let at = 0; at < this.#boxes.length; at += 4)
      this.#boxes.set([form.rows, -1, form.columns, -1], at);
  }

  /** Whether every cell is reached, so that nothing can be added. */
  get full(): boolean {
    return this.#full === this.form.maps;
  }

  add(unit: number): void {
    const { cells, columns } = this.form;
    const map = Math.floor(unit / cells);
    const row = Math.floor((unit - map * cells) / columns);
    const column = unit - map * cells - row * columns;
    const box = this.#boxes;
    const at = 4 * map;
    if (row >= box[at] && row <= box[at + 1] && column >= box[at + 2] && column <= box[at + 3]) {
      return;
    }
    box[at] = Math.min(box[at], row);
    box[at + 1] = Math.max(box[at + 1], row);
    box[at + 2] = Math.min(box[at + 2], column);
    box[at + 3] = Math.max(box[at + 3], column);
    if (this.#holds(at)) this.#full++;
  }

  #holds(at: number): boolean {
    const [top, bottom, left, right] = this.#boxes.subarray(at, at + 4);
    const { rows, columns } = this.form;
    return top === 0 && left === 0 && bottom === rows - 1 && right === columns - 1;
  }

  /** The corners of every box, once each. */
  *corners(): Generator<number> {
    for (let map = 0; map < this.form.maps; map++) yield* this.#units(map, true);
  }

  /** Every unit in a box. */
  *units(): Generator<number> {
    for (let map = 0; map < this.form.maps; map++) yield* this.#units(map, false);
  }

  *#units(map: number, corners: boolean): Generator<number> {
    const [top, bottom, left, right] = this.#boxes.subarray(4 * map, 4 * map + 4);
    const { cells, columns } = this.form;
    for (let row = top; row <= bottom; row += corners ? Math.max(bottom - top, 1) : 1) {
      for (let column = left; column <= right; column += corners ? Math.max(right - left, 1) : 1) {
        yield map * cells + row * columns + column;
      }
    }
  }
}

/** Carries a region of an operation's value to what it reads. */
function reach(
  network: Network,
  op: Operation,
  region: Region,
  regions: Map<string, Region>,
): void {
  const { role } = kindOf(op);
  const reads = op.reads.map((name) => {
    const found = regions.get(name) ?? new Region(formOf(network.shapeOf(name)));
    regions.set(name, found);
    return found;
  });
  if (role === "activation" || role === "dropout")
    for (const unit of region.corners()) reads[0].add(unit);
  else if (role === "reshape") reachMoved(network, op, region, reads[0]);
  else reachTerms(network, op, region, reads);
}

function reachMoved(network: Network, op: Operation, region: Region, read: Region): void {
  const places = placesOf(op, network.shapeOf(op.reads[0]));
  for (const unit of region.units()) {
    const place = places ? places[unit] : unit;
    if (place >= 0) read.add(place);
  }
}

/**
 * The corners reach as far as all of a box: rows and columns that are read depend on the row and
 * the column alone. Maps that share a pattern are looked at once.
 */
function reachTerms(
  network: Network,
  op: Operation,
  region: Region,
  reads: readonly Region[],
): void {
  const shapes = network.shapesRead(op);
  const blank = shapes.map((shape) => new Float32Array(sizeOf(shape)));
  const kind = kindOf(op);
  const seen = new Map<Int32Array, Set<number>>();
  for (const unit of region.corners()) {
    if (reads.every(({ full }) => full)) return;
    for (const { read, units, shift, weights } of kind.terms(op, unit, blank, shapes)) {
      if (units && op.reads.length === 1) {
        const shifts = seen.get(units) ?? new Set<number>();
        if (shifts.has(shift)) continue;
        seen.set(units, shifts.add(shift));
      }
      for (let k = 0; k < weights.length; k++) reads[read].add((units ? units[k] : k) + shift);
    }
  }
}

/** The box of a region of the input in its picture. */
function pictured(network: Network, region: Region | undefined): Box | null {
  const form = readsOf(network);
  if (!region || form.kind === "features") return null;
  const cells = form.rows * form.columns;
  const whole = new Region({
    kind: "picture",
    maps: 1,
    rows: form.rows,
    columns: form.columns,
    cells,
  });
  for (const unit of region.corners()) whole.add(unit % cells);
  const corners = [...whole.corners()];
  if (corners.length === 0) return null;
  const [first, last] = [corners[0], corners[corners.length - 1]];
  return {
    top: Math.floor(first / form.columns),
    bottom: Math.floor(last / form.columns),
    left: first % form.columns,
    right: last % form.columns,
  };
}
