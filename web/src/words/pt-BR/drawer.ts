/** The frame of "Look inside", and what several of its panels say. */
import type { Words } from "../words";
import { many } from "./numbers";

export const drawer: Words["drawer"] = {
  name: "Ver por dentro",
  key: "Ver por dentro (I)",
  close: "Fechar “Ver por dentro”",
  closeKey: "Fechar (Esc)",
  tabs: {
    evidence: "Evidência",
    neuron: "Neurônio",
    whatif: "E se?",
    connections: "Linhas",
    dropout: "Dropout",
  },
  switchOff: "Desligar",
  switchedOff: "Desligado",
  reset: "Repor",
  layer: "camada",
  carry: "levam",
  weight: "peso",
  product: "produto",
  answerLater: "A resposta vem no fim da história.",
  toAnswer: "Ir para a resposta",
  of: (part, all) => `${many(part)} de ${many(all)}`,
};
