/** Pictures by paste and by drop: which they are, and that they are read by what is loaded later. */
import type { App } from "../app/app";
import { loadParts } from "./loaded";

/** Reads a photo of a digit; what is wrong with it is told in a sentence. */
export async function readPhoto(app: App, file: Blob): Promise<void> {
  const parts = await loadParts().catch(() => null);
  if (parts) await parts.readPhoto(app, file);
  else app.notify(app.words.notice.partMissing);
}

/** The picture in what was pasted or dropped, or null. */
export function pictureIn(data: DataTransfer | null): File | null {
  const files = [...(data?.files ?? [])];
  return files.find(({ type }) => type.startsWith("image/")) ?? files[0] ?? null;
}

/** Whether a paste is meant for this page: text fields and other pages keep theirs. */
export function isPasteFor(page: Element | null, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, [contenteditable]")) return false;
  const within = target.closest(".fp");
  return within === page || (within === null && target === document.body);
}
