/** Told what a drawing is: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import type { Words } from "../words";
import { of, the } from "./names";
import {
  counted,
  many,
  nouns,
  num,
  numbers,
  percent,
  probability,
  precise as short,
} from "./numbers";

const { bracketed, exact, factor, nearOne, plus } = amountsIn(numbers);

/** Of a score, which is feminine, and of what else has blame. */
const side = (blame: number): string => (blame > 0 ? "alta demais" : "baixa demais");
const sideOf = (blame: number): string => (blame > 0 ? "alto demais" : "baixo demais");

/** What a network reads: a drawing, or numbers. */
const thing = (drawn: boolean): string => (drawn ? "desenho" : "exemplo");

export const teaching: Words["teaching"] = {
  title: (drawn) => `Ensine-lhe um ${thing(drawn)}`,
  intro: (drawn) =>
    `Diga o que é seu ${thing(drawn)}. A rede procura quem tem a culpa, da resposta para trás, e dá um pequeno passo.`,
  ask: "Isto é um \u2026",
  askClass: "Isto é \u2026",
  blank: "Desenhe algo primeiro.",
  heavy:
    "Esta rede é grande demais para ser ensinada aqui: um só passo travaria a página por segundos.",
  rate: "Taxa de aprendizado: o tamanho do passo",
  rateValue: (rate) => short(rate),
  rateFailed: (reason) => `Com esta taxa nenhum passo pode ser dado: ${reason}`,
  replay: "Contar de novo",
  again: "Outro passo",
  undo: "Desfazer este passo",
  forget: "Esquecer tudo",
  undone: "A rede está como antes deste passo.",
  forgotten: "A rede está como veio.",
  steps: (count) =>
    `Esta rede deu ${count === 1 ? "1 passo seu" : `${counted(count, nouns.step)} seus`}.`,
  pending: "O passo é dado quando a história chega a ele.",
  loss: "Perda",
  answer: "Resposta",
  before: "antes",
  after: "depois",
  change: "O que o passo muda",
  lossIs: (value) => short(value),
  answerIs: (name, share) => `${name}, ${probability(share)}`,
  targetShare: (name) => `Porcentagem ${of(name)}`,
  code: "O laço de treinamento",
  save: "Salvar este arquivo",
  saveOwn:
    "O arquivo importa seu próprio módulo como my_model: ponha-o ao lado dele, com os pesos que esta rede tem.",
  notSaved:
    "Os pesos com que isto começou são da própria página; por isso, nenhum arquivo pode começar com eles.",
  said: (name, before, after) =>
    `Isto é ${name}. A perda é ${short(before)}; depois de um passo, ${short(after)}.`,
  groups: { start: "perda", step: "passo", again: "reler", price: "preço" },
  names: {
    output: "a resposta agora",
    loss: "perda",
    blame: "culpa nas pontuações",
    passed: "devolvida",
    gate: "deixada passar",
    back: "culpa",
    slopes: "inclinações",
    descend: "o passo",
    again: "mais uma vez",
    price: "o preço",
  },
  output(drawn, answer, share, target, own) {
    const read = `A rede lê seu ${thing(drawn)} como ${answer}, com ${probability(share)}.`;
    if (answer !== target) {
      return `${read} Você diz que é ${target}, que tem ${probability(own)}.`;
    }
    return share > SURE
      ? `${read} Você diz o mesmo, então quase nada resta para aprender. Diga outra coisa, ou tente um ${thing(drawn)} de que ela não esteja segura.`
      : `${read} Você diz o mesmo. Mesmo assim ela pode aprender: não está segura.`;
  },
  lossSaid: (target) =>
    `O quanto ela errou? A perda diz isso com um número: o logaritmo, com sinal de menos, da porcentagem ${of(target)}. Com 100% é 0; quanto menor a porcentagem, maior a perda.`,
  lossFormula: (share, loss) => `\u2212log(${nearOne(share, -Math.expm1(-loss))}) = ${short(loss)}`,
  lossAloud: (share, loss) =>
    `menos logaritmo de ${nearOne(share, -Math.expm1(-loss)).replace("\u2212", "menos")} é ${short(loss)}`,
  aloud: (formula) =>
    formula
      .replaceAll("\u00d7", "vezes")
      .replaceAll("=", "é")
      .replaceAll(/\u2212 ?/g, "menos ")
      .replaceAll("+", "mais "),
  blameSaid(target, other) {
    const first = `Cada pontuação tem culpa por sua porcentagem, menos o que deveria ser. A ${of(target.name)} deveria ter 100%: está ${side(target.blame)}`;
    return other
      ? `${first}, violeta vazado. A ${of(other.name)} deveria ter 0%: ${side(other.blame)}, violeta cheio.`
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
    `O neurônio ${neuron} de ${layer} foi lido pelas ${many(readers)} pontuações. Cada uma lhe devolve sua culpa, vezes o peso entre os dois. A soma é a culpa do neurônio ${neuron}.`,
  passedFormula(parts, more, sum) {
    const products = parts.map(([weight, blame]) => `${short(weight)} \u00d7 ${factor(blame)}`);
    const rest = more > 0 ? [`outros ${many(more)}`] : [];
    return `${[...products, ...rest].join(" + ")} = ${plus(sum)}`;
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }) {
    if (!relu) {
      return `${activation} curva o que passa por ela, e a culpa é multiplicada pela inclinação que ela tem ali: de ${plus(arrived)} o neurônio ${neuron} mantém ${plus(blame)}.`;
    }
    const open = `ReLU só deixa a culpa voltar por onde deixou passar um valor. O neurônio ${neuron} tinha ${num(value)}: seu ${plus(arrived)} fica.`;
    return silenced
      ? `${open} O neurônio ${silenced.neuron} tinha 0: seu ${plus(silenced.arrived)} some, pois movê-lo um pouco não mudaria nada.`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `O mesmo de ${last} para trás até ${first}, ${many(layers.length)} camadas`
        : again
          ? `O mesmo em ${last}`
          : units === 1
            ? `O único neurônio de ${last} soma o que volta a ele`
            : `Os ${counted(units, nouns.neuron)} de ${last} somam o que volta a eles`;
    const gate = relu && !again ? ", e ReLU deixa isso passar onde estavam ativos" : "";
    if (!most) return `${who}${gate}. Ninguém aqui tem culpa.`;
    return `${who}${gate}: ${many(blamed)} de ${many(units)} ${blamed === 1 ? "tem" : "têm"} culpa. Quem mais tem: ${most.name}, ${plus(most.blame)}, ${sideOf(most.blame)}.`;
  },
  slopesSaid({ into, from, shared }, idle, count) {
    const how = shared ? ", somado em todos os lugares onde é usado" : "";
    return `A inclinação de um peso é a culpa daquilo a que ele leva, vezes o valor que passou por ele${how}. A maior: ${from} → ${into}. Das ${many(count)} inclinações, ${percent(idle / count)} são 0.`;
  },
  slopesNone:
    "Ninguém tem culpa, então todas as inclinações são 0: não há nada para aprender aqui.",
  stepNone: "O passo não move nada: todas as inclinações são 0.",
  slopeFormula: ({ blame, value, slope, shared }) =>
    shared
      ? `inclinação = ${plus(slope)}`
      : `${short(blame)} \u00d7 ${factor(value)} = ${plus(slope)}`,
  stepSaid({ rate, slope, count }) {
    const way = slope > 0 ? "diminui" : "cresce";
    return `O passo: cada peso se move contra sua inclinação, ${short(rate)} vezes o que ela mede. Este ${way}. Os outros ${many(count - 1)} números da rede se movem do mesmo modo.`;
  },
  stepFormula: ({ rate, before, slope, after }) =>
    `${short(before)} \u2212 ${short(rate)} \u00d7 ${factor(slope)} = ${short(after)}`,
  againSaid(drawn, target, shares, loss) {
    const read = `O mesmo ${thing(drawn)}, lido com os pesos novos: ${the(target)} tinha ${probability(shares[0])}, agora tem ${probability(shares[1])}.`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read} A perda é ${short(loss[1])}, como antes: onde ela é quase plana, um passo não muda nada que se veja.`;
    }
    return loss[1] > loss[0]
      ? `${read} A perda cresceu, de ${short(loss[0])} para ${short(loss[1])}: o passo foi longo demais e passou do alvo.`
      : `${read} A perda caiu de ${short(loss[0])} para ${short(loss[1])}.`;
  },
  priceCounting:
    "O que este passo fez com todos os outros desenhos? Os prontos estão sendo lidos de novo.",
  priceSaid({ drawings: count, right, loss, worse }) {
    const all = `Ninguém perguntou aos outros desenhos. De ${counted(count, nouns.drawing)} da página, antes ${many(right[0])} eram lidos certo; agora, ${many(right[1])}.`;
    const mean = `A perda média deles foi de ${short(loss[0])} para ${short(loss[1])}`;
    const worsened = worse === 1 ? "1 piorou" : `${many(worse)} pioraram`;
    return worse > 0
      ? `${all} ${mean}; ${worsened}. Por isso o treinamento olha para muitos desenhos, um após o outro.`
      : `${all} ${mean}; nenhum piorou.`;
  },
  note: (blame) => (blame === 0 ? ", sem culpa" : `, culpa ${plus(blame)}`),
  weight: "Um peso",
  weightWords: (from, into) => `${from} → ${into}`,
  weightHint: "Aponte para um quadrado abaixo para ver aqui seu peso.",
  weightName: "Peso",
  computed: "Inclinação, calculada para trás",
  measured: "Inclinação, medida",
  measuredIs: (value, least) =>
    Math.abs(value) < least ? `0 \u00b1 ${short(least)}` : short(value),
  measuredWords: (nudge, up, down) =>
    `Medida: com este peso ${short(nudge)} maior, a perda é ${exact(up)}; com ele ${short(nudge)} menor, ${exact(down)}. A diferença, dividida por ${short(2 * nudge)}, é a inclinação.`,
  slopes: "Todas as inclinações",
  slopesWords:
    "Como a perda muda com cada peso: uma linha para cada neurônio ou mapa que lê, uma coluna para o que ele lê. Violeta cheio: o peso deveria diminuir. Vazado: deveria crescer. Vazio: fica.",
  matrix: (op) => `Inclinações de ${op}`,
  matrixSize: (op, outputs, inputs) => `${op}: ${many(outputs)} × ${many(inputs)}`,
  blockOf: (size) =>
    size > 1
      ? `Um quadrado são até ${many(size)} pesos, e mostra a maior inclinação.`
      : "Um quadrado é um peso.",
  slopeAt: (from, into, slope) => `${from} → ${into}: ${plus(slope)}`,
  pictures: (op) => `Maiores inclinações de ${op}`,
  pictureName: (op, unit) => `${op} ${unit}`,
  weightsOf: "pesos",
  slopesOf: "inclinações",
  weightsName: (op, unit) => `Pesos de ${op} ${unit}`,
  slopesName: (op, unit) => `Inclinações de ${op} ${unit}`,
  valueAt: (at, value) => `${at}: ${plus(value)}`,
  price: "O preço",
  priceChanged: "Lidos de outro modo que antes",
  priceWorst: "O que piorou",
  drawing: "desenho",
  readAs: (before, after) => (before === after ? `continua ${after}` : `${before}, agora ${after}`),
  mapOf: (op, map) => `mapa ${map} de ${op}`,
  placeOf: (row, column, read) => `linha ${row}, coluna ${column} do kernel para o mapa ${read}`,
  numberOf: (at) => `número ${at} do que é lido`,
};
