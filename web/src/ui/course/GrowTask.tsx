/** A guess first: which weights grow? Then the training is played, and one sees. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { App } from "../../app/app";
import { factorOf, type Grown, growthOf, mostGrown } from "../../app/history/growth";
import type { Network } from "../../network/network";
import { inputName, neuronName } from "../../words/names";
import { Picture } from "../inside/Picture";
import { Timeline } from "../train/History";
import { type Held, historyOf, MEGABYTES } from "../train/histories";

export function GrowTask({ app }: { app: App }) {
  const held = historyOf(app);
  const words = app.words.history.grow;
  const guess = useSignal<string | null>(null);
  useEffect(() => () => void held.leave(), []); // What comes next is told of the trained one.
  if (!held.history.value && !held.offers()) {
    return <p class="course-note">{words.notHere}</p>;
  }
  if (guess.value !== null) return <Seen app={app} held={held} guess={guess.value} />;
  return (
    <>
      <fieldset class="ask-options ask-choice">
        <legend class="hidden">{words.question}</legend>
        {app.network.planes.map(({ name }) => (
          <label key={name} class="ask-option">
            <input
              type="radio"
              name={app.idOf("grow")}
              onChange={() => {
                guess.value = name;
                app.course.asking.hush();
                if (!held.history.peek()) void held.fetchOwn();
              }}
            />
            <span class="ask-label">{words.option(name, readBy(app.network, name))}</span>
          </label>
        ))}
      </fieldset>
      <p class="course-note">{words.fetched(MEGABYTES)}</p>
    </>
  );
}

interface SeenProps {
  readonly app: App;
  readonly held: Held;
  readonly guess: string;
}

/** The weights of one neuron, step by step; at the end, what became of all. */
function Seen({ app, held, guess }: SeenProps) {
  const words = app.words.history;
  const history = held.history.value;
  const index = useSignal(app.reading.peek().scene.spotlight[0] ?? 0).value;
  const seen = useSignal(false);
  useEffect(() => {
    if (history && !seen.value) void held.seek(0);
  }, [history]);
  if (!history) {
    return <p role="status">{held.fetching.value ? words.fetching(null) : words.notLoaded}</p>;
  }
  const shown = held.isOurs(app.network) ? app.network : history.network;
  const values = weightsOf(shown, index);
  if (held.place.value === held.last.value && !seen.value && held.isOurs(app.network)) {
    queueMicrotask(() => {
      seen.value = true;
      app.course.tasks.setGrown(true);
    });
  }
  return (
    <>
      <p class="course-note">{words.grow.guessed(guess)}</p>
      <Picture
        app={app}
        values={values}
        kind="sign"
        label={app.words.course.weightsOf(neuronName(app.network, { layer: 0, index }, app.words))}
        tell={(i) => app.words.course.weightAt(inputName(app.network, i, app.words), values[i])}
      />
      <Timeline app={app} held={held} plain />
      <div role="status">
        {seen.value ? <Truth app={app} layers={growthIn(held)} guess={guess} /> : null}
      </div>
      {seen.value ? null : <p class="course-note">{words.grow.play}</p>}
    </>
  );
}

function Truth({ app, layers, guess }: TruthProps) {
  const words = app.words.history.grow;
  if (layers.length === 0) return null;
  const most = mostGrown(layers);
  const ends = layers.map(({ after }) => after);
  const smallest = layers.every(({ before }) => most.before <= before);
  return (
    <div class="course-reason">
      <b>{most.name === guess ? app.words.course.right : app.words.course.wrong}</b>
      <ul class="grown">
        {layers.map(({ name, before, after }) => (
          <li key={name} style={{ "--grown": factorOf({ name, before, after }) / factorOf(most) }}>
            {words.grown(name, before, after)}
          </li>
        ))}
      </ul>
      {smallest ? <p>{words.why(most.name, Math.min(...ends), Math.max(...ends))}</p> : null}
    </div>
  );
}

interface TruthProps {
  readonly app: App;
  readonly layers: readonly Grown[];
  readonly guess: string;
}

function growthIn(held: Held): readonly Grown[] {
  const history = held.history.peek();
  return history ? growthOf(history.at(0), history.network) : [];
}

/** Weights of one neuron of a layer. */
function readBy(network: Network, name: string): number {
  const { shape } = network.operation(name).tensors.weight;
  return shape.slice(1).reduce((product, length) => product * length, 1);
}

/** Of one neuron of the first layer. */
function weightsOf(network: Network, index: number): Float32Array {
  const { values } = network.operation(network.planes[0].name).tensors.weight;
  const { inputs } = network;
  return values.subarray(index * inputs, (index + 1) * inputs);
}
