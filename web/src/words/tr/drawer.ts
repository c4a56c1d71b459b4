/** The frame of "Look inside", and what several of its panels say. */
import type { Words } from "../words";
import { many } from "./numbers";

export const drawer: Words["drawer"] = {
  name: "İçine bak",
  key: "İçine bak (I)",
  close: "“İçine bak” bölümünü kapat",
  closeKey: "Kapat (Escape)",
  tabs: {
    evidence: "Kanıt",
    neuron: "Nöron",
    whatif: "Sınama",
    connections: "Çizgiler",
    dropout: "Seyreltme",
  },
  switchOff: "Kapat",
  switchedOff: "Kapalı",
  reset: "Sıfırla",
  layer: "katman",
  carry: "taşıdığı",
  weight: "ağırlık",
  product: "çarpım",
  answerLater: "Yanıt hikâyenin sonunda gelir.",
  toAnswer: "Yanıta git",
  of: (part, all) => `${many(part)} / ${many(all)}`,
};
