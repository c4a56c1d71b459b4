/** What a picture or a film must know of the page that it shows; the page's own state fits. */
import type { Stage } from "../render/stage";
import type { Arrangement } from "../scene/layout";
import type { Theme, View } from "../scene/look";
import type { Scene } from "../scene/scene";
import type { Words } from "../words/words";

/** A value as it is at the moment of asking. */
interface Live<T> {
  readonly value: T;
}

export interface Subject {
  readonly words: Words;
  readonly theme: Live<Theme>;
  readonly view: Live<View>;
  readonly clock: Live<{ readonly seconds: number }>;
  readonly stage: Live<Stage | null>;
  readonly inside: { readonly stageOrder: Live<Arrangement | null> };
  /** With everything that is drawn up to now. */
  readonly current: () => { readonly scene: Scene };
  /** Paints the page again. */
  readonly repaint: () => void;
}
