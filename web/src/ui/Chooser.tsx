/** Which network the page shows: those that come along, a file of one's own, two side by side. */
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import type { Choice, Key } from "../app/networks";
import { Menu } from "./Menu";

export function Chooser({ app }: { app: App }) {
  const words = app.words.networks;
  const { shown, loading } = app.networks;
  const name = shown.value?.name ?? app.network.name;
  const seen = loading.value ? words.loading(loading.value.name) : name;
  return (
    <div class="chooser">
      <Menu
        name={words.name}
        icon="network"
        id={app.idOf("network-menu")}
        chosen={{ name: words.now(seen), seen }}
      >
        {(close) => <Choices app={app} close={close} />}
      </Menu>
    </div>
  );
}

interface ChoicesProps {
  readonly app: App;
  readonly close: () => void;
}

function Choices({ app, close }: ChoicesProps) {
  const words = app.words.networks;
  return (
    <>
      {app.networks.choices.value.map((choice) => (
        <Item key={choice.key} app={app} choice={choice} close={close} />
      ))}
      <OpenFile app={app} close={close} />
      <button
        type="button"
        class="menu-item menu-apart"
        disabled={app.beside.others.value.length === 0}
        onClick={({ currentTarget }) => {
          const button = currentTarget.closest(".menu")?.querySelector<HTMLElement>(".button");
          close();
          app.beside.begin(button ?? null);
        }}
      >
        {words.compare}
        <span class="menu-about">{words.aboutCompare}</span>
      </button>
      <Progress app={app} />
    </>
  );
}

function Item({ app, choice: { key, name }, close }: ChoicesProps & { readonly choice: Choice }) {
  return (
    <button
      type="button"
      class="menu-item menu-choice"
      aria-pressed={app.networks.shown.value?.key === key}
      onClick={() => void app.networks.choose(key).then(close)}
    >
      {name}
      <span class="menu-about">{aboutOf(app, key)}</span>
    </button>
  );
}

function aboutOf({ words: { networks } }: App, key: Key): string {
  if (key === "own") return networks.aboutOwn;
  return key === "served" ? networks.aboutServed : networks.about[key];
}

function OpenFile({ app, close }: ChoicesProps) {
  const field = useRef<HTMLInputElement>(null);
  const words = app.words.networks;
  return (
    <>
      <button type="button" class="menu-item" onClick={() => field.current?.click()}>
        {words.open}
        <span class="menu-about">{words.aboutOpen}</span>
      </button>
      {/* Any file can be chosen: of one that is none, a sentence says what to do instead. */}
      <input
        ref={field}
        type="file"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void app.networks.openFile(file).then(close);
          event.currentTarget.value = ""; // The same file can be chosen again.
        }}
      />
    </>
  );
}

function Progress({ app }: { app: App }) {
  const loading = app.networks.loading.value;
  const words = app.words.networks;
  if (!loading) return null;
  const { name, share } = loading;
  return (
    <div class="menu-progress">
      <label>
        {share === null ? words.loading(name) : words.loadingShare(name, share)}
        <progress max={1} {...(share === null ? {} : { value: share })} />
      </label>
    </div>
  );
}
