/** A part of the page that is loaded later, and a sentence in its place until then. */
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { App } from "../app/app";
import { loadParts, type Parts, parts } from "./loaded";

interface LaterProps {
  readonly app: App;
  readonly children: (loaded: Parts) => VNode;
}

export function Later({ app, children }: LaterProps) {
  const loaded = parts.value;
  return loaded ? children(loaded) : <Waiting app={app} />;
}

/** Mostly too short to be read; where the script cannot be fetched, it stays. */
function Waiting({ app }: { app: App }) {
  const failed = useSignal(false);
  useEffect(() => {
    loadParts().catch(() => {
      failed.value = true;
    });
  }, []);
  const { notice } = app.words;
  return (
    <p class="inside-words" role="status">
      {failed.value ? notice.partMissing : notice.partLoading}
    </p>
  );
}
