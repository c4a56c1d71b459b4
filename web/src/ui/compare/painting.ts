/** Paints the kept picture, finished and looked at as the stage is, in the frames of the page. */
import type { App } from "../../app/app";
import { createChanges } from "../../render/changes";
import { createRenderer } from "../../render/renderer";
import { frameAt } from "../../scene/frame";
import type { Look } from "../../scene/look";
import type { Frame, Scene } from "../../scene/scene";

/** Returns what ends it. */
export function paintKept(app: App, host: HTMLElement): () => void {
  const changed = createChanges();
  const again = (): void => {
    changed.forget();
    app.repaint();
  };
  const renderer = createRenderer(host, { words: app.words, onDirty: again });
  const lookOf = restingLook();
  const frameOf = finishedFrame();
  const stop = app.onPaint(() => {
    const scene = app.pair.a.peek();
    if (!scene) return;
    const frame = frameOf(scene);
    const look = lookOf(app.look.peek());
    const place = `${host.clientWidth} ${host.clientHeight} ${window.devicePixelRatio}`;
    const unfinished = (): boolean => look.shown === "every" && renderer.canvas.unfinished;
    if (!changed.since(scene, frame, look, place) && !unfinished()) return;
    renderer.draw(scene, frame, look);
    if (unfinished()) app.repaint();
  });
  const resized = new ResizeObserver(app.repaint);
  resized.observe(host);
  return () => {
    stop();
    resized.disconnect();
    renderer.dispose();
  };
}

const SHARED = ["view", "theme", "orbit", "order", "shown", "pan", "budget"] as const;

/** The stage's look without what is pointed at there; the same one while nothing of it changes. */
function restingLook(): (look: Look) => Look {
  let resting: Look | null = null;
  return (look) => {
    if (!resting || SHARED.some((part) => resting?.[part] !== look[part])) {
      resting = { ...look, path: null, focus: null, hurried: false, glide: null };
    }
    return resting;
  };
}

function finishedFrame(): (scene: Scene) => Frame {
  let last: { readonly scene: Scene; readonly frame: Frame } | null = null;
  return (scene) => {
    if (last?.scene !== scene) last = { scene, frame: frameAt(scene, scene.duration) };
    return last.frame;
  };
}
