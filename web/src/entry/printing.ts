/** On paper the page is light, whatever it is on the screen, and its stage as large as it was painted. */
import type { App } from "../app/app";
import type { Theme } from "../scene/look";

/** px of an A4 or Letter page between its margins. */
const PAPER = 680;

/** Returns what ends it. */
export function lightOnPaper(element: HTMLElement, app: App): () => void {
  let before: Theme | null = null;
  const start = (): void => {
    before ??= app.theme.peek();
    measure(element);
    app.setTheme("light");
    app.paintNow(); // No frame comes before the page is on the paper.
  };
  const end = (): void => {
    if (before) app.setTheme(before);
    before = null;
  };
  addEventListener("beforeprint", start);
  addEventListener("afterprint", end);
  return () => {
    removeEventListener("beforeprint", start);
    removeEventListener("afterprint", end);
  };
}

/** Its labels stand where they were painted: on paper it may not be laid out anew. */
function measure(element: HTMLElement): void {
  const stage = element.querySelector<HTMLElement>(".stage-host");
  if (!stage) return;
  const { clientWidth, clientHeight } = stage;
  element.style.setProperty("--painted-width", `${clientWidth}px`);
  element.style.setProperty("--painted-height", `${clientHeight}px`);
  element.style.setProperty("--to-paper", String(Math.min(PAPER / clientWidth, 1)));
}
