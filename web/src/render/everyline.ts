/**
 * All connections of all layers as lines, a chunk a frame, added up in a floating-point picture and
 * tone-mapped at the end: 566,528 lines never wash out to white, and the page stays live meanwhile.
 */
import { type Bundle, sourceValues, weightsInto } from "../inside/bundle";
import { placeOf } from "../scene/layout";
import { isSingle } from "../scene/lines";
import type { Scene } from "../scene/scene";
import type { Camera } from "./camera";
import { createProgram, floatAttributes } from "./gl";
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
const FLOATS = 4;
/** Light that all lines of a layer share, chosen so that an average place gets about 0.7 of it. */
const LIGHT = 240;

const LINE_VERTEX = `#version 300 es
layout(location=0) in vec4 place;
uniform mat4 matrix;
out float worth;
void main() {
  gl_Position = matrix * vec4(place.xyz, 1);
  worth = place.w;
}`;

const LINE_FRAGMENT = `#version 300 es
precision highp float;
in float worth;
out vec4 color;
void main() { color = vec4(max(worth, 0.0), max(-worth, 0.0), 0, 1); }`;

const TONE_VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1);
  gl_Position = vec4(corner, 0, 1);
}`;

const TONE_FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D sums;
uniform vec3 pro, contra;
out vec4 color;
void main() {
  vec2 s = texelFetch(sums, ivec2(gl_FragCoord.xy), 0).rg;
  // 1 - exp(-s) approaches 1 and never passes it, whatever is added.
  vec2 tone = 1.0 - exp(-s);
  float all = max(s.r + s.g, 1e-6);
  color = vec4((pro * s.r + contra * s.g) / all, 0.9 * max(tone.r, tone.g));
}`;

export function createEveryLine(gl: WebGL2RenderingContext): EveryLine {
  const possible = gl.getExtension("EXT_color_buffer_float") !== null;
  const lines = createProgram(gl, LINE_VERTEX, LINE_FRAGMENT);
  const tone = createProgram(gl, TONE_VERTEX, TONE_FRAGMENT);
  const array = gl.createVertexArray();
  const empty = gl.createVertexArray();
  const buffer = gl.createBuffer();
  const texture = gl.createTexture();
  const target = gl.createFramebuffer();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  floatAttributes(gl, 0, [FLOATS]);
  gl.bindVertexArray(null);
  let walk: Walk | null = null;
  let key = "";
  let keyScene: Scene | null = null;

  const restart = (scene: Scene, camera: Camera): void => {
    walk = createWalk(scene, camera);
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA16F, width, height, 0, gl.RGBA, gl.HALF_FLOAT, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  };

  return {
    possible,
    get progress() {
      return { done: walk?.done ?? 0, total: walk?.total ?? 0 };
    },
    advance(scene, camera, chunk) {
      const now = `${camera.matrix.join()} ${gl.drawingBufferWidth} ${gl.drawingBufferHeight}`;
      if (scene !== keyScene || now !== key) {
        [keyScene, key] = [scene, now];
        restart(scene, camera);
      }
      if (!walk || walk.done >= walk.total) return;
      const vertices = walk.next(chunk);
      gl.bindFramebuffer(gl.FRAMEBUFFER, target);
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE);
      gl.useProgram(lines.program);
      gl.bindVertexArray(array);
      gl.uniformMatrix4fv(lines.uniforms.matrix, false, camera.matrix);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
      gl.drawArrays(gl.LINES, 0, vertices.length / FLOATS);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    },
    composite(palette) {
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
      gl.useProgram(tone.program);
      gl.bindVertexArray(empty);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(tone.uniforms.sums, 0);
      gl.uniform3f(tone.uniforms.pro, ...palette.for);
      gl.uniform3f(tone.uniforms.contra, ...palette.against);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    dispose() {
      gl.deleteTexture(texture);
      gl.deleteFramebuffer(target);
      gl.deleteBuffer(buffer);
      for (const each of [array, empty]) gl.deleteVertexArray(each);
      for (const { program } of [lines, tone]) gl.deleteProgram(program);
    },
  };
}

interface Walk {
  readonly total: number;
  readonly done: number;
  /** Vertices of the next `count` connections; those that carry exactly 0 leave no mark. */
  next(count: number): Float32Array;
}

function createWalk(scene: Scene, camera: Camera): Walk {
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
