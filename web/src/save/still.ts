/** One picture of what the stage shows, as PNG. */

import { said } from "../base/errors";
import { answered, answerUnit, answerWidth, barAnchors } from "../render/answer";
import { css, PALETTES } from "../render/palette";
import { sizeOf } from "../render/renderer";
import type { Look } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import type { Words } from "../words/words";
import { paintAnswer } from "./answer";
import { createOffstage, sized } from "./offstage";
import { paintHost } from "./picture";

/** Pixels a px: sharp on slides and in print. */
const RATIO = 2;

/**
 * As large as the stage's own element, and, once it is given, the answer beside it with the bars
 * that the outputs are joined to.
 */
export async function toPng(
  scene: Scene,
  frame: Frame,
  look: Look,
  stage: { readonly host: HTMLElement } | null,
  words: Words,
): Promise<Blob> {
  const { save } = words;
  const { width, height } = stage ? sizeOf(stage.host) : { width: 0, height: 0 };
  if (!stage || width === 0 || height === 0) throw said(save.offScreen);
  const unit = answerUnit({ width, height });
  const beside = answered(frame) ? answerWidth(unit) : 0;
  const canvas = document.createElement("canvas");
  canvas.width = RATIO * (width + beside);
  canvas.height = RATIO * height;
  const context = canvas.getContext("2d");
  if (!context) throw said(save.noCanvas);
  const palette = PALETTES[look.theme];
  context.fillStyle = css(palette.ground);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(RATIO, RATIO);
  // Beside the stage, where the same styles apply, but out of sight; gone before anybody looks.
  const host = sized(stage.host.className, width, height);
  Object.assign(host.style, { position: "fixed", left: "-10000px" });
  stage.host.after(host);
  const place = { left: width, height, unit };
  const renderer = createOffstage(host, RATIO, words);
  renderer.setBarAnchors(beside > 0 ? barAnchors(scene, place) : []);
  renderer.draw(scene, frame, { ...look, hurried: false });
  paintHost(context, host);
  if (beside > 0) {
    const { fontFamily: family } = getComputedStyle(host);
    paintAnswer(context, scene, frame, place, { words, palette, family });
  }
  renderer.dispose();
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(said(save.noPicture))));
  });
}
