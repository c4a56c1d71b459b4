/** What each step of the story is called and what it says, in French. */
import type { Answered, Bent, Carried, Followed, Shares } from "../en/steps";
import type { Words } from "../words";
import { counted, form, many, num, percent, probability, sharePercent } from "./numbers";

const by = ([columns, rows]: readonly [columns: number, rows: number]): string =>
  `${columns}\u00d7${rows}`;

const shift = (right: number, down: number): string =>
  `${num(Math.abs(right))} ${form(Math.abs(right), { one: "pixel", other: "pixels" })} vers la ${right < 0 ? "gauche" : "droite"}, ${num(Math.abs(down))} vers le ${down < 0 ? "haut" : "bas"}`;

/** At the beginning of a sentence. */
function subject(at: Followed): string {
  if ("cell" in at) return "Cette cellule";
  return "output" in at ? `La sortie ${at.output}` : `Le neurone ${at.neuron}`;
}

/** Within a sentence. */
function other(at: Followed): string {
  if ("output" in at) return `la sortie ${at.output}`;
  if ("neuron" in at) return `le neurone ${at.neuron}`;
  const { map, row, column } = at.cell;
  const where = `ligne ${row}, colonne ${column}`;
  return at.sameMap ? `celle en ${where},` : `celle de la carte ${map}, ${where},`;
}

/** Cells are feminine, neurons are not. */
const itself = (at: Followed, cell: string, neuron: string): string =>
  "neuron" in at ? neuron : cell;

const above = (count: number): string =>
  `${many(count)} ${form(count, { one: "est", other: "sont" })} au-dessus de 0.`;

export const stepNames: Words["stepNames"] = {
  ink: "encre",
  photo: "photo",
  separate: "isoler l’encre",
  fit: "ajuster et centrer",
  pixels: "pixels",
  features: "caractéristiques",
  products: "produits",
  sum: "somme",
  norm: "normalisation",
  window: "fenêtre",
  layer: "tous les neurones",
  maps: "toutes les cartes",
  pool: "pooling",
  join: "réunion",

  lay: "cartes en une rangée",
  scores: "scores",
  dropout: "dropout",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "réponse",
  ofLayer: (layer, step) => `${layer} : ${step}`,
};

export const steps: Words["steps"] = {
  ink: (strokes, points) =>
    `Votre dessin : ${counted(strokes, { one: "trait", other: "traits" })} de stylo, ${counted(points, { one: "point", other: "points" })}.`,
  photo: (size, darkest, brightest) =>
    `Votre photo, petite et grise : ${by(size)} nombres entre 0, noir, et 1, blanc. Le plus sombre est ${num(darkest)}, le plus clair ${num(brightest)}.`,
  separate: (sheet, inked) =>
    `Ce qui ressort du papier autour est de l’encre : ${sharePercent(inked)} de ces ${by(sheet)} pixels. La lumière et les ombres ont disparu.`,
  fitPhoto: (ink, box, picture, right, down) =>
    `L’encre, ${by(ink)} pixels, est découpée, mise à l’échelle dans un cadre de ${by([box, box])} et équilibrée au milieu de ${by(picture)} : ${shift(right, down)}.`,
  fit: (box, picture, right, down) =>
    `L’encre est mise à l’échelle dans un cadre de ${by(box)} et équilibrée au milieu de l’image de ${by(picture)} : ${shift(right, down)}.`,
  pixels(count, planes, least, most, aboveZero) {
    const inRow =
      planes > 1
        ? `L’entrée devient une rangée de ${many(count)} nombres, un plan de couleur après l’autre`
        : `L’entrée devient une rangée de ${many(count)} nombres`;
    return least < 0 || most > 1
      ? `${inRow}, ici de ${num(least)} à ${num(most)}. ${above(aboveZero)}`
      : `${inRow} : 0 est vide, 1 est de l’encre pleine. ${above(aboveZero)}`;
  },
  features(count, values) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join(" ; ");
    const more = count > values.length ? ` ; et ${many(count - values.length)} de plus` : "";
    const what = count === 1 ? "un nombre" : `une rangée de ${many(count)} nombres`;
    return `L’entrée est ${what} : ${first}${more}. Ce qui est au-dessus de 0 est rouge, ce qui est au-dessous est creux.`;
  },
  products({ layer, inputs, followed, ...drawn }) {
    const each = inputs === 1 ? "son unique entrée" : `chacune de ses ${many(inputs)} entrées`;
    return `${subject(followed)} de ${layer} multiplie ${each} par un poids appris. ${carried(drawn)}`;
  },
  sum(count, sum, bias, z) {
    const added =
      count === 1 ? "Son unique produit donne" : `Ses ${many(count)} produits additionnés donnent`;
    if (bias === null) return `${added} ${num(z)}.`;
    return `${added} ${num(sum)}. S’y ajoute son biais, encore un nombre appris : ${num(bias)}.`;
  },
  activation({ activation, relu, followed, silenced }) {
    if (!relu) {
      return `${activation} courbe chaque valeur de la même façon. ${bent(followed, silenced)}`;
    }
    return `ReLU garde ce qui est au-dessus de 0 ; le reste devient 0. ${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }) {
    const one = count === 1;
    const all = one ? `L’unique neurone de ${layer}` : `Les ${many(count)} neurones de ${layer}`;
    const lit = `${many(active)} ${form(active, { one: "s’allume", other: "s’allument" })}`;
    return `${all} ${doing(role, again, one)} : ${lit}. ${carried(drawn)}`;
  },
  dropout: (p) =>
    `Dropout, comme à l’entraînement : environ ${percent(p)} de ces neurones sont débranchés au hasard, les autres multipliés par 1 / ${num(1 - p)} = ${num(1 / (1 - p))}.`,
  scores({ layer, classes, least, most, ...drawn }) {
    const range =
      classes === 1
        ? `un score (un logit) : ${num(most)}`
        : `${many(classes)} scores (logits), un par réponse, de ${num(least)} à ${num(most)}`;
    return `${layer} donne ${range}. ${carried(drawn)}`;
  },
  shares({ kind, first, second }) {
    const next = second
      ? `, ${second.name} avec ${num(second.score)} reçoit ${probability(second.share)}`
      : "";
    return `${sharing(kind)} : ${first.name} avec ${num(first.score)} reçoit ${probability(first.share)}${next}.`;
  },
  answer: (at) => `${highest(at)} ${shownFor(at)}`,
  finished: (at) =>
    `${highest(at)} Appuyez sur Lecture pour voir comment elle se forme.${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean, one: boolean): string {
  if (role === "join") return one ? "additionne ce qu’il lit" : "additionnent ce qu’ils lisent";
  if (role !== "affine") return one ? "modifie ce qu’il lit" : "modifient ce qu’ils lisent";
  if (again) return one ? "fait exactement cela" : "font de même avec leurs propres poids";
  return one
    ? "multiplie et additionne de la même façon"
    : "multiplient et additionnent de la même façon";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "Ici tout vaut 0 : aucune ligne n’est tracée.";
  const of = `${sharePercent(share)} de ce qui passe`;
  return lines === 1
    ? `Tracée : une ligne, ${of}.`
    : `Tracées : les ${many(lines)} lignes les plus fortes, ${of}.`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const more = silenced ? `, ${other(silenced.neuron)} de ${num(silenced.z)} à 0` : "";
  return `${subject(followed.neuron)} passe de ${num(followed.z)} à ${num(followed.a)}${more}.`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const who = subject(neuron);
  const first = a > 0 ? `${who} garde ${num(a)}` : `${who} avait ${num(z)} et devient 0`;
  if (!silenced) {
    const none = itself(neuron, "Aucune autre cellule", "Aucun autre neurone");
    return `${first}. ${none} n’est ici au-dessous de 0.`;
  }
  return `${first} ; ${other(silenced.neuron)} avait ${num(silenced.z)} et devient 0.`;
}

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") {
    return "Le code se termine par les scores. Leur softmax en fait des parts de 100 %";
  }
  const turned = `${kind} fait des scores des parts de 100 %`;
  return kind === "softmax" ? turned : `${turned} et en prend le logarithme`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `Les barres les plus hautes sont égales : le réseau hésite et prend ${name}, avec ${probability(confidence)} de confiance.`;
  }
  const also = rival ? ` ; ${rival[0]} a aussi ${probability(rival[1])}` : "";
  return `La barre la plus haute est la réponse : ${name}, avec ${probability(confidence)} de confiance${also}.`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `Les lignes montrent maintenant les indices : pleines pour ${name}, pointillées contre.`
    : `Les lignes montrent maintenant les indices pour ${explained}, pas pour la réponse.`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : ` Les lignes expliquent ${explained}, pas la réponse.`;

export const story: Words["story"] = {
  input: "entrée",
  answer: "réponse",
  caption: "Étape",
  ready: "prêt",
  count: (index, all) => `étape ${index + 1} sur ${all}`,
  drawDigit:
    "Dessinez un chiffre dans la zone de dessin, ou choisissez-en un tout fait : le réseau répond pendant que vous dessinez.",
  drawSomething:
    "Dessinez quelque chose dans la zone de dessin, ou choisissez un dessin tout fait : le réseau répond pendant que vous dessinez.",
  following: "La réponse suit le stylo.",
  learning: "Il apprend, et la réponse suit.",
  drawDigitFirst: "Dessinez d’abord un chiffre, ou choisissez-en un tout fait.",
  drawSomethingFirst: "Dessinez d’abord quelque chose, ou choisissez un dessin tout fait.",
  code: "Code de cette étape",
  shape: "Forme actuelle : ",
  name: "Récit",
  previous: "Étape précédente",
  previousKey: "Étape précédente (←)",
  next: "Étape suivante",
  nextKey: "Étape suivante (→)",
  play: "Lecture",
  playKey: "Lecture (Espace)",
  pause: "Pause",
  pauseKey: "Pause (Espace)",
  loop: "Boucle",
  loopTitle: "Recommencer à la fin",
  timeline: "Frise",
  at: (step, seconds, all) => `${step}, ${seconds} secondes sur ${all}`,
  speed: "Vitesse",
  times: (speed) => `${many(speed)}×`,
};
