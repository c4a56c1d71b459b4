/** What the network sees: the input as the picture it is, one canvas pixel a value. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import { picture } from "./pixels";

export function Sees({ app }: { app: App }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { columns, rows, planes } = app.form;
  useSignalEffect(() => {
    const { image } = app.reading.value.trace;
    const context = canvas.current?.getContext("2d", { willReadFrequently: true });
    context?.putImageData(picture(image, app.form, app.theme.value, true), 0, 0);
  });
  return (
    <canvas
      ref={canvas}
      class={planes > 1 ? "sees sees-planes" : "sees"}
      width={planes * columns}
      height={rows}
      role="img"
      aria-label={app.words.input.picture(columns, rows, planes)}
    />
  );
}
