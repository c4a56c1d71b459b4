/**
 * The page's second thread: the same script once more, as a worker, so that a page in one file has it,
 * too. What it answers is left to `app/answering`.
 */
import { createAnswering } from "../app/answering";
import { createElsewhere } from "../app/elsewhere";
import { createThread, type Port } from "../app/thread";
import type { FromWorker, ToWorker } from "../app/wire";

/** Whether this script runs as the worker: there is no page. */
export const isWorker = (): boolean => typeof document === "undefined";

/** Answers from now on. */
export function serve(): void {
  const scope = self as unknown as {
    onmessage: (event: { readonly data: ToWorker }) => void;
    postMessage: (message: FromWorker) => void;
  };
  const answering = createAnswering((message) => scope.postMessage(message));
  scope.onmessage = ({ data }) => answering(data);
}

/** Starts when it is first asked; where it cannot, the page finds everything out itself. */
export function createSecond() {
  const port = typeof Worker === "undefined" ? null : start;
  return createElsewhere(createThread(port), createThread(port));
}

function start(): Port {
  const own = document.querySelector<HTMLScriptElement>("script[type=module]");
  if (own?.src) return new Worker(own.src, { type: "module" }) as unknown as Port;
  // The script is one piece, so it also runs without being a module, which a file may not start.
  const text = own?.textContent ?? "";
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return new Worker(address) as unknown as Port;
}
