/** What the network sees: the input as the picture it is, one canvas pixel a value. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { App } from "./state";

export function Sees({ app }: { app: App }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { inputShape } = app.network;
  const count = app.network.layers[0].inputs;
  const columns = inputShape.length > 1 ? (inputShape.at(-1) ?? 1) : Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  useSignalEffect(() => {
    const light = app.theme.value === "light";
    paint(canvas.current, app.reading.value.trace.image, light);
  });
  return (
    <canvas
      ref={canvas}
      class="sees"
      width={columns}
      height={rows}
      role="img"
      aria-label={`What the network sees: ${columns} by ${rows} pixels`}
    />
  );
}

/** Ink light on dark, or dark on light paper. */
function paint(element: HTMLCanvasElement | null, image: Float32Array, light: boolean): void {
  const context = element?.getContext("2d");
  if (!element || !context) return;
  const [blank, ink] = light ? [255, 16] : [14, 246];
  const picture = context.createImageData(element.width, element.height);
  image.forEach((value, i) => {
    const grey = blank + (ink - blank) * value;
    picture.data.set([grey, grey, grey, 255], 4 * i);
  });
  context.putImageData(picture, 0, 0);
}
