/** As faults.ts, in French, of what is loaded later. */
import type { Words } from "../words";
import { counted, many } from "./numbers";

export const laterFaults: Words["laterFaults"] = {
  noHistory: () => "Le fichier n’est pas l’historique d’un entraînement.",
  historyFormat: (format, known) =>
    `L’historique a le format ${format}, cette page lit ${known} : mettez forwardpass à jour.`,
  historyTwice: (name) => `L’historique a deux fois ${name}.`,
  historyField: (field) =>
    `L’historique est abîmé : dans sa description, ${field} ne convient pas.`,
  historyTensor: (name) => `Rien ne se sert du tenseur ${name}.`,
  historyKeeps: (name) => `L’historique garde ${name}, dont rien ne se sert.`,
  historyForm: (name) => `L’historique garde ${name} sous une forme qui ne convient pas.`,
  historyNumbers: (name) => `${name} a des nombres NaN, infinis ou sans échelle.`,
  seedOf: (most, seed) => `Une graine est un entier de 0 à ${many(most)}, pas ${seed}.`,
  notIdx: (file, dimensions) =>
    `${file} n’est pas un fichier IDX d’octets à ${counted(dimensions, { one: "dimension", other: "dimensions" })}.`,
  idxNumbers: (file, has, said) =>
    `${file} a ${counted(has, { one: "nombre", other: "nombres" })}, pas les ${many(said)} qu’il annonce.`,
  optimizerOf: (known) => `L’optimiseur doit être l’un de ${known.join(", ")}.`,
  trainingRate: () => "Un taux d’apprentissage est un nombre au-dessus de 0.",
  rateFalls: () =>
    "Le taux tombe de moitié après un nombre de pas au-dessus de 0, ou pas du tout (null).",
  batchOf: (most) => `Un lot est un nombre entier de leçons, de 1 à ${many(most)}.`,
  noDrawing: () => "Il n’y a pas de dessin dont apprendre.",
  noPicture: () => "Il n’y a pas d’image dont apprendre.",
  grownTooLarge: () =>
    "Les nombres sont devenus trop grands pour float32 : le taux d’apprentissage est trop haut.",
  picturesOf: (values) =>
    `Les images dont apprendre doivent avoir ${counted(values, { one: "valeur", other: "valeurs" })} et chacune une classe.`,
  classesOf: (last) => `Les classes sont des nombres de 0 à ${last}.`,
};
