/** "Look inside" feature maps: a cell number by number, a map, its kernels, maps switched off. */
import type { Making } from "../en/maps";
import { nowrap, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, many, percent, signed } from "./numbers";

const makings: Readonly<Record<Making, string>> = {
  products: "toplamı",
  largest: "en büyüğü",
  mean: "ortalaması",
  sum: "toplamı",
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, noun: string): string =>
  first === last ? `${noun} ${first}` : `${noun} ${first}–${last}`;

export const maps: Words["maps"] = {
  map: (layer, map) => `${layer} harita ${map}`,
  drawing: "çizim",
  plane: (plane) => `renk kanalı ${plane}`,
  place: (row, column) => `satır ${row}, sütun ${column}`,
  mapShort: "harita",
  rowShort: "satır",
  columnShort: "sütun",
  mapField: (last) => `Harita, 0 ile ${last} arası`,
  rowField: (last) => `Satır, 1 ile ${last} arası`,
  columnField: (last) => `Sütun, 1 ile ${last} arası`,
  cellOff: "Hücreyi kapat",
  cellIsOff: "Hücre kapalı",
  mapOff: "Haritayı kapat",
  mapIsOff: "Harita kapalı",

  made(making, count) {
    const noun = making === "products" ? "çarpımın" : "sayının";
    return rich`${counted(count, noun)} ${makings[making]} = ${slot("value")}`;
  },
  reads: rich`okuduğu ${slot("value")}`,
  bias: (layer, bias) => rich`${layer}: ${slot("sum")}${added(bias)} = ${slot("value")}`,
  normal(name, before, { mean, spread, factor, shift }) {
    const moved = mean === 0 ? fixed(before) : `(${fixed(before)}${added(-mean)})`;
    const divided = spread === 1 ? moved : `${moved} / ${fixed(spread)}`;
    const scaled = factor === 1 ? divided : `${divided} × ${fixed(factor)}`;
    const all = shift === 0 ? scaled : scaled + added(shift);
    return rich`${name}: ${all} = ${slot("value")}`;
  },
  normalWords: {
    batch_norm: " eksi eğitimdeki ortalama, bölü oradaki yayılım; sonra ölçeklenir ve kaydırılır",
    layer_norm: " eksi katmanının şimdiki ortalaması, bölü yayılım; sonra ölçeklenir ve kaydırılır",
    group_norm: " eksi grubunun şimdiki ortalaması, bölü yayılım; sonra ölçeklenir ve kaydırılır",
    local_response_norm: " bölü yanındaki haritaların buradaki gücü",
    scale: " çarpı bir sabit, artı bir başkası",
  },
  bent: (kind, before) => rich`${kind}(${fixed(before)}) = ${slot("value")}`,
  multiplied: (name, factor) => rich`${name}: × ${fixed(factor)}`,

  readTitle: "Okudukları",
  readMaps: (shown, all) =>
    shown < all
      ? rich`Penceresinin altında sayı × ağırlık; ${strong(many(all))} haritadan önce en çok artıran ya da azaltan ${strong(many(shown))} tanesi.`
      : rich`Sayı × ağırlık, yer yer.`,
  readWindow: {
    largest: "Penceresinin altındaki sayılar. Çerçeveli olan en büyüğü: yalnız o ilerler.",
    mean: "Penceresinin altındaki sayılar; hepsi eşit sayılır.",
    sum: "Penceresinin altındaki sayılar; hepsi toplanır.",
  },
  padding: "Haritanın dışındaki yerler 0 sayılır.",
  adds: rich` ekler: ${slot("value")}`,
  numbers: "kesit",
  window: "çekirdek",
  weights: "ağırlıklar",
  products: "çarpım",
  productsName: (from) => `${from} ile çarpımlar`,
  windowName: (from) => `${from} üstündeki pencere`,
  numbersOf: "Tüm sayılar",
  numbersIn: (from) => `Tüm sayılar: ${from}`,
  tap: (row, column, value, weight, result) =>
    `${row}, ${column}: ${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(result)}`,
  taken: (row, column, value) => `${row}, ${column}: ${fixed(value)}`,
  outside: "dışarıda",
  winner: "ilerleyen",
  more: (count) => rich`${counted(count, "harita")} daha birlikte ekler: ${slot("value")}.`,
  showMore: (count) => `${many(count)} tane daha göster`,
  sum: "toplam",
  usualTitle: "Harita genelde neye tepki verir",
  usual(best, often) {
    const most = best === null ? rich`Hiç aktif olmadı. ` : rich`En çok: ${strong(best)}. `;
    const share =
      often === null ? "" : `Tüm eğitim resimlerinde aktif hücrelerinin oranı ${percent(often)}. `;
    return rich`${most}${share}Her biri için ortalama aktivasyon:`;
  },

  wholeTitle: (name) => `Tümü: ${name}`,
  active: (active, all) =>
    rich`0’ın üstündeki hücreleri: ${strong(many(active))} / ${many(all)} (${percent(active / all)}).`,
  loudest: rich` En güçlüsü ${slot("cell")}: ${slot("value")}.`,
  mapPicture: (name) =>
    `${name}. Ok tuşları hücreden hücreye gezer, Enter birini açar, Page Up ve Page Down önceki ve sonraki haritayı açar.`,
  cellAt: (row, column, value) => `satır ${row}, sütun ${column}: ${fixed(value)}`,
  before: "Önceki harita",
  after: "Sonraki harita",
  fieldTitle: "Girdiden gördüğü",
  field: ({ top, bottom, left, right }) =>
    rich`Çizimden gördüğü: ${nowrap(span(top, bottom, "satır"))}, ${nowrap(span(left, right, "sütun"))}.`,
  wholeField: "Çizimin tümünü görür.",
  pictures: (drawing) =>
    rich`${drawing ? "Piksellerle" : "Girdilerle"} onun arasındaki tüm aktif ağırlıklar, çarpılıp sadeleşmiş: bu ${drawing ? "çizim" : "girdi"} için kesin. Sağdaki resmin toplamı ${slot("picture")}; etkili yanlılıkla (${slot("bias")}) birlikte z = ${slot("z")}.`,

  kernels: (layer) => `Tüm çekirdekler: ${layer}`,
  kernelsTitle: "Çekirdekler",
  kernelsAbout: (count, rows, columns) =>
    rich`${String(rows)} × ${String(columns)} ağırlıklı ${counted(count, "çekirdek")}, hepsi tek ölçekte: her haritaya bir satır, okuduğu her haritaya bir sütun.`,
  kernelsName: (layer) =>
    `${layer} çekirdekleri. Ok tuşları çekirdekten çekirdeğe gezer, Enter haritayı açar.`,
  kernel: (map, from) => `${map}, okuduğu ${from}`,
  kernelRange: (low, high) => `en az ${signed(low, 2)}, en çok ${signed(high, 2)}`,
  rowsShown: (first, last, all) => `harita ${many(first)}–${many(last)} / ${many(all)}`,
  columnsShown: (first, last, all) => `okunan ${many(first)}–${many(last)} / ${many(all)}`,
  turn: {
    rows: ["Önceki haritalar", "Sonraki haritalar"],
    columns: ["Önceki okunan haritalar", "Sonraki okunan haritalar"],
  },
  back: (name) => `Geri: ${name}`,

  question: "… nöronlar ya da haritalar kapatılsaydı?",
  howMany: "Kaç harita",
  flip: (count, layer, to) =>
    count === 1
      ? `${layer} katmanının en güçlü haritasını kapat: o zaman ${to} der`
      : `${layer} katmanının en güçlü ${many(count)} haritasını kapat: o zaman ${to} der`,
  never: (count, layer, name) =>
    count === 0
      ? `${layer} katmanında, sonraki sınıfa karşı ${name} lehine olan harita yok.`
      : `${layer} katmanının ${name} lehine olan ${many(count)} haritası hiç olmasa da ${name} der.`,
  group: (count, all, name, other) =>
    rich`${slot("layer")} katmanında ${other} yerine ${name} lehine olan ${many(all)} haritanın en güçlü ${strong(many(count))} tanesi.`,
};
