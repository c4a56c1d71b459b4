/**
 * From stage units to the screen: a turn around the vertical axis, a tilt, a little perspective,
 * and a fit that keeps the whole network inside the host whatever its size.
 */
import { cellOf } from "../network/form";
import { type Block, blockOf, type Layout, onBlock, placeOf } from "../scene/layout";
import { DEFAULT_ORBIT, type Orbit } from "../scene/look";
import type { Frame } from "../scene/scene";
import type { Margins, Size } from "./room";

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

/**
 * How the network stands in space at rest. In a tall place its planes stand close, in a wide one
 * apart, turned further to the viewer and seen from further away, so that they stay large.
 */
interface Pose {
  /** Stretches the distances between planes, never the planes. */
  readonly spread: number;
  /** Turned further than the orbit says, radians. */
  readonly yaw: number;
  readonly pitch: number;
  readonly distance: number;
}

/** From the tallest place (0) to the widest one (1). */
const poseFor = (wide: number): Pose => ({
  spread: 0.7 + 1.9 * wide,
  yaw: 0.36 * wide,
  pitch: -0.08 * wide,
  distance: 2400 * (1 + 1.25 * wide),
});

export function createCamera(
  layout: Layout,
  orbit: Orbit,
  flatness: number,
  size: Size,
  margins: Margins,
): Camera {
  const room = {
    width: Math.max(size.width - margins.left - margins.right, LEAST_ROOM),
    height: Math.max(size.height - margins.top - margins.bottom, LEAST_ROOM),
  };
  const pose = poseFor(wideFor(layout, room.width / room.height));
  const seen = seenFrom(pose, orbit, flatness);
  const box = screenBox(layout, seenFrom(pose, DEFAULT_ORBIT, flatness));
  const scale =
    orbit.zoom *
    Math.min(room.width / (box.right - box.left), room.height / (box.bottom - box.top));
  const [right, down] = orbit.shift ?? NOT_AT_ALL;
  const [halfWidth, halfHeight] = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  const [x, y] = middleOf(size, margins);
  const middle = {
    x: x + scale * (clamp(right, -halfWidth, halfWidth) - (box.left + box.right) / 2),
    y: y + scale * (clamp(down, -halfHeight, halfHeight) - (box.top + box.bottom) / 2),
  };
  return {
    matrix: clipMatrix(seen, { scale, middle, size }),
    flatness,
    width: size.width,
    height: size.height,
    scale,
    facing: Math.sin(seen.yaw),
  };
}

const NOT_AT_ALL = [0, 0] as const;

/** Middle of the room that the network has, px. */
export const middleOf = ({ width, height }: Size, { left, right, top, bottom }: Margins) =>
  [
    left + Math.max(width - left - right, LEAST_ROOM) / 2,
    top + Math.max(height - top - bottom, LEAST_ROOM) / 2,
  ] as const;

/** However small the host is, px. */
const LEAST_ROOM = 40;

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

interface Seen {
  readonly flatness: number;
  readonly spread: number;
  readonly yaw: number;
  readonly turned: Turn;
  /** One over the distance of the eye. */
  readonly closeness: number;
}

/** The pose as an orbit turns it; flat, all of it is gone. */
function seenFrom(pose: Pose, orbit: Orbit, flatness: number): Seen {
  const deep = 1 - flatness;
  const yaw = deep * clamp(orbit.yaw + pose.yaw, -Math.PI / 2, Math.PI / 2);
  return {
    flatness,
    yaw,
    spread: 1 + deep * (pose.spread - 1),
    turned: turn(yaw, deep * (orbit.pitch + pose.pitch)),
    closeness: deep / pose.distance,
  };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

function screenBox(layout: Layout, { flatness, spread, turned: [x, y, depth], closeness }: Seen) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const block of layout.blocks) {
    for (const [along, down, near] of blockCorners(block, flatness)) {
      const corner = [spread * along, down, near] as const;
      const w = 1 - closeness * dot(depth, ...corner);
      const [sx, sy] = [dot(x, ...corner) / w, dot(y, ...corner) / w];
      box.left = Math.min(box.left, sx);
      box.right = Math.max(box.right, sx);
      box.top = Math.min(box.top, sy);
      box.bottom = Math.max(box.bottom, sy);
    }
  }
  return box;
}

/** The pose in which the network at rest fills a room of this shape. */
function wideFor(layout: Layout, aspect: number): number {
  let [low, high] = [0, 1];
  for (let k = 0; k < HALVINGS; k++) {
    const wide = (low + high) / 2;
    const box = screenBox(layout, seenFrom(poseFor(wide), DEFAULT_ORBIT, 0));
    if ((box.right - box.left) / (box.bottom - box.top) < aspect) low = wide;
    else high = wide;
  }
  return (low + high) / 2;
}

const HALVINGS = 10;

interface Fit {
  readonly scale: number;
  readonly middle: { readonly x: number; readonly y: number };
  readonly size: Size;
}

function clipMatrix(
  { spread, closeness, turned: [x, y, depth] }: Seen,
  { scale, middle, size }: Fit,
): Float32Array {
  const matrix = new Float32Array(16);
  const offsetX = (2 * middle.x) / size.width - 1;
  const offsetY = 1 - (2 * middle.y) / size.height;
  for (let axis = 0; axis < 4; axis++) {
    const stretch = axis === 0 ? spread : 1;
    const w = axis < 3 ? -closeness * stretch * depth[axis] : 1;
    const right = axis < 3 ? stretch * x[axis] : 0;
    const down = axis < 3 ? stretch * y[axis] : 0;
    matrix[4 * axis] = ((2 * scale) / size.width) * right + offsetX * w;
    matrix[4 * axis + 1] = ((-2 * scale) / size.height) * down + offsetY * w;
    matrix[4 * axis + 3] = w;
  }
  return matrix;
}

/** Most that the camera moves in, and the share of the width that is then between the two ends. */
const CLOSEST = 2.5;
const BETWEEN = 0.54;
/** A cell is small, and of what it reads only its window has to be seen. */
const CLOSEST_CELL = 6;
const BETWEEN_CELL = 0.66;

/**
 * The camera on its way (0..1) to a neuron: both it and the plane that it reads are seen, with the
 * lines between them, around the middle of the picture.
 */
export function closeTo(camera: Camera, layout: Layout, near: Frame["near"]): Camera {
  if (near.neuron < 0 || near.closeness <= 0) return camera;
  const block = layout.blocks[blockOf(layout, near.neuron)];
  const read = layout.blocks[block.reads[0] ?? 0];
  const { width, height } = camera;
  const [x, y] = projectNeuron(camera, layout, near.neuron);
  const [fromX, fromY] = projectOn(camera, read, ...windowOf(block, read, near.neuron));
  const [between, closest] = block.maps ? [BETWEEN_CELL, CLOSEST_CELL] : [BETWEEN, CLOSEST];
  const most = Math.min(
    (between * width) / Math.max(Math.abs(x - fromX), 1),
    (between * height) / Math.max(Math.abs(y - fromY), 1),
    closest,
  );
  const zoom = 1 + (Math.max(most, 1) - 1) * near.closeness;
  const mid = { x: (x + fromX) / 2, y: (y + fromY) / 2 };
  return zoomed(camera, zoom, {
    x: near.closeness * (width / 2 - mid.x) + (1 - zoom) * mid.x,
    y: near.closeness * (height / 2 - mid.y) + (1 - zoom) * mid.y,
  });
}

/** About where a unit looks at the plane that it reads; a cell of a map at its own place of a picture. */
function windowOf({ maps, offset }: Block, read: Block, unit: number): readonly [number, number] {
  if (!maps || read.maps) return [0, 0];
  const [row, column] = cellOf(maps, unit - offset);
  return [
    ((column + 0.5) / maps.columns - 0.5) * read.width,
    ((row + 0.5) / maps.rows - 0.5) * read.height,
  ];
}

/** Everything `zoom` times as far from the picture's corner, then moved by so many px. */
function zoomed(camera: Camera, zoom: number, by: { x: number; y: number }): Camera {
  const matrix = camera.matrix.slice();
  const right = zoom - 1 + (2 * by.x) / camera.width;
  const up = 1 - zoom - (2 * by.y) / camera.height;
  for (let axis = 0; axis < 4; axis++) {
    const w = matrix[4 * axis + 3];
    matrix[4 * axis] = zoom * matrix[4 * axis] + right * w;
    matrix[4 * axis + 1] = zoom * matrix[4 * axis + 1] + up * w;
  }
  return { ...camera, matrix, scale: zoom * camera.scale };
}

/** Screen px of a point in stage units. */
export function project(camera: Camera, x: number, y: number, z: number): [number, number] {
  const m = camera.matrix;
  const at = (row: number) => m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row];
  const w = at(3);
  return [((at(0) / w + 1) / 2) * camera.width, ((1 - at(1) / w) / 2) * camera.height];
}

/** Screen px of unit `n`, counted through all blocks. */
export const projectNeuron = (camera: Camera, layout: Layout, n: number): [number, number] =>
  project(camera, ...placeOf(layout, n, camera.flatness));

/** Screen px of a place on a block, right and down from its middle. */
export const projectOn = (
  camera: Camera,
  block: Block,
  along: number,
  down: number,
): [number, number] => project(camera, ...onBlock(block, along, down, camera.flatness));

/** The place on a block, right and down from its middle, that is seen at a point of the screen. */
export function placeAt(
  camera: Camera,
  block: Block,
  x: number,
  y: number,
): readonly [along: number, down: number] | null {
  const { matrix: m, width, height, flatness } = camera;
  const [x0, y0, z0] = onBlock(block, 0, 0, flatness);
  const [x1, , z1] = onBlock(block, 1, 0, flatness);
  // Clip x, y and w are a + b * along + c * down each.
  const row = (k: number): readonly [number, number, number] => [
    m[k] * x0 + m[4 + k] * y0 + m[8 + k] * z0 + m[12 + k],
    m[k] * (x1 - x0) + m[8 + k] * (z1 - z0),
    m[4 + k],
  ];
  const [right, up, w] = [row(0), row(1), row(3)];
  const [u, v] = [(2 * x) / width - 1, 1 - (2 * y) / height];
  const [a, b, c] = right.map((part, n) => part - u * w[n]);
  const [d, e, f] = up.map((part, n) => part - v * w[n]);
  const det = b * f - c * e;
  if (Math.abs(det) < 1e-12) return null; // seen from its edge
  return [(c * d - a * f) / det, (a * e - b * d) / det];
}
