/** Two pictures beside each other, and how they differ. */
import type { Words } from "../words";
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "\u2212";

export const compare: Words["compare"] = {
  name: "Fark",
  title: "B eksi A",
  keep: "Sakla, karşılaştır",
  keepKey: "Bu resmi sakla ve sonrakini onunla karşılaştır (K)",
  keepNow: "B’yi A olarak sakla",
  asBefore: "Öncekiyle karşılaştır",
  end: "Karşılaştırmayı bitir",
  first: "A",
  second: "B",
  answer: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  none: "–",
  picture: (name, confidence) =>
    `Ağın, saklanan A’yı okuduğu hâli: ${name}, ${probability(confidence)}.`,
  kept: (name, confidence) =>
    `A olarak saklandı: ${name}, ${probability(confidence)}. Şimdi başka bir tane çiz ya da bir şeyi değiştir.`,
  ended: "Karşılaştırma bitti.",
  nothing: (digits) =>
    digits ? "Önce bir rakam çiz: sonra saklanabilir." : "Önce bir girdi seç: sonra saklanabilir.",
  same: "B hâlâ A ile aynı. Başka bir tane çiz ya da bir şeyi kapat.",
  blank: "B’yi çiz: sen çizerken A ile karşılaştırılır.",
  inputs: (picture) =>
    picture ? "Mürekkep: yalnız B’de ya da yalnız A’da" : "Değerler: B’de daha büyük ya da küçük",
  answers: "Yüzde puanı",
  points(share) {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return points < 0 ? `< ${MINUS}99` : "> +99";
    return points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`;
  },
  shares: (name, before, after) =>
    `${name}: A’da ${cellPercent(before)}, B’de ${cellPercent(after)}`,
  neurons: "En çok değişen nöronlar",
  change: (before, after) => `${fixed(before, 2)} → ${fixed(after, 2)}`,
};
