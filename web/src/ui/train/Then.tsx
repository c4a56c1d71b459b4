/** Back along the training: the networks that were kept, one after the other. */
import type { Part } from "./holder";

const MOVES = ["ArrowLeft", "ArrowRight", "Home", "End"];

export function Then({ app, held }: Part) {
  const words = app.words.training;
  const { kept, state, looked, ended, isShown } = held;
  const last = state.value?.steps ?? 0;
  const places = [...kept.value.filter((steps) => steps !== last), last];
  const at = looked.value ?? last;
  const found = places.indexOf(at);
  const index = found < 0 ? places.length - 1 : found;
  const disabled = ended.value || !isShown.value || places.length < 2;
  return (
    <div class="train-then">
      <label>
        <span>
          {words.slider} <output>{words.after(at, last)}</output>
        </span>
        <input
          type="range"
          dir="ltr"
          aria-label={words.slider}
          aria-valuetext={words.after(at, last)}
          min={0}
          max={places.length - 1}
          value={index}
          disabled={disabled}
          onKeyDown={(event) => {
            // The story's steps have these keys elsewhere.
            if (MOVES.includes(event.key)) event.stopPropagation();
          }}
          onInput={(event) => {
            const steps = places[Number(event.currentTarget.value)];
            held.look(steps === last ? null : steps);
          }}
        />
      </label>
      {looked.value === null ? null : (
        <div class="train-buttons">
          <button
            type="button"
            class="button"
            title={words.aboutGoOnFrom}
            onClick={() => held.goOnFrom(at)}
          >
            {words.goOnFrom(at)}
          </button>
          <button type="button" class="button" onClick={() => held.go()}>
            {words.goOnFromEnd}
          </button>
        </div>
      )}
    </div>
  );
}
