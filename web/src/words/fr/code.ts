/** What each statement of the model's code does, in French. */
import type { LayerFacts } from "../en/code";
import type { Words } from "../words";
import { counted, many, percent, product } from "./numbers";

const ORDINALS = ["première", "deuxième", "troisième", "quatrième", "cinquième"];

const weights = { one: "poids", other: "poids" };
const biases = { one: "biais", other: "biais" };

function role({ name, index, last }: LayerFacts): string {
  if (last) return `${name}, la couche de sortie`;
  return `${name}, la ${ORDINALS[index] ?? `${index + 1}ᵉ`} couche cachée`;
}

export const codeLines: Words["code"] = {
  inOut:
    "Une note pour les humains, entre guillemets : le chemin des données et la forme sous laquelle elles arrivent. Python la garde comme texte d’aide et ne calcule rien.",
  purpose:
    "Une note pour les humains, entre guillemets : à quoi cela sert. Python la garde comme texte d’aide et ne calcule rien.",
  ordinary:
    "Du Python ordinaire autour du réseau : aucun nombre de cette reconnaissance ne change ici.",
  torch:
    "Fait venir PyTorch, la bibliothèque qui conserve les nombres (les tenseurs) et calcule avec eux.",
  torchNn: (name) =>
    `Les briques de base de PyTorch pour les réseaux de neurones, appelées désormais ${name}.`,
  torchFunctional: (name) =>
    `Des fonctions d’activation comme ReLU, et d’autres outils, appelés désormais ${name}.`,
  takes: (what, library) => `Prend ${what} dans la bibliothèque ${library}.`,
  library: (library) => `Fait venir la bibliothèque ${library}.`,
  libraryAs: (library, name) => `Fait venir la bibliothèque ${library}, appelée désormais ${name}.`,
  module: (name) =>
    `Décrit une sorte de réseau nommée ${name}. Comme c’est un nn.Module, il garde de lui-même la trace de tous ses poids.`,
  kind: (name) => `Décrit une sorte d’objet nommée ${name}.`,
  init: "S’exécute une fois, à la création du réseau : crée les couches, dont les poids restent à apprendre.",
  superOf: (name) =>
    `Laisse d’abord s’installer nn.Module, sur lequel ${name} est bâti, pour qu’il puisse enregistrer les couches qui suivent. Python 3 accepte aussi super() sans les noms.`,
  superInit:
    "Laisse d’abord s’installer nn.Module, pour qu’il puisse enregistrer les couches qui suivent.",
  forward: (name, shape) =>
    `Le chemin des données à travers le réseau. ${name} est une pile d’entrées, ici d’une seule : [1, ${shape.join(", ")}].`,
  helper: (name) => `Une fonction à part, nommée ${name}.`,
  makesDropout: (p) =>
    `Dropout contre le surapprentissage (apprendre les exemples par cœur) : à l’entraînement, chaque neurone est débranché avec une probabilité de ${percent(p)}, pour que le réseau apprenne à ne compter sur aucun d’eux seul. Il n’a pas de poids.`,
  makesActivation: (name) =>
    `Crée la fonction d’activation ${name}, à placer entre des couches. Elle n’a pas de poids.`,
  makesFlatten: "Crée l’étape qui fait d’une image une seule rangée de nombres.",
  makesSequence: "Met les étapes à la suite : ce que l’une donne, la suivante le prend.",
  makesSoftmax: "Crée l’étape qui fait des scores (des logarithmes de) probabilités.",
  returns: "Rend le résultat à qui a appelé le réseau.",
  makesNorm:
    "Crée une normalisation, qui décale et étire les nombres pour qu’ils varient d’environ 1 : la suite apprend alors plus facilement.",
  makesPool: (largest) =>
    largest
      ? "Crée une étape de pooling : de chaque fenêtre, elle garde le plus grand nombre. Elle n’a pas de poids."
      : "Crée une étape de pooling : de chaque fenêtre, elle prend la moyenne. Elle n’a pas de poids.",
  makesUnknownConvolution:
    "Crée une convolution : des fenêtres aux poids appris qui glissent sur des cartes.",
  makesConvolution({ name, outputs, depth, window, biases: added }) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = added > 0 ? `, plus ${counted(added, biases)}` : ", sans biais";
    const slides = outputs === 1 ? "qui glisse" : "qui glissent";
    return `${name} : ${counted(outputs, { one: "fenêtre", other: "fenêtres" })} de ${product(window, " × ")} ${slides} sur ${counted(depth, { one: "carte", other: "cartes" })}. Cela fait ${many(outputs)} × ${product(each, " × ")} = ${counted(count, weights)}${what}, les mêmes à chaque endroit.`;
  },
  makesUnknownLayer: "Crée une couche qui relie chaque entrée à chaque sortie.",
  makesLayer(layer) {
    const { inputs, outputs, before } = layer;
    const sources = before === null ? "entrées" : `neurones de ${before}`;
    return `${role(layer)} : chacun de ses ${many(outputs)} neurones est relié aux ${many(inputs)} ${sources}. Cela fait ${many(inputs)} × ${many(outputs)} = ${counted(inputs * outputs, weights)}, plus ${counted(outputs, biases)}.`;
  },
  line: (sentences, shape, returned) =>
    returned
      ? `${sentences.join(" ")} C’est la réponse du réseau : [${shape.join(", ")}].`
      : `${sentences.join(" ")} Maintenant, x est : [${shape.join(", ")}].`,
  results: (name, count, way) =>
    `${name} rend ${counted(count, { one: "tenseur", other: "tenseurs" })} ; est montré ${way}.`,
  flatten: (sizes, count) =>
    `Aplatit l’entrée : ses ${product(sizes, " × ")} valeurs deviennent une rangée de ${many(count)} nombres, ligne après ligne.`,
  linear: (name, inputs, outputs) =>
    `${name} : chacun de ses ${many(outputs)} neurones multiplie les ${many(inputs)} nombres par ses propres poids, les additionne et ajoute son biais.`,
};
