/** Hands a file to the browser to keep. */

/** The address of the file is freed after this many ms, when the browser has taken it. */
const TAKEN = 60_000;

export function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.hidden = true;
  document.body.append(link); // Firefox only follows links that are in the document.
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN);
}

/** "MNISTNet-3.png": letters, digits and dashes, whatever the network and the class are called. */
export function fileName(parts: readonly string[], suffix: string): string {
  const name = parts
    .join("-")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return `${name || "forwardpass"}${suffix}`;
}
