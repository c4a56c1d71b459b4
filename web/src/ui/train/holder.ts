/** The one training of a page, which the section "Start from nothing" and scripts share. */

import { effect, untracked } from "@preact/signals";
import type { App } from "../../app/app";
import { state } from "../../app/state";
import { taughtOf } from "../../app/taught/taught";
import { tellMeanwhile } from "../../app/training/meanwhile";
import { createMnist, type Fetching } from "../../app/training/mnist";
import { createOwn } from "../../app/training/own";
import { type Chosen, createTraining, type TrainingPort, USUAL } from "../../app/training/training";
import { InputError } from "../../base/errors";
import { readStart } from "../../link/embedded";
import { told } from "../../words/told";
import { startWorker } from "../worker";
import { drawn } from "./drawn";

/** ms from one network on the stage to the next, and where each is one step. */
const APART = 100;
const STEP_APART = 500;

export type Held = ReturnType<typeof make>;

/** What the parts of the section are given. */
export interface Part {
  readonly app: App;
  readonly held: Held;
}

const made = new WeakMap<App, Held>();

/** Made when it is first asked for. */
export function trainingOf(app: App): Held {
  const held = made.get(app) ?? make(app);
  made.set(app, held);
  return held;
}

/** The same where one has been made; else there is nothing to be told of it. */
export const madeFor = (app: App): Held | null => made.get(app) ?? null;

function make(app: App) {
  const own = createOwn(app);
  const training = createTraining({
    network: () => app.network,
    source: () => ({
      ready: app.samples.flatMap(([, list]) => list),
      own: own.drawn(),
      form: app.form,
      words: app.words,
    }),
    alone: () => taughtOf(app).end(),
    mnist: createMnist(fetchBeside, app.words),
    replace: app.replaceNetwork,
    drawn: (slowly) => drawn(app, slowly ? STEP_APART : APART),
    spawn: () => startWorker() as unknown as TrainingPort,
    words: app.words,
    fail: app.notify,
  });
  const [draft, setDraft] = state<Chosen>(USUAL);
  const stop = effect(() => {
    const live = training.going.value && training.isShown.value;
    untracked(() => app.setLive(training, live));
    if (live) untracked(() => finish(app));
  });
  const stopTelling = tellMeanwhile({
    ...{ training, reading: app.reading, penDown: app.penDown, words: app.words },
    ...{ now: () => performance.now(), tell: app.setMeanwhile, say: app.say },
  });
  app.atEnd(() => {
    stop();
    stopTelling();
    training.stop();
  });
  const orSay = (work: () => unknown): void => {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        if (!(error instanceof InputError)) throw error;
        app.notify(told(app.words, error));
      });
  };
  return {
    ...training,
    own,
    /** What the next start takes. */
    draft,
    choose: (next: Partial<Chosen>): void => setDraft({ ...draft.peek(), ...next }),
    /** Starts as it is chosen; a failure changes something of it. */
    begin: (failure: Partial<Chosen> = {}): void =>
      orSay(() =>
        training
          .start({ ...draft.peek(), ...failure })
          .then(() => app.say(app.words.training.said.started)),
      ),
    /** Pauses, and says how far it is. */
    halt(): void {
      training.pause();
      const { steps, heldOut } = training.state.peek() ?? { steps: 0, heldOut: null };
      app.say(app.words.training.said.paused(steps, heldOut?.accuracy ?? 0));
    },
    keep(): void {
      training.stop();
      app.say(app.words.training.said.kept);
    },
    takeBack(): void {
      const name = training.came.peek()?.name ?? "";
      training.undo();
      app.say(app.words.training.said.undone(name));
    },
  };
}

/** The finished picture, in which everything that learns is to be seen. */
function finish(app: App): void {
  app.pause();
  if (!app.reading.peek().blank) app.seek(app.duration.peek());
}

/** From where the page came from, which says whether it has them: to ask in vain leaves a fault in the console. */
const fetchBeside: Fetching = async (name) => {
  if (!readStart(document).mnist) return null;
  const response = await fetch(name);
  if (!response.ok) return null;
  const size = Number(response.headers.get("Content-Length"));
  return {
    megabytes: size > 0 ? size / 1e6 : null,
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
  };
};
