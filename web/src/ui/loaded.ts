/**
 * What nobody needs before the first prediction: a second script, loaded right after it. In a page that
 * is one file it stands in that file.
 */
import { state } from "../app/state";
import type * as Loaded from "./parts";

export type Parts = typeof Loaded;

const [parts, setParts] = state<Parts | null>(null);
let loading: Promise<Parts> | null = null;

/** Null until they are loaded. */
export { parts };

/** Rejects where the script cannot be fetched; whoever asks next tries again. */
export function loadParts(): Promise<Parts> {
  loading ??= import("./parts").then(
    (loaded) => {
      setParts(loaded);
      return loaded;
    },
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
