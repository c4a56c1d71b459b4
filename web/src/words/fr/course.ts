/** The lesson that asks, in French: its buttons and lists. What its cards tell is in coursecards.ts. */
import type { Words } from "../words";
import { cards } from "./coursecards";
import { terms } from "./courseterms";
import { counted, fixed, many, probability } from "./numbers";

const chapters = {
  numbers: "L’encre devient nombres",
  neuron: "Un neurone",
  weights: "Les poids sont une image",
  relu: "ReLU : ce qui survit",
  districts: "Couches et quartiers",
  shares: "Les scores deviennent parts",
  reasons: "Pourquoi cette réponse",
  learning: "Comment il a appris",
  task: "Votre défi",
};

const pixels = { one: "pixel", other: "pixels" };

export const course: Words["course"] = {
  name: "Leçon",
  chapters,
  cards,
  terms,
  at: (chapter, all) => `Chapitre ${chapter} sur ${all}`,
  list: "Chapitres",
  last: "Après les chapitres",
  item: (number, title, done) => (done ? `${number} ${title}, fait` : `${number} ${title}`),
  card: (card, all) => `${card} sur ${all}`,
  back: "Retour",
  goOn: "Continuer",
  showMe: "Montrer",
  watching: "À la fin",
  check: "Vérifier",
  skip: "Passer",
  keyHint: "ou Espace",
  guessFirst: "Les nombres viennent quand vous avez deviné.",
  answerFirst: "Devinez d’abord, ou appuyez encore pour passer.",
  otherLayer: (layer) => `Ce neurone est dans une autre couche : regardez ${layer}.`,
  right: "Juste.",
  wrong: "Pas tout à fait.",
  chosen: "votre réponse",
  truth: "juste",
  survives: "survit",
  becomesZero: "devient 0",
  empty: "La zone de dessin est vide.",
  drawOne: "Dessiner pour moi",
  drawFirst: "Dessinez quelque chose dans la zone de dessin, et la leçon continue avec cela.",
  nothingToAsk: "Ici, rien à deviner. Continuez, ou dessinez autre chose.",
  words: (count) => `Nouveaux termes : ${many(count)}`,
  picture: (letter) => `Image ${letter}`,
  weightsOf: (name) => `Poids de ${name}`,
  weightAt: (pixel, weight) => `${pixel} : poids ${fixed(weight, 3)}`,
  evidenceAt: (input, value) => `${input} : ${fixed(value, 3)}`,
  difference: (first, second) => `Ce qui parle pour ${first} plutôt que ${second}`,
  pointed: (neuron, name) =>
    name === null
      ? `Vous avez pointé : ${neuron}, qui n’est jamais actif.`
      : `Vous avez pointé : ${neuron}, dans le quartier de ${name}.`,
  scores: "Scores",
  scoreOf: (name) => `Score de ${name}`,
  scoreIs: (score, share) => `${fixed(score, 1)}, part ${probability(share)}`,
  putBack: "Remettre les scores",
  erased: (count, name, confidence) =>
    `Gommé : ${counted(count, pixels)}. La réponse est ${name}, ${probability(confidence)}.`,
  paper: "L’image qu’il lit",
  inkBack: "Remettre l’encre",
  fewest: "Combien suffiraient ?",
  nowIt: (name, confidence) => `Maintenant : ${name}, ${probability(confidence)}.`,
  taskOpen: (name) => `Votre défi : lui faire répondre ${name}.`,
  taskDone: (name) => `Réussi : il répond ${name}.`,
  backToLesson: "Retour à la leçon",
  explore: "Explorer",
  again: "Recommencer",
};
