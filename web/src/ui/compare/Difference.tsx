/** How B differs from A: by ink, by class, by neuron. */
import type { App } from "../../app/app";
import type { Comparison } from "../../inside/compare";
import { isPicture } from "../../network/input";
import { inputName, neuronName, plainName } from "../../words/names";
import { Picture } from "../inside/Picture";
import { isWithheld, Withheld } from "../inside/Withheld";

/** Classes that are told of where there are more. */
const MOST_CLASSES = 12;

export function Difference({ app }: { app: App }) {
  const found = app.pair.found.value;
  if (!found) return null;
  const words = app.words.compare;
  const same = found.changed.length === 0 && found.image.every((value) => value === 0);
  return (
    <section class="difference" aria-label={words.name}>
      {app.reading.value.blank ? (
        <p>{words.blank}</p>
      ) : isWithheld(app) ? (
        <Withheld app={app} />
      ) : same ? (
        <p>{words.same}</p>
      ) : (
        <div class="difference-parts">
          <Inputs app={app} found={found} />
          <Shares app={app} found={found} />
          <Neurons app={app} found={found} />
        </div>
      )}
    </section>
  );
}

interface PartProps {
  readonly app: App;
  readonly found: Comparison;
}

function Inputs({ app, found: { image } }: PartProps) {
  const { compare, neuron } = app.words;
  const label = compare.inputs(isPicture(app.network));
  return (
    <div class="difference-inputs">
      <h2>{compare.title}</h2>
      <Picture
        app={app}
        values={image}
        label={label}
        tell={(i) => neuron.signedAt(inputName(app.network, i, app.words), image[i])}
      />
    </div>
  );
}

function Shares({ app, found: { probs } }: PartProps) {
  const words = app.words.compare;
  const [a, b] = [app.pair.a.value?.trace.probs, app.reading.value.trace.probs];
  const classes = Array.from(probs.keys())
    .sort((i, k) => Math.abs(probs[k]) - Math.abs(probs[i]))
    .slice(0, MOST_CLASSES)
    .sort((i, k) => i - k);
  return (
    <div>
      <h2>{words.answers}</h2>
      <ul class="difference-shares">
        {classes.map((c) => (
          <li key={c} title={words.shares(plainName(app.network, c), a?.[c] ?? 0, b[c])}>
            <span>{plainName(app.network, c)}</span>
            <data
              class={signOf(words.points(probs[c]), probs[c])}
              value={probs[c]}
              data-name="points"
            >
              {words.points(probs[c])}
            </data>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is written as 0 has no colour. */
function signOf(written: string, value: number): string {
  if (written === "0") return "num";
  return value < 0 ? "num worth-minus" : "num worth-plus";
}

function Neurons({ app, found: { changed } }: PartProps) {
  const words = app.words.compare;
  return (
    <div>
      <h2>{words.neurons}</h2>
      <ol class="difference-neurons">
        {changed.map(({ layer, neuron: index, before, after }) => (
          <li key={`${layer} ${index}`}>
            <button type="button" class="link" onClick={() => app.inside.inspect({ layer, index })}>
              {neuronName(app.network, { layer, index }, app.words)}
            </button>
            <data class="num" value={after - before} data-name="change">
              {words.change(before, after)}
            </data>
          </li>
        ))}
      </ol>
    </div>
  );
}
