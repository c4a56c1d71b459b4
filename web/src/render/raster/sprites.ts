/** Flat shapes as the processor paints them: those of `sprites.ts`, by the same numbers. */
import type { Camera } from "../camera";
import type { Palette } from "../palette";
import {
  CROSSED,
  GLOW_ROOM,
  Shape,
  type Sprite,
  type SpriteRenderer,
  type SpriteValues,
} from "../shapes";
import { paintCross, paintNeuron } from "./neuron";
import { paintDisc, paintOutline, paintPixel } from "./plates";
import { quadOf } from "./quad";
import type { Target } from "./surface";

export function createSprites(target: Target): SpriteRenderer {
  let sprites: readonly Sprite[] = [];
  let values: SpriteValues = new Float32Array(0);
  let seen: { camera: Camera; palette: Palette; glow: number } | null = null;
  const standing = { x: 0, y: 0, z: 0, halfWidth: 0, halfHeight: 0 };

  return {
    set(next) {
      sprites = next;
    },
    upload(pairs) {
      values = pairs;
    },
    begin(camera, palette, glow) {
      seen = { camera, palette, glow };
    },
    draw(first, count) {
      if (!seen) return;
      const { camera, palette, glow } = seen;
      const t = camera.flatness;
      for (let n = first; n < first + count; n++) {
        const { space, flat, shape, halfWidth, halfHeight } = sprites[n];
        const [lit, signed] = [values[2 * n], values[2 * n + 1]];
        // A blank pixel shows its plane: nothing to draw.
        if (shape === Shape.Pixel && lit < 0.003) continue;
        standing.x = space[0] + (flat[0] - space[0]) * t;
        standing.y = space[1] + (flat[1] - space[1]) * t;
        standing.z = space[2] + (flat[2] - space[2]) * t;
        standing.halfWidth = halfWidth;
        standing.halfHeight = halfHeight;
        const quad = quadOf(camera, target, standing, roomOf(shape, lit, signed), target.surface);
        if (!quad) continue;
        const { surface } = target;
        if (shape === Shape.Neuron) {
          if (signed === CROSSED) paintCross(surface, quad, palette);
          else paintNeuron(surface, quad, palette, { lit, signed, glow });
        } else if (shape === Shape.Pixel) paintPixel(surface, quad, palette, lit);
        else if (shape === Shape.Ink || shape === Shape.Ring) {
          paintDisc(surface, quad, palette, { shape, opacity: lit, tone: signed });
        } else {
          const size = { halfWidth, halfHeight };
          paintOutline(surface, quad, palette, { shape, opacity: lit, tone: signed, ...size });
        }
      }
    },
    dispose() {
      sprites = [];
    },
  };
}

/** What is lit stands on a quad that has room for its glow. */
function roomOf(shape: Shape, lit: number, signed: number): number {
  if (shape !== Shape.Neuron) return 1;
  if (signed === CROSSED) return 1.3;
  return lit > 0.01 ? GLOW_ROOM : 1.1;
}
