/**
 * What lines look like, whoever draws them: curved ribbons whose width and strength follow the
 * evidence, solid for and dashed against.
 */
import { endsOf } from "../scene/ends";
import type { Layout, Point } from "../scene/layout";
import type { Lines } from "../scene/lines";
import type { Camera } from "./camera";
import type { Palette } from "./palette";

/** Pieces of one curve. */
export const PIECES = 10;
/** Up to this many lines each keeps its full strength; among more, all step back together. */
const UNCROWDED = 120;
/** Bands between maps: so many times as wide as lines, and as strong. */
export const BAND = { wide: 3.4, soft: 0.34 };

export interface LineRenderer {
  /** Replaces all groups, placed in the arrangement that is `flatness` of the way to flat. */
  set(groups: readonly Lines[], layout: Layout, flatness: number): void;
  begin(camera: Camera, palette: Palette, pixelRatio: number): void;
  draw(group: number, pulse: number): void;
  dispose(): void;
}

/** How strong so many lines are beside each other, 0..1, and how wide. */
export function fullnessOf(
  count: number,
  between: Lines["between"],
): readonly [crowd: number, wide: number] {
  if (between === "maps") return [BAND.soft, BAND.wide];
  return [Math.min(1, Math.sqrt(UNCROWDED / Math.max(count, 1))), 1];
}

/** Tells of each line, the strongest last: its ends, its worth -1..1 and how late its pulse is 0..1. */
export function eachRibbon(
  group: Lines,
  layout: Layout,
  flatness: number,
  tell: (n: number, ends: readonly [Point, Point], worth: number, late: number) => void,
): void {
  const { evidence, count } = group;
  const strongest = Math.abs(evidence[0] ?? 1) || 1;
  for (let n = 0; n < count; n++) {
    const k = count - 1 - n;
    const value = evidence[k];
    const worth = Math.sign(value) * Math.sqrt(Math.abs(value) / strongest);
    tell(n, endsOf(layout, group, k, flatness), worth, (k * 0.618034) % 1);
  }
}
