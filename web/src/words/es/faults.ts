/** What is wrong with what a person gives. Values of settings stand as in the file. */
import type { Counted, Place } from "../../base/faults";
import type { Words } from "../words";
import { counted, many, noun, nouns } from "./numbers";

type Faults = Words["faults"];

const PLACES: Readonly<Record<Place, string>> = {
  header: "La cabecera del archivo de red",
  description: "La descripción del archivo de red",
  history: "La descripción del historial",
};

const COUNTED: Readonly<Record<Counted, ReturnType<typeof noun>>> = {
  operations: noun("operación", "operaciones"),
  layers: noun("capa", "capas"),
  classes: noun("clase", "clases"),
};

const DAMAGED = "El archivo de red está dañado";

const field = (name: string, must: string): string =>
  `${DAMAGED}: en su descripción, ${name} debe ser ${must}.`;
const operation = (op: string, what: string): string => `La operación ${op} ${what}.`;
const has = (op: string, setting: string, value: string | number, must: string): string =>
  operation(op, `tiene ${setting} ${value}, y no ${must}`);

const values = noun("valor", "valores");
const tensors = noun("tensor", "tensores");
const channels = noun("canal", "canales");

const ofFiles = {
  notJson: (place) => `${PLACES[place]} no es JSON válido: el archivo está dañado.`,
  noObject: (place) => `${PLACES[place]} no es un objeto JSON: el archivo está dañado.`,
  fieldText: (name, most) => field(name, `un texto de ${many(most)} caracteres como máximo`),
  fieldTexts: (name) => field(name, "una lista de textos"),
  fieldOneOf: (name, known) => field(name, `uno de estos: ${known.join(", ")}`),
  fieldNumber: (name) => field(name, "un número finito"),
  fieldShare: (name) => field(name, "un número de 0 a 1"),
  fieldFlag: (name) => field(name, "true o false"),
  fieldWhole: (name) => field(name, "un número entero"),
  fieldSizes: (name) => field(name, "una lista de tamaños mayores que 0"),
  fieldObject: (name) => field(name, "un objeto"),
  fieldObjects: (name, most) => field(name, `una lista de ${many(most)} objetos como máximo`),
  fieldTokens: (name) => field(name, "una lista de [line, start, end, kind]"),
  fieldSettings: (name) =>
    field(name, "un objeto de números, textos, true o false y listas de números enteros"),
  fileTooLarge: (megabytes) => `El archivo de red pasa de ${many(megabytes)} MB.`,
  fileTooShort: (size) =>
    `El archivo de red tiene solo ${many(size)} bytes: descárgalo o guárdalo otra vez.`,
  notSafetensors: () => "Esto no es un archivo de red: no empieza como safetensors.",
  headerCut: (size, header) =>
    `El archivo de red está cortado: tiene ${many(size)} bytes, y solo su cabecera debería tener ${many(header)}.`,
  headerNotText: () => `${DAMAGED}: su cabecera no es texto UTF-8.`,
  metadataNotText: () => `${DAMAGED}: sus metadatos no son texto.`,
  tensorType: (tensor, type, known) =>
    `El tensor ${tensor} es de tipo ${type}, y no ${known.join(" o ")}.`,
  tensorPlace: (tensor) => `${DAMAGED}: el tensor ${tensor} tiene una forma o un lugar imposible.`,
  tensorBytes: (tensor, shape, needs, size) =>
    `${DAMAGED}: el tensor ${tensor}, de forma ${shape}, necesita ${many(needs)} bytes y tiene ${many(size)}.`,
  tooManyTensors: (count, most) =>
    `El archivo de red tiene ${counted(count, tensors)}, más de ${many(most)}.`,
  fileNumbers: (count, most) =>
    `El archivo de red tiene ${counted(count, nouns.number)}, más de ${many(most)}.`,
  tensorScales: (tensor, scales, largest) =>
    `El tensor ${tensor} está en ocho bits: ${scales} debe contener un número de 0 a ${largest} por cada fila.`,
  tensorsOverlap: () => `${DAMAGED}: sus tensores se solapan o dejan un hueco.`,
  tensorsCut: (needs, size) =>
    `El archivo de red está cortado o dañado: sus tensores necesitan ${many(needs)} bytes, y tiene ${many(size)}.`,
  noDescription: () =>
    "El archivo contiene pesos, pero ninguna descripción de forwardpass: créalo con Network.from_module(module, example).save(path).",
  otherFormat: (format, known) =>
    `El archivo de red tiene el formato ${format}; esta página lee 1 y ${known}: actualiza forwardpass.`,
  tensorUnused: (tensor) => `El archivo de red tiene el tensor ${tensor}, que nada usa.`,
  tensorMissing: (tensor) => `Al archivo de red le falta el tensor ${tensor}.`,
  tensorSizes: (tensor, shape, count) =>
    `El tensor ${tensor} tiene la forma ${shape}, y no ${many(count)} tamaños mayores que 0.`,
  tensorNeurons: (tensor, neurons) =>
    `El tensor ${tensor} no es para ${counted(neurons, nouns.neuron)}.`,
  tensorsOfLayers: (count, layers, known) =>
    `El archivo de red tiene ${counted(count, tensors)}; sus ${counted(layers, COUNTED.layers)} usan ${many(known)}.`,
  optionsDamaged: () => "Las opciones de esta página están dañadas: expórtala otra vez.",
  dataDamaged: () => "Los datos de esta página están dañados: expórtala otra vez.",
} satisfies Partial<Faults>;

const ofNetworks = {
  tensorValues: (tensor, size, needs) =>
    `El tensor ${tensor} tiene ${counted(size, values)}, y no ${many(needs)} en su forma.`,
  tensorRows: (tensor, size, needs, rows) =>
    `El tensor ${tensor} tiene ${counted(size, values)}, y no ${many(needs)} en ${many(rows)} filas.`,
  tensorNotFinite: (tensor) => `El tensor ${tensor} tiene pesos que son NaN o infinitos.`,
  tooManyNumbers: (count) =>
    `La red tiene ${counted(count, nouns.number)} en una pasada, demasiados para mostrarlos.`,
  networkName: (name) => `La red se llama ${name}, que no es un nombre.`,
  featureNames: (inputs, names) =>
    `${counted(inputs, noun("entrada viene", "entradas vienen"))} con ${many(names)} nombres de características.`,
  outputsOfClasses: (layer, outputs, names) =>
    `La capa ${layer} tiene ${counted(outputs, noun("salida", "salidas"))} para ${many(names)} nombres de clases.`,
  countOf: (count, what, most) =>
    `La red ${count === 0 ? `no tiene ${COUNTED[what].other}` : `tiene ${counted(count, COUNTED[what])}`}; deben ser de 1 a ${many(most)}.`,
  lineOf: (op, line, lines) => operation(op, `está en la línea ${line} de ${lines}`),
  onlyHidden: (layer) => `Se ha medido ${layer}, pero solo se miden capas ocultas.`,
  lampLacks: () => "El archivo de red debe tener una luz de aviso con pesos en cada capa oculta.",
  scaleOf: (layer, scale) => `La capa ${layer} tiene la escala ${scale}, no mayor que 0.`,
  sharesOf: (tensor) => `El tensor ${tensor} debe contener porcentajes de 0 a 1.`,
  noLayers: () => "La red no tiene capas.",
  layersAlike: () => "La red tiene dos capas con el mismo nombre.",
  readsInput: (layer, reads, size) =>
    `La capa ${layer} lee ${counted(reads, values)}; la entrada tiene ${many(size)}.`,
  readsLayer: (layer, reads, before, size) =>
    `La capa ${layer} lee ${counted(reads, values)}; la capa ${before} tiene ${many(size)}.`,
  noSuchOwner: (op, layer) => operation(op, `pertenece a ${layer}, que no es una capa`),
  biasesOf: (layer, biases, rows) =>
    `La capa ${layer} tiene ${counted(biases, noun("sesgo", "sesgos"))} para ${many(rows)} filas de pesos.`,
  noOperation: (name) => `La red no tiene la operación ${name}.`,
  noLayer: (layer, last) => `No hay capa ${layer}: las capas van de 0 a ${last}.`,
  noParameter: (name) => `La red no tiene el parámetro ${name}.`,
  parameterNumbers: (name, size, given) =>
    `${name} tiene ${counted(size, nouns.number)}, y no ${many(given)}.`,
  parameterNotFinite: (name) => `${name} tiene valores que son NaN o infinitos.`,
} satisfies Partial<Faults>;

const ofOperations = {
  operationName: (op) => `Una operación se llama ${op}, que no es un nombre para una.`,
  tooLargeShape: (op, shape, most) =>
    operation(op, `da la forma ${shape}, con más de ${counted(most, nouns.number)}`),
  notNumber: (op, setting, value) => has(op, setting, value, "un número finito"),
  notWhole: (op, setting, value) => has(op, setting, value, "un número entero"),
  notWholes: (op, setting, value, least) =>
    has(op, setting, value, `números enteros desde ${least}`),
  notSoManyWholes: (op, setting, value, count, least) =>
    has(op, setting, value, `${many(count)} números enteros desde ${least}`),
  notFlag: (op, setting, value) => has(op, setting, value, "true o false"),
  sameName: (op) => operation(op, "tiene el mismo nombre que otra"),
  readsLater: (op, read) => operation(op, `lee ${read}, que no viene antes`),
  givesOther: (op, shape, said) => operation(op, `da ${shape}, y no ${said}`),
  unread: (op) => operation(op, "no la lee nada"),
  notLast: (op, kind) => operation(op, `es ${kind} y debe ir al final`),
  noScores: (op, shape) => operation(op, `da la forma ${shape}, y no una puntuación por clase`),
  readsScores: (op, shape) => operation(op, `lee la forma ${shape}, y no una puntuación por clase`),
  unknownKind: (op, kind) =>
    operation(op, `es ${kind}, que esta página no conoce: actualiza forwardpass`),
  oneRead: (op, kind, reads) => operation(op, `es ${kind} y lee ${counted(reads, values)}, y no 1`),
  unknownTensor: (op, kind, tensor) => operation(op, `es ${kind}: no tiene tensor ${tensor}`),
  unknownSetting: (op, kind, setting) => operation(op, `es ${kind}: no tiene ajuste ${setting}`),
  addsShapes: (op, shapes) => operation(op, `suma valores de formas compatibles, no de ${shapes}`),
  subtractsShapes: (op, shapes) =>
    operation(op, `resta valores de formas compatibles, no de ${shapes}`),
  gatesShapes: (op, shapes) =>
    operation(op, `abre y cierra valores de formas compatibles, no de ${shapes}`),
  comparesShapes: (op, shapes) =>
    operation(op, `compara valores de la misma forma, no de ${shapes}`),
  joinsShapes: (op, shapes, axis) =>
    operation(op, `no puede unir las formas ${shapes} a lo largo del eje ${axis}`),
  nothingToScale: (op) => operation(op, "no tiene peso ni sesgo"),
  partOfShape: (op, part, shape, read) =>
    operation(op, `tiene ${part} de forma ${shape} para ${read}`),
  partOfChannels: (op, part, shape, count) =>
    operation(op, `tiene ${part} de forma ${shape} para ${counted(count, channels)}`),
  partOfAxes: (op, part, shape, axes, read) =>
    operation(op, `tiene ${part} de forma ${shape} para ${axes} de ${read}`),
  partMissing: (op, part) => operation(op, `no tiene ${part}`),
  variance: (op) => operation(op, "tiene una varianza que no es mayor que 0"),
  takesBeyond: (op, shape, read) =>
    operation(op, `toma ${shape} de la forma ${read} y más allá de su final`),
  orderOf: (op, order, read) =>
    operation(op, `tiene el orden ${order}, y no cada eje de ${read} una vez`),
  reshapes: (op, shape, read) => operation(op, `no puede dar la forma ${shape} a ${read}`),
  axesOf: (op, axes, read) =>
    operation(op, `tiene los ejes ${axes}, y no algunos de ${read} una vez`),
  noAxis: (op) => operation(op, "no deja ningún eje"),
  overAxes: (op, axes, read) => operation(op, `va sobre ${axes} ejes de la forma ${read}`),
  groupsOf: (op, count, groups) =>
    operation(op, `no puede dividir ${counted(count, channels)} en ${many(groups)} grupos`),
  epsilon: (op) => operation(op, "tiene un eps menor que 0"),
  noSize: (op) => operation(op, "tiene tamaño 0"),
  sizeTooLarge: (op) => operation(op, "tiene un tamaño demasiado grande para mostrarlo"),
  shareOf: (op, setting, value) => has(op, setting, value, "un número de 0 a 1"),
  notAbove: (op, setting, value) => has(op, setting, value, "mayor que 0"),
  softplusOf: (op, beta, threshold) =>
    operation(op, `tiene beta ${beta} y threshold ${threshold}, no mayores que 0`),
  boundsCross: (op, low, high) => operation(op, `tiene low ${low} por encima de high ${high}`),
  noBound: (op) => operation(op, "no tiene ningún límite"),
  kernelTooLarge: (op) =>
    operation(op, "tiene un kernel o un relleno demasiado grande para mostrarlo"),
  weightsOf: (op, shape, form) => operation(op, `tiene pesos de forma ${shape}, y no ${form}`),
  biasesOfMaps: (op, shape, maps) =>
    operation(op, `tiene sesgos de forma ${shape} para ${counted(maps, nouns.map)}`),
  biasesOfRows: (op, shape, rows) =>
    operation(op, `tiene sesgos de forma ${shape} para ${many(rows)} filas de pesos`),
  groupsOfMaps: (op, groups, depth, maps, reads) =>
    operation(
      op,
      `tiene ${many(groups)} grupos de ${counted(depth, nouns.map)} para ${counted(maps, nouns.map)}, lo que no encaja con los ${many(reads)} que lee`,
    ),
  readsValues: (op, inputs, read, shape) =>
    operation(op, `lee ${counted(inputs, values)}; ${read} tiene la forma ${shape}`),
  readsChannels: (op, shape, axes) =>
    operation(op, `lee la forma ${shape}, y no canales y ${axes} tamaños`),
  kernelOver: (op, reach, room) =>
    operation(
      op,
      `tiene un kernel sobre ${many(reach)} lugares; lo que lee tiene ${many(room)} con el relleno`,
    ),
  windowsTooMany: (op) => operation(op, "tiene ventanas demasiado grandes o demasiadas"),
  paddingOver: (op, padding) =>
    operation(op, `tiene un relleno de ${padding}, más de la mitad de su kernel`),
  dividesByNought: (op) => operation(op, "divide entre 0"),
  windowOverPadding: (op) => operation(op, "tiene una ventana sobre nada más que relleno"),
} satisfies Partial<Faults>;

const ofInputs = {
  imageValues: (needs, size) =>
    `La imagen debe tener ${counted(needs, values)}; tiene ${many(size)}.`,
  imageNotFinite: () => "La imagen tiene valores que son NaN o infinitos.",
  sumsTooLarge: () => "Las sumas de la red para esta imagen son demasiado grandes para float32.",
  noClass: (target, last) => `No hay clase ${target}: las clases van de 0 a ${last}.`,
  rateOf: (rate) => `Una tasa de aprendizaje es un número mayor que 0, no ${rate}.`,
  momentumOf: (share) => `momentum es un número desde 0 hasta menos de 1, no ${share}.`,
  betaOf: (share) => `beta es un número desde 0 hasta menos de 1, no ${share}.`,
  isOutput: (layer) => `${layer} es la salida: elige una neurona oculta.`,
  noNeuron: (layer, last, neuron) => `${layer} tiene las neuronas 0 a ${last}, no ${neuron}.`,
  noValue: (index, last) => `No hay valor ${index}: van de 0 a ${last}.`,
  noMap: (index, last) => `No hay mapa ${index}: van de 0 a ${last}.`,
  strokesNoList: () => "strokes debe ser una lista de trazos",
  strokeNoList: (stroke) => `el trazo ${stroke} debe ser una lista de puntos [x, y]`,
  strokePoint: (stroke, point) =>
    `el punto ${point} del trazo ${stroke} debe ser dos números finitos [x, y]`,
  strokeBeyond: (stroke, most) =>
    `El trazo ${stroke} no es una lista de números [x, y] entre −${many(most)} y ${many(most)}.`,
  penWidth: (width, most) =>
    `El ancho del lápiz es ${width} px: debe ser mayor que 0 y menor que ${many(most)} px.`,
  penWidths: (widths, strokes) =>
    `Hay ${many(widths)} anchos de lápiz para ${counted(strokes, noun("trazo", "trazos"))}.`,
  pixelsBeyond: () => "setPixels necesita valores de 0 a 1",
  pixelsCount: (needs, size) => `setPixels necesita ${counted(needs, values)}, y hay ${many(size)}`,
  pixelsNotFinite: (needs) => `setPixels necesita ${many(needs)} números finitos`,
  inspectLayer: (last) => `inspect necesita una capa de -1 (la entrada) a ${last}`,
  inspectNeuron: (last, index) => `inspect necesita una neurona de 0 a ${last}, no ${index}`,
  explainClass: (last, index) => `explain necesita una clase de 0 a ${last}, no ${index}`,
  noExample: (count, index) =>
    `hay ${counted(count, noun("ejemplo", "ejemplos"))}, ninguno es ${index}`,
  anotherNetwork: () => "Otra red debe leer la misma entrada y conocer las mismas clases.",
} satisfies Partial<Faults>;

export const faults: Faults = { ...ofFiles, ...ofNetworks, ...ofOperations, ...ofInputs };
