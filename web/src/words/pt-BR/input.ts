/** Where the input is made: the pad and its tools, photos, samples and sliders. */

import type { Hand } from "../hands";
import type { Words } from "../words";
import { many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${columns} × ${rows} pixels`;
const spokenSize = (columns: number, rows: number): string => `${columns} por ${rows} pixels`;

const hands: Readonly<Record<Hand, string>> = {
  round: "redondo",
  "not quite closed": "não bem fechado",
  "with overlap": "com sobreposição",
  plain: "simples",
  flagged: "com bandeira",
  "hooked, with a foot": "com gancho e pé",
  "with a loop": "com laço",
  swan: "cisne",
  "flat top": "topo reto",
  open: "aberto",
  closed: "fechado",
  "in one stroke": "de um traço",
  "in two strokes": "de dois traços",
  curvy: "curvo",
  upright: "em pé",
  crossed: "com barra",
  "hooked, crossed": "com gancho e barra",
  "two rings": "dois anéis",
  slim: "fino",
  hooked: "com gancho",
  straight: "reto",
  swept: "de traço amplo",
};

export const input: Words["input"] = {
  digit: "Dígito de entrada",
  values: "Entrada",
  undo: "Desfazer",
  redo: "Refazer",
  clear: "Limpar",
  undoKey: "Desfazer (Ctrl Z)",
  redoKey: "Refazer (Ctrl Y)",
  clearKey: "Limpar (C)",
  tools: "Ferramentas de desenho",
  eraser: "Borracha",
  eraserKey: "Borracha (E)",
  pens: "Lápis",
  pen: { thin: "Lápis fino", normal: "Lápis normal", thick: "Lápis grosso" },
  reset: "Restaurar",
  sees: "O que a rede vê",
  size: (columns, rows, planes) =>
    planes > 1 ? `${planes} × ${size(columns, rows)}` : size(columns, rows),
  picture(columns, rows, planes) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `O que a rede vê: ${each}`;
    if (planes === 3) return `O que a rede vê: vermelho, verde, azul, ${each} cada um`;
    return `O que a rede vê: ${planes} planos de ${each}`;
  },
  numbersGoIn: (count) => (count === 1 ? "Entra um número" : `Entram ${many(count)} números`),
  moveSlider: "Mova um controle ou digite um valor.",
  sliders: "Valores de entrada",
  moreFeatures: (count) =>
    count === 1
      ? "Mais 1 característica mantém seu valor."
      : `Mais ${many(count)} características mantêm seus valores.`,
  asNumber: (feature) => `${feature}, como número`,
  sliderValue: (value) => short(value),
  examples: "Exemplos",
  example: (index) => `Exemplo ${index + 1}`,
  samples: "Desenhos prontos",
  sample: (name) => `Desenhar ${/^\d/.test(name) ? `um ${name}` : name}`,
  drawing: (digit, hand) => `${digit}, ${hands[hand]}`,
  tricky: "Ambíguo",
  trickyTitle: "Ambíguo: desenhar um dígito que poderia ser dois",
  either: (one, other) => `${one} ou ${other}?`,
  pad: "Quadro de desenho",
  padHelp:
    "Desenhe com caneta, dedo ou mouse. Com o teclado: as setas movem o lápis, Espaço o abaixa e o levanta.",
  hintDigit: "Desenhe um dígito",
  hintSomething: "Desenhe aqui",
  penUp: "Lápis levantado",
  penDown: "Lápis abaixado",
  eraserUp: "Borracha levantada",
  eraserDown: "Borracha abaixada",
  cleared: "O quadro está vazio.",
  photo: "Foto",
  photoTitle: "Ler a foto de um dígito: escolha uma aqui, solte-a no quadro ou cole-a (Ctrl V)",
  photoRead: "A foto foi lida.",
  photoSteps: "Da foto à imagem que a rede vê",
  photoStep: { photo: "foto", ink: "tinta", picture: "28×28" },
  photoStepTitle: {
    photo: "A foto, pequena e em cinza",
    ink: "O que nela é tinta",
    picture: "A tinta, 28 por 28 pixels",
  },
  notRead: "Isto não é uma imagem que se possa ler: use PNG, JPEG, WebP, GIF ou BMP.",
  noInk:
    "Nenhuma tinta foi encontrada na foto: ela deve mostrar um dígito escuro em papel claro, ou um claro em papel escuro.",
  photoTooLarge: (most) =>
    `Esta imagem é grande demais: mais de ${many(most)} pixels não são lidos.`,
};
