/** What the steps of a story say of stacks of feature maps, and of planes that only change or join. */
import type { Left, Lit, Looking, Part, Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { counted, form, listed, many, noun, nouns, num, product, sharePercent } from "./numbers";

const by = (size: readonly number[]): string => product(size);

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  `${depth} ${size.length === 1 ? "linhas" : pixels ? "planos" : "mapas"}`;
const each = ({ size }: Looking): string => (size.length === 1 ? "cada uma das" : "cada um dos");

const windowOf = ({ size, pixels }: Looking): string =>
  `${by(size)} ${pixels ? "pixels" : "células"}`;

const shine = { one: "acende", other: "acendem" };

const lit = ({ active, count, maps, lines, share, told }: Lit): string => {
  const which = maps ? nouns.cell : nouns.neuron;
  return `${many(active)} de ${counted(count, which)} ${form(active, shine)}.${told ? ` ${drawn(lines, share)}` : ""}`;
};

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "Nenhuma linha é traçada: aqui tudo é 0."
    : `${lines === 1 ? "É traçada" : "São traçadas"} ${counted(lines, noun("linha", "linhas"))}: ${sharePercent(share)} do que flui.`;

const left = ({ maps: count, size }: Left): string => {
  const remain = form(count, { one: "resta", other: "restam" });
  return size
    ? `${remain} ${counted(count, nouns.map)} de ${by(size)}`
    : `${remain} ${counted(count, nouns.number)}`;
};

const takes: Readonly<Record<Pooling, string>> = {
  largest: "mantém o maior",
  mean: "pega a média",
  sum: "pega a soma",
};

const parts: Readonly<Record<Part, ReturnType<typeof noun>>> = {
  convolution: noun("convolução", "convoluções"),
  layer: noun("camada de pesos", "camadas de pesos"),
  pool: noun("passo de pooling", "passos de pooling"),
  addition: noun("soma", "somas"),
  concatenation: noun("concatenação", "concatenações"),
  maximum: noun("máximo", "máximos"),
  norm: noun("normalização", "normalizações"),
  other: noun("outro passo", "outros passos"),
};

const ways = (names: readonly string[]): string =>
  `${names.length === 2 ? "dois" : many(names.length)} caminhos`;
const give = (names: readonly string[]): string =>
  `o que ${listed(names)} ${names.length === 1 ? "dá" : "dão"}`;

/** What a norm does with the sum, or several do. */
const shifts = (one: boolean): string => (one ? "desloca e escala" : "deslocam e escalam");

export const mapSteps: Words["mapSteps"] = {
  input: "a entrada",
  pixels(size, planes, least, most, above) {
    const what = planes > 1 ? `${planes} planos de ${by(size)} números` : `${by(size)} números`;
    const range =
      least < 0 || most > 1
        ? `aqui de ${num(least)} a ${num(most)}`
        : "em que 0 é vazio e 1 é tinta plena";
    return `A entrada é uma imagem de ${what}, ${range}. Maiores que 0: ${many(above)} deles.`;
  },
  products({ map, row, column }, looking) {
    const where = looking.depth > 1 ? ` em ${each(looking)} ${read(looking)}` : "";
    const one = looking.pixels ? "cada um" : "cada uma";
    return `Uma célula do mapa ${map} (linha ${row}, coluna ${column}) olha para uma janela de ${windowOf(looking)}${where} e multiplica ${one} por um peso aprendido.`;
  },
  summed: (products, looking, sum, bias) => {
    const together = looking.size.length === 1 ? "juntas" : "juntos";
    const over = looking.depth > 1 ? `, de ${read(looking)} ${together}` : "";
    const added = `Ela soma seus ${counted(products, nouns.product)}${over}: ${num(sum)}.`;
    return bias === null ? added : `${added} Depois soma seu viés, mais um número: ${num(bias)}.`;
  },
  norm(names, norming, ofMap, before, after) {
    const becomes = `${num(before)} vira ${num(after)}`;
    const who = listed(names);
    const one = names.length === 1;
    switch (norming) {
      case "measured":
        return `${who} ${shifts(one)} a soma, por números aprendidos para este ${ofMap ? "mapa" : "neurônio"}: ${becomes}.`;
      case "fixed":
        return `${who} ${shifts(one)} a soma, por números que não mudam: ${becomes}.`;
      case "together":
        return `${who} ${shifts(one)} as somas juntas, para que sua dispersão em torno de um mesmo centro fique perto de 1: ${becomes}.`;
      case "beside":
        return `${who} ${one ? "divide" : "dividem"} a soma, tanto mais quanto mais fortes são os mapas vizinhos: ${becomes}.`;
    }
  },
  window(map, weights, pixels, active, all) {
    const over = pixels ? "a imagem inteira" : "tudo o que lê";
    return `A janela desliza sobre ${over} com ${weights === 1 ? "o mesmo peso" : `os mesmos ${counted(weights, nouns.weight)}`}: o mapa ${map} se enche, e ${many(active)} de suas ${counted(all, nouns.cell)} ${form(active, shine)}.`;
  },
  everyMap: (layer, count, at) =>
    count === 1
      ? `${layer} tem este único mapa: ${lit(at)}`
      : `Os ${counted(count, nouns.map)} de ${layer} se enchem, cada um com seus próprios pesos: ${lit(at)}`,
  convolution(layer, count, looking, at) {
    const { size, depth, of, pixels } = looking;
    const windows = counted(count, nouns.window);
    const several = `${size.length === 1 ? "estas" : "estes"} ${read({ ...looking, depth: of })}`;
    const over = of > 1 ? several : pixels ? "a imagem" : "este mapa";
    if (depth === of) return `${layer} desliza ${windows} de ${by(size)} sobre ${over}: ${lit(at)}`;
    const own = depth === 1 ? "um só mapa" : `${depth} mapas`;
    return `${layer} desliza ${windows} de ${by(size)}, cada uma sobre ${own}: ${lit(at)}`;
  },
  pool: (layer, pooling, size, rest) =>
    `${layer} ${takes[pooling]} de cada ${by(size)} células: ${left(rest)}.`,
  poolNothing: (layer) => `${layer} tem janelas de uma só célula: nada muda aqui.`,
  shared: (layer, pooling, size, rest) =>
    `${layer} divide cada mapa em ${by(size)} partes e ${takes[pooling]} de cada uma: ${left(rest)}.`,
  wholeMap: (layer, pooling, rest) =>
    `${layer} ${takes[pooling]} de cada mapa inteiro: ${left(rest)}.`,
  along: (layer, pooling, several, rest) =>
    `${layer} ${takes[pooling]} de cada ${counted(several, nouns.number)}: ${left(rest)}.`,
  add: (layer, from, at) =>
    `${layer} junta ${ways(from)}: soma ${give(from)}, número por número. ${lit(at)}`,
  subtract: (layer, from, at) =>
    `${layer} junta dois caminhos: subtrai, do que ${from[0]} dá, o que ${from[1] ?? from[0]} dá, número por número. ${lit(at)}`,
  maximum: (layer, from, at) =>
    `${layer} junta ${ways(from)}: mantém o maior entre ${give(from)}, número por número. ${lit(at)}`,
  gate: (layer, from, at) =>
    `Em ${layer}, ${from[1] ?? from[0]} abre ou fecha ${from[0]}: o que os dois dão é multiplicado, número por número. ${lit(at)}`,
  concat: (layer, from, rest) =>
    `${layer} põe ${give(from)} um atrás do outro: ${rest.size ? `${counted(rest.maps, nouns.map)} de ${by(rest.size)}` : counted(rest.maps, nouns.number)}.`,
  normFirst: (layer, picture, least, most) =>
    `Primeiro, ${layer} desloca e escala ${picture ? "a imagem" : "a entrada"}: agora seus números vão de ${num(least)} a ${num(most)}.`,
  normOf: (layer, from, at) => `${layer} desloca e escala ${give(from)}: ${lit(at)}`,
  reluOf: (layer, from, at) =>
    `${layer} mantém o que é maior que 0 em ${listed(from)}; o resto vira 0: ${lit(at)}`,
  bentOf: (layer, activation, from, at) =>
    `${layer} (${activation}) curva com a mesma função cada número em ${listed(from)}: ${lit(at)}`,
  unchanged: (layer) => `${layer} deixa cada número passar sem mudança enquanto a rede reconhece.`,
  rowwise: (layer, at) =>
    `${layer} multiplica e soma ao longo de cada linha, sempre com os mesmos pesos: ${lit(at)}`,
  lay: (name, count, size, all) =>
    count === 1
      ? `${name} põe a imagem de ${by(size)} em uma só fila: ${counted(all, nouns.number)}.`
      : `${name} põe os ${counted(count, nouns.map)} de ${by(size)} em uma só fila: ${counted(all, nouns.number)}.`,
  together(names, counts, same, at) {
    const what = listed(counts.map(([part, n]) => counted(n, parts[part])));
    const all = same?.size ? `, com ${counted(same.maps, nouns.map)} de ${by(same.size)}` : "";
    return `${names}: ${what}${all}. No fim, ${lit(at)}`;
  },
  range: (first, last, several) => (several ? `${first} a ${last}` : `${first} e ${last}`),
};
