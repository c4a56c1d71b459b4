/** The page around the stage: header, pad, sliders, answer, help, notices, saving and links. */

import type { MapCell } from "../en/names";
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { cellPercent, counted, many, num, percent, probability, short } from "./numbers";

export const header: Words["header"] = {
  onThisPage: "Bu sayfada",
  how: "Nasıl çalışır",
  code: "Kod",
  toTheme: { light: "Açık temaya geç", dark: "Koyu temaya geç" },
  toThemeKey: { light: "Açık temaya geç (T)", dark: "Koyu temaya geç (T)" },
  help: "Yardım",
  helpKey: "Klavye kısayolları (?)",
};

export const language: Words["language"] = {
  name: "Dil",
  now: (name) => `Dil: ${name}`,
  chosen: (name) => `Sayfanın dili artık ${name}.`,
  notLoaded: (name) =>
    `${name} yüklenemedi, sayfa olduğu gibi kalıyor: internet bağlantısını denetle ve onu yeniden seç.`,
  about:
    "Bir rakam çiz ve bir sinir ağının onu nöron nöron tanıyışını izle; her sayı PyTorch’unkine eşit.",
};

export const answer: Words["answer"] = {
  name: "Yanıt",
  status: "Tahmin",
  bars: "Olasılıklar",
  none: "?",
  reading: "Ağ okuyor …",
  withheld: "Yanıt hikâyenin sonunda gelir.",
  unknown: "henüz bilinmiyor",
  noShare: "–",
  explain: (name) => `Açıkla: ${name}`,
  thisIs: (name) => `Bu: ${name}`,
  explainDigit: (name) => `Rakam ${name}: açıkla`,
  explainNumbered: (name) => `Sınıf ${name}: açıkla`,
  explained: (name) => `Çizgilerin açıkladığı: ${name}`,
  nowExplained: (name) => `Çizgiler ve harita şimdi şunu açıklıyor: ${name}.`,
  bar: (share, highest) => (highest ? `${share}, en yüksek` : share),
  now: (name, confidence) => `Şimdi yanıt ${name}, ${probability(confidence)}.`,
  restored: (name, confidence) => `Eski hâli: yanıt ${name}, ${probability(confidence)}.`,
  warning: "Uyarı",
  unlikeDigit: "Bu bir rakama benzemiyor.",
  unlikeOthers: "Bu, ağın öğrendiklerine benzemiyor.",
  lampDigit: "Rakama benzemiyor",
  lampOthers: "Örneklere benzemiyor",
  whyLamp: (digits) =>
    `Bu, ağın öğrendiği ${digits ? "rakamlara" : "örneklere"} benzemiyor; yanıta güvenme: ağ her zaman birini seçmek zorunda. Bu lambanın ne sıklıkta yandığı ölçüldü:`,
  rate: (share, data, images, falseAlarms) =>
    rich`${dataNamed(data)} (${many(images)}): ${strong(share)} ${falseAlarms ? "yanlış alarm" : "yakalandı"}`,
  short: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  before: (name, confidence) => rich`önce: ${strong(`${name} (${cellPercent(confidence)})`)} `,
  reset: "sıfırla",
};

export const legend: Words["legend"] = {
  active: (maps) => rich`${strong(maps ? "aktif" : "aktif nöron")}, tam kırmızı: `,
  scale: (layer, value) => rich`${layer} ${strong(short(value))}`,
  moreScales: (layers) => `ve ${many(layers)} katman daha`,
  plus: "artırır",
  minus: "azaltır",
  proClass: (name) => `${name} lehine`,
  contra: "aleyhine",
  tooHigh: "fazla yüksek, düşmeli",
  tooLow: "fazla düşük, yükselmeli",
  viewKey: "Görünümü değiştir (F)",
  flat: "Düz",
  space: "3D",
  reset: "İlk görünüm",
};

export const help: Words["help"] = {
  title: "Yardım",
  close: "Yardımı kapat",
  howDigits:
    "Çizim alanına bir rakam çiz: sen çizerken ağ onu okur. Sonra “Oynat”a bas ve sayıların ağda adım adım yol alışını izle. Sahnede: döndürmek için sürükle, yakınlaştırmak için iki parmağını ya da Ctrl ile tekerleği kullan, değerini görmek için bir nöronun üstüne gel.",
  howOthers:
    "Ağa okuyacak bir şey ver: hemen yanıtlar. Sonra “Oynat”a bas ve sayıların ağda adım adım yol alışını izle. Sahnede: döndürmek için sürükle, yakınlaştırmak için iki parmağını ya da Ctrl ile tekerleği kullan, değerini görmek için bir nöronun üstüne gel.",
  onPad:
    "Çizim alanında ok tuşları kalemi hareket ettirir, Boşluk onu indirir ya da kaldırır; Shift ile adımlar küçülür.",
  onStage: (maps) =>
    `Sahnede ok tuşları ${maps ? "hücreden hücreye" : "nörondan nörona"} gezer, Shift ile döndürür; + ve − yakınlaştırır.`,
  storyKeys: [
    ["Boşluk", "hikâyeyi oynat ya da duraklat"],
    ["← →", "bir adım geri, bir adım ileri"],
    ["Home, End", "başa, bitmiş resme"],
  ],
  padKeys: [
    ["0 … 9", "hazır bir rakam çiz; yine basınca başka bir el yazısı"],
    ["C", "çizim alanını temizle"],
    ["E", "kalem ile silgi arasında geç"],
    ["[ ]", "daha ince kalem, daha kalın kalem"],
    ["Ctrl V", "kopyalanmış bir rakam fotoğrafını oku"],
    ["Ctrl Z", "son kalem hareketini geri al"],
    ["Ctrl Y", "onu geri getir"],
  ],
  sliderKeys: [
    ["C", "değerleri sıfırla"],
    ["Ctrl Z", "son değişikliği geri al"],
    ["Ctrl Y", "onu geri getir"],
  ],
  pageKeys: [
    ["F", "3D ile düz görünüm arasında geç"],
    ["L", "ders ile keşif arasında geç"],
    ["I, Escape", "“İçine bak” bölümünü aç ve kapat"],
    ["K", "bu resmi sakla ve sonrakini onunla karşılaştır"],
    ["P", "projektör için sahne, açıklama ve yanıt büyük; sonra geri"],
    ["T", "koyu ile açık arasında geç"],
    ["?", "bu listeyi aç"],
  ],
};

/** No two things on the page have the same name. */
const parts: Words["panels"]["parts"] = {
  drawing: "Çizim alanı ve örnekler",
  answer: "Yanıt ve çubuklar",
  legend: "Renk anahtarı",
  caption: "Açıklama",
  code: "Kod satırı",
  timeline: "Oynatma düğmeleri",
  lessons: "Alttaki ders",
};

export const panels: Words["panels"] = {
  name: "Paneller",
  parts,
  sliders: "Girdi kaydırıcıları",
  present: "Sunum: projektör için büyük (P)",
  note: "Kopyalanan bağlantıyı açan herkes aynı bölümleri görür.",
};

export const link: Words["link"] = {
  copy: "Bağlantıyı kopyala",
  copyTitle: "Tam olarak şu an görünene götüren bağlantı",
  copied: "Kopyalandı",
  said: "Bağlantı kopyalandı.",
  byHand: "Bu bağlantıyı kopyala:",
  noAddress: "Bu sayfanın bağlanacak bir adresi yok: onu HTML olarak kaydet ve dosyayı dağıt.",
  tooLarge:
    "Bu girdi bir bağlantıya sığmayacak kadar büyük: onun yerine sayfayı HTML olarak kaydet.",
  damaged: "Bu bağlantı bozuk, sayfa onsuz başlıyor.",
  later: "Bu bağlantı forwardpass’in daha yeni bir sürümünden: sayfa onsuz başlıyor.",
  another: "Bu bağlantı burada gösterilenden başka bir ağa ait, sayfa onsuz başlıyor.",
};

export const save: Words["save"] = {
  name: "Kaydet",
  png: "PNG resmi",
  aboutPng: "sahne, keskin",
  svg: "SVG çizimi",
  aboutSvg: "sahne, vektör olarak",
  video: "Video",
  aboutVideo: (seconds, width, height) => `tüm hikâye, ${seconds} sn, ${width} × ${height}`,
  html: "HTML sayfası",
  aboutHtml: "tek dosya, çevrimdışı çalışır",
  drawFirst: "Önce bir şey çiz.",
  partOfAnother: "Burada sayfa başka bir sayfanın parçası.",
  making: (share) => `Video hazırlanıyor: ${percent(share)}`,
  cancel: "İptal",
  saved: "Video kaydedildi.",
  failed: (reason) => `Kaydedilemedi: ${reason}.`,
  insecure:
    "Video için sayfa https:// adresinden ya da bu bilgisayardan (localhost, dosya) gelmeli.",
  noEncoder:
    "Bu tarayıcı video kodlayamıyor: güncel bir Chrome, Edge, Firefox ya da Safari kullan.",
  noWorker: "Bu dosyada video kodlayıcı yok: kaydedildiği sayfayı aç.",
  notStarted: "Video kodlayıcı başlamadı.",
  nothingEncoded: "Video kodlayıcı hiçbir şey üretmedi.",
  noCodec: "Bu tarayıcı videoyu yapamadı: video kodlayıcısı yok.",
  filmFailed: (reason) => `Bu tarayıcı videoyu yapamadı: ${reason}.`,
  offScreen: "Kaydedilemedi: sahne ekranda değil.",
  noCanvas: "Kaydedilemedi: bu tarayıcıda canvas yok.",
  noPicture: "Kaydedilemedi: resim oluşmadı.",
  replaced: "Bir betikle değiştirilen ağırlıklar sayfa olarak kaydedilemez.",
  notBuilt: "Kaydedilemedi: bu sayfa derlenmemiş.",
  noFile: (address, status) => `Kaydedilemedi: ${address} şu kodu döndürdü: ${status}.`,
  noScript:
    "Bu sayfa çalışan bir sinir ağını çizer; bunun için JavaScript gerekir: lütfen aç ve sayfayı yenile.",
  picture: (network, name, confidence) => `${network}: ${name} (${confidence})`,
};

export const notice: Words["notice"] = {
  close: "İletiyi kapat",
  loading: "Ağ yükleniyor …",
  notLoaded: "Ağ dosyası yüklenemedi: sayfayı yenile.",
  notLoadedStatus: (status) => `Ağ dosyası yüklenemedi (kod ${status}): sayfayı yenile.`,
  failed: (reason) => `Sayfa başlayamadı: ${reason}`,
  partLoading: "Yükleniyor …",
  trainingLost: "Eğitim durdu: tarayıcı onu yürüten işlemi sonlandırdı.",
  partMissing: "Sayfanın bu bölümü yüklenemedi: sayfayı yenile.",
};

const mapCell = ({ map, row, column }: MapCell): string =>
  `harita ${map}, satır ${row}, sütun ${column}`;

export const stage: Words["stage"] = {
  name: "Sahne",
  small: "Küçük sahne",
  back: "Sahneye dön",
  hide: "Küçük sahneyi gizle",
  role: "ağ resmi",
  canvas:
    "Ağ. Ok tuşları nörondan nörona gezer, Enter birinin içine bakar, Shift ile ok görünümü döndürür, artı ve eksi yakınlaştırır.",
  inputPixels: (count) => `girdi\n${counted(count, "piksel")}`,
  input: (count) => `girdi\n${many(count)}`,
  layer: (name, count) => `${name}\n${many(count)}`,
  maps: (name, count, rows, columns) =>
    `${name}\n${counted(count, "harita")}\n${rows} \u00d7 ${columns}`,
  series: (name, count, length) => `${name}\n${counted(count, "sıra")}\nuzunluk ${many(length)}`,
  more: (count) => `ve ${many(count)} tane daha`,
  moreShort: (count) => `+${many(count)}`,
  share: (share) => percent(share),
  shareOfLines: (share, lines) => `${percent(share)}\n${counted(lines, "çizgi")}`,
  bands: (count, share) => `${counted(count, "bant")} ${percent(share)}`,
  everyLine: (done, total) =>
    done < total ? `${many(done)} / ${many(total)} çizgi` : `tüm ${many(total)} çizgi`,
  withValue: (name, value) => `${name}  ${num(value)}`,
  withScore: (name, value) => `${name}  ${short(value)}`,
  neuron: (index) => `nöron ${index}`,
  neuronZ: (index, value) => `nöron ${index}: z ${num(value)}`,
  neuronA: (index, value) => `nöron ${index}: a ${num(value)}`,
  mapCell,
  mapCellZ: (at, value) => `${mapCell(at)}: z ${num(value)}`,
  mapCellA: (at, value) => `${mapCell(at)}: a ${num(value)}`,
  tiles: (layer, count) => `${layer}: ağırlık \u00d7 mürekkep,\nen güçlü ${count}`,
  tileValue: (neuron, value) => `${neuron}: ${num(value)}`,
  tile: (neuron, value) => `Nöron ${neuron}, ağırlık çarpı mürekkep: ${num(value)}. İçine bak`,
  someLines: "tam bağlantılı katmanların tüm çizgileri, ötekilerin önemli çizgileri",
  noLines: "Buradaki hiçbir katman her nöronu her nörona bağlamıyor; önemli çizgiler gösteriliyor.",
  someMatrices:
    "Evrişim ve havuzlama her yerde aynı birkaç ağırlığı kullanır; bu yüzden burada matrisleri yok.",
  noMatrix:
    "Buradaki hiçbir katmanın matrisi yok: evrişim ve havuzlama her yerde aynı birkaç ağırlığı kullanır. Ağırlıkları “İçine bak” bölümünde gösterilir.",
  matrixRole: "matris resmi",
  matrix:
    "Tüm bağlantılar matris olarak. Ok tuşları resmi kaydırır, artı ve eksi yakınlaştırır, 0 hepsini gösterir.",
  matrixScale: (full) =>
    `Satırlar hedef, sütunlar kaynak; bir hücre ağırlık \u00d7 aktivasyon: yeşil artırır, pembe azaltır. Tam renk: ±${full}. Ctrl ve tekerlek yakınlaştırır.`,
  cell: (layer, source, target, weight, a) =>
    `${layer}: kaynak ${source}, hedef ${target}: ağırlık ${num(weight)} \u00d7 aktivasyon ${num(a)} = ${num(weight * a)}`,
  matrixSize: (layer, outputs, inputs) => `${layer}: ${outputs} \u00d7 ${inputs}`,
};
