/** Told what a drawing is: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import type { Words } from "../words";
import { counted, many, num, numbers, percent, probability, precise as short } from "./numbers";

const { bracketed, exact, factor, nearOne, plus } = amountsIn(numbers);

const side = (blame: number): string => (blame > 0 ? "fazla yüksek" : "fazla düşük");

/** What a network reads: a drawing, or numbers; "yours" as a subject and as an object. */
const thing = (drawn: boolean): string => (drawn ? "çizim" : "girdi");
const yourThing = (drawn: boolean): string => (drawn ? "çizimini" : "girdini");

const logarithm = (share: number, loss: number): string => nearOne(share, -Math.expm1(-loss));

export const teaching: Words["teaching"] = {
  title: (drawn) => `Ona tek bir ${drawn ? "çizim" : "örnek"} öğret`,
  intro: (drawn) =>
    `${drawn ? "Çiziminin" : "Girdinin"} ne olduğunu söyle. Ağ, yanıttan geriye doğru kusurun kimde olduğunu arar ve küçük bir adım atar.`,
  ask: "Bu bir …",
  askClass: "Bu …",
  blank: "Önce bir şey çiz.",
  heavy: "Bu ağ burada öğretilemeyecek kadar büyük: tek bir adım sayfayı saniyelerce durdururdu.",
  rate: "Öğrenme oranı: adımın uzunluğu",
  rateValue: (rate) => short(rate),
  rateFailed: (reason) => `Bu oranla adım atılamıyor: ${reason}`,
  replay: "Yeniden anlat",
  again: "Bir adım daha",
  undo: "Bu adımı geri al",
  forget: "Her şeyi unut",
  undone: "Ağ, bu adımdan önceki hâlinde.",
  forgotten: "Ağ, geldiği gibi.",
  steps: (count) => `Bu ağ senin ${counted(count, "adımını")} attı.`,
  pending: "Hikâye oraya gelince adım atılır.",
  loss: "Kayıp",
  answer: "Yanıt",
  before: "önce",
  after: "sonra",
  change: "Adımın değiştirdiği",
  lossIs: (value) => short(value),
  answerIs: (name, share) => `${name}, ${probability(share)}`,
  targetShare: (name) => `${name} payı`,
  code: "Eğitim döngüsü",
  save: "Bu dosyayı kaydet",
  saveOwn:
    "Dosya, kendi modülünü my_model olarak içe aktarır: onu, bu ağın ağırlıklarıyla birlikte yanına koy.",
  notSaved:
    "Başlangıçtaki ağırlıklar sayfanın kendi ağırlıkları; bu yüzden hiçbir dosya onlarla başlayamaz.",
  said: (name, before, after) =>
    `Bu ${name}. Kayıp ${short(before)}, bir adım sonra ${short(after)}.`,
  groups: { start: "kayıp", step: "adım", again: "yeniden", price: "bedel" },
  names: {
    output: "şimdiki yanıt",
    loss: "kayıp",
    blame: "skorların kusuru",
    passed: "geri iletilen",
    gate: "geçen",
    back: "kusur",
    slopes: "eğimler",
    descend: "adım",
    again: "bir kez daha",
    price: "bedel",
  },
  output(drawn, answer, share, target, own) {
    const read = `Ağ ${yourThing(drawn)} şöyle okuyor: ${answer}, ${probability(share)}.`;
    if (answer !== target) return `${read} Sen ${target} diyorsun; onun payı ${probability(own)}.`;
    return share > SURE
      ? `${read} Sen de aynısını diyorsun; öğrenilecek neredeyse bir şey kalmadı. Başka bir şey söyle ya da emin olmadığı bir ${thing(drawn)} dene.`
      : `${read} Sen de aynısını diyorsun. Yine de öğrenebilir: emin değil.`;
  },
  lossSaid: (target) =>
    `Bu ne kadar yanlıştı? Kayıp bunun için tek bir sayıdır: ${target} payının logaritmasının eksilisi. ${percent(1)} için 0’dır; pay küçüldükçe kayıp büyür.`,
  lossFormula: (share, loss) => `\u2212log(${logarithm(share, loss)}) = ${short(loss)}`,
  lossAloud: (share, loss) =>
    `eksi log ${logarithm(share, loss).replace("\u2212", "eksi")}, eşittir ${short(loss)}`,
  aloud: (formula) =>
    formula
      .replaceAll("\u00d7", "çarpı")
      .replaceAll("=", "eşittir")
      .replaceAll(/\u2212 ?/g, "eksi ")
      .replaceAll("+", "artı "),
  blameSaid(target, other) {
    const first = `Her skorun kusuru, payı eksi olması gerekendir. ${target.name} için pay ${percent(1)} olmalıydı: ${side(target.blame)}`;
    return other
      ? `${first}, içi boş mor. ${other.name} için pay ${percent(0)} olmalıydı: ${side(other.blame)}, dolu mor.`
      : `${first}.`;
  },
  blameFormula: (target, other) =>
    [target, ...(other ? [other] : [])]
      .map(
        ({ name, share, blame }, k) =>
          `${name}: ${k > 0 ? short(share) : bracketed(nearOne(share, -blame))} \u2212 ${1 - k} = ${plus(blame)}`,
      )
      .join("   "),
  passedSaid: (layer, neuron, readers) =>
    `${layer} katmanında nöron ${neuron}, ${counted(readers, "skorun")} tümünce okundu. Her biri kusurunu, aradaki ağırlıkla çarparak geri iletir. Toplam, nöron ${neuron} için kusurdur.`,
  passedFormula(parts, more, sum) {
    const products = parts.map(([weight, blame]) => `${short(weight)} \u00d7 ${factor(blame)}`);
    const rest = more > 0 ? [`${many(more)} tane daha`] : [];
    return `${[...products, ...rest].join(" + ")} = ${plus(sum)}`;
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }) {
    if (!relu) {
      return `${activation} geçeni büker; kusur, eğrinin oradaki dikliğiyle çarpılır: gelen ${plus(arrived)}, nöron ${neuron} için kalan ${plus(blame)}.`;
    }
    const open = `ReLU kusuru yalnızca bir değer geçirdiği yerden geri bırakır. Nöron ${neuron} değeri ${num(value)} idi: kusuru ${plus(arrived)} kalır.`;
    return silenced
      ? `${open} Nöron ${silenced.neuron} değeri 0 idi: ${plus(silenced.arrived)} gider, çünkü onu biraz oynatmak hiçbir şeyi değiştirmez.`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `Aynısı, sondan başa ${many(layers.length)} katman: ${last} … ${first}`
        : again
          ? `Aynısı ${last} katmanında`
          : `${last} katmanının ${counted(units, "nöronu")} da kendisine geri geleni toplar`;
    const gate = relu && !again ? "; ReLU, aktif oldukları yerde geçirir" : "";
    if (!most) return `${who}${gate}. Burada kimsede kusur yok.`;
    return `${who}${gate}. Kusurlu olan: ${many(blamed)} / ${many(units)}. En çok: ${most.name}, ${plus(most.blame)}, ${side(most.blame)}.`;
  },
  slopesSaid({ into, from, shared }, idle, count) {
    const how = shared ? ", kullanıldığı tüm yerlerde toplanmış" : "";
    return `Bir ağırlığın eğimi, vardığı yerin kusuru çarpı içinden geçen değerdir${how}. En dik olanı: ${from} → ${into}. ${counted(count, "eğimin")} ${percent(idle / count)} kadarı 0.`;
  },
  slopesNone: "Kimsede kusur yok, yani her eğim 0: burada öğrenilecek bir şey yok.",
  stepNone: "Adım hiçbir şeyi oynatmıyor: her eğim 0.",
  slopeFormula: ({ blame, value, slope, shared }) =>
    shared ? `eğim = ${plus(slope)}` : `${short(blame)} \u00d7 ${factor(value)} = ${plus(slope)}`,
  stepSaid({ rate, slope, count }) {
    const way = slope > 0 ? "küçülür" : "büyür";
    return `Adım: her ağırlık eğiminin tersine, eğimi çarpı ${short(rate)} kadar gider. Bu ağırlık ${way}. Ağın öteki ${counted(count - 1, "sayısı")} da öyle.`;
  },
  stepFormula: ({ rate, before, slope, after }) =>
    `${short(before)} \u2212 ${short(rate)} \u00d7 ${factor(slope)} = ${short(after)}`,
  againSaid(drawn, target, shares, loss) {
    const read = `Aynı ${thing(drawn)}, yeni ağırlıklarla okundu: ${target} payı önce ${probability(shares[0])}, şimdi ${probability(shares[1])}.`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read} Kayıp önceki gibi ${short(loss[1])}: neredeyse düz olduğu yerde bir adım görünür bir şey değiştirmez.`;
    }
    return loss[1] > loss[0]
      ? `${read} Kayıp büyüdü: ${short(loss[0])} iken ${short(loss[1])} oldu. Adım fazla uzundu ve hedefi aştı.`
      : `${read} Kayıp düştü: ${short(loss[0])} iken ${short(loss[1])} oldu.`;
  },
  priceCounting: "Bu adım öteki tüm çizimlere ne yaptı? Hazır çizimler yeniden okunuyor.",
  priceSaid({ drawings, right, loss, worse }) {
    const all = `Öteki çizimlere kimse sormadı. Sayfayla gelen ${counted(drawings, "çizimden")} doğru okunan: önce ${many(right[0])}, şimdi ${many(right[1])}.`;
    const mean = `Ortalama kayıpları ${short(loss[0])} iken ${short(loss[1])} oldu`;
    return worse > 0
      ? `${all} ${mean}; ${many(worse)} tanesi kötüleşti. Eğitim bu yüzden sırayla birçok çizime bakar.`
      : `${all} ${mean}; hiçbiri kötüleşmedi.`;
  },
  note: (blame) => (blame === 0 ? ", kusur yok" : `, kusur ${plus(blame)}`),
  weight: "Tek bir ağırlık",
  weightWords: (from, into) => `${from} → ${into}.`,
  weightHint: "Ağırlığını burada görmek için aşağıda bir karenin üstüne gel.",
  weightName: "Ağırlık",
  computed: "Eğim, geriye doğru hesaplanan",
  measured: "Eğim, ölçülen",
  measuredIs: (value, least) =>
    Math.abs(value) < least ? `0 \u00b1 ${short(least)}` : short(value),
  measuredWords: (nudge, up, down) =>
    `Ölçüm: bu ağırlık ${short(nudge)} büyük olunca kayıp ${exact(up)}, ${short(nudge)} küçük olunca ${exact(down)}. Farkları bölü ${short(2 * nudge)}, eğimdir.`,
  slopes: "Tüm eğimler",
  slopesWords:
    "Kayıp her ağırlıkla nasıl değişir: okuyan her nörona ya da haritaya bir satır, okuduğuna bir sütun. Dolu mor: ağırlık küçülmeli. İçi boş: büyümeli. Boş: kalır.",
  matrix: (op) => `${op} eğimleri`,
  matrixSize: (op, outputs, inputs) => `${op}: ${many(outputs)} × ${many(inputs)}`,
  blockOf: (size) =>
    size > 1
      ? `Bir kare en çok ${counted(size, "ağırlıktır")}, en dik olanı gösterir.`
      : "Bir kare bir ağırlıktır.",
  slopeAt: (from, into, slope) => `${from} → ${into}: ${plus(slope)}`,
  pictures: (op) => `En dikler: ${op}`,
  pictureName: (op, unit) => `${op} ${unit}`,
  weightsOf: "ağırlıklar",
  slopesOf: "eğimler",
  weightsName: (op, unit) => `${op} ${unit}: ağırlıklar`,
  slopesName: (op, unit) => `${op} ${unit}: eğimler`,
  valueAt: (at, value) => `${at}: ${plus(value)}`,
  price: "Bedel",
  priceChanged: "Öncekinden başka okunan",
  priceWorst: "Kötüleşen",
  drawing: "çizim",
  readAs: (before, after) => (before === after ? `hâlâ ${after}` : `${before}, şimdi ${after}`),
  mapOf: (op, map) => `${op} harita ${map}`,
  placeOf: (row, column, read) => `harita ${read} çekirdeğinde satır ${row}, sütun ${column}`,
  numberOf: (at) => `okunanda sayı ${at}`,
};
