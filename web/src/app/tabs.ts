/**
 * The parts of the page that take turns on a phone. Which one is open follows from what is open
 * anyway: the inspector, the lesson, the training, or else pad or story.
 */
import { batch, computed, type ReadonlySignal } from "@preact/signals";
import type { Mode } from "./mode";
import { state } from "./state";

export const PARTS = ["draw", "watch", "why", "learn", "train"] as const;
export type Part = (typeof PARTS)[number];

export interface TabsOptions {
  readonly inside: {
    readonly tab: ReadonlySignal<unknown>;
    readonly open: () => void;
    readonly close: () => unknown;
  };
  /** Two networks have the inspector's place. */
  readonly beside: {
    readonly open: ReadonlySignal<boolean>;
    readonly begin: (from: null) => void;
    readonly close: () => unknown;
  };
  readonly mode: ReadonlySignal<Mode>;
  readonly setMode: (mode: Mode) => void;
}

export function createTabs({ inside, beside, mode, setMode }: TabsOptions) {
  const [own, setOwn] = state<"draw" | "watch">("draw");
  /** Whoever left them to draw, where there is room for one thing only, comes back to them. */
  let wasBeside = false;
  return {
    part: computed<Part>(() => {
      if (inside.tab.value !== null || beside.open.value) return "why";
      return mode.value === "explore" ? own.value : mode.value;
    }),
    turnTo: (part: Part): void =>
      batch(() => {
        if (part === "why") {
          if (wasBeside) beside.begin(null);
          else if (!beside.open.value) inside.open();
          return;
        }
        wasBeside = beside.open.value;
        inside.close();
        beside.close();
        if (part === "learn" || part === "train") return setMode(part);
        setMode("explore");
        setOwn(part);
      }),
  };
}
