/** One picture of what the stage shows, as PNG. */

import { InputError } from "../base/errors";
import { css, PALETTES } from "../render/palette";
import { sizeOf } from "../render/renderer";
import type { Look } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import type { Words } from "../words/words";
import { createOffstage, sized } from "./offstage";
import { paintHost } from "./picture";

/** Pixels a px: sharp on slides and in print. */
const RATIO = 2;

/** As large as the stage's own element, and with its joins to the bars. */
export async function toPng(
  scene: Scene,
  frame: Frame,
  look: Look,
  stage: { readonly host: HTMLElement; readonly anchors: readonly number[] } | null,
  words: Words,
): Promise<Blob> {
  const { save } = words;
  const { width, height } = stage ? sizeOf(stage.host) : { width: 0, height: 0 };
  if (!stage || width === 0 || height === 0) throw new InputError(save.offScreen);
  const canvas = document.createElement("canvas");
  canvas.width = RATIO * width;
  canvas.height = RATIO * height;
  const context = canvas.getContext("2d");
  if (!context) throw new InputError(save.noCanvas);
  context.fillStyle = css(PALETTES[look.theme].ground);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(RATIO, RATIO);
  // Beside the stage, where the same styles apply, but out of sight; gone before anybody looks.
  const host = sized(stage.host.className, width, height);
  Object.assign(host.style, { position: "fixed", left: "-10000px" });
  stage.host.after(host);
  const renderer = createOffstage(host, RATIO, words);
  renderer.setBarAnchors(stage.anchors);
  renderer.draw(scene, frame, { ...look, hurried: false });
  paintHost(context, host);
  renderer.dispose();
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new InputError(save.noPicture))));
  });
}
