/**
 * One curved ribbon, painted pixel by pixel as the shader of `lines.ts` says: a core, a little glow,
 * dashes where it is against, and the head of a pulse with nothing beyond it.
 */
import type { Camera } from "../camera";
import type { Rgb } from "../palette";
import { PIECES } from "../ribbons";
import { lay, type Surface, smoothstep, type Target } from "./surface";

export interface Ribbon {
  /** x, y, z of where it begins, and of where it ends. */
  readonly ends: Float32Array;
  readonly arch: number;
  /** In pixels: half of its core with its soft edge, and how far anything of it reaches. */
  readonly halfWidth: number;
  readonly reach: number;
  readonly core: number;
  readonly glow: number;
  readonly tone: Rgb;
  readonly dashed: boolean;
  /** px from its begin to its end, as dashes and pulses count. */
  readonly length: number;
  /** Where its pulse is on it, 0 (begin) to beyond 1; null: there is none. */
  readonly head: number | null;
  readonly pulse: Rgb;
  readonly brightness: number;
}

/** px and u of the ends of the pieces. */
const xs = new Float64Array(PIECES + 1);
const ys = new Float64Array(PIECES + 1);

export function paintRibbon(target: Target, camera: Camera, ribbon: Ribbon): void {
  project(target, camera, ribbon);
  for (let piece = 0; piece < PIECES; piece++) {
    // Nothing is to be seen of what is far ahead of the pulse.
    if (ribbon.head !== null && (piece / PIECES - ribbon.head) * ribbon.length > AHEAD) return;
    paintPiece(target.surface, ribbon, piece);
  }
}

/** A cubic that leaves and arrives along x; over planes it rises to its arch. */
function project({ width, height }: Target, { matrix: m }: Camera, { ends, arch }: Ribbon): void {
  for (let piece = 0; piece <= PIECES; piece++) {
    const t = piece / PIECES;
    const s = 1 - t;
    const bend = t * t * (3 - 2 * t);
    const x = ends[0] + (ends[3] - ends[0]) * (1.5 * t * s + t * t * t);
    let y = ends[1] + (ends[4] - ends[1]) * bend;
    const z = ends[2] + (ends[5] - ends[2]) * bend;
    if (arch > 0) y += (-arch - y) * (1 - (2 * t - 1) ** 4);
    const w = m[3] * x + m[7] * y + m[11] * z + m[15];
    xs[piece] = (((m[0] * x + m[4] * y + m[8] * z + m[12]) / w + 1) / 2) * width;
    ys[piece] = ((1 - (m[1] * x + m[5] * y + m[9] * z + m[13]) / w) / 2) * height;
  }
}

/** px beyond the middle of a pulse in which something of it is seen. */
const AHEAD = 26;
const DASH = 11;

/** Steps of a px in the tables of what is near a pulse. */
const FINE = 8;
/** By the distance behind the middle of a pulse: its brightness, and how much of the line is there. */
const HEAD = Float32Array.from({ length: 2 * AHEAD * FINE + 1 }, (_, n) => {
  const behind = n / FINE - AHEAD;
  return 0.9 * Math.exp((-behind * behind) / 90);
});
const THERE = Float32Array.from({ length: 2 * AHEAD * FINE + 1 }, (_, n) =>
  smoothstep(-6, 6, n / FINE - AHEAD),
);

/** Where a piece crosses a column or a row of pixels. */
const crossing = {
  /** Its first pixel's numbers begin here, and those of the next one so many further. */
  at: 0,
  step: 0,
  count: 0,
  /** Of the first pixel from the middle of the ribbon, across it; and from one to the next. px. */
  away: 0,
  cosine: 0,
  /** Where on the curve the first pixel is, 0..1, and from one to the next. */
  u: 0,
  beside: 0,
};

/**
 * A straight piece, by columns where it is rather flat and else by rows: each is crossed where the
 * piece is, as far as it reaches to both sides.
 */
function paintPiece(surface: Surface, ribbon: Ribbon, piece: number): void {
  const { data, left, top, width, height } = surface;
  const [dx, dy] = [xs[piece + 1] - xs[piece], ys[piece + 1] - ys[piece]];
  const flat = Math.abs(dx) >= Math.abs(dy);
  const [along, across] = flat ? [dx, dy] : [dy, dx];
  if (along === 0) return;
  const begin = along < 0 ? piece + 1 : piece;
  const from = flat ? xs[begin] - left : ys[begin] - top;
  const middle = flat ? ys[begin] - top : xs[begin] - left;
  const square = dx * dx + dy * dy;
  const cosine = Math.abs(along) / Math.sqrt(square);
  const half = ribbon.reach / cosine;
  const end = Math.min(Math.ceil(from + Math.abs(along) - 0.5), flat ? width : height);
  const most = flat ? height : width;
  const [step, stride] = flat ? [4 * width, 4] : [4, 4 * width];
  const paint = ribbon.head !== null ? paintPulse : ribbon.dashed ? paintDashed : paintPlain;
  crossing.step = step;
  crossing.cosine = cosine;
  crossing.beside = across / square / PIECES;
  for (let n = Math.max(Math.ceil(from - 0.5), 0); n < end; n++) {
    const on = n + 0.5 - from;
    const centre = middle + (on * across) / along;
    const low = Math.max(Math.ceil(centre - half - 0.5), 0);
    const high = Math.min(Math.floor(centre + half - 0.5), most - 1);
    if (low > high) continue;
    const away = low + 0.5 - centre;
    crossing.at = n * stride + low * step;
    crossing.count = high - low + 1;
    crossing.away = away * cosine;
    crossing.u = (begin + on / along) / PIECES + away * crossing.beside;
    paint(data, ribbon);
  }
}

function paintPlain(data: Float32Array, ribbon: Ribbon): void {
  const { count, step, cosine } = crossing;
  let { at, away } = crossing;
  const { core, glow, halfWidth, reach, tone } = ribbon;
  const [r, g, b] = tone;
  for (let k = 0; k < count; k++, at += step, away += cosine) {
    const d = Math.abs(away);
    const near = 1 - d / reach;
    const inside = (halfWidth - d) / SOFT;
    const alpha = core * (inside > 1 ? 1 : inside > 0 ? inside : 0) + glow * near * near;
    if (alpha > FAINTEST) lay(data, at, r, g, b, alpha);
  }
}

/** Alpha of which nothing is seen. */
const FAINTEST = 0.002;
/** px over which the edge of a core fades. */
const SOFT = 1.2;

/** How much of a dash there is, 0..1, so many px on the way. */
function dashAt(px: number): number {
  const share = px / DASH;
  const on = 8 * Math.abs(share - Math.floor(share) - 0.5) - 1.4;
  return on > 1 ? 1 : on > 0 ? on : 0;
}

function paintDashed(data: Float32Array, ribbon: Ribbon): void {
  const { count, step, cosine, beside } = crossing;
  let { at, away, u } = crossing;
  const { core, glow, halfWidth, reach, tone, length } = ribbon;
  const [r, g, b] = tone;
  for (let k = 0; k < count; k++, at += step, away += cosine, u += beside) {
    const dash = dashAt(u * length);
    if (dash === 0) continue;
    const d = Math.abs(away);
    const near = 1 - d / reach;
    const inside = (halfWidth - d) / SOFT;
    const alpha = core * (inside > 1 ? 1 : inside > 0 ? inside : 0) + glow * near * near;
    if (dash * alpha > FAINTEST) lay(data, at, r, g, b, dash * alpha);
  }
}

function paintPulse(data: Float32Array, ribbon: Ribbon): void {
  const { count, step, cosine, beside } = crossing;
  let { at, away, u } = crossing;
  const { core, glow, halfWidth, reach, tone, pulse, length, dashed, brightness } = ribbon;
  const head = ribbon.head as number;
  for (let k = 0; k < count; k++, at += step, away += cosine, u += beside) {
    const behind = (head - u) * length;
    if (behind <= -AHEAD) continue;
    const d = Math.abs(away);
    const near = 1 - d / reach;
    const inside = (halfWidth - d) / SOFT;
    let alpha = core * (inside > 1 ? 1 : inside > 0 ? inside : 0) + glow * near * near;
    if (dashed) alpha *= dashAt(u * length);
    if (behind >= AHEAD) {
      lay(data, at, tone[0], tone[1], tone[2], alpha);
      continue;
    }
    const place = Math.round((behind + AHEAD) * FINE);
    const bright = HEAD[place] * near * brightness;
    const mix = bright / 0.9;
    alpha = Math.max(alpha * THERE[place], bright);
    const r = tone[0] + (pulse[0] - tone[0]) * mix;
    const g = tone[1] + (pulse[1] - tone[1]) * mix;
    const b = tone[2] + (pulse[2] - tone[2]) * mix;
    lay(data, at, r, g, b, alpha);
  }
}
