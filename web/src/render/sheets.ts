/**
 * Pictures kept between frames: each layer's lines are drawn onto a sheet of their own and laid
 * down from there, with one opacity for all of them, until something about them changes. Without a
 * graphics card a thousand lines cost ten times as much as a sheet.
 */
import { createProgram } from "./gl";

/** Part of the drawing buffer, pixels from the lower left. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Sheets {
  /**
   * Lays down sheet `k`, which covers `rect`. What is on it is painted anew when `key` differs from
   * the last time; null is always painted anew.
   */
  lay(k: number, rect: Rect, key: string | null, opacity: number, paint: () => void): void;
  /** Paints straight onto the picture, within `rect`. */
  over(rect: Rect, paint: () => void): void;
  dispose(): void;
}

const VERTEX = `#version 300 es
uniform vec4 rect;
out vec2 at;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  at = corner;
  gl_Position = vec4(2.0 * (rect.xy + corner * rect.zw) - 1.0, 0, 1);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
in vec2 at;
uniform sampler2D sheet;
uniform float opacity;
out vec4 color;
void main() { color = opacity * texture(sheet, at); }`;

interface Sheet {
  readonly texture: WebGLTexture;
  readonly target: WebGLFramebuffer;
  size: string;
  key: string | null;
}

export function createSheets(gl: WebGL2RenderingContext): Sheets {
  const { program, uniforms } = createProgram(gl, VERTEX, FRAGMENT);
  const empty = gl.createVertexArray();
  const sheets: Sheet[] = [];

  const paintOn = (sheet: Sheet, rect: Rect, paint: () => void): void => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, sheet.target);
    resize(gl, sheet, rect);
    // The rect's own corner of the same picture, on a sheet no larger than it.
    gl.viewport(-rect.x, -rect.y, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    paint();
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
  };

  return {
    lay(k, rect, key, opacity, paint) {
      if (opacity <= 0 || rect.width <= 0 || rect.height <= 0) return;
      sheets[k] ??= createSheet(gl);
      const sheet = sheets[k];
      const whole = key === null ? null : `${key} ${rect.x} ${rect.y} ${rect.width} ${rect.height}`;
      if (whole === null || whole !== sheet.key) paintOn(sheet, rect, paint);
      sheet.key = whole;
      gl.useProgram(program);
      gl.bindVertexArray(empty);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, sheet.texture);
      gl.uniform1i(uniforms.sheet, 0);
      gl.uniform1f(uniforms.opacity, opacity);
      const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
      gl.uniform4f(
        uniforms.rect,
        rect.x / width,
        rect.y / height,
        rect.width / width,
        rect.height / height,
      );
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
      gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    },
    over: (_, paint) => paint(),
    dispose() {
      for (const { texture, target } of sheets.filter(Boolean)) {
        gl.deleteTexture(texture);
        gl.deleteFramebuffer(target);
      }
      gl.deleteVertexArray(empty);
      gl.deleteProgram(program);
    },
  };
}

function createSheet(gl: WebGL2RenderingContext): Sheet {
  return { texture: gl.createTexture(), target: gl.createFramebuffer(), size: "", key: null };
}

function resize(gl: WebGL2RenderingContext, sheet: Sheet, { width, height }: Rect): void {
  const size = `${width} ${height}`;
  if (sheet.size === size) return;
  sheet.size = size;
  gl.bindTexture(gl.TEXTURE_2D, sheet.texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, sheet.texture, 0);
}
