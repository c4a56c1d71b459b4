/**
 * A training in the page: a worker learns, and the stage shows the drawing as the network reads it
 * now. Knows nothing of the DOM; who asks for the next network is the page, once it has drawn the last.
 */
import { batch } from "@preact/signals";
import { InputError } from "../../base/errors";
import { named } from "../../base/named";
import type { Drawing } from "../../ink/strokes";
import { type Drawn, drawnTeacher, type Lessons } from "../../learn/lessons";
import type { Judged, OptimizerName, Point, TrainingState } from "../../learn/training";
import { initial } from "../../network/initial";
import type { Network } from "../../network/network";
import { withParameters } from "../../network/parameters";
import type { Words } from "../../words/words";
import { state } from "../state";
import { sentNetwork } from "../wire";
import type { FromHost, Material, Order, ToHost } from "./wire";

/** Of a worker, what is used here. */
export interface TrainingPort {
  postMessage(message: ToHost): void;
  onmessage: ((event: { readonly data: FromHost }) => void) | null;
  onerror: ((event: never) => void) | null;
  terminate(): void;
}

/** What is chosen before a training begins. */
export interface Choices {
  readonly seed?: number;
  readonly optimizer?: OptimizerName;
  readonly rate?: number;
  readonly batch?: number;
  readonly dropout?: boolean;
  /** All numbers 0 at the start, or labels exchanged by chance: to see what becomes of it. */
  readonly zero?: boolean;
  readonly shuffled?: boolean;
  /** What is learnt from; the ready-made drawings unless given. */
  readonly data?: "drawings" | Lessons;
}

export interface TrainingSetting {
  readonly network: () => Network;
  readonly drawings: readonly Drawing[];
  /** Shows a network in the place of the one before; resolves once it is drawn. */
  readonly show: (next: Network) => Promise<void>;
  readonly spawn: () => TrainingPort;
  readonly words: Words;
  /** Says what went wrong, in a sentence. */
  readonly fail: (sentence: string) => void;
}

const USUAL = {
  seed: 0,
  optimizer: "adam",
  rate: 0.001,
  batch: 32,
  dropout: false,
  zero: false,
} as const;
const HELD = 200; // bent drawings that it is judged by
const SHARE = 10; // of given pictures one in so many is held out, at most `MOST_HELD`
const MOST_HELD = 1000;

export function createTraining(setting: TrainingSetting) {
  const { network, drawings, show, spawn, fail, words } = setting;
  const [now, setNow] = state<TrainingState | null>(null);
  const [going, setGoing] = state(false);
  const [curve, setCurve] = state<readonly Point[]>([]);
  const [judgements, setJudgements] = state<readonly Judged[]>([]);
  const [kept, setKept] = state<readonly number[]>([]);
  let port: TrainingPort | null = null;
  /** The architecture that is trained. */
  let trained: Network | null = null;
  let asked = false;

  function begin(): TrainingPort {
    port?.terminate();
    const opened = spawn();
    opened.onmessage = ({ data }) => hear(opened, data);
    opened.onerror = () => {
      stop();
      fail(words.notice.trainingLost);
    };
    port = opened;
    return opened;
  }
  function hear(from: TrainingPort, message: FromHost): void {
    if (from !== port) return;
    if (message.kind === "refused") fail(message.sentence);
    else if (message.kind === "network") void shown(message);
    else progress(message);
  }
  function progress(message: Extract<FromHost, { kind: "progress" }>): void {
    batch(() => {
      setNow(message.state);
      setGoing(message.going);
      setCurve([...curve.peek(), ...message.curve]);
      setJudgements([...judgements.peek(), ...message.judgements]);
      setKept(message.kept);
    });
    ask();
  }
  /** One network at a time: the next is asked for when the last is drawn. */
  function ask(): void {
    if (asked || !port || now.peek()?.fault) return;
    asked = true;
    port.postMessage({ kind: "show", steps: null });
  }
  async function shown({ parameters }: Extract<FromHost, { kind: "network" }>): Promise<void> {
    try {
      if (trained) await show(withParameters(trained, named(Object.entries(parameters))));
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    } finally {
      asked = false;
    }
  }
  function stop(): void {
    port?.terminate();
    port = null;
    asked = false;
    setGoing(false);
  }
  return {
    ...{ state: now, going, curve, judgements, kept },
    /** Begins anew and goes on until it is paused. Throws InputError for choices that make no sense. */
    start({ data = "drawings", shuffled = false, ...choices }: Choices = {}): void {
      trained = network();
      const options = { ...USUAL, ...choices };
      initial(trained, options.seed); // says what is wrong with a seed
      const { material, held } = materialOf(data, drawings, options.seed, trained.inputs);
      const order: Order = { options, material, held, shuffled };
      batch(() => {
        setNow(null);
        setCurve([]);
        setJudgements([]);
        setKept([]);
      });
      asked = false;
      const to = begin();
      to.postMessage({ kind: "start", network: sentNetwork(trained), order });
      to.postMessage({ kind: "go", steps: null });
    },
    /** Goes on for so many steps, or until it is paused. */
    go: (steps: number | null = null): void => port?.postMessage({ kind: "go", steps }),
    pause: (): void => port?.postMessage({ kind: "pause" }),
    /** Shows the network as it was after so many steps, where it was kept. */
    look: (steps: number): void => port?.postMessage({ kind: "show", steps }),
    /** For good: what has been learnt stays on the stage. */
    stop,
  };
}

export type PageTraining = ReturnType<typeof createTraining>;

/**
 * What is learnt from, and what is held out of it: of the drawings one hand of each digit, of pictures
 * the last tenth.
 */
function materialOf(
  data: "drawings" | Lessons,
  drawings: readonly Drawing[],
  seed: number,
  inputs: number,
): { material: Material; held: Lessons } {
  if (data === "drawings") {
    const [learnt, unseen] = handsOf(drawings);
    const held = drawnTeacher(unseen, seed + 1).next(HELD);
    return { material: { kind: "drawings", drawings: learnt }, held };
  }
  const { images, targets } = data;
  if (images.length !== targets.length * inputs || targets.length < 2) {
    throw new InputError(`Pictures to learn from must have ${inputs} values and a class each.`);
  }
  const count = Math.min(Math.max(Math.floor(targets.length / SHARE), 1), MOST_HELD);
  const first = targets.length - count;
  return {
    material: {
      kind: "pictures",
      lessons: { images: images.slice(0, first * inputs), targets: targets.slice(0, first) },
    },
    held: { images: images.slice(first * inputs), targets: targets.slice(first) },
  };
}

/** All hands of each digit but the last, and the last. */
function handsOf(drawings: readonly Drawing[]): [learnt: Drawn[], unseen: Drawn[]] {
  const last = new Map(drawings.map((drawing) => [drawing.label, drawing]));
  return [drawings.filter((drawing) => last.get(drawing.label) !== drawing), [...last.values()]];
}
