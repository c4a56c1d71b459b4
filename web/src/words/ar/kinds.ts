/** What each kind of operation does, for the line of code that runs it. */
import type { KindFacts } from "../en/kinds";
import type { Words } from "../words";
import { nouns } from "./nouns";
import { counted, countedOf, many, num, percent, product } from "./numbers";

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${counted(shape[0], nouns.map)} من ${size(shape.slice(1))}`
    : counted(shape[0] ?? 1, nouns.number);
/** The same after a preposition or a verb. */
const mapsOf = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${countedOf(shape[0], nouns.map)} من ${size(shape.slice(1))}`
    : countedOf(shape[0] ?? 1, nouns.number);
/** What there is afterwards, at the end of a sentence. */
const remains = (shape: readonly number[]): string => `الباقي: ${maps(shape)}.`;

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over =
    depth === from[0] ? ` على ${mapsOf(from)}` : `، كل نافذة على ${many(depth)} من ${mapsOf(from)}`;
  return `${name}: نوافذ من ${size(window)} (${counted(shape[0], nouns.window)}) تنزلق${over}. في كل موضع تضرب النافذة ما تحتها في أوزانها وتجمع${bias ? "، ومعها انحيازها" : ""}: ${maps(shape)}.`;
};
const largest: Tell = ({ window, shape }) =>
  `التجميع بالأكبر: يُبقي العدد الأكبر تحت كل نافذة من ${size(window)}. ${remains(shape)}`;
const average: Tell = ({ window, shape, numbers: { divisor } }) =>
  `التجميع بالمتوسط: ${divisor === undefined ? `يأخذ المتوسط تحت كل نافذة من ${size(window)}` : `يجمع ما تحت كل نافذة من ${size(window)} ويقسمه على ${num(divisor)}`}. ${remains(shape)}`;
const sharedLargest: Tell = ({ shape }) =>
  `التجميع بالأكبر: يقسم كل خريطة إلى أجزاء متساوية تقريبًا ويُبقي العدد الأكبر في كل منها. ${remains(shape)}`;
const sharedAverage: Tell = ({ shape }) =>
  `التجميع بالمتوسط: يقسم كل خريطة إلى أجزاء متساوية تقريبًا ويأخذ متوسط كل منها. ${remains(shape)}`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}. ${remains(shape)}`;

const ways = (reads: number): string => countedOf(reads, nouns.path);
const thenLearnt = (learnt: boolean): string => (learnt ? "، ثم بأعداد متعلَّمة" : "");
const geluLine: Tell = () => "ثم GELU تمرّر المجاميع الكبيرة وتُضعف السالبة شيئًا فشيئًا.";

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `ثم ${name} تُبقي ما فوق الصفر، ولا تدع ما تحته يهبط دون ${num(-least)}.`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`ما تحت ${num(low)} إلى ${num(low)}`]),
    ...(high === undefined ? [] : [`ما فوق ${num(high)} إلى ${num(high)}`]),
  ].join(" و");
  return `ثم ${name} تحوّل ${bounds}، وتُبقي سائر الأعداد.`;
}

/** A learnt number for what is below zero, or one for each map or neuron. */
const slopeOf = (slopes: number, inMaps: boolean): string =>
  slopes > 1 ? `عدد متعلَّم، واحد لكل ${inMaps ? "خريطة" : "عصبون"}` : "عدد متعلَّم واحد";

export const kindLines: Words["kinds"] = {
  conv1d: convolution,
  conv2d: convolution,
  max_pool1d: largest,
  max_pool2d: largest,
  avg_pool1d: average,
  avg_pool2d: average,
  adaptive_max_pool1d: sharedLargest,
  adaptive_max_pool2d: sharedLargest,
  adaptive_avg_pool1d: sharedAverage,
  adaptive_avg_pool2d: sharedAverage,
  mean: remaining("يأخذ متوسط كل الأعداد الواقعة على هذه المحاور"),
  sum: remaining("يجمع كل الأعداد الواقعة على هذه المحاور"),
  amax: remaining("يُبقي الأكبر من كل الأعداد الواقعة على هذه المحاور"),
  batch_norm: ({ from, learnt }) =>
    `تطبيع الدفعة: يزيح كل ${from.length > 1 ? "خريطة ويقيسها" : "عصبون ويقيسه"} بأعداد قيست في التدريب، لتتفاوت القيم بنحو 1 حول 0${thenLearnt(learnt)}.`,
  layer_norm: ({ learnt }) =>
    `تطبيع الطبقة: يزيح أعداد هذا الدخل الواحد ويقيسها ليكون متوسطها 0 وتتفاوت بنحو 1${thenLearnt(learnt)}.`,
  group_norm: ({ learnt }) =>
    `تطبيع المجموعة: يزيح كل مجموعة خرائط من هذا الدخل الواحد ويقيسها ليكون متوسطها 0 وتتفاوت بنحو 1${thenLearnt(learnt)}.`,
  local_response_norm: () =>
    "تطبيع الاستجابة المحلية: يقسم كل عدد، ويزيد القسمة كلما قويت الخرائط المجاورة في الموضع نفسه.",
  scale: () => "يضرب في أعداد ثابتة، أو يضيف أعدادًا ثابتة: وهي نفسها لكل دخل.",
  add: ({ reads }) => `يضم ${ways(reads)}: يجمع ما تأتي به، عددًا بعدد.`,
  sub: () => "يضم مسارين: يطرح ما يأتي به الثاني مما يأتي به الأول، عددًا بعدد.",
  maximum: ({ reads }) => `يضم ${ways(reads)}: يُبقي الأكبر مما تأتي به، عددًا بعدد.`,
  gate: () =>
    "يضم مسارين: يضرب ما يأتي به الأول في الثاني، عددًا بعدد. والثاني بوابة: هو الذي يقرر كم يمر.",
  concat: ({ reads, shape }) => `يضم ${ways(reads)}: يضع ما تأتي به بعضه وراء بعض، ${maps(shape)}.`,
  pad: ({ shape, numbers: { value } }) =>
    `يضع إطارًا من ${num(value)} حول ما يقرؤه: ${maps(shape)}.`,
  slice: ({ shape }) => `يُبقي جزءًا مما يقرؤه: ${maps(shape)}.`,
  permute: ({ shape }) => `يغيّر ترتيب المحاور: ${size(shape)}.`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `يضع ${mapsOf(from)} في صف واحد من ${countedOf(shape[0], nouns.number)}، واحدًا بعد آخر.`
      : `يأخذ الأعداد نفسها بشكل آخر: ${size(shape)}.`,
  identity: () => "يمرّر كل عدد كما هو.",
  dropout: ({ numbers: { p } }) =>
    `الإسقاط: في وضع التدريب يُطفئ كل عصبون من هذه بفرصة ${percent(p)}. أما عند التعرّف فيمرّر كل عدد كما هو.`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    return `${name} (${counted(outputs, nouns.neuron)}): كل عصبون يضرب الأعداد (${many(inputs)}) في أوزانه ويجمعها${bias ? "، ومعها انحيازه" : ""}.`;
  },
  relu: () => "ثم ReLU تحوّل كل مجموع تحت الصفر إلى 0 وتُبقي غيره: ما يبقى فوق 0 نشط.",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `ثم Leaky ReLU تُبقي ما فوق الصفر وتضرب ما تحته في ${num(slope)}.`,
  prelu: ({ from, slopes }) =>
    `ثم PReLU تُبقي ما فوق الصفر وتضرب ما تحته في ${slopeOf(slopes, from.length > 1)}.`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () => `ثم SELU تضرب ما فوق الصفر في ${num(1.05)}، ولا تدع ما تحته يهبط دون ${num(-1.76)}.`,
  softplus: () =>
    "ثم Softplus تحني كل عدد إلى عدد فوق 0: الكبير يبقى كما هو تقريبًا، والبعيد تحت الصفر يكاد يصير 0.",
  silu: () =>
    "ثم SiLU تضرب كل عدد في sigmoid الخاص به: الكبير يبقى كما هو تقريبًا، والبعيد تحت الصفر يكاد يصير 0.",
  mish: () =>
    "ثم Mish تضرب كل عدد في tanh من softplus الخاص به: الكبير يبقى كما هو تقريبًا، والبعيد تحت الصفر يكاد يصير 0.",
  hardswish: () => "ثم Hardswish تحوّل ما تحت \u200e\u22123 إلى 0، وتُبقي ما فوق 3، وتحني ما بينهما.",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () =>
    "ثم Hardsigmoid تحوّل ما تحت \u200e\u22123 إلى 0، وما فوق 3 إلى 1، وما بينهما إلى حصة من المسافة.",
  square: () => "ثم يضرب التربيع كل عدد في نفسه.",
  softsign: () => "ثم Softsign تحني كل مجموع إلى المدى من \u200e\u22121 إلى 1، أبطأ من tanh.",
  tanh: () => "ثم tanh تحني كل مجموع إلى المدى من \u200e\u22121 إلى 1.",
  sigmoid: () => "ثم sigmoid تحني كل مجموع إلى المدى من 0 إلى 1.",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax: لوغاريتم softmax. تحوّل درجات كل صف (dim=1: كل صورة وحدها) إلى لوغاريتمات احتمالات.",
  softmax: () => "softmax: تحوّل درجات كل صف إلى احتمالات بين 0 و1 مجموعها 1.",
};
