/** Files of other programs that people take for network files: told apart by name and first bytes. */

export const FOREIGN = ["torch", "onnx", "keras"] as const;
export type Foreign = (typeof FOREIGN)[number];

const ENDINGS: Readonly<Record<Foreign, RegExp>> = {
  torch: /\.(?:pth?|ckpt|bin|pkl|pickle|pt2|torchscript)$/i,
  onnx: /\.onnx$/i,
  keras: /\.(?:keras|h5|hdf5)$/i,
};

/** Whether a file is called as networks are, by this program or another one. */
export const isNetworkFile = (name: string): boolean =>
  /\.safetensors$/i.test(name) || FOREIGN.some((kind) => ENDINGS[kind].test(name));

/** Whose file it is, or null for one that may be a network file. Its name is believed first. */
export function foreignKind(name: string, start: Uint8Array): Foreign | null {
  const named = FOREIGN.find((kind) => ENDINGS[kind].test(name));
  if (named) return named;
  const begins = (...bytes: number[]): boolean => bytes.every((byte, k) => start[k] === byte);
  if (begins(0x89, 0x48, 0x44, 0x46)) return "keras"; // \x89HDF
  // A zip archive, which PyTorch writes, or a pickle of protocol 2 to 5.
  if (begins(0x50, 0x4b, 3, 4) || (start[0] === 0x80 && start[1] >= 2 && start[1] <= 5)) {
    return "torch";
  }
  return null;
}
