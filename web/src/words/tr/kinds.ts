/** What each kind of operation does, for the line of code that runs it. */
import type { KindFacts } from "../en/kinds";
import type { Words } from "../words";
import { counted, many, num, percent, product } from "./numbers";

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${counted(shape[0], "harita")} (${size(shape.slice(1))})`
    : counted(shape[0] ?? 1, "sayı");
/** What there is afterwards, at the end of a sentence. */
const remains = (shape: readonly number[]): string => `Kalan: ${maps(shape)}.`;

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over =
    depth === from[0]
      ? `${maps(from)} üstünde`
      : `her biri ${many(depth)} harita üstünde (okunan: ${maps(from)})`;
  return `${name}: ${counted(shape[0], "pencere")} (${size(window)}), ${over} kayar. Her yerde pencere, altındakileri kendi ağırlıklarıyla çarpıp toplar${bias ? ", yanlılığını da ekler" : ""}: ${maps(shape)}.`;
};
const largest: Tell = ({ window, shape }) =>
  `Maksimum havuzlama: her pencerenin (${size(window)}) altındaki en büyük sayıyı tutar. ${remains(shape)}`;
const average: Tell = ({ window, shape, numbers: { divisor } }) =>
  `Ortalama havuzlama: her pencerenin (${size(window)}) altındakilerin ${divisor === undefined ? "ortalamasını alır" : `toplamını alır ve böler; bölen ${num(divisor)}`}. ${remains(shape)}`;
const sharedLargest: Tell = ({ shape }) =>
  `Maksimum havuzlama: her haritayı yaklaşık eşit parçalara böler ve her parçanın en büyük sayısını tutar. ${remains(shape)}`;
const sharedAverage: Tell = ({ shape }) =>
  `Ortalama havuzlama: her haritayı yaklaşık eşit parçalara böler ve her parçanın ortalamasını alır. ${remains(shape)}`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}. ${remains(shape)}`;

const ways = (reads: number): string => `${reads === 2 ? "İki" : many(reads)} yolu birleştirir`;
const thenLearnt = (learnt: boolean): string => (learnt ? ", sonra öğrenilmiş sayılarla" : "");
const geluLine: Tell = () => "Sonra GELU büyük toplamları geçirir, eksi olanları yavaşça söndürür.";

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `Sonra ${name} sıfırın üstünü korur, altı ise en çok şuraya kadar düşer: ${num(-least)}.`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`alt sınır ${num(low)}`]),
    ...(high === undefined ? [] : [`üst sınır ${num(high)}`]),
  ].join(", ");
  return `Sonra ${name} sınırı aşan her sayıyı o sınıra çeker (${bounds}), ötekileri korur.`;
}

/** A learnt number for what is below zero, or one for each map or neuron. */
const slopeOf = (slopes: number, inMaps: boolean): string =>
  slopes > 1
    ? `her ${inMaps ? "harita" : "nöron"} için öğrenilmiş bir sayıyla`
    : "öğrenilmiş tek bir sayıyla";

export const kindLines: Words["kinds"] = {
  conv1d: convolution,
  conv2d: convolution,
  max_pool1d: largest,
  max_pool2d: largest,
  avg_pool1d: average,
  avg_pool2d: average,
  adaptive_max_pool1d: sharedLargest,
  adaptive_max_pool2d: sharedLargest,
  adaptive_avg_pool1d: sharedAverage,
  adaptive_avg_pool2d: sharedAverage,
  mean: remaining("Bu eksenler boyunca duran tüm sayıların ortalamasını alır"),
  sum: remaining("Bu eksenler boyunca duran tüm sayıları toplar"),
  amax: remaining("Bu eksenler boyunca duran sayıların en büyüğünü tutar"),
  batch_norm: ({ from, learnt }) =>
    `Yığın normalleştirme: her ${from.length > 1 ? "haritayı" : "nöronu"} eğitimde ölçülmüş sayılarla kaydırıp ölçekler; değerleri 0 çevresinde yaklaşık 1 kadar değişir${thenLearnt(learnt)}.`,
  layer_norm: ({ learnt }) =>
    `Katman normalleştirme: bu tek girdinin sayılarını kaydırıp ölçekler; ortalamaları 0 olur, yaklaşık 1 kadar değişirler${thenLearnt(learnt)}.`,
  group_norm: ({ learnt }) =>
    `Grup normalleştirme: bu tek girdinin her harita grubunu kaydırıp ölçekler; ortalaması 0 olur, yaklaşık 1 kadar değişir${thenLearnt(learnt)}.`,
  local_response_norm: () =>
    "Yerel yanıt normalleştirme: her sayıyı böler; yanındaki haritalar aynı yerde ne kadar güçlüyse o kadar çok.",
  scale: () => "Sabit sayılarla çarpar ya da sabit sayılar ekler: her girdi için aynıdırlar.",
  add: ({ reads }) => `${ways(reads)}: getirdiklerini sayı sayı toplar.`,
  sub: () => "İki yolu birleştirir: birincinin getirdiğinden ikincininkini sayı sayı çıkarır.",
  maximum: ({ reads }) => `${ways(reads)}: getirdiklerinin en büyüğünü sayı sayı tutar.`,
  gate: () =>
    "İki yolu birleştirir: birincinin getirdiğini ikinciyle sayı sayı çarpar. İkinci bir kapıdır: ne kadarının geçeceğine o karar verir.",
  concat: ({ reads, shape }) => `${ways(reads)}: getirdiklerini art arda dizer, ${maps(shape)}.`,
  pad: ({ shape, numbers: { value } }) =>
    `Okuduğunun çevresine bir kenar koyar, değeri ${num(value)}: ${maps(shape)}.`,
  slice: ({ shape }) => `Okuduğunun bir parçasını tutar: ${maps(shape)}.`,
  permute: ({ shape }) => `Eksenlerin sırasını değiştirir: ${size(shape)}.`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `Okuduğunu (${maps(from)}) art arda tek sıraya dizer: ${counted(shape[0], "sayı")}.`
      : `Aynı sayıları başka biçimde alır: ${size(shape)}.`,
  identity: () => "Her sayıyı değiştirmeden geçirir.",
  dropout: ({ numbers: { p } }) =>
    `Seyreltme: eğitim modunda bu nöronların her birini ${percent(p)} olasılıkla kapatır. Tanırken her sayıyı değiştirmeden geçirir.`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    return `${name}: ${many(outputs)} nöronunun her biri ${many(inputs)} sayıyı kendi ağırlıklarıyla çarpıp toplar${bias ? ", yanlılığını da ekler" : ""}.`;
  },
  relu: () =>
    "Sonra ReLU sıfırın altındaki her toplamı 0 yapar, ötekileri korur: 0’ın üstünde kalan aktiftir.",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `Sonra Leaky ReLU sıfırın üstünü korur, altını çarpar; çarpan ${num(slope)}.`,
  prelu: ({ from, slopes }) =>
    `Sonra PReLU sıfırın üstünü korur, altını ${slopeOf(slopes, from.length > 1)} çarpar.`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () =>
    "Sonra SELU sıfırın üstünü 1,05 ile çarpar, altı ise en çok \u22121,76’ya kadar düşer.",
  softplus: () =>
    "Sonra Softplus her sayıyı 0’ın üstüne büker: büyük sayı neredeyse aynı kalır, sıfırın çok altındaki neredeyse 0 olur.",
  silu: () =>
    "Sonra SiLU her sayıyı kendi sigmoid değeriyle çarpar: büyük sayı neredeyse aynı kalır, sıfırın çok altındaki neredeyse 0 olur.",
  mish: () =>
    "Sonra Mish her sayıyı softplus değerinin tanh’ıyla çarpar: büyük sayı neredeyse aynı kalır, sıfırın çok altındaki neredeyse 0 olur.",
  hardswish: () => "Sonra Hardswish \u22123’ün altını 0 yapar, 3’ün üstünü korur, aradakini büker.",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () =>
    "Sonra Hardsigmoid \u22123’ün altını 0, 3’ün üstünü 1 yapar; aradaki, yolun payı kadar olur.",
  square: () => "Sonra kare, her sayıyı kendisiyle çarpar.",
  softsign: () => "Sonra Softsign her toplamı \u22121 ile 1 arasına büker, tanh’tan daha yavaş.",
  tanh: () => "Sonra tanh her toplamı \u22121 ile 1 arasına büker.",
  sigmoid: () => "Sonra sigmoid her toplamı 0 ile 1 arasına büker.",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax: softmax’ın logaritması. Her satırın skorlarını (dim=1: her resim kendi başına) olasılıkların logaritmalarına çevirir.",
  softmax: () =>
    "softmax: her satırın skorlarını 0 ile 1 arasında, toplamı 1 olan olasılıklara çevirir.",
};
