/** Why this class and not another: by pixel, by neuron, all numbers adding up. */

import type { App } from "../../app/app";
import { planeConstants } from "../../inside/carry";
import type { Contrast } from "../../inside/contrast";
import { isPicture } from "../../network/input";
import { inputName, isDigits, neuronName, plainName } from "../../words/names";
import { Said } from "../Said";
import { Num, Worth } from "./numbers";
import { Picture } from "./Picture";
import { Sum } from "./Sum";
import { isWithheld, Withheld } from "./Withheld";

export function EvidencePanel({ app }: { app: App }) {
  const { inside, network } = app;
  const { blank } = app.reading.value;
  const words = app.words.evidence;
  if (isWithheld(app)) {
    return (
      <article aria-label={words.name}>
        <h2 class="inside-title" tabIndex={-1}>
          {words.toCome}
        </h2>
        <Withheld app={app} />
      </article>
    );
  }
  return (
    <article aria-label={words.name}>
      <div class="why">
        <Question app={app} />
        <Others app={app} />
      </div>
      {blank ? (
        <p class="inside-words">{isDigits(network) ? words.drawDigit : words.drawSomething}</p>
      ) : inside.comparing.value ? (
        <Difference app={app} />
      ) : (
        <InkMap app={app} />
      )}
    </article>
  );
}

/** What is asked; both classes can be changed in the question itself. */
function Question({ app }: { app: App }) {
  const { inside, network } = app;
  const words = app.words.evidence;
  const digit = inside.digit.value;
  const nameOf = (index: number): string => plainName(network, index);
  const explained = (
    <ClassChoice app={app} label={words.explained} value={digit} onChoose={inside.explain} />
  );
  const compared = (
    <ClassChoice
      app={app}
      label={words.compared}
      value={inside.than.value}
      without={digit}
      onChoose={inside.compare}
    />
  );
  const [a, b] = inside.between.value;
  const [one, other] = a === digit ? [explained, compared] : [compared, explained];
  return inside.comparing.value ? (
    <h2 class="inside-title" tabIndex={-1} aria-label={words.askedNot(nameOf(a), nameOf(b))}>
      <Said words={words.whyNot} slots={{ one, other }} />
    </h2>
  ) : (
    <h2 class="inside-title" tabIndex={-1} aria-label={words.asked(nameOf(digit))}>
      <Said words={words.why} slots={{ one: explained }} />
    </h2>
  );
}

/** Other questions. */
function Others({ app }: { app: App }) {
  const { inside, network } = app;
  const words = app.words.evidence;
  const digit = inside.digit.value;
  const { prediction } = app.reading.value.trace;
  const comparing = inside.comparing.value;
  const nameOf = (index: number): string => plainName(network, index);
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => inside.compare(comparing ? null : inside.than.value)}
      >
        {comparing ? words.only(nameOf(digit)) : words.andNot(nameOf(inside.than.value))}
      </button>
      {digit === prediction ? null : (
        <button type="button" class="button" onClick={() => inside.explain(null)}>
          {words.backTo(nameOf(prediction))}
        </button>
      )}
    </>
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
        kind="evidence"
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

/** One class against another: the difference of their scores first, then where it comes from. */
function Difference({ app }: { app: App }) {
  const { inside, network } = app;
  const found = inside.difference.value;
  if (!found) return <p class="inside-words">{app.words.answer.reading}</p>;
  const { a, b, margin, map, bias } = found;
  const [one, other] = [plainName(network, a), plainName(network, b)];
  const { evidence: words, neuron } = app.words;
  const { scores } = app.reading.value.trace;
  const picture = isPicture(network);
  const number = (index: number) => <Num value={scores[index]} digits={2} />;
  return (
    <>
      <p class="inside-words">
        <Said
          words={words.scores(one, other, margin)}
          slots={{ one: number(a), other: number(b) }}
        />
      </p>
      <Sum
        values={map}
        bias={bias}
        total={margin}
        parts={picture ? words.parts : words.valueParts}
        biasName={words.bias}
        totalName={words.difference(one, other)}
      />
      <p class="inside-words">
        <Said words={words.colours(one, other)} />
      </p>
      <Picture
        app={app}
        values={map}
        kind="evidence"
        label={words.mapRather(one, other, picture)}
        tell={(i) => neuron.signedAt(inputName(network, i, app.words), map[i])}
      />
      <Deciding app={app} found={found} one={one} other={other} />
      <LayerTable app={app} found={found} />
    </>
  );
}

interface BetweenProps {
  readonly app: App;
  readonly found: Contrast;
  /** The two classes by name. */
  readonly one: string;
  readonly other: string;
}

/** The neurons that decide most between the two. */
function Deciding({ app, found: { deciding }, one, other }: BetweenProps) {
  const { inside, network } = app;
  const words = app.words.evidence;
  return (
    <>
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
                slots={{ value: <Worth of="evidence" value={value} name="deciding" /> }}
              />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The same difference, layer by layer. */
function LayerTable({ app, found }: Pick<BetweenProps, "app" | "found">) {
  const { evidence: words, drawer } = app.words;
  const constants = planeConstants(app.network, found);
  return (
    <table class="counts">
      <caption>{words.everyLayer}</caption>
      <thead>
        <tr>
          {[drawer.layer, words.neurons, words.later, words.together].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.neurons.map((values, k) => {
          const sum = values.reduce((total, value) => total + value, 0);
          const later = constants.subarray(k + 1).reduce((total, value) => total + value, 0);
          const { name } = app.network.layers[k];
          return (
            <tr key={name}>
              <th scope="row">{words.layerOf(name, values.length)}</th>
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
  );
}
