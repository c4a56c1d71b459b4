/** The history of a training, for scripts and films: which networks it has, and which one is shown. */
import type { App } from "../app/app";
import { parts } from "../ui/loaded";
import { plainName } from "../words/names";

export interface HistoryApi {
  /** How many steps had been made at each network that was kept. */
  readonly steps: readonly number[];
  /** At the one that is shown. */
  readonly step: number;
  /** What is said of it. */
  readonly told: string;
  /** Shows the last network that had been made by a step; resolves once it is drawn. */
  seek(step: number): Promise<void>;
}

export function historyOf(app: App): HistoryApi | null {
  const held = parts.peek()?.historyOf(app);
  const history = held?.history.value;
  if (!held || !history) return null;
  return {
    steps: history.steps,
    get step() {
      return held.steps.value;
    },
    get told() {
      const { trace } = app.reading.value;
      return app.words.history.shown(held.steps.value, plainName(app.network, trace.prediction));
    },
    seek: held.seekStep,
  };
}
