/**
 * Flat shapes that stand in the planes of the stage: neurons, pixels, the planes themselves, ink,
 * guide and rings. One quad each; the fragment shader draws the shape, its edge and its glow.
 */
import { createProgram, floatAttributes } from "./gl";
import { GLOW_ROOM, type Sprite, type SpriteRenderer } from "./shapes";

const STATIC_SIZES = [3, 3, 2, 2, 1];
const STATIC_FLOATS = 11;
const CORNERS = [-1, -1, 1, -1, -1, 1, 1, 1] as const;

const VERTEX = `#version 300 es
layout(location=0) in vec3 space;
layout(location=1) in vec3 flatPlace;
layout(location=2) in vec2 corner;
layout(location=3) in vec2 halfSize;
layout(location=4) in float shape;
layout(location=5) in vec2 value;
uniform mat4 matrix;
uniform float flatness;
out vec2 at;
out vec2 size;
flat out float kind;
flat out vec2 shown;
void main() {
  float room = shape < 0.5 ? (value.y > 1.5 ? 1.3 : value.x > 0.01 ? ${GLOW_ROOM.toFixed(1)} : 1.1) : 1.0;
  vec3 along = mix(vec3(0, 0, 1), vec3(1, 0, 0), flatness);
  vec2 reach = corner * halfSize * room;
  // A blank pixel shows its plane: nothing to draw.
  if (shape == 1.0 && value.x < 0.003) reach = vec2(0);
  vec3 place = mix(space, flatPlace, flatness) + along * reach.x + vec3(0, reach.y, 0);
  gl_Position = matrix * vec4(place, 1);
  at = corner * room;
  size = halfSize;
  kind = shape;
  shown = value;
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
in vec2 size;
flat in float kind;
flat in vec2 shown;
uniform vec3 panel, rest, lively, hot, ink, blank, pro, contra, mark, ground;
uniform float glow;
out vec4 color;

vec4 neuron() {
  float r = length(at);
  float edge = fwidth(r);
  float disc = 1.0 - smoothstep(1.0 - edge, 1.0 + edge * 0.5, r);
  if (shown == vec2(0)) return vec4(rest, 0.85 * disc);
  float lit = pow(shown.x, 0.7);
  float weight = abs(shown.y);
  // Negative sums are hollow: the sign can be read without colour.
  float hollow = shown.y < 0.0 ? smoothstep(0.35, 0.6, r) : 1.0;
  vec3 tone = mix(rest, shown.y > 0.0 ? pro : contra, pow(weight, 0.6));
  tone = mix(tone, mix(lively, hot, 0.6 * smoothstep(0.6, 1.0, lit)), smoothstep(0.0, 0.35, lit));
  float body = disc * mix(1.0, hollow, smoothstep(0.02, 0.2, weight));
  float halo = glow * lit * exp(-2.4 * max(r - 0.8, 0.0)) * (1.0 - smoothstep(1.5, 2.1, r));
  float strength = max(body * mix(0.85, 1.0, lit), 0.5 * halo);
  return vec4(mix(mix(tone, lively, lit), tone, body), strength);
}

vec4 crossedOut() {
  float off = 0.7071 * min(abs(at.x - at.y), abs(at.x + at.y));
  float edge = fwidth(at.x);
  float stroke = 1.0 - smoothstep(0.17 - 0.5 * edge, 0.17 + 0.5 * edge, off);
  float disc = 1.0 - smoothstep(1.0 - edge, 1.0, length(at));
  return vec4(mix(rest, mark, stroke), max(0.75 * stroke, 0.3 * disc));
}

vec4 pixelSquare() {
  vec2 d = abs(at);
  float edge = max(fwidth(at.x), fwidth(at.y));
  float inside = 1.0 - smoothstep(1.0 - 0.6 * edge, 1.0, max(d.x, d.y));
  return vec4(mix(blank, ink, shown.x), inside);
}

vec4 outline(vec3 tone, float width, float fill, float dash) {
  vec2 inset = (1.0 - abs(at)) * size;
  float near = min(inset.x, inset.y);
  float edge = fwidth(near);
  float line = 1.0 - smoothstep(width, width + edge, near);
  float along = inset.x < inset.y ? at.y * size.y : at.x * size.x;
  float on = dash > 0.0 ? step(0.45, fract(along / dash)) : 1.0;
  return vec4(tone, shown.x * max(line * on, fill));
}

void main() {
  if (kind < 0.5) color = shown.y > 1.5 ? crossedOut() : neuron();
  else if (kind < 1.5) color = pixelSquare();
  else if (kind < 2.5) color = outline(panel, 0.6, 0.22, 0.0);
  else if (kind < 3.5) {
    float r = length(at);
    color = vec4(ink, shown.x * (1.0 - smoothstep(1.0 - 1.5 * fwidth(r), 1.0, r)));
  } else if (kind < 4.5) color = outline(mark, 0.9, 0.0, 9.0);
  else if (kind > 6.5) color = outline(mix(mark, lively, shown.y), 0.9, 0.0, 0.0);
  else if (kind > 5.5) {
    vec4 edge = outline(panel, 0.6, 0.22, 0.0);
    color = vec4(mix(ground, panel, edge.a), 0.93);
  } else {
    float r = length(at);
    float edge = fwidth(r);
    float ring = smoothstep(0.78 - edge, 0.78, r) * (1.0 - smoothstep(1.0 - edge, 1.0, r));
    color = vec4(mix(mark, lively, shown.y), shown.x * ring);
  }
  if (color.a < 0.004) discard;
}`;

/** `active` and `for` are reserved words of GLSL and TypeScript; the shader says lively, pro, contra. */
const TONES = [
  ...(["panel", "rest", "lively", "hot", "ink"] as const),
  ...(["blank", "pro", "contra", "mark", "ground"] as const),
] as const;

export function createSprites(gl: WebGL2RenderingContext): SpriteRenderer {
  const { program, uniforms } = createProgram(gl, VERTEX, FRAGMENT);
  const array = gl.createVertexArray();
  const places = gl.createBuffer();
  const values = gl.createBuffer();
  const indices = gl.createBuffer();
  let spread = new Float32Array(0);
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, places);
  floatAttributes(gl, 0, STATIC_SIZES);
  gl.bindBuffer(gl.ARRAY_BUFFER, values);
  floatAttributes(gl, STATIC_SIZES.length, [2]);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
  gl.bindVertexArray(null);

  const renderer: SpriteRenderer = {
    set(sprites) {
      spread = new Float32Array(8 * sprites.length);
      gl.bindVertexArray(array);
      gl.bindBuffer(gl.ARRAY_BUFFER, places);
      gl.bufferData(gl.ARRAY_BUFFER, staticData(sprites), gl.STATIC_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, quadIndices(sprites.length), gl.STATIC_DRAW);
      gl.bindVertexArray(null);
    },
    upload(pairs) {
      for (let n = 0; n < pairs.length / 2; n++) {
        for (let corner = 0; corner < 4; corner++) {
          spread[8 * n + 2 * corner] = pairs[2 * n];
          spread[8 * n + 2 * corner + 1] = pairs[2 * n + 1];
        }
      }
      gl.bindBuffer(gl.ARRAY_BUFFER, values);
      gl.bufferData(gl.ARRAY_BUFFER, spread, gl.DYNAMIC_DRAW);
    },
    begin(camera, palette, glow) {
      gl.useProgram(program);
      gl.bindVertexArray(array);
      gl.uniformMatrix4fv(uniforms.matrix, false, camera.matrix);
      gl.uniform1f(uniforms.flatness, camera.flatness);
      gl.uniform1f(uniforms.glow, glow);
      const tones = {
        ...palette,
        lively: palette.active,
        pro: palette.plus,
        contra: palette.minus,
      };
      for (const name of TONES) {
        gl.uniform3f(uniforms[name], ...tones[name]);
      }
    },
    draw(first, count) {
      gl.drawElements(gl.TRIANGLES, 6 * count, gl.UNSIGNED_INT, 24 * first);
    },
    dispose() {
      for (const buffer of [places, values, indices]) gl.deleteBuffer(buffer);
      gl.deleteVertexArray(array);
      gl.deleteProgram(program);
    },
  };
  return renderer;
}

function staticData(sprites: readonly Sprite[]): Float32Array {
  const data = new Float32Array(4 * STATIC_FLOATS * sprites.length);
  let at = 0;
  for (const { space, flat, halfWidth, halfHeight, shape } of sprites) {
    for (let corner = 0; corner < 4; corner++) {
      data.set([...space, ...flat], at);
      data.set([CORNERS[2 * corner], CORNERS[2 * corner + 1]], at + 6);
      data.set([halfWidth, halfHeight, shape], at + 8);
      at += STATIC_FLOATS;
    }
  }
  return data;
}

function quadIndices(count: number): Uint32Array {
  const indices = new Uint32Array(6 * count);
  for (let n = 0; n < count; n++) {
    indices.set([4 * n, 4 * n + 1, 4 * n + 2, 4 * n + 2, 4 * n + 1, 4 * n + 3], 6 * n);
  }
  return indices;
}
