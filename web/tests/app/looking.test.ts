import { describe, expect, test } from "vitest";
import { createApp } from "../../src/app/app";
import { apply, fragmentOf } from "../../src/app/sharing";
import { drawnFlows, drawnLines } from "../../src/scene/lines";
import { ALL_LINES, DEFAULT_ORBIT, WHOLE } from "../../src/scene/look";
import { english } from "../../src/words/en";
import { toldSteps } from "../../src/words/steps";
import { randomImage, randomNetwork } from "../helpers";

function reading() {
  const network = randomNetwork([784, 40, 20, 10], "relu", 1, { inputShape: [1, 28, 28] });
  const app = createApp({ network, calm: true, request: () => 0, cancel: () => {} });
  app.setPixels(randomImage(784));
  return app;
}

describe("how the page looks at its scene", () => {
  test("view, theme, order, path and what is shown flow into one frozen look", () => {
    const app = reading();
    const first = app.look.value;
    expect(Object.isFrozen(first)).toBe(true);
    expect(app.look.value).toBe(first);
    app.toggleView();
    app.toggleTheme();
    app.inside.inspect({ layer: 1, index: 3 });
    app.inside.show("every");
    const { view, theme, path, shown } = app.look.value;
    expect([view, theme, shown]).toEqual(["flat", "light", "every"]);
    expect(path).toBe(app.inside.stagePath.value);
    expect(path).not.toBeNull();
    expect(first.view).toBe("space");
  });

  test("every line of evidence is shown once there is an answer to have evidence for", () => {
    const app = reading();
    app.inside.show("every");
    app.toStart();
    expect([app.look.value.shown, app.lines.value.shown]).toEqual(["important", "important"]);
    app.toEnd();
    expect(app.look.value.shown).toBe("every");
  });

  test("what the machine affords is what table, caption and screen reader say", () => {
    const app = reading();
    app.changeLook({ budget: { ...ALL_LINES, all: 90 } });
    const { scene } = app.reading.value;
    expect(app.drawn.value).toEqual(drawnLines(scene, app.look.value));
    expect(app.drawn.value[0].count).toBeLessThan(scene.connections[0].sources.length);
    const told = toldSteps(scene, english, app.lines.value);
    const step = told.findIndex(({ kind }) => kind === "layer");
    app.toStart();
    for (let k = 0; k < step; k++) app.next();
    expect(app.spoken.value).toBe(told[step].caption);
    const [flow] = drawnFlows(scene, app.lines.value);
    expect(flow.count).toBeLessThan(scene.flows()[0].sources.length);
    expect(app.spoken.value).toContain(`the ${flow.count} strongest lines`);
  });

  test("pointing and turning change the look and no number", () => {
    const app = reading();
    const { value: lines } = app.lines;
    const { value: drawn } = app.drawn;
    app.changeLook({ focus: { layer: 0, index: 1 }, orbit: { yaw: 1, pitch: 0, zoom: 2 } });
    expect(app.look.value.focus).toEqual({ layer: 0, index: 1 });
    expect(app.lines.value).toBe(lines);
    expect(app.drawn.value).toBe(drawn);
  });

  test("a link holds the orbit, and a view that is reset is the first one", () => {
    const app = reading();
    app.changeLook({ orbit: { yaw: 0.5, pitch: -0.25, zoom: 1.5 }, pan: { x: 3, y: 4, zoom: 2 } });
    const other = reading();
    const link = fragmentOf(app);
    expect(link).not.toBe(fragmentOf(other));
    app.resetView();
    expect(app.look.value.orbit).toBe(DEFAULT_ORBIT);
    expect(app.look.value.pan).toBe(WHOLE);
    expect(fragmentOf(app)).toBe(fragmentOf(other));
  });

  test("a link holds where the picture was moved, even where it was not turned", () => {
    const app = reading();
    app.changeLook({ orbit: { ...DEFAULT_ORBIT, shift: [31.4, -15.92] } });
    const other = reading();
    apply(other, fragmentOf(app));
    expect(other.look.value.orbit).toEqual({ ...DEFAULT_ORBIT, shift: [31.4, -15.9] });
    app.changeLook({ orbit: { ...DEFAULT_ORBIT, shift: [0, 0] } });
    apply(other, fragmentOf(app));
    expect(other.look.value.orbit).toEqual(DEFAULT_ORBIT);
  });
});
