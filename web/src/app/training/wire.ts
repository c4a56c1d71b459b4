/** What the page and the worker that trains send each other. */
import type { Drawn, Lessons } from "../../learn/lessons";
import type { Judged, Point, TrainingOptions, TrainingState } from "../../learn/training";
import type { NetworkSent } from "../wire";

/** What is learnt from: drawings, each bent anew, or pictures as they are. */
export type Material =
  | { readonly kind: "drawings"; readonly drawings: readonly Drawn[] }
  | { readonly kind: "pictures"; readonly lessons: Lessons };

export interface Order {
  readonly options: TrainingOptions;
  readonly material: Material;
  /** What it is judged by and never learns from. */
  readonly held: Lessons;
  /** Labels exchanged by chance, to see that nothing can be learnt from them. */
  readonly shuffled: boolean;
}

export type ToHost =
  | { readonly kind: "start"; readonly network: NetworkSent; readonly order: Order }
  /** Goes on for so many steps, or until it is paused. */
  | { readonly kind: "go"; readonly steps: number | null }
  | { readonly kind: "pause" }
  /** Asks for the network after so many steps, of those that are kept; null: as it is now. */
  | { readonly kind: "show"; readonly steps: number | null };

export type FromHost =
  | {
      readonly kind: "progress";
      readonly state: TrainingState;
      readonly going: boolean;
      /** What is new since the last progress. */
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
  /** One sentence why it cannot begin. */
  | { readonly kind: "refused"; readonly sentence: string };
