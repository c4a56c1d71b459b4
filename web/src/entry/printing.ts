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
    copy(element);
  };
  const end = (): void => {
    if (before) app.setTheme(before);
    before = null;
    element.querySelector(".stage-copy")?.remove();
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

/** Of a picture that a graphics card paints, a printer gets what was on the screen before. */
function copy(element: HTMLElement): void {
  const painted = element.querySelector<HTMLCanvasElement>(".stage-host .stage-canvas");
  if (!painted || element.querySelector(".stage-copy")) return;
  const canvas = element.ownerDocument.createElement("canvas");
  canvas.className = "stage-copy";
  canvas.width = painted.width;
  canvas.height = painted.height;
  canvas.getContext("2d")?.drawImage(painted, 0, 0);
  painted.after(canvas);
}
