/** The few WebGL2 calls the stage needs: a context, a program, a vertex array. */

export function openContext(canvas: HTMLCanvasElement): WebGL2RenderingContext | null {
  // No multisampling: it costs 4.5 times as much without a graphics card; the shaders fade edges.
  // The picture stays readable after it was shown: it is drawn only when something changes, and
  // scripts and tests look at it at other times.
  const keep = { preserveDrawingBuffer: true };
  return canvas.getContext("webgl2", { antialias: false, alpha: false, depth: false, ...keep });
}

/** True when pictures are computed by the processor (SwiftShader, llvmpipe and the like). */
export function isSoftware(gl: WebGL2RenderingContext): boolean {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}

export type Uniforms = Readonly<Record<string, WebGLUniformLocation | null>>;

export interface Program {
  readonly program: WebGLProgram;
  readonly uniforms: Uniforms;
}

export function createProgram(
  gl: WebGL2RenderingContext,
  vertex: string,
  fragment: string,
): Program {
  const program = gl.createProgram() as WebGLProgram;
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`stage shader does not link: ${gl.getProgramInfoLog(program)}`);
  }
  return { program, uniforms: uniformsOf(gl, program) };
}

function uniformsOf(gl: WebGL2RenderingContext, program: WebGLProgram): Uniforms {
  const count = (gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number) ?? 0;
  const names = Array.from(
    { length: count },
    (_, k) => gl.getActiveUniform(program, k)?.name ?? "",
  );
  return Object.fromEntries(names.map((name) => [name, gl.getUniformLocation(program, name)]));
}

/**
 * Describes the float attributes interleaved in the bound ARRAY_BUFFER, in order of location, from
 * byte `from` on; with a `divisor` they are those of instances.
 */
export function floatAttributes(
  gl: WebGL2RenderingContext,
  first: number,
  sizes: readonly number[],
  { divisor = 0, from = 0 } = {},
): void {
  const stride = 4 * sizes.reduce((sum, size) => sum + size, 0);
  let offset = from;
  sizes.forEach((size, k) => {
    gl.enableVertexAttribArray(first + k);
    gl.vertexAttribPointer(first + k, size, gl.FLOAT, false, stride, offset);
    gl.vertexAttribDivisor(first + k, divisor);
    offset += 4 * size;
  });
}
