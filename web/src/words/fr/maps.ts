/** "Look inside" feature maps, in French: a cell, a map, its kernels, maps switched off. */
import type { Making } from "../en/maps";
import { nowrap, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, many, percent, signed } from "./numbers";

const makings: Readonly<Record<Making, string>> = {
  products: "somme de",
  largest: "le plus grand de",
  mean: "la moyenne de",
  sum: "la somme de",
};

const numbersOf: Readonly<Record<Making, { one: string; other: string }>> = {
  products: { one: "produit", other: "produits" },
  largest: { one: "nombre", other: "nombres" },
  mean: { one: "nombre", other: "nombres" },
  sum: { one: "nombre", other: "nombres" },
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, one: string, other: string): string =>
  first === last ? `${one} ${first}` : `${other} ${first} à ${last}`;

export const maps: Words["maps"] = {
  map: (layer, map) => `carte ${map} de ${layer}`,
  drawing: "le dessin",
  plane: (plane) => `plan de couleur ${plane}`,
  place: (row, column) => `ligne ${row}, colonne ${column}`,
  mapShort: "carte",
  rowShort: "ligne",
  columnShort: "colonne",
  mapField: (last) => `Carte, 0 à ${last}`,
  rowField: (last) => `Ligne, 1 à ${last}`,
  columnField: (last) => `Colonne, 1 à ${last}`,
  cellOff: "Débrancher la cellule",
  cellIsOff: "Cellule débranchée",
  mapOff: "Débrancher la carte",
  mapIsOff: "Carte débranchée",

  made: (making, count) =>
    rich`${makings[making]} ${counted(count, numbersOf[making])} = ${slot("value")}`,
  reads: rich`lit ${slot("value")}`,
  bias: (layer, bias) => rich`${layer} : ${slot("sum")}${added(bias)} = ${slot("value")}`,
  normal(name, before, { mean, spread, factor, shift }) {
    const moved = mean === 0 ? fixed(before) : `(${fixed(before)}${added(-mean)})`;
    const divided = spread === 1 ? moved : `${moved} / ${fixed(spread)}`;
    const scaled = factor === 1 ? divided : `${divided} × ${fixed(factor)}`;
    const all = shift === 0 ? scaled : scaled + added(shift);
    return rich`${name} : ${all} = ${slot("value")}`;
  },
  normalWords: {
    batch_norm:
      " moins la moyenne à l’entraînement, divisé par l’écart mesuré là, puis étiré et décalé",
    layer_norm: " moins la moyenne actuelle de sa couche, divisé par l’écart, puis étiré et décalé",
    group_norm:
      " moins la moyenne actuelle de son groupe, divisé par l’écart, puis étiré et décalé",
    local_response_norm: " divisé par la force des cartes voisines à cet endroit",
    scale: " fois une constante, plus une autre",
  },
  bent: (kind, before) => rich`${kind}(${fixed(before)}) = ${slot("value")}`,
  multiplied: (name, factor) => rich`${name} : × ${fixed(factor)}`,

  readTitle: "Ce qu’elle lit",
  readMaps: (shown, all) =>
    shown < all
      ? rich`Nombre × poids sous sa fenêtre, d’abord les ${strong(many(shown))} cartes sur ${strong(many(all))} qui ajoutent ou retirent le plus.`
      : rich`Nombre × poids, endroit par endroit.`,
  readWindow: {
    largest:
      "Les nombres sous sa fenêtre. Celui qui est encadré est le plus grand : lui seul est transmis.",
    mean: "Les nombres sous sa fenêtre, qui comptent tous autant.",
    sum: "Les nombres sous sa fenêtre, qui sont additionnés.",
  },
  padding: "Les endroits hors de la carte comptent pour 0.",
  adds: rich` ajoute ${slot("value")}`,
  numbers: "extrait",
  window: "noyau",
  weights: "poids",
  products: "produit",
  productsName: (from) => `Produits avec ${from}`,
  windowName: (from) => `Fenêtre sur ${from}`,
  numbersOf: "Chaque nombre",
  numbersIn: (from) => `Chaque nombre : ${from}`,
  tap: (row, column, value, weight, product) =>
    `${row}, ${column} : ${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(product)}`,
  taken: (row, column, value) => `${row}, ${column} : ${fixed(value)}`,
  outside: "hors de la carte",
  winner: "transmis",
  more: (count) =>
    count === 1
      ? rich`1 autre carte ajoute ${slot("value")}.`
      : rich`${many(count)} autres cartes ajoutent ensemble ${slot("value")}.`,
  showMore: (count) => `Montrer ${many(count)} de plus`,
  sum: "somme",
  usualTitle: "À quoi la carte réagit d’habitude",
  usual(best, often) {
    const most =
      best === null ? rich`Elle n’a jamais été active. ` : rich`Le plus à ${strong(best)}. `;
    const share =
      often === null
        ? ""
        : `Sur toutes les images d’entraînement, ${percent(often)} de ses cellules étaient actives. `;
    return rich`${most}${share}Activation moyenne pour chaque classe :`;
  },

  wholeTitle: (name) => `En entier : ${name}`,
  active: (active, all) =>
    rich`Au-dessus de 0 dans ${strong(many(active))} de ses ${many(all)} cellules (${percent(active / all)}).`,
  loudest: rich` La plus forte : ${slot("cell")}, avec ${slot("value")}.`,
  mapPicture: (name) =>
    `${name}. Les flèches vont de cellule en cellule, Entrée en ouvre une, Page préc. et Page suiv. ouvrent les cartes d’avant et d’après.`,
  cellAt: (row, column, value) => `ligne ${row}, colonne ${column} : ${fixed(value)}`,
  before: "Carte d’avant",
  after: "Carte suivante",
  fieldTitle: "Ce qu’elle voit de l’entrée",
  field: ({ top, bottom, left, right }) =>
    rich`Du dessin, elle voit : ${nowrap(span(top, bottom, "ligne", "lignes"))}, ${nowrap(span(left, right, "colonne", "colonnes"))}.`,
  wholeField: "Elle voit tout le dessin.",
  pictures: (drawing) =>
    rich`Tous les poids actifs entre ${drawing ? "les pixels" : "les entrées"} et elle, multipliés d’avance : exact pour ${drawing ? "ce dessin" : "cette entrée"}. L’image de droite fait en tout ${slot("picture")} ; avec le biais effectif ${slot("bias")}, c’est z = ${slot("z")}.`,

  kernels: (layer) => `Tous les noyaux de ${layer}`,
  kernelsTitle: "Noyaux",
  kernelsAbout: (count, rows, columns) =>
    rich`${counted(count, { one: "noyau", other: "noyaux" })} de ${String(rows)} × ${String(columns)} poids, tous à la même échelle : une ligne par carte, une colonne par carte qu’elle lit.`,
  kernelsName: (layer) =>
    `Noyaux de ${layer}. Les flèches vont de noyau en noyau, Entrée ouvre la carte.`,
  kernel: (map, from) => `${map} pour ${from}`,
  kernelRange: (low, high) => `de ${signed(low, 2)} à ${signed(high, 2)}`,
  rowsShown: (first, last, all) => `cartes ${many(first)} à ${many(last)} sur ${many(all)}`,
  columnsShown: (first, last, all) => `lues ${many(first)} à ${many(last)} sur ${many(all)}`,
  turn: {
    rows: ["Cartes d’avant", "Cartes suivantes"],
    columns: ["Cartes lues d’avant", "Cartes lues suivantes"],
  },
  back: (name) => `Retour à ${name}`,

  question: "… des neurones ou des cartes étaient débranchés ?",
  howMany: "Combien de cartes",
  flip: (count, layer, to) =>
    count === 1
      ? `Débranchez la carte la plus bruyante de ${layer} : il dit alors ${to}`
      : `Débranchez les ${many(count)} cartes les plus bruyantes de ${layer} : il dit alors ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `Aucune carte de ${layer} ne parle pour ${name} contre la classe suivante.`
      : `Même sans ${count === 1 ? "la seule carte" : `les ${many(count)} cartes`} de ${layer} qui ${count === 1 ? "parle" : "parlent"} pour ${name}, il dit ${name}.`,
  group: (count, all, name, other) =>
    rich`Les ${strong(many(count))} plus bruyantes des ${many(all)} cartes dans ${slot("layer")} qui parlent pour ${name} contre ${other}.`,
};
