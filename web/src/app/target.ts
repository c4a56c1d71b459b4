/** Which class is explained, what it is compared with, and how much its lines must carry. */
import { batch } from "@preact/signals";
import { COVERAGE } from "../inside/connections";
import { state } from "./state";

export function createTarget() {
  const [digit, explain] = state<number | null>(null);
  const [comparing, setComparing] = state(false);
  const [second, setSecond] = state<number | null>(null);
  const [coverage, cover] = state<number>(COVERAGE);
  /** Compares with this class; null: with the runner-up. */
  const contrast = (next: number | null): void =>
    batch(() => {
      setComparing(true);
      setSecond(next);
    });
  return {
    /** The class that is explained; null: the answer, whatever it is. */
    digit,
    comparing,
    /** The class compared with; null: the runner-up. */
    second,
    /** Share of the evidence that the shown lines carry at least. */
    coverage,
    explain,
    /** Compares with another class; null: with none. */
    compare: (next: number | null): void =>
      batch(() => {
        contrast(next);
        setComparing(next !== null);
      }),
    contrast,
    cover,
    /** Turns what is told about one drawing into what is told about the next. */
    newPicture: (): void =>
      batch(() => {
        explain(null);
        setSecond(null);
      }),
  };
}
