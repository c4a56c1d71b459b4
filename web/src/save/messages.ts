/** What the page and the worker that encodes its film say to each other. */

/** What the page asks of the film's worker. */
export type FilmRequest =
  | {
      readonly kind: "start";
      readonly width: number;
      readonly height: number;
      readonly fps: number;
    }
  | { readonly kind: "frame"; readonly picture: ImageBitmap }
  | { readonly kind: "finish" };

/** What the worker answers, once to each request. */
export type FilmReply =
  | { readonly kind: "ready"; readonly suffix: string }
  | { readonly kind: "added" }
  | { readonly kind: "done"; readonly bytes: ArrayBuffer; readonly type: string }
  /** The browser's own reason; null: it has no encoder for these. */
  | { readonly kind: "failed"; readonly reason: string | null };
