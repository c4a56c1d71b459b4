/** The way out of comparing two networks. */
import type { App } from "../../app/app";

/** Closes it; focus goes back to what opened it, at once, so that no key is lost on the way. */
export function closeBeside(app: App): void {
  app.beside.close()?.focus({ preventScroll: true });
}
