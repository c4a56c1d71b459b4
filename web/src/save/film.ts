/**
 * A film of the story: every frame is painted by `frameAt`, so frame n is the story at n / fps, and
 * handed to a worker that encodes it. Which codec is used is the worker's business.
 */

import { said } from "../base/errors";
import { NETWORK_ID } from "../link/embedded";
import type { Look } from "../scene/look";
import type { Scene } from "../scene/scene";
import { inARow } from "../scene/steps";
import type { Words } from "../words/words";
import workerAddress from "./film.worker?worker&url";
import type { FilmReply, FilmRequest } from "./messages";
import { unpacked } from "./packing";
import { createPlate } from "./plate";

export interface Film {
  readonly content: Blob;
  readonly suffix: string;
}

export interface FilmOptions {
  readonly words: Words;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** An element of the page, whose letters are used. */
  readonly beside: Element;
  /** Told after each frame, 0..1. */
  readonly onProgress: (share: number) => void;
  /** Ends it early: the film then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** Frames that may wait for the encoder: enough to keep it busy. */
const AHEAD = 4;
/** The block of a page in one file that holds the worker's code. */
export const FILM_ID = "forwardpass-film";

/** Why this page cannot make videos, or null when it can. */
export function noFilmBecause(): "insecure" | "noEncoder" | "noWorker" | null {
  if (!isSecureContext) return "insecure";
  if (typeof VideoEncoder === "undefined" || typeof Worker === "undefined") {
    return "noEncoder";
  }
  return inOneFile() && !document.getElementById(FILM_ID) ? "noWorker" : null;
}

const inOneFile = (): boolean => document.getElementById(NETWORK_ID) !== null;

/**
 * The story as a film tells it: at its own short pace, some 25 seconds in all. Nobody can read twelve
 * captions in that time; whoever wants to stops the film, or plays the story in the page, which waits
 * for its reader.
 */
export const filmed = (scene: Scene): Scene => ({ ...scene, ...inARow(scene.steps) });

export async function makeFilm(scene: Scene, look: Look, options: FilmOptions): Promise<Film> {
  const { words, width, height, fps, onProgress, signal } = options;
  const told = filmed(scene);
  const { duration } = told;
  const encoder = openEncoder(await startWorker(words.save), words.save, signal);
  const plate = createPlate(told, look, options);
  try {
    const suffix = await encoder.start({ kind: "start", width, height, fps });
    const frames = Math.ceil(duration * fps) + 1;
    for (let n = 0; n < frames; n++) {
      plate.paint(Math.min(n / fps, duration));
      // Taken in the same task, before the browser clears the stage's canvas.
      const picture = await createImageBitmap(plate.canvas);
      await encoder.add(picture);
      onProgress((n + 1) / frames);
    }
    return { content: await encoder.finish(), suffix };
  } finally {
    plate.dispose();
    encoder.close();
  }
}

function openEncoder(worker: Worker, words: Words["save"], signal: AbortSignal) {
  const waiting: {
    readonly resolve: (reply: FilmReply) => void;
    readonly reject: (why: unknown) => void;
  }[] = [];
  let failure: unknown = null;
  const fail = (why: unknown): void => {
    failure ??= why;
    for (const each of waiting.splice(0)) each.reject(failure);
  };
  const cancel = (): void => fail(signal.reason);
  signal.addEventListener("abort", cancel);
  worker.addEventListener("error", () => fail(said(words.notStarted)));
  worker.addEventListener("message", ({ data }: MessageEvent<FilmReply>) => {
    if (data.kind === "failed") {
      const { reason } = data;
      fail(said(reason === null ? words.noCodec : words.filmFailed(reason)));
    } else waiting.shift()?.resolve(data);
  });
  /** Every request has one reply, in order. */
  const ask = (request: FilmRequest, transfer: Transferable[] = []): Promise<FilmReply> =>
    new Promise((resolve, reject) => {
      if (failure !== null || signal.aborted) {
        reject(failure ?? signal.reason);
        return;
      }
      waiting.push({ resolve, reject });
      worker.postMessage(request, transfer);
    });
  const pending: Promise<FilmReply>[] = [];
  return {
    async start(request: FilmRequest): Promise<string> {
      const reply = await ask(request);
      return reply.kind === "ready" ? reply.suffix : "";
    },
    async add(picture: ImageBitmap): Promise<void> {
      const added = ask({ kind: "frame", picture }, [picture]);
      added.catch(() => {}); // Whoever waits for it next gets the reason.
      pending.push(added);
      if (pending.length > AHEAD) await pending.shift();
    },
    async finish(): Promise<Blob> {
      await Promise.all(pending);
      const reply = await ask({ kind: "finish" });
      if (reply.kind !== "done") throw said(words.nothingEncoded);
      return new Blob([reply.bytes], { type: reply.type });
    },
    close(): void {
      signal.removeEventListener("abort", cancel);
      worker.terminate();
    },
  };
}

async function startWorker(words: Words["save"]): Promise<Worker> {
  const text = document.getElementById(FILM_ID)?.textContent;
  if (!text) return new Worker(workerAddress, { type: "module" });
  const code = await unpacked(text).catch(() => {
    throw said(words.notStarted);
  });
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return new Worker(address);
}
