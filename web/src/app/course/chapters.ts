/** The chapters of the lesson in order. Links hold places in this list: only ever add at its end. */
import type { Chapter, ChapterId } from "./chapter";
import { districts } from "./districts";
import type { Ground } from "./facts";
import { learning } from "./learning";
import { neuron } from "./neuron";
import { numbers } from "./numbers";
import { reasons } from "./reasons";
import { relu } from "./relu";
import { shares } from "./shares";
import { task } from "./task";
import { weights } from "./weights";

export const CHAPTERS: readonly Chapter[] = [
  ...[numbers, neuron, weights, relu, districts, shares, reasons, learning],
  task,
];

/** Those that this network can tell. */
export const chaptersOf = (ground: Ground): readonly Chapter[] =>
  CHAPTERS.filter(({ fits }) => fits(ground));

export const numberOf = (id: ChapterId): number =>
  CHAPTERS.findIndex((chapter) => chapter.id === id) + 1;
