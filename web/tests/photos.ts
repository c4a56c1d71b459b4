/** Photos of digits as px, with what Python makes of them: tests of ink, scene and words read them. */
import { inflateSync } from "node:zlib";
import { type PhotoSteps, photoSteps } from "../src/ink/photo";
import type { Decoded } from "../src/ink/photo/decoded";
import { readJson } from "./helpers";

export interface Summary {
  rows: number;
  columns: number;
  mean: number;
}
export interface PhotoCase {
  name: string;
  width: number;
  height: number;
  rgba: string;
  grey: Summary;
  ink: Summary;
  pixels: number[] | null;
}

export const photoCases = readJson<PhotoCase[]>("photos.json");

export const decoded = (width: number, height: number, bytes: Uint8Array): Decoded => ({
  width,
  height,
  rows: (first, last) => bytes.subarray(4 * width * first, 4 * width * last),
});

export function stepsOf({ width, height, rgba }: PhotoCase): PhotoSteps | null {
  return photoSteps(decoded(width, height, inflateSync(Buffer.from(rgba, "base64"))));
}
