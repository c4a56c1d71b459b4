/** The picture at an instant of the story that is told backwards: what of the finished picture differs. */
import type { Lesson } from "../trace/lesson";
import { blameOf, type PlaneBlame } from "./blame";
import type { NeuronId } from "./look";
import { clamp, findStep, linearProgress, mix, part, progressOf } from "./progress";
import type { Frame, Scene, Step, TaughtKind } from "./scene";

/** Of its motion a plane first takes in what arrives; then its activation lets through what it does. */
const ARRIVING = 0.55;
/** Lines that are told before step back. */
const BEHIND = 0.25;
/** Share of the last motion after which the bars follow. */
const BARS = 0.6;

/** How much of its blame a unit shows, and how far its activation has let it through, each 0..1. */
interface Shown {
  readonly sum: number;
  readonly gated: number;
}

const NOTHING: Shown = { sum: 0, gated: 0 };

/** Fills frames of the scenes before and after the step alike. */
export function fillerOf(lesson: Lesson, followed: NeuronId | null, silenced: NeuronId | null) {
  const planes = blameOf(lesson).map(scaled);
  const probs = [lesson.before.trace.probs, lesson.after.trace.probs] as const;

  return (scene: Scene, seconds: number, out: Frame): void => {
    const at = (kind: TaughtKind): number => reached(scene, kind, seconds);
    planes.forEach((plane, layer) => {
      const told = [
        [followed, passed(scene, seconds)],
        [silenced, gatedNow(scene, seconds)],
      ] as const;
      const own = told.flatMap(([id, shown]) => (id?.layer === layer ? [[id.index, shown]] : []));
      planeInto(scene, layer, plane, { own: new Map(own as [number, Shown][]), seconds }, out);
    });
    linesInto(scene, seconds, out);
    const close = at("passed") * (1 - backShown(scene, followed?.layer ?? 0, seconds).sum);
    const block = followed && scene.layout.blocks[followed.layer + 1];
    out.near.closeness = followed ? close : 0;
    out.near.neuron = block && close > 0 ? block.offset + followed.index : -1;
    const risen = part(at("again"), BARS, 1);
    probs[0].forEach((value, c) => {
      out.bars[c] = mix(value, probs[1][c], risen);
    });
  };
}

/** On the scale of the plane: its largest is 1. */
function scaled({ arrived, blame }: PlaneBlame): PlaneBlame {
  const most = [arrived, blame].reduce(
    (top, values) => values.reduce((far, value) => Math.max(far, Math.abs(value)), top),
    0,
  );
  const share = (value: number): number => (most > 0 ? value / most : 0);
  return { arrived: arrived.map(share), blame: blame.map(share) };
}

/** What the units of each plane show on its own scale, once all of it is told. */
export const shownBlame = (lesson: Lesson): Float32Array[] =>
  blameOf(lesson).map((plane) => scaled(plane).blame);

/** 0 before a step, 1 after its motion; 0 where there is none. */
function reached(scene: Scene, kind: TaughtKind, seconds: number): number {
  const step = findStep(scene, kind, null);
  return step ? progressOf(step, seconds) : 0;
}

function passed(scene: Scene, seconds: number): Shown {
  return { sum: reached(scene, "passed", seconds), gated: reached(scene, "gate", seconds) };
}

/** The one that lets nothing through shows what arrives at it first. */
function gatedNow(scene: Scene, seconds: number): Shown {
  const step = findStep(scene, "gate", null);
  const t = step ? linearProgress(step, seconds) : 0;
  return { sum: part(t, 0, 0.5), gated: part(t, 0.5, 1) };
}

/** Several planes in one step come one after the other, the last first. */
function timeOf({ layer, through }: Step, of: number, t: number): number {
  return clamp(t * (through - layer + 1) - (through - of), 0, 1);
}

function backShown(scene: Scene, layer: number, seconds: number): Shown {
  const last = scene.network.planes.length - 1;
  if (layer === last) return { sum: reached(scene, "blame", seconds), gated: 1 };
  const step = findStep(scene, "back", layer);
  if (!step) return NOTHING;
  const t = timeOf(step, layer, linearProgress(step, seconds));
  return { sum: part(t, 0, ARRIVING), gated: part(t, ARRIVING, 1) };
}

/** How far a plane has been read again, 0..1: one after the other, the first first. */
function againShown(scene: Scene, layer: number, seconds: number): number {
  const step = findStep(scene, "again", null);
  const t = step ? clamp(linearProgress(step, seconds) / BARS, 0, 1) : 0;
  const count = scene.network.planes.length;
  return part(t * count - layer, 0, 1);
}

interface Told {
  /** Units that are told by themselves. */
  readonly own: ReadonlyMap<number, Shown>;
  readonly seconds: number;
}

function planeInto(
  scene: Scene,
  layer: number,
  { arrived, blame }: PlaneBlame,
  { own, seconds }: Told,
  out: Frame,
): void {
  const block = scene.layout.blocks[layer + 1];
  const all = backShown(scene, layer, seconds);
  const again = againShown(scene, layer, seconds);
  if (block.maps) {
    const maps = out.maps[layer + 1];
    maps.sum = all.sum * (1 - again);
    maps.lit = Math.max(1 - all.sum, again);
    return;
  }
  for (let n = 0; n < block.count; n++) {
    const early = own.get(n) ?? NOTHING;
    const sum = Math.max(all.sum, early.sum);
    const gated = Math.max(all.gated, early.gated);
    out.active[block.first + n] *= Math.max(1 - sum, again);
    out.signed[block.first + n] = sum * (1 - again) * mix(arrived[n], blame[n], gated);
  }
}

/** What is passed back comes with the plane that it goes to; the slopes take its place. */
function linesInto(scene: Scene, seconds: number, out: Frame): void {
  const at = (kind: TaughtKind): number => reached(scene, kind, seconds);
  const [slopes, again] = [at("slopes"), at("again")];
  scene.bundles.forEach((_, k) => {
    out.lines[k] = slopes * (1 - again);
  });
  scene.flowGroups.forEach(({ bundle, into }, g) => {
    const { from } = scene.bundles[bundle];
    const here = backShown(scene, from, seconds).sum;
    const next = from > 0 ? backShown(scene, from - 1, seconds).sum : 0;
    const told = into === null ? here * mix(1, BEHIND, next) : at("passed") * (1 - here);
    out.flows[g] = told * (1 - slopes);
    out.pulses[g] = -1;
  });
}
