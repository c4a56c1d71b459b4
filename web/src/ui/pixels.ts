/** Inputs as pictures: greys, or colours where there are three planes. Knows nothing of signals. */
import type { InputForm } from "../network/input";
import type { Theme } from "../scene/look";

/** Ink is light on dark, or dark on light paper; photographs keep their own light. */
const TONES: Readonly<Record<Theme, readonly [blank: number, ink: number]>> = {
  dark: [14, 246],
  light: [255, 16],
};

/** One pixel a value: in colour, or its planes side by side. */
export function picture(
  values: Float32Array,
  form: InputForm,
  theme: Theme,
  planesApart = false,
): ImageData {
  const { columns, rows } = form;
  const [low, high] = spanOf(values, form);
  const size = columns * rows;
  const shown = (plane: number, i: number): number =>
    (values[plane * size + i] - low) / (high - low);
  if (form.planes === 3 && !planesApart) {
    const colours = new ImageData(columns, rows);
    for (let i = 0; i < size; i++) {
      colours.data.set([0, 1, 2].map((plane) => 255 * shown(plane, i)).concat(255), 4 * i);
    }
    return colours;
  }
  const [blank, ink] = form.planes > 1 ? TONES.dark : TONES[theme];
  const across = form.planes * columns;
  const greys = new ImageData(across, rows);
  for (let plane = 0; plane < form.planes; plane++) {
    for (let i = 0; i < size; i++) {
      const grey = blank + (ink - blank) * shown(plane, i);
      const at = Math.floor(i / columns) * across + plane * columns + (i % columns);
      greys.data.set([grey, grey, grey, 255], 4 * at);
    }
  }
  return greys;
}

/** The usual range, wider where the values go beyond it. */
function spanOf(values: Float32Array, { range }: InputForm): readonly [number, number] {
  let [low, high] = range;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** The picture as large as a canvas can hold it without changing its shape, in its middle. */
export function paintPicture(
  context: CanvasRenderingContext2D,
  picture: ImageData,
  side: number,
): void {
  const small = document.createElement("canvas");
  small.width = picture.width;
  small.height = picture.height;
  small.getContext("2d")?.putImageData(picture, 0, 0);
  const scale = side / Math.max(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  context.imageSmoothingEnabled = false;
  context.drawImage(small, (side - width) / 2, (side - height) / 2, width, height);
}
