/** The scene with its neurons where a look has them. Everything that draws begins with it. */
import { type Arrangement, arrangeLayout, blendLayouts, type Layout } from "./layout";
import type { Look } from "./look";
import type { Scene } from "./scene";

type Order = Arrangement | null;

/** What one scene was last asked for: pictures follow each other with the same look. */
const kept = new WeakMap<Scene, { order: Order; from: Order; walked: number; scene: Scene }>();
const layouts = new WeakMap<Arrangement, { from: Layout; layout: Layout }>();

export function arranged(scene: Scene, { order, glide }: Pick<Look, "order" | "glide">): Scene {
  const { from, walked } = onTheWay(scene.layout, glide) ?? { from: order, walked: 1 };
  if (!order && !from) return scene;
  const last = kept.get(scene);
  if (last && last.order === order && last.from === from && last.walked === walked) {
    return last.scene;
  }
  const layout = blendLayouts(inOrder(scene.layout, from), inOrder(scene.layout, order), walked);
  const found = { ...scene, layout };
  kept.set(scene, { order, from, walked, scene: found });
  return found;
}

/** Neurons of the network that was shown before do not walk: they are gone. */
function onTheWay(layout: Layout, glide: Look["glide"]): Look["glide"] {
  const fits = layout.blocks.every(({ layer, count, maps }) => {
    const places = layer < 0 ? null : glide?.from?.[layer];
    return !places || places.length === (maps?.maps ?? count);
  });
  return fits ? glide : null;
}

/** One layout a network and order, however many scenes there are: its neurons stay where they are. */
function inOrder(layout: Layout, order: Order): Layout {
  if (!order) return layout;
  let found = layouts.get(order);
  if (found?.from !== layout) {
    found = { from: layout, layout: arrangeLayout(layout, order) };
    layouts.set(order, found);
  }
  return found.layout;
}
