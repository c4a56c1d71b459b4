/**
 * The story that is told backwards, once somebody says what the drawing is: its steps, and the scene that
 * it is told on. Its words are brought by whoever tells it. Knows nothing of the clock.
 */
import type { Source } from "../network/about";
import type { Network } from "../network/network";
import type { Lesson } from "../trace/lesson";
import { blameOf, passedBack, passedTo, slopesInto, slopesOf, type Told, toldOf } from "./blame";
import { buildScene } from "./build";
import type { NeuronId } from "./look";
import { stepAt } from "./progress";
import type { FlowGroup, Scene, Step, StepKind, StepWords, TaughtKind } from "./scene";
import { inARow } from "./steps";
import { stretchesOf } from "./stretches";
import { fillerOf, shownBlame } from "./taughtframe";

/** A step of it, without its words and its time. */
export interface Beat {
  readonly kind: TaughtKind;
  readonly layer: number;
  readonly through: number;
}

/** What a step says, and the lines of the code that run. */
export interface Telling {
  readonly told: StepWords;
  readonly lines: readonly number[];
  /** The tensor of it, e.g. "loss: []". */
  readonly shape: string;
}

export interface TellingOptions {
  readonly source: Source;
  /** Whether there are other drawings by which the step can be judged. */
  readonly priced: boolean;
  readonly tell: (beat: Beat, told: Told | null) => Telling;
  /** What is said of a unit that is pointed at. */
  readonly note: (id: NeuronId) => string;
}

/** The steps in order; deep networks tell several planes in one of them. */
export function beatsOf(network: Network, told: Told | null, gates: boolean): Beat[] {
  const end = network.planes.length;
  const whole = (kind: TaughtKind): Beat => ({ kind, layer: end, through: end });
  const one = (kind: TaughtKind, layer: number): Beat => ({ kind, layer, through: layer });
  const slow = told?.followed.layer ?? 0;
  const back = stretchesOf(network)
    .flatMap(([first, last]) =>
      first > end - 2 ? [] : [{ layer: first, through: Math.min(last, end - 2) }],
    )
    .reverse();
  return [
    ...[whole("output"), whole("loss"), one("blame", end - 1)],
    ...(told ? [one("passed", slow), ...(gates ? [one("gate", slow)] : [])] : []),
    ...back.map((planes): Beat => ({ kind: "back", ...planes })),
    ...(["slopes", "descend", "again", "price"] as const).map(whole),
  ];
}

/** The scenes of a lesson: that of the network before its step, and that of the network after it. */
export interface TaughtScenes {
  readonly before: Scene;
  readonly after: (scene: Scene) => Scene;
}

/** All of them but their words, which may come anew: found out once for a lesson. */
export function teachingOn(
  before: Scene,
  lesson: Lesson,
): (telling: TellingOptions) => TaughtScenes {
  const { planes } = lesson.before.network;
  const told = toldOf(lesson);
  const gates = told !== null && planes[told.followed.layer].activation !== null;
  const [followed, silenced] = [told?.followed ?? null, told?.silenced ?? null];
  const { bundles, layout } = before;
  const common = {
    ...{ layout, bundles, followed, silenced },
    ...linesOf(before, lesson, told),
    bands: () => bundles.map(() => null),
  };
  const violet = {
    target: lesson.target,
    fill: fillerOf(lesson, followed, silenced),
    blame: shownBlame(lesson),
    scores: blameOf(lesson)[planes.length - 1].blame,
    pointed: ({ layer, index }: NeuronId) =>
      bundles.flatMap((bundle) =>
        bundle.layer === layer ? [slopesInto(lesson, bundle, index)] : [],
      ),
  };
  return ({ source, tell, note, priced }) => {
    const beats = beatsOf(lesson.before.network, told, gates);
    const steps = beats
      .filter(({ kind }) => priced || kind !== "price")
      .map((beat): Step => {
        const { told: words, lines, shape } = tell(beat, told);
        const times = { start: 0, lead: 0, motion: 0, end: 0 };
        return { ...beat, ...times, op: null, lines, line: lines[0] ?? null, shape, told: words };
      });
    const sceneAt = changing(() => [scenes.before, scenes.after(sceneAfter(before, lesson))]);
    const added = { ...common, ...inARow(steps), teaching: { ...violet, source, note, sceneAt } };
    const scenes: TaughtScenes = {
      before: { ...before, ...added },
      after: (scene) => ({ ...scene, ...added }),
    };
    return scenes;
  };
}

const sceneAfter = ({ ink, photo, off, training, padSize }: Scene, { after }: Lesson): Scene =>
  buildScene(after.network, after.trace, ink, { photo, off, training, padSize });

/** Which of two scenes an instant has, with the times of the one that asks. */
function changing(both: () => readonly [before: Scene, after: Scene]) {
  const known = new WeakMap<Scene, readonly Scene[]>();
  return (scene: Scene, seconds: number): Scene => {
    const { steps, duration } = scene;
    const own = known.get(scene) ?? both().map((each) => ({ ...each, steps, duration }));
    known.set(scene, own);
    return own[isPast(steps[stepAt(steps, seconds)]?.kind) ? 1 : 0];
  };
}

/** Whether the step has been taken. */
export const isPast = (kind: StepKind | undefined): boolean => kind === "again" || kind === "price";

/** What is passed back flows, that of the neuron told by itself apart; the slopes are what is left. */
function linesOf(
  { bundles }: Scene,
  lesson: Lesson,
  told: Told | null,
): Pick<Scene, "connections" | "flowGroups" | "flows"> {
  const alone = told && bundles.findIndex(({ from }) => from === told.followed.layer);
  // The input is not to blame: nothing is passed back to it.
  const groups: FlowGroup[] = [
    ...bundles.flatMap(({ from }, bundle) => (from < 0 ? [] : [{ bundle, into: null }])),
    ...(told && alone !== null ? [{ bundle: alone, into: told.followed.index }] : []),
  ];
  let flows: ReturnType<Scene["flows"]> | null = null;
  return {
    connections: bundles.map((bundle) => slopesOf(lesson, bundle)),
    flowGroups: groups,
    flows: () => {
      flows ??= groups.map(({ bundle, into }) =>
        into !== null && told
          ? passedTo(bundles[bundle], told)
          : passedBack(lesson, bundles[bundle]),
      );
      return flows;
    },
  };
}
