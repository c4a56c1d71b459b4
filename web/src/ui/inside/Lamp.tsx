/** The lamp "this does not look like a digit", with how often it is wrong; and what was changed. */
import { useSignal } from "@preact/signals";
import type { App } from "../../app/app";
import { ratesOf } from "../../inside/familiarity";
import { isDigits, plainName } from "../../words/names";
import { Said } from "../Said";

export function Lamp({ app }: { app: App }) {
  const open = useSignal(false);
  const found = app.inside.familiar.value;
  const { answer } = app.words;
  const digits = isDigits(app.network);
  // It speaks of an answer, and so does the reminder: neither before there is one.
  const given = app.told.answer.value;
  const lit = given && found !== null && !found.familiar && !app.reading.value.blank;
  return (
    <div class="lamp-place">
      <p class="hidden" role="status" aria-label={answer.warning}>
        {lit && !app.penDown.value ? (digits ? answer.unlikeDigit : answer.unlikeOthers) : ""}
      </p>
      {lit ? (
        <button
          type="button"
          class="lamp"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 2.8 1.6 21h20.8zm-1.1 6.7h2.2v6h-2.2zm0 7.5h2.2v2.2h-2.2z" />
          </svg>
          {digits ? answer.lampDigit : answer.lampOthers}
        </button>
      ) : given ? (
        <Changed app={app} />
      ) : null}
      {lit && open.value ? <Why app={app} /> : null}
    </div>
  );
}

function Why({ app }: { app: App }) {
  return (
    <div class="lamp-why">
      <p>{app.words.answer.whyLamp(isDigits(app.network))}</p>
      <LampRates app={app} />
    </div>
  );
}

/** Measured: how often the lamp lights on digits, and on what is none. */
function LampRates({ app }: { app: App }) {
  const rates = ratesOf(app.network);
  const { answer, numbers } = app.words;
  return (
    <ul class="lamp-rates">
      {rates.map(({ data, images, digits, lit }) => (
        <li key={data}>
          <Said words={answer.rate(numbers.exactPercent(lit), data, images, digits)} />
        </li>
      ))}
    </ul>
  );
}

/** A reminder that the answer is not the network's own, and the way back. */
function Changed({ app }: { app: App }) {
  const { original, trace } = app.reading.value;
  if (original === trace) return null;
  const { answer } = app.words;
  const name = plainName(app.network, original.prediction);
  return (
    <p class="changed">
      <Said words={answer.before(name, original.confidence)} />
      <button type="button" class="link" onClick={app.inside.reset}>
        {answer.reset}
      </button>
    </p>
  );
}
