/** A training that was watched, or is, in French: its curve, its timeline, and how far it is. */
import type { Words } from "../words";
import { fixed, loss, many, percent } from "./numbers";

/** "Pas" has one form. */
const steps = (count: number): string => `${many(count)} pas`;

export const history: Words["history"] = {
  title: "Un entraînement, depuis son premier pas",
  about:
    "Un historique garde le réseau tel qu’il était après certains de ses pas. Parcourez-le, et la scène lit votre dessin avec le réseau de ce moment.",
  own: (megabytes) =>
    `L’entraînement de MNISTNet est fourni : ${fixed(megabytes, 1)} Mo, cherchés quand vous le demandez.`,
  fetchOwn: "Montrer l’entraînement de MNISTNet",
  fetching: (share) =>
    share === null ? "L’historique arrive…" : `L’historique arrive : ${percent(share)}`,
  notLoaded:
    "L’historique n’a pas pu être chargé : vérifiez la connexion internet et demandez-le de nouveau.",
  ofWhat: (name, count, checkpoints) =>
    `${name}, ${steps(count)}, gardé à ${many(checkpoints)} d’entre eux.`,
  broken: "Il s’est interrompu, ou durait encore quand il a été gardé.",
  timeline: "Entraînement",
  after: (count) => (count === 0 ? "avant le premier pas" : `après ${steps(count)}`),
  at: (count, last) =>
    count === 0
      ? `avant le premier de ${steps(last)}`
      : `après ${many(count)} pas sur ${many(last)}`,
  play: "Dérouler l’entraînement",
  pause: "Pause de l’entraînement",
  previous: "Réseau d’avant",
  next: "Réseau d’après",
  back: (name) => `Revenir à ${name} tel qu’il était`,
  away: "La scène montre maintenant un autre réseau.",
  again: "Remontrer cet entraînement",
  shown: (count, answer) =>
    count === 0
      ? `Avant le premier pas, il répond ${answer}.`
      : `Après ${steps(count)}, il répond ${answer}.`,
  empty: "Dessinez quelque chose, pour voir comment chaque réseau le lit.",

  loss: "Perte",
  accuracy: "Bien lus",
  lossIs: loss,
  share: (value) => percent(value),
  step: (count) => many(count),
  lossCurve: (count, first, last) =>
    `Perte sur ${steps(count)} : ${loss(first)} au début, ${loss(last)} à la fin.`,
  accuracyCurve: (count, first, last) =>
    `Part bien lue sur ${steps(count)} : ${percent(first)} au début, ${percent(last)} à la fin.`,
  noCurve: "Aucune perte n’est encore connue.",

  grow: {
    question: "Les poids de quelle couche grandissent le plus ?",
    option: (layer, inputs) => `${layer}, ${many(inputs)} par neurone`,
    guessed: (layer) => `Vous avez deviné : ${layer}.`,
    fetched: (megabytes) =>
      `Quand vous devinez, l’historique de l’entraînement de MNISTNet est cherché : ${fixed(megabytes, 1)} Mo.`,
    play: "Déroulez l’entraînement, ou tirez le curseur jusqu’au bout, et regardez les poids de ce neurone.",
    notHere:
      "L’historique de l’entraînement n’est pas fourni avec cette page : ouvrez-la par forwardpass serve.",
    grown: (layer, before, after) =>
      `${layer} : de ${fixed(before, 3)} à ${fixed(after, 3)} en moyenne, ${fixed(after / before, 1)} fois plus grands.`,
    why: (layer, low, high) =>
      `Ceux de ${layer} commencent le plus petits, parce que beaucoup de produits y sont additionnés. Chaque pas déplace chaque poids d’à peu près autant ; à la fin, toutes les couches ont donc des poids à peu près aussi grands, ${fixed(low, 2)} à ${fixed(high, 2)}, et les plus petits ont grandi le plus.`,
  },

  followed: "Un entraînement sur cet ordinateur",
  ofNote: (note) => `En cours : ${note}.`,
  phase: {
    waiting: "En attente du premier pas.",
    going: (count) => `Pas ${many(count)}.`,
    ended: (count) => `Terminé après ${steps(count)}.`,
    broken: (count) => `Interrompu après ${steps(count)}.`,
    lost: (count) =>
      count === 0
        ? "Pas de nouvelles de l’entraînement : la page essaie encore."
        : `Pas de nouvelles de l’entraînement depuis le pas ${many(count)} : la page essaie encore.`,
  },
  onStage: (count) =>
    count === null
      ? "La scène montre le réseau comme il était avant."
      : `La scène montre le réseau ${count === 0 ? "avant le premier pas" : `après ${steps(count)}`}.`,
};
