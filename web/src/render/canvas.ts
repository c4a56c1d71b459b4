/**
 * The stage's one canvas, with whichever painter it has. A live one begins with the 2D canvas, which
 * paints at once, and finds out later whether WebGL2 does better here; then another element, with the
 * same picture on it, takes the place of the first.
 */
import { forcedPainter, keepPainter, keptPainter, webGl, whenOffered } from "./choice";
import { canvasEasel, close, type Easel, openWebGl, webglEasel } from "./easel";
import type { EveryLine } from "./everywalk";
import { isDone, type Means } from "./painter";
import type { Picture } from "./picture";
import { fastest } from "./trial";

export interface Canvas {
  /** Another one once WebGL takes over. */
  readonly element: HTMLCanvasElement;
  /** True when pictures are computed without a graphics card. */
  readonly software: boolean;
  /** False when this browser cannot add up all lines in floating point. */
  readonly canShowEvery: boolean;
  readonly progress: EveryLine["progress"];
  /** The picture of every connection is not complete. */
  readonly unfinished: boolean;
  paint(picture: Picture, pixelRatio: number): void;
  dispose(): void;
}

export interface CanvasOptions {
  /** A `whole` picture is complete at once, however long it takes; it is no place to find out anything. */
  readonly whole: boolean;
  /** The picture is not right any more. */
  readonly onDirty: () => void;
  /** Another element took the place of the one before. */
  readonly onReplaced: () => void;
}

/** Lines added to the picture of every connection in one frame. */
const CHUNK = { software: 4000, card: 24_000 };

export function createCanvas(host: HTMLElement, options: CanvasOptions): Canvas {
  const { whole, onDirty, onReplaced } = options;
  const webgl = keptPainter() === "webgl" ? webGl() : null;
  const bare = webgl && openWebGl(webgl);
  let easel = webgl && bare ? webglEasel(webgl, bare, onDirty) : canvasEasel();
  let last: { readonly picture: Picture; readonly means: Means } | null = null;
  host.append(easel.element);

  const take = (next: Easel): void => {
    const focused = document.activeElement === easel.element;
    if (last) next.paint(last.picture, last.means);
    easel.element.replaceWith(next.element);
    easel.dispose();
    easel = next;
    onReplaced();
    if (focused) next.element.focus({ preventScroll: true });
    onDirty();
  };
  const stay = (): void => {
    easel.element.dataset.stays = easel.kind;
  };
  const stop = whole
    ? stay
    : findOut({
        ...{ take, stay, onDirty },
        now: () => ({ ...last, easel }),
      });

  return {
    get element() {
      return easel.element;
    },
    get software() {
      return easel.software;
    },
    get canShowEvery() {
      return easel.painter.everyLine.possible;
    },
    get progress() {
      return easel.painter.everyLine.progress;
    },
    get unfinished() {
      return !isDone(easel.painter.everyLine);
    },
    paint(picture, pixelRatio) {
      const chunk = CHUNK[easel.software ? "software" : "card"];
      last = { picture, means: { pixelRatio, chunk, whole } };
      easel.paint(picture, last.means);
    },
    dispose() {
      stop();
      easel.dispose();
    },
  };
}

interface Finding {
  readonly now: () => {
    readonly easel: Easel;
    readonly picture?: Picture;
    readonly means?: Means;
  };
  /** Goes on with this one. */
  readonly take: (easel: Easel) => void;
  /** It is known which one there is from now on. */
  readonly stay: () => void;
  readonly onDirty: () => void;
}

/** Finds out which painter this page goes on with; returns what ends that. */
function findOut({ now, take, stay, onDirty }: Finding): () => void {
  let ended = false;
  /** The better one, or null: the one that is there. */
  const better = async (): Promise<Easel | null> => {
    const webgl = webGl();
    if (!webgl || now().easel.kind === "webgl" || keptPainter() === "canvas") return null;
    while (!now().picture && !ended) await pause();
    await pause();
    const bare = ended ? null : openWebGl(webgl);
    if (!bare) return null;
    const easel = (): Easel => webglEasel(webgl, bare, onDirty);
    if (keptPainter() === "webgl" || !bare.software) return easel();
    const { picture, means } = now();
    const found = picture && means ? await faster(easel, picture, means) : null;
    if (!found) close(bare); // and all that was made with it
    return found;
  };
  const find = async (): Promise<void> => {
    const easel = await better();
    // Whoever turns the picture keeps hold of it.
    while (easel && !ended && now().easel.element.matches(":active")) await pause();
    if (ended) {
      easel?.dispose();
      return;
    }
    if (easel) take(easel);
    if (!forcedPainter()) keepPainter(now().easel.kind);
    stay();
  };
  const stopWaiting = whenOffered(() => void find());
  return () => {
    ended = true;
    stopWaiting();
  };
}

/** ms in which a picture is painted fast enough, whoever might be faster: more are never shown. */
const ENOUGH = 12;
/** Without a graphics card WebGL takes the processor from all else: it must take this share of the time. */
const WORTH = 0.8;

/** The easel, where it paints faster than the 2D canvas does here; it is only made where that is slow. */
async function faster(easel: () => Easel, picture: Picture, means: Means): Promise<Easel | null> {
  const plain = canvasEasel();
  const before = await fastest(plain, picture, means, pause);
  plain.dispose();
  if (before <= ENOUGH) return null;
  const other = easel();
  return (await fastest(other, picture, means, pause)) < WORTH * before ? other : null;
}

/** ms after which it goes on all the same. */
const AT_LAST = 300;

/** Until nobody waits for anything. */
const pause = (): Promise<void> =>
  new Promise((done) => {
    const next = (): void => {
      setTimeout(done, 0);
    };
    if (typeof requestIdleCallback === "function") requestIdleCallback(next, { timeout: AT_LAST });
    else setTimeout(done, 16);
  });
