/** Both answers, and under them every class with what either network gives it. */
import type { App } from "../../app/app";
import type { Found } from "../../app/beside";
import { plainName } from "../../words/names";

export function Answers({ app, found }: { app: App; found: Found }) {
  const { beside, numbers } = app.words;
  const { traces } = found;
  return (
    <table class="beside-answers">
      <caption class="hidden">{beside.answers}</caption>
      <thead>
        <tr>
          <td />
          {traces.map(({ prediction, confidence }, k) => (
            <th key={k} scope="col">
              <span class="beside-name">{app.beside.names.value[k]}</span>
              <b class="beside-digit">{plainName(app.network, prediction)}</b>
              <data value={String(confidence)} data-name="confidence">
                {numbers.cellPercent(confidence)}
              </data>
            </th>
          ))}
        </tr>
      </thead>
      <tbody dir="ltr">
        {app.network.classNames.map((name, c) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {traces.map(({ probs, prediction }, k) => (
              <td key={k} class={prediction === c ? "beside-highest" : undefined}>
                <span class="beside-bar" style={{ "--share": probs[c] }} aria-hidden="true" />
                <data value={String(probs[c])} data-name="share">
                  {numbers.cellPercent(probs[c])}
                </data>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
