/** Where the input is made: the pad and its tools, photos, samples and sliders. */

import type { Hand } from "../hands";
import type { Words } from "../words";
import { many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${columns} × ${rows} píxeles`;
const spokenSize = (columns: number, rows: number): string => `${columns} por ${rows} píxeles`;

const hands: Readonly<Record<Hand, string>> = {
  round: "redondo",
  "not quite closed": "no del todo cerrado",
  "with overlap": "con solape",
  plain: "sencillo",
  flagged: "con bandera",
  "hooked, with a foot": "con gancho y pie",
  "with a loop": "con lazo",
  swan: "cisne",
  "flat top": "plano por arriba",
  open: "abierto",
  closed: "cerrado",
  "in one stroke": "de un trazo",
  "in two strokes": "de dos trazos",
  curvy: "curvo",
  upright: "erguido",
  crossed: "con barra",
  "hooked, crossed": "con gancho y barra",
  "two rings": "dos anillos",
  slim: "delgado",
  hooked: "con gancho",
  straight: "recto",
  swept: "de trazo amplio",
};

export const input: Words["input"] = {
  digit: "Dígito de entrada",
  values: "Entrada",
  undo: "Deshacer",
  redo: "Rehacer",
  clear: "Borrar",
  undoKey: "Deshacer (Ctrl Z)",
  redoKey: "Rehacer (Ctrl Y)",
  clearKey: "Borrar (C)",
  tools: "Herramientas de dibujo",
  eraser: "Goma",
  eraserKey: "Goma (E)",
  pens: "Lápiz",
  pen: { thin: "Lápiz fino", normal: "Lápiz normal", thick: "Lápiz grueso" },
  reset: "Restablecer",
  sees: "Lo que ve la red",
  size: (columns, rows, planes) =>
    planes > 1 ? `${planes} × ${size(columns, rows)}` : size(columns, rows),
  picture(columns, rows, planes) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `Lo que ve la red: ${each}`;
    if (planes === 3) return `Lo que ve la red: rojo, verde, azul, ${each} cada uno`;
    return `Lo que ve la red: ${planes} planos de ${each}`;
  },
  numbersGoIn: (count) => (count === 1 ? "Entra un número" : `Entran ${many(count)} números`),
  moveSlider: "Mueve un deslizador o escribe un valor.",
  sliders: "Valores de entrada",
  moreFeatures: (count) =>
    count === 1
      ? "1 característica más conserva su valor."
      : `${many(count)} características más conservan su valor.`,
  asNumber: (feature) => `${feature}, como número`,
  sliderValue: (value) => short(value),
  examples: "Ejemplos",
  example: (index) => `Ejemplo ${index + 1}`,
  samples: "Dibujos de muestra",
  sample: (name) => `Dibujar ${/^\d/.test(name) ? `un ${name}` : name}`,
  drawing: (digit, hand) => `${digit}, ${hands[hand]}`,
  tricky: "Ambiguo",
  trickyTitle: "Ambiguo: dibujar un dígito que podría ser dos",
  either: (one, other) => `¿${one} o ${other}?`,
  pad: "Lienzo",
  padHelp:
    "Dibuja con lápiz, dedo o ratón. Con el teclado: las flechas mueven el lápiz, Espacio lo baja y lo levanta.",
  hintDigit: "Dibuja un dígito",
  hintSomething: "Dibuja aquí",
  penUp: "Lápiz levantado",
  penDown: "Lápiz bajado",
  eraserUp: "Goma levantada",
  eraserDown: "Goma bajada",
  cleared: "El lienzo está vacío.",
  photo: "Foto",
  photoTitle: "Leer la foto de un dígito: elígela aquí, suéltala sobre el lienzo o pégala (Ctrl V)",
  photoRead: "La foto está leída.",
  photoSteps: "De la foto a la imagen que ve la red",
  photoStep: { photo: "foto", ink: "tinta", picture: "28×28" },
  photoStepTitle: {
    photo: "La foto, pequeña y en gris",
    ink: "Lo que en ella es tinta",
    picture: "La tinta, 28 por 28 píxeles",
  },
  notRead: "Esto no es una imagen que se pueda leer: usa PNG, JPEG, WebP, GIF o BMP.",
  noInk:
    "No se ha encontrado tinta en la foto: debe mostrar un dígito oscuro sobre papel claro, o uno claro sobre papel oscuro.",
  photoTooLarge: (most) =>
    `Esta imagen es demasiado grande: no se leen más de ${many(most)} píxeles.`,
};
