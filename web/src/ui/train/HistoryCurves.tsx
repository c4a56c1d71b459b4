/** Loss and accuracy of a training, over the places of its timeline. */
import type { Curve } from "../../network/history";
import type { Words } from "../../words/words";
import { type At, roundUp } from "./plot";

const WIDE = 300;
const HIGH = 100;
/** Of two means, in the same units. */
const APART = 2;
/** Points that a mean is of, at most: the last ones. */
const MOST = 200;

interface CurvesProps {
  readonly curve: Curve;
  /** Of the checkpoints, which stand as far from each other as on the slider; none: steps are even. */
  readonly places: readonly number[];
  /** The step that is looked at. */
  readonly at: number | null;
  readonly words: Words["history"];
}

export function HistoryCurves({ curve, places, at, words }: CurvesProps) {
  const losses = pointsOf(curve, curve.loss);
  const shares = curve.accuracy ? pointsOf(curve, curve.accuracy) : [];
  const steps = Math.max(curve.steps, 1);
  const along = (step: number): number =>
    places.length > 1 ? between(places, step) : step / steps;
  const most = roundUp(Math.max(...losses.map(([, y]) => y), 0.1));
  if (losses.length === 0) return <p class="inside-words">{words.noCurve}</p>;
  return (
    <div class="train-curves">
      <Plot
        {...{ along, at, most, points: losses }}
        name={words.loss}
        label={words.lossCurve(curve.steps, losses[0][1], lastOf(losses))}
        write={words.lossIs}
      />
      {shares.length > 0 ? (
        <Plot
          {...{ along, at, most: 1, points: shares }}
          name={words.accuracy}
          label={words.accuracyCurve(curve.steps, shares[0][1], lastOf(shares))}
          write={words.share}
        />
      ) : null}
    </div>
  );
}

const lastOf = (points: readonly At[]): number => points.at(-1)?.[1] ?? 0;

/** Where something was told. A point stands in the middle of its steps. */
function pointsOf({ every }: Curve, values: Float32Array): At[] {
  const points: At[] = [];
  values.forEach((value, k) => {
    if (!Number.isNaN(value)) points.push([(k + 0.5) * every, value]);
  });
  return points;
}

/** 0..1: checkpoints are evenly apart, steps between two of them as well. */
function between(places: readonly number[], step: number): number {
  const after = places.findIndex((each) => each > step);
  if (after < 0) return 1;
  if (after === 0) return 0;
  const [low, high] = [places[after - 1], places[after]];
  return (after - 1 + (step - low) / (high - low)) / (places.length - 1);
}

/** One mean for each few pixels: single steps jump about. */
function meansAlong(points: readonly At[]): At[] {
  const places = new Map<number, At[]>();
  for (const point of points) {
    const place = Math.floor(point[0] / APART);
    places.set(place, [...(places.get(place) ?? []).slice(-MOST), point]);
  }
  return [...places.values()].map((some) => {
    const mean = (of: 0 | 1): number => some.reduce((sum, each) => sum + each[of], 0) / some.length;
    return [mean(0), mean(1)];
  });
}

interface PlotProps {
  readonly name: string;
  readonly label: string;
  readonly along: (step: number) => number;
  readonly at: number | null;
  readonly most: number;
  readonly points: readonly At[];
  readonly write: (value: number) => string;
}

function Plot({ name, label, along, at, most, points, write }: PlotProps) {
  const x = (step: number): number => WIDE * along(step);
  const y = (value: number): number => HIGH * (1 - Math.min(value / most, 1));
  const path = meansAlong(points.map(([step, value]): At => [x(step), value]))
    .map(([s, v], k) => `${k === 0 ? "M" : "L"}${s.toFixed(1)} ${y(v).toFixed(1)}`)
    .join("");
  return (
    <div class="train-plot history-plot" role="img" aria-label={label}>
      <b class="history-name" aria-hidden="true">
        {name}
      </b>
      <div class="train-axis" aria-hidden="true">
        <span>{write(most)}</span>
        <span>{write(0)}</span>
      </div>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="train-grid" d={`M0 ${HIGH / 2}H${WIDE}`} />
        {at === null ? null : <path class="train-at" d={`M${x(at).toFixed(1)} 0V${HIGH}`} />}
        <path class="history-line" d={path} />
      </svg>
    </div>
  );
}
