/**
 * The page's state as a link, and a link's state on the page. The address of the page changes only
 * when a link is copied: drawing never touches it. Bytes are left to `link/`.
 */
import { InputError } from "../base/errors";
import { LinkError } from "../link/bytes";
import { decodeLink, encodeLink, type LinkState, settleLink } from "../link/link";
import { settle } from "../link/strokes";
import { DEFAULT_ORBIT } from "../scene/look";
import type { App } from "./app";
import { refusing } from "./faults";

/** Longer addresses are cut off by mail programs and messengers. */
const LONGEST = 60_000;

/** What the page shows now. */
function gather(app: App): LinkState {
  const { blank } = app.current();
  const { seconds } = app.clock.value;
  const inside = app.inside;
  return {
    input: inputOf(app),
    seconds: blank || seconds >= app.duration.value ? null : seconds,
    neuron: inside.tab.value === "neuron" ? inside.neuron.value : null,
    digit: inside.lens.digit.value,
    view: app.view.value,
    orbit: orbitOf(app),
    theme: app.theme.value,
    hidden: app.panels.hidden.value,
    present: app.panels.present.value,
    presented: app.panels.presented.value,
  };
}

function inputOf(app: App): LinkState["input"] {
  const { input, image } = app.current();
  const example = app.examples.indexOf(image);
  if (example >= 0) return { kind: "example", index: example };
  if (app.inside.lens.edit.value?.input === input) return { kind: "values", values: image };
  if (input.pixels === null && app.readsPad) {
    return input.strokes.length > 0 ? { kind: "strokes", strokes: input.strokes } : null;
  }
  return input.pixels === null ? null : { kind: "values", values: image };
}

function orbitOf(app: App): LinkState["orbit"] {
  const { orbit } = app.look.value;
  const axes = ["yaw", "pitch", "zoom"] as const;
  return axes.every((axis) => orbit[axis] === DEFAULT_ORBIT[axis]) ? null : orbit;
}

/**
 * The fragment of a link to what is shown. The drawing on the pad becomes the link's own, which
 * nobody can tell from it, so that the page and whoever opens the link see the same numbers.
 */
export function fragmentOf(app: App): string {
  app.takeIn();
  const state = gather(app);
  const text = encodeLink(state);
  if (text.length > LONGEST) {
    throw new InputError(app.words.link.tooLarge);
  }
  if (state.input?.kind === "strokes") app.settleStrokes(settle(state.input.strokes));
  const { seconds } = settleLink(state);
  if (seconds !== null) app.seek(seconds);
  return text;
}

/** Shows what a link holds. Throws InputError, and changes nothing, where that cannot be. */
export function apply(app: App, fragment: string): void {
  const state = settleLink(decode(app, fragment));
  check(app, state);
  const { input } = state;
  refusing(app.reading, () => {
    if (input?.kind === "strokes") app.drawStrokes(input.strokes);
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
  if (state.neuron) app.inside.inspect(state.neuron);
  if (state.seconds !== null) app.seek(state.seconds);
  else app.seek(app.current().blank ? 0 : app.duration.value);
}

function decode(app: App, fragment: string): LinkState {
  try {
    return decodeLink(fragment);
  } catch (error) {
    if (error instanceof LinkError) throw new InputError(app.words.link[error.trouble]);
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
  if (!fits) throw new InputError(app.words.link.another);
}
