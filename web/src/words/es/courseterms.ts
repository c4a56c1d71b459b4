/**
 * The terms of the lesson, in the order in which its cards explain them. What stands in the glossary of
 * the page means the same here, in the same words.
 */
import { known } from "../glossary";
import type { Words } from "../words";
import { glossary } from "./glossary";

export const terms: Words["course"]["terms"] = {
  pixel: known(glossary, "píxel", "Píxel"),
  network: known(glossary, "red neuronal", "Red neuronal"),
  neuron: known(glossary, "neurona", "Neurona"),
  weight: known(glossary, "peso", "Peso"),
  bias: known(glossary, "sesgo", "Sesgo"),
  layer: known(glossary, "capa", "Capa"),
  active: known(glossary, "activa", "Activa"),
  relu: known(glossary, "ReLU", "ReLU"),
  district: {
    name: "Barrio",
    means: "Neuronas de una capa que son más fuertes con la misma respuesta, puestas juntas.",
  },
  score: known(glossary, "puntuación", "Puntuación"),
  softmax: known(glossary, "softmax", "Softmax"),
  share: known(glossary, "porcentaje", "Porcentaje"),
  evidence: known(glossary, "evidencia", "Evidencia"),
  training: known(glossary, "entrenamiento", "Entrenamiento"),
  log: {
    name: "−log",
    means:
      "El logaritmo natural con signo menos: 0 para 100\u00a0%, y cada vez mayor, sin fin, cuando un porcentaje se acerca a 0.",
  },
  loss: known(glossary, "pérdida", "Pérdida"),
  test: known(glossary, "ejemplos de prueba", "Ejemplos de prueba"),
};
