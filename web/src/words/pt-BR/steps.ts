/** What each step of the story is called and what it says. */
import type { Answered, Bent, Carried, Followed, Shares } from "../en/steps";
import type { Words } from "../words";
import { of, the } from "./names";
import {
  counted,
  many,
  noun,
  nouns,
  num,
  percent,
  probability,
  sharePercent,
  short,
} from "./numbers";

type Size = readonly [columns: number, rows: number];

const by = ([columns, rows]: Size): string => `${columns}\u00d7${rows}`;

const shift = (right: number, down: number): string =>
  `${num(Math.abs(right))} pixels para a ${right < 0 ? "esquerda" : "direita"}, ${num(Math.abs(down))} para ${down < 0 ? "cima" : "baixo"}`;

function subject(at: Followed): string {
  if ("cell" in at) return "Esta célula";
  return "output" in at ? `A saída ${at.output}` : `O neurônio ${at.neuron}`;
}

function object(at: Followed): string {
  if ("output" in at) return `a saída ${at.output}`;
  if ("neuron" in at) return `o neurônio ${at.neuron}`;
  const { map, row, column } = at.cell;
  const where = `linha ${row}, coluna ${column}`;
  return at.sameMap ? `a da ${where},` : `a do mapa ${map}, ${where},`;
}

export const stepNames: Words["stepNames"] = {
  ink: "tinta",
  photo: "foto",
  separate: "separar a tinta",
  fit: "ajustar e centrar",
  pixels: "pixels",
  features: "características",
  products: "produtos",
  sum: "soma",
  norm: "normalização",
  window: "janela",
  layer: "todos os neurônios",
  maps: "todos os mapas",
  pool: "pooling",
  join: "junção",

  lay: "mapas em fila",
  scores: "pontuações",
  dropout: "dropout",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "resposta",
  ofLayer: (layer, step) => `${layer}: ${step}`,
};

export const steps: Words["steps"] = {
  ink: (strokes, points) =>
    `Seu desenho: ${counted(strokes, noun("traço", "traços"))} de lápis, ${many(points)} pontos.`,
  photo: (size, darkest, brightest) =>
    `Sua foto, reduzida e em cinza: ${by(size)} números entre 0, preto, e 1, branco. O mais escuro é ${num(darkest)}; o mais claro, ${num(brightest)}.`,
  separate: (sheet, inked) =>
    `O que se destaca do papel em volta é tinta: ${sharePercent(inked)} destes ${by(sheet)} pixels. Luzes e sombras sumiram.`,
  fitPhoto: (ink, box, picture, right, down) =>
    `A tinta, ${by(ink)} pixels, é recortada, ajustada a uma caixa de ${by([box, box])} e equilibrada no meio de ${by(picture)}: ${shift(right, down)}.`,
  fit: (box, picture, right, down) =>
    `A tinta é ajustada a uma caixa de ${by(box)} e equilibrada no meio da imagem de ${by(picture)}: ${shift(right, down)}.`,
  pixels(count, planes, least, most, above) {
    const inRow =
      planes > 1
        ? `A entrada vira ${many(count)} números em fila, um plano de cor depois do outro`
        : `A entrada vira ${many(count)} números em fila`;
    const over = `Maiores que 0: ${many(above)} deles.`;
    return least < 0 || most > 1
      ? `${inRow}, aqui de ${num(least)} a ${num(most)}. ${over}`
      : `${inRow}: 0 é vazio, 1 é tinta plena. ${over}`;
  },
  features(count, values) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join("; ");
    const more = count > values.length ? `; e mais ${many(count - values.length)}` : "";
    const what = count === 1 ? "é um número" : `são ${many(count)} números em fila`;
    return `A entrada ${what}: ${first}${more}. O que passa de 0 é vermelho; o que não chega, vazado.`;
  },
  products({ layer, inputs, followed, ...drawn }) {
    const each = inputs === 1 ? "sua única entrada" : `cada uma de suas ${many(inputs)} entradas`;
    return `${subject(followed)} de ${layer} multiplica ${each} por um peso aprendido. ${carried(drawn)}`;
  },
  sum(count, sum, bias, z) {
    const added =
      count === 1 ? "Pega seu único produto" : `Soma seus ${counted(count, nouns.product)}`;
    if (bias === null) return `${added}: ${num(z)}.`;
    return `${added}: ${num(sum)}. Depois soma seu viés, mais um número aprendido: ${num(bias)}.`;
  },
  activation({ activation, relu, followed, silenced }) {
    if (!relu)
      return `${activation} curva todos os valores com a mesma função. ${bent(followed, silenced)}`;
    return `ReLU mantém o que é maior que 0; o resto vira 0. ${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }) {
    const one = count === 1;
    const all = one ? `O único neurônio de ${layer}` : `Os ${many(count)} neurônios de ${layer}`;
    const does = doing(role, again, one);
    const lit = active === 1 ? "1 acende" : `${many(active)} acendem`;
    return `${all} ${does}: ${lit}. ${carried(drawn)}`;
  },
  dropout: (p) =>
    `Dropout, como no treinamento: cerca de ${percent(p)} destes neurônios são desligados ao acaso; os outros são multiplicados por 1 / ${num(1 - p)} = ${num(1 / (1 - p))}.`,
  scores({ layer, classes, least, most, ...drawn }) {
    const range =
      classes === 1
        ? `uma pontuação (um logit): ${num(most)}`
        : `${many(classes)} pontuações (logits), uma por resposta, de ${num(least)} a ${num(most)}`;
    return `${layer} dá ${range}. ${carried(drawn)}`;
  },
  shares({ kind, first, second }) {
    const other = second
      ? `; ${the(second.name)}, com ${num(second.score)}, obtém ${probability(second.share)}`
      : "";
    return `${sharing(kind)}: ${the(first.name)}, com ${num(first.score)}, obtém ${probability(first.share)}${other}.`;
  },
  answer: (at) => `${highest(at)} ${shownFor(at)}`,
  finished: (at) =>
    `${highest(at)} Clique em Reproduzir para ver como se chega a ela.${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean, one: boolean): string {
  if (role === "join") return one ? "soma o que lê" : "somam o que leem";
  if (role !== "affine") return one ? "transforma o que lê" : "transformam o que leem";
  if (again) return one ? "faz exatamente isso" : "fazem o mesmo com seus próprios pesos";
  return one ? "multiplica e soma do mesmo modo" : "multiplicam e somam do mesmo modo";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "Aqui tudo é 0: nenhuma linha é traçada.";
  const flows = `${sharePercent(share)} do que flui`;
  return lines === 1
    ? `É traçada uma linha: ${flows}.`
    : `São traçadas as ${many(lines)} linhas mais fortes: ${flows}.`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const more = silenced ? `; ${object(silenced.neuron)} de ${num(silenced.z)} a 0` : "";
  return `${subject(followed.neuron)} vai de ${num(followed.z)} a ${num(followed.a)}${more}.`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const first =
    a > 0
      ? `${subject(neuron)} mantém seu ${num(a)}`
      : `${subject(neuron)} tinha ${num(z)} e vira 0`;
  if (!silenced) {
    const none = "cell" in neuron ? "Nenhuma outra célula" : "Nenhum outro neurônio";
    return `${first}. ${none} daqui está abaixo de 0.`;
  }
  return `${first}; ${object(silenced.neuron)} tinha ${num(silenced.z)} e vira 0.`;
}

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") {
    return "O código termina com suas pontuações. O softmax as transforma em porcentagens que somam 100%";
  }
  const turned = `${kind} transforma as pontuações em porcentagens que somam 100%`;
  return kind === "softmax" ? turned : `${turned} e tira o logaritmo delas`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `As barras mais altas são iguais: a rede está em dúvida e fica com a resposta ${name}, com confiança de ${probability(confidence)}.`;
  }
  const also = rival ? `; ${the(rival[0])} também tem ${probability(rival[1])}` : "";
  return `A barra mais alta é a resposta: ${name}, com confiança de ${probability(confidence)}${also}.`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `Agora as linhas mostram evidência: contínuas a favor ${of(name)}, tracejadas contra.`
    : `Agora as linhas mostram a evidência a favor ${of(explained)}, não da resposta.`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : ` As linhas explicam ${the(explained)}, não a resposta.`;

export const story: Words["story"] = {
  input: "entrada",
  answer: "resposta",
  caption: "Passo",
  ready: "pronto",
  count: (index, all) => `passo ${index + 1} de ${all}`,
  drawDigit:
    "Desenhe um dígito no quadro ou escolha um pronto: a rede responde enquanto você desenha.",
  drawSomething:
    "Desenhe algo no quadro ou escolha um desenho pronto: a rede responde enquanto você desenha.",
  following: "A resposta acompanha o lápis.",
  learning: "A rede aprende, e a resposta acompanha.",
  drawDigitFirst: "Desenhe primeiro um dígito ou escolha um pronto.",
  drawSomethingFirst: "Desenhe algo primeiro ou escolha um desenho pronto.",
  code: "Código deste passo",
  shape: "Forma agora: ",
  name: "História",
  previous: "Passo anterior",
  previousKey: "Passo anterior (←)",
  next: "Próximo passo",
  nextKey: "Próximo passo (→)",
  play: "Reproduzir",
  playKey: "Reproduzir (Espaço)",
  pause: "Pausar",
  pauseKey: "Pausar (Espaço)",
  loop: "Repetir",
  loopTitle: "Recomeçar quando terminar",
  timeline: "Linha do tempo",
  at: (step, seconds, all) => `${step}, ${seconds} de ${all} segundos`,
  speed: "Velocidade",
  times: (speed) => `${short(speed)}×`,
};
