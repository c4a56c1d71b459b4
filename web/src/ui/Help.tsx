/** The help dialog: how to draw, how to step, and every shortcut. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import { Icon } from "./Icon";
import { SHORTCUTS } from "./keyboard";

export function Help({ app }: { app: App }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useSignalEffect(() => {
    if (app.helpOpen.value && !dialog.current?.open) dialog.current?.showModal();
    if (!app.helpOpen.value && dialog.current?.open) dialog.current.close();
  });
  const close = app.closeHelp;
  return (
    <dialog ref={dialog} class="help" aria-labelledby={app.idOf("help-title")} onClose={close}>
      <div class="help-head">
        <h2 id={app.idOf("help-title")}>Help</h2>
        <button type="button" class="button button-icon" aria-label="Close help" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <p>
        Draw a digit on the pad: the network reads it while you draw. Then press Play and watch the
        numbers travel through the network, step by step. On the stage, drag to turn it, use two
        fingers or Ctrl and the wheel to zoom, and point at a neuron to see its value.
      </p>
      <dl class="help-keys">
        {SHORTCUTS.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        On the pad itself the arrow keys move the pen and Space sets it down or lifts it; with Shift
        the steps are small. On the stage the arrow keys walk from neuron to neuron, with Shift they
        turn it, and + and − zoom.
      </p>
    </dialog>
  );
}
