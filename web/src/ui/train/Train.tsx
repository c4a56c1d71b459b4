/** Learning, in the right column: one step on the drawing, a whole training, and one that was watched. */
import type { App } from "../../app/app";
import { FromNothing } from "./FromNothing";
import { Teach } from "./Teach";

export function Train({ app }: { app: App }) {
  return (
    <div class="train">
      <Teach app={app} />
      <FromNothing app={app} />
    </div>
  );
}
