/**
 * What a cell of a map looks at: the boxes of its patch on the planes that it reads, and its
 * receptive field in the input. Boxes that are a whole map or picture say nothing and are left out.
 */
import { type Box, patch, receptiveField } from "../inside/field";
import { cellOf, type Form } from "../network/form";
import { readsOf } from "../network/input";
import type { Network } from "../network/network";
import type { NeuronId } from "./look";

/** A box of cells of one map of a block, or of the input's picture (block 0). */
export interface Looked {
  readonly k: number;
  readonly map: number;
  readonly box: Box;
  /** The patch that is read, or all of the input that can reach the unit. */
  readonly what: "patch" | "field";
}

let last: { network: Network; id: NeuronId; looked: readonly Looked[] } | null = null;

/** Patch and receptive field of a unit; kept for the last one, as a pointer rests. */
export function lookedAt(network: Network, id: NeuronId): readonly Looked[] {
  const { layer, index } = id;
  const same = last?.network === network && last.id.layer === layer && last.id.index === index;
  if (!last || !same) last = { network, id, looked: layer < 0 ? [] : find(network, id) };
  return last.looked;
}

function find(network: Network, { layer, index }: NeuronId): readonly Looked[] {
  // A neuron of a row that reads whole maps looks at nothing in particular.
  if (network.planes[layer].form.kind === "row") return [];
  const patches = patch(network, layer, index).flatMap(({ from, units }) =>
    boxesOf(formAt(network, from), units).map(
      ([map, box]): Looked => ({ k: from + 1, map, box, what: "patch" }),
    ),
  );
  const input = formAt(network, -1);
  const field = receptiveField(network, layer, index);
  if (!field || isWhole(input, field)) return patches;
  const planes = Array.from({ length: input.maps }, (_, map) => map);
  return [...patches, ...planes.map((map): Looked => ({ k: 0, map, box: field, what: "field" }))];
}

function formAt(network: Network, from: number): Form {
  if (from >= 0) return network.planes[from].form;
  const { rows, columns, planes } = readsOf(network);
  return { kind: "maps", maps: planes, rows, columns, cells: rows * columns };
}

const isWhole = ({ rows, columns }: Form, { top, bottom, left, right }: Box): boolean =>
  top <= 0 && left <= 0 && bottom >= rows - 1 && right >= columns - 1;

/** The smallest box on each map that holds all of its units. */
function boxesOf(form: Form, units: Int32Array): (readonly [map: number, box: Box])[] {
  const boxes = new Map<number, Box>();
  for (const unit of units) {
    const map = Math.floor(unit / form.cells);
    const [row, column] = cellOf(form, unit);
    const { top = row, bottom = row, left = column, right = column } = boxes.get(map) ?? {};
    boxes.set(map, {
      top: Math.min(top, row),
      bottom: Math.max(bottom, row),
      left: Math.min(left, column),
      right: Math.max(right, column),
    });
  }
  return [...boxes].filter(([, box]) => !isWhole(form, box));
}
