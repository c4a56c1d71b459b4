/** "Look inside" feature maps: a cell number by number, a map, its kernels, maps switched off. */
import type { Making } from "../en/maps";
import { nowrap, type Rich, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { of, the, to } from "./names";
import { counted, fixed, many, noun, nouns, percent, signed } from "./numbers";

const makings: Readonly<Record<Making, string>> = {
  products: "soma de",
  largest: "o maior de",
  mean: "a média de",
  sum: "a soma de",
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, one: string, other: string): string =>
  first === last ? `a ${one} ${first}` : `as ${other} ${first} a ${last}`;

export const maps: Words["maps"] = {
  map: (layer, map) => `mapa ${map} de ${layer}`,
  drawing: "o desenho",
  plane: (plane) => `plano de cor ${plane}`,
  place: (row, column) => `linha ${row}, coluna ${column}`,
  mapShort: "mapa",
  rowShort: "linha",
  columnShort: "coluna",
  mapField: (last) => `Mapa, 0 a ${last}`,
  rowField: (last) => `Linha, 1 a ${last}`,
  columnField: (last) => `Coluna, 1 a ${last}`,
  cellOff: "Desligar a célula",
  cellIsOff: "Célula desligada",
  mapOff: "Desligar o mapa",
  mapIsOff: "Mapa desligado",

  made(making, count): Rich<"value"> {
    const what = making === "products" ? nouns.product : nouns.number;
    return rich`${makings[making]} ${counted(count, what)} = ${slot("value")}`;
  },
  reads: rich`lê ${slot("value")}`,
  bias: (layer, bias): Rich<"sum" | "value"> =>
    rich`${layer}: ${slot("sum")}${added(bias)} = ${slot("value")}`,
  normal(name, before, { mean, spread, factor, shift }): Rich<"value"> {
    const moved = mean === 0 ? fixed(before) : `(${fixed(before)}${added(-mean)})`;
    const divided = spread === 1 ? moved : `${moved} / ${fixed(spread)}`;
    const scaled = factor === 1 ? divided : `${divided} × ${fixed(factor)}`;
    const all = shift === 0 ? scaled : scaled + added(shift);
    return rich`${name}: ${all} = ${slot("value")}`;
  },
  normalWords: {
    batch_norm:
      " menos a média no treinamento, dividido pela dispersão de lá, depois escalado e deslocado",
    layer_norm:
      " menos a média de sua camada agora, dividido pela dispersão, depois escalado e deslocado",
    group_norm:
      " menos a média de seu grupo agora, dividido pela dispersão, depois escalado e deslocado",
    local_response_norm: " dividido conforme a força dos mapas vizinhos aqui",
    scale: " vezes uma constante, mais outra",
  },
  bent: (kind, before): Rich<"value"> => rich`${kind}(${fixed(before)}) = ${slot("value")}`,
  multiplied: (name, factor) => rich`${name}: × ${fixed(factor)}`,

  readTitle: "O que ela lê",
  readMaps: (shown, all) =>
    shown < all
      ? rich`Número × peso sob sua janela; primeiro ${shown === 1 ? "o" : "os"} ${strong(many(shown))} de ${strong(many(all))} mapas que mais somam ou subtraem.`
      : rich`Número × peso, lugar por lugar.`,
  readWindow: {
    largest: "Os números sob sua janela. O que tem moldura é o maior: só ele segue adiante.",
    mean: "Os números sob sua janela; todos contam igual.",
    sum: "Os números sob sua janela, que são somados.",
  },
  padding: "Lugares fora do mapa contam como 0.",
  adds: rich` soma ${slot("value")}`,
  numbers: "recorte",
  window: "kernel",
  weights: "pesos",
  products: "produto",
  productsName: (from) => `Produtos com ${from}`,
  windowName: (from) => `Janela sobre ${from}`,
  numbersOf: "Todos os números",
  numbersIn: (from) => `Todos os números: ${from}`,
  tap: (row, column, value, weight, product) =>
    `${row}, ${column}: ${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(product)}`,
  taken: (row, column, value) => `${row}, ${column}: ${fixed(value)}`,
  outside: "fora",
  winner: "segue adiante",
  more: (count): Rich<"value"> =>
    count === 1
      ? rich`Mais 1 mapa soma ${slot("value")}.`
      : rich`Mais ${many(count)} mapas somam juntos ${slot("value")}.`,
  showMore: (count) => `Mostrar mais ${many(count)}`,
  sum: "soma",
  usualTitle: "A que o mapa costuma responder",
  usual(best, often): Rich {
    const most = best === null ? rich`Nunca esteve ativo. ` : rich`Sobretudo ${strong(to(best))}. `;
    const share =
      often === null
        ? ""
        : `Em todas as imagens de treinamento, ${percent(often)} de suas células estavam ativas. `;
    return rich`${most}${share}Ativação média para cada classe:`;
  },

  wholeTitle: (name) => `Inteiro: ${name}`,
  active: (active, all) =>
    rich`Acima de 0 em ${strong(many(active))} de suas ${counted(all, nouns.cell)} (${percent(active / all)}).`,
  loudest: rich` A mais forte é ${slot("cell")}: ${slot("value")}.`,
  mapPicture: (name) =>
    `${name}. As setas vão de célula em célula, Enter abre uma, Page Up e Page Down abrem o mapa anterior e o próximo.`,
  cellAt: (row, column, value) => `linha ${row}, coluna ${column}: ${fixed(value)}`,
  before: "Mapa anterior",
  after: "Próximo mapa",
  fieldTitle: "O que ela vê da entrada",
  field: ({ top, bottom, left, right }) =>
    rich`Do desenho ela vê ${nowrap(span(top, bottom, "linha", "linhas"))} e ${nowrap(span(left, right, "coluna", "colunas"))}.`,
  wholeField: "Ela vê o desenho inteiro.",
  pictures: (drawing): Rich<"picture" | "bias" | "z"> =>
    rich`Todos os pesos ativos entre ${drawing ? "os pixels" : "as entradas"} e ela, multiplicados: exato para ${drawing ? "este desenho" : "esta entrada"}. A imagem da direita soma ${slot("picture")}; com o viés efetivo ${slot("bias")} é z = ${slot("z")}.`,

  kernels: (layer) => `Todos os kernels de ${layer}`,
  kernelsTitle: "Kernels",
  kernelsAbout: (count, rows, columns) =>
    rich`${counted(count, noun("kernel", "kernels"))} de ${String(rows)} × ${String(columns)} pesos, todos na mesma escala: uma linha para cada mapa, uma coluna para cada mapa que ele lê.`,
  kernelsName: (layer) =>
    `Kernels de ${layer}. As setas vão de kernel em kernel, Enter abre o mapa.`,
  kernel: (map, from) => `${map}, para ${from}`,
  kernelRange: (low, high) => `de ${signed(low, 2)} a ${signed(high, 2)}`,
  rowsShown: (first, last, all) => `mapas ${many(first)} a ${many(last)} de ${many(all)}`,
  columnsShown: (first, last, all) => `leem ${many(first)} a ${many(last)} de ${many(all)}`,
  turn: {
    rows: ["Mapas anteriores", "Próximos mapas"],
    columns: ["Mapas lidos anteriores", "Próximos mapas lidos"],
  },
  back: (name) => `Voltar: ${name}`,

  question: "… neurônios ou mapas fossem desligados?",
  howMany: "Quantos mapas",
  flip: (count, layer, to) =>
    count === 1
      ? `Desligar o mapa mais forte de ${layer}: então ela diz ${to}`
      : `Desligar os ${many(count)} mapas mais fortes de ${layer}: então ela diz ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `Nenhum mapa de ${layer} fala a favor ${of(name)} contra a classe seguinte.`
      : `Mesmo sem os ${counted(count, nouns.map)} de ${layer} que falam a favor ${of(name)}, ela diz ${name}.`,
  group: (count, all, name, other): Rich<"layer"> =>
    rich`Os ${strong(many(count))} mais fortes dos ${many(all)} mapas de ${slot("layer")} que falam a favor ${of(name)} contra ${the(other)}.`,
};
