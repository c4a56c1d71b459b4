/** What each statement of the model's code does. */
import type { LayerFacts } from "../en/code";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { nouns } from "./nouns";
import { counted, countedOf, many, percent, product } from "./numbers";

const ORDINALS = ["الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة"];

function role({ name, index, last }: LayerFacts): string {
  if (last) return `${name} هي طبقة الخرج`;
  const ordinal = ORDINALS[index];
  return ordinal
    ? `${name} هي الطبقة المخفية ${ordinal}`
    : `${name} هي الطبقة المخفية رقم ${index + 1}`;
}

const shapeOf = (shape: readonly (number | string)[]): string => ltr(`[${shape.join(", ")}]`);

export const codeLines: Words["code"] = {
  inOut:
    "ملاحظة للناس بين علامتي اقتباس: مسار البيانات والصورة التي تأتي بها. تحفظها Python نصًّا للمساعدة ولا تحسب شيئًا.",
  purpose:
    "ملاحظة للناس بين علامتي اقتباس: ما الغرض من هذا. تحفظها Python نصًّا للمساعدة ولا تحسب شيئًا.",
  ordinary: "كود Python عادي حول الشبكة: لا يتغير هنا أي عدد من أعداد هذا التعرّف.",
  torch: "يستدعي PyTorch، المكتبة التي تخزّن الأعداد (في موترات) وتحسب بها.",
  torchNn: (name) => `لبنات PyTorch الأساسية للشبكات العصبية، واسمها من الآن ${name}.`,
  torchFunctional: (name) => `دوال التنشيط مثل ReLU وأدوات أخرى، واسمها من الآن ${name}.`,
  takes: (what, library) => `يأخذ ${what} من المكتبة ${library}.`,
  library: (library) => `يستدعي المكتبة ${library}.`,
  libraryAs: (library, name) => `يستدعي المكتبة ${library}، واسمها من الآن ${name}.`,
  module: (name) =>
    `يصف نوعًا من الشبكات اسمه ${name}. ولأنه nn.Module فهو يتتبع أوزانه كلها بنفسه.`,
  kind: (name) => `يصف نوعًا من الكائنات اسمه ${name}.`,
  init: "يعمل مرة واحدة عند إنشاء الشبكة: ينشئ الطبقات بأوزان لم تُتعلَّم بعد.",
  superOf: (name) =>
    `يدع nn.Module، الذي بُني عليه ${name}، يجهّز نفسه أولًا ليسجّل الطبقات التالية. وتقبل Python 3 أيضًا ${ltr("super()")} بلا أسماء.`,
  superInit: "يدع nn.Module يجهّز نفسه أولًا ليسجّل الطبقات التالية.",
  forward: (name, shape) =>
    `مسار البيانات عبر الشبكة. ${name} كومة مدخلات، وهي هنا واحد: ${shapeOf([1, ...shape])}.`,
  helper: (name) => `دالة مستقلة اسمها ${name}.`,
  makesDropout: (p) =>
    `الإسقاط لمنع فرط التخصيص (حفظ الأمثلة عن ظهر قلب): في وضع التدريب يُطفأ كل عصبون بفرصة ${percent(p)}، فتتعلم الشبكة ألا تعتمد على واحد وحده. ليس له أوزان.`,
  makesActivation: (name) => `ينشئ دالة التنشيط ${name} لتُستعمل بين الطبقات. ليس لها أوزان.`,
  makesFlatten: "ينشئ الخطوة التي تحوّل الصورة إلى صف واحد من الأعداد.",
  makesSequence: "يضع الخطوات في تسلسل: ما تعطيه خطوة تأخذه التي تليها.",
  makesSoftmax: "ينشئ الخطوة التي تحوّل الدرجات إلى احتمالات (أو لوغاريتماتها).",
  returns: "يعيد الناتج إلى من استدعى الشبكة.",
  makesNorm: "ينشئ تطبيعًا يزيح الأعداد ويقيسها لتتفاوت بنحو 1: فيسهل التعلم على ما يليه.",
  makesPool: (largest) =>
    largest
      ? "ينشئ خطوة تجميع: تُبقي من كل نافذة العدد الأكبر. ليس لها أوزان."
      : "ينشئ خطوة تجميع: تأخذ من كل نافذة المتوسط. ليس لها أوزان.",
  makesUnknownConvolution: "ينشئ التفافًا: نوافذ بأوزان متعلَّمة تنزلق على الخرائط.",
  makesConvolution({ name, outputs, depth, window, biases }) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = biases > 0 ? `، و${counted(biases, nouns.bias)}` : "، بلا انحيازات";
    const sum = `${many(outputs)} × ${each.map(many).join(" × ")} = ${many(count)}`;
    return `${name}: ${counted(outputs, nouns.window)} من ${product(window, " × ")} تنزلق على ${depth === 1 ? "خريطة واحدة" : `${many(depth)} من الخرائط`}. أي ${ltr(sum)} من الأوزان${what}، وهي نفسها في كل موضع.`;
  },
  makesUnknownLayer: "ينشئ طبقة تصل كل مدخل بكل مخرج.",
  makesLayer(layer) {
    const { inputs, outputs, before } = layer;
    const sources = before === null ? "المدخلات" : `عصبونات ${before}`;
    const sum = `${many(inputs)} × ${many(outputs)} = ${many(inputs * outputs)}`;
    return `${role(layer)}: كل عصبون من عصبوناتها (${many(outputs)}) موصول بكل ${sources} (${many(inputs)}). أي ${ltr(sum)} من الأوزان، و${counted(outputs, nouns.bias)}.`;
  },
  line: (sentences, shape, returned) =>
    returned
      ? `${sentences.join(" ")} هذا جواب الشبكة: ${shapeOf(shape)}.`
      : `${sentences.join(" ")} صار x الآن: ${shapeOf(shape)}.`,
  results: (name, count, way) => `${name} يعيد ${many(count)} من الموترات؛ والمعروض ${way}.`,
  flatten: (sizes, count) =>
    `يبسط الدخل: قيمه (${product(sizes, " × ")}) تصير صفًّا واحدًا من ${countedOf(count, nouns.number)}، صفًّا بعد صف.`,
  linear: (name, inputs, outputs) =>
    `${name}: كل عصبون من عصبوناتها (${many(outputs)}) يضرب الأعداد (${many(inputs)}) في أوزانه ويجمعها ويضيف انحيازه.`,
};
