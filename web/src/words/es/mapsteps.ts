/** What the steps of a story say of stacks of feature maps, and of planes that only change or join. */
import type { Left, Lit, Looking, Part, Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { counted, form, listed, many, noun, nouns, num, product, sharePercent } from "./numbers";

const by = (size: readonly number[]): string => product(size);

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  `${depth} ${size.length === 1 ? "filas" : pixels ? "planos" : "mapas"}`;
const each = ({ size }: Looking): string =>
  size.length === 1 ? "cada una de las" : "cada uno de los";

const windowOf = ({ size, pixels }: Looking): string =>
  `${by(size)} ${pixels ? "píxeles" : "celdas"}`;

const shines = { one: "se ilumina", other: "se iluminan" };

const lit = ({ active, count, maps, lines, share, told }: Lit): string => {
  const which = maps ? nouns.cell : nouns.neuron;
  return `${form(active, shines)} ${many(active)} de ${counted(count, which)}.${told ? ` ${drawn(lines, share)}` : ""}`;
};

/** As a sentence of its own. */
const litSaid = (at: Lit): string => {
  const said = lit(at);
  return said[0].toUpperCase() + said.slice(1);
};

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "No se traza ninguna línea: aquí todo es 0."
    : `${lines === 1 ? "Se traza" : "Se trazan"} ${counted(lines, noun("línea", "líneas"))}: ${sharePercent(share)} de lo que fluye.`;

const left = ({ maps: count, size }: Left): string => {
  const remain = form(count, { one: "queda", other: "quedan" });
  return size
    ? `${remain} ${counted(count, nouns.map)} de ${by(size)}`
    : `${remain} ${counted(count, nouns.number)}`;
};

const takes: Readonly<Record<Pooling, string>> = {
  largest: "conserva el mayor",
  mean: "toma la media",
  sum: "toma la suma",
};

const parts: Readonly<Record<Part, ReturnType<typeof noun>>> = {
  convolution: noun("convolución", "convoluciones"),
  layer: noun("capa de pesos", "capas de pesos"),
  pool: noun("paso de pooling", "pasos de pooling"),
  addition: noun("suma", "sumas"),
  concatenation: noun("concatenación", "concatenaciones"),
  maximum: noun("máximo", "máximos"),
  norm: noun("normalización", "normalizaciones"),
  other: noun("otro paso", "otros pasos"),
};

const ways = (names: readonly string[]): string =>
  `${names.length === 2 ? "dos" : many(names.length)} caminos`;
const give = (names: readonly string[]): string =>
  `lo que ${form(names.length, { one: "da", other: "dan" })} ${listed(names)}`;

/** What a norm does with the sum, or several do. */
const shifts = (one: boolean): string => (one ? "desplaza y escala" : "desplazan y escalan");

export const mapSteps: Words["mapSteps"] = {
  input: "la entrada",
  pixels(size, planes, least, most, above) {
    const what = planes > 1 ? `${planes} planos de ${by(size)} números` : `${by(size)} números`;
    const range =
      least < 0 || most > 1
        ? `aquí de ${num(least)} a ${num(most)}`
        : "donde 0 es vacío y 1 es tinta plena";
    return `La entrada es una imagen de ${what}, ${range}. Mayores que 0: ${many(above)} de ellos.`;
  },
  products({ map, row, column }, looking) {
    const where = looking.depth > 1 ? ` en ${each(looking)} ${read(looking)}` : "";
    const one = looking.pixels ? "cada uno" : "cada una";
    return `Una celda del mapa ${map} (fila ${row}, columna ${column}) mira una ventana de ${windowOf(looking)}${where} y multiplica ${one} por un peso aprendido.`;
  },
  summed: (products, looking, sum, bias) => {
    const together = looking.size.length === 1 ? "juntas" : "juntos";
    const over = looking.depth > 1 ? `, de ${read(looking)} ${together}` : "";
    const added = `Suma sus ${counted(products, nouns.product)}${over}: ${num(sum)}.`;
    return bias === null ? added : `${added} Luego añade su sesgo, un número más: ${num(bias)}.`;
  },
  norm(names, norming, ofMap, before, after) {
    const becomes = `${num(before)} pasa a ${num(after)}`;
    const who = listed(names);
    const one = names.length === 1;
    switch (norming) {
      case "measured":
        return `${who} ${shifts(one)} la suma, según números aprendidos para ${ofMap ? "este mapa" : "esta neurona"}: ${becomes}.`;
      case "fixed":
        return `${who} ${shifts(one)} la suma, según números que no cambian: ${becomes}.`;
      case "together":
        return `${who} ${shifts(one)} las sumas juntas, para que su dispersión en torno a un mismo centro sea cercana a 1: ${becomes}.`;
      case "beside":
        return `${who} ${one ? "divide" : "dividen"} la suma, tanto más cuanto más fuertes son los mapas vecinos: ${becomes}.`;
    }
  },
  window(map, weights, pixels, active, all) {
    const over = pixels ? "toda la imagen" : "todo lo que lee";
    return `La ventana se desliza sobre ${over} con ${weights === 1 ? "el mismo peso" : `los mismos ${counted(weights, nouns.weight)}`}: el mapa ${map} se llena; ${form(active, shines)} ${many(active)} de sus ${counted(all, nouns.cell)}.`;
  },
  everyMap: (layer, count, at) =>
    count === 1
      ? `${layer} tiene este único mapa: ${lit(at)}`
      : `Los ${counted(count, nouns.map)} de ${layer} se llenan, cada uno con sus propios pesos: ${lit(at)}`,
  convolution(layer, count, looking, at) {
    const { size, depth, of, pixels } = looking;
    const windows = counted(count, nouns.window);
    const several = `${size.length === 1 ? "estas" : "estos"} ${read({ ...looking, depth: of })}`;
    const over = of > 1 ? several : pixels ? "la imagen" : "este mapa";
    if (depth === of) return `${layer} desliza ${windows} de ${by(size)} sobre ${over}: ${lit(at)}`;
    const own = depth === 1 ? "un solo mapa" : `${depth} mapas`;
    return `${layer} desliza ${windows} de ${by(size)}, cada una sobre ${own}: ${lit(at)}`;
  },
  pool: (layer, pooling, size, rest) =>
    `${layer} ${takes[pooling]} de cada ${by(size)} celdas: ${left(rest)}.`,
  poolNothing: (layer) => `${layer} tiene ventanas de una sola celda: aquí no cambia nada.`,
  shared: (layer, pooling, size, rest) =>
    `${layer} divide cada mapa en ${by(size)} partes y ${takes[pooling]} de cada una: ${left(rest)}.`,
  wholeMap: (layer, pooling, rest) =>
    `${layer} ${takes[pooling]} de cada mapa entero: ${left(rest)}.`,
  along: (layer, pooling, several, rest) =>
    `${layer} ${takes[pooling]} de cada ${counted(several, nouns.number)}: ${left(rest)}.`,
  add: (layer, from, at) =>
    `${layer} une ${ways(from)}: suma ${give(from)}, número por número. ${litSaid(at)}`,
  subtract: (layer, from, at) =>
    `${layer} une dos caminos: a lo que da ${from[0]} le resta lo que da ${from[1] ?? from[0]}, número por número. ${litSaid(at)}`,
  maximum: (layer, from, at) =>
    `${layer} une ${ways(from)}: conserva lo mayor de ${give(from)}, número por número. ${litSaid(at)}`,
  gate: (layer, from, at) =>
    `En ${layer}, ${from[1] ?? from[0]} abre o cierra ${from[0]}: se multiplica lo que dan ambos, número por número. ${litSaid(at)}`,
  concat: (layer, from, rest) =>
    `${layer} pone ${give(from)} uno detrás de otro: ${rest.size ? `${counted(rest.maps, nouns.map)} de ${by(rest.size)}` : counted(rest.maps, nouns.number)}.`,
  normFirst: (layer, picture, least, most) =>
    `Primero, ${layer} desplaza y escala ${picture ? "la imagen" : "la entrada"}: ahora sus números van de ${num(least)} a ${num(most)}.`,
  normOf: (layer, from, at) => `${layer} desplaza y escala ${give(from)}: ${lit(at)}`,
  reluOf: (layer, from, at) =>
    `${layer} conserva lo mayor que 0 de ${listed(from)}; el resto pasa a ser 0: ${lit(at)}`,
  bentOf: (layer, activation, from, at) =>
    `${layer} (${activation}) curva cada número de ${listed(from)} con la misma función: ${lit(at)}`,
  unchanged: (layer) => `${layer} deja pasar cada número sin cambios mientras la red reconoce.`,
  rowwise: (layer, at) =>
    `${layer} multiplica y suma a lo largo de cada fila, siempre con los mismos pesos: ${lit(at)}`,
  lay: (name, count, size, all) =>
    count === 1
      ? `${name} pone la imagen de ${by(size)} en una sola fila: ${counted(all, nouns.number)}.`
      : `${name} pone los ${counted(count, nouns.map)} de ${by(size)} en una sola fila: ${counted(all, nouns.number)}.`,
  together(names, counts, same, at) {
    const what = listed(counts.map(([part, n]) => counted(n, parts[part])));
    const all = same?.size ? `, con ${counted(same.maps, nouns.map)} de ${by(same.size)}` : "";
    return `${names}: ${what}${all}. Al final ${lit(at)}`;
  },
  range: (first, last, several) => (several ? `${first} a ${last}` : `${first} y ${last}`),
};
