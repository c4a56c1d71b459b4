/**
 * What the cards of the lesson tell and ask: at most 40 words each, in plain words. A term stands in
 * bold where it is explained first. Numbers are those of what is on the pad.
 */

import type { About, Who } from "../en/coursecards";
import { plus as adding, rich, strong, minus as taking } from "../rich";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { dataNamed } from "./names";
import { nouns } from "./nouns";
import { counted, countedOf, exactPercent, fixed, many, num, probability, short } from "./numbers";

type Cards = Words["course"]["cards"];

const who = (at: Who): string =>
  "output" in at ? `عصبون الجواب ${at.output}` : `العصبون ${at.neuron}`;
const answer = ({ digits }: About): string => (digits ? "رقم" : "جواب");
const yours = ({ picture }: About): string => (picture ? "رسمك" : "دخلك");
const input = ({ picture }: About): string => (picture ? "بكسل" : "عدد");
const inputs = ({ picture }: About): string => (picture ? "البكسلات" : "الأعداد");
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers: Cards["numbers"] = {
  grid: (columns, rows) =>
    rich`ليس للحاسوب عينان. لذلك يُصغَّر رسمك ويوضع على شبكة من ${ltr(`${columns}\u00a0×\u00a0${rows}`)} مربعًا صغيرًا تسمى ${strong("بكسلات")}. شاهد كيف.`,
  howMany: (count, low, high) =>
    rich`كل بكسل صار الآن عددًا: ${short(low)} فارغ و${short(high)} حبر كامل. كم من هذه الأعداد (${many(count)}) فوق ${short(low)}؟`,
  inked: (above, rest) =>
    rich`فيها بعض الحبر: ${counted(above, nouns.pixel)}، والباقي (${many(rest)}) فارغ. الخط رفيع حتى على شبكة صغيرة.`,
  row: (count) =>
    rich`من هنا فصاعدًا لا صورة بعد الآن، بل هذه الأعداد (${many(count)}) في صف. وكل ما يأتي حساب بها.`,
};

const neuron: Cards["neuron"] = {
  products: (about, at) =>
    rich`${strong("الشبكة العصبية")} حاسبات صغيرة كثيرة تسمى ${strong("عصبونات")}. شاهد ${who(at)}: يضرب كل ${input(about)} في ${strong("وزن")} يقول كم يُحسب هذا ال${input(about)} له أو عليه.`,
  whatComesOut: (at, products, sum, bias, digits) =>
    rich`مجموع ${countedOf(products, nouns.product)} في ${who(at)} هو ${fixed(sum, digits)}. ثم يضيف ${strong("انحيازه")}، وهو عدد خاص به: ${fixed(bias, digits)}. ماذا يخرج؟`,
  added: (sum, bias, z, digits) =>
    rich`${ltr(`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`)}. الانحياز يضاف فحسب: والعصبون ذو الانحياز الكبير يحتاج إلى أقل ليصير فوق 0.`,
  layer: (about, at, count) =>
    count === 1
      ? rich`شاهد ${who(at)} يجمع. العصبونات التي تقرأ ${inputs(about)} نفسها ${strong("طبقة")}: وليس فيها هنا إلا هذا.`
      : rich`شاهد ${who(at)} يجمع. في الطبقة ${counted(count, nouns.neuron)} تفعل ذلك ب${inputs(about)} نفسها، لكل منها أوزانه وانحيازه: هي معًا ${strong("طبقة")}.`,
};

const weights: Cards["weights"] = {
  picture: (at) =>
    rich`وزن واحد لكل بكسل: فإذا رُتبت الأوزان مثل البكسلات صارت صورة. الحبر على ${adding("المربعات الخضراء الممتلئة")} يُحسب للعصبون، وعلى ${taking("الوردية المجوَّفة")} يُحسب عليه. هذا ${who(at)}.`,
  which: () =>
    rich`العصبون ${strong("نشط")} حين يكون ناتجه فوق 0. واحد من هؤلاء الثلاثة شديد النشاط لرسمك، والآخران لا. أوزان أيٍّ منها توافق حبرك؟`,
  fits: (letter, at, z, others) =>
    rich`الصورة ${letter} هي ${who(at)}. حبرك يُحسب له أكثر مما يُحسب عليه: ناتجه ${num(z)}. والآخران يبلغان ${others.map(num).join(" و")}.`,
  nobody: () =>
    rich`لم يرسم أحد هذه الصور. وُجدت الأوزان بالتجربة وتصحيحات صغيرة، كما يروي فصل التعلم.`,
};

const relu: Cards["relu"] = {
  rule: () =>
    rich`بعد المجموع يتبع كل عصبون قاعدة قصيرة، ${strong("ReLU")}: ما تحت 0 يصير 0، وما فوق 0 يبقى كما هو. والعصبون الذي عند 0 لا يمرّر شيئًا.`,
  which: (count) =>
    rich`هذه عصبونات بمجاميعها، وعددها ${many(count)}. أيها يبقى بعد ReLU؟ علّم عليها ثم تحقق.`,
  option: (index, z) => `العصبون ${index}: ${num(z)}`,
  survived: (survivors, count) =>
    rich`يبقى ${many(survivors)} من ${many(count)}: التي فوق 0. وسائرها يصير 0 مهما كان بعيدًا تحته.`,
  watch: () =>
    rich`والآن الطبقة كلها دفعة واحدة. ما يبقى ${strong("نشط")} ويصير أحمر، وأسطع كلما كبر ناتجه. شاهد.`,
  count: (about, active, count) =>
    rich`مع ${yours(about)} النشط ${many(active)} من ${countedOf(count, nouns.neuron)}. ولولا هذا الانحناء لما قدرت عدة طبقات على أكثر من واحدة.`,
};

const districts: Cards["districts"] = {
  stand: (about, layers) =>
    layers === 1
      ? rich`العصبونات التي تشتد لل${answer(about)} نفسه تقف معًا، في ${strong("أحياء")}. شاهد هذه الطبقة تضيء.`
      : rich`كل طبقة تقرأ التي قبلها. والعصبونات التي تشتد لل${answer(about)} نفسه تقف معًا، في ${strong("أحياء")}. شاهد الطبقات تضيء واحدة بعد أخرى.`,
  which: (about, layer) =>
    rich`انظر إلى الطبقة ${layer}. حي أي ${answer(about)} يتوهج أكثر؟ أشر إلى عصبون فيه على المسرح واضغطه، أو اختر هنا.`,
  most: (name, layer, share) =>
    rich`حي ${name}: في عصبوناته ${probability(share)} من كل ما هو نشط في ${layer}.`,
  sorted: (name, first, before, last, after) =>
    rich`في حي ${name} ${probability(before)} مما هو نشط في ${first}، و${probability(after)} في ${last}. طبقة بعد طبقة تُفرز الأعداد بحسب معناها.`,
};

const shares: Cards["shares"] = {
  scores: (about) =>
    rich`في الطبقة الأخيرة عصبون واحد لكل ${answer(about)}. ناتجه يسمى ${strong("الدرجة")}: كلما علت زاد ما يشهد لذلك ال${answer(about)}.`,
  second: (about) => rich`أي ${answer(about)} ستكون له ثاني أعلى درجة؟ اختر عموده.`,
  came: (first, high, second, low) =>
    rich`الثاني ${second} بدرجة ${num(low)}. وأعلى درجة هي درجة ${first}: ${num(high)}.`,
  watch: () => rich`شاهد الآن الدرجات تخرج.`,
  softmax: () =>
    rich`تحوّل ${strong("Softmax")} الدرجات إلى ${strong("حصص")} من 100%. نقطة زيادة تعني نحو ${fixed(2.7, 1)} أضعاف، ونقطتان 7 أضعاف: الفروق الصغيرة تصير كبيرة. شاهد.`,
  gap: (first, p, second, q) =>
    rich`ينال ${first} ${probability(p)}، ويليه ${second} بحصة ${probability(q)}. بكم نقطة يجب أن ترتفع درجة ${second} حتى تتساوى الحصتان؟`,
  points: (points) => `${fixed(points, 1)} نقطة`,
  answer: (first, high, second, low) =>
    rich`درجة ${first} هي ${num(high)}، ودرجة ${second} هي ${num(low)}: والفرق هو كل ما يلزم. الدرجات المتساوية تنال دائمًا حصصًا متساوية.`,
  drag: (second) =>
    rich`جرّب: ارفع درجة ${second} حتى يفوز. مجموع الحصص يبقى 100%، فلا بد أن يتراجع غيره.`,
  won: (second, share) =>
    rich`يفوز ${second} بحصة ${probability(share)}. ارتفعت درجته وحدها، وتقلصت كل الحصص الأخرى.`,
};

const reasons: Cards["reasons"] = {
  howFew: (first) => rich`كم بكسلًا، إن أُحسن اختيارها، يجب أن يُمحى حتى لا يعود الجواب ${first}؟`,
  evidence: (about, first, second) =>
    about.picture
      ? rich`ما الذي حسم؟ ${strong("دليل")} كل بكسل: ما يزيده حبره في درجة ${first}، ناقصًا ما يزيده في درجة ${second}. المربعات الدافئة الممتلئة تشهد لـ ${first}، والباردة المجوَّفة لـ ${second}.`
      : rich`ما الذي حسم؟ ${strong("دليل")} كل عدد: ما يزيده في درجة ${first}، ناقصًا ما يزيده في درجة ${second}. ما فوق 0 يشهد لـ ${first}، وما تحته لـ ${second}.`,
  fool: (first) =>
    rich`والآن اخدعها: امحُ أقل ما يمكن من البكسلات حتى لا يعود الجواب ${first}. اضغط البكسلات لتمحوها، أو استعمل الأسهم وEnter.`,
  fooled: (erased, name) =>
    rich`خُدعت بمحو ${countedOf(erased, nouns.pixel)}: تقول الآن ${name}. أما أنت فلا تزال ترى ما رسمت.`,
  best: (count) =>
    rich`نجح بحث آلي بمحو ${countedOf(count, nouns.pixel)}: كان يأخذ دائمًا البكسل الذي يشهد حبره للجواب أكثر من غيره. لعلك تجد طريقًا بأقل.`,
  firm: () => rich`بحث آلي أخذ دائمًا البكسل ذا الدليل الأكبر فلم يجد طريقًا. ولك أن تجرّب.`,
};

const learning: Cards["learning"] = {
  training: (about) =>
    rich`في البداية كانت كل الأوزان عشوائية. في ${strong("التدريب")} عُرضت عليها ${about.picture ? "صور" : "أمثلة"} كثيرة مع الأجوبة الصحيحة، وفي كل مرة تحرّك كل وزن قليلًا ليقل الخطأ.`,
  loss: (costs) =>
    rich`مقدار الخطأ عدد واحد هو ${strong("الخسارة")}: ${strong(ltr("−log"))} للحصة التي نالها الجواب الصحيح. ${costs.map(([share, loss]) => `حصة ${probability(share)} تكلّف ${fixed(loss, 2)}.`).join(" ")}`,
  half: (about, name, p, loss) =>
    rich`إن كان ${name} هو الصحيح مع ${yours(about)}، فحصته ${probability(p)} تكلّف ${loss < 0.005 ? `أقل من ${fixed(0.01, 2)}` : fixed(loss, 2)}. كم تكلّف حصة ${probability(0.5)}؟`,
  costs: (loss) =>
    rich`${ltr(`−log(${fixed(0.5, 1)}) = ${fixed(loss, 2)}`)}. كلما صغرت حصة الجواب الصحيح اشتد ارتفاع الخسارة، وزاد تحريك الأوزان.`,
  grow: () =>
    rich`في البداية كل الأوزان صغيرة وعشوائية. ${strong("أوزان أي طبقة تكبر أكثر")} مقارنة بما كانت عليه؟ خمّن، ثم شاهد ذلك يحدث.`,
  test: () =>
    rich`هل حفظت أمثلتها عن ظهر قلب فحسب؟ يُعرف ذلك من ${strong("أمثلة الاختبار")} التي لا تراها في التدريب أبدًا.`,
  tested: (share, images, data) =>
    rich`هل حفظت أمثلتها عن ظهر قلب فحسب؟ يُعرف ذلك من ${strong("أمثلة الاختبار")} المحجوبة عن التدريب. أصابت في ${exactPercent(share)} من ${many(images)} (${dataNamed(data)}).`,
};

const task: Cards["task"] = {
  draw: (about, name) =>
    about.picture
      ? rich`مهمتك: ارسم شيئًا تحسبه الشبكة ${name}. لا يلزم أن يبدو لك كذلك. الجواب يتبع قلمك.`
      : rich`مهمتك: حرّك المنزلقات حتى يصير الجواب ${name}. الجواب يتبعها.`,
  solved: (name, confidence) =>
    rich`تم: تحسبه الشبكة ${name}، بثقة ${probability(confidence)}. والآن تعرف كيف تصل إلى ذلك.`,
  readyMade: (name) => rich`هذا رسم جاهز، وهو أيضًا ${name} عندها. والآن واحد من عندك.`,
  hint: (about, name) =>
    about.digits
      ? rich`تلميح: ابدأ برقم ${name} واضح في وسط اللوح، كبير قدر الإمكان، ثم غيّره شيئًا فشيئًا.`
      : rich`تلميح: غيّر شيئًا واحدًا في كل مرة، وأبقِ ما يزيد حصة ${name}.`,
  end: () =>
    rich`كان هذا هو الدرس. ويتابع «استكشف» من هنا: اضغط أي عصبون على المسرح لترى أعداده، وجرّب رسومًا من عندك.`,
  endOfValues: () =>
    rich`كان هذا هو الدرس. ويتابع «استكشف» من هنا: اضغط أي عصبون على المسرح لترى أعداده، وجرّب قيمًا أخرى.`,
};

export const cards: Cards = {
  numbers,
  neuron,
  weights,
  relu,
  districts,
  shares,
  reasons,
  learning,
  task,
};
