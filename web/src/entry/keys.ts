/** What each shortcut does to the page. */
import type { App } from "../app/app";
import { closeBeside } from "../ui/beside/closing";
import { closeDrawer, openDrawer } from "../ui/inside/LookInside";
import { type Command, commandFor, focusOf } from "../ui/keyboard";

/** Keys pressed in another page of the same document are that page's own. */
export function isFor(element: HTMLElement, { target }: Event): boolean {
  const page = target instanceof Element ? target.closest(".fp") : null;
  return page === null || page === element;
}

export function onKey(app: App, event: KeyboardEvent): void {
  if (event.defaultPrevented || app.helpOpen.value) return;
  const command = commandFor(event, focusOf(event.target));
  const isOpen = app.inside.tab.value !== null || app.beside.open.value;
  if (!command || (command.kind === "close" && !isOpen)) return;
  event.preventDefault();
  if (command.kind === "sample") app.drawSample(command.label);
  else ACTIONS[command.kind](app);
}

/** The lesson is what the reader is at: nothing else has its place. */
const isLessonOpen = ({ part, panels, networks }: App): boolean =>
  part.value === "learn" && !panels.present.value && !networks.lessonAway.value;

const ACTIONS: Readonly<Record<Exclude<Command["kind"], "sample">, (app: App) => void>> = {
  toggle: (app) => (isLessonOpen(app) ? app.course.going.goOn() : app.toggle()),
  next: (app) => app.next(),
  previous: (app) => app.previous(),
  start: (app) => app.toStart(),
  end: (app) => app.toEnd(),
  clear: (app) => app.clear(),
  undo: (app) => app.undo(),
  redo: (app) => app.redo(),
  eraser: (app) => app.toggleEraser(),
  thinner: (app) => app.thinner(),
  thicker: (app) => app.thicker(),
  view: (app) => app.toggleView(),
  theme: (app) => app.toggleTheme(),
  inside: (app) => openDrawer(app, document.activeElement),
  close: (app) => {
    if (app.panels.present.value) app.panels.setPresent(false);
    else if (app.beside.open.value) closeBeside(app);
    else closeDrawer(app);
  },
  keep: (app) => app.pair.keep(),
  present: (app) => app.panels.togglePresent(),
  mode: (app) => app.turnTo(app.mode.value === "learn" ? "draw" : "learn"),
  help: (app) => app.openHelp(),
};
