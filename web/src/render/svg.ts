/**
 * The stage as a vector picture: planes, neurons, lines as paths and the words, for papers and
 * slides. A pure function of scene, frame and look; the same camera, colours and lines as the
 * screen, without its glow, its pulses and the small pictures of the first layer. What no drawing
 * can hold, all lines and matrices, is drawn as the important ones.
 */
import { dataAddress, png } from "../base/png";
import { letterCount } from "../base/text";
import { archOf, controlsOf, endsOf } from "../scene/ends";
import { type Block, NEURON, type Point, placeOf } from "../scene/layout";
import { type Lines, pointedLines, seenLines, strengthOf } from "../scene/lines";
import type { Look } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import { plainName } from "../words/names";
import type { Words } from "../words/words";
import {
  type AnswerBar,
  type AnswerText,
  answerBeside,
  answered,
  answerUnit,
  answerWidth,
  barAnchors,
} from "./answer";
import { blockCorners, type Camera, project, projectOn } from "./camera";
import { type Join, joinsOf } from "./joins";
import { placeWords } from "./labels";
import { tileColours, tilePictures } from "./mappictures";
import { cornersOf, markOn, marksOf } from "./marks";
import { escaped, hex, mixed, opacity, type Pair, polygon, short } from "./markup";
import { LETTER } from "./names";
import { lineTones, type Palette, type Rgb } from "./palette";
import { photoTones } from "./photopixels";
import { type Picture, pictureOf } from "./picture";
import { BAND } from "./ribbons";
import type { Size } from "./room";
import { Shape } from "./shapes";

const HALF = 0.5;
/** From one line of a label to the next, in sizes of its letters. */
const LINE = 1.22;

/** The part of a whole picture that the stage has: all but the answer's, once it is given. */
export function stageIn(size: Size, frame: Frame): Size {
  const stage = { ...size, width: size.width - answerWidth(answerUnit(size)) };
  return answered(frame) && stage.width >= LEAST_STAGE ? stage : size;
}

const LEAST_STAGE = 340;

/** One `.svg` file. */
export function toSvg(scene: Scene, frame: Frame, look: Look, size: Size, words: Words): string {
  const drawn: Look = { ...look, shown: "important", hurried: false };
  const stage = stageIn(size, frame);
  const picture = pictureOf(scene, frame, drawn, { ...stage, bare: true }, words);
  const { width, height } = size;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="${picture.room.text}" role="img">`,
    `<title>${escaped(titleOf(scene, words))}</title>`,
    `<rect width="100%" height="100%" fill="${hex(picture.palette.ground)}"/>`,
    ...fromFar(picture, chosenOf(picture)),
    ...fromFar(
      picture,
      picture.scene.layout.blocks.map((block, k) => blockOf(picture, block, k)),
    ),
    ...pointedLines(picture.scene, picture.look).map((lines) => linesOf(picture, lines, 1)),
    marks(picture),
    wordsOf(picture),
    stage === size ? "" : answerOf(picture, { ...size, width: size.width - stage.width }),
    "</svg>",
    "",
  ].join("\n");
}

/** The answer with its bars right of the stage, and the curves that join them. */
function answerOf(picture: Picture, { width, height }: Size): string {
  const { scene, frame, palette, camera } = picture;
  const place = { left: camera.width, height, unit: width / answerWidth(1) };
  const { texts, bars } = answerBeside(scene, frame, place, picture);
  const parts = [
    ...joinsOf(picture, barAnchors(scene, place)).map((join) => joinOf(join, palette)),
    ...bars.map((bar) => barOf(bar, palette)),
    ...texts.map(answerText),
  ];
  return `<g>${parts.join("")}</g>`;
}

const joinOf = ({ d, width, opacity: seen, lit }: Join, palette: Palette): string =>
  `<path class="join" d="${d}" stroke="${hex(lit ? palette.active : palette.mark)}" stroke-width="${short(width)}"${opacity("stroke", seen)} fill="none"/>`;

function barOf({ x, y, thick, width, track, opacity: lit }: AnswerBar, palette: Palette): string {
  const rect = (wide: number, fill: Rgb, seen: number): string =>
    `<rect x="${short(x)}" y="${short(y - thick / 2)}" width="${short(wide)}" height="${short(thick)}" rx="${short(Math.min(thick / 4, wide / 2))}" fill="${hex(fill)}"${opacity("fill", seen)}/>`;
  return rect(track, palette.rest, 0.45) + rect(width, palette.active, lit);
}

/** No drawing can measure its letters: what is too long is squeezed. */
function answerText({ text, x, y, size, weight, colour, ...rest }: AnswerText): string {
  const wide = LETTER * size * letterCount(text) > rest.most;
  const squeezed = wide ? ` textLength="${short(rest.most)}" lengthAdjust="spacingAndGlyphs"` : "";
  return `<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}" font-weight="${weight}" fill="${hex(colour)}"${opacity("fill", rest.opacity)} text-anchor="${rest.anchor}"${squeezed}>${escaped(text)}</text>`;
}

/** Far to near, as on the screen: mostly the input is the nearest. */
const fromFar = ({ camera }: Picture, parts: string[]): string[] =>
  camera.facing >= 0 ? parts.reverse() : parts;

function chosenOf(picture: Picture): string[] {
  const { scene, frame, look } = picture;
  return seenLines(scene, frame, look).map(([lines, seen]) =>
    linesOf(picture, lines, strengthOf(look) * seen),
  );
}

function titleOf({ network, trace }: Scene, { names, save }: Words): string {
  const share = names.share(trace.confidence);
  return save.picture(network.name, plainName(network, trace.prediction), share);
}

/** The plane of a block and what stands on it. */
function blockOf(picture: Picture, block: Block, k: number): string {
  const { camera, palette } = picture;
  const corners = blockCorners(block, camera.flatness).map((corner) => project(camera, ...corner));
  const [a, b, d, c] = corners;
  const outline = polygon([a, b, c, d]);
  const plane = `<path d="${outline}" fill="${hex(palette.panel)}" fill-opacity=".05" stroke="${hex(palette.panel)}" stroke-opacity=".24"/>`;
  if (block.maps) return `<g>${plane}${mapsOf(picture, k)}</g>`;
  return `<g>${plane}${block.picture ? pixelsOf(picture, block) : neuronsOf(picture, block)}</g>`;
}

/** Each tile is an image of one pixel a unit, laid onto the plane. */
function mapsOf({ scene, frame, camera, palette }: Picture, k: number): string {
  const block = scene.layout.blocks[k];
  if (!block.maps) return "";
  const { tileWidth, tileHeight } = block.maps;
  const colours = tileColours(palette);
  const parts = tilePictures(scene, frame, k).map(({ pixels, columns, along, down, off }) => {
    const [left, top] = [along - tileWidth / 2, down - tileHeight / 2];
    const corner = projectOn(camera, block, left, top);
    const right = minus(projectOn(camera, block, left + tileWidth, top), corner);
    const below = minus(projectOn(camera, block, left, top + tileHeight), corner);
    const place = `transform="matrix(${[...right, ...below, ...corner].map(short).join(" ")})"`;
    const image = `<image width="1" height="1" preserveAspectRatio="none" href="${dataAddress(png(columns, pixels, colours))}" ${place}/>`;
    if (!off) return image;
    return `${image}<path d="M0 0 1 1M0 1 1 0" stroke="${hex(palette.mark)}" stroke-width=".1" ${place}/>`;
  });
  return `<g image-rendering="pixelated">${parts.join("")}</g>`;
}

/** The screen's axes at a neuron: its centre, one cell along its plane and one cell down. */
function axesAt({ camera, scene }: Picture, block: Block, n: number) {
  const t = camera.flatness;
  const [x, y, z] = placeOf(scene.layout, block.offset + n, t);
  const centre = project(camera, x, y, z);
  const along = project(camera, x + t * block.cell, y, z + (1 - t) * block.cell);
  const down = project(camera, x, y + block.cell, z);
  return { centre, along: minus(along, centre), down: minus(down, centre) };
}

const minus = (p: Pair, q: Pair): Pair => [p[0] - q[0], p[1] - q[1]];

function pixelsOf(picture: Picture, block: Block): string {
  const { scene, frame, palette } = picture;
  const photo = photoTones(scene, frame, palette);
  const parts = [`<g fill="${hex(palette.ink)}">`];
  for (let n = 0; n < block.count; n++) {
    const lit = frame.active[block.first + n];
    if (lit >= 0.004) parts.push(pixelOf(picture, block, n, opacity("fill", lit)));
    if (photo) {
      const look = ` fill="${hex(photo[n])}"${opacity("fill", frame.photo.opacity)}`;
      parts.push(pixelOf(picture, block, n, look));
    }
  }
  return `${parts.join("")}</g>`;
}

function pixelOf(picture: Picture, block: Block, n: number, look: string): string {
  const { centre, along, down } = axesAt(picture, block, n);
  const corner = (u: number, v: number): Pair => [
    centre[0] + u * along[0] + v * down[0],
    centre[1] + u * along[1] + v * down[1],
  ];
  const d = polygon([
    corner(-HALF, -HALF),
    corner(HALF, -HALF),
    corner(HALF, HALF),
    corner(-HALF, HALF),
  ]);
  return `<path d="${d}"${look}/>`;
}

function neuronsOf(picture: Picture, block: Block): string {
  const { frame, palette } = picture;
  const parts: string[] = [];
  for (let n = 0; n < block.count; n++) {
    const { centre, along, down } = axesAt(picture, block, n);
    const matrix = [...along, ...down]
      .map((value) => short(NEURON * value))
      .concat(centre.map(short));
    const lit = frame.active[block.first + n];
    const look = neuronLook(palette, lit, frame.signed[block.first + n]);
    const place = `transform="matrix(${matrix.join(" ")})"`;
    parts.push(
      picture.scene.off?.[block.offset + n]
        ? `<path d="M-1-1 1 1M-1 1 1-1" stroke="${hex(palette.mark)}" stroke-width=".34" ${place}/>`
        : `<circle r="1" ${place}${look}/>`,
    );
  }
  return `<g fill="${hex(palette.rest)}">${parts.join("")}</g>`;
}

/** As in the shader: red when active; before that in the colours of the sign, and hollow below 0. */
function neuronLook(palette: Palette, lit: number, signed: number): string {
  if (lit > 0.004) {
    const share = Math.min(lit ** 0.7 / 0.35, 1);
    const tone = mixed(palette.rest, mixed(palette.active, palette.hot, 0.6 * hotness(lit)), share);
    return ` fill="${hex(tone)}"`;
  }
  if (Math.abs(signed) < 0.02) return "";
  const strength = Math.abs(signed) ** 0.6;
  if (signed > 0) return ` fill="${hex(mixed(palette.rest, palette.plus, strength))}"`;
  return ` fill="none" stroke="${hex(mixed(palette.rest, palette.minus, strength))}" stroke-width=".5"`;
}

const hotness = (lit: number): number => Math.min(Math.max((lit ** 0.7 - 0.6) / 0.4, 0), 1);

/** Connections of a bundle, weakest first so that the strongest lie on top. */
function linesOf({ scene, camera, palette }: Picture, lines: Lines, strength: number): string {
  const { evidence, count, kind, between } = lines;
  const { above, below } = lineTones(palette, kind);
  const strongest = Math.abs(evidence[0] ?? 1) || 1;
  const band = between === "maps";
  const crowd = band ? BAND.soft : Math.min(1, Math.sqrt(120 / Math.max(count, 1)));
  const thickness = (band ? BAND.wide : 1) * Math.min(Math.max(camera.scale, 0.7), 1.5);
  const arch = archOf(scene.layout, lines);
  const parts: string[] = [];
  for (let k = count - 1; k >= 0; k--) {
    const worth = Math.sqrt(Math.abs(evidence[k]) / strongest);
    const alpha = strength * (0.06 + (0.8 * crowd - 0.06) * worth * worth);
    const ends = endsOf(scene.layout, lines, k, camera.flatness);
    const dashed = evidence[k] < 0 ? ' stroke-dasharray="6 5"' : "";
    const tone = hex(evidence[k] > 0 ? above : below);
    const width = short(2 * thickness * (0.4 + 1.1 * worth));
    parts.push(
      `<path d="${curve(camera, ends, arch)}" stroke="${tone}" stroke-width="${width}"${opacity("stroke", alpha)}${dashed}/>`,
    );
  }
  return `<g fill="none">${parts.join("")}</g>`;
}

/** The screen's curve: in space its control points are projected, which is near enough. */
function curve(camera: Camera, ends: readonly [Point, Point], arch: number): string {
  const [first, ...rest] = controlsOf(ends, arch).map((point) =>
    project(camera, ...point)
      .map(short)
      .join(" "),
  );
  return `M${first}C${rest.join(" ")}`;
}

/** Rings and frames; what lies above a mark's plane does not hide it. */
function marks(picture: Picture): string {
  const { camera, palette } = picture;
  const parts = marksOf(picture).map(({ sprite, opacity: seen, tone }) => {
    const look = `stroke="${hex(mixed(palette.mark, palette.active, tone))}"${opacity("stroke", seen)}`;
    if (sprite.shape === Shape.Ring) {
      const { centre, right, down } = markOn(camera, sprite);
      const place = [...right, ...down, ...centre].map(short).join(" ");
      return `<ellipse rx=".89" ry=".89" transform="matrix(${place})" stroke-width=".22" ${look}/>`;
    }
    const dashed = sprite.shape === Shape.Guide ? ' stroke-dasharray="4 3"' : "";
    const points = cornersOf(camera, sprite).map((point) => point.map(short).join(","));
    return `<polygon points="${points.join(" ")}" ${look}${dashed}/>`;
  });
  return parts.length > 0 ? `<g class="marks" fill="none">${parts.join("")}</g>` : "";
}

function wordsOf(picture: Picture): string {
  const parts: string[] = [];
  placeWords(picture, (_, kind, text, x, y) => {
    parts.push(word(picture, kind.split(" "), text.split("\n"), [x, y]));
  });
  return `<g>${parts.join("")}</g>`;
}

/** Where the lines of a label stand around its point, as its style sheet says. */
function word(picture: Picture, kinds: readonly string[], lines: readonly string[], at: Pair) {
  const { palette, room } = picture;
  const [kind] = kinds;
  const line = LINE * room.text;
  const left = kind === "output" || kind === "district";
  const more = kind === "more";
  const right = kind === "feature";
  const above = kind === "title" || kind === "spotlight" || kind === "focus";
  const anchor = left || kinds.includes("right") ? "start" : "middle";
  const end = right || kinds.includes("left");
  const marked = kinds.includes("best") || kinds.includes("now");
  const halo = OVER_LINES.includes(kind) ? haloOf(palette) : "";
  const fill = hex(marked ? palette.active : palette.mark);
  return lines
    .map((text, k) => {
      const down =
        left || right || more
          ? 0.36 * room.text
          : above
            ? (k - lines.length + 1) * line - 4
            : (k + 0.77) * line;
      const weight = k === 0 && (!(left || right || more) || marked) ? ' font-weight="600"' : "";
      const soft = k > 0 || more ? ' fill-opacity=".7"' : "";
      return `<text x="${short(at[0])}" y="${short(at[1] + down)}" text-anchor="${end ? "end" : anchor}" fill="${fill}"${soft}${weight}${halo} xml:space="preserve">${escaped(text)}</text>`;
    })
    .join("");
}

const OVER_LINES: readonly string[] = ["district", "title", "share", "more"];

/** So that words over lines are readable. */
const haloOf = ({ ground }: Palette): string =>
  ` stroke="${hex(ground)}" stroke-width="4" paint-order="stroke"`;
