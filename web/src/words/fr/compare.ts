/** Two pictures beside each other, and how they differ, in French. */
import type { Words } from "../words";
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "\u2212";

export const compare: Words["compare"] = {
  name: "Différence",
  title: "B moins A",
  keep: "Garder et comparer",
  keepKey: "Garder cette image et lui comparer la suivante (K)",
  keepNow: "Garder B comme A",
  asBefore: "Comparer à l’état d’avant",
  end: "Fin de la comparaison",
  first: "A",
  second: "B",
  answer: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  none: "–",
  picture: (name, confidence) =>
    `Le réseau tel qu’il a lu A, qui a été gardé : ${name}, ${probability(confidence)}.`,
  kept: (name, confidence) =>
    `Gardé comme A : ${name}, ${probability(confidence)}. Dessinez maintenant autre chose, ou changez quelque chose.`,
  ended: "La comparaison est terminée.",
  nothing: (digits) =>
    digits
      ? "Dessinez d’abord un chiffre : il pourra alors être gardé."
      : "Choisissez d’abord une entrée : elle pourra alors être gardée.",
  same: "B est encore pareil à A. Dessinez autre chose, ou débranchez quelque chose.",
  blank: "Dessinez B : il est comparé à A pendant que vous dessinez.",
  inputs: (picture) =>
    picture
      ? "Encre : dans B seul, ou dans A seul"
      : "Valeurs : plus grandes dans B, ou plus petites",
  answers: "Points de pourcentage",
  points(share) {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return points < 0 ? `< ${MINUS}99` : "> +99";
    return points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`;
  },
  shares: (name, before, after) =>
    `${name} : ${cellPercent(before)} dans A, ${cellPercent(after)} dans B`,
  neurons: "Neurones qui ont le plus changé",
  change: (before, after) => `${fixed(before, 2)} → ${fixed(after, 2)}`,
};
