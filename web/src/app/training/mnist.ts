/** MNIST from the server that the page came from, where that has it: asked for once, and only when chosen. */
import { said } from "../../base/errors";
import { parseIdx } from "../../learn/idx";
import type { Pictures } from "../../learn/lessons";
import type { Words } from "../../words/words";
import { state } from "../state";
import type { Mnist } from "./material";

/** Where `forwardpass serve --data` has them, below the page. */
const FOLDER = "mnist/";
const FILES = {
  train: ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"],
  test: ["t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"],
} as const;
const SIDE = 28;
const CLASSES = 10;

/** Gets a file that lies beside the page: its bytes, null where there is none. */
export type Fetching = (name: string) => Promise<Fetched | null>;

export interface Fetched {
  /** As they come over the wire. */
  readonly megabytes: number | null;
  readonly bytes: () => Promise<Uint8Array>;
}

export function createMnist(fetching: Fetching, { training: words }: Words) {
  const [loading, setLoading] = state<{ readonly megabytes: number | null } | null>(null);
  const [size, setSize] = state(0);
  let there: Promise<Mnist> | null = null;

  async function file(name: string): Promise<Uint8Array> {
    const found = await fetching(FOLDER + name).catch(() => null);
    if (!found) throw said(words.noMnist);
    if (name === FILES.train[0]) setLoading({ megabytes: found.megabytes });
    return found.bytes().catch(() => {
      throw said(words.mnistBroke);
    });
  }
  async function part([images, labels]: readonly [string, string]): Promise<Pictures> {
    const pictures = parseIdx(await file(images), 3, images);
    const { shape, values } = parseIdx(await file(labels), 1, labels);
    const [count, ...sides] = pictures.shape;
    const fits = count === shape[0] && count > 0 && sides.every((side) => side === SIDE);
    if (!fits || values.some((label) => label >= CLASSES)) throw said(words.mnistOther);
    return { images: pictures.values, targets: values };
  }
  async function load(): Promise<Mnist> {
    setLoading({ megabytes: null });
    try {
      const found = { train: await part(FILES.train), test: await part(FILES.test) };
      setSize(found.train.targets.length);
      return found;
    } finally {
      setLoading(null);
    }
  }
  return {
    /** While it comes. */
    loading,
    /** Digits to learn from, once they are there. */
    size: (): number => size.value,
    /** The digits, asked for once. Rejects with an InputError where the server does not have them. */
    get(): Promise<Mnist> {
      there ??= load().catch((error) => {
        there = null;
        throw error;
      });
      return there;
    },
  };
}
