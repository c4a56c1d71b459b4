/**
 * Which painter the pictures of this page have: the 2D canvas from the first picture on, and WebGL2 where
 * a graphics card is behind it, or where it was faster without one. Found out once a page, by a stage
 * that people look at, when nobody waits for anything; WebGL's script comes after the first prediction.
 */
import type { Tools } from "./painter";

export type PainterKind = "canvas" | "webgl";

/** What the later script brings. */
export interface WebGl {
  open(canvas: HTMLCanvasElement): WebGL2RenderingContext | null;
  isSoftware(gl: WebGL2RenderingContext): boolean;
  tools(gl: WebGL2RenderingContext): Tools;
}

declare global {
  /** For tests and for who looks for a fault: the painter that this page has, whatever is faster. */
  var forwardpassPainter: PainterKind | undefined;
}

let webgl: WebGl | null = null;
let kept: PainterKind | null = null;
const waiting = new Set<() => void>();

/** The painter that is forced; null: the page chooses. */
export const forcedPainter = (): PainterKind | null => globalThis.forwardpassPainter ?? null;

/** The painter that this page goes on with; null: nobody knows yet. */
export const keptPainter = (): PainterKind | null => forcedPainter() ?? kept;

export function keepPainter(kind: PainterKind): void {
  kept = kind;
}

/** Null before its script is there. */
export const webGl = (): WebGl | null => webgl;

export function offerWebGl(offered: WebGl): void {
  webgl = offered;
  for (const each of [...waiting]) each();
  waiting.clear();
}

/** Calls back once WebGL's script is there; returns what takes that back. */
export function whenOffered(then: () => void): () => void {
  if (webgl) then();
  else waiting.add(then);
  return () => waiting.delete(then);
}
