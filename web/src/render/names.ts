/** How much room the names of classes and features take on a picture. */

import { cutText, letterCount } from "../base/text";
import { readsOf } from "../network/input";
import type { Network } from "../network/network";

/** Letters of a class name that the stage has room for. */
export const LONGEST_NAME = 16;
export const NARROW_NAME = 8;
/** Width of a letter as a share of its size, generously. */
export const LETTER = 0.57;
/** px for class names beyond one letter where there is little room. */
const NARROW_ROOM = 60;

export const shortened = (name: string, longest = LONGEST_NAME): string =>
  cutText(name, longest, longest - 1, "\u2026");

/** Letters of the longest name of a class, and of a feature with its value (0: none is named). */
export interface NameLetters {
  readonly classes: number;
  readonly features: number;
}

export function lettersOf(network: Network): NameLetters {
  const lengths = network.classNames.map((name) => letterCount(shortened(name)));
  const features = namedFeatures(network).map((name) => letterCount(shortened(name)));
  return {
    classes: Math.max(1, ...lengths),
    features: features.length > 0 ? Math.max(...features) + VALUE_LETTERS : 0,
  };
}

/** px beside the network that its names need: the features' left, the classes' beyond one letter. */
export function roomForNames(
  { classes, features }: NameLetters,
  text: number,
  whole: boolean,
): { left: number; right: number } {
  const right = Math.round(LETTER * text * (classes - 1));
  return {
    left: Math.round(LETTER * text * features),
    right: whole ? right : Math.min(right, NARROW_ROOM),
  };
}

/** More features than this have no room for their names. */
const MOST_NAMED = 16;
const VALUE_LETTERS = 6;

export const namedFeatures = (network: Network): readonly string[] =>
  network.inputs <= MOST_NAMED ? readsOf(network).featureNames : [];
