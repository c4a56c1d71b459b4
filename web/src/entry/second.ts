/**
 * The page's second thread: the same script once more, as a worker, so that a page in one file has it,
 * too. What it answers is left to `app/answering`.
 */
import { createAnswering } from "../app/answering";
import { createElsewhere } from "../app/elsewhere";
import { createThread, type Port } from "../app/thread";
import type { TrainingPort } from "../app/training/training";
import type { FromHost, ToHost } from "../app/training/wire";
import type { FromWorker, ToWorker } from "../app/wire";
import { loadParts } from "../ui/loaded";

/** Whether this script runs as the worker: there is no page. */
export const isWorker = (): boolean => typeof document === "undefined";

/** Answers from now on. */
export function serve(): void {
  const scope = self as unknown as {
    onmessage: (event: { readonly data: ToWorker | ToHost }) => void;
    postMessage: (message: FromWorker | FromHost) => void;
  };
  const answering = createAnswering((message) => scope.postMessage(message));
  let host: ReturnType<typeof createHost> | null = null;
  scope.onmessage = ({ data }) => {
    if (!isForHost(data)) return answering(data);
    host ??= createHost((message) => scope.postMessage(message));
    void host.then((hear) => hear(data));
  };
}

const isForHost = (asked: ToWorker | ToHost): asked is ToHost =>
  asked.kind === "start" || asked.kind === "go" || asked.kind === "pause" || asked.kind === "show";

/** What trains comes with the parts that are loaded later. */
async function createHost(post: (message: FromHost) => void): Promise<(asked: ToHost) => void> {
  const parts = await loadParts();
  // A timer would wait for 4 ms each time.
  const { port1, port2 } = new MessageChannel();
  let waiting: (() => void)[] = [];
  port1.onmessage = () => {
    const now = waiting;
    waiting = [];
    for (const work of now) work();
  };
  return parts.createHost({
    post,
    now: () => performance.now(),
    later(work) {
      waiting.push(work);
      port2.postMessage(null);
    },
  });
}

/** A worker that trains. */
export const spawn = (): TrainingPort => start() as unknown as TrainingPort;

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
