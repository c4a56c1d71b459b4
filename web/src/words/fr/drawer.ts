/** The frame of "Look inside" in French, and what several of its panels say. */
import type { Words } from "../words";
import { many } from "./numbers";

export const drawer: Words["drawer"] = {
  name: "À l’intérieur",
  key: "À l’intérieur (I)",
  close: "Fermer À l’intérieur",
  closeKey: "Fermer (Échap)",
  tabs: {
    evidence: "Indices",
    neuron: "Neurone",
    whatif: "Et si",
    connections: "Lignes",
    dropout: "Dropout",
  },
  switchOff: "Débrancher",
  switchedOff: "Débranché",
  reset: "Rétablir",
  layer: "couche",
  carry: "portent",
  weight: "poids",
  product: "produit",
  answerLater: "La réponse vient à la fin du récit.",
  toAnswer: "Aller à la réponse",
  of: (part, all) => `${many(part)} sur ${many(all)}`,
};
