/**
 * Stacks of feature maps, a tile a map: every unit is two bytes of one texture, which is filled once
 * a pass, and its colour is found where it is drawn. What a frame changes is a few uniforms a stack.
 */
import type { Layout } from "../scene/layout";
import type { MapsShown, Scene } from "../scene/scene";
import type { Trace } from "../trace/trace";
import type { Camera } from "./camera";
import {
  type Cells,
  fillCells,
  HOT,
  HOT_FROM,
  LIT_POWER,
  mapsOff,
  SIGNED_POWER,
  startsOf,
  ZERO_BYTE,
} from "./cells";
import { createProgram, floatAttributes } from "./gl";
import type { Palette } from "./palette";

/** Units in one row of the texture. */
const TEXTURE_WIDTH = 1024;
/** A tile: where it is, its map, and whether that is crossed out. */
const SIZES = [2, 1, 1];
const FLOATS = 4;

const VERTEX = `#version 300 es
layout(location=0) in vec2 middle;
layout(location=1) in float map;
layout(location=2) in float off;
uniform mat4 matrix;
uniform vec2 planes;
uniform vec2 halfSize;
uniform vec2 grid;
uniform float flatness;
out vec2 at;
flat out float first;
flat out float crossed;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  // A little more than the tile, whose edge is then as soft as a pixel.
  at = mix(vec2(-0.5), grid + 0.5, corner);
  vec2 place = middle + (2.0 * at / grid - 1.0) * halfSize;
  vec3 spot = mix(vec3(planes.x, place.y, place.x), vec3(planes.y + place.x, place.y, 0), flatness);
  gl_Position = matrix * vec4(spot, 1);
  first = map * grid.x * grid.y;
  crossed = off;
}`;

const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
in vec2 at;
flat in float first;
flat in float crossed;
uniform highp sampler2D values;
uniform vec2 grid;
uniform int start, only;
uniform float sum, lit, swept;
uniform vec3 blank, lively, hot, pro, contra, mark, ground;
out vec4 color;

vec3 toneOf(vec2 share, float frame) {
  float signed = (1.0 - lit) * sum * share.x + lit * min(share.y, 0.0);
  float bright = pow(lit * max(share.y, 0.0), ${LIT_POWER.toFixed(2)});
  // What is below 0 is hollow, where a cell is large enough to tell: the sign without a colour.
  float body = signed < 0.0 ? frame : 1.0;
  vec3 tone = mix(blank, signed > 0.0 ? pro : contra, body * pow(abs(signed), ${SIGNED_POWER.toFixed(2)}));
  vec3 red = mix(lively, hot, ${HOT.toFixed(2)} * smoothstep(${HOT_FROM.toFixed(2)}, 1.0, bright));
  return mix(tone, red, bright);
}

vec4 cellAt(vec2 place, float large) {
  if (any(lessThan(place, vec2(0))) || any(greaterThanEqual(place, grid))) return vec4(0);
  vec2 cell = floor(place);
  float within = cell.y * grid.x + cell.x;
  int unit = int(first + within);
  if (only >= 0 && unit != only) return vec4(0);
  if (only < 0 && within >= swept * grid.x * grid.y) return vec4(blank, 1);
  int texel = start + unit;
  vec2 bytes = 255.0 * texelFetch(values, ivec2(texel % ${TEXTURE_WIDTH}, texel / ${TEXTURE_WIDTH}), 0).rg;
  vec2 edge = 0.5 - abs(fract(place) - 0.5);
  float frame = mix(1.0, step(min(edge.x, edge.y), 0.18), 0.75 * large);
  return vec4(toneOf((bytes - ${ZERO_BYTE}.0) / ${ZERO_BYTE}.0, frame), 1);
}

void main() {
  vec2 right = dFdx(at);
  vec2 down = dFdy(at);
  float span = max(length(right), length(down)); // cells a pixel
  int taps = span > 1.1 ? 4 : span > 0.34 ? 3 : 2;
  float large = 1.0 - smoothstep(0.1, 0.16, span);
  vec4 total = vec4(0);
  for (int v = 0; v < taps; v++) {
    for (int u = 0; u < taps; u++) {
      vec2 share = (vec2(u, v) + 0.5) / float(taps) - 0.5;
      total += cellAt(at + share.x * right + share.y * down, large);
    }
  }
  if (total.a <= 0.0) discard;
  vec3 tone = total.rgb / total.a;
  if (crossed > 0.5) {
    vec2 side = 2.0 * at / grid - 1.0;
    float away = min(abs(side.x - side.y), abs(side.x + side.y));
    float stroke = 1.0 - smoothstep(0.1, 0.1 + fwidth(away), away);
    tone = mix(mix(tone, ground, 0.55), mark, stroke);
  }
  color = vec4(tone, total.a / float(taps * taps));
}`;

export interface Stacks {
  /** Takes in what the maps of a scene are, and where they stand. */
  use(scene: Scene): void;
  begin(camera: Camera, palette: Palette): void;
  /** All tiles of block `k`. */
  draw(k: number, shown: MapsShown): void;
  /** One unit of block `k` alone. */
  drawUnit(k: number, index: number, shown: Pick<MapsShown, "sum" | "lit">): void;
  /** Changes with whatever `use` took in that shows. */
  readonly version: number;
  dispose(): void;
}

export function createStacks(gl: WebGL2RenderingContext): Stacks {
  const { program, uniforms } = createProgram(gl, VERTEX, FRAGMENT);
  const array = gl.createVertexArray();
  const buffer = gl.createBuffer();
  const texture = createTexture(gl);
  let cells: Cells | null = null;
  let known: {
    trace: Trace;
    blame: unknown;
    tiles: Layout["tiles"];
    off: Uint8Array | null;
  } | null = null;
  let scene: Scene | null = null;
  let starts: number[] = [];
  let version = 0;

  const useTrace = (next: Scene): void => {
    const { starts, count } = startsOf(next);
    const rows = Math.max(Math.ceil(count / TEXTURE_WIDTH), 1);
    const bytes = cells?.bytes.length === 2 * TEXTURE_WIDTH * rows ? cells.bytes : null;
    cells = { bytes: bytes ?? new Uint8Array(2 * TEXTURE_WIDTH * rows), starts };
    fillCells(next, cells);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    const format = [TEXTURE_WIDTH, rows, 0, gl.RG, gl.UNSIGNED_BYTE] as const;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG8, ...format, cells.bytes);
  };

  const useTiles = (next: Scene): void => {
    const data: number[] = [];
    starts = next.layout.tiles.map((tiles, k) => {
      const start = data.length / FLOATS;
      const off = mapsOff(next, k);
      tiles?.maps.forEach((map, n) => {
        data.push(tiles.places[2 * n], tiles.places[2 * n + 1], map, off?.[map] ?? 0);
      });
      return start;
    });
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, Float32Array.from(data), gl.DYNAMIC_DRAW);
  };

  const bind = (k: number): number => {
    const { layout } = scene as Scene;
    const { maps, spaceX, flatX } = layout.blocks[k];
    if (!maps || !cells) return 0;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    floatAttributes(gl, 0, SIZES, { divisor: 1, from: 4 * FLOATS * starts[k] });
    gl.uniform2f(uniforms.planes, spaceX, flatX);
    gl.uniform2f(uniforms.halfSize, maps.tileWidth / 2, maps.tileHeight / 2);
    gl.uniform2f(uniforms.grid, maps.columns, maps.rows);
    gl.uniform1i(uniforms.start, cells.starts[k]);
    return layout.tiles[k]?.maps.length ?? 0;
  };
  const show = ({ sum, lit, swept }: MapsShown, only: number): void => {
    gl.uniform1f(uniforms.sum, sum);
    gl.uniform1f(uniforms.lit, lit);
    gl.uniform1f(uniforms.swept, swept);
    gl.uniform1i(uniforms.only, only);
  };

  return {
    get version() {
      return version;
    },
    use(next) {
      const { trace, layout, off, teaching } = next;
      scene = next;
      if (layout.tiles.every((tiles) => tiles === null)) return;
      const blame = teaching?.blame;
      const fresh = known?.trace !== trace || known.blame !== blame;
      const moved = known?.tiles !== layout.tiles || known?.off !== off;
      if (fresh) useTrace(next);
      if (moved) useTiles(next);
      if (fresh || moved) version += 1;
      known = { trace, blame, tiles: layout.tiles, off };
    },
    begin(camera, palette) {
      gl.useProgram(program);
      gl.bindVertexArray(array);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(uniforms.values, 0);
      gl.uniformMatrix4fv(uniforms.matrix, false, camera.matrix);
      gl.uniform1f(uniforms.flatness, camera.flatness);
      const { active, plus, minus, ...tones } = palette;
      const named = { ...tones, lively: active, pro: plus, contra: minus };
      for (const name of TONES) gl.uniform3f(uniforms[name], ...named[name]);
    },
    draw(k, shown) {
      const count = bind(k);
      if (count === 0) return;
      show(shown, -1);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
    },
    drawUnit(k, index, shown) {
      const count = bind(k);
      if (count === 0) return;
      show({ ...shown, swept: 1 }, index);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
    },
    dispose() {
      gl.deleteTexture(texture);
      gl.deleteBuffer(buffer);
      gl.deleteVertexArray(array);
      gl.deleteProgram(program);
    },
  };
}

const TONES = ["blank", "lively", "hot", "pro", "contra", "mark", "ground"] as const;

function createTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, side, gl.NEAREST);
  }
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
  }
  return texture;
}
