/** The page as scripts, exports and tests use it. */
import type { App } from "../app/app";
import { refusing } from "../app/faults";
import { apply, linkOf } from "../app/sharing";
import { type Slopes, slopesOf, teach } from "../app/teaching";
import { said } from "../base/errors";
import type { AlongName } from "../link/link";
import { parseNetwork } from "../network/file";
import { Network } from "../network/network";
import type { Size } from "../render/room";
import { frameAt } from "../scene/frame";
import type { Look, Theme, View } from "../scene/look";
import type { Trace } from "../trace/trace";
import { parts } from "../ui/loaded";
import { type ToldStep, toldSteps } from "../words/steps";
import { type HistoryApi, historyOf } from "./played";
import { type TrainingApi, trainingOf } from "./training";

/** Otherwise the drawing is looked at as the stage is. */
export interface SvgOptions extends Size {
  readonly view?: View;
  readonly theme?: Theme;
  /** Most lines drawn from one plane, or the input, into another. */
  readonly limit?: number;
}

export interface Api {
  readonly ready: Promise<Api>;
  /** As it is now. */
  readonly network: Network;
  /** Always that of the drawing as it is now; of a heavy network, that of the picture that is shown. */
  readonly trace: Trace;
  /** Seconds that the story lasts. */
  readonly duration: number;
  /** The steps of the story as it is now: each moves for `motion` seconds, then stands still. */
  readonly steps: readonly ToldStep[];
  /** The stage as an SVG file, at the second where it stands. */
  svg(options: SvgOptions): string;
  /**
   * Resolves once the newest picture is shown: at once, but for heavy networks, which are read
   * elsewhere. Rejects with an InputError where that picture was refused.
   */
  settled(): Promise<void>;
  /** What is drawn is checked at once; the promise is `settled`. */
  draw(strokes: readonly (readonly (readonly [number, number])[])[]): Promise<void>;
  /** One value 0..1 for each input of the network. Otherwise as `draw`. */
  setPixels(values: ArrayLike<number>): Promise<void>;
  /**
   * Puts other weights, or another network, in the place of the network's while somebody watches:
   * a network, or the bytes of a network file. It must read the same input and know the same
   * classes. Throws InputError, and changes nothing, where that cannot be. Returns a promise where the
   * next network is heavy, and has to read the drawing first.
   */
  replaceNetwork(next: Network | ArrayBuffer): Promise<void> | null;
  /**
   * Shows a network that comes along, by its name, or the one in the bytes of a network file; the
   * drawing stays. Resolves once it is drawn; rejects with an InputError, and changes nothing, where
   * that cannot be.
   */
  use(network: AlongName | ArrayBuffer): Promise<void>;
  /**
   * How the loss, -log of the probability of class `target`, changes with every number: d loss / d z of
   * each layer, and d loss / d weight and bias. Throws InputError for other classes.
   */
  gradients(target: number): Slopes;
  /**
   * One step of plain gradient descent, told that what is shown is a `target`; the network after it
   * is shown. Throws InputError, and changes nothing, for other classes and rates.
   */
  teach(target: number, options?: { readonly rate?: number }): ReturnType<typeof teach>;
  /** Learning from nothing, on the stage. */
  readonly training: TrainingApi;
  /** The history of a training that is open; null for none. */
  readonly history: HistoryApi | null;
  /** The fragment of a link to what is shown now, without `#`. */
  link(): string;
  /**
   * Shows what a link holds. Throws InputError and changes nothing when it is no good. Returns a
   * promise where another network has to be fetched first.
   */
  open(link: string): Promise<void> | null;
  /** Opens "Look inside" at a neuron; layer -1 is the input. */
  inspect(layer: number, neuron: number): void;
  /** Explains a class (null: the answer); `than` compares it with another one. */
  explain(digit: number | null, than?: number): void;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
}

/** Large enough to be seen in one step, small enough not to jump over the answer. */
const RATE = 0.01;

export function apiOf(app: App): Api {
  const api: Api = {
    get ready() {
      return Promise.resolve(api);
    },
    get network() {
      return app.network;
    },
    get trace() {
      return app.current().trace;
    },
    get duration() {
      return app.current().scene.duration;
    },
    get steps() {
      return toldSteps(app.current().scene, app.words, app.lines.value);
    },
    svg(options) {
      app.takeIn();
      const { scene } = app.reading.value;
      const frame = frameAt(scene, app.clock.value.seconds);
      const loaded = parts.peek();
      if (!loaded) throw said(app.words.notice.partMissing);
      return loaded.toSvg(scene, frame, svgLook(app, options), options, app.words);
    },
    settled: app.settled,
    draw(strokes) {
      refusing(app.reading, () => app.drawStrokes(strokes));
      return settledLater(app);
    },
    setPixels(values) {
      refusing(app.reading, () => app.setPixels(values));
      return settledLater(app);
    },
    replaceNetwork(given) {
      const next = given instanceof ArrayBuffer ? parseNetwork(given) : given;
      if (next instanceof Network && app.readsElsewhere(next)) {
        return app.prepare(next).then(() => app.replaceNetwork(next));
      }
      app.replaceNetwork(next);
      return null;
    },
    async use(what) {
      await app.networks.use(what);
      app.paintNow();
    },
    gradients: (target) => slopesOf(app.network, app.current().trace, target),
    teach(target, { rate = RATE } = {}) {
      const { current, replaceNetwork: replace } = app;
      return teach({ current, network: () => app.network, replace }, target, rate);
    },
    training: trainingOf(app),
    get history() {
      return historyOf(app);
    },
    link: () => linkOf(app),
    open: (link) => apply(app, link),
    inspect: (layer, index) => app.inside.inspect({ layer, index }),
    explain: (digit, than) => explain(app, digit, than),
    play: app.play,
    pause: app.pause,
    seek: app.seek,
  };
  return api;
}

/** Nobody has to wait for it: the page itself says why a picture was refused. */
function settledLater(app: App): Promise<void> {
  const settled = app.settled();
  settled.catch(() => {});
  return settled;
}

function svgLook(app: App, { view, theme, limit }: SvgOptions): Look {
  const look = app.look.value;
  return {
    ...look,
    view: view ?? look.view,
    theme: theme ?? look.theme,
    budget: { ...look.budget, each: limit ?? look.budget.each },
  };
}

function explain(app: App, digit: number | null, than?: number): void {
  app.inside.explain(digit);
  app.inside.compare(than ?? null);
  app.inside.open("evidence");
}
