/** The way out of comparing two networks. */
import type { App } from "../../app/app";

/** Closes it; focus goes back to what opened it. */
export function closeBeside(app: App): void {
  const opener = app.beside.close();
  requestAnimationFrame(() => opener?.focus({ preventScroll: true }));
}
