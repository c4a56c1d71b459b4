/** What is learnt from. */
import type { Part } from "./holder";

const SOURCES = ["drawings", "own", "mnist"] as const;

export function Source({ app, held }: Part) {
  const words = app.words.training;
  const ready = app.samples.reduce((sum, [, list]) => sum + list.length, 0);
  const own = held.own.list.value.length;
  const name = { drawings: words.drawings(ready, own), own: words.own(own), mnist: words.mnist };
  const about = {
    drawings: words.aboutDrawings,
    own: words.aboutOwn,
    mnist: held.loading.value ? words.loadingMnist(held.loading.value.megabytes) : words.aboutMnist,
  };
  if (!app.readsPad) return <p class="inside-words">{words.noPictures}</p>;
  return (
    <fieldset class="options train-source">
      <legend>{words.learnFrom}</legend>
      {SOURCES.map((source) => (
        <label key={source} class="option">
          <input
            type="radio"
            name={app.idOf("train-source")}
            checked={held.draft.value.data === source}
            onChange={() => held.choose({ data: source })}
          />
          <span>
            <b>{name[source]}</b> <span class="option-words">{about[source]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
