/** Two networks side by side: what both make of one drawing, moved about, and of the tricky ones. */
import type { Words } from "../words";
import { counted, percent, probability } from "./numbers";

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const vertical = down < 0 ? "yukarı" : down > 0 ? "aşağı" : "";
  const level = across < 0 ? "sola" : across > 0 ? "sağa" : "";
  return [vertical, level].filter((part) => part !== "").join(" ve ");
}

export const beside: Words["beside"] = {
  title: "Yan yana",
  close: "Yan yana görünümü kapat",
  closeKey: "Kapat (Escape)",
  opened: "İki ağ yan yana. İkisi de çizdiğini okuyor.",
  other: "Karşılaştırılan",
  waiting: (name) => `${name} yolda …`,
  cannot: "Bu ikisi aynı resimleri okumuyor ya da aynı yanıtları vermiyor: başka birini seç.",
  blank: "Bir rakam çiz: sen çizerken iki ağ da onu okur.",
  answers: "Yanıtlar",
  answer: (name, confidence) => `${name}, ${probability(confidence)}`,
  digit: "rakam",
  looked: "Her biri neye baktı",
  lookedWords:
    "Sıcak renkli, dolu kareler yanıtının lehine; soğuk renkli, içi boş kareler aleyhine.",
  map: (network, name) => `${network}: ${name} lehine olan`,
  at: (pixel, value) => `${pixel}: ${value}`,
  moved: (by) => `${counted(by, "piksel")} kaydırılmış`,
  movedWords: (by) =>
    `Aynı resim, her yöne ${counted(by, "piksel")} kaydırılmış. Çizim alanı mürekkebi ortaya koyar; onu yalnızca orada görmüş bir ağ başka yerde tanımayabilir.`,
  kept: (count, all, name) => `${count} / ${all} hâlâ ${name} okunuyor`,
  movedGrid: (network) => `${network}, resim resim`,
  cell: (across, down, answer, confidence) =>
    across === 0 && down === 0
      ? `kaydırılmamış: ${answer}, ${probability(confidence)}`
      : `${way(across, down)} kaydırılmış: ${answer}, ${probability(confidence)}`,
  tricky: "Zor çizimler",
  trickyWords: (name, count) =>
    `Her biri iki rakam olabilecek ${count} çizim; ${name} duraksasın diye yapıldı. Doğru yanıt yok, ama ikisinden biri akla yatkın.`,
  drawing: "çizim",
  could: "olabilir",
  either: (one, other) => `${one} ya da ${other}`,
  sensible: "ikisinden biri",
  strange: "ikisi de değil",
  share: (confidence) => percent(confidence),
  sums: "ikisinden biri",
  sum: (count, all) => `${count} / ${all}`,
  sure: (share) => `${percent(share)} üstü emin`,
  draw: (one, other) => `Çizim alanına çiz: ${one} ya da ${other}`,
};
