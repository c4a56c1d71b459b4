/** Which parts of the page are hidden, and whether it is laid out for a projector. */
import { PANELS, type Panel } from "../link/link";
import { state } from "./state";

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
  const [hidden, setHidden] = state<readonly Panel[]>([]);
  const [present, setPresent] = state(false);
  return {
    hidden,
    /** Stage, caption and answer, large; everything else is away. */
    present,
    setHidden,
    setPresent,
    togglePresent: (): void => setPresent(!present.value),
    toggle(panel: Panel): void {
      const now = hidden.value;
      const next = now.includes(panel) ? now.filter((each) => each !== panel) : [...now, panel];
      setHidden(PANELS.filter((each) => next.includes(each)));
    },
  };
}
