/**
 * How the scene is looked at: the one look that stage, caption, tables, link and everything that is
 * saved share. What stands in other parts of the page flows in; the stage tells the rest.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { drawnLines } from "../scene/lines";
import { DEFAULT_ORBIT, type Look, lookOf, type Theme, type View, WHOLE } from "../scene/look";
import type { createInside } from "./inside";
import type { Reading } from "./reading";

/** What the stage itself is asked to change: where from, at what, how much of it. */
type Own = Partial<Pick<Look, "orbit" | "focus" | "pan" | "budget">>;

export interface LookingOptions {
  readonly theme: Theme;
  readonly reading: ReadonlySignal<Reading>;
  readonly penDown: ReadonlySignal<boolean>;
  readonly inside: Pick<ReturnType<typeof createInside>, "stagePath" | "stageOrder" | "shown">;
}

export function createLooking({ theme: first, reading, penDown, inside }: LookingOptions) {
  const view = signal<View>("space");
  const theme = signal<Theme>(first);
  const own = signal<Own>({});
  const look = computed(() =>
    lookOf({
      ...own.value,
      view: view.value,
      theme: theme.value,
      order: inside.stageOrder.value,
      path: inside.stagePath.value,
      shown: inside.shown.value,
      hurried: penDown.value,
    }),
  );
  // A pointer that moves over the stage changes the look, but no number.
  const budget = computed(() => look.value.budget);
  const lines = computed(() => ({ shown: inside.shown.value, budget: budget.value }));
  const drawn = computed(() => drawnLines(reading.value.scene, lines.value));
  const change = (next: Own): void => {
    own.value = { ...own.value, ...next };
  };
  return {
    view,
    theme,
    look,
    /** What decides how many lines are drawn, and how many that are. */
    lines,
    drawn,
    change,
    reset: (): void => change({ orbit: DEFAULT_ORBIT, pan: WHOLE }),
  };
}
