/** One picture of what the stage shows, as PNG. */

import { InputError } from "../base/errors";
import { css, PALETTES } from "../render/palette";
import { frameAt } from "../scene/frame";
import { paintHost } from "./picture";
import type { Subject } from "./subject";

/** Pixels a px: sharp on slides and in print. */
const RATIO = 2;

export async function toPng(subject: Subject): Promise<Blob> {
  const stage = subject.stage.value;
  const { save } = subject.words;
  const host = stage?.host;
  if (!stage || !host || host.clientWidth === 0) {
    throw new InputError(save.offScreen);
  }
  const { scene } = subject.current();
  const canvas = document.createElement("canvas");
  canvas.width = RATIO * host.clientWidth;
  canvas.height = RATIO * host.clientHeight;
  const context = canvas.getContext("2d");
  if (!context) throw new InputError(save.noCanvas);
  context.fillStyle = css(PALETTES[subject.theme.value].ground);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(RATIO, RATIO);
  stage.draw(scene, frameAt(scene, subject.clock.value.seconds), RATIO);
  paintHost(context, host);
  subject.repaint(); // back to the screen's own resolution
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new InputError(save.noPicture))));
  });
}
