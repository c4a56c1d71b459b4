/** The page as scripts, exports and tests use it. */
import type { App } from "../app/app";
import { refusing } from "../app/faults";
import { apply, linkOf } from "../app/sharing";
import type { AlongName } from "../link/link";
import { parseNetwork } from "../network/file";
import type { Network } from "../network/network";
import type { Size } from "../render/room";
import { toSvg } from "../render/svg";
import { frameAt } from "../scene/frame";
import type { Look, Theme, View } from "../scene/look";
import type { Trace } from "../trace/trace";
import { type ToldStep, toldSteps } from "../words/steps";

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
  /** Always that of the drawing as it is now. */
  readonly trace: Trace;
  /** Seconds that the story lasts. */
  readonly duration: number;
  /** The steps of the story as it is now: each moves for `motion` seconds, then stands still. */
  readonly steps: readonly ToldStep[];
  /** The stage as an SVG file, at the second where it stands. */
  svg(options: SvgOptions): string;
  draw(strokes: readonly (readonly (readonly [number, number])[])[]): void;
  /** One value 0..1 for each input of the network. */
  setPixels(values: ArrayLike<number>): void;
  /**
   * Puts other weights, or another network, in the place of the network's while somebody watches:
   * a network, or the bytes of a network file. It must read the same input and know the same
   * classes. Throws InputError, and changes nothing, where that cannot be.
   */
  replaceNetwork(next: Network | ArrayBuffer): void;
  /**
   * Shows a network that comes along, by its name, or the one in the bytes of a network file; the
   * drawing stays. Resolves once it is drawn; rejects with an InputError, and changes nothing, where
   * that cannot be.
   */
  use(network: AlongName | ArrayBuffer): Promise<void>;
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
      return toSvg(scene, frame, svgLook(app, options), options, app.words);
    },
    draw: (strokes) => refusing(app.reading, () => app.drawStrokes(strokes)),
    setPixels: (values) => refusing(app.reading, () => app.setPixels(values)),
    replaceNetwork: (next) =>
      app.replaceNetwork(next instanceof ArrayBuffer ? parseNetwork(next) : next),
    async use(what) {
      await app.networks.use(what);
      app.paintNow();
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
