/** Pointer, wheel and keys over a flat picture that zooms and pans. Knows nothing of the picture. */

/** What moving, pinching, clicking and keys do to a picture that can be zoomed and panned. */
export interface Gestures {
  zoomAt(factor: number, x: number, y: number): void;
  moveBy(x: number, y: number): void;
  point(x: number, y: number): void;
  leave(): void;
  pick(): void;
  reset(): void;
}

const KEY_STEP_PX = 40;
const CLICK_PX = 4;

export function listenTo(canvas: HTMLCanvasElement, signal: AbortSignal, act: Gestures): void {
  const held = new Map<number, { x: number; y: number; moved: number }>();
  const at = (event: PointerEvent | WheelEvent | MouseEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      held.set(event.pointerId, { x: event.clientX, y: event.clientY, moved: 0 });
      canvas.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  canvas.addEventListener(
    "pointermove",
    (event) => {
      const from = held.get(event.pointerId);
      if (!from) return act.point(...at(event));
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      held.set(event.pointerId, {
        x: event.clientX,
        y: event.clientY,
        moved: from.moved + Math.hypot(x, y),
      });
      if (held.size === 1) act.moveBy(x, y);
      else act.zoomAt(Math.exp(-y * 0.01), ...at(event));
    },
    { signal },
  );
  canvas.addEventListener(
    "pointerup",
    (event) => {
      const from = held.get(event.pointerId);
      held.delete(event.pointerId);
      if (!from || from.moved > CLICK_PX) return;
      act.point(...at(event));
      act.pick();
    },
    { signal },
  );
  canvas.addEventListener("pointercancel", (event) => held.delete(event.pointerId), { signal });
  canvas.addEventListener("pointerleave", () => act.leave(), { signal });
  canvas.addEventListener("dblclick", (event) => act.zoomAt(2, ...at(event)), { signal });
  canvas.addEventListener(
    "wheel",
    (event) => {
      // A plain wheel scrolls the page; with Ctrl (or a pinch) it zooms.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      act.zoomAt(Math.exp(-event.deltaY * 0.01), ...at(event));
    },
    { signal, passive: false },
  );
  canvas.addEventListener("keydown", (event) => onKey(event, canvas, act), { signal });
}

function onKey(event: KeyboardEvent, canvas: HTMLCanvasElement, act: Gestures): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const middle: [number, number] = [canvas.clientWidth / 2, canvas.clientHeight / 2];
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => act.moveBy(KEY_STEP_PX, 0),
    ArrowRight: () => act.moveBy(-KEY_STEP_PX, 0),
    ArrowUp: () => act.moveBy(0, KEY_STEP_PX),
    ArrowDown: () => act.moveBy(0, -KEY_STEP_PX),
    "+": () => act.zoomAt(1.3, ...middle),
    "=": () => act.zoomAt(1.3, ...middle),
    "-": () => act.zoomAt(1 / 1.3, ...middle),
    "0": () => act.reset(),
  };
  const action = actions[event.key];
  if (!action) return;
  action();
  // What lies in the middle now is what the keyboard points at.
  act.point(...middle);
  event.preventDefault();
  event.stopPropagation();
}
