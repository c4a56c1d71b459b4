/** The drawing pad: pen, mouse, touch and keyboard in, smooth ink out. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import { isNetworkFile } from "../app/foreign";
import { widthsOf } from "../app/input";
import { ERASER } from "../ink/eraser";
import type { Point } from "../ink/ink";
import { nib, PENS } from "../ink/pens";
import { PAD, smoothPath } from "../ink/strokes";
import { css, PALETTES } from "../render/palette";
import { isDigits } from "../words/names";
import { isPasteFor, pictureIn, readPhoto } from "./pasting";
import { paintPicture, picture } from "./pixels";

/** px of the pad that an arrow key moves the pen; with Shift, a small step. */
const KEY_STEP = 14;
const SMALL_STEP = 4;

interface Cursor {
  readonly x: number;
  readonly y: number;
  readonly down: boolean;
}

export function Pad({ app }: { app: App }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const cursor = useSignal<Cursor | null>(null);
  const size = useSignal(0);

  useEffect(() => watchSize(canvas.current, size), []);
  useEffect(() => watchPaste(canvas.current, app), [app]);
  useSignalEffect(() => {
    if (size.value > 0) paint(canvas.current, app, cursor.value);
  });

  const words = app.words.input;
  return (
    <div
      class="pad"
      dir="ltr"
      data-erasing={app.erasing.value ? "" : undefined}
      {...dropHandlers(app)}
    >
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes keys of its own */}
      <canvas
        ref={canvas}
        class="pad-canvas"
        data-pad=""
        role="application"
        aria-label={words.pad}
        aria-describedby={app.idOf("pad-help")}
        tabIndex={0}
        {...pointerHandlers(app, cursor)}
        {...keyHandlers(app, cursor)}
      />
      <p class="hidden" id={app.idOf("pad-help")}>
        {words.padHelp}
      </p>
      <PadHint app={app} />
    </div>
  );
}

function PadHint({ app }: { app: App }) {
  const { blank, input } = app.reading.value;
  const words = app.words.input;
  const drawing = app.penDown.value || input.strokes.length > 0;
  return (
    <div class="pad-hint" aria-hidden="true" hidden={!blank || drawing}>
      <svg viewBox="0 0 48 48" class="pad-hint-icon" aria-hidden="true">
        <path d="M10 38l3-11L33 7a4 4 0 0 1 6 0l2 2a4 4 0 0 1 0 6L21 35z M30 10l8 8" />
      </svg>
      <span>{isDigits(app.network) ? words.hintDigit : words.hintSomething}</span>
    </div>
  );
}

function watchSize(element: HTMLCanvasElement | null, size: { value: number }) {
  if (!element) return;
  const observer = new ResizeObserver(() => {
    const wide = Math.round(element.clientWidth * devicePixelRatio);
    if (wide > 0 && element.width !== wide) {
      element.width = wide;
      element.height = wide;
    }
    size.value = wide;
  });
  observer.observe(element);
  return () => observer.disconnect();
}

function watchPaste(pad: HTMLElement | null, app: App) {
  const onPaste = (event: ClipboardEvent): void => {
    const file = pictureIn(event.clipboardData);
    if (!app.readsPhotos || !file || !isPasteFor(pad?.closest(".fp") ?? null, event.target)) return;
    event.preventDefault();
    void readPhoto(app, file);
  };
  document.addEventListener("paste", onPaste);
  return () => document.removeEventListener("paste", onPaste);
}

/** A photo can be dropped on the pad, which says so while it is above. */
function dropHandlers(app: App) {
  if (!app.readsPhotos) return {};
  const show = (event: DragEvent, above: boolean): void => {
    (event.currentTarget as HTMLElement).toggleAttribute("data-drop", above);
  };
  return {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      show(event, true);
    },
    onDragLeave: (event: DragEvent) => show(event, false),
    onDrop(event: DragEvent) {
      show(event, false);
      const file = pictureIn(event.dataTransfer);
      // A network is the page's.
      if (!file || (app.networks.available && isNetworkFile(file.name))) return;
      event.preventDefault();
      void readPhoto(app, file);
    },
  };
}

type CursorSignal = { value: Cursor | null };

function pointerHandlers(app: App, cursor: CursorSignal) {
  let active: number | null = null;
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== active) return;
    active = null;
    app.pen.up();
  };
  return {
    onPointerDown(event: PointerEvent) {
      const pad = event.currentTarget as HTMLCanvasElement;
      // A second finger or a palm does not draw; a pointer that was lost does not block the pad.
      if (event.button !== 0 || (app.penDown.value && !event.isPrimary)) return;
      active = event.pointerId;
      cursor.value = app.erasing.value ? ringAt(pad, event) : null;
      pad.dataset.pointed = "";
      pad.setPointerCapture(event.pointerId);
      app.pen.down(pointOf(pad, event));
    },
    onPointerMove(event: PointerEvent) {
      const pad = event.currentTarget as HTMLCanvasElement;
      if (app.erasing.value) cursor.value = ringAt(pad, event);
      if (!pad.hasPointerCapture(event.pointerId)) return;
      const events = event.getCoalescedEvents?.() ?? [];
      app.pen.move((events.length > 0 ? events : [event]).map((each) => pointOf(pad, each)));
    },
    // The eraser's ring goes with the pointer.
    onPointerLeave(event: PointerEvent) {
      if (app.erasing.value && active === null && event.isPrimary) cursor.value = null;
    },
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
  };
}

function ringAt(pad: HTMLCanvasElement, event: PointerEvent): Cursor {
  const [x, y] = pointOf(pad, event);
  return { x, y, down: false };
}

function pointOf(pad: HTMLCanvasElement, event: PointerEvent): Point {
  const box = pad.getBoundingClientRect();
  const place = (at: number, size: number): number => Math.min(Math.max((at * PAD) / size, 0), PAD);
  return [place(event.clientX - box.left, box.width), place(event.clientY - box.top, box.height)];
}

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function keyHandlers(app: App, cursor: CursorSignal) {
  const lift = (): void => {
    if (!cursor.value?.down) return;
    cursor.value = { ...cursor.value, down: false };
    app.pen.up();
  };
  return {
    onKeyDown(event: KeyboardEvent) {
      if ((event.currentTarget as HTMLElement).dataset.pointed !== undefined) return;
      const now = cursor.value ?? { x: PAD / 2, y: PAD / 4, down: false };
      const direction = DIRECTIONS[event.key];
      if (direction) {
        const length = event.shiftKey ? SMALL_STEP : KEY_STEP;
        cursor.value = movedBy(now, direction, length);
        if (now.down) app.pen.move([[cursor.value.x, cursor.value.y]]);
      } else if (event.key === " " || event.key === "Enter") {
        cursor.value = { ...now, down: !now.down };
        if (now.down) app.pen.up();
        else app.pen.down([now.x, now.y]);
        app.say(toolWords(app, !now.down));
      } else {
        return;
      }
      event.preventDefault();
    },
    onFocus(event: FocusEvent) {
      const pad = event.currentTarget as HTMLElement;
      if (pad.matches(":focus-visible")) cursor.value ??= { x: PAD / 2, y: PAD / 4, down: false };
    },
    onBlur(event: FocusEvent) {
      delete (event.currentTarget as HTMLElement).dataset.pointed;
      lift();
      cursor.value = null;
    },
  };
}

function toolWords(app: App, down: boolean): string {
  const words = app.words.input;
  if (app.erasing.value) return down ? words.eraserDown : words.eraserUp;
  return down ? words.penDown : words.penUp;
}

function movedBy(cursor: Cursor, [dx, dy]: Point, length: number): Cursor {
  const inside = (value: number): number => Math.min(Math.max(value, 8), PAD - 8);
  return { ...cursor, x: inside(cursor.x + dx * length), y: inside(cursor.y + dy * length) };
}

function paint(element: HTMLCanvasElement | null, app: App, cursor: Cursor | null): void {
  const context = element?.getContext("2d", { willReadFrequently: true });
  if (!element || !context) return;
  const colour = css(PALETTES[app.theme.value].ink);
  const unit = element.width / PAD;
  context.setTransform(unit, 0, 0, unit, 0, 0);
  context.clearRect(0, 0, PAD, PAD);
  const { strokes, pixels } = app.input.value;
  const widths = widthsOf(app.input.value);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  // Blank pixels are the pad's own paper.
  if (pixels?.some((value) => value !== app.form.range[0])) {
    paintPicture(context, picture(pixels, app.form, app.theme.value), PAD);
  }
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const width of new Set(widths)) {
    context.lineWidth = nib(width);
    context.stroke(new Path2D(smoothPath(strokes.filter((_, k) => widths[k] === width))));
  }
  if (cursor) {
    const focus = getComputedStyle(element).getPropertyValue("--focus");
    const size = app.erasing.value ? ERASER : nib(PENS[app.penName.value]) / 2;
    paintCursor(context, cursor, focus, size);
  }
}

function paintCursor(
  context: CanvasRenderingContext2D,
  cursor: Cursor,
  colour: string,
  size: number,
): void {
  context.beginPath();
  context.arc(cursor.x, cursor.y, size + 3, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = colour;
  context.stroke();
  if (!cursor.down) return;
  context.fillStyle = colour;
  context.beginPath();
  context.arc(cursor.x, cursor.y, (2 * size) / 3, 0, 2 * Math.PI);
  context.fill();
}
