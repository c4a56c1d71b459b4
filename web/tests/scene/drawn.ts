/** A drawing, and a network with source that reads it, for the tests of the story. */
import { ink, type Stroke } from "../../src/ink/ink";
import { dense } from "../../src/network/dense";
import type { Network } from "../../src/network/network";
import { buildScene } from "../../src/scene/build";
import type { Scene } from "../../src/scene/scene";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { type ToldStep, toldSteps } from "../../src/words/steps";
import { randomLayers } from "../helpers";

const SOURCE = `class Net(nn.Module):
    def forward(self, x):
        x = x.view(-1, 784)
        x = F.relu(self.fc1(x))
        x = self.dropout(x)
        x = self.fc2(x)
        return F.log_softmax(x, dim=1)`;

/** 784-30-10, with the operations and the source of a module. */
export function pictureNetwork(): Network {
  const [fc1, fc2] = randomLayers([784, 30, 10]);
  const layers = [
    { ...fc1, dropout: 0.2, lines: { linear: 4, relu: 4, dropout: 5 } },
    { ...fc2, lines: { linear: 6 } },
  ];
  const rest = {
    name: "Test",
    inputShape: [1, 28, 28],
    classNames: [..."0123456789"],
    source: { file: "net.py", text: SOURCE, tokens: [] },
  };
  return dense(layers, rest, "log_softmax", { flatten: 3, output: 7 });
}

export const DRAWN: Stroke = [
  [60, 40],
  [200, 60],
  [90, 240],
];

export function drawnScene(): Scene {
  const network = pictureNetwork();
  const drawing = ink([DRAWN]);
  return buildScene(network, record(network, drawing.pixels), drawing);
}

/** A step by its name. */
export const during = (scene: Scene, name: string): ToldStep =>
  toldSteps(scene, english).find((step) => step.name === name) as ToldStep;
