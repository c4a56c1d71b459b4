/** One weight: what it is between, before and after the step, and its slope computed and measured. */
import { useComputed } from "@preact/signals";
import type { App } from "../../app/app";
import { measured } from "../../app/taught/check";
import type { Taught } from "../../app/taught/taught";
import { weightFacts } from "../../words/teaching";

export function Weight({ app, taught }: { app: App; taught: Taught }) {
  const { teaching } = app.words;
  const found = useComputed(() => {
    const [lesson, id] = [taught.lesson.value, taught.weight.value];
    return lesson && id
      ? { ...weightFacts(lesson, id, app.words), check: measured(lesson, id) }
      : null;
  }).value;
  if (!found) return null;
  const { into, from, before, after, slope, check } = found;
  return (
    <section class="teach-weight" aria-label={teaching.weight}>
      <h3>{teaching.weight}</h3>
      <p class="inside-words">{teaching.weightWords(from, into)}</p>
      <dl class="teach-numbers">
        <Pair
          name={`${teaching.weightName}, ${teaching.before}`}
          value={before}
          said={teaching.lossIs}
        />
        <Pair
          name={`${teaching.weightName}, ${teaching.after}`}
          value={after}
          said={teaching.lossIs}
        />
        <Pair name={teaching.computed} value={slope} said={teaching.lossIs} />
        <Pair
          name={teaching.measured}
          value={check.slope}
          said={(value) => teaching.measuredIs(value, check.least)}
        />
      </dl>
      <p class="inside-words">{teaching.measuredWords(check.nudge, check.up, check.down)}</p>
    </section>
  );
}

interface PairProps {
  readonly name: string;
  readonly value: number;
  readonly said: (value: number) => string;
}

function Pair({ name, value, said }: PairProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <data value={String(value)}>{said(value)}</data>
      </dd>
    </>
  );
}
