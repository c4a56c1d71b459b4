/** What each step of the story is called and what it says. */
import type { Answered, Bent, Carried, Followed, Shares } from "../en/steps";
import type { Words } from "../words";
import { counted, many, num, percent, probability, product, sharePercent } from "./numbers";

const shift = (right: number, down: number): string =>
  `${num(Math.abs(right))} piksel ${right < 0 ? "sola" : "sağa"}, ${num(Math.abs(down))} ${down < 0 ? "yukarı" : "aşağı"}`;

function subject(at: Followed): string {
  if ("cell" in at) return "Bu hücre";
  return "output" in at ? `Çıktı ${at.output}` : `Nöron ${at.neuron}`;
}

function object(at: Followed): string {
  if ("output" in at) return `çıktı ${at.output}`;
  if ("neuron" in at) return `nöron ${at.neuron}`;
  const { map, row, column } = at.cell;
  const where = `satır ${row}, sütun ${column}`;
  return at.sameMap ? `şu hücre (${where})` : `şu hücre (harita ${map}, ${where})`;
}

export const stepNames: Words["stepNames"] = {
  ink: "mürekkep",
  photo: "fotoğraf",
  separate: "mürekkebi ayır",
  fit: "sığdır ve ortala",
  pixels: "pikseller",
  features: "öznitelikler",
  products: "çarpımlar",
  sum: "toplam",
  norm: "normalleştirme",
  window: "pencere",
  layer: "tüm nöronlar",
  maps: "tüm haritalar",
  pool: "havuzlama",
  join: "birleştirme",

  lay: "haritalar sırada",
  scores: "skorlar",
  dropout: "seyreltme",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "yanıt",
  ofLayer: (layer, step) => `${layer} ${step}`,
};

export const steps: Words["steps"] = {
  ink: (strokes, points) => `Çizimin: ${many(strokes)} kalem hareketi, ${many(points)} nokta.`,
  photo: (size, darkest, brightest) =>
    `Fotoğrafın, küçültülmüş ve gri: 0 (siyah) ile 1 (beyaz) arasında ${product(size)} sayı. En koyusu ${num(darkest)}, en açığı ${num(brightest)}.`,
  separate: (sheet, inked) =>
    `Çevresindeki kâğıttan ayrılan her şey mürekkep: bu ${product(sheet)} pikselin payı ${sharePercent(inked)}. Işık ve gölge gitti.`,
  fitPhoto: (ink, box, picture, right, down) =>
    `Mürekkep (${product(ink)} piksel) kesilir, ${product([box, box])} bir kutuya küçültülür ve ${product(picture)} resmin ortasında dengelenir: ${shift(right, down)}.`,
  fit: (box, picture, right, down) =>
    `Mürekkep ${product(box)} bir kutuya sığdırılır ve ${product(picture)} resmin ortasında dengelenir: ${shift(right, down)}.`,
  pixels(count, planes, least, most, above) {
    const inRow =
      planes > 1
        ? `Girdi, renk kanalları art arda, sıralı ${many(count)} sayı olur`
        : `Girdi, sıralı ${many(count)} sayı olur`;
    return least < 0 || most > 1
      ? `${inRow}; burada en küçüğü ${num(least)}, en büyüğü ${num(most)}. 0’ın üstünde: ${many(above)}.`
      : `${inRow}: 0 boş, 1 tam mürekkep. 0’ın üstünde: ${many(above)}.`;
  },
  features(count, values) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join("; ");
    const more = count > values.length ? ` ve ${many(count - values.length)} sayı daha` : "";
    const what = count === 1 ? "tek bir sayı" : `sıralı ${many(count)} sayı`;
    return `Girdi ${what}: ${first}${more}. 0’ın üstü kırmızı, altı içi boş.`;
  },
  products({ layer, inputs, followed, ...drawn }) {
    const each = inputs === 1 ? "tek girdisini" : `${many(inputs)} girdisinin her birini`;
    return `${subject(followed)} (${layer}) ${each} öğrenilmiş bir ağırlıkla çarpar. ${carried(drawn)}`;
  },
  sum(count, sum, bias, z) {
    const added = count === 1 ? "Tek çarpımının toplamı" : `${counted(count, "çarpımın")} toplamı`;
    if (bias === null) return `${added}: ${num(z)}.`;
    return `${added}: ${num(sum)}. Sonra öğrenilmiş bir sayı daha, yanlılık eklenir: ${num(bias)}.`;
  },
  activation({ activation, relu, followed, silenced }) {
    if (!relu) return `${activation} her değeri aynı eğriyle büker. ${bent(followed, silenced)}`;
    return `ReLU 0’ın üstünü korur, gerisi 0 olur. ${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }) {
    const all =
      count === 1
        ? `${layer} katmanının tek nöronu`
        : `${layer} katmanının ${many(count)} nöronu da`;
    return `${all} ${doing(role, again)}: yanan ${many(active)}. ${carried(drawn)}`;
  },
  dropout: (p) =>
    `Eğitimdeki gibi seyreltme: bu nöronların yaklaşık ${percent(p)} kadarı rastgele kapatılır, ötekiler 1 / ${num(1 - p)} = ${num(1 / (1 - p))} ile çarpılır.`,
  scores({ layer, classes, least, most, ...drawn }) {
    const range =
      classes === 1
        ? `tek bir skor (logit) verir: ${num(most)}`
        : `her yanıta bir tane, ${many(classes)} skor (logit) verir: en az ${num(least)}, en çok ${num(most)}`;
    return `${layer} ${range}. ${carried(drawn)}`;
  },
  shares({ kind, first, second }) {
    const other = second
      ? `; ${second.name}, skor ${num(second.score)}: ${probability(second.share)}`
      : "";
    return `${sharing(kind)}: ${first.name}, skor ${num(first.score)}: ${probability(first.share)}${other}.`;
  },
  answer: (at) => `${highest(at)} ${shownFor(at)}`,
  finished: (at) =>
    `${highest(at)} Nasıl ortaya çıktığını görmek için “Oynat”a bas.${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean): string {
  if (role === "join") return "okuduğunu toplar";
  if (role !== "affine") return "okuduğunu değiştirir";
  return again ? "kendi ağırlıklarıyla aynısını yapar" : "aynı yolla çarpar ve toplar";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "Burada her şey 0: hiç çizgi çizilmedi.";
  const of = `akıştaki payı ${sharePercent(share)}`;
  return lines === 1
    ? `Çizilen: tek çizgi, ${of}.`
    : `Çizilen: en güçlü ${many(lines)} çizgi, ${of}.`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const more = silenced ? `, ${object(silenced.neuron)} ${num(silenced.z)} iken 0 olur` : "";
  return `${subject(neuron)} ${num(z)} iken ${num(a)} olur${more}.`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const first =
    a > 0
      ? `${subject(neuron)} değerini korur: ${num(a)}`
      : `${subject(neuron)} ${num(z)} iken 0 olur`;
  if (!silenced)
    return `${first}. Burada 0’ın altında başka ${"cell" in neuron ? "hücre" : "nöron"} yok.`;
  return `${first}; ${object(silenced.neuron)} ${num(silenced.z)} iken 0 olur.`;
}

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") return "Kod skorlarla biter. Softmax onları %100’ün paylarına çevirir";
  const turned = `${kind} skorları %100’ün paylarına çevirir`;
  return kind === "softmax" ? turned : `${turned} ve logaritmalarını alır`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `En yüksek çubuklar eşit: ağ kararsız ve ${name} diyor, güven ${probability(confidence)}.`;
  }
  const also = rival ? `; ${rival[0]} için de ${probability(rival[1])}` : "";
  return `En yüksek çubuk yanıttır: ${name}, güven ${probability(confidence)}${also}.`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `Şimdi çizgiler kanıtı gösteriyor: düz çizgi ${name} lehine, kesik çizgi aleyhine.`
    : `Şimdi çizgiler yanıtın değil, ${explained} için olan kanıtı gösteriyor.`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : ` Çizgiler yanıtı değil, şunu açıklıyor: ${explained}.`;

export const story: Words["story"] = {
  input: "girdi",
  answer: "yanıt",
  caption: "Adım",
  ready: "hazır",
  count: (index, all) => `adım ${index + 1} / ${all}`,
  drawDigit: "Çizim alanına bir rakam çiz ya da hazır bir tane seç: sen çizerken ağ yanıt verir.",
  drawSomething: "Çizim alanına bir şey çiz ya da hazır bir tane seç: sen çizerken ağ yanıt verir.",
  following: "Yanıt kalemi izliyor.",
  learning: "Ağ öğreniyor, yanıt da onu izliyor.",
  drawDigitFirst: "Önce bir rakam çiz ya da hazır bir tane seç.",
  drawSomethingFirst: "Önce bir şey çiz ya da hazır bir tane seç.",
  code: "Bu adımın kodu",
  shape: "Şimdiki biçim: ",
  name: "Hikâye",
  previous: "Önceki adım",
  previousKey: "Önceki adım (←)",
  next: "Sonraki adım",
  nextKey: "Sonraki adım (→)",
  play: "Oynat",
  playKey: "Oynat (Boşluk)",
  pause: "Duraklat",
  pauseKey: "Duraklat (Boşluk)",
  loop: "Döngü",
  loopTitle: "Bitince baştan başla",
  timeline: "Zaman çizelgesi",
  at: (step, seconds, all) => `${step}, ${seconds} / ${all} saniye`,
  speed: "Hız",
  times: (speed) => `${speed}×`,
};
