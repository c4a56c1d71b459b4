/** Saves what is shown, as a picture, a drawing, a film or the page itself, without any server. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { App } from "../app/app";
import { Later } from "./Later";
import { Menu } from "./Menu";
import { useWords } from "./Said";
import type { Making } from "./SaveChoices";

export function SaveMenu({ app }: { app: App }) {
  const { save } = app.words;
  const making = useSignal<Making | null>(null);
  useEffect(() => () => making.peek()?.cancel(), []);
  return (
    <Menu name={save.name} icon="save" id={app.idOf("save-menu")}>
      {(close) =>
        making.value ? (
          <Progress making={making.value} />
        ) : (
          <Later app={app}>
            {({ SaveChoices }) => <SaveChoices app={app} making={making} close={close} />}
          </Later>
        )
      }
    </Menu>
  );
}

function Progress({ making: { share, cancel } }: { making: Making }) {
  const { save } = useWords();
  return (
    <div class="menu-progress">
      <label>
        {save.making(share)}
        <progress max={1} value={share} />
      </label>
      <button type="button" class="button" onClick={cancel}>
        {save.cancel}
      </button>
    </div>
  );
}
