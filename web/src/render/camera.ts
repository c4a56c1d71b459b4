/**
 * From stage units to the screen: a turn around the vertical axis, a tilt, a little perspective,
 * and a fit that keeps the whole network inside the host whatever its size.
 */
import type { Block, Layout } from "../scene/layout";
import { DEFAULT_ORBIT, type Orbit } from "../scene/look";

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Camera {
  /** 4x4, column-major, stage units to clip space. */
  readonly matrix: Float32Array;
  /** How far the arrangement is from space (0) to flat (1). */
  readonly flatness: number;
  readonly width: number;
  readonly height: number;
  /** Screen px a stage unit, at the middle of the stage. */
  readonly scale: number;
  /** Positive when the first block is nearer to the eye than the last. */
  readonly facing: number;
}

const EYE_DISTANCE = 2400;
/** Narrower stages get shorter words and less room for them. */
export const NARROW_PX = 560;
/** Lower stages, such as the small one beside the lesson, have no words around the picture. */
const LOW_PX = 340;
/** px for class names beyond one letter on narrow stages. */
const NARROW_NAME = 60;

export function createCamera(
  layout: Layout,
  orbit: Orbit,
  flatness: number,
  size: { width: number; height: number },
  margins: Margins,
): Camera {
  const yaw = orbit.yaw * (1 - flatness);
  const pitch = orbit.pitch * (1 - flatness);
  const closeness = (1 - flatness) / EYE_DISTANCE;
  const resting = turn(DEFAULT_ORBIT.yaw * (1 - flatness), DEFAULT_ORBIT.pitch * (1 - flatness));
  const box = screenBox(layout, flatness, resting, closeness);
  const room = {
    width: Math.max(size.width - margins.left - margins.right, 40),
    height: Math.max(size.height - margins.top - margins.bottom, 40),
  };
  const scale =
    orbit.zoom *
    Math.min(room.width / (box.right - box.left), room.height / (box.bottom - box.top));
  const middle = {
    x: margins.left + room.width / 2 - (scale * (box.left + box.right)) / 2,
    y: margins.top + room.height / 2 - (scale * (box.top + box.bottom)) / 2,
  };
  return {
    matrix: clipMatrix(turn(yaw, pitch), closeness, scale, middle, size),
    flatness,
    ...size,
    scale,
    facing: Math.sin(yaw),
  };
}

/**
 * Room for the words around the picture. In space the planes recede upwards, so the pictures of the
 * first layer fit above the input; flat, they need a row of their own.
 */
export function marginsFor(
  size: { width: number; height: number },
  flatness: number,
  names = { left: 0, right: 0 },
): Margins {
  if (size.height < LOW_PX) return { left: 10, right: 14, top: 8, bottom: 8 };
  if (size.width < NARROW_PX) {
    return { left: 10, right: 34 + Math.min(names.right, NARROW_NAME), top: 48, bottom: 116 };
  }
  const taller = 0.04 * size.height;
  return {
    left: 16 + names.left,
    right: 70 + names.right,
    top: 56 + taller + 62 * flatness,
    bottom: 50 + taller,
  };
}

/** Rows of the rotation: screen x, screen y (down) and depth towards the eye. */
type Turn = readonly [x: readonly number[], y: readonly number[], depth: readonly number[]];

function turn(yaw: number, pitch: number): Turn {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
  const [cp, sp] = [Math.cos(pitch), Math.sin(pitch)];
  return [
    [c, 0, s],
    [-s * sp, cp, c * sp],
    [-s * cp, -sp, c * cp],
  ];
}

const dot = (row: readonly number[], x: number, y: number, z: number): number =>
  row[0] * x + row[1] * y + row[2] * z;

/** Corners of a block in the arrangement that is `flatness` of the way to flat. */
export function blockCorners(block: Block, flatness: number): [number, number, number][] {
  return [-1, 1].flatMap((u) =>
    [-1, 1].map((v): [number, number, number] => {
      const along = (u * block.width) / 2;
      return [
        (1 - flatness) * block.spaceX + flatness * (block.flatX + along),
        (v * block.height) / 2,
        (1 - flatness) * along,
      ];
    }),
  );
}

function screenBox(layout: Layout, flatness: number, [x, y, depth]: Turn, closeness: number) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const corner of layout.blocks.flatMap((block) => blockCorners(block, flatness))) {
    const w = 1 - closeness * dot(depth, ...corner);
    const [sx, sy] = [dot(x, ...corner) / w, dot(y, ...corner) / w];
    box.left = Math.min(box.left, sx);
    box.right = Math.max(box.right, sx);
    box.top = Math.min(box.top, sy);
    box.bottom = Math.max(box.bottom, sy);
  }
  return box;
}

function clipMatrix(
  [x, y, depth]: Turn,
  closeness: number,
  scale: number,
  middle: { x: number; y: number },
  size: { width: number; height: number },
): Float32Array {
  const matrix = new Float32Array(16);
  const offsetX = (2 * middle.x) / size.width - 1;
  const offsetY = 1 - (2 * middle.y) / size.height;
  for (let axis = 0; axis < 4; axis++) {
    const w = axis < 3 ? -closeness * depth[axis] : 1;
    const right = axis < 3 ? x[axis] : 0;
    const down = axis < 3 ? y[axis] : 0;
    matrix[4 * axis] = ((2 * scale) / size.width) * right + offsetX * w;
    matrix[4 * axis + 1] = ((-2 * scale) / size.height) * down + offsetY * w;
    matrix[4 * axis + 3] = w;
  }
  return matrix;
}

/** Screen px of a point in stage units. */
export function project(camera: Camera, x: number, y: number, z: number): [number, number] {
  const m = camera.matrix;
  const at = (row: number) => m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row];
  const w = at(3);
  return [((at(0) / w + 1) / 2) * camera.width, ((1 - at(1) / w) / 2) * camera.height];
}

/** Screen px of neuron `n` of the layout. */
export function projectNeuron(camera: Camera, layout: Layout, n: number): [number, number] {
  const t = camera.flatness;
  const { space, flat } = layout;
  const at = (axis: number) => (1 - t) * space[3 * n + axis] + t * flat[3 * n + axis];
  return project(camera, at(0), at(1), at(2));
}
