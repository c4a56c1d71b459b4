/**
 * How the scene is looked at: the one look that stage, caption, tables, link and everything that is
 * saved share. What stands in other parts of the page flows in; the stage tells the rest.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Stage } from "../render/stage";
import { drawnLines } from "../scene/lines";
import { DEFAULT_ORBIT, type Look, lookOf, type Theme, type View, WHOLE } from "../scene/look";
import type { createLines } from "./lines";
import { hasNeuron } from "./missing";
import type { Reading } from "./reading";
import { state } from "./state";

/** What the stage itself is asked to change: where from, at what, how much of it. */
type Own = Partial<Pick<Look, "orbit" | "focus" | "pan" | "budget">>;

export interface LookingOptions {
  readonly theme: Theme;
  /** Told of the reader's own choice, which is remembered. */
  readonly onTheme?: ((theme: Theme) => void) | undefined;
  readonly reading: ReadonlySignal<Reading>;
  /** The same, whatever story is told of it. */
  readonly plain: ReadonlySignal<Reading>;
  readonly penDown: ReadonlySignal<boolean>;
  readonly inside: Pick<ReturnType<typeof createLines>, "stagePath" | "stageOrder" | "shown">;
  /** The story has given the answer, for which there is evidence. */
  readonly answered: ReadonlySignal<boolean>;
}

export function createLooking(options: LookingOptions) {
  const { theme: first, onTheme, reading, plain, penDown, inside, answered } = options;
  const [theme, setTheme] = state<Theme>(first);
  const [view, setView] = state<View>("space");
  const [stage, setStage] = state<Stage | null>(null);
  const [own, setOwn] = state<Own>({});
  const network = computed(() => reading.value.scene.network);
  // The lines of that story are its own.
  const taught = computed(() => reading.value.scene.teaching !== null);
  // Every line is one of evidence: before the answer there is none.
  const shown = computed(() =>
    taught.value || (inside.shown.value === "every" && !answered.value)
      ? "important"
      : inside.shown.value,
  );
  const look = computed(() =>
    lookOf({
      ...own.value,
      // Another network may not have the neuron that was pointed at.
      focus: own.value.focus && hasNeuron(network.value, own.value.focus) ? own.value.focus : null,
      view: view.value,
      theme: theme.value,
      order: inside.stageOrder.value,
      path: taught.value ? null : inside.stagePath.value,
      shown: shown.value,
      hurried: penDown.value,
    }),
  );
  // A pointer that moves over the stage changes the look, but no number.
  const budget = computed(() => look.value.budget);
  const lines = computed(() => ({ shown: shown.value, budget: budget.value }));
  const drawn = computed(() => drawnLines(plain.value.scene, lines.value));
  const changeLook = (next: Own): void => setOwn({ ...own.peek(), ...next });
  return {
    theme,
    view,
    look,
    /** What decides how many lines are drawn, and how many that are. */
    lines,
    drawn,
    /** The stage, while there is one. */
    stage,
    /** Whether the stage can add up all lines; until it has said so, it can. */
    canShowEvery: computed(() => stage.value?.canShowEvery ?? true),
    setTheme,
    setView,
    setStage,
    toggleView: (): void => setView(view.value === "space" ? "flat" : "space"),
    toggleTheme: (): void => {
      setTheme(theme.value === "dark" ? "light" : "dark");
      onTheme?.(theme.value);
    },
    changeLook,
    resetView: (): void => changeLook({ orbit: DEFAULT_ORBIT, pan: WHOLE }),
  };
}
