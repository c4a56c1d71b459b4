/** A whole training in the page: from drawn weights to a network that reads digits. */
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { nouns } from "./nouns";
import { counted, countedOf, fixed, loss, many, percent, probability, rate } from "./numbers";

/** After a preposition, as they mostly stand here. */
const after = (count: number): string => `بعد ${countedOf(count, nouns.step)}`;

export const training: Words["training"] = {
  ways: {
    name: "ما يُتعلَّم",
    drawing: "رسم",
    nothing: "من لا شيء",
    history: "مشاهدة",
  },
  title: "ابدأ من لا شيء",
  about: (batch) =>
    `تُسحب كل الأوزان من جديد عشوائيًا: الشبكة لا تعرف شيئًا. ثم تتعلم في كل خطوة من ${countedOf(batch, nouns.digit)}، ويُظهر المسرح كيف تقرأ رسمك الآن.`,
  frozen: "ما قاسه تطبيع الدفعة من بيانات تدريبه، المتوسط والتباين، يبقى كما جاء.",
  blank: "ارسم شيئًا لترى كيف يُقرأ أثناء ذلك.",

  learnFrom: "تعلّم من",
  drawings: (ready, own) =>
    own > 0
      ? `${many(ready)} من الرسوم الجاهزة و${many(own)} من رسومك`
      : `${many(ready)} من الرسوم الجاهزة`,
  aboutDrawings: "يُحنى كل منها من جديد كلما جاء دوره؛ وخط يد واحد من كل رقم محجوز.",
  own: (count) => `رسومك أنت (${many(count)})`,
  aboutOwn: "يُحنى كل منها من جديد؛ ويُحكم عليها بالرسوم نفسها محنية بطرق أخرى.",
  mnist: "MNIST",
  aboutMnist: `${many(60000)} رقم كتبها نحو 250 شخصًا، إن كانت لدى هذا الخادم؛ و${many(10000)} كتبها غيرهم محجوزة.`,
  loadingMnist: (megabytes) =>
    megabytes === null ? "يُطلب MNIST …" : `MNIST قادم، ${many(Math.round(megabytes))} MB …`,

  start: "ابدأ",
  again: "ابدأ من جديد",
  pause: "أوقف التدريب مؤقتًا",
  go: "تابع",
  step: "خطوة واحدة",
  epoch: "حقبة واحدة",
  aboutEpoch: (lessons, batch, count) =>
    `الحقبة هنا ${counted(lessons, nouns.digit)}: ${counted(count, nouns.step)} في كل منها ${many(batch)}.`,
  keep: "توقف واحتفظ بها",
  undo: (name) => `عودة إلى ${name} كما جاءت`,
  shownNow: (name) => `على المسرح الشبكة التي تتعلم هنا، لا ${name} كما جاءت.`,
  replaced: "وُضعت على المسرح شبكة أخرى: انتهى التدريب.",

  speed: "السرعة",
  pace: (pace) => (pace === null ? "كما تأتي" : many(pace)),
  aboutPace: "عدد الخطوات بين صورتين للمسرح",

  numbers: {
    step: "الخطوة",
    epoch: "الحقبة",
    rate: "معدل التعلم",
    loss: "الخسارة، التعلم",
    learnt: "المقروء صوابًا، التعلم",
    heldOut: (count) => `المقروء صوابًا، ${many(count)} محجوزة`,
  },
  stepNumber: (count) => many(count),
  epochs: (count) => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share) => percent(share),

  lossName: "الخسارة",
  accuracyName: "المقروء صوابًا",
  training: "التعلم",
  heldOut: "المحجوزة",
  lossCurve: (count, first, last, held) =>
    `الخسارة من 0 إلى ${countedOf(count, nouns.step)}: لأرقام التعلم ${loss(first)} في البداية و${loss(last)} الآن؛ وللأرقام المحجوزة ${loss(held)}.`,
  accuracyCurve: (count, last, first, held) =>
    `المقروء صوابًا من 0 إلى ${countedOf(count, nouns.step)}: من أرقام التعلم ${percent(last)} الآن؛ ومن الأرقام المحجوزة ${percent(first)} في البداية و${percent(held)} الآن.`,
  noCurve: (name) => `${name}: لم يُتعلَّم شيء بعد.`,
  steps: (count) => counted(count, nouns.step),

  slider: "التدريب",
  after: (count, last) => (count === last ? `${after(count)}، الأحدث` : after(count)),
  goOnFrom: (count) => `تابع من الخطوة ${many(count)}`,
  goOnFromEnd: "تابع من النهاية",
  aboutGoOnFrom: "ما جاء بعدها يُنسى.",

  settings: "إعدادات البداية القادمة",
  rateName: "معدل التعلم",
  decayName: "نصف المعدل بعد هذا العدد من الخطوات (0: أبدًا)",
  batchName: "أرقام في الخطوة",
  seedName: "البذرة",
  optimizerName: "المحسن",
  optimizers: { sgd: "SGD", momentum: `SGD بزخم ${fixed(0.9, 1)}`, adam: "Adam" },
  dropoutName: "الإسقاط",
  noDropout: "ليس في هذه الشبكة إسقاط.",

  failures: "ثلاثة إخفاقات للتجربة",
  aboutFailures: "كل منها يبدأ من جديد وفيه خطأ واحد. ويُقال هنا ما الذي أخفق حين يظهر.",
  tooFast: "معدل عالٍ جدًا",
  zero: "كل الأوزان 0",
  shuffled: "وسوم عشوائية",
  why: {
    tooFast: (at, first, most, ended) =>
      rich`${strong("أسرع مما يجب.")} بالمعدل ${rate(at)} صارت الخسارة ${ltr(first.map(loss).join(" → "))}${first.includes(most) ? "" : `، وبلغت ${loss(most)}`}: كل خطوة تقفز فوق الوادي وتنزل أعلى على الجانب الآخر، حيث الميل أشد.${ended ? " ثم لم تعد الأعداد تتسع في float32." : ""}`,
    zero: (count, value, right) =>
      rich`${strong("لا شيء يُميَّز.")} ${after(count)} الخسارة ${loss(value)}، ويُقرأ صوابًا ${percent(right)} من الأرقام المحجوزة: حين تكون كل الأوزان 0 يمرّر كل عصبون 0، فلا يتحمل أي وزن مسؤولية وتبقى كلها 0. لا تتعلم إلا الانحيازات الأخيرة، وهي لا تعرف شيئًا عن الرسم.`,
    shuffled: (count, value, right) =>
      rich`${strong("لا شيء يُكتشف.")} ${after(count)} الخسارة ${loss(value)}؛ ومن يخمّن بين عشرة أرقام يدفع ${ltr(`−log(1/10) = ${fixed(2.3, 2)}`)}. ومن الأرقام المحجوزة يُقرأ صوابًا ${percent(right)}: فالوسوم العشوائية لا صلة لها بالصور.`,
  },

  ownTitle: "رسومك أنت",
  addAs: "أضف الرسم الذي على اللوح على أنه",
  add: "أضف",
  takeBack: "تراجع عن الأخير",
  added: (name, count) => `أُضيف على أنه ${name}: عدد رسومك ${many(count)}.`,
  nothingToAdd: "لا رسم على اللوح.",
  ownDrawing: (name) => `رُسم على أنه ${name}`,
  noOwn: "لا رسم لك بعد: أضف الرسم الذي على اللوح أولًا.",
  noDrawings: "لا رسم من الرسوم الجاهزة يمثل صنفًا في هذه الشبكة: أضف رسومًا من عندك.",

  confusions: "كيف تُقرأ الأرقام المحجوزة",
  confusionsCaption: (count, at) =>
    `أرقام محجوزة (${many(count)}) ${after(at)}: صف لما هو كل منها، وعمود لما يُقرأ به.`,
  isRow: "هو",
  pictures: (layer) => `عمّ تبحث عصبونات ${layer}`,
  aboutPictures: "أوزانها، مربع لكل بكسل: ممتلئ فوق الصفر، ومجوَّف تحته.",
  neuron: (name) => `انظر داخل ${name}`,

  curves: "كيف يسير التدريب",
  meanwhile: {
    name: "التدريب",
    count: (count) => `الخطوة ${many(count)}`,
    begun: (now) =>
      now
        ? `سُحبت كل الأوزان عشوائيًا: تجيب الشبكة ${now.name} (${probability(now.share)}).`
        : "سُحبت كل الأوزان عشوائيًا.",
    goes: (goes, first, now) => {
      const how = `${after(goes.steps)} الخسارة ${loss(goes.loss)}، ويُقرأ صوابًا ${percent(goes.right)} من الأمثلة المحجوزة (${many(goes.held)}).`;
      return first && now
        ? `${how} أجابت في البداية ${first.name} (${probability(first.share)})، وتجيب الآن ${now.name} (${probability(now.share)}).`
        : how;
    },
  },

  said: {
    reached: (count, share) => `${after(count)} يُقرأ صوابًا ${percent(share)} من الأمثلة المحجوزة.`,
    started: "الشبكة تتعلم.",
    paused: (count, share) =>
      `توقف مؤقت ${after(count)}: يُقرأ صوابًا ${percent(share)} من الأرقام المحجوزة.`,
    kept: "انتهى التدريب؛ وما تُعلِّم يبقى على المسرح.",
    undone: (name) => `عادت ${name} إلى المسرح كما جاءت.`,
  },

  noMnist: `MNIST ليس هنا: شغّل الخادم بالأمر ${ltr("forwardpass serve --data")}، فينزّله مرة واحدة، 12 MB.`,
  mnistBroke: "انقطع MNIST في الطريق.",
  mnistOther: `أرقام الخادم ليست أرقام MNIST: تلزم صور ${ltr("28x28")} للأرقام من 0 إلى 9.`,
  notForMnist: `MNIST للشبكات التي تقرأ صور ${ltr("28x28")} وتعرف الأرقام من 0 إلى 9.`,
  nothingToLearn: "ليس في هذه الشبكة أوزان يمكن تعلمها.",
  tooHeavy: "هذه الشبكة أثقل من أن تُدرَّب في الصفحة: أكثر من 30 مليون حاصل ضرب للصورة الواحدة.",
  noPictures: `هذه الشبكة لا تقرأ صورًا: يمكن لبرنامج أن يعلّمها بالأمر ${ltr("forwardpass.training.start({ data: { images, targets } })")}.`,
};
