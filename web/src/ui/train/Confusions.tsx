/** Which held-out digits are taken for which: a table that everybody can read. */
import { plainName } from "../../words/names";
import type { Part } from "./holder";

export function Confusions({ app, held }: Part) {
  const words = app.words.training;
  const judged = held.state.value?.heldOut;
  const { network } = app;
  if (!judged) return null;
  const { confusions, count, steps } = judged;
  const classes = network.classNames.map((_, c) => c);
  const size = classes.length;
  const largest = classes.map((row) =>
    classes.reduce((most, c) => Math.max(most, confusions[row * size + c]), 1),
  );
  return (
    <details class="train-more">
      <summary>{words.confusions}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys where it is wide */}
      <div class="train-table" data-scrolls tabIndex={0}>
        <table class="train-confusions">
          <caption>{words.confusionsCaption(count, steps)}</caption>
          <thead>
            <tr>
              <td />
              {classes.map((c) => (
                <th key={c} scope="col">
                  {plainName(network, c)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((row) => (
              <tr key={row}>
                <th scope="row">{plainName(network, row)}</th>
                {classes.map((c) => {
                  const value = confusions[row * size + c];
                  return (
                    <td
                      key={c}
                      class={row === c ? "train-right" : ""}
                      style={{ "--share": value / largest[row] }}
                    >
                      {value === 0 ? <span class="train-none">0</span> : value}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
