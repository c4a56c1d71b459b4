/**
 * One number for each input as a picture: full squares are above zero, hollow ones below; warm and cool
 * where they are evidence, in the colours of products where they are weights, values or products.
 * Pointer or arrow keys choose a pixel, whose number is then said beside it.
 */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { isPicture } from "../../network/input";
import { css, lineTones, PALETTES, type Palette, type Rgb } from "../../render/palette";
import { columnsOf, inputName } from "../../words/names";
import { useWords } from "../Said";
import { type Meaning, Worth } from "./numbers";

export interface PictureProps {
  readonly app: App;
  readonly values: Float32Array;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** "ink": 0..1, grey; otherwise signed, in the colours of what that means. */
  readonly kind?: Meaning | "ink";
  /** What is said of one pixel. */
  readonly tell: (index: number) => string;
  /** Pressing on a pixel, or moving on with the pointer down. */
  readonly onPress?: (index: number, first: boolean) => void;
}

/** Side of one square on the canvas. */
export const CELL = 10;
/** Inner square that is left out below zero. */
const HOLLOW = 4;
/** Features told of where there is no picture. */
const FEATURES = 8;

export function Picture(props: PictureProps) {
  return isPicture(props.app.network) ? <Grid {...props} /> : <Features {...props} />;
}

function Grid({ app, values, label, kind = "sign", tell, onPress }: PictureProps) {
  const words = app.words.picture;
  const canvas = useRef<HTMLCanvasElement>(null);
  const at = useSignal<number | null>(null);
  const columns = columnsOf(app.network);
  const rows = values.length / columns;

  useEffect(() => draw(), [values, kind]);
  useSignalEffect(() => {
    app.theme.value;
    at.value;
    draw();
  });
  function draw(): void {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const palette = PALETTES[app.theme.peek()];
    if (kind === "ink") paintInk(context, inkOf(values, app.form.range), columns, palette);
    else paintSigned(context, values, columns, tonesOf(palette, kind));
    const place = at.peek();
    if (place !== null) frame(context, place, columns, palette);
  }

  const under = (event: PointerEvent): number | null => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    return column >= 0 && column < columns && row >= 0 && row < rows
      ? row * columns + column
      : null;
  };
  const press = (event: PointerEvent, first: boolean): void => {
    const index = under(event);
    at.value = index;
    if (index !== null && event.buttons === 1) onPress?.(index, first);
  };
  const onKey = (event: KeyboardEvent): void => {
    const now = at.value ?? Math.floor(rows / 2) * columns + Math.floor(columns / 2);
    const next = moved(now, event.key, columns, rows);
    if (next !== null) at.value = at.value === null ? now : next;
    else if (onPress && (event.key === " " || event.key === "Enter")) onPress(now, true);
    else return;
    event.preventDefault();
  };

  return (
    <div class="picture">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes keys of its own */}
      <canvas
        ref={canvas}
        class={onPress ? "picture-canvas picture-edit" : "picture-canvas"}
        width={columns * CELL}
        height={rows * CELL}
        role="application"
        aria-roledescription={words.role}
        aria-label={onPress ? words.editable(label) : words.name(label)}
        tabIndex={0}
        onPointerDown={(event) => {
          if (onPress) event.currentTarget.setPointerCapture(event.pointerId);
          press(event, true);
        }}
        onPointerMove={(event) => press(event, false)}
        onPointerLeave={() => {
          at.value = null;
        }}
        onBlur={() => {
          at.value = null;
        }}
        onKeyDown={onKey}
      />
      <p class="picture-words" aria-live="polite">
        {at.value === null ? <Scale values={values} kind={kind} /> : tell(at.value)}
      </p>
    </div>
  );
}

/** What full colour stands for. */
function Scale({ values, kind }: { values: Float32Array; kind: Meaning | "ink" }) {
  const words = useWords().picture;
  return <>{kind === "ink" ? words.point : words.scale(largest(values))}</>;
}

function largest(values: Float32Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function moved(index: number, key: string, columns: number, rows: number): number | null {
  const move = MOVES[key];
  if (!move) return null;
  const column = Math.min(Math.max((index % columns) + move[0], 0), columns - 1);
  const row = Math.min(Math.max(Math.floor(index / columns) + move[1], 0), rows - 1);
  return row * columns + column;
}

interface Tones {
  readonly blank: Rgb;
  readonly above: Rgb;
  readonly below: Rgb;
}

/** The colours of signed numbers: as the stage's lines have them that mean the same. */
export function tonesOf(palette: Palette, of: Meaning): Tones {
  const { above, below } = lineTones(palette, of === "evidence" ? "evidence" : "flow");
  return { blank: palette.blank, above, below };
}

/** Full above zero, hollow below. */
export function paintSigned(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  columns: number,
  tones: Tones,
): void {
  const full = largest(values) || 1;
  const blank = css(tones.blank);
  context.globalAlpha = 1;
  context.fillStyle = blank;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  for (const [tone, sign] of [
    [tones.above, 1],
    [tones.below, -1],
  ] as const) {
    context.fillStyle = css(tone);
    values.forEach((value, i) => {
      if (value * sign <= 0) return;
      context.globalAlpha = Math.sqrt(Math.abs(value) / full);
      context.fillRect((i % columns) * CELL, Math.floor(i / columns) * CELL, CELL, CELL);
    });
  }
  // Below zero is hollow: the sign can be read without colour.
  context.globalAlpha = 1;
  context.fillStyle = blank;
  const edge = (CELL - HOLLOW) / 2;
  values.forEach((value, i) => {
    if (value >= -0.02 * full) return;
    const [x, y] = [(i % columns) * CELL, Math.floor(i / columns) * CELL];
    context.fillRect(x + edge, y + edge, HOLLOW, HOLLOW);
  });
}

/** Values of the network's own range as ink 0..1. */
function inkOf(values: Float32Array, [low, high]: readonly [number, number]): Float32Array {
  return low === 0 && high === 1 ? values : values.map((value) => (value - low) / (high - low));
}

function paintInk(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  columns: number,
  palette: Palette,
): void {
  context.globalAlpha = 1;
  context.fillStyle = css(palette.blank);
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.fillStyle = css(palette.ink);
  values.forEach((value, i) => {
    if (value <= 0) return;
    context.globalAlpha = value;
    context.fillRect((i % columns) * CELL, Math.floor(i / columns) * CELL, CELL, CELL);
  });
  context.globalAlpha = 1;
}

function frame(
  context: CanvasRenderingContext2D,
  index: number,
  columns: number,
  palette: Palette,
): void {
  const [x, y] = [(index % columns) * CELL, Math.floor(index / columns) * CELL];
  context.lineWidth = 2;
  context.strokeStyle = css(palette.ground);
  context.strokeRect(x - 2, y - 2, CELL + 4, CELL + 4);
  context.strokeStyle = css(palette.mark);
  context.strokeRect(x, y, CELL, CELL);
}

/** The same for inputs that are no picture: the largest by name. */
function Features({ app, values, label, kind = "sign" }: PictureProps) {
  const order = Array.from(values.keys())
    .sort((i, k) => Math.abs(values[k]) - Math.abs(values[i]))
    .slice(0, FEATURES);
  return (
    <ul class="features" aria-label={label}>
      {order.map((i) => (
        <li key={i}>
          <span>{inputName(app.network, i, app.words)}</span>
          <Worth of={kind === "evidence" ? kind : "sign"} value={values[i]} />
        </li>
      ))}
    </ul>
  );
}
