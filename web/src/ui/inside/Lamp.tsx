/** The lamp "this does not look like a digit", with how often it is wrong; and what was changed. */
import { useSignal } from "@preact/signals";
import type { App } from "../../app/app";
import { exactPercent, many, percent } from "../../base/numbers";
import { ratesOf } from "../../inside/familiarity";

export function Lamp({ app }: { app: App }) {
  const open = useSignal(false);
  const found = app.inside.familiar.value;
  const lit = found !== null && !found.familiar && !app.reading.value.blank;
  return (
    <div class="lamp-place">
      <p class="hidden" role="status" aria-label="Warning">
        {lit && !app.penDown.value ? "This does not look like a digit." : ""}
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
          Not like a digit
        </button>
      ) : (
        <Changed app={app} />
      )}
      {lit && open.value ? <Why app={app} /> : null}
    </div>
  );
}

function Why({ app }: { app: App }) {
  return (
    <div class="lamp-why">
      <p>
        This does not look like the {aKind(app)} that the network has learnt from, so do not trust
        the answer: the network must always choose one. How often this lamp lights, measured:
      </p>
      <LampRates app={app} />
    </div>
  );
}

const aKind = ({ network }: App): string =>
  network.classNames.every((name) => /^\d+$/.test(name)) ? "digits" : "examples";

/** Measured: how often the lamp lights on digits, and on what is none. */
function LampRates({ app }: { app: App }) {
  const rates = ratesOf(app.network);
  return (
    <ul class="lamp-rates">
      {rates.map(({ data, images, digits, lit }) => (
        <li key={data}>
          <b>{exactPercent(lit)}</b> of the {data} ({many(images)}):{" "}
          {digits ? "false alarms" : "caught"}
        </li>
      ))}
    </ul>
  );
}

/** A reminder that the answer is not the network's own, and the way back. */
function Changed({ app }: { app: App }) {
  const { original, trace } = app.reading.value;
  if (original === trace) return null;
  return (
    <p class="changed">
      before:{" "}
      <b>
        {app.network.classNames[original.prediction]} ({percent(original.confidence)})
      </b>{" "}
      <button type="button" class="link" onClick={app.inside.reset}>
        reset
      </button>
    </p>
  );
}
