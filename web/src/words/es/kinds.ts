/** What each kind of operation does, for the line of code that runs it. */
import type { KindName } from "../../operations/table";
import type { KindFacts } from "../en/kinds";
import { counted, many, noun, nouns, num, percent, product } from "./numbers";

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${counted(shape[0], nouns.map)} de ${size(shape.slice(1))}`
    : counted(shape[0] ?? 1, nouns.number);

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over =
    depth === from[0] ? ` sobre ${maps(from)}` : `, cada una sobre ${many(depth)} de ${maps(from)}`;
  const windows = counted(shape[0], nouns.window);
  return `${name}: desliza ${windows} de ${size(window)}${over}. En cada lugar, una ventana multiplica lo que queda debajo por sus propios pesos y lo suma${bias ? ", con su sesgo" : ""}: ${maps(shape)}.`;
};
const remains = (shape: readonly number[]): string => `Lo que queda: ${maps(shape)}.`;
const largest: Tell = ({ window, shape }) =>
  `Max pooling: conserva el número mayor bajo cada ventana de ${size(window)}. ${remains(shape)}`;
const average: Tell = ({ window, shape, numbers: { divisor } }) =>
  `Average pooling: ${divisor === undefined ? `toma la media bajo cada ventana de ${size(window)}` : `suma lo que queda bajo cada ventana de ${size(window)} y lo divide entre ${num(divisor)}`}. ${remains(shape)}`;
const sharedLargest: Tell = ({ shape }) =>
  `Max pooling: divide cada mapa en partes casi iguales y conserva el número mayor de cada una. ${remains(shape)}`;
const sharedAverage: Tell = ({ shape }) =>
  `Average pooling: divide cada mapa en partes casi iguales y toma la media de cada una. ${remains(shape)}`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}. ${remains(shape)}`;

const ways = (reads: number): string => `${reads === 2 ? "dos" : many(reads)} caminos`;
const thenLearnt = (learnt: boolean): string =>
  learnt ? "; después, según números aprendidos" : "";
const geluLine: Tell = () =>
  "GELU deja pasar después las sumas grandes y atenúa hasta borrar las negativas.";

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `${name} conserva después lo que es mayor que cero y no deja bajar lo demás de ${num(-least)}.`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`lo menor que ${num(low)} en ${num(low)}`]),
    ...(high === undefined ? [] : [`lo mayor que ${num(high)} en ${num(high)}`]),
  ].join(" y ");
  return bounds === ""
    ? `${name} conserva después todos los números.`
    : `${name} convierte después ${bounds}, y conserva los demás números.`;
}

const closeToZero =
  "uno grande queda casi como estaba, uno muy por debajo de cero pasa a ser casi 0";

/** Of every kind: the compiler asks for the one that is missing. */
export const kindLines: Readonly<Record<KindName, Tell>> = {
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
  mean: remaining("Toma la media de todos los números que están a lo largo de estos ejes"),
  sum: remaining("Suma todos los números que están a lo largo de estos ejes"),
  amax: remaining("Conserva el mayor de todos los números que están a lo largo de estos ejes"),
  batch_norm: ({ from, learnt }) =>
    `Normalización por lotes: desplaza y escala cada ${from.length > 1 ? "mapa" : "neurona"} según números medidos en el entrenamiento, para que sus valores queden alrededor de 0 con una dispersión cercana a 1${thenLearnt(learnt)}.`,
  layer_norm: ({ learnt }) =>
    `Normalización por capa: desplaza y escala los números de esta única entrada para que su media sea 0 y su dispersión, cercana a 1${thenLearnt(learnt)}.`,
  group_norm: ({ learnt }) =>
    `Normalización por grupos: desplaza y escala cada grupo de mapas de esta única entrada para que su media sea 0 y su dispersión, cercana a 1${thenLearnt(learnt)}.`,
  local_response_norm: () =>
    "Normalización de respuesta local: divide cada número, tanto más cuanto más fuertes son los mapas vecinos en el mismo lugar.",
  scale: () => "Multiplica por números fijos, o los suma: son los mismos para cualquier entrada.",
  add: ({ reads }) => `Une ${ways(reads)}: suma lo que traen, número por número.`,
  sub: () => "Une dos caminos: resta al primero lo que trae el segundo, número por número.",
  maximum: ({ reads }) =>
    `Une ${ways(reads)}: conserva lo mayor de lo que traen, número por número.`,
  gate: () =>
    "Une dos caminos: multiplica lo que trae el primero por el segundo, número por número. El segundo es una compuerta: decide cuánto pasa.",
  concat: ({ reads, shape }) =>
    `Une ${ways(reads)}: pone lo que traen uno detrás de otro, ${maps(shape)}.`,
  pad: ({ shape, numbers: { value } }) =>
    `Pone un borde de ${num(value)} alrededor de lo que lee: ${maps(shape)}.`,
  slice: ({ shape }) => `Conserva una parte de lo que lee: ${maps(shape)}.`,
  permute: ({ shape }) => `Pone los ejes en otro orden: ${size(shape)}.`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `Pone ${maps(from)} en una sola fila de ${counted(shape[0], nouns.number)}, uno detrás de otro.`
      : `Toma los mismos números en otra forma: ${size(shape)}.`,
  identity: () => "Deja pasar cada número sin cambios.",
  dropout: ({ numbers: { p } }) =>
    `Dropout: en modo de entrenamiento apaga cada una de estas neuronas con una probabilidad del ${percent(p)}. Al reconocer deja pasar cada número sin cambios.`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    const who =
      outputs === 1
        ? "su única neurona"
        : `cada una de sus ${counted(outputs, noun("neurona", "neuronas"))}`;
    return `${name}: ${who} multiplica los ${many(inputs)} números por sus propios pesos y los suma${bias ? ", con su sesgo" : ""}.`;
  },
  relu: () =>
    "ReLU convierte después cada suma menor que cero en 0 y conserva las demás: lo que queda por encima de 0 está activo.",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `Leaky ReLU conserva después lo que es mayor que cero y multiplica lo demás por ${num(slope)}.`,
  prelu: ({ from, slopes }) =>
    `PReLU conserva después lo que es mayor que cero y multiplica lo demás por ${slopes > 1 ? `un número aprendido, uno por ${from.length > 1 ? "mapa" : "neurona"}` : "un solo número aprendido"}.`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () =>
    "SELU multiplica después lo que es mayor que cero por 1,05 y no deja bajar lo demás de \u22121,76.",
  softplus: () => `Softplus curva después cada número en uno mayor que 0: ${closeToZero}.`,
  silu: () => `SiLU multiplica después cada número por su propia sigmoide: ${closeToZero}.`,
  mish: () => `Mish multiplica después cada número por la tanh de su softplus: ${closeToZero}.`,
  hardswish: () =>
    "Hardswish convierte después lo menor que \u22123 en 0, conserva lo mayor que 3 y curva lo que hay en medio.",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () =>
    "Hardsigmoid convierte después lo menor que \u22123 en 0, lo mayor que 3 en 1, y lo que hay en medio en una parte del camino.",
  square: () => "El cuadrado multiplica después cada número por sí mismo.",
  softsign: () =>
    "Softsign curva después cada suma hacia el intervalo de \u22121 a 1, más despacio que tanh.",
  tanh: () => "tanh curva después cada suma hacia el intervalo de \u22121 a 1.",
  sigmoid: () => "La sigmoide curva después cada suma hacia el intervalo de 0 a 1.",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax: el logaritmo de softmax. Convierte las puntuaciones de cada fila (dim=1: cada imagen por separado) en logaritmos de probabilidades.",
  softmax: () =>
    "softmax: convierte las puntuaciones de cada fila en probabilidades entre 0 y 1 que suman 1.",
};
