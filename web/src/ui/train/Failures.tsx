/** Three ways to fail on purpose, and why it goes as it goes, once it is seen. */
import { Said } from "../Said";
import type { Part } from "./holder";

const FAILURES = {
  tooFast: { optimizer: "sgd", rate: 10, decay: null },
  zero: { zero: true },
  shuffled: { shuffled: true },
} as const;
/** Steps after which it is seen. */
const SEEN = { zero: 50, shuffled: 150 };
/** A loss so many times that of the beginning is one that grows. */
const GROWN = 3;
const TOLD = 6;

export function Failures({ app, held }: Part) {
  const words = app.words.training;
  if (!app.readsPad) return null;
  return (
    <details class="train-more">
      <summary>{words.failures}</summary>
      <p class="inside-words">{words.aboutFailures}</p>
      <div class="train-buttons">
        {(["tooFast", "zero", "shuffled"] as const).map((name) => (
          <button
            key={name}
            type="button"
            class="button"
            disabled={held.loading.value !== null}
            onClick={() => held.begin(FAILURES[name])}
          >
            {words[name]}
          </button>
        ))}
      </div>
    </details>
  );
}

/** Also where somebody's own settings fail in the same way. */
export function Why({ app, held }: Part) {
  const { why } = app.words.training;
  const said = sentenceOf(held, why);
  return (
    <div role="status" class="train-why">
      {said ? <Said words={said} /> : null}
    </div>
  );
}

function sentenceOf(held: Part["held"], why: Part["app"]["words"]["training"]["why"]) {
  const [now, chosen] = [held.state.value, held.chosen.value];
  if (!now || !chosen) return null;
  const losses = held.curve.value.map(({ loss }) => loss);
  const most = losses.reduce((largest, loss) => Math.max(largest, loss), 0);
  if (now.fault !== null || most > GROWN * losses[0]) {
    return why.tooFast(chosen.rate, losses.slice(0, TOLD), most, now.fault !== null);
  }
  const { steps, loss, heldOut } = now;
  if (loss === null || !heldOut) return null;
  if (chosen.zero && steps >= SEEN.zero) return why.zero(steps, loss, heldOut.accuracy);
  if (chosen.shuffled && steps >= SEEN.shuffled) {
    return why.shuffled(steps, loss, heldOut.accuracy);
  }
  return null;
}
