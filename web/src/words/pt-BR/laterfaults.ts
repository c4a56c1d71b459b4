/** As faults.ts, of what is loaded later. */
import type { Words } from "../words";
import { counted, many, noun, nouns } from "./numbers";

export const laterFaults: Words["laterFaults"] = {
  noHistory: () => "O arquivo não é o histórico de um treinamento.",
  historyFormat: (format, known) =>
    `O histórico tem o formato ${format}; esta página lê ${known}: atualize o forwardpass.`,
  historyTwice: (name) => `O histórico contém ${name} duas vezes.`,
  historyField: (field) => `O histórico está danificado: ${field} em sua descrição não combina.`,
  historyTensor: (name) => `Nada usa o tensor ${name}.`,
  historyKeeps: (name) => `O histórico guarda ${name}, que nada usa.`,
  historyForm: (name) => `O histórico guarda ${name} em uma forma que não combina.`,
  historyNumbers: (name) => `${name} tem números que são NaN, infinitos ou sem escala.`,
  seedOf: (most, seed) => `Uma semente é um número inteiro de 0 a ${many(most)}, não ${seed}.`,
  notIdx: (file, dimensions) =>
    `${file} não é um arquivo IDX de bytes com ${counted(dimensions, noun("dimensão", "dimensões"))}.`,
  idxNumbers: (file, has, said) =>
    `${file} tem ${counted(has, nouns.number)}, e não os ${many(said)} que diz.`,
  optimizerOf: (known) => `O otimizador deve ser um destes: ${known.join(", ")}.`,
  trainingRate: () => "Uma taxa de aprendizado é um número maior que 0.",
  rateFalls: () =>
    "A taxa cai à metade depois de um número de passos maior que 0, ou nunca (null).",
  batchOf: (most) => `Um lote é um número inteiro de lições, de 1 a ${many(most)}.`,
  noDrawing: () => "Não há nenhum desenho com que aprender.",
  noPicture: () => "Não há nenhuma imagem com que aprender.",
  grownTooLarge: () =>
    "Os números ficaram grandes demais para float32: a taxa de aprendizado é alta demais.",
  picturesOf: (values) =>
    `As imagens com que se aprende devem ter ${counted(values, noun("valor", "valores"))} e uma classe cada uma.`,
  classesOf: (last) => `As classes são números de 0 a ${last}.`,
};
