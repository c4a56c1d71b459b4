/** What is wrong with what a person gives, in German. Values of settings stand as in the file. */
import type { Counted, Place } from "../../base/faults";
import type { Words } from "../words";
import { counted, many } from "./numbers";

type Faults = Words["faults"];

const PLACES: Readonly<Record<Place, string>> = {
  header: "Der Kopf der Netzdatei",
  description: "Die Beschreibung in der Netzdatei",
  history: "Die Beschreibung des Verlaufs",
};

const COUNTED: Readonly<Record<Counted, string>> = {
  operations: "Operationen",
  layers: "Schichten",
  classes: "Klassen",
};

const DAMAGED = "Die Netzdatei ist beschädigt";
const AGAIN = "auf dieser Seite sind beschädigt: Exportiere sie noch einmal.";

const field = (name: string, must: string): string =>
  `${DAMAGED}: ${name} in ihrer Beschreibung muss ${must} sein.`;
const operation = (op: string, what: string): string => `Die Operation ${op} ${what}.`;

const values = { one: "Wert", other: "Werte" };
const bytes = { one: "Byte", other: "Bytes" };
const tensors = { one: "Tensor", other: "Tensoren" };

const ofFiles = {
  notJson: (place: Place) => `${PLACES[place]} ist kein gültiges JSON: Die Datei ist beschädigt.`,
  noObject: (place: Place) => `${PLACES[place]} ist kein JSON-Objekt: Die Datei ist beschädigt.`,
  fieldText: (name, most) => field(name, `ein Text von höchstens ${many(most)} Zeichen`),
  fieldTexts: (name) => field(name, "eine Liste von Texten"),
  fieldOneOf: (name, known) => field(name, `eines von ${known.join(", ")}`),
  fieldNumber: (name) => field(name, "eine endliche Zahl"),
  fieldShare: (name) => field(name, "eine Zahl von 0 bis 1"),
  fieldFlag: (name) => field(name, "true oder false"),
  fieldWhole: (name) => field(name, "eine ganze Zahl"),
  fieldSizes: (name) => field(name, "eine Liste von Größen über 0"),
  fieldObject: (name) => field(name, "ein Objekt"),
  fieldObjects: (name, most) => field(name, `eine Liste von höchstens ${many(most)} Objekten`),
  fieldTokens: (name) => field(name, "eine Liste von [line, start, end, kind]"),
  fieldSettings: (name) =>
    field(name, "ein Objekt aus Zahlen, Texten, true oder false und Listen ganzer Zahlen"),
  fileTooLarge: (megabytes) => `Die Netzdatei ist größer als ${many(megabytes)} MB.`,
  fileTooShort: (size) =>
    `Die Netzdatei hat nur ${counted(size, bytes)}: Hole oder speichere sie noch einmal.`,
  notSafetensors: () => "Das ist keine Netzdatei: Sie beginnt nicht wie safetensors.",
  headerCut: (size, header) =>
    `Die Netzdatei ist abgeschnitten: Sie hat ${counted(size, bytes)}, allein ihr Kopf sollte ${many(header)} haben.`,
  headerNotText: () => `${DAMAGED}: Ihr Kopf ist kein UTF-8-Text.`,
  metadataNotText: () => `${DAMAGED}: Ihre Metadaten sind kein Text.`,
  tensorType: (tensor, type, known) =>
    `Der Tensor ${tensor} hat den Typ ${type}, nicht ${known.join(" oder ")}.`,
  tensorPlace: (tensor) =>
    `${DAMAGED}: Der Tensor ${tensor} hat eine unmögliche Form oder einen unmöglichen Platz.`,
  tensorBytes: (tensor, shape, needs, has) =>
    `${DAMAGED}: Der Tensor ${tensor} mit der Form ${shape} braucht ${counted(needs, bytes)} und hat ${many(has)}.`,
  tooManyTensors: (count, most) =>
    `Die Netzdatei hat ${counted(count, tensors)}, mehr als ${many(most)}.`,
  fileNumbers: (count, most) => `Die Netzdatei hat ${many(count)} Zahlen, mehr als ${many(most)}.`,
  tensorScales: (tensor, scales, largest) =>
    `Der Tensor ${tensor} hat acht Bits je Zahl: Dazu muss ${scales} für jede Zeile eine Zahl von 0 bis ${largest} enthalten.`,
  tensorsOverlap: () => `${DAMAGED}: Ihre Tensoren überlappen sich oder lassen eine Lücke.`,
  tensorsCut: (needs, has) =>
    `Die Netzdatei ist abgeschnitten oder beschädigt: Ihre Tensoren brauchen ${counted(needs, bytes)}, sie hat ${many(has)}.`,
  noDescription: () =>
    "Die Datei enthält Gewichte, aber keine Beschreibung von forwardpass: Erzeuge sie mit Network.from_module(module, example).save(path).",
  otherFormat: (format, known) =>
    `Die Netzdatei hat das Format ${format}, diese Seite liest 1 und ${known}: Aktualisiere forwardpass.`,
  tensorUnused: (tensor) => `Die Netzdatei hat den Tensor ${tensor}, den nichts benutzt.`,
  tensorMissing: (tensor) => `In der Netzdatei fehlt der Tensor ${tensor}.`,
  tensorSizes: (tensor, shape, count) =>
    `Der Tensor ${tensor} hat die Form ${shape}, nicht ${counted(count, { one: "Größe", other: "Größen" })} über 0.`,
  tensorNeurons: (tensor, neurons) =>
    `Der Tensor ${tensor} ist nicht für ${counted(neurons, { one: "Neuron", other: "Neuronen" })}.`,
  tensorsOfLayers: (count, layers, known) =>
    `Die Netzdatei hat ${counted(count, tensors)}, ${counted(layers, { one: "Schicht benutzt", other: "Schichten benutzen" })} ${many(known)}.`,
  optionsDamaged: () => `Die Einstellungen ${AGAIN}`,
  dataDamaged: () => `Die Daten ${AGAIN}`,
} satisfies Partial<Faults>;

const ofNetworks = {
  tensorValues: (tensor, has, needs) =>
    `Der Tensor ${tensor} hat ${counted(has, values)}, nicht ${many(needs)} wie in seiner Form.`,
  tensorRows: (tensor, has, needs, rows) =>
    `Der Tensor ${tensor} hat ${counted(has, values)}, nicht ${many(needs)} in ${counted(rows, { one: "Zeile", other: "Zeilen" })}.`,
  tensorNotFinite: (tensor) => `Der Tensor ${tensor} hat Gewichte, die NaN oder unendlich sind.`,
  tooManyNumbers: (count) =>
    `Das Netz hat in einem Durchgang ${many(count)} Zahlen: zu viele, um sie zu zeigen.`,
  networkName: (name) => `Das Netz heißt ${name}, das ist kein Name.`,
  featureNames: (inputs, names) =>
    `Zu ${counted(inputs, { one: "Eingabe", other: "Eingaben" })} gehören ${counted(names, { one: "Merkmalsname", other: "Merkmalsnamen" })}.`,
  outputsOfClasses: (layer, outputs, names) =>
    `Die Schicht ${layer} hat ${counted(outputs, { one: "Ausgabe", other: "Ausgaben" })} für ${counted(names, { one: "Klassennamen", other: "Klassennamen" })}.`,
  countOf: (count, what, most) =>
    `Das Netz hat ${count === 0 ? "keine" : many(count)} ${COUNTED[what]}, nicht 1 bis ${many(most)}.`,
  lineOf: (op, line, lines) => operation(op, `steht in Zeile ${line} von ${lines}`),
  onlyHidden: (layer) => `${layer} ist gemessen, aber gemessen werden nur verborgene Schichten.`,
  lampLacks: () => "Die Netzdatei braucht eine Lampe mit Gewichten in jeder verborgenen Schicht.",
  scaleOf: (layer, scale) => `Die Schicht ${layer} hat den Maßstab ${scale}, nicht über 0.`,
  sharesOf: (tensor) => `Der Tensor ${tensor} muss Anteile von 0 bis 1 enthalten.`,
  noLayers: () => "Das Netz hat keine Schichten.",
  layersAlike: () => "Das Netz hat zwei Schichten mit demselben Namen.",
  readsInput: (layer, reads, has) =>
    `Die Schicht ${layer} liest ${counted(reads, values)}, die Eingabe hat ${many(has)}.`,
  readsLayer: (layer, reads, before, has) =>
    `Die Schicht ${layer} liest ${counted(reads, values)}, die Schicht ${before} hat ${many(has)}.`,
  noSuchOwner: (op, layer) => operation(op, `gehört zu ${layer}, das ist keine Schicht`),
  biasesOf: (layer, biases, rows) =>
    `Die Schicht ${layer} hat ${counted(biases, { one: "Bias-Wert", other: "Bias-Werte" })} für ${counted(rows, { one: "Zeile", other: "Zeilen" })} von Gewichten.`,
  noOperation: (name) => `Das Netz hat keine Operation ${name}.`,
  noLayer: (layer, last) =>
    `Es gibt keine Schicht ${layer}: Die Schichten gehen von 0 bis ${last}.`,
  noParameter: (name) => `Das Netz hat keinen Parameter ${name}.`,
  parameterNumbers: (name, has, given) =>
    `${name} hat ${counted(has, { one: "Zahl", other: "Zahlen" })}, nicht ${many(given)}.`,
  parameterNotFinite: (name) => `${name} hat Werte, die NaN oder unendlich sind.`,
} satisfies Partial<Faults>;

const ofOperations = {
  operationName: (op) => `Eine Operation heißt ${op}, das ist kein Name für eine.`,
  tooLargeShape: (op, shape, most) =>
    operation(op, `liefert die Form ${shape}, mehr als ${many(most)} Zahlen`),
  notNumber: (op, setting, value) => operation(op, `hat ${setting} ${value}, keine endliche Zahl`),
  notWhole: (op, setting, value) => operation(op, `hat ${setting} ${value}, keine ganze Zahl`),
  notWholes: (op, setting, value, least) =>
    operation(op, `hat ${setting} ${value}, keine ganzen Zahlen ab ${least}`),
  notSoManyWholes: (op, setting, value, count, least) =>
    operation(op, `hat ${setting} ${value}, nicht ${count} ganze Zahlen ab ${least}`),
  notFlag: (op, setting, value) => operation(op, `hat ${setting} ${value}, nicht true oder false`),
  sameName: (op) => operation(op, "heißt wie eine andere"),
  readsLater: (op, read) => operation(op, `liest ${read}, das nicht davor kommt`),
  givesOther: (op, shape, said) => operation(op, `liefert ${shape}, nicht ${said}`),
  unread: (op) => operation(op, "wird von nichts gelesen"),
  notLast: (op, kind) => operation(op, `ist von der Art ${kind} und muss zuletzt kommen`),
  noScores: (op, shape) => operation(op, `liefert die Form ${shape}, nicht einen Score je Klasse`),
  readsScores: (op, shape) => operation(op, `liest die Form ${shape}, nicht einen Score je Klasse`),
  unknownKind: (op, kind) =>
    operation(op, `ist von der Art ${kind}, die diese Seite nicht kennt: Aktualisiere forwardpass`),
  oneRead: (op, kind, reads) =>
    operation(op, `ist von der Art ${kind} und liest ${many(reads)} Werte, nicht 1`),
  unknownTensor: (op, kind, tensor) =>
    operation(op, `ist von der Art ${kind}: kein Tensor ${tensor}`),
  unknownSetting: (op, kind, setting) =>
    operation(op, `ist von der Art ${kind}: keine Einstellung ${setting}`),
  addsShapes: (op, shapes) =>
    operation(op, `addiert Werte mit passenden Formen, nicht mit ${shapes}`),
  subtractsShapes: (op, shapes) =>
    operation(op, `subtrahiert Werte mit passenden Formen, nicht mit ${shapes}`),
  gatesShapes: (op, shapes) =>
    operation(op, `ist ein Tor für Werte mit passenden Formen, nicht mit ${shapes}`),
  comparesShapes: (op, shapes) =>
    operation(op, `vergleicht Werte mit einer gemeinsamen Form, nicht mit ${shapes}`),
  joinsShapes: (op, shapes, axis) =>
    operation(op, `kann die Formen ${shapes} nicht entlang der Achse ${axis} verbinden`),
  nothingToScale: (op) => operation(op, "hat weder Gewicht noch Bias"),
  partOfShape: (op, part, shape, read) =>
    operation(op, `hat ${part} mit der Form ${shape} für ${read}`),
  partOfChannels: (op, part, shape, channels) =>
    operation(
      op,
      `hat ${part} mit der Form ${shape} für ${counted(channels, { one: "Kanal", other: "Kanäle" })}`,
    ),
  partOfAxes: (op, part, shape, axes, read) =>
    operation(op, `hat ${part} mit der Form ${shape} für ${axes} von ${read}`),
  partMissing: (op, part) => operation(op, `hat kein ${part}`),
  variance: (op) => operation(op, "hat eine Varianz, die nicht über 0 liegt"),
  takesBeyond: (op, shape, read) =>
    operation(op, `nimmt ${shape} aus der Form ${read} und geht über deren Ende hinaus`),
  orderOf: (op, order, read) =>
    operation(op, `hat die Reihenfolge ${order}, nicht jede Achse von ${read} einmal`),
  reshapes: (op, shape, read) => operation(op, `kann aus ${read} nicht die Form ${shape} machen`),
  axesOf: (op, axes, read) =>
    operation(op, `hat die Achsen ${axes}, nicht einige von ${read}, jede einmal`),
  noAxis: (op) => operation(op, "lässt keine Achse übrig"),
  overAxes: (op, axes, read) => operation(op, `geht über ${axes} Achsen der Form ${read}`),
  groupsOf: (op, channels, groups) =>
    operation(op, `kann ${many(channels)} Kanäle nicht in ${many(groups)} Gruppen teilen`),
  epsilon: (op) => operation(op, "hat ein eps unter 0"),
  noSize: (op) => operation(op, "hat die Größe 0"),
  sizeTooLarge: (op) => operation(op, "hat eine Größe, die sich nicht mehr zeigen lässt"),
  shareOf: (op, setting, value) => operation(op, `hat ${setting} ${value}, keine Zahl von 0 bis 1`),
  notAbove: (op, setting, value) => operation(op, `hat ${setting} ${value}, nicht über 0`),
  softplusOf: (op, beta, threshold) =>
    operation(op, `hat beta ${beta} und threshold ${threshold}, nicht über 0`),
  boundsCross: (op, low, high) => operation(op, `hat low ${low} über high ${high}`),
  noBound: (op) => operation(op, "hat keine Grenze"),
  kernelTooLarge: (op) =>
    operation(op, "hat einen Kernel oder ein Padding, zu groß, um es zu zeigen"),
  weightsOf: (op, shape, form) =>
    operation(op, `hat Gewichte mit der Form ${shape}, nicht ${form}`),
  biasesOfMaps: (op, shape, maps) =>
    operation(
      op,
      `hat Bias-Werte mit der Form ${shape} für ${counted(maps, { one: "Karte", other: "Karten" })}`,
    ),
  biasesOfRows: (op, shape, rows) =>
    operation(
      op,
      `hat Bias-Werte mit der Form ${shape} für ${counted(rows, { one: "Zeile", other: "Zeilen" })} von Gewichten`,
    ),
  groupsOfMaps: (op, groups, depth, maps, reads) =>
    operation(
      op,
      `hat für ${many(maps)} Karten ${many(groups)} Gruppen mit je ${many(depth)} Karten, was nicht zu den ${many(reads)} passt, die sie liest`,
    ),
  readsValues: (op, inputs, read, shape) =>
    operation(op, `liest ${counted(inputs, values)}, ${read} hat die Form ${shape}`),
  readsChannels: (op, shape, axes) =>
    operation(op, `liest die Form ${shape}, nicht Kanäle und ${axes} Größen`),
  kernelOver: (op, reach, room) =>
    operation(
      op,
      `hat einen Kernel über ${many(reach)} Stellen, was sie liest, hat mit Padding ${many(room)}`,
    ),
  windowsTooMany: (op) =>
    operation(op, "hat Fenster, die zu groß oder zu viele sind, um sie zu zeigen"),
  paddingOver: (op, padding) =>
    operation(op, `hat ein Padding von ${padding}, mehr als die Hälfte ihres Kernels`),
  dividesByNought: (op) => operation(op, "teilt durch 0"),
  windowOverPadding: (op) => operation(op, "hat ein Fenster, unter dem nur Padding liegt"),
} satisfies Partial<Faults>;

const ofInputs = {
  imageValues: (needs, has) =>
    `Das Bild muss ${counted(needs, values)} haben, es hat ${many(has)}.`,
  imageNotFinite: () => "Das Bild hat Werte, die NaN oder unendlich sind.",
  sumsTooLarge: () => "Die Summen des Netzes für dieses Bild sind zu groß für float32.",
  noClass: (target, last) => `Es gibt keine Klasse ${target}: Die Klassen gehen von 0 bis ${last}.`,
  rateOf: (rate) => `Eine Lernrate ist eine Zahl über 0, nicht ${rate}.`,
  momentumOf: (share) => `momentum ist eine Zahl von 0 bis unter 1, nicht ${share}.`,
  betaOf: (share) => `beta ist eine Zahl von 0 bis unter 1, nicht ${share}.`,
  isOutput: (layer) => `${layer} ist die Ausgabe: Wähle ein verborgenes Neuron.`,
  noNeuron: (layer, last, neuron) => `${layer} hat die Neuronen 0 bis ${last}, nicht ${neuron}.`,
  noValue: (index, last) => `Es gibt keinen Wert ${index}: Sie gehen von 0 bis ${last}.`,
  noMap: (index, last) => `Es gibt keine Karte ${index}: Sie gehen von 0 bis ${last}.`,
  strokesNoList: () => "strokes muss eine Liste von Strichen sein",
  strokeNoList: (stroke) => `Strich ${stroke} muss eine Liste von Punkten [x, y] sein`,
  strokePoint: (stroke, point) =>
    `Strich ${stroke}, Punkt ${point} muss aus zwei endlichen Zahlen [x, y] bestehen`,
  strokeBeyond: (stroke, most) =>
    `Strich ${stroke} ist keine Liste von Zahlen [x, y] zwischen \u2212${many(most)} und ${many(most)}.`,
  penWidth: (width, most) =>
    `Die Stiftbreite ist ${width} px: Sie muss über 0 und unter ${most} px liegen.`,
  penWidths: (widths, strokes) =>
    `Es gibt ${counted(widths, { one: "Stiftbreite", other: "Stiftbreiten" })} für ${counted(strokes, { one: "Strich", other: "Striche" })}.`,
  pixelsBeyond: () => "setPixels braucht Werte von 0 bis 1",
  pixelsCount: (needs, has) => `setPixels braucht ${counted(needs, values)}, es sind ${many(has)}`,
  pixelsNotFinite: (needs) => `setPixels braucht ${many(needs)} endliche Zahlen`,
  inspectLayer: (last) => `inspect braucht eine Schicht von -1 (die Eingabe) bis ${last}`,
  inspectNeuron: (last, index) => `inspect braucht ein Neuron von 0 bis ${last}, nicht ${index}`,
  explainClass: (last, index) => `explain braucht eine Klasse von 0 bis ${last}, nicht ${index}`,
  noExample: (count, index) =>
    `Es gibt ${counted(count, { one: "Beispiel", other: "Beispiele" })}, keines ist ${index}`,
  anotherNetwork: () =>
    "Ein anderes Netz muss dieselbe Eingabe lesen und dieselben Klassen kennen.",
} satisfies Partial<Faults>;

export const faults: Faults = { ...ofFiles, ...ofNetworks, ...ofOperations, ...ofInputs };
