/** Pointer, wheel and pinch on the stage: orbit, zoom, move, reset, and where the pointer rests. */
import { DEFAULT_ORBIT, type Orbit } from "../scene/look";

const RADIANS_PER_PX = 0.006;
const PITCH_LIMIT = 1.2;
/** A press that travels less is a click. */
const CLICK_PX = 4;
const FARTHEST = 0.6;

/** What is on screen, for zooming around a point and for moving. */
export interface InView {
  /** A flat picture is moved where one in space is turned. */
  readonly flat: boolean;
  /** Middle of the room of the network, px, and px a stage unit. */
  readonly middle: readonly [x: number, y: number];
  readonly scale: number;
  /** Most that it is zoomed. */
  readonly closest: number;
}

export interface OrbitControl {
  reset(): void;
  turn(yaw: number, pitch: number): void;
  /** Around a point of the screen, px in the target; around the middle unless given. */
  zoom(factor: number, around?: readonly [x: number, y: number]): void;
  dispose(): void;
}

export interface OrbitEvents {
  /** Where it is looked at from now. */
  readonly orbit: () => Orbit;
  /** Where it is to be looked at from. */
  readonly onTurn: (orbit: Orbit) => void;
  /** What is on screen, once something is. */
  readonly inView: () => InView | null;
  /** The pointer rests here, px in the target. */
  readonly onRest: (x: number, y: number) => void;
  /** Pressed and let go in one place. */
  readonly onClick: (x: number, y: number) => void;
}

export function createOrbit(
  target: HTMLElement,
  { orbit, onTurn, inView, onRest, onClick }: OrbitEvents,
): OrbitControl {
  const pointers = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  const abort = new AbortController();
  /** Moves a picture that is larger than its room, px. */
  const move = (x: number, y: number): void => {
    const from = orbit();
    const view = inView();
    if (!view || from.zoom <= 1) return;
    const [right, down] = from.shift ?? [0, 0];
    onTurn({ ...from, shift: [right + x / view.scale, down + y / view.scale] });
  };
  const control: OrbitControl = {
    reset: () => onTurn(DEFAULT_ORBIT),
    turn(yaw, pitch) {
      if (inView()?.flat) {
        move(yaw / RADIANS_PER_PX, pitch / RADIANS_PER_PX);
        return;
      }
      const from = orbit();
      onTurn({
        ...from,
        yaw: clamp(from.yaw + yaw, -Math.PI / 2, Math.PI / 2),
        pitch: clamp(from.pitch + pitch, -PITCH_LIMIT, PITCH_LIMIT),
      });
    },
    zoom(factor, around) {
      const from = orbit();
      const view = inView();
      const zoom = clamp(from.zoom * factor, FARTHEST, view?.closest ?? 1);
      const [right, down] = from.shift ?? [0, 0];
      if (zoom <= 1 || !view) {
        onTurn({ ...from, zoom, shift: [0, 0] });
        return;
      }
      // The point stays where it is.
      const [x, y] = around ?? view.middle;
      const nearer = (from.zoom / zoom - 1) / view.scale;
      const shift = [right + (x - view.middle[0]) * nearer, down + (y - view.middle[1]) * nearer];
      onTurn({ ...from, zoom, shift: [shift[0], shift[1]] });
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
      control.zoom(spread(pointers) / Math.max(apart, 1), between(pointers, target));
      return;
    }
    pointers.set(event.pointerId, now);
    const [x, y] = [now.x - before.x, now.y - before.y];
    if (event.shiftKey) move(x, y);
    else control.turn(x * RADIANS_PER_PX, y * RADIANS_PER_PX);
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
      control.zoom(Math.exp(-event.deltaY * 0.01), within(target, event));
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

/** Half way between two pointers, px in the target. */
function between(
  pointers: ReadonlyMap<number, { x: number; y: number }>,
  target: HTMLElement,
): [number, number] {
  const box = target.getBoundingClientRect();
  const [a, b = a] = [...pointers.values()];
  return [(a.x + b.x) / 2 - box.left, (a.y + b.y) / 2 - box.top];
}

function within(target: HTMLElement, event: MouseEvent): [number, number] {
  const box = target.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}
