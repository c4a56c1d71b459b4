/** Photos from a file, by paste and by drop: decoded here, in the page, and sent nowhere. */
import type { App } from "../app/app";
import { photoSteps } from "../ink/photo";
import { type Decoded, LARGEST, LARGEST_OF } from "../ink/photo/decoded";

/** Reads a photo of a digit; what is wrong with it is told in a sentence. */
export async function readPhoto(app: App, file: Blob): Promise<void> {
  const words = app.words.input;
  const bitmap = await decoded(file);
  if (!bitmap) {
    app.notify(words.notRead);
    return;
  }
  try {
    const most = LARGEST_OF[file.type] ?? LARGEST;
    if (bitmap.width * bitmap.height > most) {
      app.notify(words.photoTooLarge(most));
      return;
    }
    const steps = photoSteps(pixelsOf(bitmap));
    if (!steps) {
      app.notify(words.noInk);
      return;
    }
    app.closeNotice();
    app.showPhoto(steps);
  } finally {
    bitmap.close();
  }
}

/** The picture upright, its colours as they stand in the file; null for what is no picture. */
async function decoded(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, {
      imageOrientation: "from-image",
      colorSpaceConversion: "none",
    });
  } catch {
    return null;
  }
}

/** A few rows at a time: all px of a large photo would take hundreds of megabytes once more. */
function pixelsOf(bitmap: ImageBitmap): Decoded {
  const canvas = document.createElement("canvas");
  const { width, height } = bitmap;
  return {
    width,
    height,
    rows(first, last) {
      canvas.width = width;
      canvas.height = last - first;
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) throw new Error("This browser has no canvas.");
      context.drawImage(bitmap, 0, -first);
      return context.getImageData(0, 0, width, last - first).data;
    },
  };
}
