/** Numbers and sentences as people read them. Knows nothing of the DOM. */
import { isPicture } from "../network/input";
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";

/** A probability in whole percent: 0.923 -> "92%". */
export const percent = (probability: number): string => `${Math.round(100 * probability)}%`;

/** Like `percent`, but what is small and not zero is never written as 0%. */
export const smallPercent = (probability: number): string =>
  probability > 0 && probability < 0.005 ? "<1%" : percent(probability);

/** One decimal, for measured accuracies: 0.9823 -> "98.2%". */
export const exactPercent = (share: number): string => `${(100 * share).toFixed(1)}%`;

export const many = (count: number): string => count.toLocaleString("en");

/** "512", "512 and 256", "512, 256 and 128". */
export function listed(items: readonly (string | number)[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** Two significant digits without an exponent: 3.1, 0.42, 12. */
export function short(value: number): string {
  if (Math.abs(value) >= 10) return String(Math.round(value));
  return String(Number(value.toPrecision(2)));
}

/** The lesson's line, letter for letter. */
export function predictionSentence(network: Network, trace: Trace): string {
  const name = network.classNames[trace.prediction] ?? String(trace.prediction);
  return `Prediction: ${name} (Confidence: ${percent(trace.confidence)})`;
}

export const NO_PREDICTION = "Prediction: none yet";

/** A network that reads pictures and answers with digits. */
export const isDigits = (network: Network): boolean =>
  isPicture(network) && network.classNames.every((name) => /^\d$/.test(name));

/** A class called "3" is the digit 3, or at least the class 3; others go by their names. */
export function className(network: Network, index: number): string {
  const name = network.classNames[index] ?? String(index);
  if (!/^\d+$/.test(name)) return name;
  return isDigits(network) ? `Digit ${name}` : `Class ${name}`;
}

/** What the page is about. */
export const titleOf = ({ name }: Network): string =>
  /mnist/i.test(name) ? "MNIST Neural Network Animation" : `${name} Neural Network Animation`;
