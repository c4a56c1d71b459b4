/** Nouns in the forms that they have beside a number. */

export interface Noun {
  readonly one: string;
  /** As a subject, and after a preposition or a verb. */
  readonly two: string;
  readonly twoOf: string;
  /** Beside 3 to 10, 11 to 99, and 0 or whole hundreds. */
  readonly few: string;
  readonly many: string;
  readonly other: string;
}

/** A noun by its singular and its plural; `of` is what it is of: "حاصل ضرب". */
function noun(singular: string, plural: string, of = ""): Noun {
  const feminine = singular.endsWith("ة");
  const stem = feminine ? `${singular.slice(0, -1)}ت` : singular;
  const tail = of ? ` ${of}` : "";
  return {
    one: `${singular}${tail} ${feminine ? "واحدة" : "واحد"}`,
    two: of ? `${stem}ا${tail}` : `${stem}ان`,
    twoOf: of ? `${stem}ي${tail}` : `${stem}ين`,
    few: `${plural}${tail}`,
    many: feminine || of ? `${singular}${tail}` : `${singular}ًا`,
    other: `${singular}${tail}`,
  };
}

export const nouns = {
  neuron: noun("عصبون", "عصبونات"),
  cell: noun("خلية", "خلايا"),
  pixel: noun("بكسل", "بكسلات"),
  number: noun("عدد", "أعداد"),
  value: noun("قيمة", "قيم"),
  line: noun("خط", "خطوط"),
  map: noun("خريطة", "خرائط"),
  row: noun("صف", "صفوف"),
  window: noun("نافذة", "نوافذ"),
  product: noun("حاصل", "حواصل", "ضرب"),
  power: noun("قوة", "قوى"),
  weight: noun("وزن", "أوزان"),
  bias: noun("انحياز", "انحيازات"),
  layer: noun("طبقة", "طبقات"),
  weightLayer: noun("طبقة", "طبقات", "أوزان"),
  channel: noun("قناة", "قنوات"),
  step: noun("خطوة", "خطوات"),
  poolStep: noun("خطوة", "خطوات", "تجميع"),
  score: noun("درجة", "درجات"),
  digit: noun("رقم", "أرقام"),
  class: noun("صنف", "أصناف"),
  answer: noun("جواب", "أجوبة"),
  drawing: noun("رسم", "رسوم"),
  stroke: noun("جرة", "جرات", "قلم"),
  point: noun("نقطة", "نقاط"),
  band: noun("حزمة", "حزم"),
  connection: noun("وصلة", "وصلات"),
  kernel: noun("نواة", "نوى"),
  pass: noun("تمريرة", "تمريرات"),
  time: noun("مرة", "مرات"),
  second: noun("ثانية", "ثوانٍ"),
  word: noun("كلمة", "كلمات"),
  image: noun("صورة", "صور"),
  example: noun("مثال", "أمثلة"),
  feature: noun("سمة", "سمات"),
  tensor: noun("موتر", "موترات"),
  path: noun("مسار", "مسارات"),
  convolution: noun("التفاف", "التفافات"),
  addition: noun("جمع", "عمليات جمع"),
  concatenation: noun("ضم", "عمليات ضم"),
  maximum: noun("أخذ", "عمليات أخذ", "الأكبر"),
  norm: noun("تطبيع", "عمليات تطبيع"),
  otherStep: {
    one: "خطوة أخرى",
    two: "خطوتان أخريان",
    twoOf: "خطوتين أخريين",
    few: "خطوات أخرى",
    many: "خطوة أخرى",
    other: "خطوة أخرى",
  },
  hiddenLayer: {
    one: "طبقة مخفية واحدة",
    two: "طبقتان مخفيتان",
    twoOf: "طبقتين مخفيتين",
    few: "طبقات مخفية",
    many: "طبقة مخفية",
    other: "طبقة مخفية",
  },
} as const satisfies Readonly<Record<string, Noun>>;
