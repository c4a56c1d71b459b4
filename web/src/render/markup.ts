/** Numbers, colours and names as SVG writes them. */
import type { Rgb } from "./palette";

export type Pair = readonly [number, number];

export const polygon = (points: readonly Pair[]): string =>
  `M${points.map((point) => point.map(short).join(" ")).join("L")}Z`;

export const short = (value: number): string => String(+value.toFixed(2));

export const opacity = (kind: "fill" | "stroke", value: number): string =>
  value >= 0.995 ? "" : ` ${kind}-opacity="${+value.toFixed(3)}"`;

export const mixed = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

export const hex = (rgb: Rgb): string =>
  `#${rgb
    .map((part) =>
      Math.round(255 * part)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** Names come from strangers' files. Control characters are not allowed in XML at all. */
export function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/\p{Surrogate}/gu, "\ufffd") // half a character is none
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
  );
}
