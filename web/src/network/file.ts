/**
 * Reads a network from one `.safetensors` file. The file may come from a stranger, so every field
 * is checked and anything wrong ends in one InputError. What makes a network consistent is left to
 * its records, what the first format looked like to `format1`.
 */
import { shown, wrong } from "../base/errors";
import { type Fields, readFields } from "../base/fields";
import { type Named, named } from "../base/named";
import { readTensors, type Tensor } from "../base/safetensors";
import type { Operation } from "../operations/operation";
import { MOST_OPERATIONS, MOST_PLANES } from "./check";
import { formOf } from "./form";
import { fromFormat1 } from "./format1";
import { MEASURED, type Measured } from "./measured";
import { Network } from "./network";
import { measuredIn, restOf, type Tensors } from "./parts";

const FORMAT = 2;
const MOST_READS = 64;

/** The network in a `.safetensors` file. Throws InputError for anything that is not one. */
export function parseNetwork(bytes: ArrayBuffer): Network {
  const { tensors, metadata } = readTensors(bytes);
  return networkOf(metadata.get("forwardpass"), tensors);
}

/** The network of a description, and of the tensors that came with it. Throws InputError. */
export function networkOf(about: string | undefined, tensors: Tensors): Network {
  if (about === undefined) {
    throw wrong("noDescription");
  }
  const fields = readFields("description", about);
  const format = fields.whole("format");
  if (format === 1) return fromFormat1(fields, tensors);
  if (format === FORMAT) return fromFields(fields, tensors);
  throw wrong("otherFormat", format, FORMAT);
}

function fromFields(fields: Fields, tensors: Tensors): Network {
  const own = byOwner(tensors);
  const operations = fields
    .objects("operations", MOST_OPERATIONS)
    .map((entry) => readOperation(entry, own));
  checkTensors(operations, own);
  const scales = named<number>();
  const planes = fields.has("planes") ? fields.objects("planes", MOST_PLANES) : [];
  for (const plane of planes) scales[plane.text("name")] = plane.number("scale", 1);
  return new Network({
    ...restOf(fields),
    operations,
    measured: readMeasured(operations, tensors, scales),
  });
}

/** Tensors are named after the operation that owns them: "fc1.weight". */
function byOwner(tensors: Tensors): ReadonlyMap<string, Map<string, Tensor>> {
  const owners = new Map<string, Map<string, Tensor>>();
  for (const [name, tensor] of tensors) {
    const dot = name.lastIndexOf(".");
    const owner = name.slice(0, Math.max(dot, 0));
    const own = owners.get(owner) ?? new Map<string, Tensor>();
    owners.set(owner, own.set(name.slice(dot + 1), tensor));
  }
  return owners;
}

function readOperation(fields: Fields, own: ReturnType<typeof byOwner>): Operation {
  const name = fields.text("name");
  const parts = [...(own.get(name) ?? [])].filter(([part]) => !isMeasured(part));
  return {
    name,
    kind: fields.text("kind"),
    reads: fields.texts("reads", MOST_READS),
    shape: fields.sizes("shape"),
    tensors: named(parts),
    settings: fields.settings("settings"),
    line: fields.has("line") ? fields.whole("line") : null,
  };
}

const isMeasured = (part: string): boolean => MEASURED.some((each) => each === part);

/** Every tensor belongs to an operation. */
function checkTensors(
  operations: readonly Operation[],
  own: ReadonlyMap<string, ReadonlyMap<string, Tensor>>,
): void {
  const names = new Set(operations.map(({ name }) => name));
  for (const [owner, parts] of own) {
    if (names.has(owner)) continue;
    const [part] = parts.keys();
    const tensor = owner === "" ? part : `${owner}.${part}`;
    throw wrong("tensorUnused", shown(tensor));
  }
}

/** What was measured of every plane, which is named after an operation. */
function readMeasured(
  operations: readonly Operation[],
  tensors: Tensors,
  scales: Named<number>,
): Named<Measured> {
  const measured = named<Measured>();
  for (const { name, shape } of operations) {
    const facts = measuredIn(tensors, name, formOf(shape).maps);
    const scale = scales[name] ?? 1;
    if (scale !== 1 || Object.keys(facts).length > 0) measured[name] = { scale, ...facts };
  }
  for (const [name, scale] of Object.entries(scales)) if (scale !== 1) measured[name] ??= { scale };
  return measured;
}
