/** Two networks side by side: what both make of one drawing, moved about, and of the tricky ones. */
import type { Words } from "../words";
import { of } from "./names";
import { counted, nouns, percent, probability } from "./numbers";

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const vertical = down < 0 ? "para cima" : down > 0 ? "para baixo" : "";
  const level = across < 0 ? "para a esquerda" : across > 0 ? "para a direita" : "";
  return [vertical, level].filter((part) => part !== "").join(" e ");
}

export const beside: Words["beside"] = {
  title: "Lado a lado",
  close: "Fechar “Lado a lado”",
  closeKey: "Fechar (Esc)",
  opened: "Duas redes estão lado a lado. As duas leem o que você desenha.",
  other: "Comparar com",
  waiting: (name) => `${name} está a caminho …`,
  cannot: "Estas duas não leem as mesmas imagens ou não dão as mesmas respostas: escolha outra.",
  blank: "Desenhe um dígito: as duas redes o leem enquanto você desenha.",
  answers: "Respostas",
  answer: (name, confidence) => `${name}, ${probability(confidence)}`,
  digit: "dígito",
  looked: "O que cada uma olhou",
  lookedWords:
    "Quadrados quentes, cheios, falam a favor da resposta dela; os frios, vazados, contra.",
  map: (network, name) => `O que fala a favor ${of(name)} em ${network}`,
  at: (pixel, value) => `${pixel}: ${value}`,
  moved: (by) => `Movido ${counted(by, nouns.pixel)}`,
  movedWords: (by) =>
    `A mesma imagem, ${counted(by, nouns.pixel)} para cada lado. O quadro põe a tinta no meio; uma rede que só a viu ali talvez não a reconheça em outro lugar.`,
  kept: (count, all, name) => `${count} de ${all} ainda lidos como ${name}`,
  movedGrid: (network) => `${network}, imagem por imagem`,
  cell: (across, down, answer, confidence) =>
    across === 0 && down === 0
      ? `não movido: ${answer}, ${probability(confidence)}`
      : `movido ${way(across, down)}: ${answer}, ${probability(confidence)}`,
  tricky: "Os desenhos ambíguos",
  trickyWords: (name, count) =>
    `${count} desenhos que poderiam ser, cada um, dois dígitos, feitos para que ${name} hesite. Não há resposta certa, mas uma das duas é sensata.`,
  drawing: "desenho",
  could: "poderia ser",
  either: (one, other) => `${one} ou ${other}`,
  sensible: "um dos dois",
  strange: "nenhum dos dois",
  share: (confidence) => percent(confidence),
  sums: "um dos dois",
  sum: (count, all) => `${count} de ${all}`,
  sure: (share) => `segura em mais de ${percent(share)}`,
  draw: (one, other) => `Desenhá-lo no quadro: ${one} ou ${other}`,
};
