/**
 * The stage as one flat picture: its canvas and everything that lies over it, as the screen shows
 * them. Reads the document, knows nothing of scenes. The stage must just have been drawn: a WebGL
 * canvas is only readable until the task ends.
 */

/** Paints what stands in `host` with its top left corner at the context's origin. */
export function paintHost(context: CanvasRenderingContext2D, host: HTMLElement): void {
  const origin = host.getBoundingClientRect();
  for (const element of host.querySelectorAll<HTMLElement | SVGElement>("*")) {
    const opacity = visibility(element, host);
    if (opacity < 0.01) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const place = { x: box.left - origin.left, y: box.top - origin.top, ...sizeOf(box) };
    context.save();
    context.globalAlpha = opacity;
    if (element instanceof HTMLCanvasElement) paintCanvas(context, element, place);
    else if (element instanceof SVGPathElement) paintPath(context, element);
    else if (element instanceof HTMLElement && isText(element)) paintText(context, element, place);
    context.restore();
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const sizeOf = ({ width, height }: DOMRect) => ({ width, height });

/** Opacity of an element with all around it up to the host; 0 when hidden. */
function visibility(element: Element, host: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at && at !== host; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.display === "none" || style.visibility === "hidden") return 0;
    opacity *= Number(style.opacity);
  }
  return opacity;
}

const isText = (element: HTMLElement): boolean =>
  element.childElementCount === 0 && (element.textContent ?? "").trim() !== "";

function paintCanvas(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  { x, y, width, height }: Place,
): void {
  if (canvas.width === 0 || canvas.height === 0) return;
  const style = getComputedStyle(canvas);
  context.imageSmoothingEnabled = style.imageRendering !== "pixelated";
  const border = Number.parseFloat(style.borderTopWidth) || 0;
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  context.beginPath();
  context.roundRect(x + border / 2, y + border / 2, width - border, height - border, radius);
  context.save();
  if (radius > 0) context.clip();
  context.drawImage(canvas, x, y, width, height);
  context.restore();
  if (border === 0) return;
  context.strokeStyle = style.borderTopColor;
  context.lineWidth = border;
  context.stroke();
}

function paintPath(context: CanvasRenderingContext2D, path: SVGPathElement): void {
  const style = getComputedStyle(path);
  context.globalAlpha *= Number(style.strokeOpacity);
  context.strokeStyle = style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.stroke(new Path2D(path.getAttribute("d") ?? ""));
}

/** Lines as the text has them; the first one may look different, as in a title. */
function paintText(context: CanvasRenderingContext2D, element: HTMLElement, place: Place): void {
  const style = getComputedStyle(element);
  const first = getComputedStyle(element, "::first-line");
  const padding = Number.parseFloat(style.paddingLeft);
  const top = Number.parseFloat(style.paddingTop);
  paintGround(context, style, place);
  const lines = (element.textContent ?? "").split("\n");
  const height = (place.height - 2 * top) / lines.length;
  lines.forEach((line, k) => {
    const look = k === 0 ? first : style;
    context.font = `${look.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.fillStyle = look.color;
    const metrics = context.measureText(line);
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = metrics;
    const centred = style.textAlign === "center";
    const x = centred ? place.x + (place.width - metrics.width) / 2 : place.x + padding;
    context.fillText(line, x, place.y + top + (k + 0.5) * height + (above - below) / 2);
  });
}

function paintGround(
  context: CanvasRenderingContext2D,
  { backgroundColor, borderTopLeftRadius }: CSSStyleDeclaration,
  { x, y, width, height }: Place,
): void {
  context.fillStyle = backgroundColor;
  context.beginPath();
  context.roundRect(x, y, width, height, Number.parseFloat(borderTopLeftRadius) || 0);
  context.fill();
}
