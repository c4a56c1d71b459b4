/** What each kind of operation does, in German, for the line of code that runs it. */
import type { KindFacts } from "../en/kinds";
import type { Words } from "../words";
import { counted, many, num, percent, product } from "./numbers";

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${counted(shape[0], { one: "Karte", other: "Karten" })} von ${size(shape.slice(1))}`
    : counted(shape[0] ?? 1, { one: "Zahl", other: "Zahlen" });
const rest = (shape: readonly number[]): string => `Übrig: ${maps(shape)}.`;

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over =
    depth === from[0] ? `über ${maps(from)}` : `jedes über ${many(depth)} von ${maps(from)}`;
  const windows = counted(shape[0], { one: "Fenster", other: "Fenster" });
  return `${name}: schiebt ${windows} von ${size(window)} ${over}. An jeder Stelle multipliziert ein Fenster, was unter ihm liegt, mit eigenen Gewichten und addiert alles${bias ? ", mit seinem Bias" : ""}: ${maps(shape)}.`;
};
const largest: Tell = ({ window, shape }) =>
  `Max-Pooling: behält die größte Zahl unter jedem Fenster von ${size(window)}. ${rest(shape)}`;
const average: Tell = ({ window, shape, numbers: { divisor } }) => {
  const under = `unter jedem Fenster von ${size(window)}`;
  return divisor === undefined
    ? `Mittelwert-Pooling: nimmt den Mittelwert ${under}. ${rest(shape)}`
    : `Mittelwert-Pooling: addiert, was ${under} liegt, und teilt es durch ${num(divisor)}. ${rest(shape)}`;
};
const sharedLargest: Tell = ({ shape }) =>
  `Max-Pooling: teilt jede Karte in etwa gleiche Teile und behält von jedem die größte Zahl. ${rest(shape)}`;
const sharedAverage: Tell = ({ shape }) =>
  `Mittelwert-Pooling: teilt jede Karte in etwa gleiche Teile und nimmt von jedem den Mittelwert. ${rest(shape)}`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}. ${rest(shape)}`;

const ways = (reads: number): string => (reads === 2 ? "zwei" : many(reads));
const thenLearnt = (learnt: boolean): string => (learnt ? ", danach mit gelernten Zahlen" : "");
const each = (from: readonly number[]): string => (from.length > 1 ? "jede Karte" : "jedes Neuron");
const geluLine: Tell = () => "Dann lässt GELU große Summen durch und blendet die negativen aus.";

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `Dann behält ${name}, was über null liegt, und lässt, was darunter liegt, nicht weiter fallen als bis ${num(-least)}.`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`aus allem unter ${num(low)} wird ${num(low)}`]),
    ...(high === undefined ? [] : [`aus allem über ${num(high)} wird ${num(high)}`]),
  ].join(", ");
  return `Dann kommt ${name}: ${bounds === "" ? "" : `${bounds}, `}alle anderen Zahlen bleiben.`;
}

const bentToZero =
  (what: string): Tell =>
  () =>
    `Dann ${what}: Eine große bleibt fast, wie sie ist, eine weit unter null wird fast 0.`;

export const kindLines: Words["kinds"] = {
  conv1d: convolution,
  conv2d: convolution,
  max_pool1d: largest,
  max_pool2d: largest,
  avg_pool1d: average,
  avg_pool2d: average,
  adaptive_max_pool1d: sharedLargest,
  adaptive_max_pool2d: sharedLargest,
  adaptive_avg_pool1d: sharedAverage,
  adaptive_avg_pool2d: sharedAverage,
  mean: remaining("Nimmt den Mittelwert aller Zahlen entlang dieser Achsen"),
  sum: remaining("Addiert alle Zahlen entlang dieser Achsen"),
  amax: remaining("Behält die größte aller Zahlen entlang dieser Achsen"),
  batch_norm: ({ from, learnt }) =>
    `Batch-Norm: verschiebt und streckt ${each(from)} mit Zahlen, die im Training gemessen wurden, sodass die Werte um etwa 1 um die 0 schwanken${thenLearnt(learnt)}.`,
  layer_norm: ({ learnt }) =>
    `Layer-Norm: verschiebt und streckt die Zahlen dieser einen Eingabe so, dass ihr Mittelwert 0 ist und sie um etwa 1 schwanken${thenLearnt(learnt)}.`,
  group_norm: ({ learnt }) =>
    `Group-Norm: verschiebt und streckt jede Gruppe von Karten dieser einen Eingabe so, dass ihr Mittelwert 0 ist und sie um etwa 1 schwankt${thenLearnt(learnt)}.`,
  local_response_norm: () =>
    "Local Response Norm: teilt jede Zahl, umso mehr, je stärker die Nachbarkarten an derselben Stelle sind.",
  scale: () =>
    "Multipliziert mit festen Zahlen oder addiert welche: Sie sind für jede Eingabe dieselben.",
  add: ({ reads }) =>
    `Führt ${ways(reads)} Wege zusammen: addiert, was sie bringen, Zahl für Zahl.`,
  sub: () =>
    "Führt zwei Wege zusammen: zieht, was der zweite bringt, vom ersten ab, Zahl für Zahl.",
  maximum: ({ reads }) =>
    `Führt ${ways(reads)} Wege zusammen: behält das ${reads === 2 ? "Größere" : "Größte"} von dem, was sie bringen, Zahl für Zahl.`,
  gate: () =>
    "Führt zwei Wege zusammen: multipliziert, was der erste bringt, mit dem zweiten, Zahl für Zahl. Der zweite ist ein Tor: Er entscheidet, wie viel durchgeht.",
  concat: ({ reads, shape }) =>
    `Führt ${ways(reads)} Wege zusammen: legt hintereinander, was sie bringen, ${maps(shape)}.`,
  pad: ({ shape, numbers: { value } }) =>
    `Legt einen Rand aus ${num(value)} um das, was es liest: ${maps(shape)}.`,
  slice: ({ shape }) => `Behält einen Teil von dem, was es liest: ${maps(shape)}.`,
  permute: ({ shape }) => `Ordnet die Achsen anders an: ${size(shape)}.`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `Legt ${maps(from)} in eine Reihe: ${maps(shape)}, eine nach der anderen.`
      : `Nimmt dieselben Zahlen in anderer Form: ${size(shape)}.`,
  identity: () => "Gibt jede Zahl unverändert weiter.",
  dropout: ({ numbers: { p } }) =>
    `Dropout: schaltet im Training jedes dieser Neuronen mit einer Wahrscheinlichkeit von ${percent(p)} ab. Beim Erkennen lässt es jede Zahl unverändert durch.`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    const who = outputs === 1 ? "Das eine Neuron" : `Jedes der ${many(outputs)} Neuronen`;
    const what = inputs === 1 ? "die eine Zahl" : `die ${many(inputs)} Zahlen`;
    return `${name}: ${who} multipliziert ${what} mit eigenen Gewichten und addiert alles${bias ? ", mit seinem Bias" : ""}.`;
  },
  relu: () =>
    "Dann macht ReLU aus jeder Summe unter null eine 0 und behält die anderen: Was über 0 bleibt, ist aktiv.",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `Dann behält Leaky ReLU, was über null liegt, und multipliziert, was darunter liegt, mit ${num(slope)}.`,
  prelu: ({ from, slopes }) =>
    `Dann behält PReLU, was über null liegt, und multipliziert, was darunter liegt, mit ${slopes > 1 ? `einer gelernten Zahl, einer für ${each(from)}` : "einer gelernten Zahl"}.`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () =>
    "Dann multipliziert SELU mit 1,05, was über null liegt, und lässt, was darunter liegt, nicht weiter fallen als bis \u22121,76.",
  softplus: bentToZero("biegt Softplus jede Zahl zu einer über 0"),
  silu: bentToZero("multipliziert SiLU jede Zahl mit ihrem eigenen Sigmoid"),
  mish: bentToZero("multipliziert Mish jede Zahl mit dem tanh ihres Softplus"),
  hardswish: () =>
    "Dann macht Hardswish aus allem unter \u22123 eine 0, behält, was über 3 liegt, und biegt, was dazwischen liegt.",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () =>
    "Dann macht Hardsigmoid aus allem unter \u22123 eine 0, aus allem über 3 eine 1 und aus dem, was dazwischen liegt, einen Anteil des Wegs.",
  square: () => "Dann multipliziert das Quadrat jede Zahl mit sich selbst.",
  softsign: () =>
    "Dann biegt Softsign jede Summe in den Bereich von \u22121 bis 1, langsamer als tanh.",
  tanh: () => "Dann biegt tanh jede Summe in den Bereich von \u22121 bis 1.",
  sigmoid: () => "Dann biegt das Sigmoid jede Summe in den Bereich von 0 bis 1.",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax: der Logarithmus von Softmax. Aus den Scores jeder Zeile (dim=1: jedes Bild für sich) werden Logarithmen von Wahrscheinlichkeiten.",
  softmax: () =>
    "softmax: Aus den Scores jeder Zeile werden Wahrscheinlichkeiten zwischen 0 und 1, die zusammen 1 ergeben.",
};
