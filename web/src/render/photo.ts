/**
 * A photo on its way into the network's picture: laid onto the input's plane, one picture of it over
 * the other. Each is a texture, seen through the plane as through a window.
 */
import type { PhotoSteps } from "../ink/photo";
import type { Grey } from "../ink/photo/grey";
import { type PhotoLayer, photoLayers } from "../scene/photo";
import { createProgram } from "./gl";
import { tonesOf } from "./palette";
import type { Picture } from "./picture";

export interface Photos {
  paint(picture: Picture): void;
  dispose(): void;
}

const VERTEX = `#version 300 es
uniform mat4 matrix;
uniform vec3 centre;
uniform vec2 halfSize;
uniform float flatness;
out vec2 at;
void main() {
  at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 reach = (2.0 * at - 1.0) * halfSize;
  vec3 along = mix(vec3(0, 0, 1), vec3(1, 0, 0), flatness);
  gl_Position = matrix * vec4(centre + along * reach.x + vec3(0, reach.y, 0), 1);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
uniform sampler2D sheet;
uniform vec4 place;
uniform vec3 low, high;
uniform float opacity, around;
out vec4 color;
void main() {
  vec2 inside = (at - place.xy) / place.zw;
  float value = texture(sheet, inside).r;
  // Around ink is paper; around a photo is nothing.
  bool within = all(greaterThanEqual(inside, vec2(0))) && all(lessThanEqual(inside, vec2(1)));
  color = vec4(mix(low, high, within ? value : 0.0), within ? opacity : around * opacity);
}`;

export function createPhotos(gl: WebGL2RenderingContext): Photos {
  const { program, uniforms } = createProgram(gl, VERTEX, FRAGMENT);
  const empty = gl.createVertexArray();
  let shown: PhotoSteps | null = null;
  const textures = new Map<Grey, WebGLTexture>();

  const forget = (): void => {
    for (const texture of textures.values()) gl.deleteTexture(texture);
    textures.clear();
  };
  const textureOf = (picture: Grey): WebGLTexture => {
    const found = textures.get(picture) ?? createTexture(gl, picture);
    textures.set(picture, found);
    return found;
  };
  const lay = ({ picture, of, place, opacity }: PhotoLayer, { frame, palette }: Picture): void => {
    const [low, high] = tonesOf(palette, of);
    gl.bindTexture(gl.TEXTURE_2D, textureOf(picture));
    gl.uniform4f(uniforms.place, place.left, place.top, place.width, place.height);
    gl.uniform3f(uniforms.low, ...low);
    gl.uniform3f(uniforms.high, ...high);
    gl.uniform1f(uniforms.opacity, opacity * frame.photo.opacity);
    gl.uniform1f(uniforms.around, of === "ink" ? 1 : 0);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  };

  return {
    paint(picture) {
      const { scene, frame, camera } = picture;
      if (scene.photo !== shown) forget();
      shown = scene.photo;
      if (!shown || frame.photo.opacity <= 0) return;
      const [block] = scene.layout.blocks;
      const t = camera.flatness;
      gl.useProgram(program);
      gl.bindVertexArray(empty);
      gl.activeTexture(gl.TEXTURE0);
      gl.uniform1i(uniforms.sheet, 0);
      gl.uniformMatrix4fv(uniforms.matrix, false, camera.matrix);
      gl.uniform1f(uniforms.flatness, t);
      gl.uniform3f(uniforms.centre, (1 - t) * block.spaceX + t * block.flatX, 0, 0);
      const [across, down] = [block.columns, block.rows].map((side) => (side * block.cell) / 2);
      gl.uniform2f(uniforms.halfSize, across, down);
      for (const layer of photoLayers(shown, frame.photo.stage)) lay(layer, picture);
    },
    dispose() {
      forget();
      gl.deleteVertexArray(empty);
      gl.deleteProgram(program);
    },
  };
}

/** One byte a px; averaged where it is seen smaller, square px where it is seen larger. */
function createTexture(gl: WebGL2RenderingContext, { columns, rows, values }: Grey): WebGLTexture {
  const texture = gl.createTexture();
  const bytes = Uint8Array.from(values, (value) => Math.round(255 * value));
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, columns, rows, 0, gl.RED, gl.UNSIGNED_BYTE, bytes);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}
