/** The flat shapes that stand in the planes of the stage, and what draws them. */
import type { Camera } from "./camera";
import type { Palette } from "./palette";

export enum Shape {
  Neuron = 0,
  Pixel = 1,
  Plane = 2,
  Ink = 3,
  Guide = 4,
  Ring = 5,
  /** A plane that lines behind it do not show through. */
  Board = 6,
  /** An outline of a rectangle. */
  Frame = 7,
}

export interface Sprite {
  /** Centre in both arrangements, stage units. */
  readonly space: readonly [number, number, number];
  readonly flat: readonly [number, number, number];
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly shape: Shape;
}

/** Per sprite: brightness 0..1 and signed value -1..1 (neurons) or opacity 0..1 (the others). */
export type SpriteValues = Float32Array;

/** Second value of a neuron that is switched off: it is crossed out. */
export const CROSSED = 2;
/** Active neurons stand on a quad this much wider than themselves, to leave room for their glow. */
export const GLOW_ROOM = 2.1;

export interface SpriteRenderer {
  /** Replaces all sprites. */
  set(sprites: readonly Sprite[]): void;
  /** Two values a sprite. */
  upload(values: SpriteValues): void;
  begin(camera: Camera, palette: Palette, glow: number): void;
  draw(first: number, count: number): void;
  dispose(): void;
}
