/** As faults.ts, of what is loaded later. */
import type { Words } from "../words";
import { ltr } from "./bidi";
import { many } from "./numbers";

export const laterFaults: Words["laterFaults"] = {
  noHistory: () => "هذا الملف ليس سجل تدريب.",
  historyFormat: (format, known) =>
    `صيغة السجل ${format}، وهذه الصفحة تقرأ ${known}: حدّث forwardpass.`,
  historyTwice: (name) => `في السجل ${name} مرتين.`,
  historyField: (field) => `السجل تالف: ${ltr(field)} في وصفه غير مناسب.`,
  historyTensor: (name) => `لا شيء يستعمل الموتر ${name}.`,
  historyKeeps: (name) => `يحفظ السجل ${name} ولا شيء يستعمله.`,
  historyForm: (name) => `يحفظ السجل ${name} بشكل غير مناسب.`,
  historyNumbers: (name) => `في ${name} أعداد NaN أو لانهائية أو بلا مقياس.`,
  seedOf: (most, seed) => `البذرة عدد صحيح من 0 إلى ${many(most)}، لا ${ltr(seed)}.`,
  notIdx: (file, dimensions) => `${file} ليس ملف IDX من البايتات بأبعاد عددها ${dimensions}.`,
  idxNumbers: (file, own, said) =>
    `في ${file} من الأعداد ${many(own)}، وهو يقول إنها ${many(said)}.`,
  optimizerOf: (known) => `يجب أن يكون المحسن واحدًا من ${ltr(known.join(", "))}.`,
  trainingRate: () => "معدل التعلم عدد فوق 0.",
  rateFalls: () => "يهبط المعدل إلى نصفه بعد عدد من الخطوات فوق 0، أو لا يهبط أبدًا (null).",
  batchOf: (most) => `الدفعة عدد صحيح من الدروس من 1 إلى ${many(most)}.`,
  noDrawing: () => "لا رسم يُتعلَّم منه.",
  noPicture: () => "لا صورة يُتعلَّم منها.",
  grownTooLarge: () => "كبرت الأعداد فوق ما يتسع له float32: معدل التعلم أعلى مما يجب.",
  picturesOf: (values) => `يجب أن تكون في كل صورة للتعلم ${many(values)} من القيم، ولكل منها صنف.`,
  classesOf: (last) => `الأصناف أعداد من 0 إلى ${last}.`,
};
