/** A training that was watched, or is: its curve, its timeline, and how far it is. */
import type { Words } from "../words";
import { counted, fixed, loss, many, nouns, percent } from "./numbers";

const steps = (count: number): string => counted(count, nouns.step);

export const history: Words["history"] = {
  title: "Um treinamento, desde o primeiro passo",
  about:
    "Um histórico guarda a rede como era depois de alguns de seus passos. Mova-se por ele, e o palco lê seu desenho com a rede daquele momento.",
  own: (megabytes) =>
    `O treinamento de MNISTNet vem junto: ${fixed(megabytes, 1)} MB, buscados quando você pedir.`,
  fetchOwn: "Mostrar o treinamento de MNISTNet",
  fetching: (share) =>
    share === null ? "O histórico está chegando …" : `O histórico está chegando: ${percent(share)}`,
  notLoaded: "Não foi possível carregar o histórico: verifique a conexão e peça de novo.",
  ofWhat: (name, count, checkpoints) =>
    `${name}, ${steps(count)}, guardada em ${many(checkpoints)} deles.`,
  broken: "Ele se interrompeu, ou ainda estava em andamento quando isto foi guardado.",
  timeline: "Treinamento",
  after: (count) => (count === 0 ? "antes do primeiro passo" : `depois de ${steps(count)}`),
  at: (count, last) =>
    count === 0
      ? `antes do primeiro de ${steps(last)}`
      : `depois de ${many(count)} de ${steps(last)}`,
  play: "Reproduzir o treinamento",
  pause: "Pausar o treinamento",
  previous: "Rede anterior",
  next: "Rede seguinte",
  back: (name) => `Voltar a ${name} como era`,
  away: "O palco agora mostra outra rede.",
  again: "Mostrar este treinamento de novo",
  shown: (count, answer) =>
    count === 0
      ? `Antes do primeiro passo ela responde ${answer}.`
      : `Depois de ${steps(count)} ela responde ${answer}.`,
  empty: "Desenhe algo para ver como cada rede o lê.",

  loss: "Perda",
  accuracy: "Acertos",
  lossIs: loss,
  share: (value) => percent(value),
  step: (count) => many(count),
  lossCurve: (count, first, last) =>
    `Perda ao longo de ${steps(count)}: ${loss(first)} no começo, ${loss(last)} no fim.`,
  accuracyCurve: (count, first, last) =>
    `Acertos ao longo de ${steps(count)}: ${percent(first)} no começo, ${percent(last)} no fim.`,
  noCurve: "Ainda não se conhece nenhuma perda.",

  grow: {
    question: "Que camada tem os pesos que mais crescem?",
    option: (layer, inputs) => `${layer}, ${many(inputs)} por neurônio`,
    guessed: (layer) => `Seu palpite: ${layer}.`,
    fetched: (megabytes) =>
      `Com seu palpite é buscado o histórico do treinamento de MNISTNet: ${fixed(megabytes, 1)} MB.`,
    play: "Reproduza o treinamento, ou arraste o controle até o fim, e veja os pesos deste neurônio.",
    notHere: "O histórico do treinamento não vem com esta página: abra-a com forwardpass serve.",
    grown: (layer, before, after) =>
      `${layer}: de ${fixed(before, 3)} a ${fixed(after, 3)} em média, ${fixed(after / before, 1)} vezes o que eram.`,
    why: (layer, low, high) =>
      `Os de ${layer} começam como os menores, já que tantos produtos são somados. Cada passo move cada peso mais ou menos o mesmo tanto; por isso, no fim os pesos de todas as camadas têm mais ou menos o mesmo tamanho, de ${fixed(low, 2)} a ${fixed(high, 2)}, e os menores foram os que mais cresceram.`,
  },

  followed: "Um treinamento neste computador",
  ofNote: (note) => `Em andamento agora: ${note}.`,
  phase: {
    waiting: "Esperando o primeiro passo.",
    going: (count) => `Passo ${many(count)}.`,
    ended: (count) => `Terminou depois de ${steps(count)}.`,
    broken: (count) => `Interrompeu-se depois de ${steps(count)}.`,
    lost: (count) =>
      count === 0
        ? "Sem notícias do treinamento: a página tenta de novo."
        : `Sem notícias do treinamento desde o passo ${many(count)}: a página tenta de novo.`,
  },
  onStage: (count) =>
    count === null
      ? "O palco mostra a rede como era antes."
      : `O palco mostra a rede ${count === 0 ? "antes do primeiro passo" : `depois de ${steps(count)}`}.`,
};
