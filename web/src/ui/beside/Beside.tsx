/** Two networks side by side, in the place of the inspector: both read what is drawn. */
import { useEffect, useRef } from "preact/hooks";
import type { App } from "../../app/app";
import type { Key } from "../../app/networks";
import { inputName, plainName } from "../../words/names";
import { Icon } from "../Icon";
import { Picture } from "../inside/Picture";
import { isWithheld, Withheld } from "../inside/Withheld";
import { Answers } from "./Answers";
import { closeBeside } from "./closing";
import { MovedPictures } from "./MovedPictures";
import { TrickyTable } from "./TrickyTable";

export function Beside({ app }: { app: App }) {
  const words = app.words.beside;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <section
      class="drawer beside"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        closeBeside(app);
      }}
    >
      <div class="drawer-head beside-head">
        <h2 class="inside-title" tabIndex={-1} ref={title}>
          {words.title}
        </h2>
        <button
          type="button"
          class="button button-icon"
          aria-label={words.close}
          title={words.closeKey}
          onClick={() => closeBeside(app)}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="drawer-body">
        <Others app={app} />
        <Content app={app} />
      </div>
    </section>
  );
}

/** Which network stands beside the one that is shown. */
function Others({ app }: { app: App }) {
  const others = app.beside.others.value;
  const words = app.words.beside;
  if (others.length < 2) return null;
  return (
    <label class="beside-other">
      {words.other}
      <select
        value={app.beside.other.value?.key ?? ""}
        onChange={(event) => void app.beside.choose(event.currentTarget.value as Key)}
      >
        {others.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Content({ app }: { app: App }) {
  const words = app.words.beside;
  const { pair, other, found } = app.beside;
  const loading = app.networks.loading.value;
  if (!pair.value) {
    const sentence = loading || !other.value ? words.waiting(loading?.name ?? "…") : words.cannot;
    return (
      <p class="inside-words" role="status">
        {sentence}
      </p>
    );
  }
  return (
    <>
      {isWithheld(app) ? <Withheld app={app} /> : null}
      {app.reading.value.blank ? <p class="inside-words">{words.blank}</p> : null}
      {found.value && !isWithheld(app) ? (
        <>
          <Answers app={app} found={found.value} />
          <Maps app={app} />
          <MovedPictures app={app} found={found.value} />
        </>
      ) : null}
      {app.tricky.length > 0 ? <TrickyTable app={app} /> : null}
    </>
  );
}

function Maps({ app }: { app: App }) {
  const found = app.beside.found.value;
  const words = app.words.beside;
  if (!found || found.maps.length === 0) return null;
  return (
    <section aria-label={words.looked}>
      <h3>{words.looked}</h3>
      <p class="inside-words">{words.lookedWords}</p>
      <div class="beside-two">
        {found.maps.map((map, k) => (
          <Picture
            key={k}
            app={app}
            values={map}
            kind="evidence"
            label={words.map(
              app.beside.names.value[k],
              plainName(found.networks[k], found.traces[k].prediction),
            )}
            tell={(i) =>
              words.at(inputName(app.network, i, app.words), app.words.numbers.signed(map[i], 3))
            }
          />
        ))}
      </div>
    </section>
  );
}
