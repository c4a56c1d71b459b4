/** What the page is for at the moment: to be led through the lesson, to try things out, or to see it learn. */
import { state } from "./state";

export const MODES = ["learn", "explore", "train"] as const;
export type Mode = (typeof MODES)[number];

export function createMode() {
  const [mode, setMode] = state<Mode>("explore");
  return { mode, setMode };
}
