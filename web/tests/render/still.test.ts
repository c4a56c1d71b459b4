import { expect, test } from "vitest";
import { projectNeuron } from "../../src/render/camera";
import { pictureOf } from "../../src/render/picture";
import { paintStill } from "../../src/render/still";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import { chosenLines, drawnLines, sourceOf, targetOf } from "../../src/scene/lines";
import { ALL_LINES, lookOf } from "../../src/scene/look";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { randomImage, randomNetwork } from "../helpers";

/** A canvas that keeps the ends of the curves that are drawn on it. */
function recording() {
  const curves: string[] = [];
  let start = "";
  const marks = {
    moveTo: (x: number, y: number) => {
      start = `${x} ${y}`;
    },
    bezierCurveTo: (...numbers: number[]) => curves.push(`${start} ${numbers[4]} ${numbers[5]}`),
  };
  const context = new Proxy(marks as unknown as CanvasRenderingContext2D, {
    get: (target, name) => Reflect.get(target, name) ?? (() => {}),
    set: () => true,
  });
  return { context, curves };
}

test("a still picture has the lines that its look says, in its order", () => {
  const network = randomNetwork([60, 40, 5]);
  const scene = buildScene(network, record(network, randomImage(60)), null);
  const order = [Array.from({ length: 40 }, (_, k) => (k * 7) % 40), null];
  const path = [scene.connections[1]];
  const budget = { ...ALL_LINES, each: 20 };
  for (const look of [lookOf({ view: "flat", budget }), lookOf({ view: "flat", order, path })]) {
    const frame = frameAt(scene, scene.duration);
    const picture = pictureOf(scene, frame, look, { width: 800, height: 400 }, english);
    const { context, curves } = recording();
    paintStill(context, picture);
    const drawn = drawnLines(scene, look).reduce((sum, { count }) => sum + count, 0);
    const pointed = look.path ? path[0].sources.length : 0;
    expect(curves.length).toBe(drawn + pointed);
    const { layout } = picture.scene;
    const at = (n: number) => projectNeuron(picture.camera, layout, n).join(" ");
    const said = chosenLines(picture.scene, look).flatMap((lines) =>
      Array.from(
        { length: lines.count },
        (_, k) => `${at(sourceOf(layout, lines, k))} ${at(targetOf(layout, lines, k))}`,
      ),
    );
    expect(curves.slice(0, drawn).sort()).toEqual(said.sort());
  }
});
