/** A training that was watched, or is: its curve, and a second timeline beside that of the story. */
import type { App } from "../../app/app";
import { plainName } from "../../words/names";
import { Icon } from "../Icon";
import { keepKeys } from "../keyboard";
import { HistoryCurves } from "./HistoryCurves";
import { type Held, historyOf, MEGABYTES, type Part } from "./histories";

export function History({ app }: { app: App }) {
  const held = historyOf(app);
  const words = app.words.history;
  const id = app.idOf("history");
  const history = held.history.value;
  return (
    <section class="history" aria-labelledby={id}>
      <h2 id={id}>{held.following ? words.followed : words.title}</h2>
      {history ? (
        <Replay app={app} held={held} />
      ) : held.following ? (
        <Live app={app} following={held.following} />
      ) : (
        <Offer app={app} held={held} />
      )}
    </section>
  );
}

/** None is there yet. */
function Offer({ app, held }: Part) {
  const words = app.words.history;
  const fetching = held.fetching.value;
  return (
    <>
      <p class="inside-words">{words.about}</p>
      {held.offers() ? (
        <>
          <p class="inside-words">{words.own(MEGABYTES)}</p>
          <div class="train-buttons">
            <button
              type="button"
              class="button"
              disabled={fetching !== null}
              onClick={() => void held.fetchOwn().then(() => held.seek(held.last.peek()))}
            >
              {words.fetchOwn}
            </button>
          </div>
          <p role="status">{fetching ? words.fetching(fetching.share) : ""}</p>
        </>
      ) : null}
    </>
  );
}

interface LiveProps {
  readonly app: App;
  readonly following: NonNullable<Held["following"]>;
}

function Live({ app, following }: LiveProps) {
  const words = app.words.history;
  const { phase, note, curve, shown } = following;
  const { steps } = curve.value;
  const now = phase.value;
  const told = now === "waiting" ? words.phase.waiting : words.phase[now](steps);
  return (
    <>
      {note.value ? <p class="inside-words">{words.ofNote(note.value)}</p> : null}
      <p class="history-phase" data-phase={now}>
        {told}
      </p>
      <p class="inside-words">
        {app.reading.value.blank ? words.empty : words.onStage(shown.value)}
      </p>
      <HistoryCurves curve={curve.value} places={[]} at={shown.value} words={words} />
    </>
  );
}

function Replay({ app, held }: Part) {
  const history = held.history.value;
  const words = app.words.history;
  if (!history) return null;
  const { curve, steps, network, about, ended } = history;
  return (
    <>
      <p class="inside-words">{words.ofWhat(network.name, curve.steps, steps.length)}</p>
      <HistoryCurves curve={curve} places={steps} at={held.steps.value} words={words} />
      <Timeline app={app} held={held} />
      {about ? <p class="inside-words history-about">{about}</p> : null}
      {ended ? null : <p class="inside-words">{words.broken}</p>}
    </>
  );
}

/** `plain`: without the way back, and without what is read. */
export function Timeline({ app, held, plain = false }: Part & { readonly plain?: boolean }) {
  const words = app.words.history;
  const { place, last, steps, playing, before } = held;
  const text = words.at(steps.value, held.history.value?.curve.steps ?? 0);
  const go = (by: number): void => {
    held.pause();
    void held.seek(place.peek() + by);
  };
  return (
    <div class="history-timeline">
      <label>
        <span>
          <b>{words.timeline}</b> <output>{words.after(steps.value)}</output>
        </span>
        <input
          type="range"
          dir="ltr"
          aria-label={words.timeline}
          aria-valuetext={text}
          min={0}
          max={last.value}
          value={place.value}
          onKeyDown={keepKeys}
          onInput={(event) => {
            held.pause();
            void held.seek(Number(event.currentTarget.value));
          }}
        />
      </label>
      <div class="train-buttons">
        <button
          type="button"
          class="button button-icon"
          aria-label={words.previous}
          title={words.previous}
          disabled={place.value === 0}
          onClick={() => go(-1)}
        >
          <Icon name="previous" />
        </button>
        <button
          type="button"
          class="button button-icon"
          aria-label={playing.value ? words.pause : words.play}
          title={playing.value ? words.pause : words.play}
          onClick={() => (playing.peek() ? held.pause() : void held.play())}
        >
          <Icon name={playing.value ? "pause" : "play"} />
        </button>
        <button
          type="button"
          class="button button-icon"
          aria-label={words.next}
          title={words.next}
          disabled={place.value === last.value}
          onClick={() => go(1)}
        >
          <Icon name="next" />
        </button>
        {before.value && !plain ? (
          <button type="button" class="button" onClick={() => void held.leave()}>
            {words.back(before.value.name)}
          </button>
        ) : null}
      </div>
      {plain ? null : <Reads app={app} held={held} />}
    </div>
  );
}

/** What this network makes of the drawing. */
function Reads({ app, held }: Part) {
  const words = app.words.history;
  const { trace, blank } = app.reading.value;
  if (blank) return <p class="inside-words">{words.empty}</p>;
  if (!held.isOurs(app.network)) {
    return (
      <>
        <p class="inside-words">{words.away}</p>
        <button type="button" class="button" onClick={() => void held.seek(held.place.peek())}>
          {words.again}
        </button>
      </>
    );
  }
  return (
    <p class="inside-words" role={held.playing.value ? undefined : "status"}>
      {words.shown(held.steps.value, plainName(app.network, trace.prediction))}
    </p>
  );
}
