/** The stage's colours in both themes, as 0..1 RGB and as CSS. */
import type { LineKind } from "../scene/lines";
import type { Theme } from "../scene/look";

export type Rgb = readonly [number, number, number];

export interface Palette {
  readonly ground: Rgb;
  readonly panel: Rgb;
  readonly rest: Rgb;
  readonly active: Rgb;
  /** What the brightest active neurons lean towards; never white. */
  readonly hot: Rgb;
  readonly ink: Rgb;
  readonly blank: Rgb;
  readonly for: Rgb;
  readonly against: Rgb;
  /** The sign of weights, of values and of products. */
  readonly plus: Rgb;
  readonly minus: Rgb;
  /** Pulses, lighter than their line on dark ground and darker on light ground. */
  readonly pulseFor: Rgb;
  readonly pulseAgainst: Rgb;
  readonly pulsePlus: Rgb;
  readonly pulseMinus: Rgb;
  readonly mark: Rgb;
}

const hex = (code: string): Rgb => [
  Number.parseInt(code.slice(1, 3), 16) / 255,
  Number.parseInt(code.slice(3, 5), 16) / 255,
  Number.parseInt(code.slice(5, 7), 16) / 255,
];

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  dark: {
    ground: hex("#0b0e14"),
    panel: hex("#8fa3c7"),
    rest: hex("#343f55"),
    active: hex("#ff3b30"),
    hot: hex("#ff9a80"),
    ink: hex("#f2f4f8"),
    blank: hex("#161c28"),
    for: hex("#ffb454"),
    against: hex("#5cc8ff"),
    plus: hex("#57d38c"),
    minus: hex("#f288cf"),
    pulseFor: hex("#ffe3b8"),
    pulseAgainst: hex("#c9edff"),
    pulsePlus: hex("#c8f5da"),
    pulseMinus: hex("#ffd9f1"),
    mark: hex("#f2f4f8"),
  },
  light: {
    ground: hex("#f7f8fa"),
    panel: hex("#31415f"),
    rest: hex("#c3ccda"),
    active: hex("#d70015"),
    hot: hex("#8f0010"),
    ink: hex("#10151f"),
    blank: hex("#e9edf3"),
    for: hex("#a85800"),
    against: hex("#0a66c2"),
    plus: hex("#157a41"),
    minus: hex("#b01f86"),
    pulseFor: hex("#6e3a00"),
    pulseAgainst: hex("#053d78"),
    pulsePlus: hex("#0a4a26"),
    pulseMinus: hex("#6d0f52"),
    mark: hex("#10151f"),
  },
};

/** Above 0, and the pulses on it: what is below 0 is hollow or dashed. */
const VIOLET: Readonly<Record<Theme, readonly [tone: Rgb, pulse: Rgb]>> = {
  dark: [hex("#b18cff"), hex("#e6dbff")],
  light: [hex("#6d3fd1"), hex("#3d1a8c")],
};
const violets = (theme: Theme): Palette => {
  const [tone, pulse] = VIOLET[theme];
  const pulses = { pulseFor: pulse, pulseAgainst: pulse, pulsePlus: pulse, pulseMinus: pulse };
  const tones = { for: tone, against: tone, plus: tone, minus: tone };
  return { ...PALETTES[theme], ...tones, ...pulses };
};
const GRADIENTS = { dark: violets("dark"), light: violets("light") };

/** The stage's colours; where it shows gradients every sign is violet. */
export const paletteOf = (theme: Theme, gradients: boolean): Palette =>
  (gradients ? GRADIENTS : PALETTES)[theme];

/** Of lines of a kind: what is above 0, what is below, and the pulses on both. */
export const lineTones = (
  { plus, minus, pulsePlus, pulseMinus, pulseFor, pulseAgainst, ...palette }: Palette,
  kind: LineKind,
): { readonly above: Rgb; readonly below: Rgb; readonly pulses: readonly [Rgb, Rgb] } =>
  kind === "flow"
    ? { above: plus, below: minus, pulses: [pulsePlus, pulseMinus] }
    : { above: palette.for, below: palette.against, pulses: [pulseFor, pulseAgainst] };

export const css = ([r, g, b]: Rgb, alpha = 1): string =>
  `rgba(${Math.round(255 * r)}, ${Math.round(255 * g)}, ${Math.round(255 * b)}, ${alpha})`;

/** Black and white of a photo: it keeps its own light in both themes. */
const LIGHT: readonly [Rgb, Rgb] = [hex("#0e0e0e"), hex("#f6f6f6")];

/** What 0 and 1 of a picture look like: of its light, or of its ink. */
export const tonesOf = (palette: Palette, of: "light" | "ink"): readonly [Rgb, Rgb] =>
  of === "light" ? LIGHT : [palette.blank, palette.ink];
