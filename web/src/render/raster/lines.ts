/** Lines as the processor paints them: those of `lines.ts`, by the same numbers. */
import { archOf } from "../../scene/ends";
import type { LineKind, Lines } from "../../scene/lines";
import type { Camera } from "../camera";
import { lineTones, type Palette } from "../palette";
import { eachRibbon, fullnessOf, type LineRenderer } from "../ribbons";
import { paintRibbon, type Ribbon } from "./ribbon";
import type { Target } from "./surface";

/** Numbers a line: its ends, its worth and how late its pulse is. */
const FLOATS = 8;

interface Group {
  readonly data: Float32Array;
  readonly count: number;
  readonly kind: LineKind;
  readonly between: Lines["between"];
  readonly arch: number;
}

export function createLines(target: Target): LineRenderer {
  let groups: readonly Group[] = [];
  let seen: { camera: Camera; palette: Palette; pixelRatio: number } | null = null;

  return {
    set(next, layout, flatness) {
      groups = next.map((lines): Group => {
        const data = new Float32Array(FLOATS * lines.count);
        eachRibbon(lines, layout, flatness, (n, [from, to], worth, late) => {
          data.set(from, FLOATS * n);
          data.set(to, FLOATS * n + 3);
          data[FLOATS * n + 6] = worth;
          data[FLOATS * n + 7] = late;
        });
        const { count, kind, between } = lines;
        return { data, count, kind, between, arch: archOf(layout, lines) };
      });
    },
    begin(camera, palette, pixelRatio) {
      seen = { camera, palette, pixelRatio };
    },
    draw(k, pulse) {
      const group = groups[k];
      if (!group || !seen) return;
      const { camera, palette, pixelRatio } = seen;
      const look = lookOf(group, camera, palette, pixelRatio);
      for (let n = 0; n < group.count; n++) {
        paintRibbon(target, camera, ribbonOf(group, n, look, pulse));
      }
    },
    dispose() {
      groups = [];
    },
  };
}

/** What the lines of a group share. */
interface GroupLook {
  readonly tones: ReturnType<typeof lineTones>;
  readonly thickness: number;
  readonly crowd: number;
  readonly wide: number;
  /** px a stage unit. */
  readonly stretch: number;
}

function lookOf(
  { count, kind, between }: Group,
  { scale }: Camera,
  palette: Palette,
  pixelRatio: number,
): GroupLook {
  const [crowd, wide] = fullnessOf(count, between);
  const thickness = pixelRatio * Math.min(Math.max(scale, 0.7), 1.5);
  return { tones: lineTones(palette, kind), thickness, crowd, wide, stretch: scale };
}

const mix = (from: number, to: number, share: number): number => from + (to - from) * share;

/** As the vertex shader has it. */
function ribbonOf({ data, arch }: Group, n: number, look: GroupLook, pulse: number): Ribbon {
  const { tones, thickness, crowd, wide, stretch } = look;
  const ends = data.subarray(FLOATS * n, FLOATS * n + 6);
  const [worth, late] = [data[FLOATS * n + 6], data[FLOATS * n + 7]];
  const size = Math.abs(worth);
  const halfWidth = wide * thickness * mix(0.4, 1.5, size);
  const against = worth < 0;
  return {
    ends,
    arch,
    halfWidth: halfWidth + 0.6,
    reach: halfWidth + 0.7 + thickness * 2 * size * size,
    core: mix(0.06, 0.8 * crowd, size * size),
    glow: 0.14 * crowd * size,
    tone: against ? tones.below : tones.above,
    dashed: against,
    length: stretch * Math.hypot(ends[3] - ends[0], ends[4] - ends[1], ends[5] - ends[2]),
    head: pulse >= 0 ? pulse * 1.45 - 0.3 * late : null,
    pulse: tones.pulses[against ? 1 : 0],
    brightness: mix(0.25, 1, size),
  };
}
