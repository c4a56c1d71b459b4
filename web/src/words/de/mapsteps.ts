/** What the steps of a story say, in German, of stacks of feature maps and of planes that change or join. */
import type { Left, Lit, Looking, Part, Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { counted, form, listed, many, num, product, sharePercent } from "./numbers";

const by = (size: readonly number[]): string => product(size);
const cells = { one: "Zelle", other: "Zellen" };
const maps = { one: "Karte", other: "Karten" };
const numbers = { one: "Zahl", other: "Zahlen" };

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  `${depth} ${size.length === 1 ? "Zeilen" : pixels ? "Farbebenen" : "Karten"}`;

const windowOf = ({ size, pixels }: Looking): string =>
  `${by(size)} ${pixels ? "Pixeln" : "Zellen"}`;

const lit = ({ active, count, maps, lines, share, told }: Lit): string => {
  const which = maps ? cells : { one: "Neuron", other: "Neuronen" };
  const shine = form(active, { one: "leuchtet", other: "leuchten" });
  return `${many(active)} von ${counted(count, which)} ${shine} auf.${told ? ` ${drawn(lines, share)}` : ""}`;
};

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "Keine Linie wird gezeichnet: Hier ist alles 0."
    : `Gezeichnet: ${counted(lines, { one: "Linie", other: "Linien" })}, ${sharePercent(share)} von allem, was fließt.`;

const counts = ({ maps: count, size }: Left): string =>
  size ? `${counted(count, maps)} von ${by(size)}` : counted(count, numbers);

const left = (rest: Left): string =>
  `${counts(rest)} ${form(rest.maps, { one: "bleibt", other: "bleiben" })}`;

const takes: Readonly<Record<Pooling, string>> = {
  largest: "behält das Größte",
  mean: "nimmt den Mittelwert",
  sum: "nimmt die Summe",
};

const parts: Readonly<Record<Part, { one: string; other: string }>> = {
  convolution: { one: "Faltung", other: "Faltungen" },
  layer: { one: "Schicht mit Gewichten", other: "Schichten mit Gewichten" },
  pool: { one: "Pooling-Schritt", other: "Pooling-Schritte" },
  addition: { one: "Addition", other: "Additionen" },
  concatenation: { one: "Aneinanderreihung", other: "Aneinanderreihungen" },
  maximum: { one: "Maximum", other: "Maxima" },
  norm: { one: "Normierung", other: "Normierungen" },
  other: { one: "anderer Schritt", other: "andere Schritte" },
};

const ways = (names: readonly string[]): string =>
  names.length === 2 ? "zwei" : many(names.length);
const give = (from: readonly string[]): string =>
  `was ${listed(from)} ${from.length === 1 ? "liefert" : "liefern"}`;

export const mapSteps: Words["mapSteps"] = {
  input: "die Eingabe",
  pixels(size, planes, least, most, above) {
    const what = planes > 1 ? `${planes} Farbebenen von ${by(size)} Zahlen` : `${by(size)} Zahlen`;
    const range =
      least < 0 || most > 1
        ? `hier von ${num(least)} bis ${num(most)}`
        : "wobei 0 leer und 1 volle Tinte ist";
    const lie = form(above, { one: "liegt", other: "liegen" });
    return `Die Eingabe ist ein Bild aus ${what}, ${range}. ${many(above)} davon ${lie} über 0.`;
  },
  products({ map, row, column }, looking) {
    const each = looking.depth > 1 ? ` in jeder von ${read(looking)}` : "";
    return `Eine Zelle der Karte ${map} (Zeile ${row}, Spalte ${column}) sieht durch ein Fenster von ${windowOf(looking)}${each} und multipliziert jeden Wert mit einem gelernten Gewicht.`;
  },
  summed: (products, looking, sum, bias) => {
    const over = looking.depth > 1 ? ` aus ${read(looking)}` : "";
    const added =
      products === 1
        ? `Das eine Produkt ist ${num(sum)}.`
        : `Die ${many(products)} Produkte${over} ergeben zusammen ${num(sum)}.`;
    return bias === null
      ? added
      : `${added} Dann kommt der Bias dazu, noch eine Zahl: ${num(bias)}.`;
  },
  norm(names, norming, ofMap, before, after) {
    const becomes = `aus ${num(before)} wird ${num(after)}`;
    const who = listed(names);
    const one = names.length === 1;
    const shifts = one ? "verschiebt und streckt" : "verschieben und strecken";
    switch (norming) {
      case "measured":
        return `${who} ${shifts} die Summe mit Zahlen, die für ${ofMap ? "diese Karte" : "dieses Neuron"} gelernt sind: ${becomes}.`;
      case "fixed":
        return `${who} ${shifts} die Summe mit Zahlen, die gleich bleiben: ${becomes}.`;
      case "together":
        return `${who} ${shifts} die Summen gemeinsam, sodass sie um etwa 1 um dieselbe Mitte schwanken: ${becomes}.`;
      case "beside":
        return `${who} ${one ? "teilt" : "teilen"} die Summe, umso mehr, je stärker die Nachbarkarten sind: ${becomes}.`;
    }
  },
  window(map, weights, pixels, active, all) {
    const over = pixels ? "das ganze Bild" : "alles, was davor steht,";
    const shine = form(active, { one: "leuchtet", other: "leuchten" });
    return `Das Fenster gleitet über ${over} mit ${weights === 1 ? "demselben Gewicht" : `denselben ${many(weights)} Gewichten`}: Karte ${map} füllt sich, ${many(active)} von ${counted(all, cells)} ${shine} auf.`;
  },
  everyMap: (layer, count, at) =>
    count === 1
      ? `${layer} hat diese eine Karte: ${lit(at)}`
      : `Alle ${many(count)} Karten in ${layer} füllen sich, jede mit eigenen Gewichten: ${lit(at)}`,
  convolution(layer, count, looking, at) {
    const { size, depth, of, pixels } = looking;
    const windows = counted(count, { one: "Fenster", other: "Fenster" });
    const several = `diese ${read({ ...looking, depth: of })}`;
    const over = of > 1 ? several : pixels ? "das Bild" : "diese Karte";
    if (depth === of) return `${layer} schiebt ${windows} von ${by(size)} über ${over}: ${lit(at)}`;
    const own = depth === 1 ? "eine Karte allein" : `${depth} Karten`;
    return `${layer} schiebt ${windows} von ${by(size)}, jedes über ${own}: ${lit(at)}`;
  },
  pool: (layer, pooling, size, rest) =>
    `${layer} ${takes[pooling]} von je ${by(size)} Zellen: ${left(rest)}.`,
  poolNothing: (layer) => `${layer} hat Fenster von nur einer Zelle: Hier ändert sich nichts.`,
  shared: (layer, pooling, size, rest) =>
    `${layer} teilt jede Karte in ${by(size)} Teile und ${takes[pooling]} von jedem: ${left(rest)}.`,
  wholeMap: (layer, pooling, rest) =>
    `${layer} ${takes[pooling]} jeder ganzen Karte: ${left(rest)}.`,
  along: (layer, pooling, several, rest) =>
    `${layer} ${takes[pooling]} von je ${counted(several, numbers)}: ${left(rest)}.`,
  add: (layer, from, at) =>
    `${layer} führt ${ways(from)} Wege zusammen: Addiert wird, ${give(from)}, Zahl für Zahl. ${lit(at)}`,
  subtract: (layer, from, at) =>
    `${layer} führt zwei Wege zusammen: Was ${from[1] ?? from[0]} liefert, wird von dem abgezogen, was ${from[0]} liefert, Zahl für Zahl. ${lit(at)}`,
  maximum: (layer, from, at) =>
    `${layer} führt ${ways(from)} Wege zusammen: Von dem, ${give(from)}, bleibt das Größere, Zahl für Zahl. ${lit(at)}`,
  gate: (layer, from, at) =>
    `In ${layer} öffnet oder schließt ${from[1] ?? from[0]} den Weg für ${from[0]}: Multipliziert wird, was beide liefern, Zahl für Zahl. ${lit(at)}`,
  concat: (layer, from, rest) => `${layer} legt hintereinander, ${give(from)}: ${counts(rest)}.`,
  normFirst: (layer, picture, least, most) =>
    `Zuerst verschiebt und streckt ${layer} ${picture ? "das Bild" : "die Eingabe"}: Die Zahlen gehen jetzt von ${num(least)} bis ${num(most)}.`,
  normOf: (layer, from, at) => `${layer} verschiebt und streckt, ${give(from)}: ${lit(at)}`,
  reluOf: (layer, from, at) =>
    `${layer} behält von dem, ${give(from)}, was über 0 liegt, der Rest wird 0: ${lit(at)}`,
  bentOf: (layer, activation, from, at) =>
    `${layer} (${activation}) biegt jede Zahl, die ${listed(from)} ${from.length === 1 ? "liefert" : "liefern"}, mit derselben Kurve: ${lit(at)}`,
  unchanged: (layer) => `${layer} lässt beim Erkennen jede Zahl unverändert durch.`,
  rowwise: (layer, at) =>
    `${layer} multipliziert und addiert entlang jeder Zeile, immer mit denselben Gewichten: ${lit(at)}`,
  lay: (name, count, size, all) =>
    count === 1
      ? `${name} legt das Bild von ${by(size)} in eine Reihe: ${counted(all, numbers)}.`
      : `${name} legt die ${many(count)} Karten von ${by(size)} in eine Reihe: ${counted(all, numbers)}.`,
  together(names, kinds, same, at) {
    const what = listed(kinds.map(([part, n]) => counted(n, parts[part])));
    const each = same?.size ? `, alle mit ${counted(same.maps, maps)} von ${by(same.size)}` : "";
    return `${names}: ${what}${each}. Am Ende: ${lit(at)}`;
  },
  range: (first, last, several) => (several ? `${first} bis ${last}` : `${first} und ${last}`),
};
