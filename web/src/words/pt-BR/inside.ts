/** "Look inside": one neuron, the evidence, what if, the lines and dropout. */

import type { Source } from "../en/inside";
import { contra, minus, nowrap, plus, pro, type Rich, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { of, The, the, to } from "./names";
import { counted, fixed, many, noun, nouns, percent, probability, short, signed } from "./numbers";

const sources: Readonly<Record<Source, string>> = {
  pixel: "tinta",
  feature: "valor",
  neuron: "ativação",
};

export const neuron: Words["neuron"] = {
  choose: "Clique em um neurônio do palco, ou vá até ele com as setas e aperte Enter.",
  back: "Voltar",
  backName: "Voltar ao neurônio anterior",
  forward: "Avançar",
  forwardName: "Avançar ao próximo neurônio",
  layer: "Camada",
  input: "entrada",
  number: (last) => `Neurônio, 0 a ${last}`,
  why: (name) => `Por que ${name}?`,
  formula: (source): Rich<"z"> =>
    rich`${slot("z")} = soma de peso × ${source === "pixel" ? "pixel" : sources[source]} + viés`,
  added: (bias): Rich<"z" | "sum" | "total"> =>
    rich`${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}`,
  activated: (activation, z): Rich<"a" | "value"> =>
    rich`${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}`,
  softmax: (share): Rich<"p" | "z"> =>
    rich`${slot("p")} = softmax(${slot("z")}) = ${strong(probability(share))}`,
  together: (scores) =>
    scores === 1 ? " de sua única pontuação" : ` das ${inWords(scores)} pontuações juntas`,
  off: " desligado por você",
  multiplied: " depois do dropout, que o multiplicou",
  dropped: " desligado desta vez pelo dropout",
  active: " ativo",
  inactive: " não ativo",
  weights: "seus pesos",
  seen: "o que ele vê aqui",
  weightsName: "Seus pesos",
  seenName: "Seus pesos efetivos para esta entrada",
  timesInk: "vezes a tinta",
  timesInkName: "Pesos vezes tinta",
  timesValue: "vezes os valores",
  timesValueName: "Pesos vezes valores",
  signedAt: (name, value) => `${name}: ${signed(value)}`,
  productAt: (weight, ink, product) =>
    `${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`,
  pictures(first, source): Rich<"picture" | "bias" | "z"> {
    const isPixel = source === "pixel";
    const about = first
      ? rich`Um peso por ${isPixel ? "pixel" : "entrada"}: ${plus("quadrados verdes, cheios, contam a favor do neurônio")}; ${minus("os rosas, vazados, contra")}.`
      : rich`Todos os pesos ativos entre ${isPixel ? "os pixels" : "as entradas"} e este neurônio, multiplicados: exato para ${isPixel ? "este desenho" : "esta entrada"}.`;
    const bias = first ? "o viés" : "o viés efetivo";
    return rich`${about} A imagem da direita soma ${slot("picture")}; com ${bias} ${slot("bias")} é z = ${slot("z")}.`;
  },
  incoming: (source) => rich`O que entra, primeiro o maior: ${nowrap(`peso × ${sources[source]}`)}`,
  from: "de",
  source: (source) => sources[source],
  more: (count, zeros) =>
    zeros > 0
      ? `e mais ${many(count)} (${many(zeros)} ${zeros === 1 ? "é" : "são"} 0)`
      : `e mais ${many(count)}`,
  bias: "seu viés",
  sum: "soma: z",
  probability: "softmax: sua probabilidade",
  after: (activation) => `depois de ${activation}`,
  usualTitle: "A que ele costuma responder",
  usual(best, often): Rich {
    const most = best === null ? rich`Nunca esteve ativo. ` : rich`Sobretudo ${strong(to(best))}. `;
    const share =
      often === null ? "" : `Ativo em ${percent(often)} de todas as imagens de treinamento. `;
    return rich`${most}${share}Ativação média para cada classe:`;
  },
  mean: (mean) => `: ${fixed(mean, 2)}`,
  wayTitle: (name, source) =>
    source === "feature"
      ? `Seu caminho das entradas ${to(name)}`
      : `Seu caminho dos pixels ${to(name)}`,
  light: "acendê-lo no palco",
  onWay: "conexões nele",
  value: (source): Rich<"value"> =>
    rich`${source === "pixel" ? "tinta" : "valor"} = ${slot("value")}`,
  says: (name): Rich<"value"> => rich`Ele diz ${slot("value")} a favor ${of(name)}.`,
  targets: (shown, all) =>
    shown < all
      ? `Para onde vai: os ${shown} maiores de seus ${counted(all, nouns.weight)}`
      : `Para onde vai: ${all === 1 ? "seu peso" : `seus ${counted(all, nouns.weight)}`}`,
  to: "para",
};

const ONES = [
  ...["zero", "uma", "duas", "três", "quatro", "cinco"],
  ...["seis", "sete", "oito", "nove", "dez"],
];

/** Small counts as words, as in running text. */
const inWords = (count: number): string => ONES[count] ?? many(count);

export const coverage: Words["coverage"] = {
  name: "Cobertura",
  least: (share) => rich`As linhas levam pelo menos ${strong(percent(share))}`,
  value: (share) => `${percent(share)} da evidência`,
};

export const picture: Words["picture"] = {
  role: "imagem",
  name: (label) => `${label}. As setas vão de pixel em pixel.`,
  editable: (label) => `${label}. As setas vão de pixel em pixel, Espaço apaga ou desenha.`,
  point: "aponte para um pixel",
  scale: (most) =>
    `máximo: ±${most < 0.0095 ? short(Number(most.toPrecision(1))) : fixed(most, 2)}`,
};

export const evidence: Words["evidence"] = {
  name: "Evidência",
  toCome: "Por que esta resposta?",
  why: rich`Por que ${slot("one")}?`,
  whyNot: rich`Por que ${slot("one")} e não ${slot("other")}?`,
  asked: (name) => `Por que ${name}?`,
  askedNot: (one, other) => `Por que ${one} e não ${other}?`,
  explained: "Classe que é explicada",
  compared: "Classe com que se compara",
  only: (name) => `Só ${name}`,
  andNot: (name) => `E não ${name}?`,
  backTo: (name) => `Voltar ${to(name)}`,
  drawDigit: "Desenhe um dígito: sua tinta é analisada aqui.",
  drawSomething: "Desenhe algo: sua tinta é analisada aqui.",
  says: (name) =>
    rich`O que cada pixel da tinta diz sobre ${the(name)}: ${pro("quadrados quentes, cheios, falam a favor")}; ${contra("os frios, vazados, contra")}.`,
  valuesSay: (name) => `O que cada valor da entrada diz sobre ${the(name)}:`,
  map: (name, picture) => `${picture ? "Tinta" : "Valores"} a favor e contra: ${name}`,
  mapRather: (one, other, picture) =>
    `${picture ? "Tinta" : "Valores"} a favor ${of(one)} e não ${of(other)}`,
  parts: { pro: "tinta a favor", contra: "tinta contra" },
  valueParts: { pro: "valores a favor", contra: "valores contra" },
  bias: "viés efetivo",
  score: (name) => `pontuação (logit) ${of(name)}`,
  difference: (one, other) => `${one} menos ${other}`,
  scores(one, other, margin): Rich<"one" | "other"> {
    return rich`${The(one)} tem a pontuação ${slot("one")}, ${the(other)} tem ${slot("other")}: ${the(one)} vence por ${strong(fixed(margin, 2))}. Isso vem de:`;
  },
  colours: (one, other) =>
    rich`${pro(`Quadrados quentes, cheios, falam a favor ${of(one)}`)}; ${contra(`os frios, vazados, a favor ${of(other)}`)}.`,
  deciding: (count) =>
    count === 3 ? "Os três neurônios que mais decidem" : "Os neurônios que mais decidem",
  decides: (name): Rich<"value"> => rich`${slot("value")} a favor ${of(name)}`,
  everyLayer: "Neurônio por neurônio, a diferença é a mesma em cada camada",
  neurons: "seus neurônios",
  later: "vieses posteriores",
  together: "juntos",
  layerOf: (name, count) => `${name} (${many(count)})`,
  total: rich`= ${slot("total")}`,
};

export const whatIf: Words["whatIf"] = {
  name: "E se…?",
  title: "E se …",
  before: "antes",
  now: "agora",
  nothing: "–",
  pixels: "… alguns pixels fossem diferentes?",
  pen: "Lápis para os pixels",
  erase: "Apagar",
  draw: "Desenhar",
  restore: "Restaurar",
  picture: "Os pixels que a rede lê",
  neurons: "… neurônios fossem desligados?",
  off: (name) => `Desligar: ${name}`,
  on: (name) => `Ligar: ${name}`,
  offNone: "Desligar o neurônio escolhido",
  howMany: "Quantos neurônios",
  ofLayer: "Camada dos neurônios",
  flip: (count, layer, to) =>
    count === 1
      ? `Desligar o mais forte de ${layer}: então ela diz ${to}`
      : `Desligar os ${many(count)} mais fortes de ${layer}: então ela diz ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `Nenhum neurônio de ${layer} fala a favor ${of(name)} contra a classe seguinte.`
      : `Mesmo sem os ${counted(count, nouns.neuron)} de ${layer} que falam a favor ${of(name)}, ela diz ${name}.`,
  countOf: (count, all) => `${many(count)} de ${many(all)}`,
  group: (count, all, name, other): Rich<"layer"> =>
    rich`Os ${strong(many(count))} mais fortes dos ${many(all)} de ${slot("layer")} que falam a favor ${of(name)} contra ${the(other)}.`,
  none: "Nenhum neurônio está desligado.",
  list: "Desligados",
  again: "Ligar de novo",
  onAgain: (name) => `Ligar de novo: ${name}`,
  chip: (layer, index) => `${layer} ${index} `,
};

export const connections: Words["connections"] = {
  name: "Conexões",
  title: (count) => counted(count, noun("conexão", "conexões")),
  onStage: "No palco",
  important: "Linhas importantes",
  aboutImportant: "as que levam a maior parte da evidência",
  matrix: "Matrizes",
  aboutMatrix:
    "cada produto como um ponto; passe por cima para ver seus números, clique para ver seu neurônio",
  every: "Todas as linhas",
  aboutEvery: (count) => `as ${many(count)}, somadas alguns milhares por vez`,
  notHere: "não é possível neste navegador",
  importantTitle: "As importantes",
  smallest: (name) =>
    `Em cada camada, o menor conjunto de conexões que leva esta porcentagem de toda a evidência a favor ${of(name)}.`,
  needed: "necessárias",
  neededOf: (all): Rich<"needed"> => rich`${slot("needed")} de ${many(all)}`,
  drawn: "traçadas",
  note: "Onde são necessárias milhares, as poucas mais fortes mostram o caminho; dessa camada falam as imagens de seus neurônios.",
  order: "Ordem dos neurônios ocultos",
  byNumber: "Por número",
  byDigit: "Pelo dígito que preferem",
  byClass: "Pela classe que preferem",
  districts: (first, last) =>
    `bairros ${of(first)}, em cima, ${to(last)}: um desenho acende os seus`,
  activeNow: "Ativos agora em cada bairro",
  prefers: "prefere",
};

export const dropout: Words["dropout"] = {
  name: "Dropout",
  none: "Esta rede não tem dropout: no treinamento ela calcula o mesmo que agora.",
  about: (p) =>
    `No treinamento nenhum neurônio pode contar com outro: o dropout desliga cada neurônio de uma camada com probabilidade de ${percent(p)}, e os que ficam são multiplicados por 1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)}. Quando a rede reconhece, todos trabalham.`,
  training: "Modo de treinamento",
  crossedOut: "riscados agora",
  gone: (gone, all) => `${many(gone)} de ${many(all)} (${percent(gone / all)})`,
  others: "Outras máscaras",
  again: "De novo e de novo",
  passes: (runs) =>
    `${runs} passadas, cada uma com outras máscaras: quanto se espalham as probabilidades?`,
  repeat: (runs) => `Repetir ${runs} vezes`,
  repeatMore: (runs) => `Mais ${runs} vezes`,
  hide: "Ocultar",
  spread:
    "Também desenhado nas barras: 9 de cada 10 passadas ficam entre as pontas de cada bigode; sua marca é o meio",
  class: "classe",
  from: "de",
  middle: "meio",
  to: "a",
  won: "vence",
  times: (count) => counted(count, noun("vez", "vezes")),
};
