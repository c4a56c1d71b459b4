/** Loss, and the share read right, step by step: of what is learnt from, and of held-out digits. */
import type { Judged, Point } from "../../learn/training";
import { useWords } from "../Said";
import type { Part } from "./holder";
import { type At, bucketed, roundUp, ticksOf } from "./plot";

/** What a curve is drawn in; the place it takes is its own business. */
const WIDE = 300;
const HIGH = 100;

export function Curves({ app, held }: Part) {
  const words = app.words.training;
  const curve = held.curve.value;
  const judged = held.judgements.value;
  const steps = Math.max(held.state.value?.steps ?? 0, 1);
  const at = held.looked.value;
  const losses = bucketed(pointsOf(curve, "loss"));
  const rights = bucketed(pointsOf(curve, "accuracy"));
  const heldLosses = pointsOf(judged, "loss");
  const heldRights = pointsOf(judged, "accuracy");
  const most = roundUp(Math.max(...[...losses, ...heldLosses].map(([, y]) => y), 0.1));
  const last = (points: readonly At[]): number => points.at(-1)?.[1] ?? 0;
  const told = curve.length > 0 && judged.length > 0;
  return (
    <div class="train-curves">
      <Keys words={words} />
      <Plot
        {...{ steps, at, most, words, learnt: losses, held: heldLosses }}
        keys
        name={words.lossName}
        label={
          told
            ? words.lossCurve(steps, losses[0][1], last(losses), last(heldLosses))
            : words.noCurve(words.lossName)
        }
        write={words.loss}
      />
      <Plot
        {...{ steps, at, words, learnt: rights, held: heldRights }}
        most={1}
        name={words.accuracyName}
        label={
          told
            ? words.accuracyCurve(steps, last(rights), heldRights[0][1], last(heldRights))
            : words.noCurve(words.accuracyName)
        }
        write={words.share}
      />
    </div>
  );
}

/** Numbers that have grown out of float32 are nowhere. */
const pointsOf = (all: readonly (Point | Judged)[], key: "loss" | "accuracy"): At[] =>
  all.flatMap((each) => (Number.isFinite(each[key]) ? [[each.steps, each[key]] as const] : []));

interface PlotProps {
  readonly name: string;
  /** For who cannot see it. */
  readonly label: string;
  readonly steps: number;
  /** The step whose network is looked at. */
  readonly at: number | null;
  readonly most: number;
  readonly learnt: readonly At[];
  readonly held: readonly At[];
  readonly write: (value: number) => string;
  readonly words: Part["app"]["words"]["training"];
  /** Whether its name has the keys beside it, where there is room: once is enough. */
  readonly keys?: boolean;
}

/** Which line is which. */
function Keys({ words }: Pick<PlotProps, "words">) {
  return (
    <p class="train-keys" aria-hidden="true">
      <span class="train-key">{words.training}</span>
      <span class="train-key train-key-held">{words.heldOut}</span>
    </p>
  );
}

function Plot(props: PlotProps) {
  const { name, label, steps, at, most, learnt, held, write, words, keys = false } = props;
  const { direction } = useWords();
  const x = (step: number): number => (WIDE * step) / steps;
  const y = (value: number): number => HIGH * (1 - Math.min(value / most, 1));
  const path = (points: readonly At[]): string =>
    points
      .map(([s, v], k) => `${k === 0 ? "M" : "L"}${x(s).toFixed(1)} ${y(v).toFixed(1)}`)
      .join("");
  const ticks = ticksOf(steps);
  return (
    <div class="train-plot" dir="ltr" role="img" aria-label={label}>
      <div class="train-head" dir={direction} aria-hidden="true">
        <b>{name}</b>
        {keys ? <Keys words={words} /> : null}
      </div>
      <div class="train-axis" aria-hidden="true">
        <span>{write(most)}</span>
        <span>{write(0)}</span>
      </div>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="train-grid" d={`M0 ${HIGH / 2}H${WIDE}`} />
        {at === null ? null : <path class="train-at" d={`M${x(at).toFixed(1)} 0V${HIGH}`} />}
        <path class="train-learnt" d={path(learnt)} />
        <path class="train-held" d={path(held)} />
      </svg>
      <div class="train-ticks" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ insetInlineStart: `${(100 * tick) / steps}%` }}>
            {words.stepNumber(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}
