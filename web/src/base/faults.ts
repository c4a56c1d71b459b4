/**
 * What can be wrong with what a person gives, by name: one English sentence each, a function of the
 * facts. These are the messages of errors, in a script's console as well; the page says them in its own
 * language, by the same names (`words/told.ts`). Facts that come as text are cut short and quoted
 * already; what belongs to parts that are loaded later is in laterfaults.ts.
 */

/** Which JSON text of a file cannot be read. */
export type Place = "header" | "description" | "history";

/** What a network has too many of, or none. */
export type Counted = "operations" | "layers" | "classes";

const PLACES: Readonly<Record<Place, string>> = {
  header: "The network file's header",
  description: "The network file's description",
  history: "The history's description",
};

const field = (name: string, must: string): string =>
  `The network file is damaged: ${name} in its description must be ${must}.`;

const operation = (op: string, what: string): string => `Operation ${op} ${what}.`;

/** The bytes of a network file, and its description. */
const ofFiles = {
  notJson: (place: Place) => `${PLACES[place]} is not valid JSON: the file is damaged.`,
  noObject: (place: Place) => `${PLACES[place]} is not a JSON object: the file is damaged.`,
  /** `name` is the path of a field, as `operations[3].kind`. */
  fieldText: (name: string, most: number) => field(name, `text of at most ${most} characters`),
  fieldTexts: (name: string) => field(name, "a list of texts"),
  fieldOneOf: (name: string, known: readonly string[]) => field(name, `one of ${known.join(", ")}`),
  fieldNumber: (name: string) => field(name, "a finite number"),
  fieldShare: (name: string) => field(name, "a number from 0 to 1"),
  fieldFlag: (name: string) => field(name, "true or false"),
  fieldWhole: (name: string) => field(name, "a whole number"),
  fieldSizes: (name: string) => field(name, "a list of sizes above 0"),
  fieldObject: (name: string) => field(name, "an object"),
  fieldObjects: (name: string, most: number) => field(name, `a list of at most ${most} objects`),
  fieldTokens: (name: string) => field(name, "a list of [line, start, end, kind]"),
  fieldSettings: (name: string) =>
    field(name, "an object of numbers, texts, flags and lists of whole numbers"),
  fileTooLarge: (megabytes: number) => `The network file is larger than ${megabytes} MB.`,
  fileTooShort: (bytes: number) =>
    `The network file has only ${bytes} bytes: fetch or save it again.`,
  notSafetensors: () => "This is not a network file: it does not begin like safetensors.",
  headerCut: (bytes: number, header: number) =>
    `The network file is cut short: it has ${bytes} bytes, its header alone should have ${header}.`,
  headerNotText: () => "The network file is damaged: its header is not UTF-8 text.",
  metadataNotText: () => "The network file is damaged: its metadata is not text.",
  tensorType: (tensor: string, type: string, known: readonly string[]) =>
    `Tensor ${tensor} has type ${type}, not ${known.join(" or ")}.`,
  tensorPlace: (tensor: string) =>
    `The network file is damaged: tensor ${tensor} has an impossible shape or place.`,
  tensorBytes: (tensor: string, shape: string, needs: number, has: number) =>
    `The network file is damaged: tensor ${tensor} of shape ${shape} needs ${needs} bytes and has ${has}.`,
  tooManyTensors: (count: number, most: number) =>
    `The network file has ${count} tensors, over ${most}.`,
  fileNumbers: (count: number, most: number) =>
    `The network file has ${count} numbers, over ${most}.`,
  tensorScales: (tensor: string, scales: string, largest: string) =>
    `Tensor ${tensor} is in eight bits, for which ${scales} must hold a number from 0 to ${largest} for each row.`,
  tensorsOverlap: () => "The network file is damaged: its tensors overlap or leave a gap.",
  tensorsCut: (needs: number, has: number) =>
    `The network file is cut short or damaged: its tensors need ${needs} bytes, it has ${has}.`,
  noDescription: () =>
    "The file holds weights but no forwardpass description: make it with Network.from_module(module, example).save(path).",
  otherFormat: (format: number, known: number) =>
    `The network file has format ${format}, this page reads 1 and ${known}: update forwardpass.`,
  tensorUnused: (tensor: string) => `The network file has tensor ${tensor}, which nothing uses.`,
  tensorMissing: (tensor: string) => `The network file lacks tensor ${tensor}.`,
  tensorSizes: (tensor: string, shape: string, count: number) =>
    `Tensor ${tensor} has shape ${shape}, not ${count} sizes above 0.`,
  tensorNeurons: (tensor: string, neurons: number) =>
    `Tensor ${tensor} is not for ${neurons} neurons.`,
  tensorsOfLayers: (count: number, layers: number, known: number) =>
    `The network file has ${count} tensors, its ${layers} layers use ${known}.`,
  optionsDamaged: () => "The options in this page are damaged: export it again.",
  dataDamaged: () => "The data in this page is damaged: export it again.",
};

/** A network as a whole, and its layers. */
const ofNetworks = {
  tensorValues: (tensor: string, has: number, needs: number) =>
    `Tensor ${tensor} has ${has} values, not ${needs} in its shape.`,
  tensorRows: (tensor: string, has: number, needs: number, rows: number) =>
    `Tensor ${tensor} has ${has} values, not ${needs} in ${rows} rows.`,
  tensorNotFinite: (tensor: string) => `Tensor ${tensor} has weights that are NaN or infinite.`,
  tooManyNumbers: (count: number) =>
    `The network has ${count} numbers in one pass, too many to show.`,
  networkName: (name: string) => `The network is named ${name}, which is no name.`,
  featureNames: (inputs: number, names: number) =>
    `${inputs} inputs come with ${names} feature names.`,
  outputsOfClasses: (layer: string, outputs: number, names: number) =>
    `Layer ${layer} has ${outputs} outputs for ${names} class names.`,
  countOf: (count: number, what: Counted, most: number) =>
    `The network has ${count || "no"} ${what}, not 1 to ${most}.`,
  lineOf: (op: string, line: number, lines: number) =>
    `Operation ${op} is at line ${line} of ${lines}.`,
  onlyHidden: (layer: string) => `${layer} is measured, but only hidden layers are measured.`,
  lampLacks: () => "The network file must have a lamp with weights in every hidden layer.",
  scaleOf: (layer: string, scale: string) => `Layer ${layer} has scale ${scale}, not above 0.`,
  sharesOf: (tensor: string) => `Tensor ${tensor} must hold shares from 0 to 1.`,
  noLayers: () => "The network has no layers.",
  layersAlike: () => "The network has two layers of the same name.",
  readsInput: (layer: string, reads: number, has: number) =>
    `Layer ${layer} reads ${reads} values, the input has ${has}.`,
  readsLayer: (layer: string, reads: number, before: string, has: number) =>
    `Layer ${layer} reads ${reads} values, layer ${before} has ${has}.`,
  noSuchOwner: (op: string, layer: string) => `Operation ${op} belongs to ${layer}, no layer.`,
  biasesOf: (layer: string, biases: number, rows: number) =>
    `Layer ${layer} has ${biases} biases for ${rows} rows of weights.`,
  noOperation: (name: string) => `The network has no operation ${name}.`,
  noLayer: (layer: string, last: number) => `There is no layer ${layer}: layers are 0 to ${last}.`,
  noParameter: (name: string) => `The network has no parameter ${name}.`,
  parameterNumbers: (name: string, has: number, given: number) =>
    `${name} has ${has} numbers, not ${given}.`,
  parameterNotFinite: (name: string) => `${name} has values that are NaN or infinite.`,
};

/** One operation: `op` is its name, quoted. */
const ofOperations = {
  operationName: (op: string) => `An operation is named ${op}, which is no name for one.`,
  tooLargeShape: (op: string, shape: string, most: number) =>
    operation(op, `gives shape ${shape}, over ${most} numbers`),
  notNumber: (op: string, setting: string, value: string) =>
    operation(op, `has ${setting} ${value}, not a finite number`),
  notWhole: (op: string, setting: string, value: string) =>
    operation(op, `has ${setting} ${value}, not a whole number`),
  notWholes: (op: string, setting: string, value: string, least: number) =>
    operation(op, `has ${setting} ${value}, not whole numbers from ${least}`),
  notSoManyWholes: (op: string, setting: string, value: string, count: number, least: number) =>
    operation(op, `has ${setting} ${value}, not ${count} whole numbers from ${least}`),
  notFlag: (op: string, setting: string, value: string) =>
    operation(op, `has ${setting} ${value}, not true or false`),
  sameName: (op: string) => operation(op, "has the same name as another"),
  readsLater: (op: string, read: string) =>
    operation(op, `reads ${read}, which does not come before it`),
  givesOther: (op: string, shape: string, said: string) =>
    operation(op, `gives ${shape}, not ${said}`),
  unread: (op: string) => operation(op, "is read by nothing"),
  notLast: (op: string, kind: string) => operation(op, `is a ${kind} and must come last`),
  noScores: (op: string, shape: string) =>
    operation(op, `gives shape ${shape}, not one score a class`),
  readsScores: (op: string, shape: string) =>
    operation(op, `reads shape ${shape}, not one score a class`),
  unknownKind: (op: string, kind: string) =>
    operation(op, `is a ${kind}, which this page does not know: update forwardpass`),
  oneRead: (op: string, kind: string, reads: number) =>
    operation(op, `is a ${kind} and reads ${reads} values, not 1`),
  unknownTensor: (op: string, kind: string, tensor: string) =>
    operation(op, `is a ${kind}: no tensor ${tensor}`),
  unknownSetting: (op: string, kind: string, setting: string) =>
    operation(op, `is a ${kind}: no setting ${setting}`),
  addsShapes: (op: string, shapes: string) =>
    operation(op, `adds values of shapes that fit, not of ${shapes}`),
  subtractsShapes: (op: string, shapes: string) =>
    operation(op, `subtracts values of shapes that fit, not of ${shapes}`),
  gatesShapes: (op: string, shapes: string) =>
    operation(op, `gates values of shapes that fit, not of ${shapes}`),
  comparesShapes: (op: string, shapes: string) =>
    operation(op, `compares values of one shape, not of ${shapes}`),
  joinsShapes: (op: string, shapes: string, axis: number) =>
    operation(op, `cannot join shapes ${shapes} along axis ${axis}`),
  nothingToScale: (op: string) => operation(op, "has no weight and no bias"),
  partOfShape: (op: string, part: string, shape: string, read: string) =>
    operation(op, `has ${part} of shape ${shape} for ${read}`),
  partOfChannels: (op: string, part: string, shape: string, channels: number) =>
    operation(op, `has ${part} of shape ${shape} for ${channels} channels`),
  partOfAxes: (op: string, part: string, shape: string, axes: number, read: string) =>
    operation(op, `has ${part} of shape ${shape} for ${axes} of ${read}`),
  partMissing: (op: string, part: string) => operation(op, `has no ${part}`),
  variance: (op: string) => operation(op, "has a variance that is not above 0"),
  takesBeyond: (op: string, shape: string, read: string) =>
    operation(op, `takes ${shape} of shape ${read} and beyond its end`),
  orderOf: (op: string, order: string, read: string) =>
    operation(op, `has order ${order}, not every axis of ${read} once`),
  reshapes: (op: string, shape: string, read: string) =>
    operation(op, `cannot make shape ${shape} of ${read}`),
  axesOf: (op: string, axes: string, read: string) =>
    operation(op, `has axes ${axes}, not some of ${read} once`),
  noAxis: (op: string) => operation(op, "leaves no axis"),
  overAxes: (op: string, axes: number, read: string) =>
    operation(op, `is over ${axes} axes of shape ${read}`),
  groupsOf: (op: string, channels: number, groups: number) =>
    operation(op, `cannot divide ${channels} channels into ${groups} groups`),
  epsilon: (op: string) => operation(op, "has an eps below 0"),
  noSize: (op: string) => operation(op, "has size 0"),
  sizeTooLarge: (op: string) => operation(op, "has a size too large to show"),
  shareOf: (op: string, setting: string, value: number) =>
    operation(op, `has ${setting} ${value}, not a number from 0 to 1`),
  notAbove: (op: string, setting: string, value: number) =>
    operation(op, `has ${setting} ${value}, not above 0`),
  softplusOf: (op: string, beta: number, threshold: number) =>
    operation(op, `has beta ${beta} and threshold ${threshold}, not above 0`),
  boundsCross: (op: string, low: number, high: number) =>
    operation(op, `has low ${low} above high ${high}`),
  noBound: (op: string) => operation(op, "has no bound"),
  kernelTooLarge: (op: string) =>
    operation(op, "has a kernel or a padding that is too large to show"),
  /** `form` is how weights must lie: [out, in, height, width]. */
  weightsOf: (op: string, shape: string, form: string) =>
    operation(op, `has weights of shape ${shape}, not ${form}`),
  biasesOfMaps: (op: string, shape: string, maps: number) =>
    operation(op, `has biases of shape ${shape} for ${maps} maps`),
  biasesOfRows: (op: string, shape: string, rows: number) =>
    operation(op, `has biases of shape ${shape} for ${rows} rows of weights`),
  groupsOfMaps: (op: string, groups: number, depth: number, maps: number, reads: number) =>
    operation(
      op,
      `has ${groups} groups of ${depth} maps for ${maps} maps, which does not fit the ${reads} that it reads`,
    ),
  readsValues: (op: string, inputs: number, read: string, shape: string) =>
    operation(op, `reads ${inputs} values, ${read} has shape ${shape}`),
  readsChannels: (op: string, shape: string, axes: number) =>
    operation(op, `reads shape ${shape}, not channels and ${axes} sizes`),
  kernelOver: (op: string, reach: number, room: number) =>
    operation(op, `has a kernel over ${reach} places, what it reads has ${room} with padding`),
  windowsTooMany: (op: string) =>
    operation(op, "has windows that are too large or too many to show"),
  paddingOver: (op: string, padding: number) =>
    operation(op, `has a padding of ${padding}, over half of its kernel`),
  dividesByNought: (op: string) => operation(op, "divides by 0"),
  windowOverPadding: (op: string) => operation(op, "has a window over nothing but padding"),
};

/** What the network is given, and what is asked of it. */
const ofInputs = {
  imageValues: (needs: number, has: number) =>
    `The image must have ${needs} values, it has ${has}.`,
  imageNotFinite: () => "The image has values that are NaN or infinite.",
  sumsTooLarge: () => "The network's sums for this image are too large for float32.",
  noClass: (target: number, last: number) =>
    `There is no class ${target}: classes are 0 to ${last}.`,
  rateOf: (rate: string) => `A learning rate is a number above 0, not ${rate}.`,
  momentumOf: (share: string) => `momentum is a number from 0 to below 1, not ${share}.`,
  betaOf: (share: string) => `beta is a number from 0 to below 1, not ${share}.`,
  isOutput: (layer: string) => `${layer} is the output: choose a hidden neuron.`,
  noNeuron: (layer: string, last: number, neuron: number) =>
    `${layer} has neurons 0 to ${last}, not ${neuron}.`,
  noValue: (index: number, last: number) => `There is no value ${index}: they are 0 to ${last}.`,
  noMap: (index: number, last: number) => `There is no map ${index}: they are 0 to ${last}.`,
  strokesNoList: () => "strokes must be a list of strokes",
  strokeNoList: (stroke: number) => `stroke ${stroke} must be a list of [x, y] points`,
  strokePoint: (stroke: number, point: number) =>
    `stroke ${stroke}, point ${point} must be two finite numbers [x, y]`,
  strokeBeyond: (stroke: number, most: number) =>
    `stroke ${stroke} is not a list of [x, y] numbers between -${most} and ${most}.`,
  penWidth: (width: number, most: number) =>
    `pen width is ${width} px: it must be above 0 and below ${most} px.`,
  penWidths: (widths: number, strokes: number) =>
    `there are ${widths} pen widths for ${strokes} strokes.`,
  pixelsBeyond: () => "setPixels needs values from 0 to 1",
  pixelsCount: (needs: number, has: number) => `setPixels needs ${needs} values, got ${has}`,
  pixelsNotFinite: (needs: number) => `setPixels needs ${needs} finite numbers`,
  inspectLayer: (last: number) => `inspect needs a layer from -1 (the input) to ${last}`,
  inspectNeuron: (last: number, index: number) =>
    `inspect needs a neuron from 0 to ${last}, got ${index}`,
  explainClass: (last: number, index: number) =>
    `explain needs a class from 0 to ${last}, got ${index}`,
  noExample: (count: number, index: number) => `there are ${count} examples, none is ${index}`,
  anotherNetwork: () => "Another network must read the same input and know the same classes.",
};

export const faults = { ...ofFiles, ...ofNetworks, ...ofOperations, ...ofInputs };

/** Sentences about an operation, whose first fact is its name. */
export type OfOperations = keyof typeof ofOperations;

type OfFiles = typeof ofFiles;

/** The facts of sentences about a field, behind its name. */
export type OfFields = {
  [Name in keyof OfFiles & `field${string}`]: Parameters<OfFiles[Name]> extends [
    string,
    ...infer Rest,
  ]
    ? Rest
    : never;
};
