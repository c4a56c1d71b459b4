/** The lesson that asks: what its buttons and lists say. What its cards tell is in coursecards.ts. */
import type { Words } from "../words";
import { cards } from "./coursecards";
import { terms } from "./courseterms";
import { of } from "./names";
import { counted, fixed, many, nouns, probability } from "./numbers";

const chapters: Words["course"]["chapters"] = {
  numbers: "A tinta vira números",
  neuron: "Um neurônio",
  weights: "Os pesos são uma imagem",
  relu: "ReLU: o que sobrevive",
  districts: "Camadas e bairros",
  shares: "De pontuações a porcentagens",
  reasons: "Por que esta resposta",
  learning: "Como ela aprendeu",
  task: "Sua tarefa",
};

export const course: Words["course"] = {
  name: "Lição",
  chapters,
  cards,
  terms,
  at: (chapter, all) => `Capítulo ${chapter} de ${all}`,
  list: "Capítulos",
  last: "Depois dos capítulos",
  item: (number, title, done) => (done ? `${number} ${title}, feito` : `${number} ${title}`),
  card: (card, all) => `${card} de ${all}`,
  back: "Voltar",
  goOn: "Seguir",
  showMe: "Veja",
  watching: "Até o fim",
  check: "Conferir",
  skip: "Pular",
  keyHint: "Espaço: seguir",
  guessFirst: "Os números aparecem quando você tiver dado seu palpite.",
  answerFirst: "Dê primeiro um palpite, ou aperte de novo para pular.",
  otherLayer: (layer) => `Esse neurônio está em outra camada: olhe para ${layer}.`,
  right: "Certo.",
  wrong: "Não exatamente.",
  chosen: "sua resposta",
  truth: "certo",
  survives: "sobrevive",
  becomesZero: "vira 0",
  empty: "O quadro está vazio.",
  drawOne: "Desenhe um para mim",
  drawFirst: "Desenhe algo no quadro, e a lição continua com isso.",
  nothingToAsk: "Este desenho não deixa nada para adivinhar aqui. Continue, ou desenhe outro.",
  words: (count) => `Palavras novas até aqui: ${many(count)}`,
  picture: (letter) => `Imagem ${letter}`,
  weightsOf: (name) => `Pesos de ${name}`,
  weightAt: (pixel, weight) => `${pixel}: peso ${fixed(weight, 3)}`,
  evidenceAt: (input, value) => `${input}: ${fixed(value, 3)}`,
  difference: (first, second) => `O que fala a favor ${of(first)} e não ${of(second)}`,
  pointed: (neuron, name) =>
    name === null
      ? `Você apontou: ${neuron}, que nunca está ativo.`
      : `Você apontou: ${neuron}, no bairro ${of(name)}.`,
  scores: "Pontuações",
  scoreOf: (name) => `Pontuação ${of(name)}`,
  scoreIs: (score, share) => `${fixed(score, 1)}, porcentagem ${probability(share)}`,
  putBack: "Restaurar as pontuações",
  erased: (count, name, confidence) =>
    `Apagado: ${counted(count, nouns.pixel)}. A resposta é ${name}, ${probability(confidence)}.`,
  paper: "A imagem que ela lê",
  inkBack: "Repor a tinta",
  fewest: "Com quantos bastaria?",
  nowIt: (name, confidence) => `Agora: ${name}, ${probability(confidence)}.`,
  taskOpen: (name) => `Sua tarefa: faça com que ela responda ${name}.`,
  taskDone: (name) => `Pronto: ela responde ${name}.`,
  backToLesson: "Voltar à lição",
  explore: "Explorar",
  again: "Recomeçar",
};
