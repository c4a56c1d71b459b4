/** The places of the page: its modes, its tabs on a phone, how it begins, and the projector's bar. */
import type { Words } from "../words";

export const places: Words["places"] = {
  skip: "Çizim alanına geç",
  skipSliders: "Girdi değerlerine geç",
  column: "Sahnenin yanı",
  mode: "Mod",
  modes: { learn: "Öğren", explore: "Keşfet", train: "Eğit" },
  aboutModes: {
    learn: "Ders: soru soran sekiz kısa bölüm (L)",
    explore: "Çiz, izle ve içine bak (L)",
    train: "Ağın öğrenişini izle",
  },
  tabs: "Sayfanın bölümleri",
  tab: { draw: "Çiz", watch: "İzle", why: "Neden", learn: "Öğren", train: "Eğit" },
  invitation: "Nasıl sürsün",
  watch: "Nasıl, izle",
  take: "Kalemi al",
  slide: "Kaydırıcıları oynat",
  lesson: "Derse başla",
  codeTitle: "Kod",
  presenting: "Sunum sırasında",
  presentPad: "Çizim alanı",
  presentSliders: "Kaydırıcılar",
  presentLegend: "Renk anahtarı",
  presentTimeline: "Oynatma düğmeleri",
  presentLeave: "Çık (P)",
};
