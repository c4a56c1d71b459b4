/**
 * Teaching the network one drawing: the lesson that is told on the stage, which network is shown at each
 * point of its story, and the way back. Knows nothing of the DOM.
 */

import { batch, computed, effect, untracked } from "@preact/signals";
import { sameNumbers } from "../../base/arrays";
import { InputError } from "../../base/errors";
import type { Network } from "../../network/network";
import { isHeavy } from "../../network/work";
import { blameOf } from "../../scene/blame";
import { layAs } from "../../scene/build";
import type { Scene } from "../../scene/scene";
import { type Beat, isPast, type TaughtScenes, teachingOn } from "../../scene/teaching";
import { backward } from "../../trace/gradients";
import { type Lesson, learn, lessonOf, type Pass } from "../../trace/lesson";
import { english } from "../../words/en";
import { paced } from "../../words/pace";
import { steepestWeight, taughtWords, type WeightId } from "../../words/teaching";
import { loopCode, type Taught as Step } from "../../words/teachingcode";
import { told } from "../../words/told";
import type { App } from "../app";
import { whenIdle } from "../idle";
import type { Reading } from "../reading";
import { state } from "../state";
import { beginOf } from "./begin";
import { type Judge, judgesOf, type Prices, priced } from "./price";

/** Stops of the learning rate. */
export const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1] as const;
/** Large enough to be seen in one step, small enough not to jump over the answer: of the lesson's network. */
const USUAL = 0.01;

/** A step that was taken, and the network as it was before it. */
interface Taken {
  readonly network: Network;
  readonly step: Step;
}

export type Taught = ReturnType<typeof createTaught>;

const made = new WeakMap<App, Taught>();

/** That of a page, made when it is first asked for. */
export function taughtOf(app: App): Taught {
  let own = made.get(app);
  if (!own) {
    own = createTaught(app);
    made.set(app, own);
  }
  return own;
}

function createTaught(app: App) {
  const { words } = app;
  const [rate, setRate] = state<number>(USUAL);
  const [lesson, setLesson] = state<Lesson | null>(null);
  const [fault, setFault] = state<string | null>(null);
  const [taken, setTaken] = state<readonly Taken[]>([]);
  const [price, setPrice] = state<Prices | null>(null);
  const [chosen, choose] = state<WeightId | null>(null);
  const { plain, retell } = app.retelling;
  let isChosen = false; // the rate, by whoever teaches
  let judges: readonly Judge[] | null = null;
  let stopJudging = (): void => {};

  const stage = computed(() => lesson.value && onStage(app, lesson.value, plain.peek().scene));
  /** The weight that is looked at: the steepest, unless another was chosen. */
  const weight = computed(() => {
    const own = lesson.value;
    return own && (chosen.value ?? steepestWeight(own));
  });
  const code = computed(() => {
    const own = lesson.value;
    const steps = taken.value.map(({ step }) => step);
    const before = taken.value[0]?.network ?? own?.before.network;
    return own && before
      ? { ...beginOf(app, before, own), ...loopOf(app, before, own, steps) }
      : null;
  });
  const scenes = computed(() => {
    const [own, loop] = [lesson.value, code.value];
    return own && loop && stage.value
      ? stage.value({
          source: loop.source,
          priced: judgesNow().length > 0,
          note: ({ layer, index }) =>
            layer < 0 ? "" : words.teaching.note(blameOf(own)[layer].blame[index]),
          tell: (beat, told) => ({
            told: taughtWords(own, beat, told, price.value, words),
            lines: loop.lines[beat.kind] ?? [],
            shape: shapeOf(own, beat),
          }),
        })
      : null;
  });
  const retold = (reading: Reading): Reading | null => {
    const own = lesson.value;
    const scene = own && scenes.value && sceneFor(scenes.value, own, reading);
    return scene ? { ...reading, scene } : null;
  };
  /** The step is taken where the story has come to what follows it. */
  const past = computed(() => {
    const own = lesson.value;
    return own !== null && app.network === own.after.network;
  });

  function judgesNow(): readonly Judge[] {
    judges ??= judgesOf(app.samples, app.form, app.network);
    return judges;
  }
  function show(network: Network): void {
    if (app.network !== network) app.replaceNetwork(network);
  }
  /** The story ends; a step that it has come to stays. */
  function end(): void {
    const own = lesson.peek();
    if (!own) return;
    batch(() => {
      if (untracked(() => app.network) === own.after.network) keep(own);
      close();
    });
  }
  function close(): void {
    stopJudging();
    setLesson(null);
    choose(null);
    retell(null);
  }
  function keep(own: Lesson): void {
    const { image } = own.before.trace;
    const { network } = own.before;
    const step = { image, target: own.target, rate: own.rate };
    setTaken([...taken.peek(), { network, step }]);
  }
  /** Tells a lesson on the stage; false where there is none, and a sentence says why. */
  function tell(make: (rate: number) => Lesson): boolean {
    try {
      const own = make(rate.peek());
      layAs(own.after.network, own.before.network);
      stopJudging();
      batch(() => {
        setFault(null);
        setPrice(null);
        show(own.before.network);
        setLesson(own);
        retell(retold);
      });
      const networks = [own.before.network, own.after.network] as const;
      stopJudging = priced(judgesNow(), networks, whenIdle, setPrice);
      return true;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      setFault(words.teaching.rateFailed(told(words, error)));
      return false;
    }
  }
  function teach(target: number): void {
    app.takeIn();
    if (plain.peek().blank || isHeavy(app.network)) return;
    end();
    const { trace } = plain.peek();
    const { network } = app;
    if (!isChosen) setRate(usualRate({ network, trace }, target));
    if (!tell((far) => learn({ network, trace }, target, far))) return;
    begin();
    const own = lesson.peek();
    if (own) app.say(words.teaching.said(String(app.network.classNames[target]), ...own.loss));
  }
  function begin(): void {
    app.toStart();
    if (!app.calm) app.play();
  }
  /** From a network that was before; the story ends. */
  function back(network: Network, rest: readonly Taken[], sentence: string): void {
    batch(() => {
      close();
      setFault(null);
      setTaken(rest);
      show(network);
    });
    app.toEnd();
    app.say(sentence);
  }

  const stops = [
    effect(() => {
      const { scene } = app.reading.value;
      const own = lesson.value;
      if (!own || !scene.teaching) return;
      const kind = scene.steps[app.step.value]?.kind;
      untracked(() => show(isPast(kind) ? own.after.network : own.before.network));
    }),
    effect(() => {
      const own = lesson.value;
      const part = app.part.value;
      const isOther = own && !retold(plain.value);
      untracked(() => {
        if (isOther) end();
        else if (own && (part === "draw" || part === "learn")) {
          end();
          app.toEnd();
        }
      });
    }),
    effect(() => {
      const now = app.network;
      // Somebody else has put another network in its place: its steps are not ours to undo.
      untracked(() => {
        if (lesson.peek() || taken.peek().length === 0 || ours.has(now)) return;
        setTaken([]);
      });
    }),
    effect(() => {
      const own = lesson.value;
      if (own) for (const { network } of [own.before, own.after]) ours.add(network);
    }),
  ];
  app.atEnd(() => {
    stopJudging();
    for (const stop of stops) stop();
  });

  return {
    ...{ rate, lesson, fault, taken, price, past, code, weight, choose, teach },
    /** Whether the network is too large for it. */
    get tooLarge(): boolean {
      return isHeavy(app.network);
    },
    judges: judgesNow,
    setRate(next: number): void {
      isChosen = true;
      setRate(next);
      setFault(null);
      const own = lesson.peek();
      if (own) tell((far) => lessonOf(own.before, own.gradients, far));
    },
    replay: begin,
    /** One more step of the same kind, from where this one leads. */
    again(): void {
      const own = lesson.peek();
      if (!own) return;
      batch(() => {
        keep(own);
        close();
        show(own.after.network);
      });
      if (tell((far) => learn(own.after, own.target, far))) begin();
    },
    undo(): void {
      const own = lesson.peek();
      const last = taken.peek().at(-1);
      const rest = taken.peek().slice(0, -1);
      if (own) back(own.before.network, taken.peek(), words.teaching.undone);
      else if (last) back(last.network, rest, words.teaching.undone);
    },
    forget(): void {
      const first = taken.peek()[0]?.network ?? lesson.peek()?.before.network;
      if (first) back(first, [], words.teaching.forgotten);
    },
    end,
  };
}

/** The largest stop up to the usual one at which a step makes the loss smaller. */
function usualRate(pass: Pass, target: number): number {
  const gradients = backward(pass.network, pass.trace, target);
  const lowers = (rate: number): boolean => {
    try {
      const [before, after] = lessonOf(pass, gradients, rate).loss;
      return after < before;
    } catch (error) {
      if (error instanceof InputError) return false; // its numbers have grown too large
      throw error;
    }
  };
  const stops = RATES.filter((stop) => stop <= USUAL).reverse();
  return stops.find(lowers) ?? USUAL;
}

/** Networks that were made or begun with here. */
const ours = new WeakSet<Network>();

const loopOf = (app: App, before: Network, own: Lesson, steps: readonly Step[]) => {
  const { image } = own.before.trace;
  const last = { image, target: own.target, rate: own.rate };
  return loopCode(before, beginOf(app, before, own).begin, [...steps, last]);
};

/** The scenes of a lesson, timed for its readers. */
function onStage(app: App, lesson: Lesson, scene: Scene) {
  const told = teachingOn(scene, lesson);
  return (telling: Parameters<typeof told>[0]): TaughtScenes => {
    const { before, after } = told(telling);
    if (app.steady) return { before, after };
    const timed = paced(before, english);
    const { steps, duration } = timed;
    const known = new WeakMap<Scene, Scene>();
    return {
      before: timed,
      after(plainScene) {
        const found = known.get(plainScene) ?? { ...after(plainScene), steps, duration };
        known.set(plainScene, found);
        return found;
      },
    };
  };
}

/** Null for another picture, or another network. */
function sceneFor({ before, after }: TaughtScenes, own: Lesson, reading: Reading): Scene | null {
  const { trace, scene } = reading;
  if (reading.blank) return null;
  if (trace === own.before.trace) return before;
  if (scene.network === own.before.network) return isSame(trace, own.before.trace) ? before : null;
  if (scene.network !== own.after.network) return null;
  return isSame(trace, own.after.trace) ? after(scene) : null;
}

const isSame = (one: Lesson["before"]["trace"], other: Lesson["before"]["trace"]): boolean =>
  sameNumbers(one.image, other.image) && sameNumbers(one.scores, other.scores);

/** What a step makes, as PyTorch writes the shape of it. */
function shapeOf({ before: { network } }: Lesson, { kind, layer }: Beat): string {
  const plane = network.planes[Math.min(layer, network.planes.length - 1)];
  const shape = [1, ...plane.shape].join(", ");
  if (kind === "output" || kind === "again") return `output: [${shape}]`;
  if (kind === "loss") return "loss: []";
  if (kind === "slopes" || kind === "descend") return "weight.grad";
  return kind === "price" ? "" : `grad: [${shape}]`;
}
