/** Which parts of the page are hidden, and whether it is laid out for a projector. */
import { PANELS, type Panel } from "../link/link";
import { state } from "./state";

export type Panels = ReturnType<typeof createPanels>;

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
