/** What each kind of operation does, for the line of code that runs it. */
import type { KindName } from "../../operations/table";
import type { KindFacts } from "../en/kinds";
import { counted, many, nouns, num, percent, product } from "./numbers";

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${counted(shape[0], nouns.map)} de ${size(shape.slice(1))}`
    : counted(shape[0] ?? 1, nouns.number);

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over =
    depth === from[0] ? ` sobre ${maps(from)}` : `, cada uma sobre ${many(depth)} de ${maps(from)}`;
  const windows = counted(shape[0], nouns.window);
  return `${name}: desliza ${windows} de ${size(window)}${over}. Em cada lugar, uma janela multiplica o que fica embaixo por seus próprios pesos e soma tudo${bias ? ", com seu viés" : ""}: ${maps(shape)}.`;
};
const remains = (shape: readonly number[]): string => `O que resta: ${maps(shape)}.`;
const largest: Tell = ({ window, shape }) =>
  `Max pooling: mantém o maior número sob cada janela de ${size(window)}. ${remains(shape)}`;
const average: Tell = ({ window, shape, numbers: { divisor } }) =>
  `Average pooling: ${divisor === undefined ? `pega a média sob cada janela de ${size(window)}` : `soma o que fica sob cada janela de ${size(window)} e divide por ${num(divisor)}`}. ${remains(shape)}`;
const sharedLargest: Tell = ({ shape }) =>
  `Max pooling: divide cada mapa em partes quase iguais e mantém o maior número de cada uma. ${remains(shape)}`;
const sharedAverage: Tell = ({ shape }) =>
  `Average pooling: divide cada mapa em partes quase iguais e pega a média de cada uma. ${remains(shape)}`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}. ${remains(shape)}`;

const ways = (reads: number): string => `${reads === 2 ? "dois" : many(reads)} caminhos`;
const thenLearnt = (learnt: boolean): string => (learnt ? "; depois, por números aprendidos" : "");
const geluLine: Tell = () =>
  "GELU então deixa passar as somas grandes e vai apagando as negativas.";

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `${name} então mantém o que é maior que zero e não deixa o resto cair abaixo de ${num(-least)}.`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`o que é menor que ${num(low)} em ${num(low)}`]),
    ...(high === undefined ? [] : [`o que é maior que ${num(high)} em ${num(high)}`]),
  ].join(" e ");
  return bounds === ""
    ? `${name} então mantém todos os números.`
    : `${name} então transforma ${bounds}, e mantém os outros números.`;
}

const closeToZero = "um grande fica quase como estava, um muito abaixo de zero vira quase 0";

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
  mean: remaining("Pega a média de todos os números que ficam ao longo destes eixos"),
  sum: remaining("Soma todos os números que ficam ao longo destes eixos"),
  amax: remaining("Mantém o maior de todos os números que ficam ao longo destes eixos"),
  batch_norm: ({ from, learnt }) =>
    `Normalização em lote: desloca e escala cada ${from.length > 1 ? "mapa" : "neurônio"} por números medidos no treinamento, para que seus valores fiquem em torno de 0 com dispersão perto de 1${thenLearnt(learnt)}.`,
  layer_norm: ({ learnt }) =>
    `Normalização por camada: desloca e escala os números desta única entrada para que sua média seja 0 e sua dispersão fique perto de 1${thenLearnt(learnt)}.`,
  group_norm: ({ learnt }) =>
    `Normalização por grupos: desloca e escala cada grupo de mapas desta única entrada para que sua média seja 0 e sua dispersão fique perto de 1${thenLearnt(learnt)}.`,
  local_response_norm: () =>
    "Normalização de resposta local: divide cada número, tanto mais quanto mais fortes são os mapas vizinhos no mesmo lugar.",
  scale: () => "Multiplica por números fixos, ou os soma: são os mesmos para qualquer entrada.",
  add: ({ reads }) => `Junta ${ways(reads)}: soma o que eles trazem, número por número.`,
  sub: () => "Junta dois caminhos: subtrai do primeiro o que o segundo traz, número por número.",
  maximum: ({ reads }) =>
    `Junta ${ways(reads)}: mantém o maior do que eles trazem, número por número.`,
  gate: () =>
    "Junta dois caminhos: multiplica o que o primeiro traz pelo segundo, número por número. O segundo é uma comporta: decide quanto passa.",
  concat: ({ reads, shape }) =>
    `Junta ${ways(reads)}: põe o que eles trazem um atrás do outro, ${maps(shape)}.`,
  pad: ({ shape, numbers: { value } }) =>
    `Põe uma borda de ${num(value)} em volta do que lê: ${maps(shape)}.`,
  slice: ({ shape }) => `Mantém uma parte do que lê: ${maps(shape)}.`,
  permute: ({ shape }) => `Põe os eixos em outra ordem: ${size(shape)}.`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `Põe ${maps(from)} em uma única fila de ${counted(shape[0], nouns.number)}, um atrás do outro.`
      : `Pega os mesmos números em outra forma: ${size(shape)}.`,
  identity: () => "Deixa cada número passar sem mudança.",
  dropout: ({ numbers: { p } }) =>
    `Dropout: no modo de treinamento ele desliga cada um destes neurônios com probabilidade de ${percent(p)}. Ao reconhecer, deixa cada número passar sem mudança.`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    const who =
      outputs === 1 ? "seu único neurônio" : `cada um de seus ${counted(outputs, nouns.neuron)}`;
    return `${name}: ${who} multiplica os ${many(inputs)} números por seus próprios pesos e soma tudo${bias ? ", com seu viés" : ""}.`;
  },
  relu: () =>
    "ReLU então transforma cada soma menor que zero em 0 e mantém as outras: o que fica acima de 0 está ativo.",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `Leaky ReLU então mantém o que é maior que zero e multiplica o resto por ${num(slope)}.`,
  prelu: ({ from, slopes }) =>
    `PReLU então mantém o que é maior que zero e multiplica o resto por ${slopes > 1 ? `um número aprendido, um por ${from.length > 1 ? "mapa" : "neurônio"}` : "um só número aprendido"}.`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () =>
    "SELU então multiplica o que é maior que zero por 1,05 e não deixa o resto cair abaixo de \u22121,76.",
  softplus: () => `Softplus então curva cada número para um maior que 0: ${closeToZero}.`,
  silu: () => `SiLU então multiplica cada número por sua própria sigmoide: ${closeToZero}.`,
  mish: () => `Mish então multiplica cada número pela tanh de sua softplus: ${closeToZero}.`,
  hardswish: () =>
    "Hardswish então transforma o que é menor que \u22123 em 0, mantém o que é maior que 3 e curva o que fica no meio.",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () =>
    "Hardsigmoid então transforma o que é menor que \u22123 em 0, o que é maior que 3 em 1, e o que fica no meio em uma parte do caminho.",
  square: () => "O quadrado então multiplica cada número por ele mesmo.",
  softsign: () =>
    "Softsign então curva cada soma para o intervalo de \u22121 a 1, mais devagar que tanh.",
  tanh: () => "tanh então curva cada soma para o intervalo de \u22121 a 1.",
  sigmoid: () => "A sigmoide então curva cada soma para o intervalo de 0 a 1.",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax: o logaritmo de softmax. Transforma as pontuações de cada linha (dim=1: cada imagem por si) em logaritmos de probabilidades.",
  softmax: () =>
    "softmax: transforma as pontuações de cada linha em probabilidades entre 0 e 1 que somam 1.",
};
