/** The networks that come along with the page, fetched from where it came from, and only when asked for. */
import convolutional from "@assets/mnistconv.safetensors?url";
import lesson from "@assets/mnistnet.safetensors?url";
import type { Load, NetworksSetting, Opened } from "../app/networks";
import type { Thread } from "../app/thread";
import { said } from "../base/errors";
import { ALONG, type AlongName, decodeLink, isLink } from "../link/link";
import type { Words } from "../words/words";

const ADDRESSES: Readonly<Record<AlongName, string>> = {
  mnistnet: lesson,
  mnistconv: convolutional,
};

/** The build links the page's network in its head; the server may point that link at another. */
export function homeAddress(): string {
  const link = document.querySelector<HTMLLinkElement>("link[rel=preload][as=fetch]");
  return link?.href ?? lesson;
}

/** Which of those that come along the page shows without a link; null: another one. */
export function homeName(): AlongName | null {
  const at = (address: string): string => new URL(address, document.baseURI).pathname;
  return ALONG.find((name) => at(ADDRESSES[name]) === at(homeAddress())) ?? null;
}

/** The network that the page opens with: a link may say which. Throws InputError. */
export async function firstOf(words: Words, parse: Thread["parse"]): Promise<Opened> {
  const home = homeName() ?? "served";
  const linked = linkedName();
  const loads = loadsOf(words);
  if (linked && linked !== home) {
    try {
      const bytes = (await loads[linked]?.(() => {})) ?? null;
      if (bytes) {
        return {
          key: linked,
          name: words.networks.along[linked],
          network: await parse(bytes),
          bytes,
        };
      }
    } catch {
      // The page opens with its own, and says why as it opens the link.
    }
  }
  const network = await parse(await homeBytes(words.notice));
  const name = home === "served" ? network.name : words.networks.along[home];
  return { key: home, name, network, bytes: null };
}

function linkedName(): AlongName | null {
  try {
    return isLink(location.hash) ? decodeLink(location.hash).network : null;
  } catch {
    return null; // It is told as the link is opened.
  }
}

async function homeBytes({ notLoaded, notLoadedStatus }: Words["notice"]): Promise<ArrayBuffer> {
  const response = await fetch(homeAddress()).catch(() => null);
  if (!response?.ok) throw said(response ? notLoadedStatus(response.status) : notLoaded);
  return response.arrayBuffer();
}

/** Of all that can be fetched: also of the page's own network, where that is none of those. */
export const loadsOf = (words: Words): NetworksSetting["loads"] => ({
  mnistnet: loadFrom(ADDRESSES.mnistnet, words.networks.along.mnistnet, words),
  mnistconv: loadFrom(ADDRESSES.mnistconv, words.networks.along.mnistconv, words),
  ...(homeName() ? {} : { served: loadFrom(homeAddress(), words.networks.served, words) }),
});

const loadFrom =
  (address: string, name: string, { networks }: Words): Load =>
  async (onShare) => {
    const response = await fetch(address).catch(() => null);
    if (!response) throw said(networks.notLoaded(name));
    if (!response.ok) throw said(networks.notLoadedStatus(name, response.status));
    try {
      return await bytesOf(response, onShare);
    } catch {
      throw said(networks.notLoaded(name)); // It broke off on the way.
    }
  };

/** The whole body, with word of how much of it is there. */
async function bytesOf(
  response: Response,
  onShare: (share: number | null) => void,
): Promise<ArrayBuffer> {
  const size = Number(response.headers.get("Content-Length"));
  // What is packed on the way is longer than it says.
  if (!response.body || !size || response.headers.has("Content-Encoding")) {
    return response.arrayBuffer();
  }
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let there = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    there += next.value.byteLength;
    onShare(Math.min(there / size, 1));
  }
  return new Blob(pieces).arrayBuffer();
}
