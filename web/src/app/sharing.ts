/**
 * The page's state as a link, and a link's state on the page. The address of the page becomes a
 * link only when one is copied. Bytes are left to `link/`, the address to `entry/`.
 */
import { said } from "../base/errors";
import { intoPad } from "../ink/strokes";
import { LinkError } from "../link/bytes";
import { decodeLink, EMPTY_LINK, encodeLink, type LinkState, settleLink } from "../link/link";
import { settleInk } from "../link/strokes";
import { DEFAULT_ORBIT } from "../scene/look";
import type { App } from "./app";
import { refusing } from "./faults";
import { checkValues, given, type Input, widthsOf } from "./input";
import type { Reading } from "./reading";

/** Longer addresses are cut off by mail programs and messengers. */
const LONGEST = 60_000;

/** What the page shows now. */
function gather(app: App): LinkState {
  const { blank } = app.current();
  const { seconds } = app.clock.value;
  const inside = app.inside;
  return {
    input: inputOf(app, app.current()),
    seconds: blank || seconds >= app.duration.value ? null : seconds,
    neuron: inside.tab.value === "neuron" ? inside.neuron.value : null,
    digit: inside.lens.digit.value,
    view: app.view.value,
    orbit: orbitOf(app),
    theme: app.theme.value,
    hidden: app.panels.hidden.value,
    present: app.panels.present.value,
    presented: app.panels.presented.value,
    lesson:
      app.mode.value === "learn" && !app.networks.lessonAway.value
        ? app.course.going.linked()
        : null,
    network: app.networks.linked.value,
  };
}

/** What is read now, pixels that were changed by hand included. */
function inputOf(app: App, { input, image }: Reading): LinkState["input"] {
  if (app.inside.lens.edit.value?.input === input) return { kind: "values", values: image };
  return linked(app, input);
}

function linked(app: App, input: Input): LinkState["input"] {
  const { strokes, pixels } = input;
  if (pixels) {
    const index = app.examples.indexOf(pixels);
    return index >= 0 ? { kind: "example", index } : { kind: "values", values: pixels };
  }
  if (!app.readsPad || strokes.length === 0) return null;
  return { kind: "strokes", strokes, widths: widthsOf(input) };
}

/** Whether a link still tells what is drawn; its story, view and angle may be others. */
export function stillShows(app: App, fragment: string): boolean {
  const text = ({ input, network }: Pick<LinkState, "input" | "network">): string =>
    encodeLink({ ...EMPTY_LINK, input, network });
  const network = app.networks.linked.value;
  const shown = text({ input: inputOf(app, app.reading.value), network });
  try {
    return text(decodeLink(fragment)) === shown;
  } catch {
    return false;
  }
}

/** The drawing alone, in a text that `restoreDrawing` reads; null where nothing is drawn. */
export function keptDrawing(app: App): string | null {
  app.takeIn();
  const input = linked(app, app.input.value);
  if (input === null) return null;
  const link = encodeLink({ ...EMPTY_LINK, input });
  return JSON.stringify({ link, readyMade: app.input.value.readyMade ?? false });
}

/** Puts a kept drawing on the pad as it was; false, and nothing changes, where it does not fit. */
export function restoreDrawing(app: App, text: string): boolean {
  try {
    const { link, readyMade } = JSON.parse(text) as { link: string; readyMade: boolean };
    const state = settleLink(decodeLink(link));
    check(app, state);
    const { input } = state;
    if (input === null || input.kind === "example") return false;
    refusing(app.reading, () =>
      app.restore(
        input.kind === "values"
          ? given(checkValues(input.values, app.network))
          : {
              strokes: intoPad(input.strokes),
              pixels: null,
              readyMade,
              ...(input.widths ? { widths: input.widths } : {}),
            },
      ),
    );
    return true;
  } catch {
    return false; // Of another network, or of another version of this page.
  }
}

function orbitOf(app: App): LinkState["orbit"] {
  const { orbit } = app.look.value;
  const axes = ["yaw", "pitch", "zoom"] as const;
  const moved = orbit.shift?.some((way) => way !== 0) ?? false;
  return !moved && axes.every((axis) => orbit[axis] === DEFAULT_ORBIT[axis]) ? null : orbit;
}

/**
 * The fragment of a link to what is shown, for this page or a file that holds its network. The drawing on the pad becomes the link's own, which
 * nobody can tell from it, so that the page and whoever opens the link see the same numbers.
 */
export function fragmentOf(app: App): string {
  app.takeIn();
  const state = gather(app);
  const text = encodeLink(state);
  if (text.length > LONGEST) {
    throw said(app.words.link.tooLarge);
  }
  if (state.input?.kind === "strokes") app.settleStrokes(settleInk(state.input));
  const { seconds } = settleLink(state);
  if (seconds !== null) app.seek(seconds);
  return text;
}

/** A link for others, who have no file of ours. Throws InputError. */
export function linkOf(app: App): string {
  if (app.networks.shown.value?.key === "own") throw said(app.words.networks.notInLink);
  return fragmentOf(app);
}

/**
 * Shows what a link holds. Throws InputError, and changes nothing, where that cannot be. A link to
 * another network than the one shown fetches that first, and a promise is returned.
 */
export function apply(app: App, fragment: string): Promise<void> | null {
  const state = settleLink(decode(app, fragment));
  const other = app.networks.wanted(state.network);
  if (other === null) {
    show(app, state);
    return null;
  }
  return app.networks.use(other, { link: fragment, show: () => show(app, state) });
}

function show(app: App, state: LinkState): void {
  check(app, state);
  const { input } = state;
  refusing(app.reading, () => {
    if (input?.kind === "strokes") app.drawStrokes(input.strokes, input.widths);
    else if (input?.kind === "values") app.setInput(input.values);
    else if (input?.kind === "example") app.showExample(input.index);
    else app.clear();
  });
  app.setView(state.view);
  if (state.theme) app.setTheme(state.theme);
  app.panels.setHidden(state.hidden);
  app.panels.setPresent(state.present);
  app.panels.setPresented(state.presented);
  app.changeLook({ orbit: state.orbit ?? DEFAULT_ORBIT });
  app.inside.lens.explain(state.digit);
  app.setMode(state.lesson ? "learn" : "explore");
  if (state.lesson) app.course.going.open(state.lesson);
  if (state.neuron) app.inside.inspect(state.neuron);
  if (state.seconds !== null) app.seek(state.seconds);
  else app.seek(app.current().blank ? 0 : app.duration.value);
}

function decode(app: App, fragment: string): LinkState {
  try {
    return decodeLink(fragment);
  } catch (error) {
    if (error instanceof LinkError) throw said(app.words.link[error.trouble]);
    throw error;
  }
}

/** A link may come from a page with another network, or from a stranger. */
function check(app: App, { input, neuron, digit }: LinkState): void {
  const { layers, inputs, classNames } = app.network;
  const count = !neuron || neuron.layer < 0 ? inputs : layers[neuron.layer]?.outputs;
  const fits =
    (input?.kind !== "values" || input.values.length === inputs) &&
    (input?.kind !== "example" || input.index < app.examples.length) &&
    (input?.kind !== "strokes" || app.readsPad) &&
    (digit === null || digit < classNames.length) &&
    (neuron === null || (count !== undefined && neuron.index < count));
  if (!fits) throw said(app.words.link.another);
}
