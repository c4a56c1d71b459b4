/** How a training goes, as its worker tells it. */
import { batch } from "@preact/signals";
import type { Judged, Point, TrainingState } from "../../learn/training";
import { state } from "../state";
import type { FromHost } from "./wire";

export function createProgress() {
  const [now, setNow] = state<TrainingState | null>(null);
  const [going, setGoing] = state(false);
  const [curve, setCurve] = state<readonly Point[]>([]);
  const [judgements, setJudgements] = state<readonly Judged[]>([]);
  const [kept, setKept] = state<readonly number[]>([]);
  const upTo = (back: number | null) => (each: { readonly steps: number }) =>
    back === null || each.steps <= back;
  return {
    ...{ state: now, going, curve, judgements, kept },
    take({ back, ...told }: Extract<FromHost, { kind: "progress" }>): void {
      const renewed = new Set(told.judgements.map(({ steps }) => steps));
      const judged = judgements.peek().filter(({ steps }) => !renewed.has(steps));
      batch(() => {
        setNow(told.state);
        setGoing(told.going);
        setCurve([...curve.peek().filter(upTo(back)), ...told.curve]);
        setJudgements([...judged.filter(upTo(back)), ...told.judgements]);
        setKept(told.kept);
      });
    },
    set: setGoing,
    /** It stands still, and is remembered. */
    stand: (): void => setGoing(false),
    reset: (): void =>
      batch(() => {
        setNow(null);
        setGoing(false);
        setCurve([]);
        setJudgements([]);
        setKept([]);
      }),
  };
}
