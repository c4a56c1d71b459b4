/** What each step of the story is called and what it says. */
import type { Answered, Bent, Carried, Followed, Shares } from "../en/steps";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { nouns } from "./nouns";
import {
  counted,
  countedOf,
  many,
  num,
  percent,
  probability,
  product,
  sharePercent,
} from "./numbers";

const shift = (right: number, down: number): string =>
  `${num(Math.abs(right))} بكسل إلى ${right < 0 ? "اليسار" : "اليمين"} و${num(Math.abs(down))} إلى ${down < 0 ? "الأعلى" : "الأسفل"}`;

function subject(at: Followed): string {
  if ("cell" in at) return "هذه الخلية";
  return "output" in at ? `الخرج ${at.output}` : `العصبون ${at.neuron}`;
}

/** A verb as its subject needs it: a cell is feminine, a neuron and an output are not. */
const does = (at: Followed, his: string, her: string): string => ("cell" in at ? her : his);

function object(at: Followed): string {
  if ("output" in at) return `الخرج ${at.output}`;
  if ("neuron" in at) return `العصبون ${at.neuron}`;
  const { map, row, column } = at.cell;
  const where = `الصف ${row} والعمود ${column}`;
  return at.sameMap ? `الخلية في ${where}` : `الخلية في الخريطة ${map}، ${where}،`;
}

export const stepNames: Words["stepNames"] = {
  ink: "الحبر",
  photo: "الصورة",
  separate: "فصل الحبر",
  fit: "ضبط وتوسيط",
  pixels: "البكسلات",
  features: "السمات",
  products: "الضرب",
  sum: "المجموع",
  norm: "التطبيع",
  window: "النافذة",
  layer: "كل العصبونات",
  maps: "كل الخرائط",
  pool: "التجميع",
  join: "الضم",

  lay: "الخرائط في صف",
  scores: "الدرجات",
  dropout: "الإسقاط",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "الجواب",
  ofLayer: (layer, step) => `${layer} ${step}`,
};

export const steps: Words["steps"] = {
  ink: (strokes, points) =>
    `رسمك: ${counted(strokes, nouns.stroke)}، فيها ${counted(points, nouns.point)}.`,
  photo: (size, darkest, brightest) =>
    `صورتك بعد تصغيرها وتحويلها إلى الرمادي: ${product(size)} من الأعداد بين 0 (أسود) و1 (أبيض). أدكنها ${num(darkest)} وأفتحها ${num(brightest)}.`,
  separate: (sheet, inked) =>
    `ما يبرز عن الورق حوله حبر: ${sharePercent(inked)} من هذه البكسلات (${product(sheet)}). زال أثر الضوء والظل.`,
  fitPhoto: (ink, box, picture, right, down) =>
    `يُقص الحبر (${product(ink)} بكسل) ويُصغَّر إلى مربع ${product([box, box])}، ثم يُوازَن في وسط صورة ${product(picture)}: ${shift(right, down)}.`,
  fit: (box, picture, right, down) =>
    `يُضبط الحبر ليملأ مربع ${product(box)}، ثم يُوازَن في وسط صورة ${product(picture)}: ${shift(right, down)}.`,
  pixels(count, planes, least, most, above) {
    const inRow = `الدخل الآن ${counted(count, nouns.number)} في صف${planes > 1 ? "، قناة لونية بعد أخرى" : ""}`;
    return least < 0 || most > 1
      ? `${inRow}، وهي هنا من ${num(least)} إلى ${num(most)}. ${many(above)} منها فوق 0.`
      : `${inRow}: 0 فارغ و1 حبر كامل. ${many(above)} منها فوق 0.`;
  },
  features(count, values) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join("، ");
    const more = count > values.length ? `، و${many(count - values.length)} غيرها` : "";
    const what = count === 1 ? "عدد واحد" : `${counted(count, nouns.number)} في صف`;
    return `الدخل ${what}: ${first}${more}. ما فوق 0 أحمر، وما تحته مجوَّف.`;
  },
  products({ layer, inputs, followed, ...drawn }) {
    const hers = "cell" in followed;
    const each = inputs === 1 ? `مدخل${hers ? "ها" : "ه"} الوحيد` : `كل مدخل (${many(inputs)})`;
    return `${subject(followed)} في ${layer} ${does(followed, "يضرب", "تضرب")} ${each} في وزن متعلَّم. ${carried(drawn)}`;
  },
  sum(count, sum, bias, z) {
    const added = `تُجمع النواتج (${counted(count, nouns.product)})`;
    if (bias === null) return `${added}: ${num(z)}.`;
    return `${added}: ${num(sum)}. ثم يضاف الانحياز، وهو عدد متعلَّم آخر: ${num(bias)}.`;
  },
  activation({ activation, relu, followed, silenced }) {
    if (!relu) return `${activation} تحني كل قيمة وفق المنحنى نفسه. ${bent(followed, silenced)}`;
    return `ReLU تُبقي ما فوق 0، ويصير الباقي 0. ${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }) {
    const one = count === 1;
    const all = one ? `عصبون ${layer} الوحيد` : `عصبونات ${layer} كلها (${many(count)})`;
    return `${all} ${doing(role, again, one)}: يضيء منها ${many(active)}. ${carried(drawn)}`;
  },
  dropout: (p) =>
    `الإسقاط كما في التدريب: يُطفأ نحو ${percent(p)} من هذه العصبونات عشوائيًا، ويُضرب الباقي في ${ltr(`1 / ${num(1 - p)} = ${num(1 / (1 - p))}`)}.`,
  scores({ layer, classes, least, most, ...drawn }) {
    const range =
      classes === 1
        ? `درجة واحدة (لوجيت): ${num(most)}`
        : `${countedOf(classes, nouns.score)} (لوجيت)، واحدة لكل جواب، من ${num(least)} إلى ${num(most)}`;
    return `${layer} تعطي ${range}. ${carried(drawn)}`;
  },
  shares({ kind, first, second }) {
    const other = second
      ? `، و${second.name} بدرجة ${num(second.score)} ينال ${probability(second.share)}`
      : "";
    return `${sharing(kind)}: ${first.name} بدرجة ${num(first.score)} ينال ${probability(first.share)}${other}.`;
  },
  answer: (at) => `${highest(at)} ${shownFor(at)}`,
  finished: (at) => `${highest(at)} اضغط «تشغيل» لترى كيف نشأ.${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean, one: boolean): string {
  if (role === "join") return one ? "يجمع ما يقرؤه" : "تجمع ما تقرؤه";
  if (role !== "affine") return one ? "يغيّر ما يقرؤه" : "تغيّر ما تقرؤه";
  if (again) return one ? "يفعل هذا نفسه" : "تفعل الشيء نفسه بأوزانها";
  return one ? "يضرب ويجمع بالطريقة نفسها" : "تضرب وتجمع بالطريقة نفسها";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "كل شيء هنا 0: لا يُرسم أي خط.";
  const of = `${sharePercent(share)} مما يسري`;
  return lines === 1
    ? `المرسوم: خط واحد، ${of}.`
    : `المرسوم: أقوى ${countedOf(lines, nouns.line)}، ${of}.`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const more = silenced
    ? `، و${object(silenced.neuron)} ${does(silenced.neuron, "يذهب", "تذهب")} من ${num(silenced.z)} إلى 0`
    : "";
  return `${subject(neuron)} ${does(neuron, "يذهب", "تذهب")} من ${num(z)} إلى ${num(a)}${more}.`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const first =
    a > 0
      ? `${subject(neuron)} ${does(neuron, "يحتفظ", "تحتفظ")} بـ ${num(a)}`
      : `${subject(neuron)} ${falls(neuron, z)}`;
  if (!silenced) return `${first}. لا ${does(neuron, "عصبون آخر", "خلية أخرى")} هنا تحت 0.`;
  return `${first}؛ أما ${object(silenced.neuron)} ف${falls(silenced.neuron, silenced.z)}.`;
}

const falls = (at: Followed, z: number): string =>
  does(at, `كان له ${num(z)} فيصير 0`, `كان لها ${num(z)} فتصير 0`);

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") return "ينتهي الكود بالدرجات، وsoftmax تحوّلها إلى حصص من 100%";
  const turned = `${kind} تحوّل الدرجات إلى حصص من 100%`;
  return kind === "softmax" ? turned : `${turned} وتأخذ لوغاريتمها`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `أعلى الأعمدة متساوية: الشبكة مترددة، وتختار ${name} بثقة ${probability(confidence)}.`;
  }
  const also = rival ? `؛ ولـ ${rival[0]} أيضًا ${probability(rival[1])}` : "";
  return `أعلى عمود هو الجواب: ${name}، بثقة ${probability(confidence)}${also}.`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `تُظهر الخطوط الآن الدليل: المتصلة لصالح ${name}، والمتقطعة ضده.`
    : `تُظهر الخطوط الآن الدليل على ${explained}، لا على الجواب.`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : ` الخطوط تفسّر ${explained}، لا الجواب.`;

export const story: Words["story"] = {
  input: "الدخل",
  answer: "الجواب",
  caption: "الخطوة",
  ready: "جاهز",
  count: (index, all) => `الخطوة ${index + 1} من ${all}`,
  drawDigit: "ارسم رقمًا على اللوح أو اختر رقمًا جاهزًا: تجيب الشبكة وأنت ترسم.",
  drawSomething: "ارسم شيئًا على اللوح أو اختر رسمًا جاهزًا: تجيب الشبكة وأنت ترسم.",
  following: "الجواب يتبع القلم.",
  learning: "الشبكة تتعلم، والجواب يتبعها.",
  drawDigitFirst: "ارسم رقمًا أولًا، أو اختر رقمًا جاهزًا.",
  drawSomethingFirst: "ارسم شيئًا أولًا، أو اختر رسمًا جاهزًا.",
  code: "كود هذه الخطوة",
  shape: "الشكل الآن: ",
  name: "القصة",
  previous: "الخطوة السابقة",
  previousKey: "الخطوة السابقة (←)",
  next: "الخطوة التالية",
  nextKey: "الخطوة التالية (→)",
  play: "تشغيل",
  playKey: "تشغيل (مسافة)",
  pause: "إيقاف مؤقت",
  pauseKey: "إيقاف مؤقت (مسافة)",
  loop: "تكرار",
  loopTitle: "ابدأ من جديد عند النهاية",
  timeline: "شريط الزمن",
  at: (step, seconds, all) => `${step}، ${seconds} من ${countedOf(all, nouns.second)}`,
  speed: "السرعة",
  times: (speed) => ltr(`${speed}×`),
};
