/** What each statement of the model's code does. */
import type { LayerFacts } from "../en/code";
import type { Words } from "../words";
import { counted, many, noun, nouns, percent, product } from "./numbers";

const ORDINALS = ["primera", "segunda", "tercera", "cuarta", "quinta"];

function role({ name, index, last }: LayerFacts): string {
  if (last) return `${name}, la capa de salida`;
  return `${name}, la ${ORDINALS[index] ?? `${index + 1}.ª`} capa oculta`;
}

const biases = noun("sesgo", "sesgos");

export const codeLines: Words["code"] = {
  inOut:
    "Una nota para personas, entre comillas: el camino de los datos y la forma en que llegan. Python la guarda como texto de ayuda y no calcula nada.",
  purpose:
    "Una nota para personas, entre comillas: para qué sirve esto. Python la guarda como texto de ayuda y no calcula nada.",
  ordinary:
    "Python corriente alrededor de la red: aquí no cambia ningún número de este reconocimiento.",
  torch: "Trae PyTorch, la biblioteca que guarda los números (tensores) y calcula con ellos.",
  torchNn: (name) =>
    `Las piezas básicas de PyTorch para redes neuronales, que desde aquí se llaman ${name}.`,
  torchFunctional: (name) =>
    `Funciones de activación como ReLU, y otras ayudas, que desde aquí se llaman ${name}.`,
  takes: (what, library) => `Toma ${what} de la biblioteca ${library}.`,
  library: (library) => `Trae la biblioteca ${library}.`,
  libraryAs: (library, name) => `Trae la biblioteca ${library}, que desde aquí se llama ${name}.`,
  module: (name) =>
    `Describe un tipo de red llamado ${name}. Como es un nn.Module, lleva por sí mismo la cuenta de todos sus pesos.`,
  kind: (name) => `Describe un tipo de objeto llamado ${name}.`,
  init: "Se ejecuta una vez, al crear la red: crea las capas, con pesos que aún están por aprender.",
  superOf: (name) =>
    `Deja que nn.Module, la base de ${name}, se prepare primero, para que pueda registrar las capas siguientes. Python 3 también acepta super() sin los nombres.`,
  superInit:
    "Deja que nn.Module se prepare primero, para que pueda registrar las capas siguientes.",
  forward: (name, shape) =>
    `El camino de los datos por la red. ${name} es una pila de entradas, aquí de una sola: [1, ${shape.join(", ")}].`,
  helper: (name) => `Una función propia, llamada ${name}.`,
  makesDropout: (p) =>
    `Dropout contra el sobreajuste (aprender los ejemplos de memoria): en modo de entrenamiento cada neurona se apaga con una probabilidad del ${percent(p)}, para que la red aprenda a no depender de ninguna en particular. No tiene pesos.`,
  makesActivation: (name) =>
    `Crea la función de activación ${name}, para usarla entre capas. No tiene pesos.`,
  makesFlatten: "Crea el paso que convierte una imagen en una sola fila de números.",
  makesSequence: "Pone los pasos en fila: lo que da uno lo toma el siguiente.",
  makesSoftmax: "Crea el paso que convierte las puntuaciones en probabilidades (o su logaritmo).",
  returns: "Devuelve el resultado a quien llamó a la red.",
  makesNorm:
    "Crea una normalización, que desplaza y escala los números para que su dispersión sea cercana a 1: así lo que sigue aprende con más facilidad.",
  makesPool: (largest) =>
    largest
      ? "Crea un paso de pooling: de cada ventana conserva el número mayor. No tiene pesos."
      : "Crea un paso de pooling: de cada ventana toma la media. No tiene pesos.",
  makesUnknownConvolution:
    "Crea una convolución: ventanas con pesos aprendidos que se deslizan sobre los mapas.",
  makesConvolution({ name, outputs, depth, window, biases: added }) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = added > 0 ? `, más ${counted(added, biases)}` : ", y ningún sesgo";
    return `${name}: ${counted(outputs, nouns.window)} de ${product(window, " × ")} que se deslizan sobre ${counted(depth, nouns.map)}. Son ${many(outputs)} × ${product(each, " × ")} = ${counted(count, nouns.weight)}${what}, los mismos en todas partes.`;
  },
  makesUnknownLayer: "Crea una capa que conecta cada entrada con cada salida.",
  makesLayer(layer) {
    const { inputs, outputs, before } = layer;
    const sources = before === null ? "entradas" : `neuronas de ${before}`;
    return `${role(layer)}: cada una de sus ${many(outputs)} neuronas está conectada con las ${many(inputs)} ${sources}. Son ${many(inputs)} × ${many(outputs)} = ${counted(inputs * outputs, nouns.weight)}, más ${counted(outputs, biases)}.`;
  },
  line: (sentences, shape, returned) =>
    returned
      ? `${sentences.join(" ")} Esta es la respuesta de la red: [${shape.join(", ")}].`
      : `${sentences.join(" ")} Ahora x es: [${shape.join(", ")}].`,
  results: (name, count, way) => `${name} devuelve ${many(count)} tensores; se muestra ${way}.`,
  flatten: (sizes, count) =>
    `Aplana la entrada: sus ${product(sizes, " × ")} valores pasan a ser una sola fila de ${counted(count, nouns.number)}, una fila tras otra.`,
  linear: (name, inputs, outputs) =>
    `${name}: cada una de sus ${many(outputs)} neuronas multiplica los ${many(inputs)} números por sus propios pesos, los suma y añade su sesgo.`,
};
