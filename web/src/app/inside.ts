/**
 * What "Look inside" knows while the page runs: the open panel, the chosen neuron with its way back
 * and forward, what is compared, and every explanation of the reading that is shown. Explanations
 * are computed when somebody looks at them, once a reading. Knows nothing of the DOM.
 */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { InputError } from "../base/errors";
import { arrange } from "../inside/arrange";
import { contrast, runnerUp } from "../inside/contrast";
import { spread } from "../inside/dropout";
import { inputMap } from "../inside/evidence";
import { familiarity } from "../inside/familiarity";
import { effective, terms } from "../inside/neuron";
import { path } from "../inside/path";
import type { Network } from "../network/network";
import type { NeuronId, PathLayer, Shown } from "../scene/look";
import { plainName } from "../words/names";
import type { Words } from "../words/words";
import type { Lens } from "./lens";
import type { Reading } from "./reading";

export const TABS = ["neuron", "evidence", "whatif", "connections", "dropout"] as const;
export type Tab = (typeof TABS)[number];

/** What the page around it provides. */
export interface Surroundings {
  readonly words: Words;
  readonly network: Network;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  readonly wake: () => void;
  /** Shows the finished picture, standing still. */
  readonly showFinished: () => void;
  readonly say: (sentence: string) => void;
}

interface Trail {
  readonly list: readonly NeuronId[];
  readonly at: number;
}

/** Most lines drawn for one hop of a path; the numbers beside it are of all. */
const PATH_LINES = 300;
const MOST_VISITED = 100;
export const SPREAD_RUNS = 30;

export function createInside({ words, network, lens, reading, ...page }: Surroundings) {
  const tab = signal<Tab | null>(null);
  const trail = signal<Trail>({ list: [], at: -1 });
  const comparing = signal(false);
  const second = signal<number | null>(null);
  const shown = signal<Shown>("important");
  const arranged = signal(false);
  const pathLit = signal(true);
  /** Seed of the first of the repeated passes, or null: no spread is shown. */
  const spreadSeed = signal<number | null>(null);
  /** The stage can add up all lines; it says so once it exists. */
  const canShowEvery = signal(true);
  /** The chapter of the lesson that is being shown, by its id. */
  const chapter = signal<string | null>(null);
  /** What focus returns to when the drawer closes. */
  const opener = signal<HTMLElement | null>(null);

  const neuron = computed<NeuronId | null>(() => trail.value.list[trail.value.at] ?? null);
  /** The chosen neuron where it is one of the network's own, not a pixel. */
  const unit = computed(() => (neuron.value && neuron.value.layer >= 0 ? neuron.value : null));
  const trace = computed(() => reading.value.trace);
  const digit = computed(() => reading.value.scene.digit);
  /** The class compared with: the one chosen, or the runner-up. */
  const than = computed(() => {
    const chosen = second.value;
    return chosen !== null && chosen !== digit.value
      ? chosen
      : runnerUp(trace.value.probs, digit.value);
  });

  const sums = computed(
    () => unit.value && terms(network, trace.value, unit.value.layer, unit.value.index),
  );
  const picture = computed(
    () => unit.value && effective(network, trace.value, unit.value.layer, unit.value.index),
  );
  const way = computed(() => {
    if (!unit.value) return null;
    const { layer, index } = unit.value;
    return path(network, trace.value, layer, index, lens.coverage.value, digit.value);
  });
  const map = computed(() => inputMap(network, trace.value, reading.value.scene.evidence));
  const difference = computed(() => contrast(network, trace.value, digit.value, than.value));
  // The lamp judges pictures; with neurons missing its own sum means nothing.
  const familiar = computed(() => {
    const { original } = reading.value;
    const whole = lens.off.value.length === 0 && lens.masks.value === null;
    return familiarity(network, whole ? trace.value : original);
  });
  const districts = computed(() => arrange(network));
  const spreading = computed(() =>
    spreadSeed.value === null || reading.value.blank
      ? null
      : spread(network, reading.value.image, SPREAD_RUNS, spreadSeed.value),
  );

  const inspecting = computed(() => tab.value === "neuron");
  /** What the stage points out: the path of the chosen neuron while its panel is open. */
  const stagePath = computed<readonly PathLayer[] | null>(() => {
    if (!inspecting.value || !pathLit.value || reading.value.blank || !way.value) return null;
    return way.value.hops.map(({ layer, from, to, evidence }) => ({
      layer,
      from: from.subarray(0, PATH_LINES),
      to: to.subarray(0, PATH_LINES),
      evidence: evidence.subarray(0, PATH_LINES),
    }));
  });
  const stageOrder = computed(() => (arranged.value ? (districts.value?.order ?? null) : null));

  function open(next: Tab = tab.value ?? "neuron"): void {
    if (next === "neuron" && !neuron.value) visit(strongest());
    tab.value = next;
    page.wake();
  }

  function close(): void {
    tab.value = null;
    chapter.value = null;
    const from = opener.value;
    opener.value = null;
    // Once the page has let the drawer go, what opened it can be seen again.
    if (from) requestAnimationFrame(() => from.focus({ preventScroll: true }));
    page.wake();
  }

  /** The neuron before the outputs that speaks loudest for the class explained. */
  function strongest(): NeuronId {
    const layer = Math.max(0, network.layers.length - 2);
    return { layer, index: reading.value.scene.spotlight[layer] };
  }

  function visit(next: NeuronId): void {
    const { list, at } = trail.value;
    const here = list[at];
    if (here?.layer === next.layer && here.index === next.index) return;
    const kept = [...list.slice(0, at + 1), next].slice(-MOST_VISITED);
    trail.value = { list: kept, at: kept.length - 1 };
  }

  function inspect(next: NeuronId): void {
    check(network, next);
    batch(() => {
      visit(next);
      open("neuron");
    });
  }

  function go(steps: number): void {
    const { list, at } = trail.value;
    const to = Math.min(Math.max(at + steps, 0), list.length - 1);
    trail.value = { list, at: to };
    page.wake();
  }

  /** Explains a class from now on; null: the answer, whatever it is. */
  function explain(next: number | null): void {
    if (next !== null) checkClass(network, next);
    lens.digit.value = next === trace.value.prediction ? null : next;
    page.say(words.answer.nowExplained(plainName(network, reading.value.scene.digit)));
    page.wake();
  }

  /** Compares with another class; null: with none. */
  function compare(next: number | null): void {
    if (next !== null) checkClass(network, next);
    comparing.value = next !== null;
    second.value = next;
    page.wake();
  }

  const isOff = ({ layer, index }: NeuronId): boolean =>
    lens.off.value.some((each) => each.layer === layer && each.index === index);

  /** Switches neurons off, or those on again that are off. Outputs and pixels stay. */
  function switchOff(neurons: readonly NeuronId[], away = true): void {
    const last = network.layers.length - 1;
    const asked = neurons.filter(({ layer }) => layer >= 0 && layer < last);
    const has = (list: readonly NeuronId[], id: NeuronId): boolean =>
      list.some(({ layer, index }) => layer === id.layer && index === id.index);
    lens.off.value = away
      ? [...lens.off.value, ...asked.filter((id) => !has(lens.off.value, id))]
      : lens.off.value.filter((id) => !has(asked, id));
    page.say(words.answer.now(...answerOf(network, reading.value)));
    page.wake();
  }

  /** The neurons of a hidden layer that speak loudest for the class explained. */
  function loudest(layer: number, count: number): NeuronId[] {
    const { gradients } = reading.value.scene.evidence;
    const { pre } = trace.value.layers[layer];
    const says = Array.from(pre, (z, j) => ({ index: j, value: z * gradients[layer][j] }));
    return says
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value)
      .slice(0, count)
      .map(({ index }) => ({ layer, index }));
  }

  function setPixel(index: number, value: number): void {
    const { input, image } = reading.value;
    const pixels = image.slice();
    if (pixels[index] === value) return;
    pixels[index] = value;
    batch(() => {
      lens.edit.value = { input, pixels };
      page.showFinished();
    });
    page.wake();
  }

  function restorePixels(): void {
    batch(() => {
      lens.edit.value = null;
      page.showFinished();
    });
    page.wake();
  }

  /** Everything as the network is: nothing off, nothing erased, nothing dropped. */
  function reset(): void {
    batch(() => {
      lens.off.value = [];
      lens.seed.value = null;
      spreadSeed.value = null;
      restorePixels();
    });
    page.say(words.answer.restored(...answerOf(network, reading.value)));
  }

  function train(seed: number | null): void {
    lens.seed.value = seed;
    page.wake();
  }

  /** Turns what is told about one drawing into what is told about the next. */
  function newPicture(): void {
    lens.digit.value = null;
    second.value = null;
  }

  return {
    network,
    lens,
    tab,
    trail: trail as ReadonlySignal<Trail>,
    neuron,
    unit,
    comparing,
    second,
    than,
    digit,
    shown,
    arranged,
    pathLit,
    spreadSeed,
    canShowEvery,
    opener,
    chapter,
    sums,
    picture,
    way,
    map,
    difference,
    familiar,
    districts,
    spreading,
    stagePath,
    stageOrder,
    open,
    close,
    inspect,
    strongest,
    back: (): void => go(-1),
    forward: (): void => go(1),
    explain,
    compare,
    isOff,
    switchOff,
    loudest,
    setPixel,
    restorePixels,
    reset,
    train,
    newPicture,
    wake: page.wake,
  };
}

const answerOf = (network: Network, { trace }: Reading): [name: string, confidence: number] => [
  plainName(network, trace.prediction),
  trace.confidence,
];

function checkClass({ classNames }: Network, index: number): void {
  if (!(Number.isInteger(index) && index >= 0 && index < classNames.length)) {
    throw new InputError(`explain needs a class from 0 to ${classNames.length - 1}, got ${index}`);
  }
}

function check({ layers }: Network, { layer, index }: NeuronId): void {
  const count = layer === -1 ? layers[0].inputs : layers[layer]?.outputs;
  if (!Number.isInteger(layer) || count === undefined) {
    throw new InputError(`inspect needs a layer from -1 (the input) to ${layers.length - 1}`);
  }
  if (!(Number.isInteger(index) && index >= 0 && index < count)) {
    throw new InputError(`inspect needs a neuron from 0 to ${count - 1}, got ${index}`);
  }
}
