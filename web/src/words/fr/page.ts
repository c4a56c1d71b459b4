/** The page around the stage in French: header, answer, legend, help, notices, saving and links. */

import type { MapCell } from "../en/names";
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { cellPercent, counted, form, many, num, percent, probability, short } from "./numbers";

export const header: Words["header"] = {
  onThisPage: "Sur cette page",
  how: "Le principe",
  code: "Le code",
  toTheme: { light: "Passer au thème clair", dark: "Passer au thème sombre" },
  toThemeKey: { light: "Passer au clair (T)", dark: "Passer au sombre (T)" },
  help: "Aide",
  helpKey: "Raccourcis clavier (?)",
};

export const language: Words["language"] = {
  name: "Langue",
  now: (name) => `Langue : ${name}`,
  chosen: (name) => `La page est maintenant en ${name.toLowerCase()}.`,
  notLoaded: (name) =>
    `${name} n’a pas pu être chargé, la page reste donc comme elle est : vérifiez la connexion et choisissez-le de nouveau.`,
  about:
    "Dessinez un chiffre et regardez un réseau de neurones le reconnaître, neurone par neurone, avec exactement les nombres de PyTorch.",
};

export const answer: Words["answer"] = {
  name: "Réponse",
  status: "Prédiction",
  bars: "Probabilités",
  none: "?",
  reading: "Le réseau lit…",
  withheld: "La réponse vient à la fin du récit.",
  unknown: "pas encore connue",
  noShare: "–",
  explain: (name) => `Expliquer ${name}`,
  thisIs: (name) => `C’est ${name}`,
  explainDigit: (name) => `Expliquer le chiffre ${name}`,
  explainNumbered: (name) => `Expliquer la classe ${name}`,
  explained: (name) => `Les lignes expliquent ${name}`,
  nowExplained: (name) => `Les lignes et l’image expliquent maintenant ${name}.`,
  bar: (share, highest) => (highest ? `${share}, la plus haute` : share),
  now: (name, confidence) => `La réponse est maintenant ${name}, ${probability(confidence)}.`,
  restored: (name, confidence) =>
    `Comme avant : la réponse est ${name}, ${probability(confidence)}.`,
  warning: "Attention",
  unlikeDigit: "Cela ne ressemble pas à un chiffre.",
  unlikeOthers: "Cela ne ressemble pas à ce dont le réseau a appris.",
  lampDigit: "Pas un chiffre ?",
  lampOthers: "Pas comme les exemples",
  whyLamp: (digits) =>
    `Cela ne ressemble pas aux ${digits ? "chiffres" : "exemples"} dont le réseau a appris ; ne vous fiez donc pas à la réponse : le réseau doit toujours en choisir une. À quelle fréquence ce voyant s’allume, mesuré :`,
  rate: (share, data, images, falseAlarms) =>
    rich`${strong(share)}, ${dataNamed(data)} (${many(images)}) : ${falseAlarms ? "fausses alertes" : "repérés"}`,
  short: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  before: (name, confidence) => rich`avant : ${strong(`${name} (${cellPercent(confidence)})`)} `,
  reset: "rétablir",
};

export const legend: Words["legend"] = {
  active: (maps) => rich`${strong(maps ? "actif" : "neurone actif")}, rouge plein à `,
  scale: (layer, value) => rich`${layer} ${strong(short(value))}`,
  moreScales: (layers) => `et ${many(layers)} de plus`,
  plus: "ajoute",
  minus: "retire",
  proClass: (name) => `pour ${name}`,
  contra: "contre",
  tooHigh: "trop haut, doit baisser",
  tooLow: "trop bas, doit monter",
  viewKey: "Changer de vue (F)",
  flat: "À plat",
  space: "3D",
  reset: "Vue initiale",
};

export const help: Words["help"] = {
  title: "Aide",
  close: "Fermer l’aide",
  howDigits:
    "Dessinez un chiffre dans la zone de dessin : le réseau le lit pendant que vous dessinez. Appuyez ensuite sur Lecture et regardez les nombres traverser le réseau, étape par étape. Sur la scène : glissez pour tourner, zoomez à deux doigts ou avec Ctrl et la molette, et pointez un neurone pour voir sa valeur.",
  howOthers:
    "Donnez au réseau quelque chose à lire : il répond aussitôt. Appuyez ensuite sur Lecture et regardez les nombres traverser le réseau, étape par étape. Sur la scène : glissez pour tourner, zoomez à deux doigts ou avec Ctrl et la molette, et pointez un neurone pour voir sa valeur.",
  onPad:
    "Dans la zone de dessin, les flèches bougent le stylo et Espace le pose ou le lève ; avec Maj, les pas sont petits.",
  onStage: (maps) =>
    `Sur la scène, les flèches vont de ${maps ? "cellule en cellule" : "neurone en neurone"} ; avec Maj elles la tournent, + et − zooment.`,
  storyKeys: [
    ["Espace", "lancer le récit ou le mettre en pause"],
    ["← →", "une étape en arrière, une étape en avant"],
    ["Début, Fin", "au début, à l’image terminée"],
  ],
  padKeys: [
    ["0 … 9", "dessiner un chiffre tout fait ; encore, pour une autre écriture"],
    ["C", "effacer la zone de dessin"],
    ["E", "passer du stylo à la gomme et retour"],
    ["[ ]", "stylo plus fin, stylo plus épais"],
    ["Ctrl V", "lire la photo d’un chiffre qui a été copiée"],
    ["Ctrl Z", "annuler le dernier trait"],
    ["Ctrl Y", "le refaire"],
  ],
  sliderKeys: [
    ["C", "réinitialiser les valeurs"],
    ["Ctrl Z", "annuler le dernier changement"],
    ["Ctrl Y", "le refaire"],
  ],
  pageKeys: [
    ["F", "passer de la vue 3D à la vue à plat et retour"],
    ["L", "passer de la leçon à Explorer et retour"],
    ["I, Échap", "ouvrir À l’intérieur, et le refermer"],
    ["K", "garder cette image et lui comparer la suivante"],
    ["P", "scène, texte et réponse en grand, pour projeter, et retour"],
    ["T", "passer du sombre au clair et retour"],
    ["?", "ouvrir cette liste"],
  ],
};

/** No two things on the page have the same name. */
const parts = {
  drawing: "Zone de dessin et exemples",
  answer: "Réponse et barres",
  legend: "Légende",
  caption: "Texte de l’étape",
  code: "Ligne de code",
  timeline: "Lecteur",
  lessons: "Textes du bas",
};

export const panels: Words["panels"] = {
  name: "Parties",
  parts,
  sliders: "Curseurs d’entrée",
  present: "Présenter : en grand, pour projeter (P)",
  note: "Qui ouvre un lien copié voit les mêmes parties.",
};

export const link: Words["link"] = {
  copy: "Copier le lien",
  copyTitle: "Un lien vers exactement ce qui est affiché",
  copied: "Copié",
  said: "Le lien est copié.",
  byHand: "Copiez ce lien :",
  noAddress:
    "Cette page n’a pas d’adresse pour un lien : enregistrez-la en HTML et transmettez le fichier.",
  tooLarge: "Cette entrée est trop grande pour un lien : enregistrez plutôt la page en HTML.",
  damaged: "Ce lien est abîmé, la page commence donc sans lui.",
  later: "Ce lien vient d’une version plus récente de forwardpass : la page commence sans lui.",
  another:
    "Ce lien appartient à un autre réseau que celui affiché ici, la page commence donc sans lui.",
};

export const save: Words["save"] = {
  name: "Enregistrer",
  png: "Image PNG",
  aboutPng: "la scène, nette",
  svg: "Dessin SVG",
  aboutSvg: "la scène en vecteurs",
  video: "Vidéo",
  aboutVideo: (seconds, width, height) => `tout le récit, ${seconds} s, ${width} × ${height}`,
  html: "Page HTML",
  aboutHtml: "un fichier, marche hors ligne",
  drawFirst: "Dessinez d’abord quelque chose.",
  partOfAnother: "Ici, la page fait partie d’une autre.",
  making: (share) => `Vidéo en cours : ${percent(share)}`,
  cancel: "Annuler",
  saved: "La vidéo est enregistrée.",
  failed: (reason) => `Enregistrement impossible : ${reason}.`,
  insecure:
    "Les vidéos demandent une page en https:// ou de cet ordinateur (localhost ou un fichier).",
  noEncoder:
    "Ce navigateur ne sait pas faire de vidéos : prenez un Chrome, Edge, Firefox ou Safari à jour.",
  noWorker: "Ce fichier vient sans l’encodeur vidéo : ouvrez la page d’où il a été enregistré.",
  notStarted: "L’encodeur vidéo n’a pas démarré.",
  nothingEncoded: "L’encodeur vidéo n’a rien produit.",
  noCodec: "Ce navigateur n’a pas pu faire la vidéo : il n’a pas d’encodeur vidéo.",
  filmFailed: (reason) => `Ce navigateur n’a pas pu faire la vidéo : ${reason}.`,
  offScreen: "Enregistrement impossible : la scène n’est pas à l’écran.",
  noCanvas: "Enregistrement impossible : ce navigateur n’a pas de canvas.",
  noPicture: "Enregistrement impossible : aucune image n’a été produite.",
  replaced: "Des poids remplacés par un script ne peuvent pas être enregistrés en page.",
  notBuilt: "Enregistrement impossible : cette page n’est pas construite.",
  noFile: (address, status) => `Enregistrement impossible : ${address} répond ${status}.`,
  noScript:
    "Cette page dessine un réseau de neurones au travail, il lui faut JavaScript : activez-le et rechargez.",
  picture: (network, name, confidence) => `${network} : ${name} (${confidence})`,
};

export const notice: Words["notice"] = {
  close: "Fermer le message",
  loading: "Chargement du réseau…",
  notLoaded: "Le fichier du réseau n’a pas pu être chargé : rechargez la page.",
  notLoadedStatus: (status) =>
    `Le fichier du réseau n’a pas pu être chargé (statut ${status}) : rechargez la page.`,
  failed: (reason) => `La page n’a pas pu démarrer : ${reason}`,
  partLoading: "Chargement…",
  trainingLost: "L’entraînement s’est arrêté : le navigateur a mis fin à son worker.",
  partMissing: "Cette partie de la page n’a pas pu être chargée : rechargez la page.",
};

const mapCell = ({ map, row, column }: MapCell): string =>
  `carte ${map}, ligne ${row}, colonne ${column}`;

export const stage: Words["stage"] = {
  name: "La scène",
  small: "La scène, en petit",
  back: "Retour à la scène",
  hide: "Masquer la petite scène",
  role: "image du réseau",
  canvas:
    "Le réseau. Les flèches vont de neurone en neurone, Entrée ouvre À l’intérieur, Maj avec une flèche tourne, plus et moins zooment.",
  inputPixels: (count) => `entrée\n${many(count)} pixels`,
  input: (count) => `entrée\n${many(count)}`,
  layer: (name, count) => `${name}\n${many(count)}`,
  maps: (name, count, rows, columns) =>
    `${name}\n${counted(count, { one: "carte", other: "cartes" })}\n${rows} \u00d7 ${columns}`,
  series: (name, count, length) =>
    `${name}\n${counted(count, { one: "ligne", other: "lignes" })}\nde ${many(length)}`,
  more: (count) => `et ${many(count)} de plus`,
  moreShort: (count) => `+${many(count)}`,
  share: (share) => percent(share),
  shareOfLines: (share, lines) =>
    `${percent(share)}\n${counted(lines, { one: "ligne", other: "lignes" })}`,
  bands: (count, share) => `${counted(count, { one: "bande", other: "bandes" })} ${percent(share)}`,
  everyLine: (done, total) =>
    done < total
      ? `${many(done)} lignes sur ${many(total)}`
      : form(total, { one: "l’unique ligne", other: `les ${many(total)} lignes` }),
  withValue: (name, value) => `${name}  ${num(value)}`,
  withScore: (name, value) => `${name}  ${short(value)}`,
  neuron: (index) => `neurone ${index}`,
  neuronZ: (index, value) => `neurone ${index} : z ${num(value)}`,
  neuronA: (index, value) => `neurone ${index} : a ${num(value)}`,
  mapCell,
  mapCellZ: (at, value) => `${mapCell(at)} : z ${num(value)}`,
  mapCellA: (at, value) => `${mapCell(at)} : a ${num(value)}`,
  tiles: (layer, count) => `${layer} : poids \u00d7 encre,\nles ${count} plus forts`,
  tileValue: (neuron, value) => `${neuron} : ${num(value)}`,
  tile: (neuron, value) => `Poids fois encre du neurone ${neuron} : ${num(value)}. À l’intérieur`,
  someLines: "toutes les lignes des couches entièrement connectées, les importantes des autres",
  noLines:
    "Ici, aucune couche ne relie chaque neurone à chacun ; les lignes importantes sont donc montrées.",
  someMatrices:
    "Les convolutions et le pooling emploient partout les mêmes quelques poids et n’ont donc pas de matrice ici.",
  noMatrix:
    "Aucune couche n’a de matrice ici : convolutions et pooling emploient partout les mêmes quelques poids. Ils se trouvent dans À l’intérieur.",
  matrixRole: "image de matrices",
  matrix:
    "Toutes les connexions en matrices. Les flèches déplacent l’image, plus et moins zooment, 0 montre tout.",
  matrixScale: (full) =>
    `Les lignes sont les cibles, les colonnes les sources, une case est poids \u00d7 activation : le vert ajoute, le rose retire. Pleine couleur à \u00b1${short(full)}. Ctrl et la molette zooment.`,
  cell: (layer, source, target, weight, a) =>
    `${layer} : source ${source}, cible ${target} : poids ${num(weight)} \u00d7 activation ${num(a)} = ${num(weight * a)}`,
  matrixSize: (layer, outputs, inputs) => `${layer} : ${outputs} \u00d7 ${inputs}`,
};
