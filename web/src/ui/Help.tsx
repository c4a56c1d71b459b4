/** The help dialog: how to draw, how to step, and every shortcut. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import { hasMaps, isDigits } from "../words/names";
import { Icon } from "./Icon";

export function Help({ app }: { app: App }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useSignalEffect(() => {
    if (app.helpOpen.value && !dialog.current?.open) dialog.current?.showModal();
    if (!app.helpOpen.value && dialog.current?.open) dialog.current.close();
  });
  const { help } = app.words;
  const close = app.closeHelp;
  const inputKeys = app.readsPad ? help.padKeys : help.sliderKeys;
  return (
    <dialog ref={dialog} class="help" aria-labelledby={app.idOf("help-title")} onClose={close}>
      <div class="help-head">
        <h2 id={app.idOf("help-title")}>{help.title}</h2>
        <button type="button" class="button button-icon" aria-label={help.close} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <p>{isDigits(app.network) ? help.howDigits : help.howOthers}</p>
      <dl class="help-keys">
        {[...help.storyKeys, ...inputKeys, ...help.pageKeys].map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      {app.readsPad ? <p>{help.onPad}</p> : null}
      <p>{help.onStage(hasMaps(app.network))}</p>
    </dialog>
  );
}
