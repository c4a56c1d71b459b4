/**
 * The arithmetic of learning, in WebAssembly (kernel.wat). Blank pixels and inactive neurons are 0
 * and cost nothing: four of five products of the first layer are never made. Nothing is multiplied
 * with less than float32, and nothing is added in another order from run to run.
 */
import type { Heap } from "./heap";
import text from "./kernel.wat";

/** Addresses are in bytes, counts in numbers; weights are (inputs, outputs). */
export interface Kernel {
  /** z = a weight + bias, for n rows; `bias` 0 stands for none. */
  forward(
    a: number,
    n: number,
    inputs: number,
    weight: number,
    bias: number,
    outputs: number,
    z: number,
  ): void;
  /** slope (inputs, outputs) = a transposed times g. */
  slopes(a: number, n: number, inputs: number, g: number, outputs: number, slope: number): void;
  /** back = g times weight transposed; 0 where the number at `gate` is. `gate` 0: everywhere open. */
  back(
    g: number,
    n: number,
    inputs: number,
    weight: number,
    outputs: number,
    gate: number,
    back: number,
  ): void;
  /** Over `count` numbers, a multiple of 4. */
  sgd(p: number, g: number, v: number, count: number, rate: number, momentum: number): void;
  adam(
    p: number,
    g: number,
    m: number,
    v: number,
    count: number,
    size: number,
    root: number,
    beta1: number,
    beta2: number,
    eps: number,
  ): void;
}

/** Where `forward` and `slopes` note what is not 0. */
type Noting = (...numbers: number[]) => void;

/** The kernel on a heap; no row it is given is longer than `longest`. */
export function kernelOn(heap: Heap, longest: number): Kernel {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const imports = { learn: { memory: heap.memory } };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  const { forward, slopes, back, sgd, adam } = exports as unknown as Kernel;
  const places = heap.row(longest + 1).at;
  const values = heap.row(longest + 1).at;
  return {
    forward: (...given) => (forward as Noting)(...given, places, values),
    slopes: (...given) => (slopes as Noting)(...given, places, values),
    back,
    sgd,
    adam,
  };
}
