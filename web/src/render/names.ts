/** How much room the names of classes and features take on a picture. */

import { cutText, letterCount } from "../base/text";
import { readsOf } from "../network/input";
import type { Network } from "../network/network";

/** Letters of a class name that the stage has room for. */
export const LONGEST_NAME = 16;
export const NARROW_NAME = 8;
const LETTER_PX = 8;

export const shortened = (name: string, longest = LONGEST_NAME): string =>
  cutText(name, longest, longest - 1, "\u2026");

/** px beside the network that its names need: the features' left, the classes' beyond one letter. */
export function roomForNames(network: Network): { left: number; right: number } {
  const lengths = network.classNames.map((name) => letterCount(shortened(name)));
  const features = namedFeatures(network).map((name) => letterCount(shortened(name)));
  return {
    left: features.length > 0 ? LETTER_PX * (Math.max(...features) + VALUE_LETTERS) : 0,
    right: LETTER_PX * (Math.max(1, ...lengths) - 1),
  };
}

/** More features than this have no room for their names. */
const MOST_NAMED = 16;
const VALUE_LETTERS = 6;

export const namedFeatures = (network: Network): readonly string[] =>
  network.inputs <= MOST_NAMED ? readsOf(network).featureNames : [];
