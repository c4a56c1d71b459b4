/** Which parts of the page are hidden, and whether it is laid out for a projector. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { PANELS, type Panel } from "../link/link";

export type Panels = ReturnType<typeof createPanels>;

/** What the menu calls them, in its order; no two things on the page have the same name. */
export const PANEL_NAMES: Readonly<Record<Panel, string>> = {
  drawing: "Pad and samples",
  answer: "Answer and bars",
  legend: "Legend",
  caption: "Caption",
  code: "Line of code",
  timeline: "Play controls",
  lessons: "Lesson below",
};

export function createPanels() {
  const hidden = signal<readonly Panel[]>([]);
  const present = signal(false);
  const setHidden = (panels: readonly Panel[]): void => {
    hidden.value = PANELS.filter((each) => panels.includes(each));
  };
  const setPresent = (large: boolean): void => {
    present.value = large;
  };
  return {
    hidden: hidden as ReadonlySignal<readonly Panel[]>,
    /** Stage, caption and answer, large; everything else is away. */
    present: present as ReadonlySignal<boolean>,
    setHidden,
    setPresent,
    togglePresent: (): void => setPresent(!present.value),
    toggle(panel: Panel): void {
      const now = hidden.value;
      setHidden(now.includes(panel) ? now.filter((each) => each !== panel) : [...now, panel]);
    },
  };
}
