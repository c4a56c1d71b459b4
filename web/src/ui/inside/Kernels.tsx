/** All kernels of a layer on one page: a row for each of its maps, a column for each map it reads. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { type Kernels, kernelsOf } from "../../inside/kernels";
import { css, PALETTES } from "../../render/palette";
import { mapName } from "../../words/maps";
import { neuronName } from "../../words/names";
import { Said } from "../Said";
import { moved, paintSigned, tonesOf } from "./Picture";

/** Kernels on one page: so many rows, and columns that let a weight still be seen. */
const MOST_ROWS = 16;
const MOST_WEIGHTS_ACROSS = 64;
/** px of a weight on the canvas. */
const WEIGHT = 8;

export function KernelPage({ app, layer }: { app: App; layer: number }) {
  const { inside, network } = app;
  const kernels = kernelsOf(network, layer);
  const row = useSignal(0);
  const column = useSignal(0);
  if (!kernels) return null;
  const { maps, channels, rows, columns } = kernels;
  const { name } = network.planes[layer];
  const words = app.words.maps;
  const across = Math.min(channels, Math.max(1, Math.floor(MOST_WEIGHTS_ACROSS / (columns + 1))));
  const page = {
    first: Math.min(row.value, maps - 1),
    count: MOST_ROWS,
    left: Math.min(column.value, channels - 1),
    across,
  };
  const back = inside.neuron.value;
  return (
    <article aria-label={words.kernels(name)}>
      <h2 class="inside-title" tabIndex={-1}>
        {words.kernels(name)}
      </h2>
      <p class="inside-words">
        <Said words={words.kernelsAbout(maps * channels, rows, columns)} />
      </p>
      <KernelGrid app={app} layer={layer} kernels={kernels} page={page} />
      <Turns
        app={app}
        along="rows"
        first={page.first}
        step={MOST_ROWS}
        all={maps}
        onTurn={(next) => {
          row.value = next;
        }}
      />
      <Turns
        app={app}
        along="columns"
        first={page.left}
        step={across}
        all={channels}
        onTurn={(next) => {
          column.value = next;
        }}
      />
      {back ? (
        <button type="button" class="button" onClick={() => inside.showKernels(null)}>
          {words.back(neuronName(network, back, app.words))}
        </button>
      ) : null}
    </article>
  );
}

interface TurnsProps {
  readonly app: App;
  readonly along: "rows" | "columns";
  readonly first: number;
  readonly step: number;
  readonly all: number;
  readonly onTurn: (first: number) => void;
}

function Turns({ app, along, first, step, all, onTurn }: TurnsProps) {
  if (all <= step) return null;
  const { maps: words } = app.words;
  const told = along === "rows" ? words.rowsShown : words.columnsShown;
  const [before, after] = words.turn[along];
  return (
    <div class="kernel-turns">
      <button
        type="button"
        class="button"
        aria-label={before}
        disabled={first === 0}
        onClick={() => onTurn(Math.max(first - step, 0))}
      >
        {along === "rows" ? "↑" : "←"}
      </button>
      <span>{told(first, Math.min(first + step, all) - 1, all)}</span>
      <button
        type="button"
        class="button"
        aria-label={after}
        disabled={first + step >= all}
        onClick={() => onTurn(first + step)}
      >
        {along === "rows" ? "↓" : "→"}
      </button>
    </div>
  );
}

interface GridProps {
  readonly app: App;
  readonly layer: number;
  readonly kernels: Kernels;
  readonly page: {
    readonly first: number;
    readonly count: number;
    readonly left: number;
    readonly across: number;
  };
}

function KernelGrid({ app, layer, kernels, page }: GridProps) {
  const { inside, network } = app;
  const canvas = useRef<HTMLCanvasElement>(null);
  const at = useSignal<number | null>(null);
  const across = Math.min(page.across, kernels.channels - page.left);
  const down = Math.min(page.count, kernels.maps - page.first);
  const [wide, high] = [(kernels.columns + 1) * WEIGHT, (kernels.rows + 1) * WEIGHT];
  const words = app.words.maps;

  useEffect(() => draw(), [kernels, page.first, page.left]);
  useSignalEffect(() => {
    app.theme.value;
    at.value;
    draw();
  });
  function draw(): void {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    drawKernels(context, { app, kernels, page }, across, down, at.peek());
  }
  const mapAt = (place: number): number => page.first + Math.floor(place / across);
  const under = (event: PointerEvent): number | null => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = Math.floor(((event.clientX - box.left) / box.width) * across);
    const y = Math.floor(((event.clientY - box.top) / box.height) * down);
    return x >= 0 && x < across && y >= 0 && y < down ? y * across + x : null;
  };
  const tell = (place: number): string => {
    const map = mapAt(place);
    const channel = page.left + (place % across);
    const weights = kernels.weights(map, channel);
    const from = network.planes[layer].reads[0];
    const plane = network.planes.findIndex(({ name }) => name === from);
    const read = mapName(network, plane, kernels.read(map, channel), app.words);
    const name = words.kernel(mapName(network, layer, map, app.words), read);
    return `${name}: ${words.kernelRange(Math.min(...weights), Math.max(...weights))}`;
  };
  const onKey = (event: KeyboardEvent): void => {
    const next = moved(at.value ?? 0, event.key, across, down);
    if (next !== null) at.value = at.value === null ? 0 : next;
    else if (event.key === "Enter" || event.key === " ") {
      inside.inspectMap(layer, mapAt(at.value ?? 0));
    } else return;
    event.preventDefault();
  };
  return (
    <div class="picture">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes keys of its own */}
      <canvas
        ref={canvas}
        class="picture-canvas kernels"
        width={across * wide}
        height={down * high}
        style={{ maxWidth: `${across * wide * 2}px` }}
        role="application"
        aria-roledescription={app.words.picture.role}
        aria-label={words.kernelsName(network.planes[layer].name)}
        tabIndex={0}
        onPointerMove={(event) => {
          at.value = under(event);
        }}
        onPointerLeave={() => {
          at.value = null;
        }}
        onBlur={() => {
          at.value = null;
        }}
        onClick={(event) => {
          const place = under(event as unknown as PointerEvent);
          if (place !== null) inside.inspectMap(layer, mapAt(place));
        }}
        onKeyDown={onKey}
      />
      <p class="picture-words kernel-words" aria-live="polite">
        {at.value === null ? app.words.picture.scale(kernels.most) : tell(at.value)}
      </p>
    </div>
  );
}

/** One kernel after the other, in the scale of the layer. */
function drawKernels(
  context: CanvasRenderingContext2D,
  { app, kernels, page }: Pick<GridProps, "app" | "kernels" | "page">,
  across: number,
  down: number,
  at: number | null,
): void {
  const palette = PALETTES[app.theme.peek()];
  const tones = tonesOf(palette, "sign");
  const { rows, columns, most } = kernels;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  for (let place = 0; place < across * down; place++) {
    const map = page.first + Math.floor(place / across);
    const channel = page.left + (place % across);
    const x = (place % across) * (columns + 1) * WEIGHT;
    const y = Math.floor(place / across) * (rows + 1) * WEIGHT;
    context.setTransform(1, 0, 0, 1, x + WEIGHT / 2, y + WEIGHT / 2);
    const area = [columns * WEIGHT, rows * WEIGHT] as const;
    paintSigned(context, kernels.weights(map, channel), columns, tones, {
      size: WEIGHT,
      full: most,
      area,
    });
    if (place !== at) continue;
    context.globalAlpha = 1;
    context.lineWidth = 3;
    context.strokeStyle = css(palette.mark);
    context.strokeRect(-2, -2, area[0] + 4, area[1] + 4);
  }
}
