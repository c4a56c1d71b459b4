/** What is wrong with what a person gives. Facts that come as text are quoted already. */
import type { Counted, Place } from "../../base/faults";
import type { Words } from "../words";
import { many } from "./numbers";

type Faults = Words["faults"];

const PLACES: Readonly<Record<Place, string>> = {
  header: "Ağ dosyasının başlığı",
  description: "Ağ dosyasının açıklaması",
  history: "Geçmişin açıklaması",
};

const COUNTED: Readonly<Record<Counted, string>> = {
  operations: "işlem",
  layers: "katman",
  classes: "sınıf",
};

const field = (name: string, must: string): string =>
  `Ağ dosyası bozuk: açıklamasındaki ${name} alanı ${must} olmalı.`;

const operation = (op: string, what: string): string => `${op} işlemi: ${what}.`;
const has = (setting: string, value: string | number, must: string): string =>
  `${setting} değeri ${value}, oysa ${must} olmalı`;
/** A part of an operation, with its shape and what it should fit. */
const shaped = (part: string, shape: string, must: string): string =>
  `${part} biçimi ${shape}, oysa şuna uymalı: ${must}`;

const ofFiles = {
  notJson: (place) => `${PLACES[place]} geçerli JSON değil: dosya bozuk.`,
  noObject: (place) => `${PLACES[place]} bir JSON nesnesi değil: dosya bozuk.`,
  fieldText: (name, most) => field(name, `en çok ${many(most)} karakterlik metin`),
  fieldTexts: (name) => field(name, "bir metin listesi"),
  fieldOneOf: (name, known) => field(name, `şunlardan biri (${known.join(", ")})`),
  fieldNumber: (name) => field(name, "sonlu bir sayı"),
  fieldShare: (name) => field(name, "0 ile 1 arası bir sayı"),
  fieldFlag: (name) => field(name, "true ya da false"),
  fieldWhole: (name) => field(name, "bir tam sayı"),
  fieldSizes: (name) => field(name, "0’dan büyük boyutların listesi"),
  fieldObject: (name) => field(name, "bir nesne"),
  fieldObjects: (name, most) => field(name, `en çok ${many(most)} nesnelik bir liste`),
  fieldTokens: (name) => field(name, "[line, start, end, kind] listesi"),
  fieldSettings: (name) =>
    field(name, "sayı, metin, true/false ve tam sayı listelerinden bir nesne"),
  fileTooLarge: (megabytes) => `Ağ dosyası çok büyük: en çok ${megabytes} MB olabilir.`,
  fileTooShort: (bytes) =>
    `Ağ dosyası yalnızca ${many(bytes)} bayt: onu yeniden getir ya da kaydet.`,
  notSafetensors: () => "Bu bir ağ dosyası değil: safetensors gibi başlamıyor.",
  headerCut: (bytes, header) =>
    `Ağ dosyası yarım: ${many(bytes)} bayt, oysa yalnız başlığı ${many(header)} bayt olmalı.`,
  headerNotText: () => "Ağ dosyası bozuk: başlığı UTF-8 metin değil.",
  metadataNotText: () => "Ağ dosyası bozuk: üst verisi metin değil.",
  tensorType: (tensor, type, known) =>
    `${tensor} tensörünün türü ${type}, oysa şu olmalı: ${known.join(", ")}.`,
  tensorPlace: (tensor) => `Ağ dosyası bozuk: ${tensor} tensörünün biçimi ya da yeri olanaksız.`,
  tensorBytes: (tensor, shape, needs, own) =>
    `Ağ dosyası bozuk: ${shape} biçimindeki ${tensor} tensörüne ${many(needs)} bayt gerek, onda ${many(own)} var.`,
  tooManyTensors: (count, most) =>
    `Ağ dosyasında ${many(count)} tensör var, en çok ${many(most)} olabilir.`,
  fileNumbers: (count, most) =>
    `Ağ dosyasında ${many(count)} sayı var, en çok ${many(most)} olabilir.`,
  tensorScales: (tensor, scales, largest) =>
    `${tensor} tensörü sekiz bitliktir: ${scales} her satır için 0 ile ${largest} arası bir sayı içermeli.`,
  tensorsOverlap: () => "Ağ dosyası bozuk: tensörleri çakışıyor ya da arada boşluk var.",
  tensorsCut: (needs, own) =>
    `Ağ dosyası yarım ya da bozuk: tensörlerine ${many(needs)} bayt gerek, onda ${many(own)} var.`,
  noDescription: () =>
    "Dosyada ağırlıklar var, ama forwardpass açıklaması yok: onu Network.from_module(module, example).save(path) ile oluştur.",
  otherFormat: (format, known) =>
    `Ağ dosyasının formatı ${format}, bu sayfa 1 ve ${known} okur: forwardpass’i güncelle.`,
  tensorUnused: (tensor) => `Ağ dosyasındaki ${tensor} tensörünü hiçbir şey kullanmıyor.`,
  tensorMissing: (tensor) => `Ağ dosyasında ${tensor} tensörü eksik.`,
  tensorSizes: (tensor, shape, count) =>
    `${tensor} tensörünün biçimi ${shape}, oysa 0’dan büyük ${count} boyutu olmalı.`,
  tensorNeurons: (tensor, neurons) => `${tensor} tensörü ${many(neurons)} nöron için değil.`,
  tensorsOfLayers: (count, layers, known) =>
    `Ağ dosyasında ${many(count)} tensör var, ${many(layers)} katmanı ise ${many(known)} tane kullanıyor.`,
  optionsDamaged: () => "Bu sayfadaki seçenekler bozuk: onu yeniden dışa aktar.",
  dataDamaged: () => "Bu sayfadaki veriler bozuk: onu yeniden dışa aktar.",
} satisfies Partial<Faults>;

const ofNetworks = {
  tensorValues: (tensor, own, needs) =>
    `${tensor} tensöründe ${many(own)} değer var, biçimine göre ${many(needs)} olmalı.`,
  tensorRows: (tensor, own, needs, rows) =>
    `${tensor} tensöründe ${many(own)} değer var, ${many(rows)} satırda ${many(needs)} olmalı.`,
  tensorNotFinite: (tensor) => `${tensor} tensöründe NaN ya da sonsuz ağırlıklar var.`,
  tooManyNumbers: (count) =>
    `Ağın tek bir geçişinde ${many(count)} sayı var; bu, gösterilemeyecek kadar çok.`,
  networkName: (name) => `Ağın adı ${name}; bu bir ad değil.`,
  featureNames: (inputs, names) => `${many(inputs)} girdi için ${many(names)} öznitelik adı var.`,
  outputsOfClasses: (layer, outputs, names) =>
    `${layer} katmanında ${many(names)} sınıf adı için ${many(outputs)} çıktı var.`,
  countOf: (count, what, most) =>
    `Ağda ${many(count)} ${COUNTED[what]} var, 1 ile ${many(most)} arası olmalı.`,
  lineOf: (op, line, lines) => `${op} işlemi satır ${line} üstünde, oysa ${lines} satır var.`,
  onlyHidden: (layer) => `${layer} ölçülmüş, oysa yalnızca gizli katmanlar ölçülür.`,
  lampLacks: () => "Ağ dosyasında, her gizli katmanda ağırlığı olan bir lamba bulunmalı.",
  scaleOf: (layer, scale) => `${layer} katmanının ölçeği ${scale}, 0’dan büyük olmalı.`,
  sharesOf: (tensor) => `${tensor} tensöründe 0 ile 1 arası paylar olmalı.`,
  noLayers: () => "Ağın katmanı yok.",
  layersAlike: () => "Ağda aynı adlı iki katman var.",
  readsInput: (layer, reads, own) =>
    `${layer} katmanı ${many(reads)} değer okur, girdide ${many(own)} var.`,
  readsLayer: (layer, reads, before, own) =>
    `${layer} katmanı ${many(reads)} değer okur, ${before} katmanında ${many(own)} var.`,
  noSuchOwner: (op, layer) => `${op} işleminin katmanı ${layer}; böyle bir katman yok.`,
  biasesOf: (layer, biases, rows) =>
    `${layer} katmanında ${many(rows)} ağırlık satırı için ${many(biases)} yanlılık var.`,
  noOperation: (name) => `Ağda ${name} adlı bir işlem yok.`,
  noLayer: (layer, last) => `Katman ${layer} yok: katmanlar 0 ile ${last} arası.`,
  noParameter: (name) => `Ağda ${name} adlı bir parametre yok.`,
  parameterNumbers: (name, own, given) =>
    `${name} için ${many(own)} sayı gerekir, verilen ${many(given)}.`,
  parameterNotFinite: (name) => `${name} içinde NaN ya da sonsuz değerler var.`,
} satisfies Partial<Faults>;

const ofShapes = {
  tooLargeShape: (op, shape, most) =>
    operation(op, `verdiği biçim ${shape}, ${many(most)} sayıdan fazla`),
  givesOther: (op, shape, said) => operation(op, `verdiği ${shape}, oysa ${said} yazıyor`),
  noScores: (op, shape) => operation(op, `verdiği biçim ${shape}, sınıf başına bir skor değil`),
  readsScores: (op, shape) => operation(op, `okuduğu biçim ${shape}, sınıf başına bir skor değil`),
  addsShapes: (op, shapes) => operation(op, `uyumlu biçimleri toplar, şunları değil: ${shapes}`),
  subtractsShapes: (op, shapes) =>
    operation(op, `uyumlu biçimleri çıkarır, şunları değil: ${shapes}`),
  gatesShapes: (op, shapes) =>
    operation(op, `uyumlu biçimleri kapıdan geçirir, şunları değil: ${shapes}`),
  comparesShapes: (op, shapes) =>
    operation(op, `aynı biçimleri karşılaştırır, şunları değil: ${shapes}`),
  joinsShapes: (op, shapes, axis) =>
    operation(op, `şu biçimler eksen ${axis} boyunca birleşemez: ${shapes}`),
  takesBeyond: (op, shape, read) =>
    operation(op, `aldığı ${shape}, okuduğu biçimin (${read}) sonunu aşıyor`),
  orderOf: (op, order, read) =>
    operation(op, `sırası ${order}, oysa şunun her ekseni bir kez geçmeli: ${read}`),
  reshapes: (op, shape, read) => operation(op, `${read} biçiminden ${shape} yapılamaz`),
  axesOf: (op, axes, read) =>
    operation(op, `eksenleri ${axes}, oysa şunun eksenlerinden olmalı, her biri bir kez: ${read}`),
  noAxis: (op) => operation(op, "hiç eksen bırakmıyor"),
  overAxes: (op, axes, read) => operation(op, `${axes} eksen üstünde, okuduğu biçim ${read}`),
  weightsOf: (op, shape, form) => operation(op, shaped("ağırlıklarının", shape, form)),
  biasesOfMaps: (op, shape, maps) =>
    operation(op, shaped("yanlılıklarının", shape, `${many(maps)} harita`)),
  biasesOfRows: (op, shape, rows) =>
    operation(op, shaped("yanlılıklarının", shape, `${many(rows)} ağırlık satırı`)),
  partOfShape: (op, part, shape, read) => operation(op, shaped(part, shape, read)),
  partOfChannels: (op, part, shape, channels) =>
    operation(op, shaped(part, shape, `${many(channels)} kanal`)),
  partOfAxes: (op, part, shape, axes, read) =>
    operation(op, shaped(part, shape, `${read} biçiminin ${axes} ekseni`)),
  readsValues: (op, inputs, read, shape) =>
    operation(op, `${many(inputs)} değer okur, oysa ${read} biçimi ${shape}`),
  readsChannels: (op, shape, axes) =>
    operation(op, `okuduğu biçim ${shape}, kanallar ve ${axes} boyut değil`),
} satisfies Partial<Faults>;

const ofOperations = {
  operationName: (op) => `Bir işlemin adı ${op}; bu bir işlem adı olamaz.`,
  notNumber: (op, setting, value) => operation(op, has(setting, value, "sonlu bir sayı")),
  notWhole: (op, setting, value) => operation(op, has(setting, value, "bir tam sayı")),
  notWholes: (op, setting, value, least) =>
    operation(op, has(setting, value, `en az ${least} olan tam sayılar`)),
  notSoManyWholes: (op, setting, value, count, least) =>
    operation(op, has(setting, value, `en az ${least} olan ${count} tam sayı`)),
  notFlag: (op, setting, value) => operation(op, has(setting, value, "true ya da false")),
  sameName: (op) => operation(op, "adı bir başkasıyla aynı"),
  readsLater: (op, read) => operation(op, `okuduğu ${read} ondan önce gelmiyor`),
  unread: (op) => operation(op, "onu hiçbir şey okumuyor"),
  notLast: (op, kind) => operation(op, `türü ${kind}, en sonda gelmeli`),
  unknownKind: (op, kind) =>
    operation(op, `türü ${kind}, bu sayfa onu bilmiyor; forwardpass’i güncelle`),
  oneRead: (op, kind, reads) =>
    operation(op, `türü ${kind}, ${many(reads)} değer okuyor, 1 değer okumalı`),
  unknownTensor: (op, kind, tensor) =>
    operation(op, `türü ${kind}, ${tensor} adlı bir tensörü olamaz`),
  unknownSetting: (op, kind, setting) =>
    operation(op, `türü ${kind}, ${setting} adlı bir ayarı olamaz`),
  nothingToScale: (op) => operation(op, "ne ağırlığı ne yanlılığı var"),
  partMissing: (op, part) => operation(op, `${part} eksik`),
  variance: (op) => operation(op, "0’dan büyük olmayan bir varyansı var"),
  groupsOf: (op, channels, groups) =>
    operation(op, `${many(channels)} kanal ${many(groups)} gruba bölünemez`),
  epsilon: (op) => operation(op, "eps değeri 0’ın altında"),
  noSize: (op) => operation(op, "boyutu 0"),
  sizeTooLarge: (op) => operation(op, "boyutu gösterilemeyecek kadar büyük"),
  shareOf: (op, setting, value) => operation(op, has(setting, value, "0 ile 1 arası bir sayı")),
  notAbove: (op, setting, value) => operation(op, has(setting, value, "0’dan büyük")),
  softplusOf: (op, beta, threshold) =>
    operation(op, `beta ${beta} ve threshold ${threshold}, oysa 0’dan büyük olmalılar`),
  boundsCross: (op, low, high) => operation(op, `low ${low}, high ${high} değerinden büyük`),
  noBound: (op) => operation(op, "sınırı yok"),
  kernelTooLarge: (op) => operation(op, "çekirdeği ya da dolgusu gösterilemeyecek kadar büyük"),
  groupsOfMaps: (op, groups, depth, maps, reads) =>
    operation(
      op,
      `${many(maps)} harita için ${many(depth)} haritalık ${many(groups)} grubu var; bu, okuduğu ${many(reads)} haritaya uymuyor`,
    ),
  kernelOver: (op, reach, room) =>
    operation(
      op,
      `çekirdeği ${many(reach)} yere uzanıyor, okuduğunda dolguyla ${many(room)} yer var`,
    ),
  windowsTooMany: (op) => operation(op, "pencereleri gösterilemeyecek kadar büyük ya da çok"),
  paddingOver: (op, padding) =>
    operation(op, `dolgusu ${many(padding)}, çekirdeğinin yarısından fazla`),
  dividesByNought: (op) => operation(op, "0’a bölüyor"),
  windowOverPadding: (op) => operation(op, "bir penceresinin altında yalnızca dolgu var"),
} satisfies Partial<Faults>;

const ofInputs = {
  imageValues: (needs, own) => `Resimde ${many(needs)} değer olmalı, ${many(own)} var.`,
  imageNotFinite: () => "Resimde NaN ya da sonsuz değerler var.",
  sumsTooLarge: () => "Ağın bu resim için toplamları float32’ye sığmayacak kadar büyük.",
  noClass: (target, last) => `Sınıf ${target} yok: sınıflar 0 ile ${last} arası.`,
  rateOf: (rate) => `Öğrenme oranı 0’dan büyük bir sayıdır; ${rate} olamaz.`,
  momentumOf: (share) => `momentum, 0 ile 1 arası, 1’den küçük bir sayıdır; ${share} olamaz.`,
  betaOf: (share) => `beta, 0 ile 1 arası, 1’den küçük bir sayıdır; ${share} olamaz.`,
  isOutput: (layer) => `${layer} çıktıdır: gizli bir nöron seç.`,
  noNeuron: (layer, last, neuron) =>
    `${layer} katmanının nöronları 0 ile ${last} arası, nöron ${neuron} yok.`,
  noValue: (index, last) => `Değer ${index} yok: değerler 0 ile ${last} arası.`,
  noMap: (index, last) => `Harita ${index} yok: haritalar 0 ile ${last} arası.`,
  strokesNoList: () => "strokes bir kalem hareketi listesi olmalı",
  strokeNoList: (stroke) => `kalem hareketi ${stroke}, [x, y] noktalarından bir liste olmalı`,
  strokePoint: (stroke, point) =>
    `kalem hareketi ${stroke}, nokta ${point}, iki sonlu sayı [x, y] olmalı`,
  strokeBeyond: (stroke, most) =>
    `kalem hareketi ${stroke}, -${most} ile ${most} arası [x, y] sayılarından bir liste değil.`,
  penWidth: (width, most) =>
    `kalem kalınlığı ${width} px: 0’dan büyük, ${most} px’ten küçük olmalı.`,
  penWidths: (widths, strokes) => `${strokes} kalem hareketi için ${widths} kalem kalınlığı var.`,
  pixelsBeyond: () => "setPixels 0 ile 1 arası değerler ister",
  pixelsCount: (needs, own) => `setPixels ${many(needs)} değer ister, verilen ${many(own)}`,
  pixelsNotFinite: (needs) => `setPixels ${many(needs)} sonlu sayı ister`,
  inspectLayer: (last) => `inspect, -1 (girdi) ile ${last} arası bir katman ister`,
  inspectNeuron: (last, index) => `inspect, 0 ile ${last} arası bir nöron ister, verilen ${index}`,
  explainClass: (last, index) => `explain, 0 ile ${last} arası bir sınıf ister, verilen ${index}`,
  noExample: (count, index) => `${count} örnek var, aralarında ${index} yok`,
  anotherNetwork: () => "Öteki ağ aynı girdiyi okumalı ve aynı sınıfları bilmeli.",
} satisfies Partial<Faults>;

export const faults: Faults = {
  ...ofFiles,
  ...ofNetworks,
  ...ofShapes,
  ...ofOperations,
  ...ofInputs,
};
