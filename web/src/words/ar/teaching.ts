/** Told what a drawing is: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import type { Words } from "../words";
import { ltr, signedNumber, unmarkedText } from "./bidi";
import { nouns } from "./nouns";
import {
  countedOf,
  many,
  num,
  numbers,
  percent,
  probability,
  product,
  precise as short,
} from "./numbers";

const amounts = amountsIn(numbers);
const { bracketed, exact, factor, nearOne } = amounts;
const plus = (value: number): string => signedNumber(amounts.plus(value));

const side = (blame: number): string => (blame > 0 ? "أعلى مما يجب" : "أدنى مما يجب");

/** What a network reads: a drawing, or numbers. */
const thing = (drawn: boolean): string => (drawn ? "رسم" : "دخل");

const logarithm = (share: number, loss: number): string => nearOne(share, -Math.expm1(-loss));

/** Lines of arithmetic, as they are read aloud. */
const spoken = (formula: string): string =>
  unmarkedText(formula)
    .replaceAll("\u00d7", "في")
    .replaceAll("=", "يساوي")
    .replaceAll(/\u2212 ?/g, "ناقص ")
    .replaceAll("+", "زائد ");

export const teaching: Words["teaching"] = {
  title: (drawn) => `علّمها ${drawn ? "رسمًا واحدًا" : "مثالًا واحدًا"}`,
  intro: (drawn) =>
    `قل ما هو ${thing(drawn)}ك. تبحث الشبكة عن المسؤول، من الجواب رجوعًا، وتخطو خطوة صغيرة واحدة.`,
  ask: "هذا رقم …",
  askClass: "هذا …",
  blank: "ارسم شيئًا أولًا.",
  heavy: "هذه الشبكة أكبر من أن تُعلَّم هنا: خطوة واحدة توقف الصفحة ثواني.",
  rate: "معدل التعلم: مدى الخطوة",
  rateValue: (rate) => short(rate),
  rateFailed: (reason) => `بهذا المعدل لا يمكن أخذ خطوة: ${reason}`,
  replay: "اروِها من جديد",
  again: "خطوة أخرى",
  undo: "تراجع عن هذه الخطوة",
  forget: "انسَ كل شيء",
  undone: "الشبكة كما كانت قبل هذه الخطوة.",
  forgotten: "الشبكة كما جاءت.",
  steps: (count) => `خطت هذه الشبكة من خطواتك: ${many(count)}.`,
  pending: "تؤخذ الخطوة حين تبلغها القصة.",
  loss: "الخسارة",
  answer: "الجواب",
  before: "قبل",
  after: "بعد",
  change: "ما تغيّره الخطوة",
  lossIs: (value) => short(value),
  answerIs: (name, share) => `${name}، ${probability(share)}`,
  targetShare: (name) => `حصة ${name}`,
  code: "حلقة التدريب",
  save: "احفظ هذا الملف",
  saveOwn: "يستورد الملف وحدتك باسم my_model: ضعها بجانبه، بالأوزان التي في هذه الشبكة.",
  notSaved: "الأوزان التي بدأ بها هذا هي أوزان الصفحة نفسها، فلا يمكن لملف أن يبدأ بها.",
  said: (name, before, after) =>
    `هذا ${name}. الخسارة ${short(before)}، وبعد خطوة واحدة ${short(after)}.`,
  groups: { start: "الخسارة", step: "الخطوة", again: "من جديد", price: "الثمن" },
  names: {
    output: "الجواب الآن",
    loss: "الخسارة",
    blame: "مسؤولية الدرجات",
    passed: "إلى الوراء",
    gate: "ما يمر",
    back: "المسؤولية",
    slopes: "الميول",
    descend: "الخطوة",
    again: "مرة أخرى",
    price: "الثمن",
  },
  output(drawn, answer, share, target, own) {
    const read = `تقرأ الشبكة ${thing(drawn)}ك ${answer}، باحتمال ${probability(share)}.`;
    if (answer !== target) return `${read} وأنت تقول إنه ${target}، وله ${probability(own)}.`;
    return share > SURE
      ? `${read} وأنت تقول مثلها، فلم يبق ما يُتعلَّم تقريبًا. قل غير ذلك، أو جرّب ${drawn ? "رسمًا" : "دخلًا"} ليست واثقة منه.`
      : `${read} وأنت تقول مثلها. ومع ذلك يمكنها أن تتعلم: فهي ليست واثقة.`;
  },
  lossSaid: (target) =>
    `كم كان ذلك خطأً؟ الخسارة عدد واحد لهذا: سالب لوغاريتم حصة ${target}. عند ${percent(1)} هي 0؛ وكلما صغرت الحصة كبرت الخسارة.`,
  lossFormula: (share, loss) => ltr(`\u2212log(${logarithm(share, loss)}) = ${short(loss)}`),
  lossAloud: (share, loss) =>
    `سالب لوغاريتم ${unmarkedText(logarithm(share, loss)).replace("\u2212", "ناقص")} يساوي ${short(loss)}`,
  aloud: spoken,
  blameSaid(target, other) {
    const first = `كل درجة مسؤولة بقدر حصتها ناقصًا ما يجب أن تكون. يجب أن يكون لـ ${target.name} ${percent(1)}: درجته ${side(target.blame)}`;
    return other
      ? `${first}، بنفسجي مجوَّف. ويجب أن يكون لـ ${other.name} ${percent(0)}: درجته ${side(other.blame)}، بنفسجي ممتلئ.`
      : `${first}.`;
  },
  blameFormula: (target, other) =>
    [target, ...(other ? [other] : [])]
      .map(({ name, share, blame }, k) => {
        const from = k > 0 ? short(share) : bracketed(nearOne(share, -blame));
        return ltr(`${name}: ${from} \u2212 ${1 - k} = ${plus(blame)}`);
      })
      .join("   "),
  passedSaid: (layer, neuron, readers) =>
    `العصبون ${neuron} في ${layer} قرأته الدرجات كلها (${many(readers)}). كل منها تعيد مسؤوليتها إلى الوراء مضروبة في الوزن بينهما. والمجموع هو مسؤولية العصبون ${neuron}.`,
  passedFormula(parts, more, sum) {
    const products = parts.map(([weight, blame]) => `${short(weight)} \u00d7 ${factor(blame)}`);
    const rest = more > 0 ? [`\u2068${many(more)} غيرها\u2069`] : [];
    return ltr(`${[...products, ...rest].join(" + ")} = ${plus(sum)}`);
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }) {
    if (!relu) {
      return `${activation} تحني ما يمر بها، وتُضرب المسؤولية في ميلها هناك: من ${plus(arrived)} يحتفظ العصبون ${neuron} بـ ${plus(blame)}.`;
    }
    const open = `ReLU لا تعيد المسؤولية إلا حيث مرّرت قيمة. العصبون ${neuron} كان ${num(value)}: فتبقى له ${plus(arrived)}.`;
    return silenced
      ? `${open} والعصبون ${silenced.neuron} كان 0: فتزول ${plus(silenced.arrived)}، لأن تحريكه قليلًا لا يغيّر شيئًا.`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `والأمر نفسه من ${last} رجوعًا إلى ${first} (عدد الطبقات ${many(layers.length)})`
        : again
          ? `والأمر نفسه في ${last}`
          : `عصبونات ${last} كلها (${many(units)}) تجمع ما يعود إليها`;
    const gate = relu && !again ? "، وتمرّره ReLU حيث كانت نشطة" : "";
    if (!most) return `${who}${gate}. لا أحد هنا مسؤول.`;
    return `${who}${gate}: المسؤول ${many(blamed)} من ${many(units)}. والأكثر مسؤولية: ${most.name}، ${plus(most.blame)}، ${side(most.blame)}.`;
  },
  slopesSaid({ into, from, shared }, idle, count) {
    const how = shared ? "، مجموعًا على كل المواضع التي يُستعمل فيها" : "";
    return `ميل الوزن هو مسؤولية ما يقود إليه في القيمة التي مرت به${how}. أشدها ميلًا: من ${from} إلى ${into}. و${percent(idle / count)} من الميول كلها (${many(count)}) هي 0.`;
  },
  slopesNone: "لا أحد مسؤول، فكل ميل 0: لا شيء هنا يُتعلَّم منه.",
  stepNone: "الخطوة لا تحرّك شيئًا: كل ميل 0.",
  slopeFormula: ({ blame, value, slope, shared }) =>
    shared
      ? `الميل = ${plus(slope)}`
      : ltr(`${short(blame)} \u00d7 ${factor(value)} = ${plus(slope)}`),
  stepSaid({ rate, slope, count }) {
    const way = slope > 0 ? "يصغر" : "يكبر";
    return `الخطوة: كل وزن يتحرك عكس ميله، بمقدار الميل في ${short(rate)}. هذا الوزن ${way}. وكذلك تتحرك سائر أعداد الشبكة (${many(count - 1)}).`;
  },
  stepFormula: ({ rate, before, slope, after }) =>
    ltr(`${short(before)} \u2212 ${short(rate)} \u00d7 ${factor(slope)} = ${short(after)}`),
  againSaid(drawn, target, shares, loss) {
    const read = `ال${thing(drawn)} نفسه مقروءًا بالأوزان الجديدة: كان لـ ${target} ${probability(shares[0])}، وله الآن ${probability(shares[1])}.`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read} الخسارة ${short(loss[1])} كما كانت: حيث تكاد تكون مستوية لا تغيّر الخطوة شيئًا يُرى.`;
    }
    return loss[1] > loss[0]
      ? `${read} كبرت الخسارة من ${short(loss[0])} إلى ${short(loss[1])}: كانت الخطوة أطول مما يجب فتجاوزت الهدف.`
      : `${read} هبطت الخسارة من ${short(loss[0])} إلى ${short(loss[1])}.`;
  },
  priceCounting: "ماذا فعلت هذه الخطوة بسائر الرسوم؟ تُقرأ الرسوم الجاهزة من جديد.",
  priceSaid({ drawings, right, loss, worse }) {
    const all = `لم يسأل أحد الرسوم الأخرى. من ${countedOf(drawings, nouns.drawing)} تأتي مع الصفحة قُرئ صوابًا ${many(right[0])} قبل ذلك، و${many(right[1])} الآن.`;
    const mean = `ومتوسط خسارتها ذهب من ${short(loss[0])} إلى ${short(loss[1])}`;
    return worse > 0
      ? `${all} ${mean}؛ وساء منها ${many(worse)}. لهذا ينظر التدريب إلى رسوم كثيرة بالتناوب.`
      : `${all} ${mean}؛ ولم يسؤ منها شيء.`;
  },
  note: (blame) => (blame === 0 ? "، بلا مسؤولية" : `، المسؤولية ${plus(blame)}`),
  weight: "وزن واحد",
  weightWords: (from, into) => `من ${from} إلى ${into}.`,
  weightHint: "أشر إلى مربع في الأسفل لترى وزنه هنا.",
  weightName: "الوزن",
  computed: "الميل محسوبًا رجوعًا",
  measured: "الميل مقيسًا",
  measuredIs: (value, least) =>
    Math.abs(value) < least ? ltr(`0 \u00b1 ${short(least)}`) : short(value),
  measuredWords: (nudge, up, down) =>
    `بالقياس: إذا زاد هذا الوزن ${short(nudge)} صارت الخسارة ${exact(up)}، وإذا نقص ${short(nudge)} صارت ${exact(down)}. وفرقهما مقسومًا على ${short(2 * nudge)} هو الميل.`,
  slopes: "كل الميول",
  slopesWords:
    "كيف تتغير الخسارة مع كل وزن: صف لكل عصبون أو خريطة تقرأ، وعمود لما تقرؤه. البنفسجي الممتلئ: ليصغر الوزن. المجوَّف: ليكبر. الفارغ: يبقى.",
  matrix: (op) => `ميول ${op}`,
  matrixSize: (op, outputs, inputs) => `${op}: ${product([outputs, inputs], " × ")}`,
  blockOf: (size) =>
    size > 1 ? `في المربع حتى ${many(size)} من الأوزان، ويُظهر أشدها ميلًا.` : "المربع وزن واحد.",
  slopeAt: (from, into, slope) => `من ${from} إلى ${into}: ${plus(slope)}`,
  pictures: (op) => `أشدها ميلًا في ${op}`,
  pictureName: (op, unit) => `${op} ${unit}`,
  weightsOf: "الأوزان",
  slopesOf: "الميول",
  weightsName: (op, unit) => `أوزان ${op} ${unit}`,
  slopesName: (op, unit) => `ميول ${op} ${unit}`,
  valueAt: (at, value) => `${at}: ${plus(value)}`,
  price: "الثمن",
  priceChanged: "ما قُرئ بغير ما كان",
  priceWorst: "ما ساء",
  drawing: "الرسم",
  readAs: (before, after) => (before === after ? `لا يزال ${after}` : `${before}، والآن ${after}`),
  mapOf: (op, map) => `الخريطة ${map} في ${op}`,
  placeOf: (row, column, read) => `الصف ${row}، العمود ${column} من نواة الخريطة ${read}`,
  numberOf: (at) => `العدد ${at} مما يُقرأ`,
};
