/** Neurons that change their order walk to their new places. Knows nothing of what draws them. */
import { type Arrangement, arrangeLayout, blendLayouts, type Layout } from "../scene/layout";
import type { Scene } from "../scene/scene";
import { createGlide } from "./glide";

export interface ArrangingOptions {
  /** Reduced motion: neurons jump instead of walking. */
  readonly calm: boolean;
  /** Called when they have moved on. */
  readonly onDirty: () => void;
}

/** The neurons on their way from one order to another: the scene as it stands at this moment. */
export function createArranging({ calm, onDirty }: ArrangingOptions) {
  const glide = createGlide(0, calm, onDirty);
  let from: Arrangement | null = null;
  let to: Arrangement | null = null;
  let target = 0;
  let kept: { scene: Scene; t: number; staged: Scene } | null = null;
  const layoutOf = (layout: Layout, order: Arrangement | null): Layout =>
    order ? arrangeLayout(layout, order) : layout;
  return {
    to(next: Arrangement | null): void {
      if (next === to) return;
      [from, to] = [to, next];
      target += 1;
      kept = null;
      glide.to(target);
    },
    staged(scene: Scene): Scene {
      if (!from && !to) return scene;
      const t = 1 - (target - glide.value());
      if (kept?.scene === scene && kept.t === t) return kept.staged;
      const layout = blendLayouts(layoutOf(scene.layout, from), layoutOf(scene.layout, to), t);
      kept = { scene, t, staged: { ...scene, layout } };
      return kept.staged;
    },
  };
}
