/**
 * A photo on its way into the network's picture: which pictures of it lie on the input's plane, and
 * where, at each stage. Knows nothing of time or of colours.
 */
import type { Paper } from "../base/paper";
import { BOX, SIZE } from "../ink/ink";
import type { PhotoSteps } from "../ink/photo";
import { boxOf, type Grey } from "../ink/photo/grey";

/** A box in a picture that is 1 wide and 1 high, or in px. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One picture on the plane, seen as far as `opacity` says. Of ink 1 is full, of light 1 is white. */
export interface PhotoLayer {
  readonly picture: Grey;
  readonly of: "light" | "ink";
  readonly place: Place;
  readonly opacity: number;
}

/** What is more than half ink belongs to the digit. */
export const INKED = 0.5;
/** The share of its way into the box after which the ink has arrived, and turns into pixels. */
const ARRIVED = 0.6;

/** The pictures at a stage (see `Frame.photo`), lowest first. */
export function photoLayers(photo: PhotoSteps, stage: number): PhotoLayer[] {
  const parting = clamp(stage);
  const fitting = clamp(stage - 1);
  const whole = mixed(contained(photo.grey), aroundSheet(photo), parting);
  const arrived = clamp(fitting / ARRIVED);
  const ink = mixed(sheetIn(photo, whole), aroundBox(photo), arrived);
  const turned = clamp((fitting - ARRIVED) / (1 - ARRIVED));
  const layers: readonly PhotoLayer[] = [
    { picture: photo.grey, of: "light", place: whole, opacity: parting < 1 ? 1 : 0 },
    { picture: photo.ink, of: "ink", place: ink, opacity: turned < 1 ? parting : 0 },
    { picture: photo.fitted, of: "ink", place: balanced(photo, turned), opacity: turned },
  ];
  return layers.filter(({ opacity }) => opacity > 0);
}

/** Where the ink is on its sheet, px. */
export function inkBoxOf({ ink }: PhotoSteps): Place {
  const box = boxOf(ink, (at) => ink.values[at] > INKED);
  const { rows, columns } = box ?? { rows: [0, ink.rows], columns: [0, ink.columns] };
  const [left, top] = [columns[0], rows[0]];
  return { left, top, width: columns[1] - left, height: rows[1] - top };
}

/** How far its centre of mass moves to the middle, px. */
export function balancing({ fitted, pixels }: PhotoSteps): readonly [right: number, down: number] {
  const before = centreOf(fitted.values, fitted.columns);
  const after = centreOf(pixels, fitted.columns);
  return [after[0] - before[0], after[1] - before[1]];
}

function centreOf(values: Float32Array, columns: number): readonly [x: number, y: number] {
  let [mass, x, y] = [0, 0, 0];
  values.forEach((value, at) => {
    mass += value;
    x += value * (at % columns);
    y += value * Math.floor(at / columns);
  });
  return mass > 0 ? [x / mass, y / mass] : [0, 0];
}

/** As large as fits, in the middle. */
function contained({ columns, rows }: Paper): Place {
  const most = Math.max(columns, rows);
  const [width, height] = [columns / most, rows / most];
  return { left: (1 - width) / 2, top: (1 - height) / 2, width, height };
}

/** Where the whole photo lies when its sheet is as large as fits. */
function aroundSheet({ grey, sheet, ink }: PhotoSteps): Place {
  const seen = contained(ink);
  const px = seen.width / ink.columns;
  return {
    left: seen.left - px * sheet.columns[0],
    top: seen.top - px * sheet.rows[0],
    width: px * grey.columns,
    height: px * grey.rows,
  };
}

/** Where the sheet lies on a photo that lies at `whole`. */
function sheetIn({ grey, sheet, ink }: PhotoSteps, whole: Place): Place {
  const px = whole.width / grey.columns;
  return {
    left: whole.left + px * sheet.columns[0],
    top: whole.top + px * sheet.rows[0],
    width: px * ink.columns,
    height: px * ink.rows,
  };
}

/** Where the sheet lies when its ink fills the box. */
function aroundBox(photo: PhotoSteps): Place {
  const { ink } = photo;
  const box = inkBoxOf(photo);
  const px = BOX / SIZE / Math.max(box.width, box.height);
  return {
    left: 0.5 - px * (box.left + box.width / 2),
    top: 0.5 - px * (box.top + box.height / 2),
    width: px * ink.columns,
    height: px * ink.rows,
  };
}

function balanced(photo: PhotoSteps, share: number): Place {
  const [right, down] = balancing(photo);
  const { columns, rows } = photo.fitted;
  return { left: (share * right) / columns, top: (share * down) / rows, width: 1, height: 1 };
}

function mixed(from: Place, to: Place, share: number): Place {
  const mix = (side: keyof Place): number => from[side] + (to[side] - from[side]) * share;
  return { left: mix("left"), top: mix("top"), width: mix("width"), height: mix("height") };
}

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);

/** Whether a photo was a 28x28 picture like MNIST's from the start: there is nothing to prepare. */
export const isPrepared = ({ ink, fitted }: PhotoSteps): boolean => ink === fitted;
