/** The place of the stage: creates it, feeds it frames, and keeps it in sight while reading below. */
import { untracked, useSignal, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import { createStage } from "../render/stage";
import { WHOLE } from "../scene/look";
import { Icon } from "./Icon";
import { parts } from "./loaded";
import { captionOf, nameOf } from "./telling";

/** The stage leaves its place when less than this share of it is on screen. */
const IN_SIGHT = 0.2;

export function StageView({ app, bars }: { app: App; bars: RefObject<HTMLDivElement | null> }) {
  const place = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const { stage } = app;
  const away = useSignal(false);
  const dismissed = useSignal(false);
  const language = app.language.value;

  useEffect(() => {
    if (!host.current) return;
    const made = createStage(host.current, {
      words: app.words,
      look: () => app.look.peek(),
      onLook: app.changeLook,
      onPick: app.pick,
      onDirty: app.repaint,
      onSay: app.say,
      calm: app.calm,
      steady: app.steady,
    });
    app.setStage(made);
    const stop = app.onPaint(made.draw);
    return () => {
      stop();
      app.setStage(null);
      made.dispose();
    };
  }, [app, language]);

  useSignalEffect(() => {
    host.current?.classList.toggle("stage-flat", app.view.value === "flat");
  });
  useSignalEffect(() => {
    // Other matrices than those that were zoomed into.
    app.inside.shown.value;
    untracked(() => app.changeLook({ pan: WHOLE }));
  });
  useEffect(() => watchSight(place.current, away), []);
  useEffect(() => {
    const tell = (): void => {
      stage.peek()?.setBarAnchors(barAnchors(host.current, bars.current));
    };
    const observer = new ResizeObserver(tell);
    for (const element of [host.current, bars.current]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const words = app.words.stage;
  const small = away.value && !dismissed.value;
  const pair = parts.value;
  return (
    <>
      <div class="stage-place" ref={place}>
        {pair && <pair.Kept app={app} />}
        <section
          class={small ? "stage stage-small" : "stage"}
          aria-label={small ? words.small : words.name}
        >
          <div class="stage-host" dir="ltr" ref={host} />
          {small ? (
            <SmallStage
              app={app}
              onBack={() => place.current?.scrollIntoView({ block: "center" })}
              onHide={() => {
                dismissed.value = true;
              }}
            />
          ) : null}
        </section>
      </div>
      {pair && <pair.Difference app={app} />}
    </>
  );
}

interface SmallStageProps {
  readonly app: App;
  readonly onBack: () => void;
  readonly onHide: () => void;
}

/** What goes with the small picture: what it shows, and the way back. */
function SmallStage({ app, onBack, onHide }: SmallStageProps) {
  const { words } = app;
  return (
    <div class="stage-small-words">
      <p aria-hidden="true">
        <b>{nameOf(app)}</b>
        <span class="stage-small-caption">{captionOf(app)}</span>
      </p>
      <div class="stage-small-buttons">
        <button type="button" class="button" onClick={onBack}>
          {words.stage.back}
        </button>
        <button
          type="button"
          class="button button-icon"
          aria-label={words.stage.hide}
          onClick={onHide}
        >
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}

function watchSight(place: HTMLElement | null, away: { value: boolean }) {
  if (!place) return;
  const observer = new IntersectionObserver(
    ([entry]) => {
      // Above the fold only: scrolled past, not merely still to come.
      away.value = entry.intersectionRatio < IN_SIGHT && entry.boundingClientRect.top < 0;
    },
    { threshold: [0, IN_SIGHT] },
  );
  observer.observe(place);
  return () => observer.disconnect();
}

/** Where the bars begin, in the host's px; none when the bars do not stand beside the stage. */
function barAnchors(host: HTMLElement | null, bars: HTMLElement | null): number[] {
  if (!host || !bars) return [];
  const stage = host.getBoundingClientRect();
  const box = bars.getBoundingClientRect();
  if (box.left < stage.right - 1 || bars.scrollHeight > bars.clientHeight + 1) return [];
  return [...bars.children].map((row) => {
    const box = row.getBoundingClientRect();
    return box.top + box.height / 2 - stage.top;
  });
}
