/** "Look inside" feature maps, in German: a cell, a map, its kernels, maps switched off. */
import type { Making } from "../en/maps";
import { nowrap, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, many, percent, signed } from "./numbers";

const makings: Readonly<Record<Making, string>> = {
  products: "Summe von",
  largest: "das Größte von",
  mean: "der Mittelwert von",
  sum: "die Summe von",
};

const numbersOf: Readonly<Record<Making, { one: string; other: string }>> = {
  products: { one: "Produkt", other: "Produkten" },
  largest: { one: "Zahl", other: "Zahlen" },
  mean: { one: "Zahl", other: "Zahlen" },
  sum: { one: "Zahl", other: "Zahlen" },
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, one: string, other: string): string =>
  first === last ? `${one} ${first}` : `${other} ${first} bis ${last}`;

export const maps: Words["maps"] = {
  map: (layer, map) => `${layer} Karte ${map}`,
  drawing: "die Zeichnung",
  plane: (plane) => `Farbebene ${plane}`,
  place: (row, column) => `Zeile ${row}, Spalte ${column}`,
  mapShort: "Karte",
  rowShort: "Zeile",
  columnShort: "Spalte",
  mapField: (last) => `Karte, 0 bis ${last}`,
  rowField: (last) => `Zeile, 1 bis ${last}`,
  columnField: (last) => `Spalte, 1 bis ${last}`,
  cellOff: "Zelle abschalten",
  cellIsOff: "Zelle ist aus",
  mapOff: "Karte abschalten",
  mapIsOff: "Karte ist aus",

  made: (making, count) =>
    rich`${makings[making]} ${counted(count, numbersOf[making])} = ${slot("value")}`,
  reads: rich`liest ${slot("value")}`,
  bias: (layer, bias) => rich`${layer}: ${slot("sum")}${added(bias)} = ${slot("value")}`,
  normal(name, before, { mean, spread, factor, shift }) {
    const moved = mean === 0 ? fixed(before) : `(${fixed(before)}${added(-mean)})`;
    const divided = spread === 1 ? moved : `${moved} / ${fixed(spread)}`;
    const scaled = factor === 1 ? divided : `${divided} × ${fixed(factor)}`;
    const all = shift === 0 ? scaled : scaled + added(shift);
    return rich`${name}: ${all} = ${slot("value")}`;
  },
  normalWords: {
    batch_norm:
      " minus dem Mittelwert im Training, geteilt durch die Streuung dort, dann gestreckt und verschoben",
    layer_norm:
      " minus dem Mittelwert seiner Schicht jetzt, geteilt durch die Streuung, dann gestreckt und verschoben",
    group_norm:
      " minus dem Mittelwert seiner Gruppe jetzt, geteilt durch die Streuung, dann gestreckt und verschoben",
    local_response_norm: " geteilt durch das, wie laut die Nachbarkarten hier sind",
    scale: " mal einer festen Zahl, plus einer anderen",
  },
  bent: (kind, before) => rich`${kind}(${fixed(before)}) = ${slot("value")}`,
  multiplied: (name, factor) => rich`${name}: × ${fixed(factor)}`,

  readTitle: "Was sie liest",
  readMaps: (shown, all) =>
    shown < all
      ? rich`Zahl × Gewicht unter ihrem Fenster, zuerst die ${strong(many(shown))} von ${strong(many(all))} Karten, die am meisten beitragen oder wegnehmen.`
      : rich`Zahl × Gewicht, Stelle für Stelle.`,
  readWindow: {
    largest:
      "Die Zahlen unter ihrem Fenster. Die umrahmte ist die größte: Nur sie wird weitergegeben.",
    mean: "Die Zahlen unter ihrem Fenster, die alle gleich viel zählen.",
    sum: "Die Zahlen unter ihrem Fenster, die addiert werden.",
  },
  padding: "Stellen außerhalb der Karte zählen als 0.",
  adds: rich` trägt ${slot("value")} bei`,
  numbers: "Ausschnitt",
  window: "Kernel",
  weights: "Gewichte",
  products: "Produkt",
  productsName: (from) => `Produkte mit ${from}`,
  windowName: (from) => `Fenster über ${from}`,
  numbersOf: "Jede Zahl",
  numbersIn: (from) => `Jede Zahl: ${from}`,
  tap: (row, column, value, weight, product) =>
    `${row}, ${column}: ${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(product)}`,
  taken: (row, column, value) => `${row}, ${column}: ${fixed(value)}`,
  outside: "außerhalb",
  winner: "weitergegeben",
  more: (count) =>
    count === 1
      ? rich`1 weitere Karte trägt ${slot("value")} bei.`
      : rich`${many(count)} weitere Karten tragen zusammen ${slot("value")} bei.`,
  showMore: (count) => `${many(count)} weitere zeigen`,
  sum: "Summe",
  usualTitle: "Worauf die Karte sonst anspricht",
  usual(best, often) {
    const most = best === null ? rich`Sie war nie aktiv. ` : rich`Am meisten auf ${strong(best)}. `;
    const share =
      often === null
        ? ""
        : `Über alle Trainingsbilder waren ${percent(often)} ihrer Zellen aktiv. `;
    return rich`${most}${share}Mittlere Aktivierung für jede Klasse:`;
  },

  wholeTitle: (name) => `Ganz: ${name}`,
  active: (active, all) =>
    rich`Über 0 in ${strong(many(active))} von ${many(all)} Zellen (${percent(active / all)}).`,
  loudest: rich` Am lautesten: ${slot("cell")} mit ${slot("value")}.`,
  mapPicture: (name) =>
    `${name}. Pfeiltasten gehen von Zelle zu Zelle, die Eingabetaste öffnet eine, Bild auf und Bild ab öffnen die Karten davor und danach.`,
  cellAt: (row, column, value) => `Zeile ${row}, Spalte ${column}: ${fixed(value)}`,
  before: "Karte davor",
  after: "Nächste Karte",
  fieldTitle: "Was sie von der Eingabe sieht",
  field: ({ top, bottom, left, right }) =>
    rich`Von der Zeichnung sieht sie ${nowrap(span(top, bottom, "Zeile", "Zeilen"))}, ${nowrap(span(left, right, "Spalte", "Spalten"))}.`,
  wholeField: "Sie sieht die ganze Zeichnung.",
  pictures: (drawing) =>
    rich`Alle aktiven Gewichte zwischen ${drawing ? "den Pixeln" : "den Eingaben"} und ihr, ausmultipliziert: genau für ${drawing ? "diese Zeichnung" : "diese Eingabe"}. Das rechte Bild ergibt zusammen ${slot("picture")}, mit dem effektiven Bias ${slot("bias")} ist das z = ${slot("z")}.`,

  kernels: (layer) => `Alle Kernel in ${layer}`,
  kernelsTitle: "Kernel",
  kernelsAbout: (count, rows, columns) =>
    rich`${counted(count, { one: "Kernel", other: "Kernel" })} aus ${String(rows)} × ${String(columns)} Gewichten, alle in einem Maßstab: eine Zeile für jede Karte, eine Spalte für jede Karte, die sie liest.`,
  kernelsName: (layer) =>
    `Kernel in ${layer}. Pfeiltasten gehen von Kernel zu Kernel, die Eingabetaste öffnet die Karte.`,
  kernel: (map, from) => `${map} für ${from}`,
  kernelRange: (low, high) => `von ${signed(low, 2)} bis ${signed(high, 2)}`,
  rowsShown: (first, last, all) => `Karten ${many(first)} bis ${many(last)} von ${many(all)}`,
  columnsShown: (first, last, all) => `gelesen ${many(first)} bis ${many(last)} von ${many(all)}`,
  turn: {
    rows: ["Karten davor", "Nächste Karten"],
    columns: ["Gelesene Karten davor", "Nächste gelesene Karten"],
  },
  back: (name) => `Zurück zu ${name}`,

  question: "… Neuronen oder Karten abgeschaltet wären?",
  howMany: "Wie viele Karten",
  flip: (count, layer, to) =>
    count === 1
      ? `Schalte die lauteste Karte in ${layer} ab: Dann sagt es ${to}`
      : `Schalte die ${many(count)} lautesten Karten in ${layer} ab: Dann sagt es ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `Keine Karte in ${layer} spricht für ${name} gegen die nächste Klasse.`
      : `Auch ohne ${count === 1 ? "die eine Karte" : `alle ${many(count)} Karten`} in ${layer}, die für ${name} ${count === 1 ? "spricht" : "sprechen"}, sagt es ${name}.`,
  group: (count, all, name, other) =>
    rich`Die ${strong(many(count))} lautesten von ${many(all)} Karten in ${slot("layer")}, die für ${name} gegen ${other} sprechen.`,
};
