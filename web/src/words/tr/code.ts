/** What each statement of the model's code does. */
import type { LayerFacts } from "../en/code";
import type { Words } from "../words";
import { many, percent, product } from "./numbers";

const ORDINALS = ["birinci", "ikinci", "üçüncü", "dördüncü", "beşinci"];

function role({ name, index, last }: LayerFacts): string {
  if (last) return `${name}, çıktı katmanı`;
  return `${name}, ${ORDINALS[index] ?? `${index + 1}.`} gizli katman`;
}

export const codeLines: Words["code"] = {
  inOut:
    "Tırnak içinde, insanlar için bir not: verinin yolu ve hangi biçimde geldiği. Python bunu yardım metni olarak saklar, hiçbir şey hesaplamaz.",
  purpose:
    "Tırnak içinde, insanlar için bir not: bunun ne işe yaradığı. Python bunu yardım metni olarak saklar, hiçbir şey hesaplamaz.",
  ordinary: "Ağın çevresindeki sıradan Python: bu tanımanın hiçbir sayısı burada değişmez.",
  torch: "Sayıları (tensörleri) saklayan ve onlarla hesap yapan PyTorch kütüphanesini getirir.",
  torchNn: (name) => `PyTorch’un sinir ağları için temel yapı taşları; bundan sonra adı ${name}.`,
  torchFunctional: (name) =>
    `ReLU gibi aktivasyon fonksiyonları ve başka yardımcılar; bundan sonra adı ${name}.`,
  takes: (what, library) => `${library} kütüphanesinden şunu alır: ${what}.`,
  library: (library) => `${library} kütüphanesini getirir.`,
  libraryAs: (library, name) => `${library} kütüphanesini getirir; bundan sonra adı ${name}.`,
  module: (name) =>
    `${name} adlı bir ağ türünü tanımlar. Bir nn.Module olduğu için tüm ağırlıklarını kendisi takip eder.`,
  kind: (name) => `${name} adlı bir nesne türünü tanımlar.`,
  init: "Ağ kurulurken bir kez çalışır: katmanları, henüz öğrenilmemiş ağırlıklarla oluşturur.",
  superOf: (name) =>
    `${name} sınıfının dayandığı nn.Module’ün önce kendini kurmasını sağlar; aşağıdaki katmanları böylece kaydedebilir. Python 3 adsız super() da kabul eder.`,
  superInit:
    "nn.Module’ün önce kendini kurmasını sağlar; aşağıdaki katmanları böylece kaydedebilir.",
  forward: (name, shape) =>
    `Verinin ağ içindeki yolu. ${name} bir girdi yığınıdır, burada tek girdi: [1, ${shape.join(", ")}].`,
  helper: (name) => `${name} adlı ayrı bir fonksiyon.`,
  makesDropout: (p) =>
    `Aşırı öğrenmeye (örnekleri ezberlemeye) karşı seyreltme: eğitim modunda her nöron ${percent(p)} olasılıkla kapatılır; ağ böylece hiçbirine tek başına güvenmemeyi öğrenir. Ağırlığı yoktur.`,
  makesActivation: (name) =>
    `Katmanların arasında kullanılacak ${name} aktivasyon fonksiyonunu oluşturur. Ağırlığı yoktur.`,
  makesFlatten: "Bir resmi tek sıra sayıya çeviren adımı oluşturur.",
  makesSequence: "Adımları sıraya dizer: birinin verdiğini sonraki alır.",
  makesSoftmax: "Skorları olasılıklara (ya da logaritmalarına) çeviren adımı oluşturur.",
  returns: "Sonucu, ağı çağırana geri verir.",
  makesNorm:
    "Bir normalleştirme oluşturur: sayıları kaydırıp ölçekler, yaklaşık 1 kadar değişsinler; sonrakiler böylece daha kolay öğrenir.",
  makesPool: (largest) =>
    largest
      ? "Bir havuzlama adımı oluşturur: her pencereden en büyük sayıyı tutar. Ağırlığı yoktur."
      : "Bir havuzlama adımı oluşturur: her pencerenin ortalamasını alır. Ağırlığı yoktur.",
  makesUnknownConvolution:
    "Bir evrişim oluşturur: öğrenilmiş ağırlıklı pencereler haritaların üstünde kayar.",
  makesConvolution({ name, outputs, depth, window, biases }) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = biases > 0 ? `, ayrıca ${many(biases)} yanlılık` : ", yanlılık yok";
    return `${name}: ${many(depth)} harita üstünde kayan ${many(outputs)} pencere, boyu ${product(window, " × ")}. Yani ${many(outputs)} × ${product(each, " × ")} = ${many(count)} ağırlık${what}; her yerde aynı.`;
  },
  makesUnknownLayer: "Her girdiyi her çıktıya bağlayan bir katman oluşturur.",
  makesLayer(layer) {
    const { inputs, outputs, before } = layer;
    const sources = before === null ? "girdinin" : "nöronun";
    const from = before === null ? "" : `${before} katmanındaki `;
    return `${role(layer)}: ${many(outputs)} nöronunun her biri ${from}${many(inputs)} ${sources} tümüne bağlı. Yani ${many(inputs)} × ${many(outputs)} = ${many(inputs * outputs)} ağırlık, ayrıca ${many(outputs)} yanlılık.`;
  },
  line: (sentences, shape, returned) =>
    returned
      ? `${sentences.join(" ")} Bu, ağın yanıtı: [${shape.join(", ")}].`
      : `${sentences.join(" ")} Şimdi x: [${shape.join(", ")}].`,
  results: (name, count, way) => `${name} ${many(count)} tensör döndürür; gösterilen: ${way}.`,
  flatten: (sizes, count) =>
    `Girdiyi düzleştirir: ${product(sizes, " × ")} değeri, satır satır, tek sırada ${many(count)} sayı olur.`,
  linear: (name, inputs, outputs) =>
    `${name}: ${many(outputs)} nöronunun her biri ${many(inputs)} sayıyı kendi ağırlıklarıyla çarpar, toplar ve yanlılığını ekler.`,
};
