/**
 * The terms of the lesson, in the order in which its cards explain them. What stands in the glossary of
 * the page means the same here, in the same words.
 */
import { known } from "../glossary";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { glossary } from "./glossary";

export const terms: Words["course"]["terms"] = {
  pixel: known(glossary, "بكسل", "بكسل"),
  network: known(glossary, "شبكة عصبية", "شبكة عصبية"),
  neuron: known(glossary, "عصبون", "عصبون"),
  weight: known(glossary, "وزن", "وزن"),
  bias: known(glossary, "انحياز", "انحياز"),
  layer: known(glossary, "طبقة", "طبقة"),
  active: known(glossary, "نشط", "نشط"),
  relu: known(glossary, "ReLU", "ReLU"),
  district: {
    name: "حي",
    means: "عصبونات من طبقة تشتد للجواب نفسه، تقف معًا.",
  },
  score: known(glossary, "درجة", "درجة"),
  softmax: known(glossary, "softmax", "Softmax"),
  share: known(glossary, "حصة", "حصة"),
  evidence: known(glossary, "دليل", "دليل"),
  training: known(glossary, "تدريب", "تدريب"),
  log: {
    name: ltr("−log"),
    means: "سالب اللوغاريتم الطبيعي: 0 عند 100%، ويكبر بلا نهاية كلما اقتربت الحصة من 0.",
  },
  loss: known(glossary, "خسارة", "خسارة"),
  test: known(glossary, "أمثلة اختبار", "أمثلة الاختبار"),
};
