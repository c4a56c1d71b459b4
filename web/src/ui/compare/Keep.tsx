/** The buttons that keep a picture to compare with, and end comparing. */
import type { App } from "../../app/app";

/** Keeps what is shown now: as the first to compare with, or in the place of the one before. */
export function KeepButton({ app, quiet = false }: { app: App; quiet?: boolean }) {
  const words = app.words.compare;
  return (
    <button
      type="button"
      class={quiet ? "link" : "button"}
      title={words.keepKey}
      disabled={app.reading.value.blank}
      onClick={app.pair.keep}
    >
      {quiet ? words.keepNow : words.keep}
    </button>
  );
}

/** Compares what was changed with what was there before; it has its place before there is any. */
export function CompareWithBefore({ app }: { app: App }) {
  const { original, trace, blank } = app.reading.value;
  const nothing = original === trace || blank || app.pair.a.value?.trace === original;
  return (
    <button type="button" class="button" disabled={nothing} onClick={app.pair.keepOriginal}>
      {app.words.compare.asBefore}
    </button>
  );
}
