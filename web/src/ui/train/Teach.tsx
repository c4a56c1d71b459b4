/** "This is a 7": the network is told what the drawing is, and what one step makes of it. */
import { useEffect } from "preact/hooks";
import type { App } from "../../app/app";
import { RATES, type Taught, taughtOf } from "../../app/taught/taught";
import type { Source } from "../../network/about";
import { download } from "../../save/download";
import styles from "../../styles/teach.css?inline";
import type { Lesson } from "../../trace/lesson";
import { isDigits, plainName } from "../../words/names";
import { CodePanel } from "../CodePanel";
import { keepKeys } from "../keyboard";
import { wear } from "../wear";
import { Price } from "./Price";
import { Slopes } from "./Slopes";
import { Weight } from "./Weight";

wear(styles);

export function Teach({ app }: { app: App }) {
  const taught = taughtOf(app);
  const { teaching } = app.words;
  const own = taught.lesson.value;
  // The bars ask the same, while this is here to answer.
  useEffect(() => {
    app.retelling.setTeach(taught.teach);
    return () => app.retelling.setTeach(null);
  }, [app, taught]);
  return (
    <section class="teach" aria-labelledby={app.idOf("teach")}>
      <h2 class="teach-title" id={app.idOf("teach")}>
        {teaching.title(app.readsPad)}
      </h2>
      {own ? null : <p class="inside-words">{teaching.intro(app.readsPad)}</p>}
      <Targets app={app} taught={taught} />
      {own ? <Told app={app} taught={taught} lesson={own} /> : null}
      <Fault taught={taught} />
      <Rate app={app} taught={taught} />
      <Steps app={app} taught={taught} />
      {own ? (
        <>
          <Loop app={app} taught={taught} />
          <Price app={app} taught={taught} />
          <Weight app={app} taught={taught} />
          <Slopes app={app} taught={taught} lesson={own} />
        </>
      ) : null}
    </section>
  );
}

/** Says what the drawing is: a button a class. */
function Targets({ app, taught }: { app: App; taught: Taught }) {
  const { teaching } = app.words;
  const { blank } = app.reading.value;
  if (taught.tooLarge) return <p class="inside-words">{teaching.heavy}</p>;
  const chosen = taught.lesson.value?.target ?? null;
  const { classNames } = app.network;
  return (
    <fieldset class="teach-targets" data-short={isDigits(app.network) ? "" : undefined}>
      <legend>{isDigits(app.network) ? teaching.ask : teaching.askClass}</legend>
      {classNames.map((name, index) => (
        <button
          key={index}
          type="button"
          class="button"
          aria-pressed={chosen === index}
          aria-label={app.words.answer.thisIs(name)}
          disabled={blank}
          onClick={() => taught.teach(index)}
        >
          {name}
        </button>
      ))}
      {blank ? <p class="inside-words">{teaching.blank}</p> : null}
    </fieldset>
  );
}

/** The training loop, where the story is in it, and as a file. */
function Loop({ app, taught }: { app: App; taught: Taught }) {
  const { teaching } = app.words;
  const code = taught.code.value;
  if (!code) return null;
  return (
    <div class="teach-code">
      <CodePanel app={app} />
      <div class="teach-steps">
        {code.same ? (
          <button type="button" class="button" onClick={() => saved(code.source)}>
            {teaching.save}
          </button>
        ) : null}
      </div>
      {code.same && code.begin !== "own" ? null : (
        <p class="inside-words">{code.same ? teaching.saveOwn : teaching.notSaved}</p>
      )}
    </div>
  );
}

const saved = ({ text, file }: Source): void =>
  download(new Blob([text], { type: "text/x-python" }), file);

interface ToldProps {
  readonly app: App;
  readonly taught: Taught;
  readonly lesson: Lesson;
}

/** Loss and answer before the step and after it. */
function Told({ app, taught, lesson }: ToldProps) {
  const { teaching } = app.words;
  const { before, after, target, loss } = lesson;
  const answers = [before, after].map(({ network, trace }) =>
    teaching.answerIs(plainName(network, trace.prediction), trace.confidence),
  );
  const shares = [before, after].map(({ trace }) =>
    app.words.numbers.cellPercent(trace.probs[target]),
  );
  return (
    <>
      <table class="teach-table">
        <caption class="hidden">{teaching.change}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{teaching.before}</th>
            <th scope="col">{teaching.after}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={teaching.loss} values={loss.map(teaching.lossIs)} data={loss} />
          <Row name={teaching.targetShare(plainName(before.network, target))} values={shares} />
          <Row name={teaching.answer} values={answers} />
        </tbody>
      </table>
      {taught.past.value ? null : <p class="teach-pending">{teaching.pending}</p>}
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly values: readonly string[];
  /** The exact numbers, for scripts. */
  readonly data?: readonly number[];
}

function Row({ name, values, data }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, k) => (
        <td key={k}>{data ? <data value={String(data[k])}>{value}</data> : value}</td>
      ))}
    </tr>
  );
}

function Fault({ taught }: { taught: Taught }) {
  const sentence = taught.fault.value;
  return (
    <p class="teach-fault" role="status">
      {sentence ?? ""}
    </p>
  );
}

function Rate({ app, taught }: { app: App; taught: Taught }) {
  const { teaching } = app.words;
  const at = RATES.indexOf(taught.rate.value as (typeof RATES)[number]);
  const value = teaching.rateValue(taught.rate.value);
  if (taught.tooLarge) return null;
  return (
    <label class="teach-rate">
      <span>{teaching.rate}</span>
      <input
        type="range"
        min={0}
        max={RATES.length - 1}
        step={1}
        value={at}
        aria-valuetext={value}
        onKeyDown={keepKeys}
        onInput={(event) => taught.setRate(RATES[Number(event.currentTarget.value)])}
      />
      <output>{value}</output>
    </label>
  );
}

/** What comes next, and the way back. */
function Steps({ app, taught }: { app: App; taught: Taught }) {
  const { teaching } = app.words;
  const own = taught.lesson.value;
  const count = taught.taken.value.length + (taught.past.value ? 1 : 0);
  if (!own && count === 0) return null;
  return (
    <>
      <div class="teach-steps">
        {own ? (
          <>
            <button type="button" class="button" onClick={taught.replay}>
              {teaching.replay}
            </button>
            <button type="button" class="button" onClick={taught.again}>
              {teaching.again}
            </button>
          </>
        ) : null}
        <button type="button" class="button" onClick={taught.undo}>
          {teaching.undo}
        </button>
        {taught.taken.value.length > 0 ? (
          <button type="button" class="button" onClick={taught.forget}>
            {teaching.forget}
          </button>
        ) : null}
      </div>
      {count > 0 ? <p class="inside-words">{teaching.steps(count)}</p> : null}
    </>
  );
}
