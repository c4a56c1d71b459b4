/** The text below the stage: how it works, the code, and where the weights come from. */

import type { Answers, InputFacts } from "../en/lesson";
import { active, code, contra, pro, rich, strong, term } from "../rich";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { dataNamed } from "./names";
import { nouns } from "./nouns";
import {
  counted,
  countedOf,
  exactPercent,
  fixed,
  listed,
  many,
  percent,
  probability,
  product,
} from "./numbers";

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const noun = (digits: boolean): string => (digits ? "رقم" : "صنف");
const yours = (picture: boolean): string => (picture ? "لرسمك" : "لدخلك");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `أقل من ${fixed(0.001, 3)}` : fixed(loss, 3);
const each = (names: readonly string[]): string => (names.length === 1 ? "" : "كل منها ");

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) {
    return `الأرقام من ${names[0]} إلى ${names[names.length - 1]}`;
  }
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join("، ")} و${many(names.length - MOST_LISTED)} غيرها`;
  }
  return listed(names);
}

/** What the code takes. */
function taken({ count, picture, digits }: InputFacts): string {
  if (!picture) return countedOf(count, nouns.number);
  return `صورًا من ${product(picture)} (${counted(count, digits ? nouns.pixel : nouns.number)})`;
}

export const lesson: Words["lesson"] = {
  howTitle: (ofLesson) =>
    ofLesson ? "كيف تعمل شبكة MNIST العصبية؟" : "كيف تعمل هذه الشبكة العصبية؟",
  how: (digits, picture) =>
    rich`تُظهر هذه الصفحة المتحركة كيف تتعرّف ${term("شبكة عصبية")} ${digits ? "رقمًا مكتوبًا باليد" : "ما يُعرض عليها"}. لا شيء فيها مختلَق: كل سطوع وخط وعمود هو عدد حسبته الشبكة ${picture ? "من الرسم على اللوح" : "من قيم المنزلقات"}.`,
  neuron: rich`${term("العصبون")} حساب صغير: يضرب كل عدد يصل إليه في ${term("وزن")} خاص به، ويجمع ${term("حواصل الضرب")} هذه، ويضيف عددًا آخر هو ${term("انحيازه")}. كلما كبر الوزن زاد أثر العدد، وإن كان تحت 0 عمل ضد العصبون؛ أما الانحياز فيرفع ${term("المجموع")} كله أو يخفضه مهما دخل.`,
  learnt: rich`الأوزان والانحيازات لا يكتبها أحد: بل تُتعلَّم من الأمثلة، وهذا يسمى ${term("التدريب")}.`,
  layers: (layers) =>
    rich`العصبونات التي تقرأ الأعداد نفسها تشكّل ${term("طبقة")}. في النموذج ${counted(layers.length, nouns.weightLayer)}، ${listed(layers)}، بين مجموعات العصبونات هذه:`,
  inputLayer: "طبقة الدخل",
  input({ count, picture, digits, names }) {
    if (picture) {
      const what = digits ? "صورة الكتابة باليد" : "الصورة";
      const squares = picture.length > 2 ? "لكل مربع صغير في كل قناة" : "لكل مربع صغير منها";
      return rich`تتحول ${what} (${product(picture)} ${term("بكسل")}) إلى ${term("متجه")}، أي صف من الأعداد، فيه ${counted(count, nouns.neuron)}: واحد ${squares}.`;
    }
    const numbers = count === 1 ? "عدد واحد" : `${counted(count, nouns.number)}، لكل منها عصبون`;
    if (!names) return [`${numbers}.`];
    const more = count > MOST_LISTED ? ["غيرها"] : [];
    return [`${numbers}: ${listed([...names.slice(0, MOST_LISTED), ...more])}.`];
  },
  inputMaps: (picture, digits) =>
    rich`${digits ? "صورة الكتابة باليد" : "الصورة"} (${product(picture)} ${term("بكسل")}) تبقى صورة كما هي: ${counted(
      picture.reduce((all, side) => all * side, 1),
      nouns.number,
    )}، هي عصبونات الدخل. والأعداد المصطفة تسمى ${term("متجهًا")}.`,
  convolution: (names, size, count) =>
    rich`${listed(names)}: ${each(names)}${term("التفاف")}، لا يقرأ العصبون فيه إلا ما تحت نافذة صغيرة، وهي في ${code(names[0])} نافذة من ${product(size)}، ويستعمل الأوزان نفسها في كل موضع. ما تجده نافذة واحدة في كل مكان هو ${term("خريطة سمات")}، تُرسم صورةً؛ وفي ${code(names[0])} منها ${many(count)}.`,
  pooling: (names, largest) =>
    rich`${listed(names)}: ${each(names)}${term("تجميع")}، فمن بين عدة جيران ${largest ? "لا يمر إلا العدد الأكبر" : "يمر عدد واحد"}، فتصغر الخرائط ويقل أثر إزاحة صغيرة في الرسم.`,
  batchNorm: (names) =>
    rich`${listed(names)}: ${each(names)}${term("تطبيع الدفعة")}، يزيح مجاميع الخريطة ويقيسها بأعداد قيست وتُعلِّمت في التدريب، لتتفاوت بنحو 1.`,
  hiddenMaps: (sizes) =>
    `عددها ${sizes.length}: ${listed(
      sizes.map(([name, maps, size]) =>
        size.length > 0
          ? `${name} وفيها ${counted(maps, nouns.map)} من ${product(size)}`
          : `${name} وفيها ${counted(maps, nouns.neuron)}`,
      ),
    )}. كل طبقة تعالج ما وجدته الطبقات قبلها.`,
  hiddenLayers: (count) => (count === 1 ? "الطبقة المخفية" : "الطبقات المخفية"),
  hidden: (sizes) =>
    sizes.length === 1
      ? `فيها ${counted(sizes[0], nouns.neuron)}. كل منها يعالج ما وجدته الطبقة قبله.`
      : `عددها ${sizes.length}، وعصبوناتها بالترتيب ${listed(sizes.map(many))}. كل طبقة تعالج ما وجدته الطبقة قبلها.`,
  outputLayer: "طبقة الخرج",
  output: (at) =>
    at.names.length === 1
      ? `عصبون واحد للجواب الوحيد: ${at.names[0]}.`
      : `${counted(at.names.length, nouns.neuron)}، واحد لكل جواب: ${answers(at)}.`,
  activations: (names, relu) =>
    relu
      ? rich`بعد كل طبقة مخفية تأتي ${term(listed(names))}: تُبقي القيمة التي فوق الصفر وتحوّل ما عداها إلى 0. العصبون الذي يبقى فوق 0 ${term("نشط")}، وهذا العدد هو ${term("تنشيطه")}؛ أما غيره فلا يمرّر شيئًا.`
      : rich`بعد كل طبقة مخفية تأتي ${strong(listed(names))}: تحني كل قيمة وفق منحنى ثابت، فتقدر الطبقات معًا على أكثر مما تقدر عليه واحدة. ما يخرج هو ${term("تنشيط")} العصبون؛ والعصبون ${term("نشط")} إذا كان فوق 0.`,
  dropout: (p) =>
    rich`للتدريب يستعمل النموذج ${term("الإسقاط")}: يُطفئ كل عصبون من هذه بفرصة ${percent(p)}، فلا تعتمد الشبكة على أي منها وحده. هذا لمنع ${term("فرط التخصيص")}، أي حفظ الأمثلة عن ظهر قلب؛ وأثناء التعرّف لا يفعل الإسقاط شيئًا.`,
  why: (picture) =>
    `لماذا عدة طبقات؟ الأولى تزن ${picture ? "بكسلات مفردة" : "المدخلات نفسها"}؛ وكل طبقة بعدها تزن ما وجدته العصبونات قبلها، فتلحظ تراكيب لا يلحظها أي مجموع واحد ${picture ? "للبكسلات" : "للمدخلات"}.`,
  activeNow: (layers, picture) =>
    `${yours(picture)} الآن، النشط هو: ${listed(
      layers.map(({ name, active, count }) => `${many(active)} من ${many(count)} في ${name}`),
    )}.`,
  softmax(kind, classes, digits) {
    const scores = `الدرجات (${many(classes)})`;
    const probabilities = rich`إلى ${term("احتمالات")}: كل منها قيمة بين 0 و1، ومجموعها 1. هكذا تعرف الشبكة أي ${noun(digits)} له أعلى احتمال.`;
    const added = rich`ما تجمعه الطبقة الأخيرة هو ${term("الدرجات")}، وتسمى أيضًا لوجيت.`;
    if (kind === "log_softmax") {
      return rich`${added} بعدها تأتي ${term("log_softmax")}، وهي ${term("لوغاريتم")} الدالة ${term("softmax")}: تحوّل softmax ${scores} ${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`${added} بعدها تأتي الدالة ${term("softmax")}، وتحوّل ${scores} ${probabilities}`;
    }
    return rich`ينتهي كود الشبكة نفسه ${term("بالدرجات")} من طبقتها الأخيرة، وتسمى أيضًا لوجيت. وتضيف الصفحة الدالة ${term("softmax")}، التي تحوّل ${scores} ${probabilities}`;
  },
  formula: `بصيغة رياضية، حيث z للدرجات وp للاحتمالات وe للعدد ${ltr("2.718…")}:`,
  formulaSpoken: "p لـ i هو e مرفوعًا إلى z لـ i، مقسومًا على مجموع e مرفوعًا إلى z لـ j لكل j",
  stage: (digits, plain) =>
    rich`على المسرح، ${active(plain ? "العصبونات النشطة حمراء" : "القيم فوق 0 حمراء")}، ويزداد سطوعها كلما كبرت. وحين يوجد جواب تُرسم ${term("الوصلات المهمة")} خطوطًا بحسب ${term("دليلها")}: ${pro("متصلة دافئة")} حيث تشهد للجواب، و${contra("متقطعة باردة")} حيث تشهد ضده. احتمال كل ${noun(digits)} عمود، وصاحب أعلى احتمال يظهر على أنه ${term("التنبؤ")}، واحتماله على أنه ${term("الثقة")}.`,
  now: (name, confidence, picture) =>
    `${yours(picture)} هو ${name}: احتماله ${probability(confidence)}.`,
  accuracy: (measured, digits) =>
    rich`كم مرة تصيب؟ لا يخبر بذلك إلا ${term(digits ? "أرقام الاختبار" : "أمثلة الاختبار")} التي لم تتعلم منها؛ بالقياس: ${listed(
      measured.map(
        ({ data, images, accuracy }) =>
          `${exactPercent(accuracy)} من ${countedOf(images, digits ? nouns.image : nouns.example)} (${dataNamed(data)})`,
      ),
    )}. وهي تجيب دائمًا، حتى عن خربشة: الاحتمال العالي يقول كم الشبكة واثقة، لا أنها مصيبة.`,
  trainingTitle: "من أين تأتي الأوزان",
  training(weights, pytorch, kind, digits) {
    const before = rich`لم يكتب أحد الأوزان والانحيازات (${many(weights)}): لقد تُعلِّمت. ففي التدريب تُعرض على الشبكة أمثلة كثيرة مع الجواب الصحيح، وتقيس دالة ${term("خسارة")} من نوع الإنتروبيا المتقاطعة مقدار خطئها`;
    const after = "ثم يُحرَّك كل وزن قليلًا في الاتجاه الذي يصغّر الخسارة، مرة بعد مرة. ";
    const end = ` لكل ${digits ? "صورة تُعرض" : "دخل يُعرض"} عليه: ال${noun(digits)} صاحب أعلى احتمال.`;
    const rest = rich`${after}وحين يكتمل التدريب يعطي النموذج ${strong("تنبؤًا")}${end}`;
    if (!pytorch) return rich`${before}. ${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}: وهي ${code("nn.NLLLoss")} على خرج log_softmax، أو ${code("nn.CrossEntropyLoss")} التي تقوم بالخطوتين معًا. ${rest}`;
    }
    return rich`${before}، مثل ${code("nn.CrossEntropyLoss")} على الدرجات. ${rest}`;
  },
  loss: rich`لمثال واحد تكون الخسارة ${ltr("−log p")}، أي سالب ${term("اللوغاريتم")} الطبيعي لـ p، حيث p احتمال الجواب الصحيح: قريبة من 0 لجواب صحيح واثق، وكبيرة لجواب واثق خاطئ.`,
  lossNow(name, loss, other, picture) {
    const wrong = other ? `؛ وإن كان الصحيح ${other.name} فهي ${fixed(other.loss, 2)}` : "";
    return `${yours(picture)}، إن كان الصحيح ${name} فإن p هو ${probability(Math.exp(-loss))} والخسارة ${small(loss)}${wrong}.`;
  },
  wordsTitle: "كلمات",
  words: "معاني المصطلحات في هذه الصفحة، بترتيب أول ورود لها.",
  codeTitle: "كود Python وشرحه",
  code(file, name, framework, sizes) {
    const written = framework ? `كما هي مكتوبة في ${framework}` : "كما هي مكتوبة";
    const what = sizes
      ? `الشبكة كاملة الوصل ${name} ${written}: ${listed(sizes.map(many))} عصبونًا من الدخل إلى الخرج`
      : `الشبكة ${name} ${written}`;
    return rich`هذا ${code(file)}، ${what}. أشر إلى سطر معلَّم، أو انتقل إليه بمفتاح Tab، فيُظهر المسرح ما يفعله.`;
  },
  codeDoes(at, hidden, kind, answer) {
    const passes = hidden > 0 ? `، ويمرّره عبر ${countedOf(hidden, nouns.hiddenLayer)}` : "";
    const what = { log_softmax: "لوغاريتم احتمال", softmax: "احتمالًا", logits: "درجة" };
    const classes = countedOf(answer.names.length, answer.digits ? nouns.digit : nouns.class);
    return `يأخذ الكود ${taken(at)} دخلًا${passes}، ويعيد ${what[kind]} لكل واحد من ${classes}.`;
  },
  insideTitle: "نظرة إلى داخل الشبكة",
  inside: (picture, maps) =>
    `ماذا يفعل ${maps ? "عصبون واحد أو خلية واحدة" : "عصبون واحد"}، ولماذا هذا الجواب لا غيره؟ كل فصل يقول ذلك بكلمات قليلة ثم يريك إياه على المسرح، ${picture ? "برسمك أنت" : "بدخلك أنت"}.`,
  showMe: "أرني",
  showChapter: (title) => `أرني: ${title}`,
  chapter: (index, all, title) => `${index + 1} من ${all}: ${title}`,
  previousChapter: "السابق",
  nextChapter: "الفصل التالي",
  text: "النص",
};
