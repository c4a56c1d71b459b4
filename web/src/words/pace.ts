/**
 * How long the steps of a story last: as long as their words take to be read, before and after the
 * motion, never during it. Knows nothing of clocks.
 */
import { lookOf } from "../scene/look";
import type { Scene, Step } from "../scene/scene";
import { retimed } from "../scene/steps";
import { formulaText, stepFormula } from "./formula";
import { stepCaption, stepName } from "./steps";
import type { Words } from "./words";

/** Words that a reader takes in, a second: 180 a minute. */
const READ = 3;
/** Share of the reading that comes before the motion; what it shows is read again after it. */
const BEFORE = 0.6;

/** The scene with the time that its words need in a language. */
export function paced(scene: Scene, words: Words): Scene {
  return { ...scene, ...retimed(scene.steps, (step) => timesOf(scene, step, words)) };
}

function timesOf(scene: Scene, step: Step, words: Words) {
  const { lead, motion, start, end } = step;
  const reading = wordsIn(scene, step, words) / READ;
  const before = Math.max(lead, BEFORE * reading);
  return { lead: before, motion, rest: Math.max(end - start - lead - motion, reading - before) };
}

/** Words and numbers that a step puts before its reader: name, caption and formula. */
export function wordsIn(scene: Scene, step: Step, words: Words): number {
  const formula = stepFormula(scene, step, words);
  return countWords(
    [
      stepName(scene.network, step, words),
      stepCaption(scene, step, words, lookOf()),
      formula ? formulaText(formula) : "",
    ].join(" "),
  );
}

/** Scripts without spaces, and the share of a word that each of their characters is to its reader. */
const UNSPACED: readonly (readonly [characters: RegExp, words: number])[] = [
  [/\p{Script=Han}/gu, 0.6],
  [/[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu, 0.4],
];

/** Signs alone are no words. */
export function countWords(text: string): number {
  let words = 0;
  let spaced = text;
  for (const [characters, each] of UNSPACED) {
    words += each * (text.match(characters)?.length ?? 0);
    spaced = spaced.replace(characters, " ");
  }
  return words + spaced.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
