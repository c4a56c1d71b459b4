/** The lesson that asks: what its buttons and lists say. What its cards tell is in coursecards.ts. */
import type { Words } from "../words";
import { cards } from "./coursecards";
import { terms } from "./courseterms";
import { nouns } from "./nouns";
import { counted, fixed, many, probability } from "./numbers";

const chapters = {
  numbers: "الحبر يصير أعدادًا",
  neuron: "عصبون واحد",
  weights: "الأوزان صورة",
  relu: "ReLU: من يبقى",
  districts: "الطبقات والأحياء",
  shares: "الدرجات تصير حصصًا",
  reasons: "لماذا هذا الجواب",
  learning: "كيف تعلمت",
  task: "مهمتك",
};

export const course: Words["course"] = {
  name: "الدرس",
  chapters,
  cards,
  terms,
  at: (chapter, all) => `الفصل ${chapter} من ${all}`,
  list: "الفصول",
  last: "بعد الفصول",
  item: (number, title, done) => (done ? `${number} ${title}، تم` : `${number} ${title}`),
  card: (card, all) => `${card} من ${all}`,
  back: "رجوع",
  goOn: "تابع",
  showMe: "أرني",
  watching: "إلى النهاية",
  check: "تحقق",
  skip: "تخطَّ",
  keyHint: "مفتاح المسافة يتابع",
  guessFirst: "تأتي الأعداد بعد أن تخمّن.",
  answerFirst: "خمّن أولًا، أو اضغط مرة أخرى للتخطي.",
  otherLayer: (layer) => `هذا العصبون في طبقة أخرى: انظر إلى ${layer}.`,
  right: "صحيح.",
  wrong: "ليس تمامًا.",
  chosen: "جوابك",
  truth: "الصحيح",
  survives: "يبقى",
  becomesZero: "يصير 0",
  empty: "اللوح فارغ.",
  drawOne: "ارسم لي رقمًا",
  drawFirst: "ارسم شيئًا على اللوح فيتابع الدرس به.",
  nothingToAsk: "هذا لا يترك هنا شيئًا للتخمين. تابع، أو ارسم غيره.",
  words: (count) => `كلمات جديدة حتى الآن: ${many(count)}`,
  picture: (letter) => `الصورة ${letter}`,
  weightsOf: (name) => `أوزان ${name}`,
  weightAt: (pixel, weight) => `${pixel}: الوزن ${fixed(weight, 3)}`,
  evidenceAt: (at, value) => `${at}: ${fixed(value, 3)}`,
  difference: (first, second) => `ما يشهد لـ ${first} دون ${second}`,
  pointed: (neuron, name) =>
    name === null ? `أشرت إلى ${neuron}، وهو لا ينشط أبدًا.` : `أشرت إلى ${neuron}، في حي ${name}.`,
  scores: "الدرجات",
  scoreOf: (name) => `درجة ${name}`,
  scoreIs: (score, share) => `${fixed(score, 1)}، الحصة ${probability(share)}`,
  putBack: "أعد الدرجات",
  erased: (count, name, confidence) =>
    `مُحي: ${counted(count, nouns.pixel)}. الجواب ${name}، ${probability(confidence)}.`,
  paper: "الصورة التي تقرؤها",
  inkBack: "أعد الحبر",
  fewest: "كم يكفي على الأقل؟",
  nowIt: (name, confidence) => `الآن: ${name}، ${probability(confidence)}.`,
  taskOpen: (name) => `مهمتك: اجعلها تجيب ${name}.`,
  taskDone: (name) => `تم: تجيب ${name}.`,
  backToLesson: "عودة إلى الدرس",
  explore: "استكشف",
  again: "ابدأ من جديد",
};
