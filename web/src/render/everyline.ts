/**
 * All connections of all layers as lines, a chunk a frame, added up in a floating-point picture and
 * tone-mapped at the end: 566,528 lines never wash out to white, and the page stays live meanwhile.
 */
import type { Scene } from "../scene/scene";
import type { Camera } from "./camera";
import { createWalk, type EveryLine, FLOATS, type Walk } from "./everywalk";
import { createProgram, floatAttributes } from "./gl";

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
