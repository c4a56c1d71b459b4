/** What one does with the pad: take back, erase, choose a pen, clear, read a photo. */
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import { nib, PEN_NAMES, PENS, type PenName } from "../ink/pens";
import { Icon, type IconName } from "./Icon";
import { readPhoto } from "./pasting";

export function PadTools({ app }: { app: App }) {
  const words = app.words.input;
  return (
    <div class="pad-tools" role="toolbar" aria-label={words.tools}>
      <div class="pad-tools-part">
        <Undo app={app} />
        <Redo app={app} />
        <Clear app={app} />
        {app.readsPhotos ? <Photo app={app} /> : null}
      </div>
      <div class="pad-tools-part">
        <button
          type="button"
          class="button pad-tool"
          aria-label={words.eraser}
          aria-pressed={app.erasing.value}
          title={words.eraserKey}
          onClick={(event) => {
            app.toggleEraser();
            leave(event);
          }}
        >
          <Icon name="eraser" />
        </button>
        <Pens app={app} />
      </div>
    </div>
  );
}

function Undo({ app }: { app: App }) {
  const { undo, undoKey } = app.words.input;
  return <Tool name={undo} title={undoKey} icon="undo" can={app.canUndo.value} act={app.undo} />;
}

function Redo({ app }: { app: App }) {
  const { redo, redoKey } = app.words.input;
  return <Tool name={redo} title={redoKey} icon="redo" can={app.canRedo.value} act={app.redo} />;
}

function Clear({ app }: { app: App }) {
  const { clear, clearKey } = app.words.input;
  return (
    <Tool name={clear} title={clearKey} icon="clear" can={app.canClear.value} act={app.clear} />
  );
}

/** Clicked, not pressed by a key: the next Space is to play what is drawn. */
function leave({ detail, currentTarget }: MouseEvent): void {
  if (detail > 0) (currentTarget as HTMLElement).blur();
}

interface ToolProps {
  readonly name: string;
  readonly title: string;
  readonly icon: IconName;
  /** Whether it would do anything. */
  readonly can: boolean;
  readonly act: () => void;
}

/** Not `disabled`: a button that was just used up would lose the focus. */
function Tool({ name, title, icon, can, act }: ToolProps) {
  return (
    <button
      type="button"
      class="button pad-tool"
      aria-label={name}
      aria-disabled={!can}
      title={title}
      onClick={(event) => {
        if (can) act();
        leave(event);
      }}
    >
      <Icon name={icon} />
    </button>
  );
}

function Pens({ app }: { app: App }) {
  return (
    <div class="pens" role="radiogroup" aria-label={app.words.input.pens}>
      {PEN_NAMES.map((name) => (
        <Pen key={name} app={app} name={name} />
      ))}
    </div>
  );
}

function Pen({ app, name }: { app: App; name: PenName }) {
  const word = app.words.input.pen[name];
  return (
    <label class="button pad-tool pen" title={word}>
      <input
        type="radio"
        class="pen-choice"
        name={app.idOf("pen")}
        aria-label={word}
        checked={app.penName.value === name}
        // Also a click on the pen that is chosen: it puts the eraser away.
        onClick={(event) => {
          app.choosePen(name);
          leave(event);
        }}
      />
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r={nib(PENS[name]) / 3.2} />
      </svg>
    </label>
  );
}

function Photo({ app }: { app: App }) {
  const file = useRef<HTMLInputElement>(null);
  const words = app.words.input;
  return (
    <>
      <button
        type="button"
        class="button pad-tool"
        aria-label={words.photo}
        title={words.photoTitle}
        onClick={(event) => {
          file.current?.click();
          leave(event);
        }}
      >
        <Icon name="photo" />
      </button>
      {/* Without `capture`: a phone then offers its camera as well as its pictures. */}
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) void readPhoto(app, chosen);
          event.currentTarget.value = ""; // The same file can be chosen again.
        }}
      />
    </>
  );
}
