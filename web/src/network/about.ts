/** What a network is made of, and what it tells of itself beside its numbers. */
import type { Token } from "../base/fields";
import type { Named } from "../base/named";
import type { Operation, Shape } from "../operations/operation";
import type { Measured } from "./measured";

/** The program that computed the network. */
export interface Source {
  readonly file: string;
  /** What it is written in: "PyTorch", "scikit-learn", or "" where that is unknown. */
  readonly framework?: string;
  readonly text: string;
  /** Of several results: how many there are, and the way to the one that is shown, e.g. "['logits']". */
  readonly results?: number;
  readonly result?: string;
  /** [1-based line, first column, column after the last, kind] in UTF-16 units, for colouring. */
  readonly tokens: readonly Token[];
}

/** What share of a data set's images the network gets right. */
export interface Accuracy {
  readonly data: string;
  readonly images: number;
  readonly accuracy: number;
}

/** How often the lamp lights on one set of pictures; on digits that is a false alarm. */
export interface Rate {
  readonly data: string;
  readonly images: number;
  readonly digits: boolean;
  readonly lit: number;
  /** Whether the threshold was chosen on them. */
  readonly choosing?: boolean;
}

/** "This does not look like a digit": lit when bias + sum of familiar * post is below threshold. */
export interface Lamp {
  readonly bias: number;
  readonly threshold: number;
  readonly rates: readonly Rate[];
}

/** What a network is made of. */
export interface NetworkParts {
  readonly name: string;
  /** In the order of computation. */
  readonly operations: readonly Operation[];
  /** Of one example, e.g. [1, 28, 28]. */
  readonly inputShape: Shape;
  readonly classNames: readonly string[];
  readonly source?: Source;
  readonly accuracy?: readonly Accuracy[];
  readonly credits?: string;
  /** Names of the input values, where they are no picture. */
  readonly featureNames?: readonly string[];
  /** Only where it was learnt; every hidden plane then has `familiar`. */
  readonly lamp?: Lamp;
  /** Of hidden planes, by name. */
  readonly measured?: Named<Measured>;
}
