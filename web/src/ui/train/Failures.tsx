/** Three ways to fail on purpose, and why it goes as it goes, once it is seen. */
import { useRef } from "preact/hooks";
import type { Rich } from "../../words/rich";
import type { Words } from "../../words/words";
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

type Kind = keyof Part["app"]["words"]["training"]["why"];

/** Also where somebody's own settings fail in the same way. Its numbers stand still while it goes on. */
export function Why({ app, held }: Part) {
  const told = useRef<{ readonly kind: Kind; readonly words: Rich } | null>(null);
  const kind = kindOf(held);
  if (kind === null) told.current = null;
  else if (told.current?.kind !== kind || !held.going.value) {
    told.current = { kind, words: sentenceOf(kind, held, app.words.training.why) };
  }
  return (
    <div role="status" class="train-why">
      {told.current ? <Said words={told.current.words} /> : null}
    </div>
  );
}

/** How it fails, once that is seen. */
function kindOf({ state, chosen, curve }: Part["held"]): Kind | null {
  const [now, all] = [state.value, chosen.value];
  if (!now || !all) return null;
  const [first] = curve.value;
  const isGrown = curve.value.some(({ loss }) => loss > GROWN * first.loss);
  if (now.fault !== null || isGrown) return "tooFast";
  if (all.zero && now.steps >= SEEN.zero) return "zero";
  return all.shuffled && now.steps >= SEEN.shuffled ? "shuffled" : null;
}

function sentenceOf(kind: Kind, held: Part["held"], why: Words["training"]["why"]): Rich {
  const now = held.state.value;
  if (kind === "tooFast") {
    const losses = held.curve.value.map(({ loss }) => loss);
    const most = losses.reduce((largest, loss) => Math.max(largest, loss), 0);
    const rate = held.chosen.value?.rate ?? 0;
    return why.tooFast(rate, losses.slice(0, TOLD), most, (now?.fault ?? null) !== null);
  }
  return why[kind](now?.steps ?? 0, now?.loss ?? 0, now?.heldOut?.accuracy ?? 0);
}
