/** Which parts of the page are hidden, and whether it is laid out for a projector. */
import { signal } from "@preact/signals";
import { PANELS, type Panel } from "../link/link";

export type Panels = ReturnType<typeof createPanels>;

export function createPanels() {
  const hidden = signal<readonly Panel[]>([]);
  const present = signal(false);
  return {
    hidden,
    /** Stage, caption and answer, large; everything else is away. */
    present,
    toggle(panel: Panel): void {
      const now = hidden.value;
      const next = now.includes(panel) ? now.filter((each) => each !== panel) : [...now, panel];
      hidden.value = PANELS.filter((each) => next.includes(each));
    },
  };
}
