/**
 * Everything that the page knows while it runs, as signals that others can only read, and the
 * functions that change it: its parts, put together. Knows nothing of the DOM.
 */

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { said } from "../base/errors";
import type { Drawing } from "../ink/strokes";
import { parseNetwork } from "../network/file";
import type { Network } from "../network/network";
import type { NeuronId, Theme } from "../scene/look";
import { told as toldBy } from "../words/told";
import type { Words } from "../words/words";
import { createBeside } from "./beside";
import { createComparing } from "./comparing";
import { createCourse } from "./course/course";
import type { Progress } from "./course/progress";
import { createDrawing } from "./drawing";
import { createEditing } from "./editing";
import type { Elsewhere } from "./elsewhere";
import { createTakingBack } from "./faults";
import { type Idle, whenIdle } from "./idle";
import type { Input } from "./input";
import { createInside } from "./inside";
import { createInvitation } from "./invitation";
import { createLanguages, type LanguagesSetting } from "./languages";
import { createLens } from "./lens";
import { createLooking } from "./looking";
import type { Cancel, Request } from "./loop";
import { createMessages } from "./messages";
import { createMode } from "./mode";
import { createNetworks, type Networks, type NetworksSetting, type Opened } from "./networks";
import { createOnStage } from "./onstage";
import { createPainting } from "./painting";
import { createPanels } from "./panels";
import { createPlaying } from "./playing";
import { createReadings, type Reading } from "./reading";
import { isAlike, replaceNetwork } from "./replacing";
import { createRetelling } from "./retelling";
import { type SettingOptions, settingOf } from "./setting";
import { state } from "./state";
import { createStory, type Story } from "./story";
import { createTabs } from "./tabs";

export interface AppOptions extends SettingOptions {
  readonly theme?: Theme;
  /** Makes one HTML file of the page, which starts as a link's fragment says. */
  readonly toHtml?: ToHtml;
  /** The networks that can be chosen; null: the page holds one alone. */
  readonly networks?: NetworksSetting | null;
  readonly onTheme?: (theme: Theme) => void;
  /** The languages that can be chosen; null: the page speaks one alone. */
  readonly languages?: LanguagesSetting | null;
  /** Where the reader was in the lesson, and who keeps where they are. */
  readonly progress?: Progress | null;
  readonly onProgress?: (progress: Progress) => void;
  readonly request?: Request;
  readonly cancel?: Cancel;
  /** Where heavy networks are read; without it the page waits for them. */
  readonly elsewhere?: Elsewhere | null;
  /** The network in the bytes of a file. Rejects with an InputError. */
  readonly parse?: (bytes: ArrayBuffer) => Promise<Network>;
  /** Whether a training goes on elsewhere on this machine, which the page follows. */
  readonly follows?: boolean;
  /** When work is done that nobody waits for. */
  readonly idle?: Idle;
  /** Puts on the pad what the page opens with, before anything is read. */
  readonly begin?: (app: App) => void;
}

/** Of the network's own file, unless bytes of another one are given. */
export type ToHtml = (
  link: string,
  inputs: readonly Float32Array[],
  bytes: ArrayBuffer | null,
) => Promise<Blob>;

export type App = ReturnType<typeof createApp>;

export function createApp(options: AppOptions) {
  const parts = createParts(options);
  const { network, setting, messages, looking, reading, inside, drawing, story } = parts;
  const { clock, step, outline, duration, playing, speed, loop, setSpeed, setLoop } = story;
  const { advance, ...controls } = parts.controls;
  const { told, finished } = story;
  const { settle, writing, lift, ...ways } = parts.editing;
  const { repaint, paintNow, onPaint, ...painting } = paintingOf(parts, options);
  const modes = createMode();
  const { inviting, invite, ...invitation } = createInvitation({
    ...{ input: drawing.input, clock, tab: inside.tab, mode: modes.mode },
  });
  const languages = createLanguages(options.languages ?? null, { ...setting, ...messages });
  const networks = networksOf(parts, options, modes);
  const beside = besideOf(parts, options, networks);
  const tabs = createTabs({ inside, beside, ...modes });
  const course = courseOf(parts, options, {
    // Its cards are about a network that is not shown: it waits.
    mode: computed(() => (networks.lessonAway.value ? "explore" : modes.mode.value)),
  });
  const endings = new Set<() => void>();
  const dispose = (): void => {
    for (const end of endings) end();
    beside.stop();
    invitation.stop();
    course.dispose();
    painting.dispose();
  };
  const app = {
    ...{ ...setting, ...messages, ...looking, ...controls, ...ways },
    ...{ clock, step, outline, duration, playing, speed, loop, setSpeed, setLoop },
    ...{ ...modes, ...tabs, inviting, invite, course },
    ...{ told: untold(told, course.withholds), finished, hurried: parts.hurried },
    ...createOnStage({ reading, story, look: looking.look }),
    /** A neuron of the stage was chosen: the answer to a question, or looked into. */
    pick: (id: NeuronId): void => {
      if (!course.asking.point(id)) inside.inspect(id);
    },
    ...{ networks, beside, languages },
    ...{ inside, pair: parts.pair, panels: createPanels(), reading, input: drawing.input },
    ...{ repaint, paintNow, onPaint, dispose },
    /** Done when the page ends, by parts that are loaded later. */
    atEnd: (end: () => void): void => void endings.add(end),
    ...{ live: parts.live, setLive: parts.setLive, follows: options.follows ?? false },
    retelling: parts.retelling,
    ...{ waits: parts.waits, settled: parts.settled, prepare: parts.prepare },
    /** Whether a network is heavy, so that its readings take a while. */
    readsElsewhere: (next: Network): boolean => options.elsewhere?.takes(next) ?? false,
    /** The network as it is now; a component, a computed or an effect that reads it follows it. */
    get network(): Network {
      return network.value;
    },
    replaceNetwork: (next: Network): void => replaceNetwork(next, { ...parts, ...setting }),
    /** The reading that includes everything drawn up to now, not only up to the last frame. */
    current: (): Reading => parts.latest.value,
    /** The opening: a drawing is written as if by hand and read live; then the reader is asked. */
    open: (opening: Drawing): void => ways.open(opening, invite),
    /** The drawing as a link keeps it: what is seen stays, and so does where the story stands. */
    settleStrokes: (ink: Pick<Input, "strokes" | "widths">): void =>
      batch(() => {
        const { seconds } = clock.value;
        const { widths: _, ...input } = drawing.input.value;
        drawing.put({ ...input, ...ink });
        story.stand(seconds);
      }),
    toHtml: htmlOf(options, network, networks.shown, setting.words),
  };
  try {
    options.begin?.(app);
    parts.reading.peek();
  } catch (error) {
    dispose(); // Nobody gets the page that would: no frame may come of it.
    throw error;
  }
  endings.add(
    createTakingBack({
      ...parts,
      lift,
      notify: (fault) => messages.notify(toldBy(setting.words, fault)),
    }),
  );
  return app;
}

/** What the story has told, as far as no question of the lesson is open that it would answer. */
function untold(
  { scores, shares, answer }: Story["told"],
  withholds: ReadonlySignal<boolean>,
): Story["told"] {
  const unless = (told: ReadonlySignal<boolean>) => computed(() => told.value && !withholds.value);
  return { scores: unless(scores), shares: unless(shares), answer: unless(answer) };
}

type Parts = ReturnType<typeof createParts>;

function createParts(options: AppOptions) {
  const network = signal(options.network);
  const setting = settingOf(options);
  const drawing = createDrawing();
  const lens = createLens(network);
  // Pen and writing are made of what is read, which asks whether they are at work; `live`, where weights
  // change again and again, is like a pen that draws: nobody reads along.
  const [live, setLive] = createLive();
  const penDown: ReadonlySignal<boolean> = computed(() => editing.penDown.value || live.value);
  const hurried = computed(() => penDown.value || editing.writing.now.value !== null);
  const { form, steady } = setting;
  const { retelling, ...readings } = createRetelling(
    createReadings({
      network,
      drawing,
      lens,
      form,
      steady,
      penDown,
      hurried,
      elsewhere: options.elsewhere ?? null,
    }),
  );
  const messages = createMessages();
  const story = createStory(readings.reading, readings.blank);
  const { elsewhere = null } = options;
  const around = {
    ...setting,
    ...readings,
    elsewhere,
    network,
    drawing,
    lens,
    story,
    say: messages.say,
  };
  const { showFinished, told: given } = story;
  const told = { ...around, newPicture: lens.newPicture, showFinished, answered: given.answer };
  const editing = createEditing(told);
  const inside = createInside(told);
  const { theme = "dark", onTheme } = options;
  const looking = createLooking({
    ...{ ...readings, plain: retelling.plain },
    ...{ theme, onTheme, penDown, inside, answered: given.answer },
  });
  const { lines } = looking;
  return {
    ...{ ...readings, lens, network, setting, drawing, messages, story, editing, inside, looking },
    ...{ hurried, retelling, live, setLive },
    pair: createComparing({ ...around, showFinished, settle: editing.settle }),
    controls: createPlaying({ ...around, lines, settle: editing.settle }),
  };
}

/** Whether anybody changes the weights again and again, and who begins and ends to do so. */
function createLive() {
  const [live, setLive] = state(false);
  const busy = new Set<unknown>();
  const tell = (who: unknown, isBusy: boolean): void => {
    if (isBusy) busy.add(who);
    else busy.delete(who);
    setLive(busy.size > 0);
  };
  return [live, tell] as const;
}

function courseOf(
  { setting, network, reading, drawing, inside, story, editing, hurried }: Parts,
  { progress, onProgress }: AppOptions,
  { mode }: Pick<ReturnType<typeof createMode>, "mode">,
) {
  return createCourse({
    ...{ ...setting, network, reading, drawing, inside, story, mode, busy: hurried },
    ...{ drawSample: editing.drawSample, progress, onProgress },
  });
}

function paintingOf(parts: Parts, { request, cancel }: AppOptions) {
  const { reading, story, drawing, looking, editing, controls } = parts;
  return createPainting({
    reading,
    clock: story.clock,
    watched: [drawing.unread, editing.writing.now, looking.stage, looking.look],
    // Pen and clock, in one step.
    advance: (elapsed) =>
      batch(() => {
        editing.writing.writeOn(elapsed);
        editing.takeIn();
        controls.advance(elapsed);
      }),
    moving: () => editing.writing.now.value !== null || story.moving(),
    request,
    cancel,
  });
}

function networksOf(
  { setting, network, reading, story, inside, messages, prepare }: Parts,
  { networks = null, parse = async (bytes) => parseNetwork(bytes) }: AppOptions,
  { mode, setMode }: ReturnType<typeof createMode>,
) {
  const { words, examples } = setting;
  return createNetworks({
    ...{ words, network, ...messages, setting: networks },
    fits: (next) => isAlike(network.value, next, examples),
    prepare,
    parse,
    replace: (next) => replaceNetwork(next, { network, examples, reading, story, inside }),
    leaveLesson: () => {
      if (mode.value === "learn") setMode("explore");
    },
  });
}

function besideOf(
  { setting, network, reading, story, inside, messages }: Parts,
  { idle = whenIdle, elsewhere = null }: AppOptions,
  networks: Networks,
) {
  const { words, form, tricky } = setting;
  const { showFinished } = story;
  return createBeside({
    ...{ words, form, tricky, network, networks, reading, inside, elsewhere, idle },
    ...{ showFinished, say: messages.say, notify: messages.notify },
  });
}

/** A saved page is made of a network's file, which knows nothing of weights that came later. */
function htmlOf(
  { network, toHtml }: AppOptions,
  now: ReadonlySignal<Network>,
  chosen: ReadonlySignal<Opened | null>,
  { save }: Words,
) {
  if (!toHtml) return null;
  return async (link: string, inputs: readonly Float32Array[]): Promise<Blob> => {
    if (chosen.value) return toHtml(link, inputs, chosen.value.bytes);
    if (now.value === network) return toHtml(link, inputs, null);
    throw said(save.replaced);
  };
}
