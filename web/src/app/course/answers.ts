/** The learner's answers: each belongs to a card and to what was on the pad. They go nowhere else. */
import type { Trace } from "../../trace/trace";
import { state } from "../state";
import type { Given } from "./card";

interface Answer {
  readonly about: Pick<Trace, "image" | "scores">;
  readonly given: Given;
}

export function createAnswers() {
  const [answers, setAnswers] = state<ReadonlyMap<string, Answer>>(new Map());
  return {
    /** What was answered on this card, about the same numbers; about others it is asked anew. */
    of(card: string, trace: Trace): Given | null {
      const found = answers.value.get(card);
      return found && isSame(found.about, trace) ? found.given : null;
    },
    give(card: string, { image, scores }: Trace, given: Given): void {
      setAnswers(new Map(answers.value).set(card, { about: { image, scores }, given }));
    },
    forget: (): void => setAnswers(new Map()),
  };
}

const isSame = (one: Answer["about"], other: Answer["about"]): boolean =>
  areEqual(one.image, other.image) && areEqual(one.scores, other.scores);

const areEqual = (one: Float32Array, other: Float32Array): boolean =>
  one === other ||
  (one.length === other.length && one.every((value, k) => Object.is(value, other[k])));
