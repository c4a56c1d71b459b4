/** Begins, pauses, goes on by a step or an epoch, and takes everything back. */
import type { App } from "../../app/app";
import { madeFor, type Part } from "./holder";

const PACES = [1, 10, 100, null] as const;

export function Controls({ app, held }: Part) {
  const words = app.words.training;
  const { state, going } = held;
  const begun = state.value !== null;
  if (!app.readsPad && !begun) return null;
  return (
    <>
      <div class="train-buttons">
        {begun ? <Going app={app} held={held} /> : null}
        <button
          type="button"
          class={begun ? "button" : "button button-strong"}
          disabled={held.loading.value !== null}
          onClick={() => held.begin()}
        >
          {begun ? words.again : words.start}
        </button>
      </div>
      {app.reading.value.blank && going.value ? <p class="inside-words">{words.blank}</p> : null}
    </>
  );
}

function Going({ app, held }: Part) {
  const words = app.words.training;
  const { going, state, isShown, ended } = held;
  const over = (state.value?.fault ?? null) !== null || ended.value || !isShown.value;
  return (
    <>
      <button
        type="button"
        class="button button-strong"
        disabled={over}
        onClick={() => (going.value ? held.halt() : held.go())}
      >
        {going.value ? words.pause : words.go}
      </button>
      <button type="button" class="button" disabled={over} onClick={() => held.go(1)}>
        {words.step}
      </button>
      <button
        type="button"
        class="button"
        disabled={over}
        onClick={() => held.go(held.epoch.value)}
      >
        {words.epoch}
      </button>
    </>
  );
}

/** How often the stage shows what was learnt, and how long an epoch is. */
export function Pace({ app, held }: Part) {
  const words = app.words.training;
  const { batch } = held.chosen.value ?? held.draft.value;
  return (
    <>
      <fieldset class="speed train-pace" title={words.aboutPace}>
        <legend>{words.aboutPace}</legend>
        {PACES.map((pace) => (
          <label key={pace} class="speed-choice">
            <input
              type="radio"
              name={app.idOf("train-pace")}
              checked={held.pace.value === pace}
              onChange={() => held.setPace(pace)}
            />
            <span>{words.pace(pace)}</span>
          </label>
        ))}
      </fieldset>
      <p class="inside-words">{words.aboutEpoch(held.lessons.value, batch, held.epoch.value)}</p>
    </>
  );
}

/** The way back, and the way out. */
export function Back({ app, held }: Part) {
  const words = app.words.training;
  const { came, isShown, ended } = held;
  if (!came.value || !isShown.value) return null;
  const { name } = came.value;
  return (
    <div class="train-back">
      <p>{words.shownNow(name)}</p>
      <div class="train-buttons">
        <button type="button" class="button" onClick={() => held.takeBack()}>
          {words.undo(name)}
        </button>
        {ended.value ? null : (
          <button type="button" class="button" onClick={() => held.keep()}>
            {words.keep}
          </button>
        )}
      </div>
    </div>
  );
}

/** In other modes: what is on the stage is none of the networks that came. */
export function Learnt({ app }: { app: App }) {
  const held = madeFor(app);
  return held ? <Back app={app} held={held} /> : null;
}
