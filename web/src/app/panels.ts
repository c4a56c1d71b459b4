/** Which parts of the page are hidden, and whether it is laid out for a projector. */
import { PANELS, type Panel, PRESENTED, type Presented } from "../link/link";
import { state } from "./state";

export type Panels = ReturnType<typeof createPanels>;

export function createPanels() {
  const [hidden, setHidden] = state<readonly Panel[]>([]);
  const [present, setPresent] = state(false);
  const [presented, setPresented] = state<readonly Presented[]>([]);
  return {
    hidden,
    /** Stage, caption and answer, large; everything else is away. */
    present,
    /** What is shown all the same while it is. */
    presented,
    setPresented: (shown: readonly Presented[]): void =>
      setPresented(PRESENTED.filter((each) => shown.includes(each))),
    setHidden,
    setPresent,
    togglePresent: (): void => setPresent(!present.value),
    togglePresented(panel: Presented): void {
      const now = presented.value;
      const next = now.includes(panel) ? now.filter((each) => each !== panel) : [...now, panel];
      setPresented(PRESENTED.filter((each) => next.includes(each)));
    },
    toggle(panel: Panel): void {
      const now = hidden.value;
      const next = now.includes(panel) ? now.filter((each) => each !== panel) : [...now, panel];
      setHidden(PANELS.filter((each) => next.includes(each)));
    },
  };
}
