/** "Look inside": one neuron, the evidence, what if, the lines and dropout. */

import { contra, minus, nowrap, plus, pro, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, many, percent, probability, signed } from "./numbers";

const sources = { pixel: "mürekkep", feature: "değer", neuron: "aktivasyon" };

export const neuron: Words["neuron"] = {
  choose: "Sahnede bir nörona tıkla ya da ok tuşlarıyla ona gidip Enter’a bas.",
  back: "Geri",
  backName: "Önceki nörona dön",
  forward: "İleri",
  forwardName: "Sonraki nörona ilerle",
  layer: "Katman",
  input: "girdi",
  number: (last) => `Nöron, 0 ile ${last} arası`,
  why: (name) => `Neden ${name}?`,
  formula: (source) =>
    rich`${slot("z")} = ağırlık × ${source === "neuron" ? "aktivasyon" : source === "pixel" ? "piksel" : "değer"} toplamı + yanlılık`,
  added: (bias) =>
    rich`${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}`,
  activated: (activation, z) => rich`${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}`,
  softmax: (share) => rich`${slot("p")} = softmax(${slot("z")}) = ${strong(probability(share))}`,
  together: (scores) =>
    scores === 1 ? ", tek skorundan" : `, ${counted(scores, "skorun")} tümünden`,
  off: ", sen kapattın",
  multiplied: ", onu çarpan seyreltmeden sonra",
  dropped: ", bu kez kapatıldı",
  active: " aktif",
  inactive: " aktif değil",
  weights: "ağırlıkları",
  seen: "burada gördüğü",
  weightsName: "Ağırlıkları",
  seenName: "Bu girdi için etkili ağırlıkları",
  timesInk: "çarpı mürekkep",
  timesInkName: "Ağırlık çarpı mürekkep",
  timesValue: "çarpı değerler",
  timesValueName: "Ağırlık çarpı değer",
  signedAt: (name, value) => `${name}: ${signed(value)}`,
  productAt: (weight, ink, product) =>
    `${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`,
  pictures(first, source) {
    const drawn = source === "pixel";
    const about = first
      ? rich`Her ${drawn ? "piksele" : "girdiye"} bir ağırlık: ${plus("yeşil, dolu kareler nöronun lehine")}, ${minus("pembe, içi boş kareler aleyhine sayılır")}.`
      : rich`${drawn ? "Piksellerle" : "Girdilerle"} bu nöron arasındaki tüm aktif ağırlıklar, çarpılıp sadeleşmiş: bu ${drawn ? "çizim" : "girdi"} için kesin.`;
    const bias = first ? "yanlılıkla" : "etkili yanlılıkla";
    return rich`${about} Sağdaki resmin toplamı ${slot("picture")}; ${bias} (${slot("bias")}) birlikte z = ${slot("z")}.`;
  },
  incoming: (source) => rich`Gelenler, önce en büyük: ${nowrap(`ağırlık × ${sources[source]}`)}`,
  from: "nereden",
  source: (source) => sources[source],
  more: (count, zeros) =>
    zeros > 0
      ? `ve ${many(count)} tane daha (0 olan: ${many(zeros)})`
      : `ve ${many(count)} tane daha`,
  bias: "yanlılığı",
  sum: "toplam: z",
  probability: "softmax: olasılığı",
  after: (activation) => `${activation} sonrası`,
  usualTitle: "Genelde neye tepki verir",
  usual(best, often) {
    const most = best === null ? rich`Hiç aktif olmadı. ` : rich`En çok: ${strong(best)}. `;
    const share =
      often === null ? "" : `Tüm eğitim resimlerinde aktif olma oranı ${percent(often)}. `;
    return rich`${most}${share}Her biri için ortalama aktivasyon:`;
  },
  mean: (mean) => `: ${fixed(mean, 2)}`,
  wayTitle: (name, source) =>
    source === "feature" ? `Girdilerden yolu: ${name}` : `Piksellerden yolu: ${name}`,
  light: "sahnede yak",
  onWay: "yoldaki bağlantılar",
  value: (source) => rich`${source === "pixel" ? "mürekkep" : "değer"} = ${slot("value")}`,
  says: (name) => rich`${name} lehine söylediği: ${slot("value")}.`,
  targets: (shown, all) =>
    shown < all
      ? `Nereye gider: ${counted(all, "ağırlığının")} en büyük ${shown} tanesi`
      : `Nereye gider: ${counted(all, "ağırlığı")}`,
  to: "nereye",
};

export const coverage: Words["coverage"] = {
  name: "Kapsam",
  least: (share) => rich`Çizgiler en az ${strong(percent(share))} taşır`,
  value: (share) => `kanıtın ${percent(share)} kadarı`,
};

export const picture: Words["picture"] = {
  role: "resim",
  name: (label) => `${label}. Ok tuşları pikselden piksele gezer.`,
  editable: (label) => `${label}. Ok tuşları pikselden piksele gezer, Boşluk siler ya da çizer.`,
  point: "bir pikselin üstüne gel",
  scale: (most) =>
    `tam renk: ±${most < 0.0095 ? most.toPrecision(1).replace(".", ",") : fixed(most, 2)}`,
};

export const evidence: Words["evidence"] = {
  name: "Kanıt",
  toCome: "Neden bu yanıt?",
  why: rich`Neden ${slot("one")}?`,
  whyNot: rich`Neden ${slot("other")} değil de ${slot("one")}?`,
  asked: (name) => `Neden ${name}?`,
  askedNot: (one, other) => `Neden ${other} değil de ${one}?`,
  explained: "Açıklanacak sınıf",
  compared: "Karşılaştırılacak sınıf",
  only: (name) => `Yalnız ${name}`,
  andNot: (name) => `Neden ${name} değil?`,
  backTo: (name) => `Geri: ${name}`,
  drawDigit: "Bir rakam çiz: mürekkebi burada çözümlenir.",
  drawSomething: "Bir şey çiz: mürekkebi burada çözümlenir.",
  says: (name) =>
    rich`Mürekkebin her pikselinin ${name} için söylediği: ${pro("sıcak renkli, dolu kareler lehine")}, ${contra("soğuk renkli, içi boş kareler aleyhine")}.`,
  valuesSay: (name) => `Girdinin her değerinin ${name} için söylediği:`,
  map: (name, picture) => `${name} lehine ve aleyhine ${picture ? "mürekkep" : "değerler"}`,
  mapRather: (one, other, picture) =>
    `${other} yerine ${one} lehine ${picture ? "mürekkep" : "değerler"}`,
  parts: { pro: "lehte mürekkep", contra: "aleyhte mürekkep" },
  valueParts: { pro: "lehte değerler", contra: "aleyhte değerler" },
  bias: "etkili yanlılık",
  score: (name) => `${name} skoru (logit)`,
  difference: (one, other) => `${one} eksi ${other}`,
  scores(one, other, margin) {
    return rich`${one} skoru ${slot("one")}, ${other} skoru ${slot("other")}: ${one} önde, fark ${strong(fixed(margin, 2))}. Nereden geldiği:`;
  },
  colours: (one, other) =>
    rich`${pro(`Sıcak renkli, dolu kareler ${one} lehine`)}, ${contra(`soğuk renkli, içi boş kareler ${other} lehine`)}.`,
  deciding: (count) => (count === 3 ? "En çok belirleyen üç nöron" : "En çok belirleyen nöronlar"),
  decides: (name) => rich`${name} lehine ${slot("value")}`,
  everyLayer: "Nöron nöron bakınca fark her katmanda aynıdır",
  neurons: "nöronları",
  later: "sonraki yanlılıklar",
  together: "birlikte",
  layerOf: (name, count) => `${name} (${many(count)})`,
  total: rich`= ${slot("total")}`,
};

export const whatIf: Words["whatIf"] = {
  name: "Sınama",
  title: "Ya …",
  before: "önce",
  now: "şimdi",
  nothing: "–",
  pixels: "… bazı pikseller başka olsaydı?",
  pen: "Pikseller için kalem",
  erase: "Sil",
  draw: "Çiz",
  restore: "Geri getir",
  picture: "Ağın okuduğu pikseller",
  neurons: "… nöronlar kapatılsaydı?",
  off: (name) => `Kapat: ${name}`,
  on: (name) => `Aç: ${name}`,
  offNone: "Seçili nöronu kapat",
  howMany: "Kaç nöron",
  ofLayer: "Nöronların katmanı",
  flip: (count, layer, to) =>
    count === 1
      ? `${layer} katmanının en güçlüsünü kapat: o zaman ${to} der`
      : `${layer} katmanının en güçlü ${many(count)} nöronunu kapat: o zaman ${to} der`,
  never: (count, layer, name) =>
    count === 0
      ? `${layer} katmanında, sonraki sınıfa karşı ${name} lehine olan nöron yok.`
      : `${layer} katmanının ${name} lehine olan ${many(count)} nöronu hiç olmasa da ${name} der.`,
  countOf: (count, all) => `${many(count)} / ${many(all)}`,
  group: (count, all, name, other) =>
    rich`${slot("layer")} katmanında ${other} yerine ${name} lehine olan ${many(all)} nöronun en güçlü ${strong(many(count))} tanesi.`,
  none: "Kapalı nöron yok.",
  list: "Kapalı",
  again: "Yeniden aç",
  onAgain: (name) => `Yeniden aç: ${name}`,
  chip: (layer, index) => `${layer} ${index} `,
};

export const connections: Words["connections"] = {
  name: "Bağlantılar",
  title: (count) => counted(count, "bağlantı"),
  onStage: "Sahnede",
  important: "Önemli çizgiler",
  aboutImportant: "kanıtın çoğunu taşıyanlar",
  matrix: "Matrisler",
  aboutMatrix: "her çarpım bir nokta; sayıları için üstüne gel, nöronu için tıkla",
  every: "Tüm çizgiler",
  aboutEvery: (count) => `${many(count)} çizginin hepsi, birkaç bin birkaç bin eklenir`,
  notHere: "bu tarayıcıda olmuyor",
  importantTitle: "Önemli olanlar",
  smallest: (name) =>
    `Her katman için, ${name} kanıtının bu payını taşıyan en küçük bağlantı kümesi.`,
  needed: "gereken",
  neededOf: (all) => rich`${slot("needed")} / ${many(all)}`,
  drawn: "çizilen",
  note: "Binlercesi gerektiğinde yolu en güçlü birkaçı gösterir; o katmanı nöronlarının resimleri anlatır.",
  order: "Gizli nöronların sırası",
  byNumber: "Numaraya göre",
  byDigit: "Sevdikleri rakama göre",
  byClass: "Sevdikleri sınıfa göre",
  districts: (first, last) =>
    `mahalleler: en üstte ${first}, en altta ${last}; bir çizim kendininkini yakar`,
  activeNow: "Her mahallede şu an aktif olan",
  prefers: "sevdiği",
};

export const dropout: Words["dropout"] = {
  name: "Seyreltme",
  none: "Bu ağda seyreltme yok: eğitimde de şimdi hesapladığını hesaplar.",
  about: (p) =>
    `Eğitimde bir nöron hiç kimseye güvenmemelidir: seyreltme, bir katmanın her nöronunu ${percent(p)} olasılıkla kapatır, kalanlar 1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)} ile çarpılır. Tanırken hepsi çalışır.`,
  training: "Eğitim modu",
  crossedOut: "şimdi üstü çizili",
  gone: (gone, all) => `${many(gone)} / ${many(all)} (${percent(gone / all)})`,
  others: "Başka maskeler",
  again: "Tekrar tekrar",
  passes: (runs) => `Her biri başka maskelerle ${runs} geçiş: olasılıklar ne kadar yayılıyor?`,
  repeat: (runs) => `${runs} kez tekrarla`,
  repeatMore: (runs) => `${runs} kez daha`,
  hide: "Gizle",
  spread: "Çubuklarda da çizili: 10 geçişin 9’u her bıyığın iki ucu arasındadır, işareti ortasıdır",
  class: "sınıf",
  from: "en az",
  middle: "orta",
  to: "en çok",
  won: "kazandı",
  times: (count) => `${many(count)} kez`,
};
