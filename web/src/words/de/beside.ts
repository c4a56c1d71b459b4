/** Two networks side by side, in German: what both make of one drawing, moved about, and of tricky ones. */
import type { Words } from "../words";
import { counted, percent, probability } from "./numbers";

const pixels = { one: "Pixel", other: "Pixel" };

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const vertical = down < 0 ? "oben" : down > 0 ? "unten" : "";
  const level = across < 0 ? "links" : across > 0 ? "rechts" : "";
  return `nach ${[vertical, level].filter((part) => part !== "").join(" und ")}`;
}

export const beside: Words["beside"] = {
  title: "Nebeneinander",
  close: "Nebeneinander schließen",
  closeKey: "Schließen (Esc)",
  opened: "Zwei Netze stehen nebeneinander. Beide lesen, was du zeichnest.",
  other: "Vergleichen mit",
  waiting: (name) => `${name} ist unterwegs …`,
  cannot:
    "Diese beiden lesen nicht dieselben Bilder oder geben nicht dieselben Antworten: Wähle ein anderes.",
  blank: "Zeichne eine Ziffer: Beide Netze lesen sie, während du zeichnest.",
  answers: "Antworten",
  answer: (name, confidence) => `${name}, ${probability(confidence)}`,
  digit: "Ziffer",
  looked: "Worauf jedes geachtet hat",
  lookedWords: "Warme, volle Quadrate sprechen für seine Antwort; kühle, hohle dagegen.",
  map: (network, name) => `Was in ${network} für ${name} spricht`,
  at: (pixel, value) => `${pixel}: ${value}`,
  moved: (by) => `Um ${counted(by, pixels)} verschoben`,
  movedWords: (by) =>
    `Dasselbe Bild, ${counted(by, pixels)} nach jeder Seite. Das Zeichenfeld rückt Tinte in die Mitte; ein Netz, das sie nur dort gesehen hat, erkennt sie anderswo vielleicht nicht.`,
  kept: (count, all, name) => `${count} von ${all} immer noch als ${name} gelesen`,
  movedGrid: (network) => `${network}, Bild für Bild`,
  cell: (across, down, answer, confidence) =>
    across === 0 && down === 0
      ? `nicht verschoben: ${answer}, ${probability(confidence)}`
      : `${way(across, down)} verschoben: ${answer}, ${probability(confidence)}`,
  tricky: "Die kniffligen Zeichnungen",
  trickyWords: (name, count) =>
    `${counted(count, { one: "Zeichnung, die", other: "Zeichnungen, von denen jede" })} zwei Ziffern sein könnte, so gemacht, dass ${name} zögert. Es gibt keine richtige Antwort, aber eine der beiden ist vernünftig.`,
  drawing: "Zeichnung",
  could: "könnte sein",
  either: (one, other) => `${one} oder ${other}`,
  sensible: "eine der beiden",
  strange: "keine der beiden",
  share: (confidence) => percent(confidence),
  sums: "eine der beiden",
  sum: (count, all) => `${count} von ${all}`,
  sure: (share) => `zu über ${percent(share)} sicher`,
  draw: (one, other) => `Ins Zeichenfeld zeichnen: ${one} oder ${other}`,
};
