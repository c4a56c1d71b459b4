/**
 * What a page carries in itself when it was written by `forwardpass export`, a notebook or the
 * page's own save button: the network, and how the page should start. Fetches nothing.
 */
import { wrong } from "../base/errors";
import type { Stroke } from "../ink/ink";
import { checkStrokes } from "../ink/strokes";
import type { Theme, View } from "../scene/look";

/** How an exported page starts. All of it may be missing. */
export interface Start {
  readonly strokes?: readonly Stroke[];
  /** Inputs of the network, one after the other; the first one is shown. */
  readonly inputs?: readonly Float32Array[];
  readonly view?: View;
  readonly theme?: Theme;
  /** Stands still there; without it the story plays once the page is in sight. */
  readonly seconds?: number;
  /** A fragment as links have it; it comes before all others. */
  readonly link?: string;
  /** In a frame of a larger page, such as a notebook: as high as the frame, with nothing to scroll. */
  readonly framed?: boolean;
  /** For pictures and films: always draw all lines, however slow the machine. */
  readonly steady?: boolean;
  /** No other network comes along with the page. */
  readonly alone?: boolean;
  /** The tag of the language in which the page begins. */
  readonly lang?: string;
  /** Tags of the languages besides English that a page in one file has inside. */
  readonly within?: readonly string[];
  /** A training goes on where the page came from, which it follows. */
  readonly follow?: boolean;
  /** MNIST lies beside the page. */
  readonly mnist?: boolean;
}

export interface Embedded {
  /** The bytes of a `.safetensors` file. */
  readonly network: ArrayBuffer;
  readonly start: Start;
}

export const NETWORK_ID = "forwardpass-network";
export const START_ID = "forwardpass-start";

/** The data blocks of the document, or null where it has none. Throws InputError. */
export function readEmbedded(place: Document): Embedded | null {
  const network = place.getElementById(NETWORK_ID)?.textContent;
  if (!network) return null;
  return { network: fromBase64(network).buffer, start: readStart(place) };
}

/** How to start; a page may say so without carrying its network. Throws InputError. */
export function readStart(place: Document): Start {
  const text = place.getElementById(START_ID)?.textContent;
  if (!text) return {};
  const about = parse(text);
  const { strokes, inputs, view, theme, seconds, framed, steady } = about;
  const { alone, link, follow, mnist, lang, within } = about;
  return {
    ...(strokes === undefined ? {} : { strokes: checkStrokes(strokes) }),
    ...(Array.isArray(inputs) ? { inputs: inputs.map(floats) } : {}),
    ...(view === "space" || view === "flat" ? { view } : {}),
    ...(theme === "dark" || theme === "light" ? { theme } : {}),
    ...(typeof seconds === "number" && seconds >= 0 ? { seconds } : {}),
    ...(framed === true ? { framed } : {}),
    ...(steady === true ? { steady } : {}),
    ...(alone === true ? { alone } : {}),
    ...(follow === true ? { follow } : {}),
    ...(mnist === true ? { mnist } : {}),
    ...(typeof link === "string" ? { link } : {}),
    ...(typeof lang === "string" ? { lang } : {}),
    ...(Array.isArray(within) ? { within: within.map(String) } : {}),
  };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw wrong("optionsDamaged");
}

/** Little-endian float32 in base64. */
function floats(text: unknown): Float32Array {
  const bytes = fromBase64(String(text));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length >> 2 }, (_, k) => view.getFloat32(4 * k, true));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw wrong("dataDamaged");
  }
  const bytes = new Uint8Array(binary.length);
  for (let k = 0; k < binary.length; k++) bytes[k] = binary.charCodeAt(k);
  return bytes;
}
