/**
 * One number for each input as a picture: full squares are above zero, hollow ones below; warm and cool
 * where they are evidence, in the colours of products where they are weights, values or products.
 * Pointer or arrow keys choose a pixel, whose number is then said beside it.
 */
import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { isPicture } from "../../network/input";
import { css, lineTones, type Palette, paletteOf, type Rgb } from "../../render/palette";
import { columnsOf, inputName } from "../../words/names";
import { useWords } from "../Said";
import { type Meaning, Worth } from "./numbers";

type Shown = Meaning | "ink" | "lit" | "slope";

export interface PictureProps {
  readonly app: App;
  readonly values: Float32Array;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** "ink": 0..1, grey; "lit": what a map hands on; otherwise signed, in the colours of what that means. */
  readonly kind?: Shown;
  /** What is said of one pixel. */
  readonly tell: (index: number) => string;
  /** Pressing on a pixel, or moving on with the pointer down. */
  readonly onPress?: (index: number, first: boolean) => void;
  /** Of a picture that is not the input's. */
  readonly grid?: GridOf;
}

/** A picture of something else than the input. */
export interface GridOf {
  readonly columns: number;
  /** What it is called, with its keys. */
  readonly name?: string;
  /** What full colour stands for; else the largest value. */
  readonly full?: number;
  /** A place that is framed, and where keys begin. */
  readonly mark?: number;
  /** Page Up and Page Down. */
  readonly onTurn?: (step: 1 | -1) => void;
  /** One place of several pictures is pointed at; only the last of them says so and has the keys. */
  readonly at?: Signal<number | null>;
  readonly silent?: boolean;
}

/** Side of one square on the canvas. */
export const CELL = 10;
/** The same of a picture of few: its frame is to be as sharp. */
const LARGE_CELL = 40;
const FEW_COLUMNS = 13;
/** Inner square that is left out below zero, as a share of the side. */
const HOLLOW = 0.4;
/** Features told of where there is no picture. */
const FEATURES = 8;

export function Picture(props: PictureProps) {
  return props.grid || isPicture(props.app.network) ? <Grid {...props} /> : <Features {...props} />;
}

function Grid({ app, values, label, kind = "sign", tell, onPress, grid }: PictureProps) {
  const words = app.words.picture;
  const canvas = useRef<HTMLCanvasElement>(null);
  const own = useSignal<number | null>(null);
  const at = grid?.at ?? own;
  const columns = grid?.columns ?? columnsOf(app.network);
  const rows = values.length / columns;
  const size = grid && columns < FEW_COLUMNS ? LARGE_CELL : CELL;
  const { mark, full = largest(values) || 1, silent } = grid ?? {};

  useEffect(() => draw(), [values, kind, mark]);
  useSignalEffect(() => {
    app.theme.value;
    at.value;
    draw();
  });
  function draw(): void {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const palette = paletteOf(app.theme.peek(), kind === "slope");
    if (kind === "ink") paintInk(context, inkOf(values, app.form.range), columns, palette, size);
    else paintSigned(context, values, columns, tonesOf(palette, kind), { size, full });
    const place = at.peek();
    for (const each of [mark, place]) {
      if (each !== undefined && each !== null) frame(context, each, columns, palette, size);
    }
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
    const page = { PageUp: -1, PageDown: 1 } as const;
    if (grid?.onTurn && event.key in page) {
      event.preventDefault();
      grid.onTurn(page[event.key as keyof typeof page]);
      return;
    }
    const now = at.value ?? mark ?? Math.floor(rows / 2) * columns + Math.floor(columns / 2);
    const next = moved(now, event.key, columns, rows);
    if (next !== null) at.value = at.value === null ? now : next;
    else if (onPress && (event.key === " " || event.key === "Enter")) onPress(now, true);
    else return;
    event.preventDefault();
  };

  return (
    <div class="picture">
      <canvas
        ref={canvas}
        class={onPress ? "picture-canvas picture-edit" : "picture-canvas"}
        width={columns * size}
        height={rows * size}
        {...(silent
          ? { "aria-hidden": true }
          : {
              role: "application",
              "aria-roledescription": words.role,
              "aria-label": grid?.name ?? (onPress ? words.editable(label) : words.name(label)),
              tabIndex: 0,
            })}
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
      {silent ? null : (
        <p class="picture-words" aria-live="polite">
          {at.value === null ? <Scale full={full} kind={kind} /> : tell(at.value)}
        </p>
      )}
    </div>
  );
}

/** What full colour stands for. */
function Scale({ full, kind }: { full: number; kind: Shown }) {
  const words = useWords().picture;
  return <>{kind === "ink" ? words.point : words.scale(full)}</>;
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

export function moved(index: number, key: string, columns: number, rows: number): number | null {
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
export function tonesOf(palette: Palette, of: Exclude<Shown, "ink">): Tones {
  if (of === "lit") return { blank: palette.blank, above: palette.active, below: palette.minus };
  const { above, below } = lineTones(palette, of === "evidence" ? "evidence" : "flow");
  return { blank: palette.blank, above, below };
}

/** Full above zero, hollow below. */
export function paintSigned(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  columns: number,
  tones: Tones,
  {
    size = CELL,
    full = largest(values) || 1,
    area = [context.canvas.width, context.canvas.height] as readonly [number, number],
  } = {},
): void {
  const blank = css(tones.blank);
  context.globalAlpha = 1;
  context.fillStyle = blank;
  context.fillRect(0, 0, ...area);
  for (const [tone, sign] of [
    [tones.above, 1],
    [tones.below, -1],
  ] as const) {
    context.fillStyle = css(tone);
    values.forEach((value, i) => {
      if (value * sign <= 0) return;
      context.globalAlpha = Math.sqrt(Math.min(Math.abs(value) / full, 1));
      context.fillRect((i % columns) * size, Math.floor(i / columns) * size, size, size);
    });
  }
  // Below zero is hollow: the sign can be read without colour.
  context.globalAlpha = 1;
  context.fillStyle = blank;
  const hollow = HOLLOW * size;
  const edge = (size - hollow) / 2;
  values.forEach((value, i) => {
    if (value >= -0.02 * full) return;
    const [x, y] = [(i % columns) * size, Math.floor(i / columns) * size];
    context.fillRect(x + edge, y + edge, hollow, hollow);
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
  size: number,
): void {
  context.globalAlpha = 1;
  context.fillStyle = css(palette.blank);
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.fillStyle = css(palette.ink);
  values.forEach((value, i) => {
    if (value <= 0) return;
    context.globalAlpha = value;
    context.fillRect((i % columns) * size, Math.floor(i / columns) * size, size, size);
  });
  context.globalAlpha = 1;
}

function frame(
  context: CanvasRenderingContext2D,
  index: number,
  columns: number,
  palette: Palette,
  size: number,
): void {
  const [x, y] = [(index % columns) * size, Math.floor(index / columns) * size];
  const line = size / 5;
  context.lineWidth = line;
  context.strokeStyle = css(palette.ground);
  context.strokeRect(x - line, y - line, size + 2 * line, size + 2 * line);
  context.strokeStyle = css(palette.mark);
  context.strokeRect(x, y, size, size);
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
