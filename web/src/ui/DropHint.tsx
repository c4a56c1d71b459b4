/** A network file can be dropped anywhere on the page, which says so while it is above. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import { pictureIn, readPhoto } from "./pasting";

export function DropHint({ app }: { app: App }) {
  const above = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = place.current?.closest<HTMLElement>(".fp");
    return page ? watchDrops(page, app, above) : undefined;
  }, [app]);
  return (
    <div class="drop-hint" aria-hidden="true" hidden={!above.value} ref={place}>
      <p>{app.words.networks.drop}</p>
    </div>
  );
}

/** A window that is left with a file in hand tells nobody; the file no longer moves over the page then. */
const GONE = 400; // ms

function watchDrops(page: HTMLElement, app: App, above: { value: boolean }): () => void {
  let timer = 0;
  const hide = (): void => {
    clearTimeout(timer);
    above.value = false;
  };
  const onOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    // Above the pad it may be a photo: that says so itself.
    above.value = !(event.target instanceof Element && event.target.closest("[data-drop]"));
    clearTimeout(timer);
    timer = window.setTimeout(hide, GONE);
  };
  const onDrop = (event: DragEvent): void => {
    hide();
    const file = pictureIn(event.dataTransfer);
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    if (app.readsPhotos && file.type.startsWith("image/")) void readPhoto(app, file);
    else void app.networks.openFile(file);
  };
  page.addEventListener("dragover", onOver);
  page.addEventListener("drop", onDrop);
  return () => {
    hide();
    page.removeEventListener("dragover", onOver);
    page.removeEventListener("drop", onDrop);
  };
}
