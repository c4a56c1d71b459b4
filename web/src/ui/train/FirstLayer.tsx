/** Weights of some neurons of the first layer as pictures, which sharpen while it learns. */
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { kernelsOf } from "../../inside/kernels";
import { readsOf } from "../../network/input";
import type { Network } from "../../network/network";
import { PALETTES } from "../../render/palette";
import type { NeuronId } from "../../scene/look";
import { neuronName } from "../../words/names";
import { openDrawer } from "../inside/LookInside";
import { paintSigned, tonesOf } from "../inside/Picture";

const COUNT = 6;
const SIDE = 112; // px of a canvas
const APART = 250; // ms between two paintings

interface Weights {
  readonly neuron: NeuronId;
  readonly values: Float32Array;
  readonly columns: number;
}

export function FirstLayer({ app }: { app: App }) {
  const { network } = app;
  const words = app.words.training;
  const pictures = picturesOf(network);
  if (pictures.length === 0) return null;
  return (
    <div class="train-first">
      <h3>{words.pictures(network.planes[0].name)}</h3>
      <p class="inside-words">{words.aboutPictures}</p>
      <ul>
        {pictures.map((each) => (
          <li key={each.neuron.index}>
            <button
              type="button"
              aria-label={words.neuron(neuronName(network, each.neuron, app.words))}
              onClick={({ currentTarget }) =>
                openDrawer(app, currentTarget, () => app.inside.inspect(each.neuron))
              }
            >
              <Weighed app={app} {...each} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Weighed({ app, values, columns }: Weights & { app: App }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef(0);
  const theme = app.theme.value;
  const rows = values.length / columns;
  const size = Math.max(1, Math.floor(SIDE / Math.max(rows, columns)));
  const { live } = app;
  useEffect(() => {
    // The next one comes soon, and with it another frame: none is painted between.
    if (live.value && performance.now() - painted.current < APART) return;
    painted.current = performance.now();
    const context = canvas.current?.getContext("2d");
    if (context) paintSigned(context, values, columns, tonesOf(PALETTES[theme], "sign"), { size });
  }, [values, theme, live.value]);
  return <canvas ref={canvas} width={columns * size} height={rows * size} />;
}

/** Of neurons that read all of a picture, or of the maps of a convolution. */
function picturesOf(network: Network): Weights[] {
  const [plane] = network.planes;
  const kernels = kernelsOf(network, 0);
  if (kernels && kernels.rows * kernels.columns > 1) {
    const cells = plane.outputs / kernels.maps;
    return Array.from({ length: Math.min(COUNT, kernels.maps) }, (_, map) => ({
      neuron: { layer: 0, index: map * cells },
      values: kernels.weights(map, 0),
      columns: kernels.columns,
    }));
  }
  const form = readsOf(network);
  const weight = network.operation(plane.name).tensors.weight;
  if (form.kind !== "picture" || weight?.shape[1] !== network.inputs) return [];
  return Array.from({ length: Math.min(COUNT, plane.outputs) }, (_, index) => ({
    neuron: { layer: 0, index },
    values: weight.values.subarray(index * network.inputs, (index + 1) * network.inputs),
    columns: form.columns,
  }));
}
