/** The first picture stands, lit: how would you like to go on? */
import type { App } from "../app/app";
import { Icon } from "./Icon";

export function Invitation({ app }: { app: App }) {
  if (!app.inviting.value) return null;
  const { places } = app.words;
  return (
    <section class="invitation" aria-label={places.invitation}>
      <button
        type="button"
        class="button button-strong"
        onClick={() => {
          app.turnTo("watch");
          app.play();
        }}
      >
        <Icon name="play" />
        {places.watch}
      </button>
      <button
        type="button"
        class="button"
        onClick={({ currentTarget }) => takePen(app, currentTarget)}
      >
        {app.readsPad ? places.take : places.slide}
      </button>
      <button type="button" class="button" onClick={() => app.turnTo("learn")}>
        {places.lesson}
      </button>
    </section>
  );
}

/** An empty pad that has the focus; sliders keep their values. */
function takePen(app: App, { ownerDocument }: HTMLElement): void {
  app.turnTo("draw");
  if (app.readsPad) app.clear();
  const place = ownerDocument.getElementById(app.idOf("input"));
  requestAnimationFrame(() =>
    place?.querySelector<HTMLElement>("[data-pad], input")?.focus({ preventScroll: true }),
  );
}
