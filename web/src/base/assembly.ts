/** Loops in WebAssembly, each module on a memory of its own. */

const PAGE = 65_536; // bytes

export interface Assembly<Loops> {
  readonly loops: Loops;
  readonly memory: WebAssembly.Memory;
  /** Makes room for so many bytes; views that were made before are then empty. */
  readonly reserve: (bytes: number) => void;
}

/**
 * The loops of a module in base64, which imports `memory` from `name`; null where no WebAssembly
 * runs: some browsers are told to run none.
 */
export function assembly<Loops>(name: string, text: string): Assembly<Loops> | null {
  try {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const module = new WebAssembly.Module(bytes);
    const { exports } = new WebAssembly.Instance(module, { [name]: { memory } });
    const reserve = (wanted: number): void => {
      const missing = Math.ceil((wanted - memory.buffer.byteLength) / PAGE);
      if (missing > 0) memory.grow(missing);
    };
    return { loops: exports as Loops, memory, reserve };
  } catch {
    return null;
  }
}
