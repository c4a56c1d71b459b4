/**
 * A renderer that nobody sees, beside the one on the page: what is saved is drawn there, so that
 * saving changes nothing on screen.
 */
import { createRenderer, type HostRenderer } from "../render/renderer";
import type { Words } from "../words/words";

/** Pixels a px. The renderer's own element goes with it. */
export function createOffstage(host: HTMLElement, pixelRatio: number, words: Words): HostRenderer {
  host.setAttribute("aria-hidden", "true");
  host.inert = true;
  const renderer = createRenderer(host, { words, pixelRatio });
  return {
    ...renderer,
    dispose() {
      renderer.dispose();
      host.remove();
    },
  };
}

export function sized(className: string, width: number, height: number): HTMLElement {
  const host = document.createElement("div");
  host.className = className;
  host.style.width = `${width}px`;
  host.style.height = `${height}px`;
  return host;
}
