/** Learning, in the right column: one step on the drawing, a whole training, and one that was watched. */
import type { App } from "../../app/app";

export function Train({ app }: { app: App }) {
  return <div class="train">{app.words.places.aboutModes.train}</div>;
}
