/** What is wrong with what a person gives, in French. Values of settings stand as in the file. */
import type { Counted, Place } from "../../base/faults";
import type { Words } from "../words";
import { counted, many } from "./numbers";

type Faults = Words["faults"];

const PLACES: Readonly<Record<Place, string>> = {
  header: "L’en-tête du fichier de réseau",
  description: "La description du fichier de réseau",
  history: "La description de l’historique",
};

/** As they stand after "n’a pas" and after a number. */
const COUNTED: Readonly<Record<Counted, readonly [none: string, some: string]>> = {
  operations: ["d’opération", "opérations"],
  layers: ["de couche", "couches"],
  classes: ["de classe", "classes"],
};

const DAMAGED = "Le fichier de réseau est abîmé";

const field = (name: string, must: string): string =>
  `${DAMAGED} : dans sa description, ${name} doit être ${must}.`;
const operation = (op: string, what: string): string => `L’opération ${op} ${what}.`;

const values = { one: "valeur", other: "valeurs" };
const bytes = { one: "octet", other: "octets" };
const tensors = { one: "tenseur", other: "tenseurs" };
const rowsOf = { one: "ligne", other: "lignes" };
const mapsOf = { one: "carte", other: "cartes" };

const ofFiles = {
  notJson: (place: Place) => `${PLACES[place]} n’est pas du JSON valide : le fichier est abîmé.`,
  noObject: (place: Place) => `${PLACES[place]} n’est pas un objet JSON : le fichier est abîmé.`,
  fieldText: (name, most) => field(name, `un texte d’au plus ${many(most)} caractères`),
  fieldTexts: (name) => field(name, "une liste de textes"),
  fieldOneOf: (name, known) => field(name, `l’un de ${known.join(", ")}`),
  fieldNumber: (name) => field(name, "un nombre fini"),
  fieldShare: (name) => field(name, "un nombre de 0 à 1"),
  fieldFlag: (name) => field(name, "true ou false"),
  fieldWhole: (name) => field(name, "un nombre entier"),
  fieldSizes: (name) => field(name, "une liste de tailles au-dessus de 0"),
  fieldObject: (name) => field(name, "un objet"),
  fieldObjects: (name, most) => field(name, `une liste d’au plus ${many(most)} objets`),
  fieldTokens: (name) => field(name, "une liste de [line, start, end, kind]"),
  fieldSettings: (name) =>
    field(name, "un objet de nombres, de textes, de true ou false et de listes d’entiers"),
  fileTooLarge: (megabytes) => `Le fichier de réseau dépasse ${many(megabytes)} Mo.`,
  fileTooShort: (size) =>
    `Le fichier de réseau n’a que ${counted(size, bytes)} : téléchargez-le ou enregistrez-le de nouveau.`,
  notSafetensors: () => "Ce n’est pas un fichier de réseau : il ne commence pas comme safetensors.",
  headerCut: (size, header) =>
    `Le fichier de réseau est coupé : il a ${counted(size, bytes)}, son en-tête seul devrait en avoir ${many(header)}.`,
  headerNotText: () => `${DAMAGED} : son en-tête n’est pas du texte UTF-8.`,
  metadataNotText: () => `${DAMAGED} : ses métadonnées ne sont pas du texte.`,
  tensorType: (tensor, type, known) =>
    `Le tenseur ${tensor} a le type ${type}, pas ${known.join(" ou ")}.`,
  tensorPlace: (tensor) => `${DAMAGED} : le tenseur ${tensor} a une forme ou une place impossible.`,
  tensorBytes: (tensor, shape, needs, has) =>
    `${DAMAGED} : le tenseur ${tensor} de forme ${shape} demande ${counted(needs, bytes)} et en a ${many(has)}.`,
  tooManyTensors: (count, most) =>
    `Le fichier de réseau a ${counted(count, tensors)}, plus de ${many(most)}.`,
  fileNumbers: (count, most) =>
    `Le fichier de réseau a ${many(count)} nombres, plus de ${many(most)}.`,
  tensorScales: (tensor, scales, largest) =>
    `Le tenseur ${tensor} est sur huit bits : ${scales} doit contenir un nombre de 0 à ${largest} pour chaque ligne.`,
  tensorsOverlap: () => `${DAMAGED} : ses tenseurs se chevauchent ou laissent un trou.`,
  tensorsCut: (needs, has) =>
    `Le fichier de réseau est coupé ou abîmé : ses tenseurs demandent ${counted(needs, bytes)}, il en a ${many(has)}.`,
  noDescription: () =>
    "Le fichier contient des poids, mais pas de description de forwardpass : créez-le par Network.from_module(module, example).save(path).",
  otherFormat: (format, known) =>
    `Le fichier de réseau a le format ${format}, cette page lit 1 et ${known} : mettez forwardpass à jour.`,
  tensorUnused: (tensor) => `Le fichier de réseau a le tenseur ${tensor}, dont rien ne se sert.`,
  tensorMissing: (tensor) => `Il manque au fichier de réseau le tenseur ${tensor}.`,
  tensorSizes: (tensor, shape, count) =>
    `Le tenseur ${tensor} a la forme ${shape}, pas ${counted(count, { one: "taille", other: "tailles" })} au-dessus de 0.`,
  tensorNeurons: (tensor, neurons) =>
    `Le tenseur ${tensor} n’est pas pour ${counted(neurons, { one: "neurone", other: "neurones" })}.`,
  tensorsOfLayers: (count, layers, known) =>
    `Le fichier de réseau a ${counted(count, tensors)}, ${counted(layers, { one: "couche en emploie", other: "couches en emploient" })} ${many(known)}.`,
  optionsDamaged: () => "Les options de cette page sont abîmées : exportez-la de nouveau.",
  dataDamaged: () => "Les données de cette page sont abîmées : exportez-la de nouveau.",
} satisfies Partial<Faults>;

const ofNetworks = {
  tensorValues: (tensor, has, needs) =>
    `Le tenseur ${tensor} a ${counted(has, values)}, pas les ${many(needs)} de sa forme.`,
  tensorRows: (tensor, has, needs, rows) =>
    `Le tenseur ${tensor} a ${counted(has, values)}, pas ${many(needs)} en ${counted(rows, rowsOf)}.`,
  tensorNotFinite: (tensor) => `Le tenseur ${tensor} a des poids NaN ou infinis.`,
  tooManyNumbers: (count) =>
    `Le réseau a ${many(count)} nombres en un passage : trop pour les montrer.`,
  networkName: (name) => `Le réseau s’appelle ${name}, ce n’est pas un nom.`,
  featureNames: (inputs, names) =>
    `${counted(inputs, { one: "entrée vient", other: "entrées viennent" })} avec ${counted(names, { one: "nom de caractéristique", other: "noms de caractéristiques" })}.`,
  outputsOfClasses: (layer, outputs, names) =>
    `La couche ${layer} a ${counted(outputs, { one: "sortie", other: "sorties" })} pour ${counted(names, { one: "nom de classe", other: "noms de classes" })}.`,
  countOf: (count, what, most) => {
    const [none, some] = COUNTED[what];
    return count === 0
      ? `Le réseau n’a pas ${none} ; il en faut de 1 à ${many(most)}.`
      : `Le réseau a ${many(count)} ${some} ; il en faut de 1 à ${many(most)}.`;
  },
  lineOf: (op, line, lines) => operation(op, `est à la ligne ${line} sur ${lines}`),
  onlyHidden: (layer) => `${layer} est mesurée, mais seules des couches cachées sont mesurées.`,
  lampLacks: () =>
    "Il faut au fichier de réseau un voyant avec des poids dans chaque couche cachée.",
  scaleOf: (layer, scale) =>
    `La couche ${layer} a l’échelle ${scale}, qui n’est pas au-dessus de 0.`,
  sharesOf: (tensor) => `Le tenseur ${tensor} doit contenir des parts de 0 à 1.`,
  noLayers: () => "Le réseau n’a pas de couche.",
  layersAlike: () => "Le réseau a deux couches du même nom.",
  readsInput: (layer, reads, has) =>
    `La couche ${layer} lit ${counted(reads, values)}, l’entrée en a ${many(has)}.`,
  readsLayer: (layer, reads, before, has) =>
    `La couche ${layer} lit ${counted(reads, values)}, la couche ${before} en a ${many(has)}.`,
  noSuchOwner: (op, layer) => operation(op, `appartient à ${layer}, qui n’est pas une couche`),
  biasesOf: (layer, biases, rows) =>
    `La couche ${layer} a ${many(biases)} biais pour ${counted(rows, rowsOf)} de poids.`,
  noOperation: (name) => `Le réseau n’a pas d’opération ${name}.`,
  noLayer: (layer, last) => `Il n’y a pas de couche ${layer} : les couches vont de 0 à ${last}.`,
  noParameter: (name) => `Le réseau n’a pas de paramètre ${name}.`,
  parameterNumbers: (name, has, given) =>
    `${name} a ${counted(has, { one: "nombre", other: "nombres" })}, pas ${many(given)}.`,
  parameterNotFinite: (name) => `${name} a des valeurs NaN ou infinies.`,
} satisfies Partial<Faults>;

const ofOperations = {
  operationName: (op) => `Une opération s’appelle ${op}, ce n’est pas un nom pour elle.`,
  tooLargeShape: (op, shape, most) =>
    operation(op, `donne la forme ${shape}, plus de ${many(most)} nombres`),
  notNumber: (op, setting, value) =>
    operation(op, `a ${setting} ${value}, qui n’est pas un nombre fini`),
  notWhole: (op, setting, value) => operation(op, `a ${setting} ${value}, qui n’est pas un entier`),
  notWholes: (op, setting, value, least) =>
    operation(op, `a ${setting} ${value}, pas des entiers à partir de ${least}`),
  notSoManyWholes: (op, setting, value, count, least) =>
    operation(op, `a ${setting} ${value}, pas ${count} entiers à partir de ${least}`),
  notFlag: (op, setting, value) => operation(op, `a ${setting} ${value}, pas true ou false`),
  sameName: (op) => operation(op, "a le même nom qu’une autre"),
  readsLater: (op, read) => operation(op, `lit ${read}, qui ne vient pas avant elle`),
  givesOther: (op, shape, said) => operation(op, `donne ${shape}, pas ${said}`),
  unread: (op) => operation(op, "n’est lue par rien"),
  notLast: (op, kind) => operation(op, `est du genre ${kind} et doit venir en dernier`),
  noScores: (op, shape) => operation(op, `donne la forme ${shape}, pas un score par classe`),
  readsScores: (op, shape) => operation(op, `lit la forme ${shape}, pas un score par classe`),
  unknownKind: (op, kind) =>
    operation(
      op,
      `est du genre ${kind}, que cette page ne connaît pas : mettez forwardpass à jour`,
    ),
  oneRead: (op, kind, reads) =>
    operation(op, `est du genre ${kind} et lit ${counted(reads, values)}, pas 1`),
  unknownTensor: (op, kind, tensor) =>
    operation(op, `est du genre ${kind} : pas de tenseur ${tensor}`),
  unknownSetting: (op, kind, setting) =>
    operation(op, `est du genre ${kind} : pas de réglage ${setting}`),
  addsShapes: (op, shapes) =>
    operation(op, `additionne des valeurs de formes qui vont ensemble, pas de ${shapes}`),
  subtractsShapes: (op, shapes) =>
    operation(op, `soustrait des valeurs de formes qui vont ensemble, pas de ${shapes}`),
  gatesShapes: (op, shapes) =>
    operation(op, `est une porte pour des valeurs de formes qui vont ensemble, pas de ${shapes}`),
  comparesShapes: (op, shapes) =>
    operation(op, `compare des valeurs d’une même forme, pas de ${shapes}`),
  joinsShapes: (op, shapes, axis) =>
    operation(op, `ne peut pas réunir les formes ${shapes} le long de l’axe ${axis}`),
  nothingToScale: (op) => operation(op, "n’a ni poids ni biais"),
  partOfShape: (op, part, shape, read) => operation(op, `a ${part} de forme ${shape} pour ${read}`),
  partOfChannels: (op, part, shape, channels) =>
    operation(
      op,
      `a ${part} de forme ${shape} pour ${counted(channels, { one: "canal", other: "canaux" })}`,
    ),
  partOfAxes: (op, part, shape, axes, read) =>
    operation(op, `a ${part} de forme ${shape} pour ${axes} de ${read}`),
  partMissing: (op, part) => operation(op, `n’a pas de ${part}`),
  variance: (op) => operation(op, "a une variance qui n’est pas au-dessus de 0"),
  takesBeyond: (op, shape, read) =>
    operation(op, `prend ${shape} de la forme ${read} et dépasse sa fin`),
  orderOf: (op, order, read) =>
    operation(op, `a l’ordre ${order}, pas chaque axe de ${read} une fois`),
  reshapes: (op, shape, read) => operation(op, `ne peut pas faire la forme ${shape} de ${read}`),
  axesOf: (op, axes, read) =>
    operation(op, `a les axes ${axes}, pas quelques-uns de ${read}, chacun une fois`),
  noAxis: (op) => operation(op, "ne laisse aucun axe"),
  overAxes: (op, axes, read) => operation(op, `porte sur ${axes} axes de la forme ${read}`),
  groupsOf: (op, channels, groups) =>
    operation(op, `ne peut pas diviser ${many(channels)} canaux en ${many(groups)} groupes`),
  epsilon: (op) => operation(op, "a un eps au-dessous de 0"),
  noSize: (op) => operation(op, "a la taille 0"),
  sizeTooLarge: (op) => operation(op, "a une taille trop grande pour être montrée"),
  shareOf: (op, setting, value) =>
    operation(op, `a ${setting} ${value}, qui n’est pas un nombre de 0 à 1`),
  notAbove: (op, setting, value) =>
    operation(op, `a ${setting} ${value}, qui n’est pas au-dessus de 0`),
  softplusOf: (op, beta, threshold) =>
    operation(op, `a beta ${beta} et threshold ${threshold}, qui ne sont pas au-dessus de 0`),
  boundsCross: (op, low, high) => operation(op, `a low ${low} au-dessus de high ${high}`),
  noBound: (op) => operation(op, "n’a pas de borne"),
  kernelTooLarge: (op) => operation(op, "a un noyau ou un remplissage trop grand pour être montré"),
  weightsOf: (op, shape, form) => operation(op, `a des poids de forme ${shape}, pas ${form}`),
  biasesOfMaps: (op, shape, maps) =>
    operation(op, `a des biais de forme ${shape} pour ${counted(maps, mapsOf)}`),
  biasesOfRows: (op, shape, rows) =>
    operation(op, `a des biais de forme ${shape} pour ${counted(rows, rowsOf)} de poids`),
  groupsOfMaps: (op, groups, depth, maps, reads) =>
    operation(
      op,
      `a, pour ${counted(maps, mapsOf)}, ${counted(groups, { one: "groupe", other: "groupes" })} de ${counted(depth, mapsOf)}, ce qui ne va pas avec les ${many(reads)} qu’elle lit`,
    ),
  readsValues: (op, inputs, read, shape) =>
    operation(op, `lit ${counted(inputs, values)}, ${read} a la forme ${shape}`),
  readsChannels: (op, shape, axes) =>
    operation(op, `lit la forme ${shape}, pas des canaux et ${axes} tailles`),
  kernelOver: (op, reach, room) =>
    operation(
      op,
      `a un noyau sur ${many(reach)} places, ce qu’elle lit en a ${many(room)} avec le remplissage`,
    ),
  windowsTooMany: (op) =>
    operation(op, "a des fenêtres trop grandes ou trop nombreuses pour être montrées"),
  paddingOver: (op, padding) =>
    operation(op, `a un remplissage de ${padding}, plus de la moitié de son noyau`),
  dividesByNought: (op) => operation(op, "divise par 0"),
  windowOverPadding: (op) =>
    operation(op, "a une fenêtre sous laquelle il n’y a que du remplissage"),
} satisfies Partial<Faults>;

const ofInputs = {
  imageValues: (needs, has) =>
    `L’image doit avoir ${counted(needs, values)}, elle en a ${many(has)}.`,
  imageNotFinite: () => "L’image a des valeurs NaN ou infinies.",
  sumsTooLarge: () => "Les sommes du réseau pour cette image sont trop grandes pour float32.",
  noClass: (target, last) => `Il n’y a pas de classe ${target} : les classes vont de 0 à ${last}.`,
  rateOf: (rate) => `Un taux d’apprentissage est un nombre au-dessus de 0, pas ${rate}.`,
  momentumOf: (share) => `momentum est un nombre de 0 à moins de 1, pas ${share}.`,
  betaOf: (share) => `beta est un nombre de 0 à moins de 1, pas ${share}.`,
  isOutput: (layer) => `${layer} est la sortie : choisissez un neurone caché.`,
  noNeuron: (layer, last, neuron) => `${layer} a les neurones 0 à ${last}, pas ${neuron}.`,
  noValue: (index, last) => `Il n’y a pas de valeur ${index} : elles vont de 0 à ${last}.`,
  noMap: (index, last) => `Il n’y a pas de carte ${index} : elles vont de 0 à ${last}.`,
  strokesNoList: () => "strokes doit être une liste de traits",
  strokeNoList: (stroke) => `le trait ${stroke} doit être une liste de points [x, y]`,
  strokePoint: (stroke, point) =>
    `le point ${point} du trait ${stroke} doit être deux nombres finis [x, y]`,
  strokeBeyond: (stroke, most) =>
    `Le trait ${stroke} n’est pas une liste de nombres [x, y] entre \u2212${many(most)} et ${many(most)}.`,
  penWidth: (width, most) =>
    `L’épaisseur du stylo est ${width} px : elle doit être au-dessus de 0 et au-dessous de ${most} px.`,
  penWidths: (widths, strokes) =>
    `Il y a ${counted(widths, { one: "épaisseur", other: "épaisseurs" })} de stylo pour ${counted(strokes, { one: "trait", other: "traits" })}.`,
  pixelsBeyond: () => "setPixels demande des valeurs de 0 à 1",
  pixelsCount: (needs, has) =>
    `setPixels demande ${counted(needs, values)} et en a reçu ${many(has)}`,
  pixelsNotFinite: (needs) => `setPixels demande ${many(needs)} nombres finis`,
  inspectLayer: (last) => `inspect demande une couche de -1 (l’entrée) à ${last}`,
  inspectNeuron: (last, index) => `inspect demande un neurone de 0 à ${last}, pas ${index}`,
  explainClass: (last, index) => `explain demande une classe de 0 à ${last}, pas ${index}`,
  noExample: (count, index) =>
    `il y a ${counted(count, { one: "exemple", other: "exemples" })}, aucun n’est ${index}`,
  anotherNetwork: () => "Un autre réseau doit lire la même entrée et connaître les mêmes classes.",
} satisfies Partial<Faults>;

export const faults: Faults = { ...ofFiles, ...ofNetworks, ...ofOperations, ...ofInputs };
