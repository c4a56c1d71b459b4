/** Which key does what, and when a key belongs to the control that has the focus instead. */

export type Command =
  | { readonly kind: "toggle" | "next" | "previous" | "start" | "end" }
  | { readonly kind: "clear" | "undo" | "redo" | "view" | "theme" | "help" }
  | { readonly kind: "eraser" | "thinner" | "thicker" }
  | { readonly kind: "inside" | "close" | "present" | "mode" | "keep" }
  | { readonly kind: "sample"; readonly label: number };

/** What has the focus, as far as keys are concerned. */
export type Focus = "page" | "text" | "pad" | "choice" | "press" | "slider";

interface Key {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  " ": { kind: "toggle" },
  ArrowRight: { kind: "next" },
  ArrowLeft: { kind: "previous" },
  Home: { kind: "start" },
  End: { kind: "end" },
  c: { kind: "clear" },
  e: { kind: "eraser" },
  "[": { kind: "thinner" },
  "]": { kind: "thicker" },
  f: { kind: "view" },
  t: { kind: "theme" },
  i: { kind: "inside" },
  k: { kind: "keep" },
  l: { kind: "mode" },
  p: { kind: "present" },
  Escape: { kind: "close" },
  "?": { kind: "help" },
};

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

/** Keys that a focused control keeps for itself. */
const KEPT: Readonly<Record<Focus, readonly string[]>> = {
  page: [],
  text: [],
  pad: [...ARROWS, " ", "Enter", "Home", "End"],
  choice: [...ARROWS, " "],
  press: [" ", "Enter"],
  slider: [],
};

export function commandFor(key: Key, focus: Focus): Command | null {
  if (focus === "text" || key.altKey) return null;
  if (key.ctrlKey || key.metaKey) return editing(key);
  if (KEPT[focus].includes(key.key)) return null;
  if (/^[0-9]$/.test(key.key)) return { kind: "sample", label: Number(key.key) };
  return COMMANDS[key.key.length === 1 ? key.key.toLowerCase() : key.key] ?? null;
}

/** Undo and redo, as Windows, macOS and Linux have them. */
function editing({ key, shiftKey = false }: Key): Command | null {
  if (key.toLowerCase() === "z") return { kind: shiftKey ? "redo" : "undo" };
  return key.toLowerCase() === "y" && !shiftKey ? { kind: "redo" } : null;
}

export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.isContentEditable || target.matches("textarea, select")) return "text";
  // A pad that was clicked has the focus and wants no keys: people draw with what they clicked with.
  if (target.matches("[data-pad]")) return target.matches("[data-pointed]") ? "page" : "pad";
  if (target.matches("input[type=range]")) return "slider";
  if (target.matches("input[type=radio], input[type=checkbox]")) return "choice";
  if (target.matches("input")) return "text";
  if (target.matches("button, a, summary")) return "press";
  return "page";
}

const MOVES = /^(Arrow|Home|End|Page)/;

/** The arrow keys move this slider, not the story. */
export function keepKeys(event: KeyboardEvent): void {
  if (MOVES.test(event.key)) event.stopPropagation();
}
