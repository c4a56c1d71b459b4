/** What the page is for at the moment: to be led through the lesson, or to try things out. */
import { state } from "./state";

export const MODES = ["learn", "explore"] as const;
export type Mode = (typeof MODES)[number];

export function createMode() {
  const [mode, setMode] = state<Mode>("explore");
  return { mode, setMode };
}
