/** What a page shows first: a link, an export's beginning, or a drawing that writes itself. */

import type { App } from "../app/app";
import { apply } from "../app/sharing";
import { InputError } from "../base/errors";
import type { Drawing, Tricky } from "../ink/strokes";
import type { Start } from "../link/embedded";
import { PRESENTED, type Presented } from "../link/link";
import { told } from "../words/told";
import { type Keeper, restore } from "./own";

export interface OpeningOptions {
  readonly drawings?: readonly Drawing[];
  /** Drawings that could be two digits. */
  readonly tricky?: readonly Tricky[];
  /** Name of the drawing that is written at the start; none, and the pad stays empty. */
  readonly opening?: string | null;
  /** How an exported page starts instead. */
  readonly start?: Start;
  /** The fragment of a link, with or without its `#`; it comes before all other beginnings. */
  readonly link?: string;
  /** Where a drawing was kept while the page was loaded again; it comes before the opening. */
  readonly keeper?: Keeper;
  /** A sentence for the reader, to begin with. */
  readonly notice?: string;
  /** Laid out for a projector. */
  readonly present?: boolean;
  /** Parts that are shown all the same then. */
  readonly presented?: readonly Presented[];
  /** The chapter of the lesson to start at, from 1. */
  readonly lesson?: number;
}

/** Shows the first picture, and asks how to go on. */
export function openWith(app: App, options: OpeningOptions): void {
  const { drawings = [], opening, start = {} } = options;
  if (options.notice) app.notify(options.notice);
  app.panels.setPresent(options.present ?? false);
  app.panels.setPresented(options.presented ?? []);
  if (start.follow) app.setMode("train");
  // What would have to be scrolled to inside the frame; the menu of parts brings it back.
  if (start.framed) app.panels.setHidden(["lessons"]);
  if (options.lesson !== undefined) {
    app.setMode("learn");
    app.course.going.open({ chapter: options.lesson, card: 0 });
  }
  const link = options.link ?? start.link;
  if (link !== undefined && openLink(app, link)) return;
  if (link === undefined && restore(app, options.keeper)) {
    app.invite();
    return;
  }
  if (start.view) app.setView(start.view);
  const drawing = drawings.find(({ name }) => name === opening);
  if (start.strokes) app.drawStrokes(start.strokes);
  else if (start.inputs?.[0]) app.showExample(0);
  else if (start.seconds === undefined) {
    if (app.readsPad && app.samples.length > 0) {
      if (drawing) app.open(drawing);
    } else if (!app.readsPad && opening) {
      app.toEnd();
      app.invite();
    }
    return;
  } else if (drawing) app.drawStrokes(drawing.strokes);
  if (start.seconds !== undefined) app.seek(start.seconds);
  else app.invite();
}

/** Whether the link can be shown, or its network is on its way; if not, the page says why. */
export function openLink(app: App, link: string): boolean {
  const say = (error: unknown): void => {
    if (!(error instanceof InputError)) throw error;
    app.notify(told(app.words, error));
  };
  try {
    apply(app, link)?.catch(say);
    return true;
  } catch (error) {
    say(error);
    return false;
  }
}

/** The parts in `?present=drawing,timeline`; what is none of them is left out. */
export const presentedIn = (asked: string | null): Presented[] =>
  PRESENTED.filter((panel) => (asked ?? "").split(",").some((each) => each.trim() === panel));
