/** What is wrong with what a person gives. Facts that come as text are quoted already. */
import type { Counted, Place } from "../../base/faults";
import type { Words } from "../words";
import { ltr } from "./bidi";
import { many } from "./numbers";

type Faults = Words["faults"];

const PLACES: Readonly<Record<Place, string>> = {
  header: "ترويسة ملف الشبكة",
  description: "وصف ملف الشبكة",
  history: "وصف السجل",
};

const COUNTED: Readonly<Record<Counted, string>> = {
  operations: "العمليات",
  layers: "الطبقات",
  classes: "الأصناف",
};

const field = (name: string, must: string): string =>
  `ملف الشبكة تالف: في وصفه يجب أن يكون ${ltr(name)} ${must}.`;

const operation = (op: string, what: string): string => `العملية ${op} ${what}.`;
const has = (setting: string, value: string | number, must: string): string =>
  `فيها ${setting} بقيمة ${ltr(String(value))}، والمطلوب ${must}`;
/** A part of an operation, with its shape and what it should be for. */
const shaped = (part: string, shape: string, of: string): string =>
  `فيها ${part} بشكل ${ltr(shape)}، والمطلوب ${of}`;
const knows = (known: readonly string[]): string => ltr(known.join(", "));

const ofFiles = {
  notJson: (place) => `${PLACES[place]} ليس نص JSON صحيحًا: الملف تالف.`,
  noObject: (place) => `${PLACES[place]} ليس كائن JSON: الملف تالف.`,
  fieldText: (name, most) => field(name, `نصًّا لا يتجاوز ${many(most)} محرف`),
  fieldTexts: (name) => field(name, "قائمة نصوص"),
  fieldOneOf: (name, known) => field(name, `واحدًا من ${knows(known)}`),
  fieldNumber: (name) => field(name, "عددًا منتهيًا"),
  fieldShare: (name) => field(name, "عددًا من 0 إلى 1"),
  fieldFlag: (name) => field(name, "true أو false"),
  fieldWhole: (name) => field(name, "عددًا صحيحًا"),
  fieldSizes: (name) => field(name, "قائمة أحجام فوق 0"),
  fieldObject: (name) => field(name, "كائنًا"),
  fieldObjects: (name, most) => field(name, `قائمة لا تتجاوز ${many(most)} كائن`),
  fieldTokens: (name) => field(name, `قائمة من ${ltr("[line, start, end, kind]")}`),
  fieldSettings: (name) =>
    field(name, "كائنًا من أعداد ونصوص وقيم true أو false وقوائم أعداد صحيحة"),
  fileTooLarge: (megabytes) => `ملف الشبكة أكبر من ${megabytes} MB.`,
  fileTooShort: (bytes) => `ملف الشبكة ${many(bytes)} بايت فقط: اجلبه أو احفظه من جديد.`,
  notSafetensors: () => "هذا ليس ملف شبكة: لا يبدأ كما يبدأ safetensors.",
  headerCut: (bytes, header) =>
    `ملف الشبكة مبتور: فيه ${many(bytes)} بايت، وترويسته وحدها يجب أن تكون ${many(header)}.`,
  headerNotText: () => "ملف الشبكة تالف: ترويسته ليست نص UTF-8.",
  metadataNotText: () => "ملف الشبكة تالف: بياناته الوصفية ليست نصًّا.",
  tensorType: (tensor, type, known) => `نوع الموتر ${tensor} هو ${type}، والمطلوب ${knows(known)}.`,
  tensorPlace: (tensor) => `ملف الشبكة تالف: للموتر ${tensor} شكل أو موضع مستحيل.`,
  tensorBytes: (tensor, shape, needs, own) =>
    `ملف الشبكة تالف: الموتر ${tensor} بشكل ${ltr(shape)} يحتاج إلى ${many(needs)} بايت وله ${many(own)}.`,
  tooManyTensors: (count, most) =>
    `عدد الموترات في ملف الشبكة ${many(count)}، والحد الأقصى ${many(most)}.`,
  fileNumbers: (count, most) =>
    `عدد الأعداد في ملف الشبكة ${many(count)}، والحد الأقصى ${many(most)}.`,
  tensorScales: (tensor, scales, largest) =>
    `الموتر ${tensor} محفوظ في ثمانية بتات، ويجب أن يكون في ${scales} لكل صف عدد من 0 إلى ${ltr(largest)}.`,
  tensorsOverlap: () => "ملف الشبكة تالف: موتراته تتداخل أو تترك فجوة.",
  tensorsCut: (needs, own) =>
    `ملف الشبكة مبتور أو تالف: موتراته تحتاج إلى ${many(needs)} بايت، وفيه ${many(own)}.`,
  noDescription: () =>
    `في الملف أوزان لكن بلا وصف من forwardpass: أنشئه بالأمر ${ltr("Network.from_module(module, example).save(path)")}.`,
  otherFormat: (format, known) =>
    `صيغة ملف الشبكة ${format}، وهذه الصفحة تقرأ 1 و${known}: حدّث forwardpass.`,
  tensorUnused: (tensor) => `في ملف الشبكة الموتر ${tensor} ولا شيء يستعمله.`,
  tensorMissing: (tensor) => `ينقص ملف الشبكة الموتر ${tensor}.`,
  tensorSizes: (tensor, shape, count) =>
    `شكل الموتر ${tensor} هو ${ltr(shape)}، والمطلوب ${count} من الأحجام فوق 0.`,
  tensorNeurons: (tensor, neurons) => `الموتر ${tensor} ليس لعدد العصبونات ${many(neurons)}.`,
  tensorsOfLayers: (count, layers, known) =>
    `عدد موترات ملف الشبكة ${many(count)}، وطبقاته (${many(layers)}) تستعمل ${many(known)}.`,
  optionsDamaged: () => "الخيارات في هذه الصفحة تالفة: صدّرها من جديد.",
  dataDamaged: () => "البيانات في هذه الصفحة تالفة: صدّرها من جديد.",
} satisfies Partial<Faults>;

const ofNetworks = {
  tensorValues: (tensor, own, needs) =>
    `في الموتر ${tensor} ${many(own)} من القيم، وشكله يحتاج إلى ${many(needs)}.`,
  tensorRows: (tensor, own, needs, rows) =>
    `في الموتر ${tensor} ${many(own)} من القيم، والمطلوب ${many(needs)} في ${many(rows)} من الصفوف.`,
  tensorNotFinite: (tensor) => `في الموتر ${tensor} أوزان NaN أو لانهائية.`,
  tooManyNumbers: (count) =>
    `في الشبكة ${many(count)} عدد في التمريرة الواحدة، وهذا أكثر مما يمكن عرضه.`,
  networkName: (name) => `اسم الشبكة ${name}، وهذا ليس اسمًا.`,
  featureNames: (inputs, names) => `عدد المدخلات ${many(inputs)} وعدد أسماء السمات ${many(names)}.`,
  outputsOfClasses: (layer, outputs, names) =>
    `مخرجات الطبقة ${layer} عددها ${many(outputs)}، وأسماء الأصناف ${many(names)}.`,
  countOf: (count, what, most) =>
    `عدد ${COUNTED[what]} في الشبكة ${many(count)}، والمطلوب من 1 إلى ${many(most)}.`,
  lineOf: (op, line, lines) => `العملية ${op} في السطر ${line} من ${lines}.`,
  onlyHidden: (layer) => `${layer} مقيسة، ولا يُقاس إلا الطبقات المخفية.`,
  lampLacks: () => "يجب أن يكون في ملف الشبكة مصباح له أوزان في كل طبقة مخفية.",
  scaleOf: (layer, scale) => `مقياس الطبقة ${layer} هو ${ltr(scale)}، والمطلوب أن يكون فوق 0.`,
  sharesOf: (tensor) => `يجب أن تكون قيم الموتر ${tensor} حصصًا من 0 إلى 1.`,
  noLayers: () => "ليس في الشبكة طبقات.",
  layersAlike: () => "في الشبكة طبقتان باسم واحد.",
  readsInput: (layer, reads, own) =>
    `الطبقة ${layer} تقرأ ${many(reads)} من القيم، وفي الدخل ${many(own)}.`,
  readsLayer: (layer, reads, before, own) =>
    `الطبقة ${layer} تقرأ ${many(reads)} من القيم، وفي الطبقة ${before} منها ${many(own)}.`,
  noSuchOwner: (op, layer) => `العملية ${op} تتبع ${layer}، وليست طبقة.`,
  biasesOf: (layer, biases, rows) =>
    `في الطبقة ${layer} ${many(biases)} من الانحيازات و${many(rows)} من صفوف الأوزان.`,
  noOperation: (name) => `لا عملية في الشبكة باسم ${name}.`,
  noLayer: (layer, last) => `لا توجد الطبقة ${layer}: الطبقات من 0 إلى ${last}.`,
  noParameter: (name) => `لا معامل في الشبكة باسم ${name}.`,
  parameterNumbers: (name, own, given) =>
    `في ${name} من الأعداد ${many(own)}، والمعطى ${many(given)}.`,
  parameterNotFinite: (name) => `في ${name} قيم NaN أو لانهائية.`,
} satisfies Partial<Faults>;

const ofShapes = {
  tooLargeShape: (op, shape, most) =>
    operation(op, `تعطي الشكل ${ltr(shape)}، وهو فوق ${many(most)} عدد`),
  givesOther: (op, shape, said) => operation(op, `تعطي ${ltr(shape)} لا ${ltr(said)}`),
  noScores: (op, shape) => operation(op, `تعطي الشكل ${ltr(shape)}، لا درجة واحدة لكل صنف`),
  readsScores: (op, shape) => operation(op, `تقرأ الشكل ${ltr(shape)}، لا درجة واحدة لكل صنف`),
  addsShapes: (op, shapes) => operation(op, `تجمع قيمًا تتوافق أشكالها، لا ${ltr(shapes)}`),
  subtractsShapes: (op, shapes) => operation(op, `تطرح قيمًا تتوافق أشكالها، لا ${ltr(shapes)}`),
  gatesShapes: (op, shapes) => operation(op, `تمرّر قيمًا تتوافق أشكالها، لا ${ltr(shapes)}`),
  comparesShapes: (op, shapes) => operation(op, `تقارن قيمًا من شكل واحد، لا ${ltr(shapes)}`),
  joinsShapes: (op, shapes, axis) =>
    operation(op, `لا تستطيع ضم الأشكال ${ltr(shapes)} على المحور ${axis}`),
  takesBeyond: (op, shape, read) =>
    operation(op, `تأخذ ${ltr(shape)} من الشكل ${ltr(read)} وتتجاوز نهايته`),
  orderOf: (op, order, read) =>
    operation(op, `فيها الترتيب ${ltr(order)}، لا كل محور من ${ltr(read)} مرة واحدة`),
  reshapes: (op, shape, read) => operation(op, `لا تستطيع صنع الشكل ${ltr(shape)} من ${ltr(read)}`),
  axesOf: (op, axes, read) =>
    operation(op, `فيها المحاور ${ltr(axes)}، لا بعض محاور ${ltr(read)} مرة واحدة`),
  noAxis: (op) => operation(op, "لا تُبقي أي محور"),
  overAxes: (op, axes, read) => operation(op, `تعمل على ${axes} من محاور الشكل ${ltr(read)}`),
  weightsOf: (op, shape, form) => operation(op, shaped("أوزان", shape, ltr(form))),
  biasesOfMaps: (op, shape, maps) =>
    operation(op, shaped("انحيازات", shape, `ما يناسب عدد الخرائط ${many(maps)}`)),
  biasesOfRows: (op, shape, rows) =>
    operation(op, shaped("انحيازات", shape, `ما يناسب عدد صفوف الأوزان ${many(rows)}`)),
  partOfShape: (op, part, shape, read) =>
    operation(op, shaped(part, shape, `ما يناسب ${ltr(read)}`)),
  partOfChannels: (op, part, shape, channels) =>
    operation(op, shaped(part, shape, `ما يناسب عدد القنوات ${many(channels)}`)),
  partOfAxes: (op, part, shape, axes, read) =>
    operation(op, shaped(part, shape, `ما يناسب ${axes} من محاور ${ltr(read)}`)),
  readsValues: (op, inputs, read, shape) =>
    operation(op, `تقرأ ${many(inputs)} من القيم، وشكل ${read} هو ${ltr(shape)}`),
  readsChannels: (op, shape, axes) =>
    operation(op, `تقرأ الشكل ${ltr(shape)}، لا قنوات و${axes} من الأحجام`),
} satisfies Partial<Faults>;

const ofOperations = {
  operationName: (op) => `اسم إحدى العمليات ${op}، وهذا لا يصلح اسمًا لها.`,
  notNumber: (op, setting, value) => operation(op, has(setting, value, "عدد منتهٍ")),
  notWhole: (op, setting, value) => operation(op, has(setting, value, "عدد صحيح")),
  notWholes: (op, setting, value, least) =>
    operation(op, has(setting, value, `أعداد صحيحة من ${least} فصاعدًا`)),
  notSoManyWholes: (op, setting, value, count, least) =>
    operation(op, has(setting, value, `أعداد صحيحة من ${least} فصاعدًا، عددها ${count}`)),
  notFlag: (op, setting, value) => operation(op, has(setting, value, "true أو false")),
  sameName: (op) => operation(op, "لها اسم عملية أخرى"),
  readsLater: (op, read) => operation(op, `تقرأ ${read}، وهي لا تأتي قبلها`),
  unread: (op) => operation(op, "لا يقرؤها شيء"),
  notLast: (op, kind) => operation(op, `من نوع ${kind} ويجب أن تأتي أخيرًا`),
  unknownKind: (op, kind) => operation(op, `من نوع ${kind} لا تعرفه هذه الصفحة: حدّث forwardpass`),
  oneRead: (op, kind, reads) =>
    operation(op, `من نوع ${kind} وتقرأ ${many(reads)} من القيم، والمطلوب قيمة واحدة`),
  unknownTensor: (op, kind, tensor) => operation(op, `من نوع ${kind}: لا موتر له باسم ${tensor}`),
  unknownSetting: (op, kind, setting) =>
    operation(op, `من نوع ${kind}: لا إعداد له باسم ${setting}`),
  nothingToScale: (op) => operation(op, "ليس لها وزن ولا انحياز"),
  partMissing: (op, part) => operation(op, `ليس فيها ${part}`),
  variance: (op) => operation(op, "فيها تباين ليس فوق 0"),
  groupsOf: (op, channels, groups) =>
    operation(op, `لا تستطيع قسمة القنوات (${many(channels)}) إلى مجموعات عددها ${many(groups)}`),
  epsilon: (op) => operation(op, "فيها eps تحت 0"),
  noSize: (op) => operation(op, "حجمها 0"),
  sizeTooLarge: (op) => operation(op, "حجمها أكبر مما يمكن عرضه"),
  shareOf: (op, setting, value) => operation(op, has(setting, value, "عدد من 0 إلى 1")),
  notAbove: (op, setting, value) => operation(op, has(setting, value, "عدد فوق 0")),
  softplusOf: (op, beta, threshold) =>
    operation(
      op,
      `فيها beta بقيمة ${ltr(String(beta))} وthreshold بقيمة ${ltr(String(threshold))}، والمطلوب فوق 0`,
    ),
  boundsCross: (op, low, high) =>
    operation(op, `فيها low بقيمة ${ltr(String(low))} فوق high بقيمة ${ltr(String(high))}`),
  noBound: (op) => operation(op, "ليس لها حد"),
  kernelTooLarge: (op) => operation(op, "فيها نواة أو حشو أكبر مما يمكن عرضه"),
  groupsOfMaps: (op, groups, depth, maps, reads) =>
    operation(
      op,
      `فيها ${many(groups)} من المجموعات، في كل منها ${many(depth)} من الخرائط، لخرائط عددها ${many(maps)}، وهذا لا يوافق ما تقرؤه (${many(reads)})`,
    ),
  kernelOver: (op, reach, room) =>
    operation(op, `نواتها على ${many(reach)} من المواضع، وفيما تقرؤه مع الحشو ${many(room)}`),
  windowsTooMany: (op) => operation(op, "نوافذها أكبر أو أكثر مما يمكن عرضه"),
  paddingOver: (op, padding) => operation(op, `حشوها ${many(padding)}، وهو فوق نصف نواتها`),
  dividesByNought: (op) => operation(op, "تقسم على 0"),
  windowOverPadding: (op) => operation(op, "فيها نافذة ليس تحتها إلا الحشو"),
} satisfies Partial<Faults>;

const ofInputs = {
  imageValues: (needs, own) => `يجب أن تكون في الصورة ${many(needs)} من القيم، وفيها ${many(own)}.`,
  imageNotFinite: () => "في الصورة قيم NaN أو لانهائية.",
  sumsTooLarge: () => "مجاميع الشبكة لهذه الصورة أكبر مما يتسع له float32.",
  noClass: (target, last) => `لا يوجد الصنف ${target}: الأصناف من 0 إلى ${last}.`,
  rateOf: (rate) => `معدل التعلم عدد فوق 0، لا ${ltr(rate)}.`,
  momentumOf: (share) => `momentum عدد من 0 إلى ما دون 1، لا ${ltr(share)}.`,
  betaOf: (share) => `beta عدد من 0 إلى ما دون 1، لا ${ltr(share)}.`,
  isOutput: (layer) => `${layer} هي الخرج: اختر عصبونًا مخفيًا.`,
  noNeuron: (layer, last, neuron) => `عصبونات ${layer} من 0 إلى ${last}، وليس فيها ${neuron}.`,
  noValue: (index, last) => `لا توجد القيمة ${index}: القيم من 0 إلى ${last}.`,
  noMap: (index, last) => `لا توجد الخريطة ${index}: الخرائط من 0 إلى ${last}.`,
  strokesNoList: () => "يجب أن تكون strokes قائمة جرات قلم",
  strokeNoList: (stroke) => `يجب أن تكون الجرة ${stroke} قائمة نقاط ${ltr("[x, y]")}`,
  strokePoint: (stroke, point) =>
    `يجب أن تكون النقطة ${point} في الجرة ${stroke} عددين منتهيين ${ltr("[x, y]")}`,
  strokeBeyond: (stroke, most) =>
    `الجرة ${stroke} ليست قائمة أعداد ${ltr("[x, y]")} بين ${ltr(`-${most}`)} و${most}.`,
  penWidth: (width, most) => `عرض القلم ${width} px: يجب أن يكون فوق 0 ودون ${most} px.`,
  penWidths: (widths, strokes) => `عدد أعراض القلم ${widths} وعدد جرات القلم ${strokes}.`,
  pixelsBeyond: () => "تحتاج setPixels إلى قيم من 0 إلى 1",
  pixelsCount: (needs, own) => `تحتاج setPixels إلى ${many(needs)} من القيم، وأُعطيت ${many(own)}`,
  pixelsNotFinite: (needs) => `تحتاج setPixels إلى ${many(needs)} من الأعداد المنتهية`,
  inspectLayer: (last) => `تحتاج inspect إلى طبقة من ${ltr("-1")} (الدخل) إلى ${last}`,
  inspectNeuron: (last, index) => `تحتاج inspect إلى عصبون من 0 إلى ${last}، وأُعطيت ${index}`,
  explainClass: (last, index) => `تحتاج explain إلى صنف من 0 إلى ${last}، وأُعطيت ${index}`,
  noExample: (count, index) => `عدد الأمثلة ${count}، وليس بينها ${index}`,
  anotherNetwork: () => "يجب أن تقرأ الشبكة الأخرى الدخل نفسه وتعرف الأصناف نفسها.",
} satisfies Partial<Faults>;

export const faults: Faults = {
  ...ofFiles,
  ...ofNetworks,
  ...ofShapes,
  ...ofOperations,
  ...ofInputs,
};
