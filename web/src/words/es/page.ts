/** The page around the stage: header, pad, sliders, answer, help, notices, saving and links. */

import type { MapCell } from "../en/names";
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { dataNamed, of, the } from "./names";
import {
  cellPercent,
  counted,
  many,
  noun,
  nouns,
  num,
  percent,
  probability,
  short,
} from "./numbers";

export const header: Words["header"] = {
  onThisPage: "En esta página",
  how: "Cómo funciona",
  code: "El código",
  toTheme: { light: "Cambiar al tema claro", dark: "Cambiar al tema oscuro" },
  toThemeKey: { light: "Cambiar a claro (T)", dark: "Cambiar a oscuro (T)" },
  help: "Ayuda",
  helpKey: "Atajos de teclado (?)",
};

export const language: Words["language"] = {
  name: "Idioma",
  now: (name) => `Idioma: ${name}`,
  chosen: (name) => `La página está ahora en ${name[0].toLowerCase()}${name.slice(1)}.`,
  notLoaded: (name) =>
    `No se ha podido cargar ${name}, así que la página sigue como está: comprueba la conexión y elígelo otra vez.`,
  about:
    "Dibuja un dígito y mira cómo una red neuronal lo reconoce, neurona a neurona, con cada número igual al de PyTorch.",
};

export const answer: Words["answer"] = {
  name: "Respuesta",
  status: "Predicción",
  bars: "Probabilidades",
  none: "?",
  reading: "La red está leyendo …",
  withheld: "La respuesta llega al final de la historia.",
  unknown: "aún no se conoce",
  noShare: "–",
  explain: (name) => `Explicar ${name}`,
  thisIs: (name) => `Esto es ${name}`,
  explainDigit: (name) => `Explicar el dígito ${name}`,
  explainNumbered: (name) => `Explicar la clase ${name}`,
  explained: (name) => `Las líneas explican ${the(name)}`,
  nowExplained: (name) => `Las líneas y el mapa explican ahora ${the(name)}.`,
  bar: (share, highest) => (highest ? `${share}, la más alta` : share),
  now: (name, confidence) => `Ahora la respuesta es ${name}, ${probability(confidence)}.`,
  restored: (name, confidence) =>
    `Como antes: la respuesta es ${name}, ${probability(confidence)}.`,
  warning: "Aviso",
  unlikeDigit: "Esto no parece un dígito.",
  unlikeOthers: "Esto no se parece a lo que la red ha aprendido.",
  lampDigit: "No parece un dígito",
  lampOthers: "Distinto de los ejemplos",
  whyLamp: (digits) =>
    `Esto no se parece a los ${digits ? "dígitos" : "ejemplos"} con los que la red ha aprendido, así que no te fíes de la respuesta: la red siempre tiene que elegir una. Con qué frecuencia se enciende esta luz de aviso, medida:`,
  rate: (share, data, images, falseAlarms) =>
    rich`${strong(share)} de ${dataNamed(data)} (${many(images)}): ${falseAlarms ? "falsas alarmas" : "detectado"}`,
  short: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  before: (name, confidence) => rich`antes: ${strong(`${name} (${cellPercent(confidence)})`)} `,
  reset: "restablecer",
};

export const legend: Words["legend"] = {
  active: (maps) => rich`${strong(maps ? "activo" : "neurona activa")}, rojo pleno en `,
  scale: (layer, value) => rich`${layer} ${strong(short(value))}`,
  moreScales: (layers) => `y ${many(layers)} más`,
  plus: "suma",
  minus: "resta",
  proClass: (name) => `a favor ${of(name)}`,
  contra: "en contra",
  tooHigh: "demasiado alto, debería bajar",
  tooLow: "demasiado bajo, debería subir",
  viewKey: "Cambiar de vista (F)",
  flat: "Plana",
  space: "3D",
  reset: "Restablecer vista",
};

export const help: Words["help"] = {
  title: "Ayuda",
  close: "Cerrar la ayuda",
  howDigits:
    "Dibuja un dígito en el lienzo: la red lo lee mientras dibujas. Después pulsa Reproducir y mira cómo viajan los números por la red, paso a paso. En el escenario, arrastra para girarlo, usa dos dedos o Ctrl y la rueda para ampliarlo y señala una neurona para ver su valor.",
  howOthers:
    "Dale a la red algo que leer: responde al momento. Después pulsa Reproducir y mira cómo viajan los números por la red, paso a paso. En el escenario, arrastra para girarlo, usa dos dedos o Ctrl y la rueda para ampliarlo y señala una neurona para ver su valor.",
  onPad:
    "En el propio lienzo, las flechas mueven el lápiz y Espacio lo baja o lo levanta; con Mayús los pasos son pequeños.",
  onStage: (maps) =>
    `En el escenario, las flechas van de ${maps ? "celda en celda" : "neurona en neurona"}, con Mayús lo giran, y + y − cambian el aumento.`,
  storyKeys: [
    ["Espacio", "reproducir o detener la historia"],
    ["← →", "un paso atrás, un paso adelante"],
    ["Inicio, Fin", "al principio, a la imagen terminada"],
  ],
  padKeys: [
    ["0 … 9", "dibujar un dígito de muestra; otra vez, con otra letra"],
    ["C", "borrar el lienzo"],
    ["E", "cambiar entre lápiz y goma"],
    ["[ ]", "un lápiz más fino, uno más grueso"],
    ["Ctrl V", "leer la foto de un dígito que se ha copiado"],
    ["Ctrl Z", "deshacer el último trazo"],
    ["Ctrl Y", "rehacerlo"],
  ],
  sliderKeys: [
    ["C", "restablecer los valores"],
    ["Ctrl Z", "deshacer el último cambio"],
    ["Ctrl Y", "rehacerlo"],
  ],
  pageKeys: [
    ["F", "cambiar entre la vista 3D y la plana"],
    ["L", "cambiar entre la lección y explorar"],
    ["I, Esc", "ver por dentro, y cerrarlo"],
    ["K", "guardar esta imagen y comparar con ella la siguiente"],
    ["P", "escenario, texto y respuesta en grande, para un proyector, y volver"],
    ["T", "cambiar entre oscuro y claro"],
    ["?", "abrir esta lista"],
  ],
};

/** No two things on the page have the same name. */
const parts: Words["panels"]["parts"] = {
  drawing: "Lienzo y muestras",
  answer: "Respuesta y barras",
  legend: "Leyenda",
  caption: "Texto del paso",
  code: "Línea de código",
  timeline: "Controles",
  lessons: "Lección de abajo",
};

export const panels: Words["panels"] = {
  name: "Paneles",
  parts,
  sliders: "Deslizadores de entrada",
  present: "Presentar: en grande, para un proyector (P)",
  note: "Quien abre un enlace copiado ve las mismas partes.",
};

export const link: Words["link"] = {
  copy: "Copiar enlace",
  copyTitle: "Un enlace a exactamente lo que se ve ahora",
  copied: "Copiado",
  said: "El enlace está copiado.",
  byHand: "Copia este enlace:",
  noAddress:
    "Esta página no tiene una dirección propia a la que enlazar: guárdala como HTML y reparte el archivo.",
  tooLarge: "Esta entrada es demasiado grande para un enlace: guarda la página como HTML.",
  damaged: "Este enlace está dañado, así que la página empieza sin él.",
  later: "Este enlace es de una versión posterior de forwardpass: la página empieza sin él.",
  another: "Este enlace es de otra red, no de la que se ve aquí, así que la página empieza sin él.",
};

export const save: Words["save"] = {
  name: "Guardar",
  png: "Imagen PNG",
  aboutPng: "el escenario, nítido",
  svg: "Dibujo SVG",
  aboutSvg: "el escenario en vectores",
  video: "Vídeo",
  aboutVideo: (seconds, width, height) => `toda la historia, ${seconds} s, ${width} × ${height}`,
  html: "Página HTML",
  aboutHtml: "un solo archivo, funciona sin conexión",
  drawFirst: "Dibuja algo primero.",
  partOfAnother: "Aquí la página forma parte de otra.",
  making: (share) => `Creando el vídeo: ${percent(share)}`,
  cancel: "Cancelar",
  saved: "El vídeo está guardado.",
  failed: (reason) => `No se ha podido guardar: ${reason}.`,
  insecure:
    "Los vídeos necesitan una página de https:// o de este ordenador (localhost o un archivo).",
  noEncoder:
    "Este navegador no puede codificar vídeos: usa un Chrome, Edge, Firefox o Safari actual.",
  noWorker:
    "Este archivo viene sin el codificador de vídeo: abre la página desde la que se guardó.",
  notStarted: "El codificador de vídeo no ha arrancado.",
  nothingEncoded: "El codificador de vídeo no ha creado nada.",
  noCodec: "Este navegador no ha podido crear el vídeo: no tiene codificador de vídeo.",
  filmFailed: (reason) => `Este navegador no ha podido crear el vídeo: ${reason}.`,
  offScreen: "No se ha podido guardar: el escenario no está en la pantalla.",
  noCanvas: "No se ha podido guardar: este navegador no tiene canvas.",
  noPicture: "No se ha podido guardar: no se ha creado ninguna imagen.",
  replaced: "Unos pesos que un script ha cambiado no se pueden guardar como página.",
  notBuilt: "No se ha podido guardar: esta página no está compilada.",
  noFile: (address, status) => `No se ha podido guardar: ${address} responde ${status}.`,
  noScript:
    "Esta página dibuja una red neuronal en acción y necesita JavaScript: actívalo y vuelve a cargarla.",
  picture: (network, name, confidence) => `${network}: ${name} (${confidence})`,
};

export const notice: Words["notice"] = {
  close: "Cerrar el mensaje",
  loading: "Cargando la red …",
  notLoaded: "No se ha podido cargar el archivo de la red: vuelve a cargar la página.",
  notLoadedStatus: (status) =>
    `No se ha podido cargar el archivo de la red (estado ${status}): vuelve a cargar la página.`,
  failed: (reason) => `La página no ha podido arrancar: ${reason}`,
  partLoading: "Cargando …",
  trainingLost: "El entrenamiento se ha detenido: el navegador ha cerrado su proceso.",
  partMissing: "No se ha podido cargar esta parte de la página: vuelve a cargar la página.",
};

const mapCell = ({ map, row, column }: MapCell): string =>
  `mapa ${map}, fila ${row}, columna ${column}`;

const lines = noun("línea", "líneas");

export const stage: Words["stage"] = {
  name: "El escenario",
  small: "El escenario, pequeño",
  back: "Volver al escenario",
  hide: "Ocultar el escenario pequeño",
  role: "imagen de la red",
  canvas:
    "La red. Las flechas van de neurona en neurona, Intro muestra una por dentro, Mayús con una flecha gira la vista, más y menos cambian el aumento.",
  inputPixels: (count) => `entrada\n${many(count)} píxeles`,
  input: (count) => `entrada\n${many(count)}`,
  layer: (name, count) => `${name}\n${many(count)}`,
  maps: (name, count, rows, columns) =>
    `${name}\n${counted(count, nouns.map)}\n${rows} \u00d7 ${columns}`,
  series: (name, count, length) =>
    `${name}\n${counted(count, noun("fila", "filas"))}\nde ${many(length)}`,
  more: (count) => `y ${many(count)} más`,
  moreShort: (count) => `+${many(count)}`,
  share: (share) => percent(share),
  shareOfLines: (share, count) => `${percent(share)}\n${counted(count, lines)}`,
  bands: (count, share) => `${counted(count, noun("banda", "bandas"))} ${percent(share)}`,
  everyLine: (done, total) =>
    done < total ? `${many(done)} de ${counted(total, lines)}` : `las ${counted(total, lines)}`,
  withValue: (name, value) => `${name}  ${num(value)}`,
  withScore: (name, value) => `${name}  ${short(value)}`,
  neuron: (index) => `neurona ${index}`,
  neuronZ: (index, value) => `neurona ${index}: z ${num(value)}`,
  neuronA: (index, value) => `neurona ${index}: a ${num(value)}`,
  mapCell,
  mapCellZ: (at, value) => `${mapCell(at)}: z ${num(value)}`,
  mapCellA: (at, value) => `${mapCell(at)}: a ${num(value)}`,
  tiles: (layer, count) => `${layer}: pesos \u00d7 tinta,\nlas ${count} más fuertes`,
  tileValue: (neuron, value) => `${neuron}: ${num(value)}`,
  tile: (neuron, value) => `Pesos por tinta de la neurona ${neuron}: ${num(value)}. Ver por dentro`,
  someLines: "todas las líneas de las capas totalmente conectadas, las importantes de las demás",
  noLines:
    "Aquí ninguna capa une cada neurona con todas las demás, así que se muestran las líneas importantes.",
  someMatrices:
    "Las convoluciones y el pooling usan los mismos pocos pesos en todas partes, así que aquí no tienen matriz.",
  noMatrix:
    "Aquí ninguna capa tiene matriz: las convoluciones y el pooling usan los mismos pocos pesos en todas partes. Sus pesos se muestran en «Ver por dentro».",
  matrixRole: "imagen de matrices",
  matrix:
    "Todas las conexiones como matrices. Las flechas mueven la imagen, más y menos cambian el aumento, 0 lo muestra todo.",
  matrixScale: (full) =>
    `Las filas son destinos; las columnas, orígenes; una celda es peso \u00d7 activación: el verde suma, el rosa resta. Color pleno en \u00b1${short(full)}. Aumento con Ctrl y la rueda.`,
  cell: (layer, source, target, weight, a) =>
    `${layer}: origen ${source}, destino ${target}: peso ${num(weight)} \u00d7 activación ${num(a)} = ${num(weight * a)}`,
  matrixSize: (layer, outputs, inputs) => `${layer}: ${outputs} \u00d7 ${inputs}`,
};
