/** Two networks side by side: what both make of one drawing, moved about, and of the tricky ones. */
import type { Words } from "../words";
import { nouns } from "./nouns";
import { countedOf, percent, probability } from "./numbers";

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const vertical = down < 0 ? "الأعلى" : down > 0 ? "الأسفل" : "";
  const level = across < 0 ? "اليسار" : across > 0 ? "اليمين" : "";
  return `إلى ${[vertical, level].filter((part) => part !== "").join(" و")}`;
}

export const beside: Words["beside"] = {
  title: "جنبًا إلى جنب",
  close: "أغلق جنبًا إلى جنب",
  closeKey: "إغلاق (Escape)",
  opened: "شبكتان متجاورتان. كلتاهما تقرأ ما ترسمه.",
  other: "قارن بـ",
  waiting: (name) => `${name} في الطريق …`,
  cannot: "هاتان لا تقرآن الصور نفسها، أو لا تعطيان الأجوبة نفسها: اختر غيرها.",
  blank: "ارسم رقمًا: تقرؤه الشبكتان وأنت ترسم.",
  answers: "الأجوبة",
  answer: (name, confidence) => `${name}، ${probability(confidence)}`,
  digit: "الرقم",
  looked: "إلامَ نظرت كل منهما",
  lookedWords: "المربعات الدافئة الممتلئة تشهد لجوابها؛ والباردة المجوَّفة تشهد ضده.",
  map: (network, name) => `ما يشهد لـ ${name} في ${network}`,
  at: (pixel, value) => `${pixel}: ${value}`,
  moved: (by) => `بإزاحة ${countedOf(by, nouns.pixel)}`,
  movedWords: (by) =>
    `الصورة نفسها مُزاحة ${countedOf(by, nouns.pixel)} إلى كل جهة. اللوح يضع الحبر في الوسط؛ وشبكة لم تره إلا هناك قد لا تعرفه في مكان آخر.`,
  kept: (count, all, name) => `${count} من ${all} لا تزال تُقرأ ${name}`,
  movedGrid: (network) => `${network}، صورة بصورة`,
  cell: (across, down, answer, confidence) =>
    across === 0 && down === 0
      ? `بلا إزاحة: ${answer}، ${probability(confidence)}`
      : `مُزاحة ${way(across, down)}: ${answer}، ${probability(confidence)}`,
  tricky: "الرسوم الملتبسة",
  trickyWords: (name, count) =>
    `رسوم (${count}) قد يكون كل منها أحد رقمين، صُنعت لتتردد ${name}. لا جواب صحيحًا، لكن واحدًا من الاثنين معقول.`,
  drawing: "الرسم",
  could: "قد يكون",
  either: (one, other) => `${one} أو ${other}`,
  sensible: "أحد الاثنين",
  strange: "لا هذا ولا ذاك",
  share: (confidence) => percent(confidence),
  sums: "أحد الاثنين",
  sum: (count, all) => `${count} من ${all}`,
  sure: (share) => `واثقة بأكثر من ${percent(share)}`,
  draw: (one, other) => `ارسمه على اللوح: ${one} أو ${other}`,
};
