/** What the step has done to the ready-made drawings: those that are read otherwise, or the worst. */
import type { App } from "../../app/app";
import type { Judge, Judged, Prices } from "../../app/taught/price";
import type { Taught } from "../../app/taught/taught";
import { drawingName, plainName } from "../../words/names";
import { Small } from "../beside/Small";

/** Drawings in the table. */
const MOST = 6;

interface Row {
  readonly judge: Judge;
  readonly before: Judged;
  readonly after: Judged;
}

export function Price({ app, taught }: { app: App; taught: Taught }) {
  const { teaching } = app.words;
  const price = taught.price.value;
  if (taught.judges().length === 0) return null;
  const rows = price ? rowsOf(taught.judges(), price) : [];
  const changed = rows.filter(({ before, after }) => before.prediction !== after.prediction);
  const shown = (changed.length > 0 ? changed : rows).slice(0, MOST);
  return (
    <section class="teach-price" aria-label={teaching.price}>
      <h3>{teaching.price}</h3>
      <p class="inside-words" role="status">
        {price ? teaching.priceSaid(price) : teaching.priceCounting}
      </p>
      {price && shown.length > 0 ? (
        <table class="teach-table">
          <caption>{changed.length > 0 ? teaching.priceChanged : teaching.priceWorst}</caption>
          <thead>
            <tr>
              <th scope="col">{teaching.drawing}</th>
              <th scope="col">{teaching.answer}</th>
              <th scope="col">{teaching.loss}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Drawing key={row.judge.name} app={app} row={row} />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

/** Those that have become worse, the worst first; and all that changed their answer. */
const rowsOf = (judges: readonly Judge[], { each }: Prices): Row[] =>
  judges
    .map((judge, k): Row => ({ judge, before: each[k][0], after: each[k][1] }))
    .filter(
      ({ before, after }) =>
        after.loss > before.loss + LEAST || before.prediction !== after.prediction,
    )
    .sort((p, q) => q.after.loss - q.before.loss - (p.after.loss - p.before.loss));

const LEAST = 5e-4;

function Drawing({ app, row: { judge, before, after } }: { app: App; row: Row }) {
  const { teaching } = app.words;
  const [was, is] = [before, after].map(({ prediction }) => plainName(app.network, prediction));
  return (
    <tr>
      <th scope="row">
        <Small app={app} image={judge.image} />
        <span class="hidden">{drawingName(judge.name, app.words)}</span>
      </th>
      <td>{teaching.readAs(was, is)}</td>
      <td>
        {teaching.lossIs(before.loss)} → {teaching.lossIs(after.loss)}
      </td>
    </tr>
  );
}
