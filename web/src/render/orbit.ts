/** Pointer, wheel and pinch on the stage: orbit, zoom, reset, and where the pointer rests. */
import { DEFAULT_ORBIT, type Orbit } from "../scene/look";

const RADIANS_PER_PX = 0.006;
const PITCH_LIMIT = 1.2;
/** A press that travels less is a click. */
const CLICK_PX = 4;
const ZOOM_RANGE = [0.6, 4] as const;

export interface OrbitControl {
  reset(): void;
  turn(yaw: number, pitch: number): void;
  zoom(factor: number): void;
  dispose(): void;
}

export interface OrbitEvents {
  /** Where it is looked at from now. */
  readonly orbit: () => Orbit;
  /** Where it is to be looked at from. */
  readonly onTurn: (orbit: Orbit) => void;
  /** The pointer rests here, px in the target. */
  readonly onRest: (x: number, y: number) => void;
  /** Pressed and let go in one place. */
  readonly onClick: (x: number, y: number) => void;
}

export function createOrbit(
  target: HTMLElement,
  { orbit, onTurn, onRest, onClick }: OrbitEvents,
): OrbitControl {
  const pointers = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  const abort = new AbortController();
  const control: OrbitControl = {
    reset: () => onTurn(DEFAULT_ORBIT),
    turn(yaw, pitch) {
      const from = orbit();
      onTurn({
        ...from,
        yaw: clamp(from.yaw + yaw, -Math.PI / 2, Math.PI / 2),
        pitch: clamp(from.pitch + pitch, -PITCH_LIMIT, PITCH_LIMIT),
      });
    },
    zoom(factor) {
      const from = orbit();
      onTurn({ ...from, zoom: clamp(from.zoom * factor, ...ZOOM_RANGE) });
    },
    dispose: () => abort.abort(),
  };

  const listen = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => target.addEventListener(type, listener, { signal: abort.signal, passive });

  listen("pointerdown", (event) => {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    travelled = 0;
    target.setPointerCapture(event.pointerId);
  });
  listen("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    const now = { x: event.clientX, y: event.clientY };
    if (!before) {
      onRest(...within(target, event));
      return;
    }
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (pointers.size === 2) {
      const apart = spread(pointers);
      pointers.set(event.pointerId, now);
      control.zoom(spread(pointers) / Math.max(apart, 1));
      return;
    }
    pointers.set(event.pointerId, now);
    control.turn((now.x - before.x) * RADIANS_PER_PX, (now.y - before.y) * RADIANS_PER_PX);
  });
  listen("pointercancel", (event) => void pointers.delete(event.pointerId));
  listen("pointerup", (event) => {
    const alone = pointers.size === 1;
    pointers.delete(event.pointerId);
    if (alone && travelled <= CLICK_PX) onClick(...within(target, event));
  });
  listen("dblclick", () => control.reset());
  listen(
    "wheel",
    (event) => {
      // A plain wheel scrolls the page to the lesson; with Ctrl (or a pinch) it zooms the stage.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      control.zoom(Math.exp(-event.deltaY * 0.01));
    },
    false,
  );
  return control;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

function spread(pointers: ReadonlyMap<number, { x: number; y: number }>): number {
  const [a, b] = [...pointers.values()];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 1;
}

function within(target: HTMLElement, event: PointerEvent): [number, number] {
  const box = target.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}
