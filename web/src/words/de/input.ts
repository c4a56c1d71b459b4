/** Where the input is made, in German: the pad and its tools, photos, samples and sliders. */

import type { Hand } from "../hands";
import type { Words } from "../words";
import { many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${columns} × ${rows} Pixel`;
const spokenSize = (columns: number, rows: number): string => `${columns} mal ${rows} Pixel`;

const hands: Readonly<Record<Hand, string>> = {
  round: "rund",
  "not quite closed": "nicht ganz geschlossen",
  "with overlap": "überlappend",
  plain: "schlicht",
  flagged: "mit Fähnchen",
  "hooked, with a foot": "mit Haken und Fuß",
  "with a loop": "mit Schlinge",
  swan: "Schwan",
  "flat top": "oben flach",
  open: "offen",
  closed: "geschlossen",
  "in one stroke": "in einem Strich",
  "in two strokes": "in zwei Strichen",
  curvy: "geschwungen",
  upright: "aufrecht",
  crossed: "mit Querstrich",
  "hooked, crossed": "mit Haken und Querstrich",
  "two rings": "zwei Ringe",
  slim: "schmal",
  hooked: "mit Haken",
  straight: "gerade",
  swept: "schwungvoll",
};

export const input: Words["input"] = {
  digit: "Eingabe: Ziffer",
  values: "Eingabe",
  undo: "Rückgängig",
  redo: "Wiederholen",
  clear: "Leeren",
  undoKey: "Rückgängig (Strg Z)",
  redoKey: "Wiederholen (Strg Y)",
  clearKey: "Leeren (C)",
  tools: "Zeichenwerkzeuge",
  eraser: "Radierer",
  eraserKey: "Radierer (E)",
  pens: "Stift",
  pen: { thin: "Dünner Stift", normal: "Normaler Stift", thick: "Dicker Stift" },
  reset: "Zurücksetzen",
  sees: "Was das Netz sieht",
  size: (columns, rows, planes) =>
    planes > 1 ? `${planes} × ${size(columns, rows)}` : size(columns, rows),
  picture(columns, rows, planes) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `Was das Netz sieht: ${each}`;
    if (planes === 3) return `Was das Netz sieht: Rot, Grün, Blau, je ${each}`;
    return `Was das Netz sieht: ${planes} Farbebenen mit je ${each}`;
  },
  numbersGoIn: (count) =>
    count === 1 ? "Eine Zahl geht hinein" : `${many(count)} Zahlen gehen hinein`,
  moveSlider: "Bewege einen Regler oder tippe einen Wert ein.",
  sliders: "Eingabewerte",
  moreFeatures: (count) =>
    count === 1
      ? "1 weiteres Merkmal behält seinen Wert."
      : `${many(count)} weitere Merkmale behalten ihre Werte.`,
  asNumber: (feature) => `${feature}, als Zahl`,
  sliderValue: (value) => short(value),
  examples: "Beispiele",
  example: (index) => `Beispiel ${index + 1}`,
  samples: "Fertige Zeichnungen",
  sample: (name) => `Zeichnen: ${name}`,
  drawing: (digit, hand) => `${digit}, ${hands[hand]}`,
  tricky: "Knifflig",
  trickyTitle: "Knifflig: eine Ziffer zeichnen, die auch eine andere sein könnte",
  either: (one, other) => `${one} oder ${other}?`,
  pad: "Zeichenfeld",
  padHelp:
    "Zeichne mit Stift, Finger oder Maus. Mit der Tastatur: Pfeiltasten bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab.",
  hintDigit: "Zeichne eine Ziffer",
  hintSomething: "Zeichne hier",
  penUp: "Stift oben",
  penDown: "Stift unten",
  eraserUp: "Radierer oben",
  eraserDown: "Radierer unten",
  cleared: "Das Zeichenfeld ist leer.",
  photo: "Foto",
  photoTitle:
    "Das Foto einer Ziffer lesen: hier wählen, auf das Zeichenfeld ziehen oder einfügen (Strg V)",
  photoRead: "Das Foto ist gelesen.",
  photoSteps: "Vom Foto zu dem Bild, das das Netz sieht",
  photoStep: { photo: "Foto", ink: "Tinte", picture: "28×28" },
  photoStepTitle: {
    photo: "Das Foto, klein und grau",
    ink: "Was davon Tinte ist",
    picture: "Die Tinte, 28 mal 28 Pixel",
  },
  notRead: "Das ist kein lesbares Bild: Nimm PNG, JPEG, WebP, GIF oder BMP.",
  noInk:
    "Auf dem Foto ist keine Tinte zu finden: Es muss eine dunkle Ziffer auf hellem Papier zeigen oder eine helle auf dunklem.",
  photoTooLarge: (most) =>
    `Dieses Bild ist zu groß: Mehr als ${many(most)} Pixel werden nicht gelesen.`,
};
