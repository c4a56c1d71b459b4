/** Scores that the learner moves, and the shares that follow. The network's own stay as they are. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { runnerUp } from "../../inside/contrast";
import { softmaxOf } from "../../operations/softmax";
import type { Trace } from "../../trace/trace";
import type { Reading } from "../reading";
import { state } from "../state";

/** How far below the lowest and above the highest score the sliders go. */
const BELOW = 1;
const ABOVE = 4;
/** Sliders that fit beside the stage. */
const MOST = 10;

interface Moved {
  readonly trace: Trace;
  readonly scores: Float32Array;
}

export type Scores = ReturnType<typeof createScores>;

export function createScores(reading: ReadonlySignal<Reading>) {
  const [moved, setMoved] = state<Moved | null>(null);
  const scores = computed(() => {
    const { trace } = reading.value;
    return moved.value?.trace === trace ? moved.value.scores : trace.scores;
  });
  const shares = computed(() => softmaxOf(scores.value).probs);
  return {
    scores,
    shares,
    /** The classes that have sliders, in order: the likeliest. */
    classes: computed(() => {
      const { probs } = reading.value.trace;
      const order = Array.from(probs.keys()).sort((a, b) => probs[b] - probs[a]);
      return order.slice(0, MOST).sort((a, b) => a - b);
    }),
    range: computed((): readonly [low: number, high: number] => {
      const own = reading.value.trace.scores;
      return [Math.floor(Math.min(...own)) - BELOW, Math.ceil(Math.max(...own)) + ABOVE];
    }),
    set(index: number, value: number): void {
      const next = scores.value.slice();
      next[index] = value;
      setMoved({ trace: reading.value.trace, scores: next });
    },
    reset: (): void => setMoved(null),
    /** The class that came second, and whether it wins with the scores as they are moved. */
    second: computed(() => secondOf(reading.value.trace)),
    won: computed(() => {
      const second = secondOf(reading.value.trace);
      return scores.value.every((score, c) => c === second || score < scores.value[second]);
    }),
  };
}

const secondOf = ({ probs, prediction }: Trace): number => runnerUp(probs, prediction);
