/** Saves what is shown, as a picture, a drawing, a film or the page itself, without any server. */
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { App } from "../app/app";
import { fragmentOf } from "../app/sharing";
import { InputError } from "../base/errors";
import { toSvg } from "../render/svg";
import { download, fileName } from "../save/download";
import { makeFilm, noFilmBecause } from "../save/film";
import { toPng } from "../save/still";
import { frameAt } from "../scene/frame";
import type { Look } from "../scene/look";
import { Menu } from "./Menu";

const FILM = { width: 1280, height: 720, fps: 30 };

/** A film that is being made. */
interface Making {
  readonly share: number;
  readonly cancel: () => void;
}

export function SaveMenu({ app }: { app: App }) {
  const making = useSignal<Making | null>(null);
  useEffect(() => () => making.peek()?.cancel(), []);
  return (
    <Menu name="Save" icon="save" id={app.idOf("save-menu")}>
      {(close) =>
        making.value ? (
          <Progress making={making.value} />
        ) : (
          <Choices app={app} making={making} close={close} />
        )
      }
    </Menu>
  );
}

interface ChoicesProps {
  readonly app: App;
  readonly making: Signal<Making | null>;
  readonly close: () => void;
}

function Choices({ app, making, close }: ChoicesProps) {
  const { blank } = app.reading.value;
  const seconds = Math.round(app.duration.value);
  const noFilm = blank ? "Draw something first." : noFilmBecause();
  const noHtml = app.toHtml ? null : "Here the page is part of another one.";
  const save = (make: () => Promise<void>) => () => {
    make().then(close, (error) => say(app, error));
  };
  return (
    <>
      <Choice name="PNG picture" about="the stage, sharp" onClick={save(() => savePng(app))} />
      <Choice
        name="SVG drawing"
        about="the stage as vectors"
        onClick={save(async () => saveSvg(app))}
      />
      <Choice
        name="Video"
        about={noFilm ?? `the whole story, ${seconds} s, ${FILM.width} × ${FILM.height}`}
        disabled={noFilm !== null}
        onClick={() => saveFilm(app, making).catch((error) => say(app, error))}
      />
      <Choice
        name="HTML page"
        about={noHtml ?? "one file, works offline"}
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

function Progress({ making: { share, cancel } }: { making: Making }) {
  return (
    <div class="menu-progress">
      <label>
        Making the video: {Math.round(100 * share)}%
        <progress max={1} value={share} />
      </label>
      <button type="button" class="button" onClick={cancel}>
        Cancel
      </button>
    </div>
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
  download(await toPng(scene, frame, app.look.value, app.stage.value), nameOf(app, ".png"));
}

function saveSvg(app: App): void {
  const { scene, frame } = pictureNow(app);
  const { clientWidth: width = 0, clientHeight: height = 0 } = app.stage.value?.host ?? {};
  const text = toSvg(scene, frame, app.look.value, {
    width: width || FILM.width,
    height: height || FILM.height,
  });
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
      beside: app.stage.value?.host ?? document.body,
      signal: abort.signal,
      onProgress: (share) => {
        making.value = { share, cancel };
      },
    });
    download(content, nameOf(app, suffix));
    app.say("The video is saved.");
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
  const reason = error instanceof Error ? error.message : String(error);
  app.notify(error instanceof InputError ? reason : `This could not be saved: ${reason}.`);
}
