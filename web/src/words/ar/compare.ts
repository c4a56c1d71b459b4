/** Two pictures beside each other, and how they differ. */
import type { Words } from "../words";
import { ltr, signedNumber } from "./bidi";
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "\u2212";

export const compare: Words["compare"] = {
  name: "الفرق",
  title: "B ناقص A",
  keep: "احفظ للمقارنة",
  keepKey: "احفظ هذه الصورة وقارن بها الصورة التالية (K)",
  keepNow: "احفظ B مكان A",
  asBefore: "قارن بما قبل",
  end: "أنهِ المقارنة",
  first: "A",
  second: "B",
  answer: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  none: "–",
  picture: (name, confidence) => `الشبكة كما قرأت A المحفوظة: ${name}، ${probability(confidence)}.`,
  kept: (name, confidence) =>
    `حُفظت على أنها A: ${name}، ${probability(confidence)}. ارسم الآن غيرها، أو غيّر شيئًا.`,
  ended: "انتهت المقارنة.",
  nothing: (digits) =>
    digits ? "ارسم رقمًا أولًا: عندئذ يمكن حفظه." : "اختر دخلًا أولًا: عندئذ يمكن حفظه.",
  same: "لا تزال B مثل A. ارسم غيرها، أو أطفئ شيئًا.",
  blank: "ارسم B: تقارن بـ A وأنت ترسم.",
  inputs: (picture) => (picture ? "الحبر: في B وحدها، أو في A وحدها" : "القيم: أكبر في B أو أصغر"),
  answers: "نقاط مئوية",
  points(share) {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return signedNumber(points < 0 ? `< ${MINUS}99` : "> +99");
    return signedNumber(points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`);
  },
  shares: (name, before, after) =>
    `${name}: ${cellPercent(before)} في A، و${cellPercent(after)} في B`,
  neurons: "العصبونات الأكثر تغيّرًا",
  change: (before, after) => ltr(`${fixed(before, 2)} → ${fixed(after, 2)}`),
};
