/** How the page is looked at: theme, view, and from where; and the stage that shows it. */
import { computed } from "@preact/signals";
import type { Stage } from "../render/stage";
import type { Orbit, Theme, View } from "../scene/look";
import { state } from "./state";

export function createLooking(first: Theme, onTheme: (theme: Theme) => void = () => {}) {
  const [theme, setTheme] = state<Theme>(first);
  const [view, setView] = state<View>("space");
  const [stage, setStage] = state<Stage | null>(null);
  const [firstLook, setFirstLook] = state<Readonly<Orbit> | null>(null);
  return {
    theme,
    view,
    /** The stage, while there is one. */
    stage,
    /** Whether the stage can add up all lines; until it has said so, it can. */
    canShowEvery: computed(() => stage.value?.canShowEvery ?? true),
    setTheme,
    setView,
    setStage,
    toggleView: (): void => setView(view.value === "space" ? "flat" : "space"),
    /** The reader's own choice, which is remembered. */
    toggleTheme: (): void => {
      setTheme(theme.value === "dark" ? "light" : "dark");
      onTheme(theme.value);
    },
    /** Looks at the stage from there, as soon as there is one. */
    look: (orbit: Readonly<Orbit>): void => {
      setFirstLook(orbit);
      stage.value?.lookFrom(orbit);
    },
    /** Where the stage is looked at from when it comes; null: from its usual place. */
    firstLook,
    resetView: (): void => stage.value?.resetView(),
  };
}
