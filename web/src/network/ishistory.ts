/** Tells a history from a network by its first bytes; reading it is left to `history`. */

export const KEY = "forwardpass.history";
const BEGIN = `{"__metadata__":{"${KEY}"`;
const PREFIX = 8; // bytes of the header's length

/** Whether these bytes begin as a history's; what is wrong with one is found out later. */
export function isHistory(bytes: ArrayBuffer): boolean {
  const start = new Uint8Array(bytes).subarray(PREFIX, PREFIX + BEGIN.length);
  return new TextDecoder().decode(start) === BEGIN;
}
