/** A training that was watched, or is: its curve, its timeline, and how far it is. */
import type { Words } from "../words";
import { counted, fixed, loss, many, nouns, percent } from "./numbers";

const steps = (count: number): string => counted(count, nouns.step);

export const history: Words["history"] = {
  title: "Un entrenamiento, desde su primer paso",
  about:
    "Un historial conserva la red tal como era después de algunos de sus pasos. Recórrelo, y el escenario lee tu dibujo con la red de ese momento.",
  own: (megabytes) =>
    `El entrenamiento de MNISTNet viene incluido: ${fixed(megabytes, 1)} MB, que se piden cuando tú quieras.`,
  fetchOwn: "Mostrar el entrenamiento de MNISTNet",
  fetching: (share) =>
    share === null ? "Llega el historial …" : `Llega el historial: ${percent(share)}`,
  notLoaded: "No se ha podido cargar el historial: comprueba la conexión y pídelo otra vez.",
  ofWhat: (name, count, checkpoints) =>
    `${name}, ${steps(count)}, conservada en ${many(checkpoints)} de ellos.`,
  broken: "Se interrumpió, o seguía en marcha cuando se guardó esto.",
  timeline: "Entrenamiento",
  after: (count) => (count === 0 ? "antes del primer paso" : `tras ${steps(count)}`),
  at: (count, last) =>
    count === 0 ? `antes del primero de ${steps(last)}` : `tras ${many(count)} de ${steps(last)}`,
  play: "Reproducir el entrenamiento",
  pause: "Detener el entrenamiento",
  previous: "Red anterior",
  next: "Red posterior",
  back: (name) => `Volver a ${name} como estaba`,
  away: "El escenario muestra ahora otra red.",
  again: "Mostrar otra vez este entrenamiento",
  shown: (count, answer) =>
    count === 0
      ? `Antes del primer paso responde ${answer}.`
      : `Tras ${steps(count)} responde ${answer}.`,
  empty: "Dibuja algo para ver cómo lo lee cada red.",

  loss: "Pérdida",
  accuracy: "Aciertos",
  lossIs: loss,
  share: (value) => percent(value),
  step: (count) => many(count),
  lossCurve: (count, first, last) =>
    `Pérdida a lo largo de ${steps(count)}: ${loss(first)} al principio, ${loss(last)} al final.`,
  accuracyCurve: (count, first, last) =>
    `Aciertos a lo largo de ${steps(count)}: ${percent(first)} al principio, ${percent(last)} al final.`,
  noCurve: "Todavía no se conoce ninguna pérdida.",

  grow: {
    question: "¿Qué capa tiene los pesos que más crecen?",
    option: (layer, inputs) => `${layer}, ${many(inputs)} por neurona`,
    guessed: (layer) => `Crees que es ${layer}.`,
    fetched: (megabytes) =>
      `Cuando lo digas se pide el historial del entrenamiento de MNISTNet: ${fixed(megabytes, 1)} MB.`,
    play: "Reproduce el entrenamiento, o lleva el deslizador hasta el final, y mira los pesos de esta neurona.",
    notHere:
      "El historial del entrenamiento no viene con esta página: ábrela con forwardpass serve.",
    grown: (layer, before, after) =>
      `${layer}: de ${fixed(before, 3)} a ${fixed(after, 3)} de media, ${fixed(after / before, 1)} veces lo que eran.`,
    why: (layer, low, high) =>
      `Los de ${layer} empiezan siendo los más pequeños, porque se suman muchísimos productos. Cada paso mueve cada peso más o menos lo mismo, así que al final los pesos de todas las capas tienen más o menos el mismo tamaño, de ${fixed(low, 2)} a ${fixed(high, 2)}, y los más pequeños son los que más han crecido.`,
  },

  followed: "Un entrenamiento en este ordenador",
  ofNote: (note) => `En marcha ahora: ${note}.`,
  phase: {
    waiting: "Esperando el primer paso.",
    going: (count) => `Paso ${many(count)}.`,
    ended: (count) => `Terminado tras ${steps(count)}.`,
    broken: (count) => `Interrumpido tras ${steps(count)}.`,
    lost: (count) =>
      count === 0
        ? "No hay noticias del entrenamiento: la página lo intenta otra vez."
        : `No hay noticias del entrenamiento desde el paso ${many(count)}: la página lo intenta otra vez.`,
  },
  onStage: (count) =>
    count === null
      ? "El escenario muestra la red como era antes."
      : `El escenario muestra la red ${count === 0 ? "antes del primer paso" : `tras ${steps(count)}`}.`,
};
