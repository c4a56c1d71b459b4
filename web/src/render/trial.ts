/**
 * The two painters timed on one and the same picture, all of it drawn anew: a few times each, with
 * pauses in which the page does what it has to do.
 */
import { canvasEasel, type Easel } from "./easel";
import type { Means } from "./painter";
import type { Picture } from "./picture";

/** Rounds that are timed: of those the fastest counts, which nothing else was in the way of. */
const ROUNDS = 3;

/** A rest in which whatever waits is done. */
export type Pause = () => Promise<void>;

/** Whether an easel paints faster than the 2D canvas does here. */
export async function isFaster(
  easel: Easel,
  picture: Picture,
  means: Means,
  pause: Pause,
): Promise<boolean> {
  const plain = canvasEasel();
  const before = await fastest(plain, picture, means, pause);
  plain.dispose();
  return (await fastest(easel, picture, means, pause)) < before;
}

/** ms of the fastest round; the first one, which compiles, does not count. */
async function fastest(
  easel: Easel,
  picture: Picture,
  means: Means,
  pause: Pause,
): Promise<number> {
  let ms = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round++) {
    await pause();
    const start = performance.now();
    easel.paint(turned(picture, round), means);
    easel.finish();
    if (round > 0) ms = Math.min(ms, performance.now() - start);
  }
  return ms;
}

/** As seen from so little beside it that nobody could tell, so that no sheet is the same. */
function turned(picture: Picture, round: number): Picture {
  const matrix = picture.camera.matrix.slice();
  matrix[12] += 1e-4 * (round + 1);
  return { ...picture, camera: { ...picture.camera, matrix } };
}
