/** What is wrong with what a person gives. Values of settings stand as in the file. */
import type { Counted, Place } from "../../base/faults";
import type { Words } from "../words";
import { counted, many, noun, nouns } from "./numbers";

type Faults = Words["faults"];

const PLACES: Readonly<Record<Place, string>> = {
  header: "O cabeçalho do arquivo de rede",
  description: "A descrição do arquivo de rede",
  history: "A descrição do histórico",
};

const COUNTED: Readonly<Record<Counted, ReturnType<typeof noun>>> = {
  operations: noun("operação", "operações"),
  layers: noun("camada", "camadas"),
  classes: noun("classe", "classes"),
};

const DAMAGED = "O arquivo de rede está danificado";

const field = (name: string, must: string): string =>
  `${DAMAGED}: em sua descrição, ${name} deve ser ${must}.`;
const operation = (op: string, what: string): string => `A operação ${op} ${what}.`;
const has = (op: string, setting: string, value: string | number, must: string): string =>
  operation(op, `tem ${setting} ${value}, e não ${must}`);

const values = noun("valor", "valores");
const tensors = noun("tensor", "tensores");
const channels = noun("canal", "canais");

const ofFiles = {
  notJson: (place) => `${PLACES[place]} não é JSON válido: o arquivo está danificado.`,
  noObject: (place) => `${PLACES[place]} não é um objeto JSON: o arquivo está danificado.`,
  fieldText: (name, most) => field(name, `um texto de no máximo ${many(most)} caracteres`),
  fieldTexts: (name) => field(name, "uma lista de textos"),
  fieldOneOf: (name, known) => field(name, `um destes: ${known.join(", ")}`),
  fieldNumber: (name) => field(name, "um número finito"),
  fieldShare: (name) => field(name, "um número de 0 a 1"),
  fieldFlag: (name) => field(name, "true ou false"),
  fieldWhole: (name) => field(name, "um número inteiro"),
  fieldSizes: (name) => field(name, "uma lista de tamanhos maiores que 0"),
  fieldObject: (name) => field(name, "um objeto"),
  fieldObjects: (name, most) => field(name, `uma lista de no máximo ${many(most)} objetos`),
  fieldTokens: (name) => field(name, "uma lista de [line, start, end, kind]"),
  fieldSettings: (name) =>
    field(name, "um objeto de números, textos, true ou false e listas de números inteiros"),
  fileTooLarge: (megabytes) => `O arquivo de rede tem mais de ${many(megabytes)} MB.`,
  fileTooShort: (size) =>
    `O arquivo de rede tem só ${many(size)} bytes: baixe-o ou salve-o de novo.`,
  notSafetensors: () => "Isto não é um arquivo de rede: ele não começa como safetensors.",
  headerCut: (size, header) =>
    `O arquivo de rede está cortado: ele tem ${many(size)} bytes, e só seu cabeçalho deveria ter ${many(header)}.`,
  headerNotText: () => `${DAMAGED}: seu cabeçalho não é texto UTF-8.`,
  metadataNotText: () => `${DAMAGED}: seus metadados não são texto.`,
  tensorType: (tensor, type, known) =>
    `O tensor ${tensor} é do tipo ${type}, e não ${known.join(" ou ")}.`,
  tensorPlace: (tensor) => `${DAMAGED}: o tensor ${tensor} tem uma forma ou um lugar impossível.`,
  tensorBytes: (tensor, shape, needs, size) =>
    `${DAMAGED}: o tensor ${tensor}, de forma ${shape}, precisa de ${many(needs)} bytes e tem ${many(size)}.`,
  tooManyTensors: (count, most) =>
    `O arquivo de rede tem ${counted(count, tensors)}, mais de ${many(most)}.`,
  fileNumbers: (count, most) =>
    `O arquivo de rede tem ${counted(count, nouns.number)}, mais de ${many(most)}.`,
  tensorScales: (tensor, scales, largest) =>
    `O tensor ${tensor} está em oito bits: ${scales} deve conter um número de 0 a ${largest} para cada linha.`,
  tensorsOverlap: () => `${DAMAGED}: seus tensores se sobrepõem ou deixam uma lacuna.`,
  tensorsCut: (needs, size) =>
    `O arquivo de rede está cortado ou danificado: seus tensores precisam de ${many(needs)} bytes, e ele tem ${many(size)}.`,
  noDescription: () =>
    "O arquivo contém pesos, mas nenhuma descrição do forwardpass: crie-o com Network.from_module(module, example).save(path).",
  otherFormat: (format, known) =>
    `O arquivo de rede tem o formato ${format}; esta página lê 1 e ${known}: atualize o forwardpass.`,
  tensorUnused: (tensor) => `O arquivo de rede tem o tensor ${tensor}, que nada usa.`,
  tensorMissing: (tensor) => `Falta o tensor ${tensor} no arquivo de rede.`,
  tensorSizes: (tensor, shape, count) =>
    `O tensor ${tensor} tem a forma ${shape}, e não ${many(count)} tamanhos maiores que 0.`,
  tensorNeurons: (tensor, neurons) =>
    `O tensor ${tensor} não é para ${counted(neurons, nouns.neuron)}.`,
  tensorsOfLayers: (count, layers, known) =>
    `O arquivo de rede tem ${counted(count, tensors)}; suas ${counted(layers, COUNTED.layers)} usam ${many(known)}.`,
  optionsDamaged: () => "As opções desta página estão danificadas: exporte-a de novo.",
  dataDamaged: () => "Os dados desta página estão danificados: exporte-a de novo.",
} satisfies Partial<Faults>;

const ofNetworks = {
  tensorValues: (tensor, size, needs) =>
    `O tensor ${tensor} tem ${counted(size, values)}, e não ${many(needs)} em sua forma.`,
  tensorRows: (tensor, size, needs, rows) =>
    `O tensor ${tensor} tem ${counted(size, values)}, e não ${many(needs)} em ${many(rows)} linhas.`,
  tensorNotFinite: (tensor) => `O tensor ${tensor} tem pesos que são NaN ou infinitos.`,
  tooManyNumbers: (count) =>
    `A rede tem ${counted(count, nouns.number)} em uma passada, demais para mostrar.`,
  networkName: (name) => `A rede se chama ${name}, o que não é um nome.`,
  featureNames: (inputs, names) =>
    `${counted(inputs, noun("entrada vem", "entradas vêm"))} com ${many(names)} nomes de características.`,
  outputsOfClasses: (layer, outputs, names) =>
    `A camada ${layer} tem ${counted(outputs, noun("saída", "saídas"))} para ${many(names)} nomes de classes.`,
  countOf: (count, what, most) =>
    `A rede ${count === 0 ? `não tem ${COUNTED[what].other}` : `tem ${counted(count, COUNTED[what])}`}; devem ser de 1 a ${many(most)}.`,
  lineOf: (op, line, lines) => operation(op, `está na linha ${line} de ${lines}`),
  onlyHidden: (layer) => `${layer} foi medida, mas só camadas ocultas são medidas.`,
  lampLacks: () => "O arquivo de rede deve ter uma luz de aviso com pesos em cada camada oculta.",
  scaleOf: (layer, scale) => `A camada ${layer} tem a escala ${scale}, que não é maior que 0.`,
  sharesOf: (tensor) => `O tensor ${tensor} deve conter porcentagens de 0 a 1.`,
  noLayers: () => "A rede não tem camadas.",
  layersAlike: () => "A rede tem duas camadas com o mesmo nome.",
  readsInput: (layer, reads, size) =>
    `A camada ${layer} lê ${counted(reads, values)}; a entrada tem ${many(size)}.`,
  readsLayer: (layer, reads, before, size) =>
    `A camada ${layer} lê ${counted(reads, values)}; a camada ${before} tem ${many(size)}.`,
  noSuchOwner: (op, layer) => operation(op, `pertence a ${layer}, que não é uma camada`),
  biasesOf: (layer, biases, rows) =>
    `A camada ${layer} tem ${counted(biases, noun("viés", "vieses"))} para ${many(rows)} linhas de pesos.`,
  noOperation: (name) => `A rede não tem a operação ${name}.`,
  noLayer: (layer, last) => `Não há camada ${layer}: as camadas vão de 0 a ${last}.`,
  noParameter: (name) => `A rede não tem o parâmetro ${name}.`,
  parameterNumbers: (name, size, given) =>
    `${name} tem ${counted(size, nouns.number)}, e não ${many(given)}.`,
  parameterNotFinite: (name) => `${name} tem valores que são NaN ou infinitos.`,
} satisfies Partial<Faults>;

const ofOperations = {
  operationName: (op) => `Uma operação se chama ${op}, o que não é um nome para uma.`,
  tooLargeShape: (op, shape, most) =>
    operation(op, `dá a forma ${shape}, com mais de ${counted(most, nouns.number)}`),
  notNumber: (op, setting, value) => has(op, setting, value, "um número finito"),
  notWhole: (op, setting, value) => has(op, setting, value, "um número inteiro"),
  notWholes: (op, setting, value, least) =>
    has(op, setting, value, `números inteiros a partir de ${least}`),
  notSoManyWholes: (op, setting, value, count, least) =>
    has(op, setting, value, `${many(count)} números inteiros a partir de ${least}`),
  notFlag: (op, setting, value) => has(op, setting, value, "true ou false"),
  sameName: (op) => operation(op, "tem o mesmo nome que outra"),
  readsLater: (op, read) => operation(op, `lê ${read}, que não vem antes dela`),
  givesOther: (op, shape, said) => operation(op, `dá ${shape}, e não ${said}`),
  unread: (op) => operation(op, "não é lida por nada"),
  notLast: (op, kind) => operation(op, `é ${kind} e deve vir por último`),
  noScores: (op, shape) => operation(op, `dá a forma ${shape}, e não uma pontuação por classe`),
  readsScores: (op, shape) => operation(op, `lê a forma ${shape}, e não uma pontuação por classe`),
  unknownKind: (op, kind) =>
    operation(op, `é ${kind}, que esta página não conhece: atualize o forwardpass`),
  oneRead: (op, kind, reads) => operation(op, `é ${kind} e lê ${counted(reads, values)}, e não 1`),
  unknownTensor: (op, kind, tensor) => operation(op, `é ${kind}: não tem tensor ${tensor}`),
  unknownSetting: (op, kind, setting) => operation(op, `é ${kind}: não tem ajuste ${setting}`),
  addsShapes: (op, shapes) => operation(op, `soma valores de formas compatíveis, não de ${shapes}`),
  subtractsShapes: (op, shapes) =>
    operation(op, `subtrai valores de formas compatíveis, não de ${shapes}`),
  gatesShapes: (op, shapes) =>
    operation(op, `abre e fecha valores de formas compatíveis, não de ${shapes}`),
  comparesShapes: (op, shapes) => operation(op, `compara valores da mesma forma, não de ${shapes}`),
  joinsShapes: (op, shapes, axis) =>
    operation(op, `não pode juntar as formas ${shapes} ao longo do eixo ${axis}`),
  nothingToScale: (op) => operation(op, "não tem peso nem viés"),
  partOfShape: (op, part, shape, read) =>
    operation(op, `tem ${part} de forma ${shape} para ${read}`),
  partOfChannels: (op, part, shape, count) =>
    operation(op, `tem ${part} de forma ${shape} para ${counted(count, channels)}`),
  partOfAxes: (op, part, shape, axes, read) =>
    operation(op, `tem ${part} de forma ${shape} para ${axes} de ${read}`),
  partMissing: (op, part) => operation(op, `não tem ${part}`),
  variance: (op) => operation(op, "tem uma variância que não é maior que 0"),
  takesBeyond: (op, shape, read) =>
    operation(op, `pega ${shape} da forma ${read} e além do fim dela`),
  orderOf: (op, order, read) =>
    operation(op, `tem a ordem ${order}, e não cada eixo de ${read} uma vez`),
  reshapes: (op, shape, read) => operation(op, `não pode dar a forma ${shape} a ${read}`),
  axesOf: (op, axes, read) =>
    operation(op, `tem os eixos ${axes}, e não alguns de ${read} uma vez`),
  noAxis: (op) => operation(op, "não deixa nenhum eixo"),
  overAxes: (op, axes, read) => operation(op, `vai sobre ${axes} eixos da forma ${read}`),
  groupsOf: (op, count, groups) =>
    operation(op, `não pode dividir ${counted(count, channels)} em ${many(groups)} grupos`),
  epsilon: (op) => operation(op, "tem um eps menor que 0"),
  noSize: (op) => operation(op, "tem tamanho 0"),
  sizeTooLarge: (op) => operation(op, "tem um tamanho grande demais para mostrar"),
  shareOf: (op, setting, value) => has(op, setting, value, "um número de 0 a 1"),
  notAbove: (op, setting, value) => has(op, setting, value, "maior que 0"),
  softplusOf: (op, beta, threshold) =>
    operation(op, `tem beta ${beta} e threshold ${threshold}, que não são maiores que 0`),
  boundsCross: (op, low, high) => operation(op, `tem low ${low} acima de high ${high}`),
  noBound: (op) => operation(op, "não tem nenhum limite"),
  kernelTooLarge: (op) =>
    operation(op, "tem um kernel ou um preenchimento grande demais para mostrar"),
  weightsOf: (op, shape, form) => operation(op, `tem pesos de forma ${shape}, e não ${form}`),
  biasesOfMaps: (op, shape, maps) =>
    operation(op, `tem vieses de forma ${shape} para ${counted(maps, nouns.map)}`),
  biasesOfRows: (op, shape, rows) =>
    operation(op, `tem vieses de forma ${shape} para ${many(rows)} linhas de pesos`),
  groupsOfMaps: (op, groups, depth, maps, reads) =>
    operation(
      op,
      `tem ${many(groups)} grupos de ${counted(depth, nouns.map)} para ${counted(maps, nouns.map)}, o que não combina com os ${many(reads)} que ela lê`,
    ),
  readsValues: (op, inputs, read, shape) =>
    operation(op, `lê ${counted(inputs, values)}; ${read} tem a forma ${shape}`),
  readsChannels: (op, shape, axes) =>
    operation(op, `lê a forma ${shape}, e não canais e ${axes} tamanhos`),
  kernelOver: (op, reach, room) =>
    operation(
      op,
      `tem um kernel sobre ${many(reach)} lugares; o que ela lê tem ${many(room)} com o preenchimento`,
    ),
  windowsTooMany: (op) => operation(op, "tem janelas grandes demais ou em número demais"),
  paddingOver: (op, padding) =>
    operation(op, `tem um preenchimento de ${padding}, mais da metade de seu kernel`),
  dividesByNought: (op) => operation(op, "divide por 0"),
  windowOverPadding: (op) => operation(op, "tem uma janela sobre nada além de preenchimento"),
} satisfies Partial<Faults>;

const ofInputs = {
  imageValues: (needs, size) =>
    `A imagem deve ter ${counted(needs, values)}; ela tem ${many(size)}.`,
  imageNotFinite: () => "A imagem tem valores que são NaN ou infinitos.",
  sumsTooLarge: () => "As somas da rede para esta imagem são grandes demais para float32.",
  noClass: (target, last) => `Não há classe ${target}: as classes vão de 0 a ${last}.`,
  rateOf: (rate) => `Uma taxa de aprendizado é um número maior que 0, não ${rate}.`,
  momentumOf: (share) => `momentum é um número de 0 até menos de 1, não ${share}.`,
  betaOf: (share) => `beta é um número de 0 até menos de 1, não ${share}.`,
  isOutput: (layer) => `${layer} é a saída: escolha um neurônio oculto.`,
  noNeuron: (layer, last, neuron) => `${layer} tem os neurônios 0 a ${last}, não ${neuron}.`,
  noValue: (index, last) => `Não há valor ${index}: eles vão de 0 a ${last}.`,
  noMap: (index, last) => `Não há mapa ${index}: eles vão de 0 a ${last}.`,
  strokesNoList: () => "strokes deve ser uma lista de traços",
  strokeNoList: (stroke) => `o traço ${stroke} deve ser uma lista de pontos [x, y]`,
  strokePoint: (stroke, point) =>
    `o ponto ${point} do traço ${stroke} deve ser dois números finitos [x, y]`,
  strokeBeyond: (stroke, most) =>
    `O traço ${stroke} não é uma lista de números [x, y] entre −${many(most)} e ${many(most)}.`,
  penWidth: (width, most) =>
    `A largura do lápis é ${width} px: deve ser maior que 0 e menor que ${many(most)} px.`,
  penWidths: (widths, strokes) =>
    `Há ${many(widths)} larguras de lápis para ${counted(strokes, noun("traço", "traços"))}.`,
  pixelsBeyond: () => "setPixels precisa de valores de 0 a 1",
  pixelsCount: (needs, size) =>
    `setPixels precisa de ${counted(needs, values)}, e há ${many(size)}`,
  pixelsNotFinite: (needs) => `setPixels precisa de ${many(needs)} números finitos`,
  inspectLayer: (last) => `inspect precisa de uma camada de -1 (a entrada) a ${last}`,
  inspectNeuron: (last, index) => `inspect precisa de um neurônio de 0 a ${last}, não ${index}`,
  explainClass: (last, index) => `explain precisa de uma classe de 0 a ${last}, não ${index}`,
  noExample: (count, index) =>
    `há ${counted(count, noun("exemplo", "exemplos"))}, nenhum é ${index}`,
  anotherNetwork: () => "Outra rede deve ler a mesma entrada e conhecer as mesmas classes.",
} satisfies Partial<Faults>;

export const faults: Faults = { ...ofFiles, ...ofNetworks, ...ofOperations, ...ofInputs };
