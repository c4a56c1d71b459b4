/** Where the input is made, in French: the pad and its tools, photos, samples and sliders. */

import type { Hand } from "../hands";
import type { Words } from "../words";
import { many, short } from "./numbers";

const size = (columns: number, rows: number): string => `${columns} × ${rows} pixels`;
const spokenSize = (columns: number, rows: number): string => `${columns} sur ${rows} pixels`;

const hands: Readonly<Record<Hand, string>> = {
  round: "rond",
  "not quite closed": "pas tout à fait fermé",
  "with overlap": "qui se recouvre",
  plain: "simple",
  flagged: "à drapeau",
  "hooked, with a foot": "à crochet et à pied",
  "with a loop": "à boucle",
  swan: "en cygne",
  "flat top": "à tête plate",
  open: "ouvert",
  closed: "fermé",
  "in one stroke": "d’un seul trait",
  "in two strokes": "en deux traits",
  curvy: "ondulé",
  upright: "droit",
  crossed: "barré",
  "hooked, crossed": "à crochet, barré",
  "two rings": "deux ronds",
  slim: "mince",
  hooked: "à crochet",
  straight: "tout droit",
  swept: "élancé",
};

export const input: Words["input"] = {
  digit: "Chiffre en entrée",
  values: "Entrée",
  undo: "Annuler",
  redo: "Refaire",
  clear: "Effacer",
  undoKey: "Annuler (Ctrl Z)",
  redoKey: "Refaire (Ctrl Y)",
  clearKey: "Effacer (C)",
  tools: "Outils de dessin",
  eraser: "Gomme",
  eraserKey: "Gomme (E)",
  pens: "Stylo",
  pen: { thin: "Stylo fin", normal: "Stylo normal", thick: "Stylo épais" },
  reset: "Réinitialiser",
  sees: "Ce que voit le réseau",
  size: (columns, rows, planes) =>
    planes > 1 ? `${planes} × ${size(columns, rows)}` : size(columns, rows),
  picture(columns, rows, planes) {
    const each = spokenSize(columns, rows);
    if (planes === 1) return `Ce que voit le réseau : ${each}`;
    if (planes === 3) return `Ce que voit le réseau : rouge, vert, bleu, ${each} chacun`;
    return `Ce que voit le réseau : ${planes} plans de ${each}`;
  },
  numbersGoIn: (count) => (count === 1 ? "Un nombre entre" : `${many(count)} nombres entrent`),
  moveSlider: "Bougez un curseur ou tapez une valeur.",
  sliders: "Valeurs d’entrée",
  moreFeatures: (count) =>
    count === 1
      ? "1 autre caractéristique garde sa valeur."
      : `${many(count)} autres caractéristiques gardent leur valeur.`,
  asNumber: (feature) => `${feature}, en nombre`,
  sliderValue: (value) => short(value),
  examples: "Exemples",
  example: (index) => `Exemple ${index + 1}`,
  samples: "Dessins tout faits",
  sample: (name) => (/^\d/.test(name) ? `Dessiner un ${name}` : `Dessiner : ${name}`),
  drawing: (digit, hand) => `${digit}, ${hands[hand]}`,
  tricky: "Piège",
  trickyTitle: "Piège : dessiner un chiffre qui pourrait en être deux",
  either: (one, other) => `${one} ou ${other} ?`,
  pad: "Zone de dessin",
  padHelp:
    "Dessinez au stylet, au doigt ou à la souris. Au clavier : les flèches bougent le stylo, Espace le pose et le lève.",
  hintDigit: "Dessinez un chiffre",
  hintSomething: "Dessinez ici",
  penUp: "Stylo levé",
  penDown: "Stylo posé",
  eraserUp: "Gomme levée",
  eraserDown: "Gomme posée",
  cleared: "La zone de dessin est vide.",
  photo: "Photo",
  photoTitle:
    "Lire la photo d’un chiffre : choisissez-la ici, déposez-la dans la zone de dessin ou collez-la (Ctrl V)",
  photoRead: "La photo est lue.",
  photoSteps: "De la photo à l’image que voit le réseau",
  photoStep: { photo: "photo", ink: "encre", picture: "28×28" },
  photoStepTitle: {
    photo: "La photo, petite et grise",
    ink: "Ce qui y est de l’encre",
    picture: "L’encre, 28 sur 28 pixels",
  },
  notRead: "Cette image est illisible : prenez du PNG, JPEG, WebP, GIF ou BMP.",
  noInk:
    "Pas d’encre sur la photo : elle doit montrer un chiffre sombre sur papier clair, ou un chiffre clair sur fond sombre.",
  photoTooLarge: (most) =>
    `Cette image est trop grande : plus de ${many(most)} pixels ne sont pas lus.`,
};
