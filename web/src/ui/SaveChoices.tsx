/** What can be saved, and how each is made. */

import type { Signal } from "@preact/signals";
import type { App } from "../app/app";
import { fragmentOf } from "../app/sharing";
import { InputError } from "../base/errors";
import { answered, answerUnit, answerWidth } from "../render/answer";
import { toSvg } from "../render/svg";
import { download, fileName } from "../save/download";
import { filmed, makeFilm, noFilmBecause } from "../save/film";
import { toPng } from "../save/still";
import { frameAt } from "../scene/frame";
import type { Look } from "../scene/look";
import { told } from "../words/told";

const FILM = { width: 1280, height: 720, fps: 30 };

/** A film that is being made. */
export interface Making {
  readonly share: number;
  readonly cancel: () => void;
}

interface ChoicesProps {
  readonly app: App;
  readonly making: Signal<Making | null>;
  readonly close: () => void;
}

export function SaveChoices({ app, making, close }: ChoicesProps) {
  const { blank } = app.reading.value;
  const seconds = Math.round(filmed(app.reading.value.scene).duration);
  const words = app.words.save;
  const noEncoder = noFilmBecause();
  const noFilm = blank ? words.drawFirst : noEncoder && words[noEncoder];
  const noHtml = app.toHtml ? null : words.partOfAnother;
  const save = (make: () => Promise<void>) => () => {
    make().then(close, (error) => say(app, error));
  };
  return (
    <>
      <Choice name={words.png} about={words.aboutPng} onClick={save(() => savePng(app))} />
      <Choice name={words.svg} about={words.aboutSvg} onClick={save(async () => saveSvg(app))} />
      <Choice
        name={words.video}
        about={noFilm ?? words.aboutVideo(seconds, FILM.width, FILM.height)}
        disabled={noFilm !== null}
        onClick={() => saveFilm(app, making).catch((error) => say(app, error))}
      />
      <Choice
        name={words.html}
        about={noHtml ?? words.aboutHtml}
        disabled={noHtml !== null}
        onClick={save(() => saveHtml(app))}
      />
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly about: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Choice({ name, about, disabled = false, onClick }: ChoiceProps) {
  return (
    <button type="button" class="menu-item" disabled={disabled} onClick={onClick}>
      {name}
      <span class="menu-about">{about}</span>
    </button>
  );
}

const nameOf = (app: App, suffix: string): string => {
  const { trace, blank } = app.reading.value;
  const answer = blank ? [] : [app.network.classNames[trace.prediction] ?? ""];
  return fileName([app.network.name, ...answer], suffix);
};

function pictureNow(app: App) {
  const { scene } = app.current();
  return { scene, frame: frameAt(scene, app.clock.value.seconds) };
}

async function savePng(app: App): Promise<void> {
  const { scene, frame } = pictureNow(app);
  const picture = await toPng(scene, frame, app.look.value, app.stage.value, app.words);
  download(picture, nameOf(app, ".png"));
}

function saveSvg(app: App): void {
  const { scene, frame } = pictureNow(app);
  const { clientWidth: width = 0, clientHeight: height = 0 } = app.stage.value?.host ?? {};
  const stage = { width: width || FILM.width, height: height || FILM.height };
  const beside = answered(frame) ? answerWidth(answerUnit(stage)) : 0;
  const size = { ...stage, width: Math.round(stage.width + beside) };
  const text = toSvg(scene, frame, app.look.value, size, app.words);
  download(new Blob([text], { type: "image/svg+xml" }), nameOf(app, ".svg"));
}

/** Matrices tell no story; and nobody points at anything in a film. */
function filmLook(app: App): Look {
  const look = { ...app.look.value, focus: null, hurried: false };
  return look.shown === "matrix" ? { ...look, shown: "important" } : look;
}

async function saveFilm(app: App, making: Signal<Making | null>): Promise<void> {
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  making.value = { share: 0, cancel };
  try {
    const { content, suffix } = await makeFilm(app.current().scene, filmLook(app), {
      ...FILM,
      words: app.words,
      beside: app.stage.value?.host ?? document.body,
      signal: abort.signal,
      onProgress: (share) => {
        making.value = { share, cancel };
      },
    });
    download(content, nameOf(app, suffix));
    app.say(app.words.save.saved);
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    making.value = null;
  }
}

async function saveHtml(app: App): Promise<void> {
  if (!app.toHtml) return;
  const page = await app.toHtml(fragmentOf(app), app.examples);
  download(page, nameOf(app, ".html"));
}

function say(app: App, error: unknown): void {
  if (error instanceof InputError) app.notify(told(app.words, error));
  else app.notify(app.words.save.failed(error instanceof Error ? error.message : String(error)));
}
