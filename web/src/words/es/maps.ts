/** "Look inside" feature maps: a cell number by number, a map, its kernels, maps switched off. */
import type { Making } from "../en/maps";
import { nowrap, type Rich, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { of, to } from "./names";
import { counted, fixed, many, noun, nouns, percent, signed } from "./numbers";

const makings: Readonly<Record<Making, string>> = {
  products: "suma de",
  largest: "el mayor de",
  mean: "la media de",
  sum: "la suma de",
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, one: string, other: string): string =>
  first === last ? `la ${one} ${first}` : `las ${other} ${first} a ${last}`;

export const maps: Words["maps"] = {
  map: (layer, map) => `mapa ${map} de ${layer}`,
  drawing: "el dibujo",
  plane: (plane) => `plano de color ${plane}`,
  place: (row, column) => `fila ${row}, columna ${column}`,
  mapShort: "mapa",
  rowShort: "fila",
  columnShort: "columna",
  mapField: (last) => `Mapa, 0 a ${last}`,
  rowField: (last) => `Fila, 1 a ${last}`,
  columnField: (last) => `Columna, 1 a ${last}`,
  cellOff: "Apagar la celda",
  cellIsOff: "Celda apagada",
  mapOff: "Apagar el mapa",
  mapIsOff: "Mapa apagado",

  made(making, count): Rich<"value"> {
    const what = making === "products" ? nouns.product : nouns.number;
    return rich`${makings[making]} ${counted(count, what)} = ${slot("value")}`;
  },
  reads: rich`lee ${slot("value")}`,
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
      " menos la media en el entrenamiento, dividido entre la dispersión de entonces, y luego escalado y desplazado",
    layer_norm:
      " menos la media de su capa ahora, dividido entre la dispersión, y luego escalado y desplazado",
    group_norm:
      " menos la media de su grupo ahora, dividido entre la dispersión, y luego escalado y desplazado",
    local_response_norm: " dividido según lo fuertes que son aquí los mapas vecinos",
    scale: " por una constante, más otra",
  },
  bent: (kind, before): Rich<"value"> => rich`${kind}(${fixed(before)}) = ${slot("value")}`,
  multiplied: (name, factor) => rich`${name}: × ${fixed(factor)}`,

  readTitle: "Lo que lee",
  readMaps: (shown, all) =>
    shown < all
      ? rich`Número × peso bajo su ventana; primero ${shown === 1 ? "el" : "los"} ${strong(many(shown))} de ${strong(many(all))} mapas que más suman o restan.`
      : rich`Número × peso, lugar por lugar.`,
  readWindow: {
    largest: "Los números bajo su ventana. El enmarcado es el mayor: solo ese sigue adelante.",
    mean: "Los números bajo su ventana; todos cuentan lo mismo.",
    sum: "Los números bajo su ventana, que se suman.",
  },
  padding: "Los lugares fuera del mapa cuentan como 0.",
  adds: rich` suma ${slot("value")}`,
  numbers: "recorte",
  window: "kernel",
  weights: "pesos",
  products: "producto",
  productsName: (from) => `Productos con ${from}`,
  windowName: (from) => `Ventana sobre ${from}`,
  numbersOf: "Todos los números",
  numbersIn: (from) => `Todos los números: ${from}`,
  tap: (row, column, value, weight, product) =>
    `${row}, ${column}: ${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(product)}`,
  taken: (row, column, value) => `${row}, ${column}: ${fixed(value)}`,
  outside: "fuera",
  winner: "sigue adelante",
  more: (count): Rich<"value"> =>
    count === 1
      ? rich`1 mapa más suma ${slot("value")}.`
      : rich`${many(count)} mapas más suman juntos ${slot("value")}.`,
  showMore: (count) => `Mostrar ${many(count)} más`,
  sum: "suma",
  usualTitle: "A qué suele responder el mapa",
  usual(best, often): Rich {
    const most =
      best === null ? rich`Nunca ha estado activo. ` : rich`Sobre todo ${strong(to(best))}. `;
    const share =
      often === null
        ? ""
        : `En todas las imágenes de entrenamiento estaba activo el ${percent(often)} de sus celdas. `;
    return rich`${most}${share}Activación media para cada clase:`;
  },

  wholeTitle: (name) => `Entero: ${name}`,
  active: (active, all) =>
    rich`Por encima de 0 en ${strong(many(active))} de sus ${counted(all, nouns.cell)} (${percent(active / all)}).`,
  loudest: rich` La más fuerte es ${slot("cell")}: ${slot("value")}.`,
  mapPicture: (name) =>
    `${name}. Las flechas van de celda en celda, Intro abre una, Re Pág y Av Pág abren el mapa anterior y el siguiente.`,
  cellAt: (row, column, value) => `fila ${row}, columna ${column}: ${fixed(value)}`,
  before: "Mapa anterior",
  after: "Mapa siguiente",
  fieldTitle: "Lo que ve de la entrada",
  field: ({ top, bottom, left, right }) =>
    rich`Del dibujo ve ${nowrap(span(top, bottom, "fila", "filas"))} y ${nowrap(span(left, right, "columna", "columnas"))}.`,
  wholeField: "Ve todo el dibujo.",
  pictures: (drawing): Rich<"picture" | "bias" | "z"> =>
    rich`Todos los pesos activos entre ${drawing ? "los píxeles" : "las entradas"} y ella, multiplicados: exacto para ${drawing ? "este dibujo" : "esta entrada"}. La imagen de la derecha suma ${slot("picture")}; con el sesgo efectivo ${slot("bias")} es z = ${slot("z")}.`,

  kernels: (layer) => `Todos los kernels de ${layer}`,
  kernelsTitle: "Kernels",
  kernelsAbout: (count, rows, columns) =>
    rich`${counted(count, noun("kernel", "kernels"))} de ${String(rows)} × ${String(columns)} pesos, todos en la misma escala: una fila por cada mapa, una columna por cada mapa que lee.`,
  kernelsName: (layer) =>
    `Kernels de ${layer}. Las flechas van de kernel en kernel, Intro abre el mapa.`,
  kernel: (map, from) => `${map}, para ${from}`,
  kernelRange: (low, high) => `de ${signed(low, 2)} a ${signed(high, 2)}`,
  rowsShown: (first, last, all) => `mapas ${many(first)} a ${many(last)} de ${many(all)}`,
  columnsShown: (first, last, all) => `leen ${many(first)} a ${many(last)} de ${many(all)}`,
  turn: {
    rows: ["Mapas anteriores", "Mapas siguientes"],
    columns: ["Mapas leídos anteriores", "Mapas leídos siguientes"],
  },
  back: (name) => `Volver: ${name}`,

  question: "… se apagaran neuronas o mapas?",
  howMany: "Cuántos mapas",
  flip: (count, layer, to) =>
    count === 1
      ? `Apagar el mapa más fuerte de ${layer}: entonces dice ${to}`
      : `Apagar los ${many(count)} mapas más fuertes de ${layer}: entonces dice ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `Ningún mapa de ${layer} habla a favor ${of(name)} frente a la clase siguiente.`
      : `Incluso sin los ${counted(count, nouns.map)} de ${layer} que hablan a favor ${of(name)}, dice ${name}.`,
  group: (count, all, name, other): Rich<"layer"> =>
    rich`Los ${strong(many(count))} más fuertes de los ${many(all)} mapas de ${slot("layer")} que hablan a favor ${of(name)} frente ${to(other)}.`,
};
