/** Sentences as in faults.ts, of what is loaded later: learning in the page, and histories of a training. */
import { InputError } from "./errors";

export const laterFaults = {
  noHistory: () => "The file is no history of a training.",
  historyFormat: (format: string, known: number) =>
    `The history has format ${format}, this page reads ${known}: update forwardpass.`,
  historyTwice: (name: string) => `The history has ${name} twice.`,
  historyField: (field: string) =>
    `The history is damaged: ${field} in its description does not fit.`,
  historyTensor: (name: string) => `Nothing uses tensor ${name}.`,
  historyKeeps: (name: string) => `The history keeps ${name}, which nothing uses.`,
  historyForm: (name: string) => `The history keeps ${name} in a form that does not fit.`,
  historyNumbers: (name: string) =>
    `${name} has numbers that are NaN, infinite or without a scale.`,
  seedOf: (most: number, seed: string) =>
    `A seed is a whole number from 0 to ${most}, not ${seed}.`,
  notIdx: (file: string, dimensions: number) =>
    `${file} is no IDX file of bytes with ${dimensions} dimensions.`,
  idxNumbers: (file: string, has: number, said: number) =>
    `${file} has ${has} numbers, not the ${said} that it says.`,
  optimizerOf: (known: readonly string[]) => `The optimizer must be one of ${known.join(", ")}.`,
  trainingRate: () => "A learning rate is a number above 0.",
  rateFalls: () => "The rate falls to half after a number of steps above 0, or not at all (null).",
  batchOf: (most: number) => `A batch is a whole number of lessons from 1 to ${most}.`,
  noDrawing: () => "There is no drawing to learn from.",
  noPicture: () => "There is no picture to learn from.",
  grownTooLarge: () =>
    "The numbers have grown too large for float32: the learning rate is too high.",
  picturesOf: (values: number) =>
    `Pictures to learn from must have ${values} values and a class each.`,
  classesOf: (last: number) => `Classes are numbers from 0 to ${last}.`,
};

type Later = typeof laterFaults;

/** As `wrong`, of one of these. */
export const wrongLater = <Name extends keyof Later>(
  name: Name,
  ...facts: Parameters<Later[Name]>
): InputError =>
  new InputError([name, ...facts], (laterFaults[name] as (...all: unknown[]) => string)(...facts));
