/** Pages to learn on: the shipped network with its drawings, and networks of other sizes. */
import { readFileSync } from "node:fs";
import { type App, type AppOptions, createApp } from "../../src/app/app";
import type { Drawing } from "../../src/ink/strokes";
import { parseNetwork } from "../../src/network/file";
import type { Network } from "../../src/network/network";
import { randomImage, readBytes } from "../helpers";

export const shipped = parseNetwork(readBytes("mnistnet.safetensors"));

export const drawings = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
) as Drawing[];

export function learning(network: Network = shipped, options: Partial<AppOptions> = {}): App {
  const app = createApp({
    ...{ network, drawings, calm: true, request: () => 0, cancel: () => {} },
    ...options,
  });
  app.setMode("learn");
  return app;
}

export function drawn(name: string, options: Partial<AppOptions> = {}): App {
  const app = learning(shipped, options);
  app.drawStrokes(strokesOf(name));
  return app;
}

export const strokesOf = (name: string): Drawing["strokes"] => {
  const found = drawings.find((each) => each.name === name);
  if (!found) throw new Error(`no drawing ${name}`);
  return found.strokes;
};

/** The same with values that fit whatever the network reads. */
export function given(network: Network, seed = 3): App {
  const app = learning(network);
  app.setInput(randomImage(network.inputs, 0.5, seed));
  return app;
}

/** Goes on over every card, answering rightly; `look` sees each card before and after. */
export function walk(app: App, look: (app: App) => void): void {
  const { course } = app;
  for (const { id } of course.places.chapters.value) {
    course.going.jump(id);
    const { length } = course.places.cards.value;
    for (let card = 0; card < length; card++) {
      look(app);
      const question = course.asking.question.value;
      if (question) {
        course.asking.answer({ chosen: question.right, neuron: null });
        look(app);
      }
      course.going.advance();
    }
  }
}
