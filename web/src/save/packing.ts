/** Text in a page that is one file: packed with gzip, in base64. */

const CHUNK = 0x8000;

/** Empty where the browser packs nothing: the same ones cannot encode videos either. */
export async function packed(text: string): Promise<string> {
  if (typeof CompressionStream === "undefined") return "";
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return base64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** Rejects where it is damaged. */
export async function unpacked(text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let k = 0; k < bytes.length; k += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(k, k + CHUNK));
  }
  return btoa(binary);
}
