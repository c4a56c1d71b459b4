/** What either network makes of every tricky drawing, and the sums. */
import type { App } from "../../app/app";
import type { Answer, TrickyPicture } from "../../app/beside";
import type { Network } from "../../network/network";
import { plainName } from "../../words/names";
import { Small } from "./Small";

/** From here on a network is sure. */
const SURE = 0.9;

export function TrickyTable({ app }: { app: App }) {
  const { beside: words, networks } = app.words;
  const pictures = app.beside.pictures();
  const pair = app.beside.pair.value ?? [];
  return (
    <section aria-label={words.tricky}>
      <h3>{words.tricky}</h3>
      <p class="inside-words">{words.trickyWords(networks.along.mnistnet, pictures.length)}</p>
      <table class="beside-tricky">
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">{words.drawing}</span>
            </th>
            <th scope="col">{words.could}</th>
            {pair.map((_, k) => (
              <th key={k} scope="col">
                {app.beside.names.value[k]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pictures.map((picture, k) => (
            <Row key={k} app={app} picture={picture} place={k} pair={pair} />
          ))}
        </tbody>
        <tfoot>
          <Sum app={app} pair={pair} name={words.sums} counts={isSensible} id="sensible" />
          <Sum app={app} pair={pair} name={words.sure(SURE)} counts={isSure} id="sure" />
        </tfoot>
      </table>
    </section>
  );
}

interface RowProps {
  readonly app: App;
  readonly picture: TrickyPicture;
  readonly place: number;
  readonly pair: readonly Network[];
}

function Row({ app, picture: { either, image }, place, pair }: RowProps) {
  const words = app.words.beside;
  const name = words.draw(either[0], either[1]);
  return (
    <tr>
      <td>
        <button
          type="button"
          class="beside-draw"
          aria-label={name}
          title={name}
          onClick={() => app.drawStrokes(app.tricky[place].strokes)}
        >
          <Small app={app} image={image} />
        </button>
      </td>
      <th scope="row">{words.either(either[0], either[1])}</th>
      {pair.map((network, k) => (
        <AnswerCell key={k} app={app} answer={answerTo(app, network, place)} either={either} />
      ))}
    </tr>
  );
}

interface AnswerProps {
  readonly app: App;
  readonly answer: Answer | undefined;
  readonly either: TrickyPicture["either"];
}

function AnswerCell({ app, answer, either }: AnswerProps) {
  const words = app.words.beside;
  if (!answer) return <td>…</td>;
  const fits = isSensible(app, answer, either);
  return (
    <td class={fits ? undefined : "beside-lost"}>
      <b>{plainName(app.network, answer.prediction)}</b>{" "}
      <span role="img" aria-label={fits ? words.sensible : words.strange}>
        {fits ? "✓" : "✗"}
      </span>{" "}
      <data value={String(answer.confidence)} data-name="confidence">
        {app.words.numbers.cellPercent(answer.confidence)}
      </data>
    </td>
  );
}

type Counts = (app: App, answer: Answer, either: TrickyPicture["either"]) => boolean;

const isSensible: Counts = ({ network }, { prediction }, either) =>
  either.some((digit) => plainName(network, prediction) === String(digit));
const isSure: Counts = (_, { confidence }) => confidence > SURE;

interface SumProps {
  readonly app: App;
  readonly pair: readonly Network[];
  readonly name: string;
  readonly counts: Counts;
  readonly id: string;
}

function Sum({ app, pair, name, counts, id }: SumProps) {
  const pictures = app.beside.pictures();
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {name}
      </th>
      {pair.map((network, k) => {
        const answers = app.beside.answers.value.get(network) ?? [];
        const isDone = answers.length === pictures.length;
        const count = answers.filter((each, at) => counts(app, each, pictures[at].either)).length;
        return (
          <td key={k}>
            {isDone ? (
              <data value={String(count)} data-name={id}>
                {app.words.beside.sum(count, pictures.length)}
              </data>
            ) : (
              "…"
            )}
          </td>
        );
      })}
    </tr>
  );
}

const answerTo = (app: App, network: Network, place: number): Answer | undefined =>
  app.beside.answers.value.get(network)?.[place];
