/** Drawings of the learner's own, with what they are. */
import { useSignal } from "@preact/signals";
import { plainName } from "../../words/names";
import { Small } from "../beside/Small";
import type { Part } from "./holder";

export function OwnDrawings({ app, held }: Part) {
  const label = useSignal(0);
  const words = app.words.training;
  const { own } = held;
  const list = own.list.value;
  const add = (): void => {
    const added = own.add(label.value);
    const name = plainName(app.network, label.value);
    if (added) app.say(words.added(name, own.list.value.length));
    else app.notify(words.nothingToAdd);
  };
  return (
    <details class="train-more">
      <summary>{words.ownTitle}</summary>
      <div class="train-own">
        <label>
          <span>{words.addAs}</span>
          <select
            value={label.value}
            onChange={(event) => {
              label.value = Number(event.currentTarget.value);
            }}
          >
            {app.network.classNames.map((name, c) => (
              <option key={name} value={c}>
                {plainName(app.network, c)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button" onClick={add}>
          {words.add}
        </button>
        <button type="button" class="button" disabled={list.length === 0} onClick={own.undo}>
          {words.takeBack}
        </button>
      </div>
      <ul class="train-list">
        {list.map((each, k) => (
          <li key={k}>
            <Small app={app} image={each.image} />
            <span>{plainName(app.network, each.label)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
