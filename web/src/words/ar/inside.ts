/** "Look inside": one neuron, the evidence, what if, the lines and dropout. */

import { contra, minus, nowrap, plus, pro, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { nouns } from "./nouns";
import { counted, countedOf, fixed, many, percent, probability, signed } from "./numbers";

const sources = { pixel: "الحبر", feature: "القيمة", neuron: "التنشيط" };
const OPEN = "\u2066";
const CLOSE = "\u2069";

export const neuron: Words["neuron"] = {
  choose: "انقر عصبونًا على المسرح، أو انتقل إليه بالأسهم واضغط Enter.",
  back: "رجوع",
  backName: "رجوع إلى العصبون السابق",
  forward: "تقدّم",
  forwardName: "تقدّم إلى العصبون التالي",
  layer: "الطبقة",
  input: "الدخل",
  number: (last) => `العصبون، من 0 إلى ${last}`,
  why: (name) => `لماذا ${name}؟`,
  formula: (source) =>
    rich`${slot("z")} = مجموع الوزن × ${source === "neuron" ? "التنشيط" : source === "pixel" ? "البكسل" : "القيمة"} + الانحياز`,
  added: (bias) =>
    rich`${OPEN}${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}${CLOSE}`,
  activated: (activation, z) =>
    rich`${OPEN}${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}${CLOSE}`,
  softmax: (share) =>
    rich`${OPEN}${slot("p")} = softmax(${slot("z")})${CLOSE} = ${strong(probability(share))}`,
  together: (scores) =>
    scores === 1 ? " من درجته الوحيدة" : ` من الدرجات كلها معًا (${many(scores)})`,
  off: " أطفأته أنت",
  multiplied: " بعد الإسقاط الذي ضربه",
  dropped: " أُسقط هذه المرة",
  active: " نشط",
  inactive: " غير نشط",
  weights: "أوزانه",
  seen: "ما يراه هنا",
  weightsName: "أوزانه",
  seenName: "أوزانه الفعلية لهذا الدخل",
  timesInk: "في الحبر",
  timesInkName: "الأوزان في الحبر",
  timesValue: "في القيم",
  timesValueName: "الأوزان في القيم",
  signedAt: (name, value) => `${name}: ${signed(value)}`,
  productAt: (weight, ink, product) =>
    ltr(`${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`),
  pictures(first, source) {
    const drawn = source === "pixel";
    const about = first
      ? rich`وزن واحد لكل ${drawn ? "بكسل" : "مدخل"}: ${plus("المربعات الخضراء الممتلئة تُحسب للعصبون")}، و${minus("الوردية المجوَّفة تُحسب عليه")}.`
      : rich`كل الأوزان النشطة بين ${drawn ? "البكسلات" : "المدخلات"} وهذا العصبون مضروبة معًا: دقيقة لهذا ${drawn ? "الرسم" : "الدخل"}.`;
    const bias = first ? "الانحياز" : "الانحياز الفعلي";
    return rich`${about} الصورة الأخيرة تبلغ ${slot("picture")}، ومع ${bias} ${slot("bias")} يكون z = ${slot("z")}.`;
  },
  incoming: (source) => rich`ما يدخل، الأكبر أولًا: ${nowrap(`الوزن × ${sources[source]}`)}`,
  from: "من",
  source: (source) => sources[source],
  more: (count, zeros) =>
    zeros > 0 ? `و${many(count)} غيرها (قيمة ${many(zeros)} منها 0)` : `و${many(count)} غيرها`,
  bias: "انحيازه",
  sum: "المجموع: z",
  probability: "softmax: احتماله",
  after: (activation) => `بعد ${activation}`,
  usualTitle: "لمَ يستجيب عادة",
  usual(best, often) {
    const most = best === null ? rich`لم ينشط قط. ` : rich`أكثر ما يستجيب لـ ${strong(best)}. `;
    const share = often === null ? "" : `نشط في ${percent(often)} من كل صور التدريب. `;
    return rich`${most}${share}متوسط التنشيط لكل منها:`;
  },
  mean: (mean) => `: ${fixed(mean, 2)}`,
  wayTitle: (name, source) =>
    source === "feature" ? `طريقه من المدخلات إلى ${name}` : `طريقه من البكسلات إلى ${name}`,
  light: "أضئه على المسرح",
  onWay: "الوصلات عليه",
  value: (source) => rich`${source === "pixel" ? "الحبر" : "القيمة"} = ${slot("value")}`,
  says: (name) => rich`يقول ${slot("value")} لصالح ${name}.`,
  targets: (shown, all) =>
    shown < all
      ? `إلى أين يذهب: أكبر ${shown} من أوزانه (${many(all)})`
      : `إلى أين يذهب: أوزانه (${many(all)})`,
  to: "إلى",
};

export const coverage: Words["coverage"] = {
  name: "التغطية",
  least: (share) => rich`الخطوط تحمل على الأقل ${strong(percent(share))}`,
  value: (share) => `${percent(share)} من الدليل`,
};

export const picture: Words["picture"] = {
  role: "صورة",
  name: (label) => `${label}. الأسهم تنتقل من بكسل إلى بكسل.`,
  editable: (label) => `${label}. الأسهم تنتقل من بكسل إلى بكسل، ومفتاح المسافة يمحو أو يرسم.`,
  point: "أشر إلى بكسل",
  scale: (most) =>
    `اللون التام: ${ltr(`±${most < 0.0095 ? most.toPrecision(1) : fixed(most, 2)}`)}`,
};

export const evidence: Words["evidence"] = {
  name: "الدليل",
  toCome: "لماذا هذا الجواب؟",
  why: rich`لماذا ${slot("one")}؟`,
  whyNot: rich`لماذا ${slot("one")} لا ${slot("other")}؟`,
  asked: (name) => `لماذا ${name}؟`,
  askedNot: (one, other) => `لماذا ${one} لا ${other}؟`,
  explained: "الصنف الذي يُفسَّر",
  compared: "الصنف الذي يُقارن به",
  only: (name) => `${name} وحده`,
  andNot: (name) => `ولماذا ليس ${name}؟`,
  backTo: (name) => `عودة إلى ${name}`,
  drawDigit: "ارسم رقمًا: فيُحلَّل حبره هنا.",
  drawSomething: "ارسم شيئًا: فيُحلَّل حبره هنا.",
  says: (name) =>
    rich`ما يقوله كل بكسل من الحبر عن ${name}: ${pro("المربعات الدافئة الممتلئة تشهد له")}، و${contra("الباردة المجوَّفة تشهد ضده")}.`,
  valuesSay: (name) => `ما تقوله كل قيمة من الدخل عن ${name}:`,
  map: (name, picture) => `${picture ? "الحبر" : "القيم"} لصالح ${name} وضده`,
  mapRather: (one, other, picture) => `${picture ? "الحبر" : "القيم"} لصالح ${one} دون ${other}`,
  parts: { pro: "حبر مع", contra: "حبر ضد" },
  valueParts: { pro: "قيم مع", contra: "قيم ضد" },
  bias: "الانحياز الفعلي",
  score: (name) => `درجة ${name} (لوجيت)`,
  difference: (one, other) => `${one} ناقص ${other}`,
  scores(one, other, margin) {
    return rich`درجة ${one} هي ${slot("one")}، ودرجة ${other} هي ${slot("other")}: يتقدم ${one} بـ ${strong(fixed(margin, 2))}. ومصدر ذلك:`;
  },
  colours: (one, other) =>
    rich`${pro(`المربعات الدافئة الممتلئة تشهد لـ ${one}`)}، و${contra(`الباردة المجوَّفة لـ ${other}`)}.`,
  deciding: (count) => (count === 3 ? "العصبونات الثلاثة الأشد حسمًا" : "العصبونات الأشد حسمًا"),
  decides: (name) => rich`${slot("value")} لصالح ${name}`,
  everyLayer: "عصبونًا بعصبون، الفرق هو نفسه في كل طبقة",
  neurons: "عصبوناتها",
  later: "انحيازات ما بعدها",
  together: "معًا",
  layerOf: (name, count) => `${name} (${many(count)})`,
  total: rich`= ${slot("total")}`,
};

export const whatIf: Words["whatIf"] = {
  name: "ماذا لو",
  title: "ماذا لو …",
  before: "قبل",
  now: "الآن",
  nothing: "–",
  pixels: "… اختلفت بعض البكسلات؟",
  pen: "قلم البكسلات",
  erase: "امحُ",
  draw: "ارسم",
  restore: "استعد",
  picture: "البكسلات التي تقرؤها الشبكة",
  neurons: "… أُطفئت عصبونات؟",
  off: (name) => `أطفئ ${name}`,
  on: (name) => `شغّل ${name}`,
  offNone: "أطفئ العصبون المختار",
  howMany: "كم عصبونًا",
  ofLayer: "طبقة العصبونات",
  flip: (count, layer, to) =>
    count === 1
      ? `أطفئ الأعلى صوتًا في ${layer}: فتقول ${to}`
      : `أطفئ ${many(count)} من الأعلى صوتًا في ${layer}: فتقول ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `لا عصبون في ${layer} يشهد لـ ${name} ضد الصنف التالي.`
      : `حتى من دون كل عصبونات ${layer} التي تشهد لـ ${name} (${many(count)})، تقول ${name}.`,
  countOf: (count, all) => `${many(count)} من ${many(all)}`,
  group: (count, all, name, other) =>
    rich`الأعلى صوتًا: ${strong(many(count))} من ${many(all)} في ${slot("layer")} تشهد لـ ${name} ضد ${other}.`,
  none: "لا عصبون مُطفأ.",
  list: "المُطفأ",
  again: "شغّل من جديد",
  onAgain: (name) => `شغّل ${name} من جديد`,
  chip: (layer, index) => `${layer} ${index} `,
};

export const connections: Words["connections"] = {
  name: "الوصلات",
  title: (count) => counted(count, nouns.connection),
  onStage: "على المسرح",
  important: "الخطوط المهمة",
  aboutImportant: "التي تحمل معظم الدليل",
  matrix: "مصفوفات",
  aboutMatrix: "كل حاصل ضرب نقطة؛ أشر إليها لأعدادها، وانقرها لعصبونها",
  every: "كل الخطوط",
  aboutEvery: (count) => `كلها (${many(count)})، تُضاف بضعة آلاف في كل مرة`,
  notHere: "غير ممكن في هذا المتصفح",
  importantTitle: "الوصلات المهمة",
  smallest: (name) => `لكل طبقة أصغر مجموعة وصلات تحمل هذه الحصة من كل الدليل على ${name}.`,
  needed: "اللازم",
  neededOf: (all) => rich`${slot("needed")} من ${many(all)}`,
  drawn: "المرسوم",
  note: "حيث تلزم آلاف تدل أقوى القليل على الطريق؛ وتُروى تلك الطبقة بصور عصبوناتها.",
  order: "ترتيب العصبونات المخفية",
  byNumber: "بحسب أرقامها",
  byDigit: "بحسب الرقم المفضل",
  byClass: "بحسب الصنف المفضل",
  districts: (first, last) => `أحياء من ${first} في الأعلى إلى ${last}: والرسم يضيء حيّه`,
  activeNow: "النشط الآن في كل حي",
  prefers: "يفضّل",
};

export const dropout: Words["dropout"] = {
  name: "الإسقاط",
  none: "ليس في هذه الشبكة إسقاط: تحسب في التدريب ما تحسبه الآن.",
  about: (p) =>
    `في التدريب لا يجوز لعصبون أن يعتمد على غيره: الإسقاط يُطفئ كل عصبون من الطبقة بفرصة ${percent(p)}، وتُضرب الباقية في ${ltr(`1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)}`)}. وعند التعرّف تعمل كلها.`,
  training: "وضع التدريب",
  crossedOut: "المشطوب الآن",
  gone: (gone, all) => `${many(gone)} من ${many(all)} (${percent(gone / all)})`,
  others: "أقنعة أخرى",
  again: "مرة بعد مرة",
  passes: (runs) => `${counted(runs, nouns.pass)}، لكل منها أقنعة أخرى: كم تتباعد الاحتمالات؟`,
  repeat: (runs) => `كرّر ${countedOf(runs, nouns.time)}`,
  repeatMore: (runs) => `${counted(runs, nouns.time)} أخرى`,
  hide: "أخفِ",
  spread: "مرسوم على الأعمدة أيضًا: 9 من كل 10 تمريرات بين طرفي الشعيرة، وعلامتها هي الوسط",
  class: "الصنف",
  from: "من",
  middle: "الوسط",
  to: "إلى",
  won: "فاز",
  times: (count) => counted(count, nouns.time),
};
