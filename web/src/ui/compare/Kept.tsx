/** The picture that was kept, beside the stage or above it, and what the two are called. */

import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { plainName } from "../../words/names";
import { isWithheld } from "../inside/Withheld";
import { KeepButton } from "./Keep";
import { paintKept } from "./painting";

export function Kept({ app }: { app: App }) {
  return app.pair.a.value === null ? null : <Beside app={app} />;
}

/** A network is about this much wider than high. */
const ASPECT = 1.6;
/** px: the names above the pictures; and pictures that are too low for words of their own. */
const NAME = 28;
const LOW = 340;

/** Side by side or one above the other, whichever leaves more of both to see. */
function arrange(figure: HTMLElement, { clientWidth, clientHeight }: HTMLElement): void {
  const sizes = [
    { width: clientWidth / 2, height: clientHeight - NAME },
    { width: clientWidth, height: clientHeight / 2 - NAME },
  ];
  const [beside, above] = sizes.map(({ width, height }) => Math.min(width / ASPECT, height));
  const stacked = above > beside;
  figure.toggleAttribute("data-stacked", stacked);
  figure.toggleAttribute("data-low", sizes[Number(stacked)].height < LOW);
}

function Beside({ app }: { app: App }) {
  const figure = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? paintKept(app, host.current) : undefined), [app]);
  useEffect(() => {
    const { current } = figure;
    const place = current?.parentElement;
    if (!current || !place) return;
    const observer = new ResizeObserver(() => arrange(current, place));
    observer.observe(place);
    return () => observer.disconnect();
  }, []);

  const trace = app.pair.a.value?.trace;
  const { blank, trace: now } = app.reading.value;
  const words = app.words.compare;
  if (!trace) return null;
  const nameOf = (prediction: number): string => plainName(app.network, prediction);
  const name = nameOf(trace.prediction);
  return (
    <>
      <figure class="compare-a" ref={figure}>
        <figcaption class="compare-name">
          <span>
            {words.first} <b>{words.answer(name, trace.confidence)}</b>
          </span>
          <button type="button" class="link" onClick={app.pair.end}>
            {words.end}
          </button>
        </figcaption>
        <div class="compare-picture" role="img" aria-label={words.picture(name, trace.confidence)}>
          <div class="compare-host" dir="ltr" inert ref={host} />
        </div>
      </figure>
      <div class="compare-b compare-name">
        <span>
          {words.second}{" "}
          <b>
            {blank || isWithheld(app)
              ? words.none
              : words.answer(nameOf(now.prediction), now.confidence)}
          </b>
        </span>
        <KeepButton app={app} quiet />
      </div>
    </>
  );
}
