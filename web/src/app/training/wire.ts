/** What the page and the worker that trains send each other. */
import type { Refusal } from "../../base/errors";
import type { Drawn, Pictures } from "../../learn/lessons";
import type { Judged, Point, TrainingOptions, TrainingState } from "../../learn/training";
import type { InputForm } from "../../network/input";
import type { NetworkSent } from "../wire";

/** What is learnt from: drawings, each bent anew into what the network reads, or pictures as they are. */
export type Material =
  | { readonly kind: "drawings"; readonly drawings: readonly Drawn[]; readonly form: InputForm }
  | { readonly kind: "pictures"; readonly lessons: Pictures };

export interface Order {
  readonly options: TrainingOptions;
  readonly material: Material;
  /** What it is judged by and never learns from. */
  readonly held: Pictures;
  /** Labels exchanged by chance, to see that nothing can be learnt from them. */
  readonly shuffled: boolean;
}

export type ToHost =
  | { readonly kind: "start"; readonly network: NetworkSent; readonly order: Order }
  /**
   * Goes on for so many steps, or until it is paused. After every `pace` steps it waits until the network
   * is asked for; null: it does not wait.
   */
  | { readonly kind: "go"; readonly steps: number | null; readonly pace: number | null }
  | { readonly kind: "pause" }
  /** Goes back to a network that is kept, and forgets what came after it. */
  | { readonly kind: "back"; readonly steps: number }
  /** Asks for the network after so many steps, of those that are kept; null: as it is now. */
  | { readonly kind: "show"; readonly steps: number | null };

export type FromHost =
  | {
      readonly kind: "progress";
      readonly state: TrainingState;
      readonly going: boolean;
      /** What came after so many steps is forgotten; null: nothing is. */
      readonly back: number | null;
      /** What is new since the last progress; a judgement takes the place of one after as many steps. */
      readonly curve: readonly Point[];
      readonly judgements: readonly Judged[];
      /** After how many steps a network is kept. */
      readonly kept: readonly number[];
    }
  | {
      readonly kind: "network";
      readonly steps: number;
      readonly parameters: Readonly<Record<string, Float32Array>>;
    }
  /** Why it cannot begin. */
  | { readonly kind: "refused"; readonly refusal: Refusal };
