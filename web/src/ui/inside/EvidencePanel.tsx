/** Why this class and not another: by pixel, by neuron, all numbers adding up. */

import type { App } from "../../app/app";
import { many } from "../../base/numbers";
import { planeConstants } from "../../inside/carry";
import { inputName, neuronName } from "../../words/names";
import { Num, signed, Worth } from "./numbers";
import { Picture } from "./Picture";
import { Sum } from "./Sum";

export function EvidencePanel({ app }: { app: App }) {
  const { inside, network } = app;
  const { blank, trace } = app.reading.value;
  const digit = inside.digit.value;
  const comparing = inside.comparing.value;
  const names = network.classNames;
  return (
    <article aria-label="Evidence">
      <div class="why">
        <h2 class="inside-title" tabIndex={-1}>
          Why{" "}
          <ClassChoice app={app} label="Class to explain" value={digit} onChoose={inside.explain} />
          {comparing ? " and not " : ""}
          {comparing ? (
            <ClassChoice
              app={app}
              label="Class to compare with"
              value={inside.than.value}
              without={digit}
              onChoose={inside.compare}
            />
          ) : null}
          ?
        </h2>
        <button
          type="button"
          class="button"
          onClick={() => inside.compare(comparing ? null : inside.than.value)}
        >
          {comparing ? `Only ${names[digit]}` : `And not ${names[inside.than.value]}?`}
        </button>
        {digit === trace.prediction ? null : (
          <button type="button" class="button" onClick={() => inside.explain(null)}>
            Back to {names[trace.prediction]}
          </button>
        )}
      </div>
      {blank ? (
        <p class="inside-words">Draw a digit: its ink is then told apart here.</p>
      ) : comparing ? (
        <Difference app={app} />
      ) : (
        <InkMap app={app} />
      )}
    </article>
  );
}

interface ChoiceProps {
  readonly app: App;
  readonly label: string;
  readonly value: number;
  readonly without?: number;
  readonly onChoose: (index: number) => void;
}

function ClassChoice({ app, label, value, without, onChoose }: ChoiceProps) {
  return (
    <select
      class="field"
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      {app.network.classNames.map((name, c) =>
        c === without ? null : (
          <option key={name} value={c}>
            {name}
          </option>
        ),
      )}
    </select>
  );
}

/** The ink for and against one class. */
function InkMap({ app }: { app: App }) {
  const { inside, network } = app;
  const { map, bias } = inside.map.value;
  const { logit } = app.reading.value.scene.evidence;
  const name = network.classNames[inside.digit.value];
  return (
    <>
      <p class="inside-words">
        What each pixel of the ink says about {name}:{" "}
        <span class="text-for">warm, full squares speak for it</span>,{" "}
        <span class="text-against">cool, hollow ones against</span>.
      </p>
      <Picture
        app={app}
        values={map}
        label={`Ink for and against ${name}`}
        tell={(i) => `${inputName(network, i)}: ${signed(map[i])}`}
      />
      <Sum
        values={map}
        bias={bias}
        total={logit}
        parts="ink"
        biasName="effective bias"
        totalName={`score (logit) of ${name}`}
      />
    </>
  );
}

/** One class against another. */
function Difference({ app }: { app: App }) {
  const { inside, network } = app;
  const found = inside.difference.value;
  const { a, b, margin, map, bias, neurons, deciding } = found;
  const constants = planeConstants(network, found);
  const [one, other] = [network.classNames[a], network.classNames[b]];
  const { scores } = app.reading.value.trace;
  return (
    <>
      <p class="inside-words">
        {one} has the score <Num value={scores[a]} digits={2} />, {other} has{" "}
        <Num value={scores[b]} digits={2} />: {one} {margin < 0 ? "is behind" : "leads"} by{" "}
        <b>{Math.abs(margin).toFixed(2)}</b>.{" "}
        <span class="text-for">Warm, full squares speak for {one}</span>,{" "}
        <span class="text-against">cool, hollow ones for {other}</span>.
      </p>
      <Picture
        app={app}
        values={map}
        label={`Ink for ${one} rather than ${other}`}
        tell={(i) => `${inputName(network, i)}: ${signed(map[i])}`}
      />
      <Sum
        values={map}
        bias={bias}
        total={margin}
        parts="ink"
        biasName="effective bias"
        totalName={`${one} minus ${other}`}
      />
      <h3>The three neurons that decide most</h3>
      <ol class="deciding">
        {deciding.map(({ layer, neuron, value }) => (
          <li key={`${layer} ${neuron}`}>
            <button
              type="button"
              class="link"
              onClick={() => inside.inspect({ layer, index: neuron })}
            >
              {neuronName(network, { layer, index: neuron })}
            </button>
            <span>
              <Worth value={value} name="deciding" /> for {value < 0 ? other : one}
            </span>
          </li>
        ))}
      </ol>
      <table class="counts">
        <caption>Neuron by neuron it is the same difference in every layer</caption>
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">its neurons</th>
            <th scope="col">later biases</th>
            <th scope="col">together</th>
          </tr>
        </thead>
        <tbody>
          {neurons.map((values, k) => {
            const sum = values.reduce((total, value) => total + value, 0);
            const later = constants.subarray(k + 1).reduce((total, value) => total + value, 0);
            return (
              <tr key={network.layers[k].name}>
                <th scope="row">
                  {network.layers[k].name} ({many(values.length)})
                </th>
                <td>
                  <Num value={sum} sign />
                </td>
                <td>
                  <Num value={later} sign />
                </td>
                <td>
                  <Num value={sum + later} name="layer-margin" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
