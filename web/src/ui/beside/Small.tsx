/** A small picture of an input, as the network sees it. */
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import { picture } from "../pixels";

export function Small({ app, image }: { app: App; image: Float32Array }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = app.theme.value;
  useEffect(() => {
    canvas.current?.getContext("2d")?.putImageData(picture(image, app.form, theme), 0, 0);
  }, [image, theme]);
  const { columns, rows } = app.form;
  return (
    <span class="beside-small" aria-hidden="true">
      <canvas ref={canvas} width={columns} height={rows} />
    </span>
  );
}
