/** The lesson that asks: what its buttons and lists say. What its cards tell is in coursecards.ts. */
import type { Words } from "../words";
import { cards } from "./coursecards";
import { terms } from "./courseterms";
import { of } from "./names";
import { counted, fixed, many, nouns, probability } from "./numbers";

const chapters: Words["course"]["chapters"] = {
  numbers: "La tinta se vuelve números",
  neuron: "Una neurona",
  weights: "Los pesos son una imagen",
  relu: "ReLU: qué sobrevive",
  districts: "Capas y barrios",
  shares: "De puntuaciones a porcentajes",
  reasons: "Por qué esta respuesta",
  learning: "Cómo ha aprendido",
  task: "Tu tarea",
};

export const course: Words["course"] = {
  name: "Lección",
  chapters,
  cards,
  terms,
  at: (chapter, all) => `Capítulo ${chapter} de ${all}`,
  list: "Capítulos",
  last: "Después de los capítulos",
  item: (number, title, done) => (done ? `${number} ${title}, hecho` : `${number} ${title}`),
  card: (card, all) => `${card} de ${all}`,
  back: "Atrás",
  goOn: "Seguir",
  showMe: "Míralo",
  watching: "Al final",
  check: "Comprobar",
  skip: "Saltar",
  keyHint: "Espacio: seguir",
  guessFirst: "Los números llegan cuando hayas dicho lo que crees.",
  answerFirst: "Di primero lo que crees, o pulsa otra vez para saltar.",
  otherLayer: (layer) => `Esa neurona está en otra capa: mira ${layer}.`,
  right: "Correcto.",
  wrong: "No del todo.",
  chosen: "tu respuesta",
  truth: "correcto",
  survives: "sobrevive",
  becomesZero: "pasa a 0",
  empty: "El lienzo está vacío.",
  drawOne: "Dibuja uno por mí",
  drawFirst: "Dibuja algo en el lienzo y la lección sigue con ello.",
  nothingToAsk: "Este dibujo no deja nada que adivinar aquí. Sigue, o dibuja otro.",
  words: (count) => `Palabras nuevas hasta ahora: ${many(count)}`,
  picture: (letter) => `Imagen ${letter}`,
  weightsOf: (name) => `Pesos de ${name}`,
  weightAt: (pixel, weight) => `${pixel}: peso ${fixed(weight, 3)}`,
  evidenceAt: (input, value) => `${input}: ${fixed(value, 3)}`,
  difference: (first, second) => `Lo que habla a favor ${of(first)} antes que ${of(second)}`,
  pointed: (neuron, name) =>
    name === null
      ? `Has señalado: ${neuron}, que nunca está activa.`
      : `Has señalado: ${neuron}, en el barrio ${of(name)}.`,
  scores: "Puntuaciones",
  scoreOf: (name) => `Puntuación ${of(name)}`,
  scoreIs: (score, share) => `${fixed(score, 1)}, porcentaje ${probability(share)}`,
  putBack: "Restablecer las puntuaciones",
  erased: (count, name, confidence) =>
    `Borrado: ${counted(count, nouns.pixel)}. La respuesta es ${name}, ${probability(confidence)}.`,
  paper: "La imagen que lee",
  inkBack: "Reponer la tinta",
  fewest: "¿Con cuántos bastaría?",
  nowIt: (name, confidence) => `Ahora: ${name}, ${probability(confidence)}.`,
  taskOpen: (name) => `Tu tarea: haz que responda ${name}.`,
  taskDone: (name) => `Hecho: responde ${name}.`,
  backToLesson: "Volver a la lección",
  explore: "Explorar",
  again: "Otra vez",
};
