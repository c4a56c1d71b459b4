/**
 * The page's second thread: the same script once more, as a worker, so that a page in one file has it,
 * too. What it answers is left to `app/answering`.
 */
import { createAnswering } from "../app/answering";
import { createElsewhere } from "../app/elsewhere";
import { createThread, type Port } from "../app/thread";
import type { FromHost, ToHost } from "../app/training/wire";
import type { FromWorker, ToWorker } from "../app/wire";
import { loadParts } from "../ui/loaded";
import { startWorker } from "../ui/worker";

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

const HOSTED: readonly string[] = [
  "start",
  "go",
  "back",
  "pause",
  "show",
] satisfies ToHost["kind"][];
const isForHost = (asked: ToWorker | ToHost): asked is ToHost => HOSTED.includes(asked.kind);

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

/** Starts when it is first asked; where it cannot, the page finds everything out itself. */
export function createSecond() {
  const port = typeof Worker === "undefined" ? null : (): Port => startWorker() as unknown as Port;
  return createElsewhere(createThread(port), createThread(port));
}
