/** "Look inside" feature maps: a cell number by number, a map, its kernels, maps switched off. */
import type { Making } from "../en/maps";
import { nowrap, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { nouns } from "./nouns";
import { counted, countedOf, fixed, many, percent, product, signed } from "./numbers";

const makings: Readonly<Record<Making, string>> = {
  products: "مجموع",
  largest: "الأكبر من",
  mean: "متوسط",
  sum: "مجموع",
};

const added = (value: number): string => ` ${value < 0 ? "−" : "+"} ${fixed(Math.abs(value))}`;

const span = (first: number, last: number, one: string, other: string): string =>
  first === last ? `${one} ${first}` : `${other} من ${first} إلى ${last}`;

/** Sums and products around a place that the page fills, in their own order. */
const OPEN = "\u2066";
const CLOSE = "\u2069";

export const maps: Words["maps"] = {
  map: (layer, map) => `${layer}، الخريطة ${map}`,
  drawing: "الرسم",
  plane: (plane) => `القناة اللونية ${plane}`,
  place: (row, column) => `الصف ${row}، العمود ${column}`,
  mapShort: "خريطة",
  rowShort: "صف",
  columnShort: "عمود",
  mapField: (last) => `الخريطة، من 0 إلى ${last}`,
  rowField: (last) => `الصف، من 1 إلى ${last}`,
  columnField: (last) => `العمود، من 1 إلى ${last}`,
  cellOff: "أطفئ الخلية",
  cellIsOff: "الخلية مُطفأة",
  mapOff: "أطفئ الخريطة",
  mapIsOff: "الخريطة مُطفأة",

  made(making, count) {
    const noun = making === "products" ? nouns.product : nouns.number;
    return rich`${makings[making]} ${countedOf(count, noun)} = ${slot("value")}`;
  },
  reads: rich`تقرأ ${slot("value")}`,
  bias: (layer, bias) =>
    rich`${OPEN}${layer}: ${slot("sum")}${added(bias)} = ${slot("value")}${CLOSE}`,
  normal(name, before, { mean, spread, factor, shift }) {
    const moved = mean === 0 ? fixed(before) : `(${fixed(before)}${added(-mean)})`;
    const divided = spread === 1 ? moved : `${moved} / ${fixed(spread)}`;
    const scaled = factor === 1 ? divided : `${divided} × ${fixed(factor)}`;
    const all = shift === 0 ? scaled : scaled + added(shift);
    return rich`${OPEN}${name}: ${all} = ${slot("value")}${CLOSE}`;
  },
  normalWords: {
    batch_norm: " ناقص المتوسط في التدريب، مقسومًا على التشتت فيه، ثم مضروبًا ومُزاحًا",
    layer_norm: " ناقص متوسط طبقته الآن، مقسومًا على التشتت، ثم مضروبًا ومُزاحًا",
    group_norm: " ناقص متوسط مجموعته الآن، مقسومًا على التشتت، ثم مضروبًا ومُزاحًا",
    local_response_norm: " مقسومًا على قوة الخرائط المجاورة هنا",
    scale: " في عدد ثابت، زائد آخر",
  },
  bent: (kind, before) => rich`${OPEN}${kind}(${fixed(before)}) = ${slot("value")}${CLOSE}`,
  multiplied: (name, factor) => [ltr(`${name}: × ${fixed(factor)}`)],

  readTitle: "ما تقرؤه",
  readMaps: (shown, all) =>
    shown < all
      ? rich`العدد × الوزن تحت نافذتها، وأولًا ${strong(many(shown))} من ${strong(many(all))} من الخرائط، وهي الأكثر زيادة أو إنقاصًا.`
      : rich`العدد × الوزن، موضعًا بموضع.`,
  readWindow: {
    largest: "الأعداد تحت نافذتها. المؤطَّر هو الأكبر: وهو وحده الذي يمر.",
    mean: "الأعداد تحت نافذتها، وكلها تُحسب بالتساوي.",
    sum: "الأعداد تحت نافذتها، وهي تُجمع.",
  },
  padding: "المواضع خارج الخريطة تُحسب 0.",
  adds: rich` تضيف ${slot("value")}`,
  numbers: "المقطع",
  window: "النواة",
  weights: "الأوزان",
  products: "حاصل الضرب",
  productsName: (from) => `حواصل الضرب مع ${from}`,
  windowName: (from) => `النافذة على ${from}`,
  numbersOf: "كل الأعداد",
  numbersIn: (from) => `كل أعداد ${from}`,
  tap: (row, column, value, weight, result) =>
    `${row}، ${column}: ${ltr(`${fixed(value, 2)} × ${fixed(weight, 2)} = ${signed(result)}`)}`,
  taken: (row, column, value) => `${row}، ${column}: ${fixed(value)}`,
  outside: "خارجها",
  winner: "يمر",
  more: (count) => rich`خرائط أخرى (${many(count)}) تضيف معًا ${slot("value")}.`,
  showMore: (count) => `أظهر ${many(count)} أخرى`,
  sum: "المجموع",
  usualTitle: "لمَ تستجيب الخريطة عادة",
  usual(best, often) {
    const most = best === null ? rich`لم تنشط قط. ` : rich`أكثر ما تستجيب لـ ${strong(best)}. `;
    const share = often === null ? "" : `في كل صور التدريب كان ${percent(often)} من خلاياها نشطًا. `;
    return rich`${most}${share}متوسط التنشيط لكل منها:`;
  },

  wholeTitle: (name) => `${name} كاملة`,
  active: (active, all) =>
    rich`فوق 0 في ${strong(many(active))} من خلاياها (${many(all)})، أي ${percent(active / all)}.`,
  loudest: rich` أعلاها صوتًا ${slot("cell")}: ${slot("value")}.`,
  mapPicture: (name) =>
    `${name}. الأسهم تنتقل من خلية إلى خلية، وEnter يفتح خلية، وPage Up وPage Down يفتحان الخريطة السابقة والتالية.`,
  cellAt: (row, column, value) => `الصف ${row}، العمود ${column}: ${fixed(value)}`,
  before: "الخريطة السابقة",
  after: "الخريطة التالية",
  fieldTitle: "ما تراه من الدخل",
  field: ({ top, bottom, left, right }) =>
    rich`ترى من الرسم ${nowrap(span(top, bottom, "الصف", "الصفوف"))}، ${nowrap(span(left, right, "العمود", "الأعمدة"))}.`,
  wholeField: "ترى الرسم كله.",
  pictures: (drawing) =>
    rich`كل الأوزان النشطة بين ${drawing ? "البكسلات" : "المدخلات"} وبينها مضروبة معًا: دقيقة لهذا ${drawing ? "الرسم" : "الدخل"}. الصورة الأخيرة تبلغ ${slot("picture")}، ومع الانحياز الفعلي ${slot("bias")} يكون z = ${slot("z")}.`,

  kernels: (layer) => `كل نوى ${layer}`,
  kernelsTitle: "النوى",
  kernelsAbout: (count, rows, columns) =>
    rich`${counted(count, nouns.kernel)} من ${product([rows, columns], " × ")} وزنًا، كلها بمقياس واحد: صف لكل خريطة، وعمود لكل خريطة تقرؤها.`,
  kernelsName: (layer) => `نوى ${layer}. الأسهم تنتقل من نواة إلى نواة، وEnter يفتح الخريطة.`,
  kernel: (map, from) => `${map} لقراءة ${from}`,
  kernelRange: (low, high) => `من ${signed(low, 2)} إلى ${signed(high, 2)}`,
  rowsShown: (first, last, all) => `الخرائط ${many(first)} إلى ${many(last)} من ${many(all)}`,
  columnsShown: (first, last, all) => `تقرأ ${many(first)} إلى ${many(last)} من ${many(all)}`,
  turn: {
    rows: ["الخرائط السابقة", "الخرائط التالية"],
    columns: ["الخرائط المقروءة السابقة", "الخرائط المقروءة التالية"],
  },
  back: (name) => `عودة إلى ${name}`,

  question: "… أُطفئت عصبونات أو خرائط؟",
  howMany: "كم خريطة",
  flip: (count, layer, to) =>
    count === 1
      ? `أطفئ أعلى خرائط ${layer} صوتًا: فتقول ${to}`
      : `أطفئ ${many(count)} من أعلى خرائط ${layer} صوتًا: فتقول ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `لا خريطة في ${layer} تشهد لـ ${name} ضد الصنف التالي.`
      : `حتى من دون كل خرائط ${layer} التي تشهد لـ ${name} (${many(count)})، تقول ${name}.`,
  group: (count, all, name, other) =>
    rich`الأعلى صوتًا: ${strong(many(count))} من ${many(all)} من خرائط ${slot("layer")} تشهد لـ ${name} ضد ${other}.`,
};
