/** As faults.ts, of what is loaded later. */
import type { Words } from "../words";
import { counted, many, noun, nouns } from "./numbers";

export const laterFaults: Words["laterFaults"] = {
  noHistory: () => "El archivo no es el historial de un entrenamiento.",
  historyFormat: (format, known) =>
    `El historial tiene el formato ${format}; esta página lee ${known}: actualiza forwardpass.`,
  historyTwice: (name) => `El historial contiene ${name} dos veces.`,
  historyField: (field) => `El historial está dañado: ${field} en su descripción no encaja.`,
  historyTensor: (name) => `Nada usa el tensor ${name}.`,
  historyKeeps: (name) => `El historial conserva ${name}, que nada usa.`,
  historyForm: (name) => `El historial conserva ${name} en una forma que no encaja.`,
  historyNumbers: (name) => `${name} tiene números que son NaN, infinitos o sin escala.`,
  seedOf: (most, seed) => `Una semilla es un número entero de 0 a ${many(most)}, no ${seed}.`,
  notIdx: (file, dimensions) =>
    `${file} no es un archivo IDX de bytes con ${counted(dimensions, noun("dimensión", "dimensiones"))}.`,
  idxNumbers: (file, has, said) =>
    `${file} tiene ${counted(has, nouns.number)}, y no los ${many(said)} que dice.`,
  optimizerOf: (known) => `El optimizador debe ser uno de estos: ${known.join(", ")}.`,
  trainingRate: () => "Una tasa de aprendizaje es un número mayor que 0.",
  rateFalls: () => "La tasa baja a la mitad tras un número de pasos mayor que 0, o nunca (null).",
  batchOf: (most) => `Un lote es un número entero de lecciones, de 1 a ${many(most)}.`,
  noDrawing: () => "No hay ningún dibujo del que aprender.",
  noPicture: () => "No hay ninguna imagen de la que aprender.",
  grownTooLarge: () =>
    "Los números se han hecho demasiado grandes para float32: la tasa de aprendizaje es demasiado alta.",
  picturesOf: (values) =>
    `Las imágenes de las que aprender deben tener ${counted(values, noun("valor", "valores"))} y una clase cada una.`,
  classesOf: (last) => `Las clases son números de 0 a ${last}.`,
};
