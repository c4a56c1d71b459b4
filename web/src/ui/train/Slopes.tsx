/** All slopes as pictures: a matrix a layer, and of the first layer its steepest units as what they read. */
import { useComputed, useSignal } from "@preact/signals";
import type { App } from "../../app/app";
import { type Blocks, blocksOf, type Pictured, picturesOf } from "../../app/taught/blocks";
import type { Taught } from "../../app/taught/taught";
import { isPicture } from "../../network/input";
import type { Lesson } from "../../trace/lesson";
import { columnsOf, inputName } from "../../words/names";
import { weightFacts } from "../../words/teaching";
import { Picture } from "../inside/Picture";

/** Units of the first layer that are shown. */
const SHOWN = 3;

interface SlopesProps {
  readonly app: App;
  readonly taught: Taught;
  readonly lesson: Lesson;
}

export function Slopes(props: SlopesProps) {
  const { teaching } = props.app.words;
  const open = useSignal(false);
  return (
    <details
      class="teach-slopes"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{teaching.slopes}</summary>
      {open.value ? <All {...props} /> : null}
    </details>
  );
}

function All(props: SlopesProps) {
  const { app, taught } = props;
  const { teaching } = app.words;
  const blocks = useComputed(() => taught.lesson.value && blocksOf(taught.lesson.value)).value;
  return (
    <>
      <p class="inside-words">{teaching.slopesWords}</p>
      <p class="inside-words">{teaching.weightHint}</p>
      <Pictures {...props} />
      {blocks?.map((each) => (
        <Matrix key={each.op} {...props} blocks={each} />
      ))}
    </>
  );
}

function Matrix({ app, taught, lesson, blocks }: SlopesProps & { readonly blocks: Blocks }) {
  const { teaching } = app.words;
  const { op, outputs, inputs, rows, columns, slopes, places } = blocks;
  const size = Math.ceil(outputs / rows) * Math.ceil(inputs / columns);
  const choose = (index: number): void => taught.choose({ op, at: places[index] });
  return (
    <figure class="teach-matrix">
      <figcaption>
        {teaching.matrixSize(op, outputs, inputs)} <small>{teaching.blockOf(size)}</small>
      </figcaption>
      <Picture
        app={app}
        values={slopes}
        label={teaching.matrix(op)}
        kind="slope"
        grid={{ columns }}
        onPress={choose}
        tell={(index) => {
          const { from, into, slope } = weightFacts(lesson, { op, at: places[index] }, app.words);
          return teaching.slopeAt(from, into, slope);
        }}
      />
    </figure>
  );
}

function Pictures({ app, taught, lesson }: SlopesProps) {
  const { network } = lesson.before;
  const columns = isPicture(network) ? columnsOf(network) : null;
  const pictures = useComputed(
    () => taught.lesson.value && picturesOf(taught.lesson.value, columns, SHOWN),
  ).value;
  if (!pictures || pictures.length === 0) return null;
  const { teaching } = app.words;
  return (
    <section class="teach-pictures">
      <h3>{teaching.pictures(pictures[0].op)}</h3>
      {pictures.map((each) => (
        <Pair key={each.first} app={app} taught={taught} lesson={lesson} of={each} />
      ))}
    </section>
  );
}

/** The weights of a unit, and beside them their slopes. */
function Pair({ app, taught, lesson, of }: SlopesProps & { readonly of: Pictured }) {
  const { teaching } = app.words;
  const { op, unit, first, columns, weights, slopes } = of;
  const isInput = weights.length === lesson.before.network.inputs;
  const choose = (index: number): void => taught.choose({ op, at: first + index });
  const at = (index: number): string =>
    isInput
      ? inputName(lesson.before.network, index, app.words)
      : weightFacts(lesson, { op, at: first + index }, app.words).from;
  const sides = [
    ["sign", weights, teaching.weightsName(op, unit), teaching.weightsOf],
    ["slope", slopes, teaching.slopesName(op, unit), teaching.slopesOf],
  ] as const;
  return (
    <div class="teach-pair">
      {sides.map(([kind, values, label, caption]) => (
        <figure key={kind}>
          <figcaption>
            {teaching.pictureName(op, unit)} <small>{caption}</small>
          </figcaption>
          <Picture
            app={app}
            values={values}
            label={label}
            kind={kind}
            grid={{ columns }}
            onPress={choose}
            tell={(index) => teaching.valueAt(at(index), values[index])}
          />
        </figure>
      ))}
    </div>
  );
}
