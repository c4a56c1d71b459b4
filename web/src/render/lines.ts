/**
 * The important connections as curved ribbons: solid for, dashed against, wider and stronger with
 * the evidence; products likewise by their sign, with pulses travelling along them. Weak lines are drawn first and every line is
 * laid over the ones before, so that however many cross, no colour ever adds up to white.
 */
import { archOf } from "../scene/ends";
import type { Layout } from "../scene/layout";
import type { LineKind, Lines } from "../scene/lines";
import { createProgram, floatAttributes } from "./gl";
import { lineTones, type Palette } from "./palette";
import { eachRibbon, fullnessOf, type LineRenderer, PIECES } from "./ribbons";

const VERTICES = 2 * (PIECES + 1);
const SIZES = [3, 3, 2, 3];
const FLOATS = 11;
const VERTEX = `#version 300 es
layout(location=0) in vec3 from;
layout(location=1) in vec3 to;
layout(location=2) in vec2 along;
layout(location=3) in vec3 worth;
uniform mat4 matrix;
uniform vec2 viewport;
uniform float thickness;
uniform float stretch;
uniform float crowd;
uniform float wide;
uniform vec3 pro, contra;
out float u;
out float across;
flat out vec4 shape;
flat out vec2 alphas;
flat out vec2 path;
flat out vec3 tone;
vec2 screen(vec3 place) {
  vec4 clip = matrix * vec4(place, 1);
  return clip.xy / clip.w * 0.5 * viewport;
}
void main() {
  // A cubic from one neuron to the other that leaves and arrives along x, and its direction.
  float t = along.x;
  float s = 1.0 - t;
  vec3 span = to - from;
  vec3 share = vec3(1.5 * t * s + t * t * t, vec2(t * t * (3.0 - 2.0 * t)));
  vec3 slope = vec3(1.5 * s * s + 1.5 * t * t, vec2(6.0 * t * s));
  vec3 place = from + span * share;
  vec3 step = span * slope;
  if (worth.z > 0.0) {
    // Over the planes that it jumps over, up to the height of its arch and never above it.
    float side = 2.0 * t - 1.0;
    float low = side * side * side * side;
    step.y = step.y * low + (place.y + worth.z) * 8.0 * side * side * side;
    place.y = mix(-worth.z, place.y, low);
  }
  vec2 here = screen(place);
  vec2 ahead = screen(place + 0.02 * step) - here;
  vec2 normal = normalize(vec2(-ahead.y, ahead.x) + vec2(0, 1e-6));
  float size = abs(worth.x);
  float halfWidth = wide * thickness * mix(0.4, 1.5, size);
  // Only strong lines glow: pixels beside the core are what a picture of many lines costs.
  float reach = halfWidth + 0.7 + thickness * 2.0 * size * size;
  gl_Position = vec4((here + normal * along.y * reach) / (0.5 * viewport), 0, 1);
  u = t;
  across = along.y * reach;
  shape = vec4(halfWidth + 0.6, 1.0 / reach, mix(0.25, 1.0, size), worth.x < 0.0 ? 1.0 : 0.0);
  alphas = vec2(mix(0.06, 0.8 * crowd, size * size), 0.14 * crowd * size);
  path = vec2(stretch * length(span), worth.y);
  tone = worth.x < 0.0 ? contra : pro;
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in float u;
in float across;
flat in vec4 shape;
flat in vec2 alphas;
flat in vec2 path;
flat in vec3 tone;
uniform float pulse;
uniform vec3 pulsePro, pulseContra;
out vec4 color;
void main() {
  float d = abs(across);
  float core = clamp((shape.x - d) / 1.2, 0.0, 1.0);
  float near = 1.0 - d * shape.y;
  float alpha = alphas.x * core + alphas.y * near * near;
  vec3 hue = tone;
  if (shape.w > 0.0) alpha *= clamp(8.0 * abs(fract(u * path.x / 11.0) - 0.5) - 1.4, 0.0, 1.0);
  if (pulse >= 0.0) {
    // The head starts a little later on some lines, so that a layer shimmers instead of marching.
    float behind = (pulse * 1.45 - 0.3 * path.y - u) * path.x;
    float head = exp(-behind * behind / 90.0) * near * shape.z;
    alpha = max(alpha * smoothstep(-6.0, 6.0, behind), 0.9 * head);
    hue = mix(tone, shape.w > 0.0 ? pulseContra : pulsePro, head);
  }
  color = vec4(hue, alpha);
}`;

export function createLines(gl: WebGL2RenderingContext): LineRenderer {
  const { program, uniforms } = createProgram(gl, VERTEX, FRAGMENT);
  const array = gl.createVertexArray();
  const vertices = gl.createBuffer();
  const indices = gl.createBuffer();
  let data = new Float32Array(0);
  let room = 0;
  let starts: number[] = [0];
  let kinds: readonly LineKind[] = [];
  let between: readonly Lines["between"][] = [];
  let tones: Palette | null = null;
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
  floatAttributes(gl, 0, SIZES);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
  gl.bindVertexArray(null);

  const grow = (lines: number): void => {
    if (lines <= room) return;
    room = Math.ceil(1.25 * lines);
    data = new Float32Array(room * VERTICES * FLOATS);
    gl.bindVertexArray(array);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, ribbonIndices(room), gl.STATIC_DRAW);
    gl.bindVertexArray(null);
  };

  return {
    set(groups, layout, flatness) {
      starts = [0];
      kinds = groups.map(({ kind }) => kind);
      between = groups.map((group) => group.between);
      for (const { count } of groups) starts.push(starts[starts.length - 1] + count);
      const total = starts[groups.length];
      grow(total);
      groups.forEach((group, k) => {
        fillGroup(data, starts[k], group, layout, flatness);
      });
      gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
      gl.bufferData(gl.ARRAY_BUFFER, data.subarray(0, total * VERTICES * FLOATS), gl.DYNAMIC_DRAW);
    },
    begin(camera, palette, pixelRatio) {
      gl.useProgram(program);
      gl.bindVertexArray(array);
      gl.uniformMatrix4fv(uniforms.matrix, false, camera.matrix);
      gl.uniform2f(
        uniforms.viewport ?? null,
        camera.width * pixelRatio,
        camera.height * pixelRatio,
      );
      gl.uniform1f(
        uniforms.thickness ?? null,
        pixelRatio * Math.min(Math.max(camera.scale, 0.7), 1.5),
      );
      gl.uniform1f(uniforms.stretch, camera.scale); // px: dashes and pulses are as long on every screen
      tones = palette;
    },
    draw(group, pulse) {
      const first = starts[group] ?? 0;
      const count = (starts[group + 1] ?? first) - first;
      if (count === 0 || !tones) return;
      const { above, below, pulses } = lineTones(tones, kinds[group]);
      gl.uniform3f(uniforms.pro, ...above);
      gl.uniform3f(uniforms.contra, ...below);
      gl.uniform3f(uniforms.pulsePro, ...pulses[0]);
      gl.uniform3f(uniforms.pulseContra, ...pulses[1]);
      const [crowd, wide] = fullnessOf(count, between[group]);
      gl.uniform1f(uniforms.crowd, crowd);
      gl.uniform1f(uniforms.wide, wide);
      gl.uniform1f(uniforms.pulse, pulse);
      gl.drawElements(gl.TRIANGLES, 6 * PIECES * count, gl.UNSIGNED_INT, 24 * PIECES * first);
    },
    dispose() {
      gl.deleteBuffer(vertices);
      gl.deleteBuffer(indices);
      gl.deleteVertexArray(array);
      gl.deleteProgram(program);
    },
  };
}

function fillGroup(
  data: Float32Array,
  first: number,
  group: Lines,
  layout: Layout,
  flatness: number,
): void {
  const arch = archOf(layout, group);
  // Strongest last, on top.
  eachRibbon(group, layout, flatness, (n, [from, to], worth, late) => {
    fillRibbon(data, (first + n) * VERTICES * FLOATS, [...from, ...to], [worth, late, arch]);
  });
}

function fillRibbon(
  data: Float32Array,
  start: number,
  ends: readonly number[],
  how: readonly number[],
): void {
  let at = start;
  for (let piece = 0; piece <= PIECES; piece++) {
    for (let side = -1; side <= 1; side += 2) {
      data.set(ends, at);
      data[at + 6] = piece / PIECES;
      data[at + 7] = side;
      data.set(how, at + 8);
      at += FLOATS;
    }
  }
}

function ribbonIndices(lines: number): Uint32Array {
  const indices = new Uint32Array(6 * PIECES * lines);
  let at = 0;
  for (let line = 0; line < lines; line++) {
    for (let piece = 0; piece < PIECES; piece++) {
      const v = line * VERTICES + 2 * piece;
      indices.set([v, v + 1, v + 2, v + 2, v + 1, v + 3], at);
      at += 6;
    }
  }
  return indices;
}
