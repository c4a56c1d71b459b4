/** Two pictures beside each other, and how they differ. */
import type { Words } from "../words";
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "\u2212";

export const compare: Words["compare"] = {
  name: "Diferença",
  title: "B menos A",
  keep: "Guardar e comparar",
  keepKey: "Guardar esta imagem e comparar com ela a próxima (K)",
  keepNow: "Guardar B como A",
  asBefore: "Comparar com antes",
  end: "Terminar",
  first: "A",
  second: "B",
  answer: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  none: "–",
  picture: (name, confidence) =>
    `A rede como leu A, que foi guardado: ${name}, ${probability(confidence)}.`,
  kept: (name, confidence) =>
    `Guardado como A: ${name}, ${probability(confidence)}. Agora desenhe outro ou mude algo.`,
  ended: "A comparação terminou.",
  nothing: (digits) =>
    digits
      ? "Desenhe primeiro um dígito: então ele pode ser guardado."
      : "Escolha primeiro uma entrada: então ela pode ser guardada.",
  same: "B ainda é igual a A. Desenhe outro ou desligue algo.",
  blank: "Desenhe B: ele é comparado com A enquanto você desenha.",
  inputs: (picture) =>
    picture ? "Tinta: só em B, ou só em A" : "Valores: maiores em B, ou menores",
  answers: "Pontos percentuais",
  points(share) {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return points < 0 ? `< ${MINUS}99` : "> +99";
    return points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`;
  },
  shares: (name, before, after) =>
    `${name}: ${cellPercent(before)} em A, ${cellPercent(after)} em B`,
  neurons: "Neurônios que mais mudaram",
  change: (before, after) => `${fixed(before, 2)} → ${fixed(after, 2)}`,
};
