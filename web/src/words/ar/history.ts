/** A training that was watched, or is: its curve, its timeline, and how far it is. */
import type { Words } from "../words";
import { nouns } from "./nouns";
import { counted, countedOf, fixed, loss, many, percent } from "./numbers";

/** After a preposition, as they always stand here. */
const steps = (count: number): string => countedOf(count, nouns.step);

export const history: Words["history"] = {
  title: "تدريب منذ خطوته الأولى",
  about: "يحفظ السجل الشبكة كما كانت بعد بعض خطواتها. تنقّل فيه فيقرأ المسرح رسمك بشبكة تلك اللحظة.",
  own: (megabytes) =>
    `تدريب MNISTNet نفسه يأتي مع الصفحة: ${fixed(megabytes, 1)} MB، يُجلب حين تطلبه.`,
  fetchOwn: "اعرض تدريب MNISTNet",
  fetching: (share) => (share === null ? "السجل قادم …" : `السجل قادم: ${percent(share)}`),
  notLoaded: "تعذّر تحميل السجل: تحقق من الاتصال واطلبه من جديد.",
  ofWhat: (name, count, checkpoints) =>
    `${name}، طوله ${counted(count, nouns.step)}، حُفظ عند ${many(checkpoints)} منها.`,
  broken: "انقطع، أو كان لا يزال جاريًا حين حُفظ.",
  timeline: "التدريب",
  after: (count) => (count === 0 ? "قبل الخطوة الأولى" : `بعد ${steps(count)}`),
  at: (count, last) =>
    count === 0 ? `قبل الأولى من ${steps(last)}` : `بعد ${many(count)} من ${steps(last)}`,
  play: "شغّل التدريب",
  pause: "أوقف التدريب مؤقتًا",
  previous: "شبكة أسبق",
  next: "شبكة ألحق",
  back: (name) => `عودة إلى ${name} كما كانت`,
  away: "المسرح يعرض الآن شبكة أخرى.",
  again: "اعرض هذا التدريب من جديد",
  shown: (count, answer) =>
    count === 0 ? `قبل الخطوة الأولى تجيب ${answer}.` : `بعد ${steps(count)} تجيب ${answer}.`,
  empty: "ارسم شيئًا لترى كيف تقرؤه كل شبكة.",

  loss: "الخسارة",
  accuracy: "المقروء صوابًا",
  lossIs: loss,
  share: (value) => percent(value),
  step: (count) => many(count),
  lossCurve: (count, first, last) =>
    `الخسارة خلال ${steps(count)}: ${loss(first)} في البداية، و${loss(last)} في النهاية.`,
  accuracyCurve: (count, first, last) =>
    `حصة المقروء صوابًا خلال ${steps(count)}: ${percent(first)} في البداية، و${percent(last)} في النهاية.`,
  noCurve: "لم تُذكر أي خسارة بعد.",

  grow: {
    question: "أوزان أي طبقة تكبر أكثر؟",
    option: (layer, inputs) => `${layer}، ${many(inputs)} لكل عصبون`,
    guessed: (layer) => `تخمينك: ${layer}.`,
    fetched: (megabytes) => `مع تخمينك يُجلب سجل تدريب MNISTNet نفسه: ${fixed(megabytes, 1)} MB.`,
    play: "شغّل التدريب، أو اسحب المنزلق إلى نهايته، وشاهد أوزان هذا العصبون.",
    notHere: "سجل التدريب لا يأتي مع هذه الصفحة: افتحها بالأمر \u2066forwardpass serve\u2069.",
    grown: (layer, before, after) =>
      `${layer}: من ${fixed(before, 3)} إلى ${fixed(after, 3)} في المتوسط، أي ${fixed(after / before, 1)} أضعاف.`,
    why: (layer, low, high) =>
      `أوزان ${layer} تبدأ أصغر من غيرها، لكثرة حواصل الضرب التي تُجمع. وكل خطوة تحرّك كل وزن بمقدار متقارب، فتنتهي أوزان الطبقات كلها إلى حجم متقارب، من ${fixed(low, 2)} إلى ${fixed(high, 2)}، فتكون أصغرها قد كبرت أكثر.`,
  },

  followed: "تدريب على هذا الحاسوب",
  ofNote: (note) => `يعمل الآن: ${note}.`,
  phase: {
    waiting: "في انتظار الخطوة الأولى.",
    going: (count) => `الخطوة ${many(count)}.`,
    ended: (count) => `انتهى بعد ${steps(count)}.`,
    broken: (count) => `انقطع بعد ${steps(count)}.`,
    lost: (count) =>
      count === 0
        ? "لا خبر من التدريب: تعيد الصفحة المحاولة."
        : `لا خبر من التدريب منذ الخطوة ${many(count)}: تعيد الصفحة المحاولة.`,
  },
  onStage: (count) =>
    count === null
      ? "المسرح يعرض الشبكة كما كانت."
      : `المسرح يعرض الشبكة ${count === 0 ? "قبل الخطوة الأولى" : `بعد ${steps(count)}`}.`,
};
