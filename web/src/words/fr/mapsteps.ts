/** What the steps of a story say, in French, of stacks of feature maps and of planes that change or join. */
import type { Left, Lit, Looking, Part, Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { counted, form, listed, many, num, product, sharePercent } from "./numbers";

const by = (size: readonly number[]): string => product(size);
const cells = { one: "cellule", other: "cellules" };
const maps = { one: "carte", other: "cartes" };
const numbers = { one: "nombre", other: "nombres" };

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  `${depth} ${size.length === 1 ? "lignes" : pixels ? "plans" : "cartes"}`;

const windowOf = ({ size, pixels }: Looking): string =>
  `${by(size)} ${pixels ? "pixels" : "cellules"}`;

const lit = ({ active, count, maps, lines, share, told }: Lit): string => {
  const which = maps ? cells : { one: "neurone", other: "neurones" };
  const shine = form(active, { one: "s’allume", other: "s’allument" });
  return `${counted(active, which)} sur ${many(count)} ${shine}.${told ? ` ${drawn(lines, share)}` : ""}`;
};

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "Aucune ligne n’est tracée : ici tout vaut 0."
    : `${form(lines, { one: "Tracée", other: "Tracées" })} : ${counted(lines, { one: "ligne", other: "lignes" })}, ${sharePercent(share)} de ce qui passe.`;

const counts = ({ maps: count, size }: Left): string =>
  size ? `${counted(count, maps)} de ${by(size)}` : counted(count, numbers);

const left = (rest: Left): string => `il reste ${counts(rest)}`;

const takes: Readonly<Record<Pooling, string>> = {
  largest: "garde le plus grand",
  mean: "prend la moyenne",
  sum: "prend la somme",
};

const parts: Readonly<Record<Part, { one: string; other: string }>> = {
  convolution: { one: "convolution", other: "convolutions" },
  layer: { one: "couche de poids", other: "couches de poids" },
  pool: { one: "étape de pooling", other: "étapes de pooling" },
  addition: { one: "addition", other: "additions" },
  concatenation: { one: "concaténation", other: "concaténations" },
  maximum: { one: "maximum", other: "maximums" },
  norm: { one: "normalisation", other: "normalisations" },
  other: { one: "autre étape", other: "autres étapes" },
};

const ways = (names: readonly string[]): string =>
  names.length === 2 ? "deux" : many(names.length);
const give = (from: readonly string[]): string =>
  `ce que ${from.length === 1 ? "donne" : "donnent"} ${listed(from)}`;

export const mapSteps: Words["mapSteps"] = {
  input: "l’entrée",
  pixels(size, planes, least, most, above) {
    const what = planes > 1 ? `${planes} plans de ${by(size)} nombres` : `${by(size)} nombres`;
    const range =
      least < 0 || most > 1
        ? `ici de ${num(least)} à ${num(most)}`
        : "où 0 est vide et 1 de l’encre pleine";
    const are = form(above, { one: "est", other: "sont" });
    return `L’entrée est une image de ${what}, ${range}. ${many(above)} ${are} au-dessus de 0.`;
  },
  products({ map, row, column }, looking) {
    const each = looking.depth > 1 ? ` dans chacune de ${read(looking)}` : "";
    const inEach = looking.pixels ? each.replace("chacune", "chacun") : each;
    return `Une cellule de la carte ${map} (ligne ${row}, colonne ${column}) regarde une fenêtre de ${windowOf(looking)}${inEach} et multiplie chaque valeur par un poids appris.`;
  },
  summed: (products, looking, sum, bias) => {
    const over = looking.depth > 1 ? `, sur ${read(looking)},` : "";
    const added =
      products === 1
        ? `Son unique produit donne ${num(sum)}.`
        : `Ses ${many(products)} produits${over} donnent en tout ${num(sum)}.`;
    return bias === null
      ? added
      : `${added} S’y ajoute son biais, encore un nombre : ${num(bias)}.`;
  },
  norm(names, norming, ofMap, before, after) {
    const becomes = `${num(before)} devient ${num(after)}`;
    const who = listed(names);
    const one = names.length === 1;
    const shifts = one ? "décale et étire" : "décalent et étirent";
    switch (norming) {
      case "measured":
        return `${who} ${shifts} la somme, par des nombres appris pour ${ofMap ? "cette carte" : "ce neurone"} : ${becomes}.`;
      case "fixed":
        return `${who} ${shifts} la somme, par des nombres qui ne changent pas : ${becomes}.`;
      case "together":
        return `${who} ${shifts} les sommes ensemble, pour qu’elles varient d’environ 1 autour du même milieu : ${becomes}.`;
      case "beside":
        return `${who} ${one ? "divise" : "divisent"} la somme, d’autant plus que les cartes voisines sont fortes : ${becomes}.`;
    }
  },
  window(map, weights, pixels, active, all) {
    const over = pixels ? "toute l’image" : "tout ce qu’elle lit";
    const shine = form(active, { one: "s’allume", other: "s’allument" });
    const same = weights === 1 ? "le même poids" : `les mêmes ${many(weights)} poids`;
    return `La fenêtre glisse sur ${over} avec ${same} : la carte ${map} se remplit, ${counted(active, cells)} sur ${many(all)} ${shine}.`;
  },
  everyMap: (layer, count, at) =>
    count === 1
      ? `${layer} a cette seule carte : ${lit(at)}`
      : `Les ${many(count)} cartes de ${layer} se remplissent, chacune avec ses propres poids : ${lit(at)}`,
  convolution(layer, count, looking, at) {
    const { size, depth, of, pixels } = looking;
    const windows = counted(count, { one: "fenêtre", other: "fenêtres" });
    const several = `ces ${read({ ...looking, depth: of })}`;
    const over = of > 1 ? several : pixels ? "l’image" : "cette carte";
    const slides = `${layer} fait glisser ${windows} de ${by(size)}`;
    if (depth === of) return `${slides} sur ${over} : ${lit(at)}`;
    const own = depth === 1 ? "une seule carte" : `${depth} cartes`;
    return `${slides}, chacune sur ${own} : ${lit(at)}`;
  },
  pool: (layer, pooling, size, rest) =>
    `${layer} ${takes[pooling]} de chaque bloc de ${by(size)} cellules : ${left(rest)}.`,
  poolNothing: (layer) => `${layer} a des fenêtres d’une seule cellule : rien ne change ici.`,
  shared: (layer, pooling, size, rest) =>
    `${layer} divise chaque carte en ${by(size)} parties et ${takes[pooling]} de chacune : ${left(rest)}.`,
  wholeMap: (layer, pooling, rest) =>
    `${layer} ${takes[pooling]} de chaque carte entière : ${left(rest)}.`,
  along: (layer, pooling, several, rest) =>
    `${layer} ${takes[pooling]} de chaque groupe de ${counted(several, numbers)} : ${left(rest)}.`,
  add: (layer, from, at) =>
    `${layer} réunit ${ways(from)} chemins : ${give(from)} est additionné, nombre par nombre. ${lit(at)}`,
  subtract: (layer, from, at) =>
    `${layer} réunit deux chemins : ce que donne ${from[1] ?? from[0]} est retiré de ce que donne ${from[0]}, nombre par nombre. ${lit(at)}`,
  maximum: (layer, from, at) =>
    `${layer} réunit ${ways(from)} chemins : de ${give(from)}, il reste le plus grand, nombre par nombre. ${lit(at)}`,
  gate: (layer, from, at) =>
    `Dans ${layer}, ${from[1] ?? from[0]} ouvre ou ferme le passage à ${from[0]} : ce que donnent les deux est multiplié, nombre par nombre. ${lit(at)}`,
  concat: (layer, from, rest) => `${layer} met bout à bout ${give(from)} : ${counts(rest)}.`,
  normFirst: (layer, picture, least, most) =>
    `D’abord, ${layer} décale et étire ${picture ? "l’image" : "l’entrée"} : ses nombres vont maintenant de ${num(least)} à ${num(most)}.`,
  normOf: (layer, from, at) => `${layer} décale et étire ${give(from)} : ${lit(at)}`,
  reluOf: (layer, from, at) =>
    `De ${give(from)}, ${layer} garde ce qui est au-dessus de 0, le reste devient 0 : ${lit(at)}`,
  bentOf: (layer, activation, from, at) =>
    `${layer} (${activation}) courbe de la même façon ${give(from)}, nombre par nombre : ${lit(at)}`,
  unchanged: (layer) =>
    `${layer} laisse passer chaque nombre sans le changer quand le réseau reconnaît.`,
  rowwise: (layer, at) =>
    `${layer} multiplie et additionne le long de chaque ligne, toujours avec les mêmes poids : ${lit(at)}`,
  lay: (name, count, size, all) =>
    count === 1
      ? `${name} met l’image de ${by(size)} en une rangée : ${counted(all, numbers)}.`
      : `${name} met les ${many(count)} cartes de ${by(size)} en une rangée : ${counted(all, numbers)}.`,
  together(names, kinds, same, at) {
    const what = listed(kinds.map(([part, n]) => counted(n, parts[part])));
    const each = same?.size ? `, partout ${counted(same.maps, maps)} de ${by(same.size)}` : "";
    return `${names} : ${what}${each}. À la fin, ${lit(at)}`;
  },
  range: (first, last, several) => (several ? `${first} à ${last}` : `${first} et ${last}`),
};
