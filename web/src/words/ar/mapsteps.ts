/** What the steps of a story say of stacks of feature maps, and of planes that only change or join. */
import type { Left, Lit, Looking, Part, Pooling } from "../en/mapsteps";
import type { Words } from "../words";
import { type Noun, nouns } from "./nouns";
import { counted, countedOf, listed, many, num, product, sharePercent } from "./numbers";

const by = (size: readonly number[]): string => product(size);

/** What one window reads, where that is more than one picture. */
const read = ({ depth, size, pixels }: Looking): string =>
  countedOf(depth, size.length === 1 ? nouns.row : pixels ? nouns.channel : nouns.map);

const windowOf = ({ size, pixels }: Looking): string => `${by(size)} ${pixels ? "بكسل" : "خلية"}`;

const lit = ({ active, count, maps, lines, share, told }: Lit): string =>
  `يضيء ${many(active)} من ${countedOf(count, maps ? nouns.cell : nouns.neuron)}.${told ? ` ${drawn(lines, share)}` : ""}`;

const drawn = (lines: number, share: number): string =>
  lines === 0
    ? "لا يُرسم أي خط: كل شيء هنا 0."
    : `المرسوم: ${counted(lines, nouns.line)}، ${sharePercent(share)} مما يسري.`;

/** What there is of a stack, or of a row. */
const stack = ({ maps, size }: Left): string =>
  size ? `${counted(maps, nouns.map)} من ${by(size)}` : counted(maps, nouns.number);

const left = (rest: Left): string => `الباقي ${stack(rest)}`;

const takes: Readonly<Record<Pooling, string>> = {
  largest: "تُبقي الأكبر",
  mean: "تأخذ المتوسط",
  sum: "تأخذ المجموع",
};

const parts: Readonly<Record<Part, Noun>> = {
  convolution: nouns.convolution,
  layer: nouns.weightLayer,
  pool: nouns.poolStep,
  addition: nouns.addition,
  concatenation: nouns.concatenation,
  maximum: nouns.maximum,
  norm: nouns.norm,
  other: nouns.otherStep,
};

const ways = (names: readonly string[]): string => countedOf(names.length, nouns.path);

export const mapSteps: Words["mapSteps"] = {
  input: "الدخل",
  pixels(size, planes, least, most, above) {
    const what =
      planes > 1
        ? `${countedOf(planes, nouns.channel)}، كل منها ${by(size)} من الأعداد`
        : `${by(size)} من الأعداد`;
    const range =
      least < 0 || most > 1
        ? `وهي هنا من ${num(least)} إلى ${num(most)}`
        : "حيث 0 فارغ و1 حبر كامل";
    return `الدخل صورة من ${what}، ${range}. ${many(above)} منها فوق 0.`;
  },
  products({ map, row, column }, looking) {
    const each = looking.depth > 1 ? ` في كل من ${read(looking)}` : "";
    return `خلية من الخريطة ${map} (الصف ${row}، العمود ${column}) تنظر إلى نافذة من ${windowOf(looking)}${each} وتضرب كل قيمة في وزن متعلَّم.`;
  },
  summed: (products, looking, sum, bias) => {
    const over = looking.depth > 1 ? `، من ${read(looking)} معًا` : "";
    const added = `تجمع نواتجها (${counted(products, nouns.product)})${over}: ${num(sum)}.`;
    return bias === null ? added : `${added} ثم تضيف انحيازها، وهو عدد آخر: ${num(bias)}.`;
  },
  norm(names, norming, ofMap, before, after) {
    const becomes = `${num(before)} يصير ${num(after)}`;
    const who = listed(names);
    switch (norming) {
      case "measured":
        return `إزاحة المجموع وقياسه في ${who}، بأعداد متعلَّمة ل${ofMap ? "هذه الخريطة" : "هذا العصبون"}: ${becomes}.`;
      case "fixed":
        return `إزاحة المجموع وقياسه في ${who}، بأعداد لا تتغير: ${becomes}.`;
      case "together":
        return `إزاحة المجاميع وقياسها معًا في ${who}، لتتفاوت بنحو 1 حول وسط واحد: ${becomes}.`;
      case "beside":
        return `قسمة المجموع في ${who}، وتزيد كلما قويت الخرائط المجاورة: ${becomes}.`;
    }
  },
  window(map, weights, pixels, active, all) {
    const over = pixels ? "الصورة كلها" : "كل ما تقرؤه";
    return `تنزلق النافذة على ${over} بالأوزان نفسها (${many(weights)}): تمتلئ الخريطة ${map}، ويضيء ${many(active)} من ${countedOf(all, nouns.cell)}.`;
  },
  everyMap: (layer, count, at) =>
    count === 1
      ? `في ${layer} هذه الخريطة وحدها: ${lit(at)}`
      : `تمتلئ خرائط ${layer} كلها (${many(count)})، كل منها بأوزانها: ${lit(at)}`,
  convolution(layer, count, looking, at) {
    const { size, depth, of, pixels } = looking;
    const windows = `نوافذ من ${by(size)} (${many(count)})`;
    const over = of > 1 ? read({ ...looking, depth: of }) : pixels ? "الصورة" : "هذه الخريطة";
    if (depth === of) return `في ${layer} تنزلق ${windows} على ${over}: ${lit(at)}`;
    const own = depth === 1 ? "خريطة واحدة" : `${many(depth)} من الخرائط`;
    return `في ${layer} تنزلق ${windows}، كل نافذة على ${own}: ${lit(at)}`;
  },
  pool: (layer, pooling, size, rest) =>
    `${layer} ${takes[pooling]} من كل ${by(size)} خلية: ${left(rest)}.`,
  poolNothing: (layer) => `نوافذ ${layer} من خلية واحدة: لا شيء يتغير هنا.`,
  shared: (layer, pooling, size, rest) =>
    `${layer} تقسم كل خريطة إلى ${by(size)} جزءًا و${takes[pooling]} من كل جزء: ${left(rest)}.`,
  wholeMap: (layer, pooling, rest) =>
    `${layer} ${takes[pooling]} من كل خريطة كاملة: ${left(rest)}.`,
  along: (layer, pooling, several, rest) =>
    `${layer} ${takes[pooling]} من كل ${countedOf(several, nouns.number)}: ${left(rest)}.`,
  add: (layer, from, at) =>
    `${layer} تضم ${ways(from)}: تجمع ما تعطيه ${listed(from)}، عددًا بعدد. ${lit(at)}`,
  subtract: (layer, from, at) =>
    `${layer} تضم مسارين: تطرح ما تعطيه ${from[1] ?? from[0]} مما تعطيه ${from[0]}، عددًا بعدد. ${lit(at)}`,
  maximum: (layer, from, at) =>
    `${layer} تضم ${ways(from)}: تُبقي الأكبر مما تعطيه ${listed(from)}، عددًا بعدد. ${lit(at)}`,
  gate: (layer, from, at) =>
    `عند ${layer} تفتح ${from[1] ?? from[0]} ما يأتي من ${from[0]} أو تغلقه: يُضرب ما تعطيه الاثنتان، عددًا بعدد. ${lit(at)}`,
  concat: (layer, from, rest) =>
    `${layer} تضع ما تعطيه ${listed(from)} بعضه وراء بعض: ${stack(rest)}.`,
  normFirst: (layer, picture, least, most) =>
    `أولًا تزيح ${layer} ${picture ? "الصورة وتقيسها: أعدادها" : "الدخل وتقيسه: أعداده"} الآن من ${num(least)} إلى ${num(most)}.`,
  normOf: (layer, from, at) => `${layer} تزيح ما تعطيه ${listed(from)} وتقيسه: ${lit(at)}`,
  reluOf: (layer, from, at) =>
    `${layer} تُبقي ما فوق 0 من ${listed(from)} ويصير الباقي 0: ${lit(at)}`,
  bentOf: (layer, activation, from, at) =>
    `${layer} (${activation}) تحني كل عدد من ${listed(from)} وفق المنحنى نفسه: ${lit(at)}`,
  unchanged: (layer) => `${layer} تمرّر كل عدد كما هو أثناء التعرّف.`,
  rowwise: (layer, at) => `${layer} تضرب وتجمع على طول كل صف، دائمًا بالأوزان نفسها: ${lit(at)}`,
  lay: (name, count, size, all) =>
    count === 1
      ? `${name} تضع الصورة (${by(size)}) في صف واحد: ${counted(all, nouns.number)}.`
      : `${name} تضع الخرائط كلها (${counted(count, nouns.map)} من ${by(size)}) في صف واحد: ${counted(all, nouns.number)}.`,
  together(names, counts, same, at) {
    const what = listed(counts.map(([part, n]) => counted(n, parts[part])));
    const each = same?.size ? `، في كل منها ${stack(same)}` : "";
    return `${names}: ${what}${each}. وفي النهاية ${lit(at)}`;
  },
  range: (first, last, several) => (several ? `${first} إلى ${last}` : `${first} و${last}`),
};
