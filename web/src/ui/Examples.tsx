/** The inputs that came with the page, to choose from. */
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import { picture } from "./pixels";

export function Examples({ app }: { app: App }) {
  const chosen = useComputed(() => app.examples.indexOf(app.input.value.pixels as Float32Array));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div class="examples" role="group" aria-label={app.words.input.examples}>
      {app.examples.map((example, index) => (
        <button
          key={index}
          type="button"
          class="sample example"
          aria-label={app.words.input.example(index)}
          aria-pressed={chosen.value === index}
          onClick={() => app.showExample(index)}
        >
          {app.readsPad ? <Thumbnail app={app} example={example} /> : index + 1}
        </button>
      ))}
    </div>
  );
}

function Thumbnail({ app, example }: { app: App; example: Float32Array }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = app.theme.value;
  useEffect(() => {
    const small = picture(example, app.form, theme);
    if (!canvas.current) return;
    canvas.current.width = small.width;
    canvas.current.height = small.height;
    canvas.current.getContext("2d")?.putImageData(small, 0, 0);
  }, [example, theme]);
  return <canvas ref={canvas} class="example-picture" />;
}
