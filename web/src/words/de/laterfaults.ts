/** As faults.ts, in German, of what is loaded later. */
import type { Words } from "../words";
import { counted, many } from "./numbers";

export const laterFaults: Words["laterFaults"] = {
  noHistory: () => "Die Datei ist kein Verlauf eines Trainings.",
  historyFormat: (format, known) =>
    `Der Verlauf hat das Format ${format}, diese Seite liest ${known}: Aktualisiere forwardpass.`,
  historyTwice: (name) => `Im Verlauf steht ${name} zweimal.`,
  historyField: (field) =>
    `Der Verlauf ist beschädigt: ${field} in seiner Beschreibung passt nicht.`,
  historyTensor: (name) => `Nichts benutzt den Tensor ${name}.`,
  historyKeeps: (name) => `Der Verlauf bewahrt ${name}, das nichts benutzt.`,
  historyForm: (name) => `Der Verlauf bewahrt ${name} in einer Form, die nicht passt.`,
  historyNumbers: (name) => `${name} hat Zahlen, die NaN, unendlich oder ohne Maßstab sind.`,
  seedOf: (most, seed) =>
    `Ein Startwert ist eine ganze Zahl von 0 bis ${many(most)}, nicht ${seed}.`,
  notIdx: (file, dimensions) =>
    `${file} ist keine IDX-Datei aus Bytes mit ${counted(dimensions, { one: "Dimension", other: "Dimensionen" })}.`,
  idxNumbers: (file, has, said) =>
    `${file} hat ${counted(has, { one: "Zahl", other: "Zahlen" })}, nicht ${many(said)}, wie darin steht.`,
  optimizerOf: (known) => `Der Optimierer muss einer von ${known.join(", ")} sein.`,
  trainingRate: () => "Eine Lernrate ist eine Zahl über 0.",
  rateFalls: () =>
    "Die Rate halbiert sich nach einer Zahl von Schritten über 0 oder gar nicht (null).",
  batchOf: (most) => `Ein Batch ist eine ganze Zahl von Lektionen, von 1 bis ${many(most)}.`,
  noDrawing: () => "Es gibt keine Zeichnung, aus der es lernen könnte.",
  noPicture: () => "Es gibt kein Bild, aus dem es lernen könnte.",
  grownTooLarge: () => "Die Zahlen sind zu groß für float32 geworden: Die Lernrate ist zu hoch.",
  picturesOf: (values) =>
    `Bilder zum Lernen brauchen ${counted(values, { one: "Wert", other: "Werte" })} und je eine Klasse.`,
  classesOf: (last) => `Klassen sind Zahlen von 0 bis ${last}.`,
};
