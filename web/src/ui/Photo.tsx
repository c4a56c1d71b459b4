/** How a photo became what the network sees: the photo, its ink, and the 28x28 picture. */
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import type { Grey } from "../ink/photo/grey";
import type { InputForm } from "../network/input";
import type { Theme } from "../scene/look";
import { picture } from "./pixels";

export function PhotoSteps({ app }: { app: App }) {
  const { photo } = app.input.value;
  if (!photo) return null;
  const { photoSteps, photoStep: names, photoStepTitle: titles } = app.words.input;
  const centred: Grey = { rows: app.form.rows, columns: app.form.columns, values: photo.pixels };
  return (
    <ol class="photo-steps" aria-label={photoSteps}>
      {/* A photo keeps its own light in both themes. */}
      <Step picture={photo.grey} theme="dark" name={names.photo} title={titles.photo} />
      <Step picture={photo.ink} theme={app.theme.value} name={names.ink} title={titles.ink} />
      <Step picture={centred} theme={app.theme.value} name={names.picture} title={titles.picture} />
    </ol>
  );
}

interface StepProps {
  readonly picture: Grey;
  readonly theme: Theme;
  readonly name: string;
  readonly title: string;
}

function Step({ picture: grey, theme, name, title }: StepProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const form: InputForm = {
      ...{ kind: "picture", planes: 1, rows: grey.rows, columns: grey.columns },
      ...{ featureNames: [], features: [], range: [0, 1] },
    };
    canvas.current?.getContext("2d")?.putImageData(picture(grey.values, form, theme), 0, 0);
  }, [grey, theme]);
  return (
    <li class="photo-step">
      <canvas
        ref={canvas}
        class="photo-picture"
        width={grey.columns}
        height={grey.rows}
        role="img"
        aria-label={title}
        title={title}
      />
      <span>{name}</span>
    </li>
  );
}
