/** The lesson that asks: what its buttons and lists say. What its cards tell is in coursecards.ts. */
import type { Words } from "../words";
import { cards } from "./coursecards";
import { terms } from "./courseterms";
import { fixed, many, probability } from "./numbers";

const chapters = {
  numbers: "Mürekkep sayıya dönüşür",
  neuron: "Tek bir nöron",
  weights: "Ağırlıklar bir resimdir",
  relu: "ReLU: kim kalır",
  districts: "Katmanlar ve mahalleler",
  shares: "Skorlar paya dönüşür",
  reasons: "Neden bu yanıt",
  learning: "Nasıl öğrendi",
  task: "Senin görevin",
};

export const course: Words["course"] = {
  name: "Ders",
  chapters,
  cards,
  terms,
  at: (chapter, all) => `Bölüm ${chapter} / ${all}`,
  list: "Bölümler",
  last: "Bölümlerden sonra",
  item: (number, title, done) => (done ? `${number} ${title}, tamam` : `${number} ${title}`),
  card: (card, all) => `${card} / ${all}`,
  back: "Geri",
  goOn: "Devam",
  showMe: "Göster",
  watching: "Sona kadar",
  check: "Denetle",
  skip: "Atla",
  keyHint: "Boşluk tuşu ilerletir",
  guessFirst: "Sayılar, tahminini yapınca gelir.",
  answerFirst: "Önce bir tahmin yap ya da atlamak için yeniden bas.",
  otherLayer: (layer) => `Bu nöron başka bir katmanda: ${layer} katmanına bak.`,
  right: "Doğru.",
  wrong: "Tam değil.",
  chosen: "senin yanıtın",
  truth: "doğrusu",
  survives: "kalır",
  becomesZero: "0 olur",
  empty: "Çizim alanı boş.",
  drawOne: "Benim için çiz",
  drawFirst: "Çizim alanına bir şey çiz; ders onunla sürer.",
  nothingToAsk: "Bu, burada tahmin edecek bir şey bırakmıyor. Devam et ya da başka bir tane çiz.",
  words: (count) => `Yeni sözcükler: ${many(count)}`,
  picture: (letter) => `Resim ${letter}`,
  weightsOf: (name) => `Ağırlıklar: ${name}`,
  weightAt: (pixel, weight) => `${pixel}: ağırlık ${fixed(weight, 3)}`,
  evidenceAt: (at, value) => `${at}: ${fixed(value, 3)}`,
  difference: (first, second) => `${second} yerine ${first} lehine olan`,
  pointed: (neuron, name) =>
    name === null
      ? `Gösterdiğin: ${neuron}; hiç aktif olmuyor.`
      : `Gösterdiğin: ${neuron}; mahallesi ${name}.`,
  scores: "Skorlar",
  scoreOf: (name) => `${name} skoru`,
  scoreIs: (score, share) => `${fixed(score, 1)}, pay ${probability(share)}`,
  putBack: "Skorları geri koy",
  erased: (count, name, confidence) =>
    `Silinen: ${many(count)} piksel. Yanıt ${name}, ${probability(confidence)}.`,
  paper: "Okuduğu resim",
  inkBack: "Mürekkebi geri koy",
  fewest: "En az kaç tane yeter?",
  nowIt: (name, confidence) => `Şimdi: ${name}, ${probability(confidence)}.`,
  taskOpen: (name) => `Görevin: ağa şunu söylet: ${name}.`,
  taskDone: (name) => `Tamam: ağ ${name} diyor.`,
  backToLesson: "Derse dön",
  explore: "Keşfet",
  again: "Baştan başla",
};
