/** The frame of "Look inside", and what several of its panels say. */
import type { Words } from "../words";
import { many } from "./numbers";

export const drawer: Words["drawer"] = {
  name: "نظرة إلى الداخل",
  key: "نظرة إلى الداخل (I)",
  close: "أغلق نظرة إلى الداخل",
  closeKey: "إغلاق (Escape)",
  tabs: {
    evidence: "الدليل",
    neuron: "عصبون",
    whatif: "ماذا لو",
    connections: "الخطوط",
    dropout: "الإسقاط",
  },
  switchOff: "أطفئ",
  switchedOff: "مُطفأ",
  reset: "إعادة",
  layer: "الطبقة",
  carry: "تحمل",
  weight: "الوزن",
  product: "الحاصل",
  answerLater: "يأتي الجواب في نهاية القصة.",
  toAnswer: "اذهب إلى الجواب",
  of: (part, all) => `${many(part)} من ${many(all)}`,
};
