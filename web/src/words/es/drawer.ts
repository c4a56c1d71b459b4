/** The frame of "Look inside", and what several of its panels say. */
import type { Words } from "../words";
import { many } from "./numbers";

export const drawer: Words["drawer"] = {
  name: "Ver por dentro",
  key: "Ver por dentro (I)",
  close: "Cerrar «Ver por dentro»",
  closeKey: "Cerrar (Esc)",
  tabs: {
    evidence: "Evidencia",
    neuron: "Neurona",
    whatif: "¿Y si?",
    connections: "Líneas",
    dropout: "Dropout",
  },
  switchOff: "Apagar",
  switchedOff: "Apagada",
  reset: "Reponer",
  layer: "capa",
  carry: "llevan",
  weight: "peso",
  product: "producto",
  answerLater: "La respuesta llega al final de la historia.",
  toAnswer: "Ir a la respuesta",
  of: (part, all) => `${many(part)} de ${many(all)}`,
};
