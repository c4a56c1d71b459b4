/** How it goes, in numbers. */
import type { Part } from "./holder";

export function Now({ app, held }: Part) {
  const words = app.words.training;
  const now = held.state.value;
  if (!now) return null;
  const { steps, epochs, rate, loss, accuracy, heldOut } = now;
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words.numbers.step, words.stepNumber(steps)],
    [words.numbers.epoch, words.epochs(epochs)],
    [words.numbers.rate, words.rate(rate)],
    [words.numbers.loss, loss === null ? "–" : words.loss(loss)],
    [words.numbers.learnt, accuracy === null ? "–" : words.share(accuracy)],
    ...(heldOut
      ? ([[words.numbers.heldOut(heldOut.count), words.share(heldOut.accuracy)]] as const)
      : []),
  ];
  return (
    <dl class="train-now">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
