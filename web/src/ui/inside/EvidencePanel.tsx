/** Why this class and not another: by pixel, by neuron, all numbers adding up. */

import type { App } from "../../app/app";
import { planeConstants } from "../../inside/carry";
import { isPicture } from "../../network/input";
import { inputName, isDigits, neuronName, plainName } from "../../words/names";
import { Said } from "../Said";
import { Num, Worth } from "./numbers";
import { Picture } from "./Picture";
import { Sum } from "./Sum";

export function EvidencePanel({ app }: { app: App }) {
  const { inside, network } = app;
  const { blank, trace } = app.reading.value;
  const digit = inside.digit.value;
  const comparing = inside.comparing.value;
  const words = app.words.evidence;
  const nameOf = (index: number): string => plainName(network, index);
  const one = (
    <ClassChoice app={app} label={words.explained} value={digit} onChoose={inside.explain} />
  );
  const other = (
    <ClassChoice
      app={app}
      label={words.compared}
      value={inside.than.value}
      without={digit}
      onChoose={inside.compare}
    />
  );
  return (
    <article aria-label={words.name}>
      <div class="why">
        <h2 class="inside-title" tabIndex={-1}>
          {comparing ? (
            <Said words={words.whyNot} slots={{ one, other }} />
          ) : (
            <Said words={words.why} slots={{ one }} />
          )}
        </h2>
        <button
          type="button"
          class="button"
          onClick={() => inside.compare(comparing ? null : inside.than.value)}
        >
          {comparing ? words.only(nameOf(digit)) : words.andNot(nameOf(inside.than.value))}
        </button>
        {digit === trace.prediction ? null : (
          <button type="button" class="button" onClick={() => inside.explain(null)}>
            {words.backTo(nameOf(trace.prediction))}
          </button>
        )}
      </div>
      {blank ? (
        <p class="inside-words">{isDigits(network) ? words.drawDigit : words.drawSomething}</p>
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
  const name = plainName(network, inside.digit.value);
  const { evidence: words, neuron } = app.words;
  const picture = isPicture(network);
  return (
    <>
      <p class="inside-words">
        {picture ? <Said words={words.says(name)} /> : words.valuesSay(name)}
      </p>
      <Picture
        app={app}
        values={map}
        label={words.map(name, picture)}
        tell={(i) => neuron.signedAt(inputName(network, i, app.words), map[i])}
      />
      <Sum
        values={map}
        bias={bias}
        total={logit}
        parts={picture ? words.parts : words.valueParts}
        biasName={words.bias}
        totalName={words.score(name)}
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
  const [one, other] = [plainName(network, a), plainName(network, b)];
  const { evidence: words, neuron, drawer } = app.words;
  const { scores } = app.reading.value.trace;
  return (
    <>
      <p class="inside-words">
        <Said
          words={words.scores(one, other, margin)}
          slots={{
            one: <Num value={scores[a]} digits={2} />,
            other: <Num value={scores[b]} digits={2} />,
          }}
        />
      </p>
      <Picture
        app={app}
        values={map}
        label={words.mapRather(one, other, isPicture(network))}
        tell={(i) => neuron.signedAt(inputName(network, i, app.words), map[i])}
      />
      <Sum
        values={map}
        bias={bias}
        total={margin}
        parts={isPicture(network) ? words.parts : words.valueParts}
        biasName={words.bias}
        totalName={words.difference(one, other)}
      />
      <h3>{words.deciding(deciding.length)}</h3>
      <ol class="deciding">
        {deciding.map(({ layer, neuron: index, value }) => (
          <li key={`${layer} ${index}`}>
            <button type="button" class="link" onClick={() => inside.inspect({ layer, index })}>
              {neuronName(network, { layer, index }, app.words)}
            </button>
            <span>
              <Said
                words={words.decides(value < 0 ? other : one)}
                slots={{ value: <Worth value={value} name="deciding" /> }}
              />
            </span>
          </li>
        ))}
      </ol>
      <table class="counts">
        <caption>{words.everyLayer}</caption>
        <thead>
          <tr>
            <th scope="col">{drawer.layer}</th>
            <th scope="col">{words.neurons}</th>
            <th scope="col">{words.later}</th>
            <th scope="col">{words.together}</th>
          </tr>
        </thead>
        <tbody>
          {neurons.map((values, k) => {
            const sum = values.reduce((total, value) => total + value, 0);
            const later = constants.subarray(k + 1).reduce((total, value) => total + value, 0);
            return (
              <tr key={network.layers[k].name}>
                <th scope="row">{words.layerOf(network.layers[k].name, values.length)}</th>
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
