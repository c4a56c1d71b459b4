/** Whether the parts of a network fit together; every message is one sentence. */
import { shown, wrong } from "../base/errors";
import type { Counted } from "../base/faults";
import {
  checkNumbers,
  checkOperation,
  INPUT,
  isName,
  MOST_NUMBERS,
  type Operation,
  refused,
  type Shape,
  sameShape,
  sizeOf,
} from "../operations/operation";
import { kindOf } from "../operations/table";
import type { NetworkParts, Source } from "./about";
import { MEASURED, type Measured } from "./measured";
import type { Plane } from "./planes";

export const MOST_OPERATIONS = 1024;
export const MOST_PLANES = 256;
/** Of all values of one example. */
export const MOST_IN_PASS = 2 ** 27;
/** A bar and a label each, on one page. */
export const MOST_CLASSES = 2000;

/** Everything reads what came before it, fits it, and is read itself. Throws InputError. */
export function checkGraph({ operations, inputShape, source }: NetworkParts): void {
  checkCount(operations.length, MOST_OPERATIONS, "operations");
  const shapes = new Map<string, Shape>([[INPUT, inputShape]]);
  const read = new Set<string>();
  for (const op of operations) {
    checkOperation(op);
    checkLine(source, op.name, op.line);
    if (shapes.has(op.name)) throw refused(op, "sameName");
    const reads = op.reads.map((each) => {
      read.add(each);
      const shape = shapes.get(each);
      if (shape) return shape;
      throw refused(op, "readsLater", shown(each));
    });
    const shape = kindOf(op).check(op, reads);
    if (!sameShape(shape, op.shape)) {
      throw refused(op, "givesOther", shown(shape), shown(op.shape));
    }
    shapes.set(op.name, shape);
  }
  checkNumbersOf(shapes);
  for (const op of operations.slice(0, -1)) {
    if (!read.has(op.name)) throw refused(op, "unread");
    if (kindOf(op).role === "output") throw refused(op, "notLast", op.kind);
  }
}

/** What would not fit in memory is refused: the sizes come from a file. */
function checkNumbersOf(shapes: ReadonlyMap<string, Shape>): void {
  const counts = [...shapes.values()].map(sizeOf);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (sizeOf(shapes.get(INPUT) ?? []) > MOST_NUMBERS || total > MOST_IN_PASS) {
    throw wrong("tooManyNumbers", total);
  }
}

/** Names, scores and what was measured. Throws InputError. */
export function checkNetwork(
  parts: NetworkParts,
  planes: readonly Plane[],
  scores: Operation,
): void {
  const { name, inputShape, featureNames } = parts;
  const inputs = sizeOf(inputShape);
  if (!isName(name)) throw wrong("networkName", shown(name));
  if (featureNames && featureNames.length !== inputs) {
    throw wrong("featureNames", inputs, featureNames.length);
  }
  checkScores(parts, planes, scores);
  checkMeasured(parts, planes);
}

/** The last plane gives the scores, one a class, whatever it ends with. */
function checkScores(
  { classNames }: NetworkParts,
  planes: readonly Plane[],
  scores: Operation,
): void {
  checkCount(planes.length, MOST_PLANES, "layers");
  if (scores.shape.length !== 1) {
    throw refused(scores, "noScores", shown(scores.shape));
  }
  const last = planes[planes.length - 1];
  checkCount(last.outputs, MOST_CLASSES, "classes");
  if (classNames.length !== last.outputs) {
    throw wrong("outputsOfClasses", shown(last.name), last.outputs, classNames.length);
  }
}

function checkCount(count: number, most: number, what: Counted): void {
  if (count >= 1 && count <= most) return;
  throw wrong("countOf", count, what, most);
}

/** The line of an operation is one of the source's, or null. */
export function checkLine(source: Source | undefined, name: string, line: number | null): void {
  const lines = (source?.text ?? "").split("\n").length;
  if (line === null || (line >= 1 && line <= lines)) return;
  throw wrong("lineOf", shown(name), line, lines);
}

/** What was measured belongs to hidden planes, and the lamp reads all of them or none. */
function checkMeasured(
  { measured = {}, classNames, lamp }: NetworkParts,
  planes: readonly Plane[],
): void {
  const hidden = planes.slice(0, -1);
  for (const [name, facts] of Object.entries(measured)) {
    const plane = hidden.find((each) => each.name === name);
    if (plane) checkFacts(plane, facts, classNames.length);
    else throw wrong("onlyHidden", shown(name));
  }
  const weighed = hidden.filter(({ name }) => measured[name]?.familiar).length;
  if (weighed !== (lamp ? Math.max(hidden.length, 1) : 0)) {
    throw wrong("lampLacks");
  }
}

function checkFacts({ name, form }: Plane, facts: Measured, classes: number): void {
  if (!(facts.scale > 0 && facts.scale < Number.POSITIVE_INFINITY)) {
    throw wrong("scaleOf", shown(name), String(facts.scale));
  }
  for (const part of MEASURED) {
    const values = facts[part];
    const rows = part === "responses" ? classes : 1;
    if (values) checkNumbers(`${name}.${part}`, values, rows * form.maps, rows);
  }
  if (facts.often && !facts.often.every((share) => share >= 0 && share <= 1)) {
    throw wrong("sharesOf", shown(`${name}.often`));
  }
}
