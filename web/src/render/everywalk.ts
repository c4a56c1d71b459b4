/** All connections of all layers as curves of straight pieces, some of them at a time. */
import { type Bundle, sourceValues, weightsInto } from "../inside/bundle";
import { placeOf } from "../scene/layout";
import { isSingle } from "../scene/lines";
import type { Scene } from "../scene/scene";
import type { Camera } from "./camera";
import type { Palette } from "./palette";

export interface EveryLine {
  /** False when this browser cannot add up in floating point. */
  readonly possible: boolean;
  /** Adds the next chunk for this scene and camera, starting over when they changed. */
  advance(scene: Scene, camera: Camera, chunk: number): void;
  /** Lays the picture so far over what is drawn. */
  composite(palette: Palette): void;
  /** Lines that are in the picture, and all there are. */
  readonly progress: { readonly done: number; readonly total: number };
  dispose(): void;
}

/** Straight pieces of one curve: at this density nobody sees the corners. */
const PIECES = 6;
export const FLOATS = 4; // x, y, z and what it carries, a corner
/** Light that all lines of a layer share, chosen so that an average place gets about 0.7 of it. */
const LIGHT = 240;

export interface Walk {
  readonly total: number;
  readonly done: number;
  /** Vertices of the next `count` connections; those that carry exactly 0 leave no mark. */
  next(count: number): Float32Array;
}

export function createWalk(scene: Scene, camera: Camera): Walk {
  const bundles = scene.bundles.filter(isSingle);
  const total = bundles.reduce((sum, bundle) => sum + bundle.total, 0);
  const scales = bundles.map((bundle) => (LIGHT * camera.scale) / allProducts(scene, bundle));
  const places = placesAt(scene, camera.flatness, bundles);
  let [k, target] = [0, 0];
  let done = 0;
  return {
    total,
    get done() {
      return done;
    },
    /** Whole neurons at a time, so that there may be some lines more. */
    next(count) {
      const room = count + Math.max(0, ...bundles.map(({ sources }) => sources));
      const vertices = new Float32Array(room * 2 * PIECES * FLOATS);
      let length = 0;
      for (const end = done + count; done < end && k < bundles.length; target++) {
        const bundle = bundles[k];
        if (target >= bundle.targets) {
          [k, target] = [k + 1, -1];
          continue;
        }
        const [from, own] = [bundle.from + 1, bundle.layer + 1].map((k) => places.get(k) ?? NONE);
        const source = sourceValues(scene.network, scene.trace, bundle);
        weightsInto(bundle, target, scene.trace.values).forEach((weight, i) => {
          const worth = scales[k] * weight * source[i];
          if (worth === 0) return;
          const ends = [from.subarray(3 * i, 3 * i + 3), own.subarray(3 * target, 3 * target + 3)];
          length = addCurve(vertices, length, ends, worth);
        });
        done += bundle.total / bundle.targets;
      }
      if (k >= bundles.length) done = total;
      return vertices.subarray(0, length);
    },
  };
}

/** Sum of |w[j, i] * a[i]| over a bundle. */
function allProducts({ network, trace }: Scene, bundle: Bundle): number {
  const source = sourceValues(network, trace, bundle);
  let sum = 1e-12;
  for (let j = 0; j < bundle.targets; j++) {
    const weights = weightsInto(bundle, j, trace.values);
    for (let i = 0; i < weights.length; i++) sum += Math.abs(weights[i] * source[i]);
  }
  return sum;
}

const NONE = new Float32Array(0);

/** Centres of the units of every block that is joined, by its place in the layout. */
function placesAt(
  { layout }: Scene,
  flatness: number,
  bundles: readonly Bundle[],
): ReadonlyMap<number, Float32Array> {
  const joined = new Set(bundles.flatMap(({ from, layer }) => [from + 1, layer + 1]));
  return new Map(
    Array.from(joined, (k) => {
      const { offset, count } = layout.blocks[k];
      const places = new Float32Array(3 * count);
      for (let n = 0; n < count; n++) places.set(placeOf(layout, offset + n, flatness), 3 * n);
      return [k, places];
    }),
  );
}

function addCurve(
  out: Float32Array,
  start: number,
  [from, to]: readonly Float32Array[],
  worth: number,
): number {
  let at = start;
  for (let piece = 0; piece < PIECES; piece++) {
    for (const t of [piece / PIECES, (piece + 1) / PIECES]) {
      // The same curve as the ribbons': y and z follow 3t^2 - 2t^3, x its own cubic.
      const s = t * t * (3 - 2 * t);
      const across = 1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t * t * t;
      out[at] = from[0] + (to[0] - from[0]) * across;
      out[at + 1] = from[1] + (to[1] - from[1]) * s;
      out[at + 2] = from[2] + (to[2] - from[2]) * s;
      out[at + 3] = worth;
      at += FLOATS;
    }
  }
  return at;
}
