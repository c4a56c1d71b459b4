/** How the page is looked at: theme, view, and from where; and the stage that shows it. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Stage } from "../render/stage";
import type { Orbit, Theme, View } from "../scene/look";

export function createLooking(first: Theme, onTheme: (theme: Theme) => void = () => {}) {
  const theme = signal<Theme>(first);
  const view = signal<View>("space");
  const stage = signal<Stage | null>(null);
  const firstOrbit = signal<Readonly<Orbit> | null>(null);
  const setTheme = (next: Theme): void => {
    theme.value = next;
  };
  const setView = (next: View): void => {
    view.value = next;
  };
  return {
    theme: theme as ReadonlySignal<Theme>,
    view: view as ReadonlySignal<View>,
    /** The stage, while there is one. */
    stage: stage as ReadonlySignal<Stage | null>,
    /** Whether the stage can add up all lines; until it has said so, it can. */
    canShowEvery: computed(() => stage.value?.canShowEvery ?? true),
    setTheme,
    setView,
    setStage: (next: Stage | null): void => {
      stage.value = next;
    },
    toggleView: (): void => setView(view.value === "space" ? "flat" : "space"),
    /** The reader's own choice, which is remembered. */
    toggleTheme: (): void => {
      setTheme(theme.value === "dark" ? "light" : "dark");
      onTheme(theme.value);
    },
    /** Looks at the stage from there, as soon as there is one. */
    look: (orbit: Readonly<Orbit>): void => {
      firstOrbit.value = orbit;
      stage.value?.lookFrom(orbit);
    },
    firstLook: (): Readonly<Orbit> | null => firstOrbit.value,
    resetView: (): void => stage.value?.resetView(),
  };
}
