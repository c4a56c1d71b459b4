/** As faults.ts, of what is loaded later. */
import type { Words } from "../words";
import { many } from "./numbers";

export const laterFaults: Words["laterFaults"] = {
  noHistory: () => "Bu dosya bir eğitimin geçmişi değil.",
  historyFormat: (format, known) =>
    `Geçmişin formatı ${format}, bu sayfa ${known} okur: forwardpass’i güncelle.`,
  historyTwice: (name) => `Geçmişte ${name} iki kez var.`,
  historyField: (field) => `Geçmiş bozuk: açıklamasındaki ${field} uymuyor.`,
  historyTensor: (name) => `${name} tensörünü hiçbir şey kullanmıyor.`,
  historyKeeps: (name) => `Geçmişin sakladığı ${name} hiçbir yerde kullanılmıyor.`,
  historyForm: (name) => `Geçmişin sakladığı ${name} uymayan bir biçimde.`,
  historyNumbers: (name) => `${name} içinde NaN, sonsuz ya da ölçeksiz sayılar var.`,
  seedOf: (most, seed) => `Tohum, 0 ile ${many(most)} arası bir tam sayıdır; ${seed} olamaz.`,
  notIdx: (file, dimensions) => `${file}, ${dimensions} boyutlu baytlardan bir IDX dosyası değil.`,
  idxNumbers: (file, own, said) =>
    `${file} içinde ${many(own)} sayı var, oysa ${many(said)} olduğunu söylüyor.`,
  optimizerOf: (known) => `Eniyileyici şunlardan biri olmalı: ${known.join(", ")}.`,
  trainingRate: () => "Öğrenme oranı 0’dan büyük bir sayıdır.",
  rateFalls: () => "Oran, 0’dan büyük bir adım sayısında yarıya iner ya da hiç inmez (null).",
  batchOf: (most) => `Bir yığın, 1 ile ${many(most)} arası bir tam sayıdır.`,
  noDrawing: () => "Öğrenilecek çizim yok.",
  noPicture: () => "Öğrenilecek resim yok.",
  grownTooLarge: () => "Sayılar float32’ye sığmayacak kadar büyüdü: öğrenme oranı çok yüksek.",
  picturesOf: (values) => `Öğrenilecek her resimde ${many(values)} değer ve bir sınıf olmalı.`,
  classesOf: (last) => `Sınıflar 0 ile ${last} arası sayılardır.`,
};
