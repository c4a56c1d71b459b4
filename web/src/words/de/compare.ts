/** Two pictures beside each other, and how they differ, in German. */
import type { Words } from "../words";
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "\u2212";

export const compare: Words["compare"] = {
  name: "Unterschied",
  title: "B minus A",
  keep: "Zum Vergleich behalten",
  keepKey: "Dieses Bild behalten und das nächste damit vergleichen (K)",
  keepNow: "B als A behalten",
  asBefore: "Mit vorher vergleichen",
  end: "Vergleich beenden",
  first: "A",
  second: "B",
  answer: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  none: "–",
  picture: (name, confidence) =>
    `Das Netz, wie es A gelesen hat, das behalten wurde: ${name}, ${probability(confidence)}.`,
  kept: (name, confidence) =>
    `Als A behalten: ${name}, ${probability(confidence)}. Zeichne jetzt etwas anderes oder ändere etwas.`,
  ended: "Der Vergleich ist beendet.",
  nothing: (digits) =>
    digits
      ? "Zeichne zuerst eine Ziffer: Dann lässt sie sich behalten."
      : "Wähle zuerst eine Eingabe: Dann lässt sie sich behalten.",
  same: "B ist noch dasselbe wie A. Zeichne etwas anderes oder schalte etwas ab.",
  blank: "Zeichne B: Es wird mit A verglichen, während du zeichnest.",
  inputs: (picture) =>
    picture ? "Tinte: nur in B oder nur in A" : "Werte: in B größer oder kleiner",
  answers: "Prozentpunkte",
  points(share) {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return points < 0 ? `< ${MINUS}99` : "> +99";
    return points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`;
  },
  shares: (name, before, after) =>
    `${name}: ${cellPercent(before)} in A, ${cellPercent(after)} in B`,
  neurons: "Am stärksten veränderte Neuronen",
  change: (before, after) => `${fixed(before, 2)} → ${fixed(after, 2)}`,
};
