/** "Look inside" in French: one neuron, the evidence, what if, the lines and dropout. */

import type { Source } from "../en/inside";
import { contra, minus, nowrap, plus, pro, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, form, many, percent, probability, signed } from "./numbers";

const sources: Readonly<Record<Source, string>> = {
  pixel: "encre",
  feature: "valeur",
  neuron: "activation",
};

export const neuron: Words["neuron"] = {
  choose: "Cliquez sur un neurone de la scène, ou allez-y avec les flèches et appuyez sur Entrée.",
  back: "Retour",
  backName: "Retour au neurone d’avant",
  forward: "Suivant",
  forwardName: "Au neurone suivant",
  layer: "Couche",
  input: "entrée",
  number: (last) => `Neurone, 0 à ${last}`,
  why: (name) => `Pourquoi ${name} ?`,
  formula: (source) =>
    rich`${slot("z")} = somme de poids × ${source === "neuron" ? "activation" : source === "pixel" ? "pixel" : "valeur"} + biais`,
  added: (bias) =>
    rich`${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}`,
  activated: (activation, z) => rich`${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}`,
  softmax: (share) => rich`${slot("p")} = softmax(${slot("z")}) = ${strong(probability(share))}`,
  together: (scores) =>
    scores === 1 ? " de son unique score" : ` des ${inWords(scores)} scores ensemble`,
  off: " débranché par vous",
  multiplied: " après dropout, qui l’a multiplié",
  dropped: " laissé de côté cette fois",
  active: " actif",
  inactive: " inactif",
  weights: "ses poids",
  seen: "ce qu’il voit ici",
  weightsName: "Ses poids",
  seenName: "Ses poids effectifs pour cette entrée",
  timesInk: "fois l’encre",
  timesInkName: "Poids fois encre",
  timesValue: "fois les valeurs",
  timesValueName: "Poids fois valeurs",
  signedAt: (name, value) => `${name} : ${signed(value)}`,
  productAt: (weight, ink, product) =>
    `${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`,
  pictures(first, source) {
    const [one, between, all] =
      source === "pixel"
        ? ["pixel", "les pixels", "ce dessin"]
        : ["entrée", "les entrées", "cette entrée"];
    const about = first
      ? rich`Un poids par ${one} : ${plus("les carrés verts et pleins comptent pour le neurone")}, ${minus("les roses et creux contre lui")}.`
      : rich`Tous les poids actifs entre ${between} et ce neurone, multipliés d’avance : exact pour ${all}.`;
    const bias = first ? "le biais" : "le biais effectif";
    return rich`${about} L’image de droite fait en tout ${slot("picture")} ; avec ${bias} ${slot("bias")}, c’est z = ${slot("z")}.`;
  },
  incoming: (source) =>
    rich`Ce qui entre, le plus grand d’abord : ${nowrap(`poids × ${sources[source]}`)}`,
  from: "de",
  source: (source) => sources[source],
  more: (count, zeros) =>
    zeros > 0 ? `et ${many(count)} de plus (dont ${many(zeros)} à 0)` : `et ${many(count)} de plus`,
  bias: "son biais",
  sum: "somme : z",
  probability: "softmax : sa probabilité",
  after: (activation) => `après ${activation}`,
  usualTitle: "À quoi il réagit d’habitude",
  usual(best, often) {
    const most =
      best === null ? rich`Il n’a jamais été actif. ` : rich`Le plus à ${strong(best)}. `;
    const share = often === null ? "" : `Actif pour ${percent(often)} des images d’entraînement. `;
    return rich`${most}${share}Activation moyenne pour chaque classe :`;
  },
  mean: (mean) => ` : ${fixed(mean, 2)}`,
  wayTitle: (name, source) =>
    source === "feature"
      ? `Son chemin des entrées jusqu’à ${name}`
      : `Son chemin des pixels jusqu’à ${name}`,
  light: "l’éclairer sur la scène",
  onWay: "connexions dessus",
  value: (source) => rich`${source === "pixel" ? "encre" : "valeur"} = ${slot("value")}`,
  says: (name) => rich`Il dit ${slot("value")} pour ${name}.`,
  targets: (shown, all) =>
    shown < all
      ? `Où il va : les ${shown} plus grands de ses ${many(all)} poids`
      : `Où il va : ${form(all, { one: "son unique poids", other: `ses ${many(all)} poids` })}`,
  to: "vers",
};

const ONES = "zéro un deux trois quatre cinq six sept huit neuf dix".split(" ");

/** Small counts as words, as in running text. */
const inWords = (count: number): string => ONES[count] ?? many(count);

export const coverage: Words["coverage"] = {
  name: "Couverture",
  least: (share) => rich`Les lignes portent au moins ${strong(percent(share))}`,
  value: (share) => `${percent(share)} des indices`,
};

export const picture: Words["picture"] = {
  role: "image",
  name: (label) => `${label}. Les flèches vont de pixel en pixel.`,
  editable: (label) => `${label}. Les flèches vont de pixel en pixel, Espace gomme ou dessine.`,
  point: "pointez un pixel",
  scale: (most) => `pleine couleur : ±${most < 0.0095 ? fixed(most, 4) : fixed(most, 2)}`,
};

export const evidence: Words["evidence"] = {
  name: "Indices",
  toCome: "Pourquoi cette réponse ?",
  why: rich`Pourquoi ${slot("one")} ?`,
  whyNot: rich`Pourquoi ${slot("one")} et pas ${slot("other")} ?`,
  asked: (name) => `Pourquoi ${name} ?`,
  askedNot: (one, other) => `Pourquoi ${one} et pas ${other} ?`,
  explained: "Classe à expliquer",
  compared: "Classe à comparer",
  only: (name) => `Seulement ${name}`,
  andNot: (name) => `Et pas ${name} ?`,
  backTo: (name) => `Retour à ${name}`,
  drawDigit: "Dessinez un chiffre : son encre est alors démêlée ici.",
  drawSomething: "Dessinez quelque chose : son encre est alors démêlée ici.",
  says: (name) =>
    rich`Ce que chaque pixel d’encre dit de ${name} : ${pro("les carrés chauds et pleins parlent pour")}, ${contra("les froids et creux contre")}.`,
  valuesSay: (name) => `Ce que chaque valeur de l’entrée dit de ${name} :`,
  map: (name, picture) => `${picture ? "Encre" : "Valeurs"} pour et contre ${name}`,
  mapRather: (one, other, picture) =>
    `${picture ? "Encre" : "Valeurs"} pour ${one} plutôt que ${other}`,
  parts: { pro: "encre pour", contra: "encre contre" },
  valueParts: { pro: "valeurs pour", contra: "valeurs contre" },
  bias: "biais effectif",
  score: (name) => `score (logit) de ${name}`,
  difference: (one, other) => `${one} moins ${other}`,
  scores: (one, other, margin) =>
    rich`${one} a le score ${slot("one")}, ${other} a ${slot("other")} : ${one} mène de ${strong(fixed(margin, 2))}. Cela vient de :`,
  colours: (one, other) =>
    rich`${pro(`Les carrés chauds et pleins parlent pour ${one}`)}, ${contra(`les froids et creux pour ${other}`)}.`,
  deciding: (count) =>
    count === 3 ? "Les trois neurones qui décident le plus" : "Les neurones qui décident le plus",
  decides: (name) => rich`${slot("value")} pour ${name}`,
  everyLayer: "Neurone par neurone, la différence est la même dans chaque couche",
  neurons: "ses neurones",
  later: "biais suivants",
  together: "ensemble",
  layerOf: (name, count) => `${name} (${many(count)})`,
  total: rich`= ${slot("total")}`,
};

export const whatIf: Words["whatIf"] = {
  name: "Et si",
  title: "Et si…",
  before: "avant",
  now: "maintenant",
  nothing: "–",
  pixels: "… des pixels étaient différents ?",
  pen: "Stylo pour les pixels",
  erase: "Gommer",
  draw: "Dessiner",
  restore: "Remettre",
  picture: "Les pixels que lit le réseau",
  neurons: "… des neurones étaient débranchés ?",
  off: (name) => `Débrancher : ${name}`,
  on: (name) => `Rebrancher : ${name}`,
  offNone: "Débrancher le neurone choisi",
  howMany: "Combien de neurones",
  ofLayer: "Couche des neurones",
  flip: (count, layer, to) =>
    count === 1
      ? `Débranchez le plus bruyant de ${layer} : il dit alors ${to}`
      : `Débranchez les ${many(count)} plus bruyants de ${layer} : il dit alors ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `Aucun neurone de ${layer} ne parle pour ${name} contre la classe suivante.`
      : `Même sans ${count === 1 ? "le seul neurone" : `les ${many(count)} neurones`} de ${layer} qui ${count === 1 ? "parle" : "parlent"} pour ${name}, il dit ${name}.`,
  countOf: (count, all) => `${many(count)} sur ${many(all)}`,
  group: (count, all, name, other) =>
    rich`Les ${strong(many(count))} plus bruyants des ${many(all)} dans ${slot("layer")} qui parlent pour ${name} contre ${other}.`,
  none: "Aucun neurone n’est débranché.",
  list: "Débranchés",
  again: "Rebrancher",
  onAgain: (name) => `Rebrancher : ${name}`,
  chip: (layer, index) => `${layer} ${index} `,
};

export const connections: Words["connections"] = {
  name: "Connexions",
  title: (count) => counted(count, { one: "connexion", other: "connexions" }),
  onStage: "Sur la scène",
  important: "Lignes importantes",
  aboutImportant: "celles qui portent le plus d’indices",
  matrix: "Matrices",
  aboutMatrix:
    "chaque produit est un point ; survolez-le pour ses nombres, cliquez pour son neurone",
  every: "Toutes les lignes",
  aboutEvery: (count) => `les ${many(count)}, additionnées par milliers`,
  notHere: "impossible dans ce navigateur",
  importantTitle: "Les importantes",
  smallest: (name) =>
    `Pour chaque couche, le plus petit ensemble de connexions qui porte cette part de tous les indices pour ${name}.`,
  needed: "il en faut",
  neededOf: (all) => rich`${slot("needed")} sur ${many(all)}`,
  drawn: "tracées",
  note: "Là où il en faut des milliers, les quelques plus fortes montrent le chemin ; cette couche se lit aux images de ses neurones.",
  order: "Ordre des neurones cachés",
  byNumber: "Par numéro",
  byDigit: "Par chiffre préféré",
  byClass: "Par classe préférée",
  districts: (first, last) =>
    `quartiers de ${first}, en haut, à ${last} : un dessin allume le sien`,
  activeNow: "Actif maintenant dans chaque quartier",
  prefers: "préfère",
};

export const dropout: Words["dropout"] = {
  name: "Dropout",
  none: "Ce réseau n’a pas de dropout : à l’entraînement, il calcule ce qu’il calcule maintenant.",
  about: (p) =>
    `À l’entraînement, un neurone ne doit compter sur personne : le dropout débranche chaque neurone d’une couche avec une probabilité de ${percent(p)}, et ceux qui restent sont multipliés par 1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)}. Pour reconnaître, tous travaillent.`,
  training: "Mode entraînement",
  crossedOut: "barrés maintenant",
  gone: (gone, all) => `${many(gone)} sur ${many(all)} (${percent(gone / all)})`,
  others: "Autres masques",
  again: "Encore et encore",
  passes: (runs) =>
    `${runs} passages, chacun avec d’autres masques : jusqu’où les probabilités s’écartent-elles ?`,
  repeat: (runs) => `Répéter ${runs} fois`,
  repeatMore: (runs) => `${runs} fois de plus`,
  hide: "Masquer",
  spread:
    "Tracé aussi sur les barres : 9 passages sur 10 sont entre les bouts de chaque moustache, son trait est le milieu",
  class: "classe",
  from: "de",
  middle: "milieu",
  to: "à",
  won: "a gagné",
  times: (count) => `${many(count)} fois`,
};
