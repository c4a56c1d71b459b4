/** The picture moved to every side, with what either network then answers. */
import type { App } from "../../app/app";
import { type Answer, type Found, MOVED, type Moved } from "../../app/beside";
import { plainName } from "../../words/names";
import { Small } from "./Small";

export function MovedPictures({ app, found }: { app: App; found: Found }) {
  const words = app.words.beside;
  if (found.moved.length === 0) return null;
  return (
    <section aria-label={words.moved(MOVED)}>
      <h3>{words.moved(MOVED)}</h3>
      <p class="inside-words">{words.movedWords(MOVED)}</p>
      <div class="beside-two">
        {found.networks.map((_, k) => (
          <div key={k}>
            <Around app={app} found={found} place={k} />
            <Kept app={app} found={found} place={k} />
          </div>
        ))}
      </div>
    </section>
  );
}

interface PlaceProps {
  readonly app: App;
  readonly found: Found;
  /** Which of the two networks. */
  readonly place: number;
}

/** The picture in the middle, the moved ones around it. */
function Around({ app, found: { image, traces, moved }, place }: PlaceProps) {
  const own = traces[place];
  const middle: Moved = { way: [0, 0], image, from: image, answers: traces };
  const around = [...moved.slice(0, 4), middle, ...moved.slice(4)];
  return (
    <ul
      class="beside-around"
      aria-label={app.words.beside.movedGrid(app.beside.names.value[place])}
    >
      {around.map((each) => (
        <Cell
          key={each.way.join(" ")}
          app={app}
          moved={each}
          answer={each.answers[place]}
          asked={own.prediction}
        />
      ))}
    </ul>
  );
}

interface CellProps {
  readonly app: App;
  readonly moved: Moved;
  readonly answer: Answer;
  /** What the picture in the middle is read as. */
  readonly asked: number;
}

function Cell({ app, moved: { way, image }, answer, asked }: CellProps) {
  const { prediction, confidence } = answer;
  const name = plainName(app.network, prediction);
  const said = app.words.beside.cell(way[0], way[1], name, confidence);
  return (
    <li class={prediction === asked ? undefined : "beside-lost"} title={said}>
      <Small app={app} image={image} />
      <span aria-hidden="true">{name}</span>
      <span class="hidden">{said}</span>
    </li>
  );
}

/** Told once all of them are of this picture: under the pen some are still of the one before. */
function Kept({ app, found: { image, traces, moved, networks }, place }: PlaceProps) {
  const all = moved.filter(({ from }) => from === image);
  const { prediction } = traces[place];
  const count = all.filter(({ answers }) => answers[place].prediction === prediction).length;
  const isDone = all.length === moved.length && moved.length === 8;
  return (
    <p class="beside-kept" aria-busy={!isDone}>
      {isDone ? (
        <data value={String(count)} data-name="kept">
          {app.words.beside.kept(count, all.length, plainName(networks[place], prediction))}
        </data>
      ) : (
        "…"
      )}
    </p>
  );
}
