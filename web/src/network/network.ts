/**
 * The network without a framework: its operations in order, and what is needed to tell its story.
 * Knows nothing of running, of images or of the file it came from.
 */
import { shown, wrong } from "../base/errors";
import { type Named, named } from "../base/named";
import { INPUT, type Operation, type Shape, sizeOf } from "../operations/operation";
import type { Accuracy, Lamp, NetworkParts, Source } from "./about";
import { checkGraph, checkNetwork } from "./check";
import { type Measured, UNMEASURED } from "./measured";
import { type Plane, planesOf, scoresOf } from "./planes";

export const OUTPUT_NAMES = ["log_softmax", "softmax", "logits"] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];

/** A classifier: operations that read the input and one another, an acyclic graph by name. */
export class Network implements NetworkParts {
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly inputShape: Shape;
  readonly classNames: readonly string[];
  readonly source: Source;
  readonly accuracy: readonly Accuracy[];
  readonly credits: string;
  declare readonly featureNames?: readonly string[];
  declare readonly lamp?: Lamp;
  readonly measured: Named<Measured>;
  /** The operations as people see them, the last plane giving the scores. */
  readonly planes: readonly Plane[];
  /** Number of values in one example. */
  readonly inputs: number;
  /** What the module returns: its last operation says so. */
  readonly output: OutputName;
  /** The operation whose value the scores are: what a final softmax reads, or the last. */
  readonly scores: string;
  readonly #byName: ReadonlyMap<string, Operation>;

  /** Throws InputError when the parts do not fit each other. */
  constructor(parts: NetworkParts) {
    this.name = parts.name;
    this.operations = parts.operations;
    this.inputShape = parts.inputShape;
    this.classNames = parts.classNames;
    this.source = parts.source ?? { file: "", text: "", tokens: [] };
    this.accuracy = parts.accuracy ?? [];
    this.credits = parts.credits ?? "";
    if (parts.featureNames) this.featureNames = parts.featureNames;
    if (parts.lamp) this.lamp = parts.lamp;
    this.measured = named(Object.entries(parts.measured ?? {}));
    checkGraph(parts);
    const last = this.operations[this.operations.length - 1];
    this.planes = planesOf(this.operations);
    this.inputs = sizeOf(this.inputShape);
    this.output = OUTPUT_NAMES.find((name) => name === last.kind) ?? "logits";
    this.scores = scoresOf(this.operations);
    this.#byName = new Map(this.operations.map((op) => [op.name, op]));
    checkNetwork(parts, this.planes, this.operation(this.scores));
  }

  /** The planes by their other name. */
  get layers(): readonly Plane[] {
    return this.planes;
  }

  /** The operation of this name. Throws InputError for others. */
  operation(name: string): Operation {
    const found = this.#byName.get(name);
    if (found) return found;
    throw wrong("noOperation", shown(name));
  }

  /** The shape of a value: of "input" or of an operation's result. */
  shapeOf(name: string): Shape {
    return name === INPUT ? this.inputShape : this.operation(name).shape;
  }

  /** The shapes of what an operation reads. */
  shapesRead({ reads }: Operation): Shape[] {
    return reads.map((name) => this.shapeOf(name));
  }

  /** The place of a plane given by its name or its number. Throws InputError for others. */
  index(layer: string | number): number {
    const place =
      typeof layer === "string" ? this.planes.findIndex(({ name }) => name === layer) : layer;
    if (Number.isInteger(place) && place >= 0 && place < this.planes.length) return place;
    const asked = typeof layer === "string" ? shown(layer) : String(layer);
    throw wrong("noLayer", asked, this.planes.length - 1);
  }

  /** The kind of a plane's activation, "identity" where it has none. */
  activationOf({ activation }: Plane): string {
    return activation === null ? "identity" : this.operation(activation).kind;
  }

  /** What was measured of a plane; nothing, with scale 1, for one that was not. */
  measures(plane: string): Measured {
    return this.measured[plane] ?? UNMEASURED;
  }
}
