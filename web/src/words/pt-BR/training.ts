/** A whole training in the page: from drawn weights to a network that reads digits. */
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, loss, many, nouns, percent, probability, rate } from "./numbers";

const steps = (count: number): string => counted(count, nouns.step);

export const training: Words["training"] = {
  ways: {
    name: "O que é aprendido",
    drawing: "Desenho",
    nothing: "Do zero",
    history: "Histórico",
  },
  title: "Começar do zero",
  about: (batch) =>
    `Todos os pesos são sorteados de novo, ao acaso: a rede não sabe nada. Depois ela aprende com ${many(batch)} dígitos por passo, e o palco mostra como ela lê agora seu desenho.`,
  frozen:
    "O que uma normalização em lote mediu em seus dados de treinamento, média e variância, fica como veio.",
  blank: "Desenhe algo para ver como é lido enquanto isso.",

  learnFrom: "Aprender com",
  drawings: (ready, own) =>
    own > 0
      ? `${many(ready)} desenhos prontos e ${many(own)} seus`
      : `${many(ready)} desenhos prontos`,
  aboutDrawings:
    "Cada um é deformado de novo toda vez que chega sua vez; de cada dígito, uma letra fica reservada.",
  own: (count) => `Seus próprios desenhos (${many(count)})`,
  aboutOwn:
    "Cada um é deformado de novo; a avaliação usa os mesmos desenhos, deformados de outras maneiras.",
  mnist: "MNIST",
  aboutMnist: `${many(60000)} dígitos de umas 250 pessoas, se este servidor os tem; ${many(10000)} de outras ficam reservados.`,
  loadingMnist: (megabytes) =>
    megabytes === null
      ? "MNIST está sendo pedido …"
      : `MNIST está chegando, ${many(Math.round(megabytes))} MB …`,

  start: "Começar",
  again: "Recomeçar",
  pause: "Pausar o treinamento",
  go: "Continuar",
  step: "Um passo",
  epoch: "Uma época",
  aboutEpoch: (lessons, batch, count) =>
    `Uma época aqui são ${many(lessons)} dígitos: ${steps(count)} de ${many(batch)}.`,
  keep: "Parar e ficar com ela",
  undo: (name) => `Voltar a ${name} como veio`,
  shownNow: (name) => `No palco está a rede que aprende aqui, não ${name} como veio.`,
  replaced: "Outra rede foi posta no palco: o treinamento terminou.",

  speed: "Velocidade",
  pace: (pace) => (pace === null ? "como vier" : many(pace)),
  aboutPace: "Passos entre duas imagens do palco",

  numbers: {
    step: "Passo",
    epoch: "Época",
    rate: "Taxa de aprendizado",
    loss: "Perda, ao aprender",
    learnt: "Acertos, ao aprender",
    heldOut: (count) => `Acertos, ${many(count)} reservados`,
  },
  stepNumber: (count) => many(count),
  epochs: (count) => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share) => percent(share),

  lossName: "Perda",
  accuracyName: "Acertos",
  training: "ao aprender",
  heldOut: "reservados",
  lossCurve: (count, first, last, held) =>
    `Perda depois de 0 a ${steps(count)}: dos dígitos aprendidos, ${loss(first)} no começo, ${loss(last)} agora; dos dígitos reservados, ${loss(held)}.`,
  accuracyCurve: (count, last, first, held) =>
    `Acertos depois de 0 a ${steps(count)}: dos dígitos aprendidos, ${percent(last)} agora; dos dígitos reservados, ${percent(first)} no começo, ${percent(held)} agora.`,
  noCurve: (name) => `${name}: ainda não se aprendeu nada.`,
  steps,

  slider: "Treinamento",
  after: (count, last) =>
    count === last ? `depois de ${steps(count)}, o mais novo` : `depois de ${steps(count)}`,
  goOnFrom: (count) => `Continuar do passo ${many(count)}`,
  goOnFromEnd: "Continuar do fim",
  aboutGoOnFrom: "O que veio depois é esquecido.",

  settings: "Ajustes do próximo começo",
  rateName: "Taxa de aprendizado",
  decayName: "Reduzir a taxa à metade depois de tantos passos (0: nunca)",
  batchName: "Dígitos por passo",
  seedName: "Semente",
  optimizerName: "Otimizador",
  optimizers: { sgd: "SGD", momentum: `SGD com momento ${fixed(0.9, 1)}`, adam: "Adam" },
  dropoutName: "Dropout",
  noDropout: "Esta rede não tem dropout.",

  failures: "Três fracassos para experimentar",
  aboutFailures:
    "Cada um recomeça, com uma só coisa errada. O que deu errado é contado aqui assim que se vê.",
  tooFast: "Taxa alta demais",
  zero: "Todos os pesos 0",
  shuffled: "Rótulos ao acaso",
  why: {
    tooFast: (at, first, most, ended) =>
      rich`${strong("Rápido demais.")} Com a taxa ${rate(at)} a perda foi ${first.map(loss).join(" → ")}${first.includes(most) ? "" : `, e até ${loss(most)}`}: cada passo salta por cima do vale e cai mais alto do outro lado, onde a inclinação é ainda maior.${ended ? " Depois os números não cabiam mais em float32." : ""}`,
    zero: (count, value, right) =>
      rich`${strong("Nada para distinguir.")} Depois de ${steps(count)} a perda é ${loss(value)}, e ${percent(right)} dos dígitos reservados são lidos certo: com todos os pesos em 0, cada neurônio passa 0 adiante, então nenhum peso recebe culpa e todos ficam em 0. Só os últimos vieses aprendem, e eles não sabem nada do desenho.`,
    shuffled: (count, value, right) =>
      rich`${strong("Nada para encontrar.")} Depois de ${steps(count)} a perda é ${loss(value)}; quem chuta entre dez dígitos paga −log(1/10) = ${fixed(2.3, 2)}. Dos dígitos reservados, ${percent(right)} são lidos certo: rótulos ao acaso não têm nada a ver com as imagens.`,
  },

  ownTitle: "Seus próprios desenhos",
  addAs: "Acrescentar o desenho do quadro como",
  add: "Acrescentar",
  takeBack: "Retirar o último",
  added: (name, count) =>
    `Acrescentado como ${name}: ${count === 1 ? "1 desenho seu" : `${counted(count, nouns.drawing)} seus`}.`,
  nothingToAdd: "Não há nenhum desenho no quadro.",
  ownDrawing: (name) => `desenhado como ${name}`,
  noOwn: "Ainda não há nenhum desenho seu: acrescente primeiro o do quadro.",
  noDrawings: "Nenhum dos desenhos prontos é de uma classe desta rede: acrescente desenhos seus.",

  confusions: "Como os dígitos reservados são lidos",
  confusionsCaption: (count, at) =>
    `${many(count)} dígitos reservados depois de ${steps(at)}: uma linha para o que cada um é, uma coluna para o que se lê.`,
  isRow: "é",
  pictures: (layer) => `O que neurônios de ${layer} procuram`,
  aboutPictures: "Seus pesos, um quadrado por pixel: cheio acima de zero, vazado abaixo.",
  neuron: (name) => `Ver por dentro: ${name}`,

  curves: "Como vai o treinamento",
  meanwhile: {
    name: "treinamento",
    count: (count) => `passo ${many(count)}`,
    begun: (now) =>
      now
        ? `Todos os pesos foram sorteados ao acaso: a rede responde ${now.name} (${probability(now.share)}).`
        : "Todos os pesos foram sorteados ao acaso.",
    goes: (goes, first, now) => {
      const how = `Depois de ${steps(goes.steps)} a perda é ${loss(goes.loss)}, e ${percent(goes.right)} de ${many(goes.held)} exemplos reservados são lidos certo.`;
      return first && now
        ? `${how} No começo ela respondia ${first.name} (${probability(first.share)}), agora responde ${now.name} (${probability(now.share)}).`
        : how;
    },
  },

  said: {
    reached: (count, share) =>
      `Depois de ${steps(count)}, ${percent(share)} dos exemplos reservados são lidos certo.`,
    started: "Ela está aprendendo.",
    paused: (count, share) =>
      `Pausado depois de ${steps(count)}: ${percent(share)} dos dígitos reservados são lidos certo.`,
    kept: "O treinamento terminou; o que foi aprendido fica no palco.",
    undone: (name) => `${name} está de novo no palco, como veio.`,
  },

  noMnist:
    "MNIST não está aqui: inicie o servidor com forwardpass serve --data, que o baixa uma vez, 12 MB.",
  mnistBroke: "MNIST se interrompeu no caminho.",
  mnistOther:
    "Os dígitos do servidor não são os de MNIST: é preciso ter imagens de 28x28 dos dígitos 0 a 9.",
  notForMnist: "MNIST é para redes que leem imagens de 28x28 e conhecem os dígitos 0 a 9.",
  nothingToLearn: "Esta rede não tem pesos que possam ser aprendidos.",
  tooHeavy:
    "Esta rede é pesada demais para ser treinada na página: mais de 30 milhões de produtos por imagem.",
  noPictures:
    "Esta rede não lê imagens: um script pode ensiná-la com forwardpass.training.start({ data: { images, targets } }).",
};
