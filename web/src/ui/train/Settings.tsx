/** What the next start takes. */
import { OPTIMIZERS, type OptimizerName } from "../../learn/training";
import { kindOf } from "../../operations/table";
import type { Part } from "./holder";
import { Source } from "./Source";

/** `source`: what is learnt from is chosen here, too. */
export function Settings({ app, held, source }: Part & { source: boolean }) {
  const words = app.words.training;
  const { draft, choose } = held;
  const { rate, decay, batch, seed, optimizer, dropout } = draft.value;
  const drops = app.network.operations.some((op) => kindOf(op).role === "dropout");
  return (
    <details class="train-more">
      <summary>{words.settings}</summary>
      {source ? <Source app={app} held={held} /> : null}
      <div class="train-settings">
        <label>
          <span>{words.optimizerName}</span>
          <select
            value={optimizer}
            onChange={(event) => choose({ optimizer: event.currentTarget.value as OptimizerName })}
          >
            {OPTIMIZERS.map((each) => (
              <option key={each} value={each}>
                {words.optimizers[each]}
              </option>
            ))}
          </select>
        </label>
        <Typed name={words.rateName} value={rate} onChange={(next) => choose({ rate: next })} />
        <Typed
          name={words.decayName}
          value={decay ?? 0}
          onChange={(next) => choose({ decay: next === 0 ? null : next })}
        />
        <Typed name={words.batchName} value={batch} onChange={(next) => choose({ batch: next })} />
        <Typed name={words.seedName} value={seed} onChange={(next) => choose({ seed: next })} />
        {drops ? (
          <label class="check">
            <input
              type="checkbox"
              checked={dropout}
              onChange={(event) => choose({ dropout: event.currentTarget.checked })}
            />
            <span>{words.dropoutName}</span>
          </label>
        ) : (
          <p class="inside-words">{words.noDropout}</p>
        )}
      </div>
    </details>
  );
}

interface TypedProps {
  readonly name: string;
  readonly value: number;
  readonly onChange: (next: number) => void;
}

/** A number; whether it makes sense is said when it is used. */
function Typed({ name, value, onChange }: TypedProps) {
  return (
    <label>
      <span>{name}</span>
      <input
        type="number"
        inputMode="decimal"
        step="any"
        min={0}
        value={value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
