/** Two pictures beside each other, and how they differ. */
import type { Words } from "../words";
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "\u2212";

export const compare: Words["compare"] = {
  name: "Diferencia",
  title: "B menos A",
  keep: "Guardar y comparar",
  keepKey: "Guardar esta imagen y comparar con ella la siguiente (K)",
  keepNow: "Guardar B como A",
  asBefore: "Comparar con antes",
  end: "Terminar",
  first: "A",
  second: "B",
  answer: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  none: "–",
  picture: (name, confidence) =>
    `La red tal como leyó A, que se guardó: ${name}, ${probability(confidence)}.`,
  kept: (name, confidence) =>
    `Guardado como A: ${name}, ${probability(confidence)}. Ahora dibuja otro o cambia algo.`,
  ended: "La comparación ha terminado.",
  nothing: (digits) =>
    digits
      ? "Dibuja primero un dígito: entonces se puede guardar."
      : "Elige primero una entrada: entonces se puede guardar.",
  same: "B es todavía igual que A. Dibuja otro o apaga algo.",
  blank: "Dibuja B: se compara con A mientras dibujas.",
  inputs: (picture) =>
    picture ? "Tinta: solo en B, o solo en A" : "Valores: mayores en B, o menores",
  answers: "Puntos porcentuales",
  points(share) {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return points < 0 ? `< ${MINUS}99` : "> +99";
    return points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`;
  },
  shares: (name, before, after) =>
    `${name}: ${cellPercent(before)} en A, ${cellPercent(after)} en B`,
  neurons: "Neuronas que más han cambiado",
  change: (before, after) => `${fixed(before, 2)} → ${fixed(after, 2)}`,
};
