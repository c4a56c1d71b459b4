/** The frame of "Look inside" in German, and what several of its panels say. */
import type { Words } from "../words";
import { many } from "./numbers";

export const drawer: Words["drawer"] = {
  name: "Innenansicht",
  key: "Innenansicht (I)",
  close: "Innenansicht schließen",
  closeKey: "Schließen (Esc)",
  tabs: {
    evidence: "Belege",
    neuron: "Neuron",
    whatif: "Wenn",
    connections: "Linien",
    dropout: "Dropout",
  },
  switchOff: "Abschalten",
  switchedOff: "Abgeschaltet",
  reset: "Zurück",
  layer: "Schicht",
  carry: "tragen",
  weight: "Gewicht",
  product: "Produkt",
  answerLater: "Die Antwort kommt am Ende des Ablaufs.",
  toAnswer: "Zur Antwort",
  of: (part, all) => `${many(part)} von ${many(all)}`,
};
