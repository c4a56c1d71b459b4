/** The page around the stage: header, pad, sliders, answer, help, notices, saving and links. */

import type { MapCell } from "../en/names";
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { ltr, rtl } from "./bidi";
import { dataNamed } from "./names";
import { nouns } from "./nouns";
import {
  cellPercent,
  counted,
  countedOf,
  many,
  num,
  percent,
  probability,
  product,
  short,
} from "./numbers";

export const header: Words["header"] = {
  onThisPage: "في هذه الصفحة",
  how: "كيف تعمل",
  code: "الكود",
  toTheme: { light: "إلى المظهر الفاتح", dark: "إلى المظهر الداكن" },
  toThemeKey: { light: "إلى المظهر الفاتح (T)", dark: "إلى المظهر الداكن (T)" },
  help: "مساعدة",
  helpKey: "اختصارات لوحة المفاتيح (?)",
};

export const language: Words["language"] = {
  name: "اللغة",
  now: (name) => `اللغة: ${name}`,
  chosen: (name) => `لغة الصفحة الآن ${name}.`,
  notLoaded: (name) => `تعذّر تحميل ${name}، فتبقى الصفحة كما هي: تحقق من الاتصال واخترها من جديد.`,
  about: "ارسم رقمًا وشاهد شبكة عصبية تتعرّف عليه، عصبونًا بعصبون، وكل عدد فيها مساوٍ لما في PyTorch.",
};

export const answer: Words["answer"] = {
  name: "الجواب",
  status: "التنبؤ",
  bars: "الاحتمالات",
  none: "؟",
  reading: "الشبكة تقرأ …",
  withheld: "يأتي الجواب في نهاية القصة.",
  unknown: "لم يُعرف بعد",
  noShare: "–",
  explain: (name) => `فسّر ${name}`,
  thisIs: (name) => `هذا ${name}`,
  explainDigit: (name) => `فسّر الرقم ${name}`,
  explainNumbered: (name) => `فسّر الصنف ${name}`,
  explained: (name) => `الخطوط تفسّر ${name}`,
  nowExplained: (name) => `الخطوط والخريطة تفسّر الآن ${name}.`,
  bar: (share, highest) => (highest ? `${share}، الأعلى` : share),
  now: (name, confidence) => `الجواب الآن ${name}، ${probability(confidence)}.`,
  restored: (name, confidence) => `كما كان: الجواب ${name}، ${probability(confidence)}.`,
  warning: "تنبيه",
  unlikeDigit: "هذا لا يشبه رقمًا.",
  unlikeOthers: "هذا لا يشبه ما تعلمت منه الشبكة.",
  lampDigit: "لا يشبه رقمًا",
  lampOthers: "لا يشبه الأمثلة",
  whyLamp: (digits) =>
    `هذا لا يشبه ${digits ? "الأرقام" : "الأمثلة"} التي تعلمت منها الشبكة، فلا تثق بالجواب: فالشبكة مضطرة دائمًا إلى اختيار واحد. كم مرة يضيء هذا المصباح، بالقياس:`,
  rate: (share, data, images, falseAlarms) =>
    rich`${strong(share)} من ${dataNamed(data)} (${many(images)}): ${falseAlarms ? "إنذارات كاذبة" : "كُشفت"}`,
  short: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  before: (name, confidence) => rich`قبل ذلك: ${strong(`${name} (${cellPercent(confidence)})`)} `,
  reset: "إعادة",
};

export const legend: Words["legend"] = {
  active: (maps) => rich`${strong(maps ? "نشط" : "عصبون نشط")}، أحمر تام عند `,
  scale: (layer, value) => rich`${layer} ${strong(short(value))}`,
  moreScales: (layers) => `و${many(layers)} غيرها`,
  plus: "يزيد",
  minus: "يُنقص",
  proClass: (name) => `لصالح ${name}`,
  contra: "ضد",
  tooHigh: "أعلى مما يجب، فليهبط",
  tooLow: "أدنى مما يجب، فليصعد",
  viewKey: "بدّل طريقة العرض (F)",
  flat: "مسطح",
  space: "مجسّم",
  reset: "أعد العرض",
};

export const help: Words["help"] = {
  title: "مساعدة",
  close: "أغلق المساعدة",
  howDigits:
    "ارسم رقمًا على اللوح: تقرؤه الشبكة وأنت ترسم. ثم اضغط «تشغيل» وشاهد الأعداد تسير عبر الشبكة خطوة بخطوة. على المسرح: اسحب لتديره، واستعمل إصبعين أو Ctrl مع العجلة للتكبير والتصغير، وأشر إلى عصبون لترى قيمته.",
  howOthers:
    "أعطِ الشبكة شيئًا تقرؤه: تجيب في الحال. ثم اضغط «تشغيل» وشاهد الأعداد تسير عبر الشبكة خطوة بخطوة. على المسرح: اسحب لتديره، واستعمل إصبعين أو Ctrl مع العجلة للتكبير والتصغير، وأشر إلى عصبون لترى قيمته.",
  onPad:
    "على اللوح نفسه تحرّك مفاتيح الأسهم القلم، ويضعه مفتاح المسافة أو يرفعه؛ ومع Shift تصغر الحركات.",
  onStage: (maps) =>
    `على المسرح تنتقل مفاتيح الأسهم من ${maps ? "خلية إلى خلية" : "عصبون إلى عصبون"}، ومع Shift تديره، و+ و− للتكبير والتصغير.`,
  storyKeys: [
    ["مسافة", "شغّل القصة أو أوقفها مؤقتًا"],
    ["← →", "خطوة إلى الوراء، خطوة إلى الأمام"],
    ["Home، End", "إلى البداية، إلى الصورة المكتملة"],
  ],
  padKeys: [
    ["0 … 9", "ارسم رقمًا جاهزًا؛ وكرّر الضغط لخط يد آخر"],
    ["C", "امسح لوح الرسم"],
    ["E", "بدّل بين القلم والممحاة"],
    [`${ltr("[")}، ${ltr("]")}`, "قلم أرفع، قلم أثخن"],
    ["Ctrl V", "اقرأ صورة رقم منسوخة"],
    ["Ctrl Z", "تراجع عن آخر جرة قلم"],
    ["Ctrl Y", "أعدها"],
  ],
  sliderKeys: [
    ["C", "أعد القيم"],
    ["Ctrl Z", "تراجع عن آخر تغيير"],
    ["Ctrl Y", "أعده"],
  ],
  pageKeys: [
    ["F", "بدّل بين العرض المجسّم والمسطح"],
    ["L", "بدّل بين الدرس والاستكشاف"],
    ["I، Escape", "افتح «نظرة إلى الداخل»، ثم أغلقها"],
    ["K", "احفظ هذه الصورة وقارن بها الصورة التالية"],
    ["P", "المسرح والتعليق والجواب بحجم كبير لجهاز العرض، ثم العودة"],
    ["T", "بدّل بين الداكن والفاتح"],
    ["?", "افتح هذه القائمة"],
  ],
};

/** No two things on the page have the same name. */
const parts: Words["panels"]["parts"] = {
  drawing: "اللوح والنماذج",
  answer: "الجواب والأعمدة",
  legend: "مفتاح الألوان",
  caption: "التعليق",
  code: "سطر الكود",
  timeline: "أزرار التشغيل",
  lessons: "الدرس في الأسفل",
};

export const panels: Words["panels"] = {
  name: "الأجزاء",
  parts,
  sliders: "منزلقات الدخل",
  present: "عرض: كبير، لجهاز العرض (P)",
  note: "من يفتح رابطًا منسوخًا يرى الأجزاء نفسها.",
};

export const link: Words["link"] = {
  copy: "انسخ الرابط",
  copyTitle: "رابط إلى ما يظهر الآن بالضبط",
  copied: "نُسخ",
  said: "نُسخ الرابط.",
  byHand: "انسخ هذا الرابط:",
  noAddress: "ليس لهذه الصفحة عنوان يُربط به: احفظها بصيغة HTML ووزّع الملف.",
  tooLarge: "هذا الدخل أكبر من أن يسعه رابط: احفظ الصفحة بصيغة HTML بدلًا من ذلك.",
  damaged: "هذا الرابط تالف، فتبدأ الصفحة من دونه.",
  later: "هذا الرابط من إصدار أحدث من forwardpass، فتبدأ الصفحة من دونه.",
  another: "هذا الرابط لشبكة غير المعروضة هنا، فتبدأ الصفحة من دونه.",
};

export const save: Words["save"] = {
  name: "حفظ",
  png: "صورة PNG",
  aboutPng: "المسرح بدقة عالية",
  svg: "رسم SVG",
  aboutSvg: "المسرح رسمًا متجهيًا",
  video: "فيديو",
  aboutVideo: (seconds, width, height) =>
    `القصة كلها، ${seconds} ث، ${ltr(`${width} × ${height}`)}`,
  html: "صفحة HTML",
  aboutHtml: "ملف واحد يعمل بلا إنترنت",
  drawFirst: "ارسم شيئًا أولًا.",
  partOfAnother: "الصفحة هنا جزء من صفحة أخرى.",
  making: (share) => `يُصنع الفيديو: ${percent(share)}`,
  cancel: "إلغاء",
  saved: "حُفظ الفيديو.",
  failed: (reason) => `تعذّر الحفظ: ${reason}.`,
  insecure: "الفيديو يحتاج إلى صفحة من ‎https://‎ أو من هذا الحاسوب (localhost أو ملف).",
  noEncoder:
    "هذا المتصفح لا يستطيع ترميز الفيديو: استعمل إصدارًا حديثًا من Chrome أو Edge أو Firefox أو Safari.",
  noWorker: "هذا الملف لا يحوي مُرمِّز الفيديو: افتح الصفحة التي حُفظ منها.",
  notStarted: "لم يبدأ مُرمِّز الفيديو.",
  nothingEncoded: "لم يُنتج مُرمِّز الفيديو شيئًا.",
  noCodec: "تعذّر صنع الفيديو في هذا المتصفح: ليس فيه مُرمِّز فيديو.",
  filmFailed: (reason) => `تعذّر صنع الفيديو في هذا المتصفح: ${reason}.`,
  offScreen: "تعذّر الحفظ: المسرح ليس على الشاشة.",
  noCanvas: "تعذّر الحفظ: ليس في هذا المتصفح canvas.",
  noPicture: "تعذّر الحفظ: لم تُصنع صورة.",
  replaced: "الأوزان التي بدّلها برنامج لا يمكن حفظها صفحةً.",
  notBuilt: "تعذّر الحفظ: هذه الصفحة غير مبنية.",
  noFile: (address, status) => `تعذّر الحفظ: ${address} يجيب بالرمز ${status}.`,
  noScript:
    "ترسم هذه الصفحة شبكة عصبية أثناء عملها، وهذا يحتاج إلى JavaScript: فعّله ثم أعد التحميل.",
  picture: (network, name, confidence) => `${network}: ${name} (${confidence})`,
};

export const notice: Words["notice"] = {
  close: "أغلق الرسالة",
  loading: "يجري تحميل الشبكة …",
  notLoaded: "تعذّر تحميل ملف الشبكة: أعد تحميل الصفحة.",
  notLoadedStatus: (status) => `تعذّر تحميل ملف الشبكة (الرمز ${status}): أعد تحميل الصفحة.`,
  failed: (reason) => `تعذّر بدء الصفحة: ${reason}`,
  partLoading: "يجري التحميل …",
  trainingLost: "توقف التدريب: أنهى المتصفح العملية التي تقوم به.",
  partMissing: "تعذّر تحميل هذا الجزء من الصفحة: أعد تحميل الصفحة.",
};

const mapCell = ({ map, row, column }: MapCell): string =>
  `الخريطة ${map}، الصف ${row}، العمود ${column}`;

/** On the stage itself, which runs from left to right, what begins with a number is kept in its order. */
export const stage: Words["stage"] = {
  name: "المسرح",
  small: "المسرح مصغرًا",
  back: "عودة إلى المسرح",
  hide: "أخفِ المسرح المصغر",
  role: "صورة الشبكة",
  canvas:
    "الشبكة. مفاتيح الأسهم تنتقل من عصبون إلى عصبون، وEnter ينظر داخل العصبون، وShift مع سهم يدير العرض، و+ و− للتكبير والتصغير.",
  inputPixels: (count) => `الدخل\n${rtl(counted(count, nouns.pixel))}`,
  input: (count) => `الدخل\n${many(count)}`,
  layer: (name, count) => `${name}\n${many(count)}`,
  maps: (name, count, rows, columns) =>
    `${name}\n${rtl(counted(count, nouns.map))}\n${ltr(`${rows} \u00d7 ${columns}`)}`,
  series: (name, count, length) =>
    `${name}\n${rtl(counted(count, nouns.row))}\nطول ${many(length)}`,
  more: (count) => rtl(`و${many(count)} غيرها`),
  moreShort: (count) => ltr(`+${many(count)}`),
  share: (share) => percent(share),
  shareOfLines: (share, lines) => `${percent(share)}\n${rtl(counted(lines, nouns.line))}`,
  bands: (count, share) => rtl(`${counted(count, nouns.band)} ${percent(share)}`),
  everyLine: (done, total) =>
    done < total
      ? rtl(`${many(done)} من ${countedOf(total, nouns.line)}`)
      : `الخطوط كلها: ${many(total)}`,
  withValue: (name, value) => `${name}  ${num(value)}`,
  withScore: (name, value) => `${name}  ${short(value)}`,
  neuron: (index) => `العصبون ${index}`,
  neuronZ: (index, value) => rtl(`العصبون ${index}: z ${num(value)}`),
  neuronA: (index, value) => rtl(`العصبون ${index}: a ${num(value)}`),
  mapCell: (at) => rtl(mapCell(at)),
  mapCellZ: (at, value) => rtl(`${mapCell(at)}: z ${num(value)}`),
  mapCellA: (at, value) => rtl(`${mapCell(at)}: a ${num(value)}`),
  tiles: (layer, count) => rtl(`${layer}: الأوزان \u00d7 الحبر،\nأقوى ${count}`),
  tileValue: (neuron, value) => ltr(`${neuron}: ${num(value)}`),
  tile: (neuron, value) => `الأوزان في الحبر للعصبون ${neuron}: ${num(value)}. نظرة إلى الداخل`,
  someLines: "كل خطوط الطبقات كاملة الوصل، والخطوط المهمة من غيرها",
  noLines: "لا طبقة هنا تصل كل عصبون بكل عصبون، فتظهر الخطوط المهمة.",
  someMatrices:
    "طبقات الالتفاف والتجميع تستعمل الأوزان القليلة نفسها في كل موضع، فلا مصفوفة لها هنا.",
  noMatrix:
    "لا مصفوفة لأي طبقة هنا: الالتفاف والتجميع يستعملان الأوزان القليلة نفسها في كل موضع. تظهر أوزانها في «نظرة إلى الداخل».",
  matrixRole: "صورة المصفوفات",
  matrix:
    "كل الوصلات على هيئة مصفوفات. مفاتيح الأسهم تحرّك الصورة، و+ و− للتكبير والتصغير، و0 يُظهر الكل.",
  matrixScale: (full) =>
    `الصفوف هي الأهداف والأعمدة هي المصادر، والخلية وزن \u00d7 تنشيط: الأخضر يزيد والوردي يُنقص. اللون التام عند ${ltr(`±${full}`)}. للتكبير: Ctrl مع العجلة.`,
  cell: (layer, source, target, weight, a) =>
    `${layer}: المصدر ${source}، الهدف ${target}: الوزن في التنشيط ${ltr(`${num(weight)} \u00d7 ${num(a)} = ${num(weight * a)}`)}`,
  matrixSize: (layer, outputs, inputs) => `${layer}: ${product([outputs, inputs], " \u00d7 ")}`,
};
