/** "Look inside": one neuron, the evidence, what if, the lines and dropout. */

import type { Source } from "../en/inside";
import { contra, minus, nowrap, plus, pro, type Rich, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { of, The, the, to } from "./names";
import { counted, fixed, many, noun, nouns, percent, probability, short, signed } from "./numbers";

const sources: Readonly<Record<Source, string>> = {
  pixel: "tinta",
  feature: "valor",
  neuron: "activación",
};

export const neuron: Words["neuron"] = {
  choose: "Haz clic en una neurona del escenario, o llega a ella con las flechas y pulsa Intro.",
  back: "Atrás",
  backName: "Volver a la neurona anterior",
  forward: "Adelante",
  forwardName: "Avanzar a la neurona siguiente",
  layer: "Capa",
  input: "entrada",
  number: (last) => `Neurona, 0 a ${last}`,
  why: (name) => `¿Por qué ${name}?`,
  formula: (source): Rich<"z"> =>
    rich`${slot("z")} = suma de peso × ${source === "pixel" ? "píxel" : sources[source]} + sesgo`,
  added: (bias): Rich<"z" | "sum" | "total"> =>
    rich`${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}`,
  activated: (activation, z): Rich<"a" | "value"> =>
    rich`${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}`,
  softmax: (share): Rich<"p" | "z"> =>
    rich`${slot("p")} = softmax(${slot("z")}) = ${strong(probability(share))}`,
  together: (scores) =>
    scores === 1 ? " de su única puntuación" : ` de las ${inWords(scores)} puntuaciones juntas`,
  off: " apagada por ti",
  multiplied: " tras dropout, que la ha multiplicado",
  dropped: " apagada esta vez por dropout",
  active: " activa",
  inactive: " no activa",
  weights: "sus pesos",
  seen: "lo que ve aquí",
  weightsName: "Sus pesos",
  seenName: "Sus pesos efectivos para esta entrada",
  timesInk: "por la tinta",
  timesInkName: "Pesos por tinta",
  timesValue: "por los valores",
  timesValueName: "Pesos por valores",
  signedAt: (name, value) => `${name}: ${signed(value)}`,
  productAt: (weight, ink, product) =>
    `${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`,
  pictures(first, source): Rich<"picture" | "bias" | "z"> {
    const isPixel = source === "pixel";
    const about = first
      ? rich`Un peso por ${isPixel ? "píxel" : "entrada"}: ${plus("los cuadros verdes, llenos, cuentan a favor de la neurona")}; ${minus("los rosas, huecos, en contra")}.`
      : rich`Todos los pesos activos entre ${isPixel ? "los píxeles" : "las entradas"} y esta neurona, multiplicados: exacto para ${isPixel ? "este dibujo" : "esta entrada"}.`;
    const bias = first ? "el sesgo" : "el sesgo efectivo";
    return rich`${about} La imagen de la derecha suma ${slot("picture")}; con ${bias} ${slot("bias")} es z = ${slot("z")}.`;
  },
  incoming: (source) =>
    rich`Lo que entra, primero lo mayor: ${nowrap(`peso × ${sources[source]}`)}`,
  from: "de",
  source: (source) => sources[source],
  more: (count, zeros) =>
    zeros > 0
      ? `y ${many(count)} más (${many(zeros)} ${zeros === 1 ? "es" : "son"} 0)`
      : `y ${many(count)} más`,
  bias: "su sesgo",
  sum: "suma: z",
  probability: "softmax: su probabilidad",
  after: (activation) => `tras ${activation}`,
  usualTitle: "A qué suele responder",
  usual(best, often): Rich {
    const most =
      best === null ? rich`Nunca ha estado activa. ` : rich`Sobre todo ${strong(to(best))}. `;
    const share =
      often === null
        ? ""
        : `Activa en el ${percent(often)} de todas las imágenes de entrenamiento. `;
    return rich`${most}${share}Activación media para cada clase:`;
  },
  mean: (mean) => `: ${fixed(mean, 2)}`,
  wayTitle: (name, source) =>
    source === "feature"
      ? `Su camino de las entradas ${to(name)}`
      : `Su camino de los píxeles ${to(name)}`,
  light: "iluminarlo en el escenario",
  onWay: "conexiones en él",
  value: (source): Rich<"value"> =>
    rich`${source === "pixel" ? "tinta" : "valor"} = ${slot("value")}`,
  says: (name): Rich<"value"> => rich`Dice ${slot("value")} a favor ${of(name)}.`,
  targets: (shown, all) =>
    shown < all
      ? `Adónde va: los ${shown} mayores de sus ${counted(all, nouns.weight)}`
      : `Adónde va: ${all === 1 ? "su peso" : `sus ${counted(all, nouns.weight)}`}`,
  to: "a",
};

const ONES = [
  ...["cero", "una", "dos", "tres", "cuatro", "cinco"],
  ...["seis", "siete", "ocho", "nueve", "diez"],
];

/** Small counts as words, as in running text. */
const inWords = (count: number): string => ONES[count] ?? many(count);

export const coverage: Words["coverage"] = {
  name: "Cobertura",
  least: (share) => rich`Las líneas llevan al menos ${strong(`el ${percent(share)}`)}`,
  value: (share) => `${percent(share)} de la evidencia`,
};

export const picture: Words["picture"] = {
  role: "imagen",
  name: (label) => `${label}. Las flechas van de píxel en píxel.`,
  editable: (label) => `${label}. Las flechas van de píxel en píxel, Espacio borra o dibuja.`,
  point: "señala un píxel",
  scale: (most) =>
    `máximo: ±${most < 0.0095 ? short(Number(most.toPrecision(1))) : fixed(most, 2)}`,
};

export const evidence: Words["evidence"] = {
  name: "Evidencia",
  toCome: "¿Por qué esta respuesta?",
  why: rich`¿Por qué ${slot("one")}?`,
  whyNot: rich`¿Por qué ${slot("one")} y no ${slot("other")}?`,
  asked: (name) => `¿Por qué ${name}?`,
  askedNot: (one, other) => `¿Por qué ${one} y no ${other}?`,
  explained: "Clase que se explica",
  compared: "Clase con la que se compara",
  only: (name) => `Solo ${name}`,
  andNot: (name) => `¿Y no ${name}?`,
  backTo: (name) => `Volver ${to(name)}`,
  drawDigit: "Dibuja un dígito: aquí se analiza su tinta.",
  drawSomething: "Dibuja algo: aquí se analiza su tinta.",
  says: (name) =>
    rich`Lo que dice cada píxel de la tinta sobre ${the(name)}: ${pro("los cuadros cálidos, llenos, hablan a favor")}; ${contra("los fríos, huecos, en contra")}.`,
  valuesSay: (name) => `Lo que dice cada valor de la entrada sobre ${the(name)}:`,
  map: (name, picture) => `${picture ? "Tinta" : "Valores"} a favor y en contra ${of(name)}`,
  mapRather: (one, other, picture) =>
    `${picture ? "Tinta" : "Valores"} a favor ${of(one)} antes que ${of(other)}`,
  parts: { pro: "tinta a favor", contra: "tinta en contra" },
  valueParts: { pro: "valores a favor", contra: "valores en contra" },
  bias: "sesgo efectivo",
  score: (name) => `puntuación (logit) ${of(name)}`,
  difference: (one, other) => `${one} menos ${other}`,
  scores(one, other, margin): Rich<"one" | "other"> {
    return rich`${The(one)} tiene la puntuación ${slot("one")}, ${the(other)} tiene ${slot("other")}: ${the(one)} gana por ${strong(fixed(margin, 2))}. Viene de:`;
  },
  colours: (one, other) =>
    rich`${pro(`Los cuadros cálidos, llenos, hablan a favor ${of(one)}`)}; ${contra(`los fríos, huecos, a favor ${of(other)}`)}.`,
  deciding: (count) =>
    count === 3 ? "Las tres neuronas que más deciden" : "Las neuronas que más deciden",
  decides: (name): Rich<"value"> => rich`${slot("value")} a favor ${of(name)}`,
  everyLayer: "Neurona por neurona, la diferencia es la misma en cada capa",
  neurons: "sus neuronas",
  later: "sesgos posteriores",
  together: "juntos",
  layerOf: (name, count) => `${name} (${many(count)})`,
  total: rich`= ${slot("total")}`,
};

export const whatIf: Words["whatIf"] = {
  name: "¿Y si…?",
  title: "¿Y si …",
  before: "antes",
  now: "ahora",
  nothing: "–",
  pixels: "… algunos píxeles fueran distintos?",
  pen: "Lápiz para los píxeles",
  erase: "Borrar",
  draw: "Dibujar",
  restore: "Restablecer",
  picture: "Los píxeles que lee la red",
  neurons: "… se apagaran neuronas?",
  off: (name) => `Apagar: ${name}`,
  on: (name) => `Encender: ${name}`,
  offNone: "Apagar la neurona elegida",
  howMany: "Cuántas neuronas",
  ofLayer: "Capa de las neuronas",
  flip: (count, layer, to) =>
    count === 1
      ? `Apagar la más fuerte de ${layer}: entonces dice ${to}`
      : `Apagar las ${many(count)} más fuertes de ${layer}: entonces dice ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `Ninguna neurona de ${layer} habla a favor ${of(name)} frente a la clase siguiente.`
      : `Incluso sin las ${counted(count, nouns.neuron)} de ${layer} que hablan a favor ${of(name)}, dice ${name}.`,
  countOf: (count, all) => `${many(count)} de ${many(all)}`,
  group: (count, all, name, other): Rich<"layer"> =>
    rich`Las ${strong(many(count))} más fuertes de las ${many(all)} de ${slot("layer")} que hablan a favor ${of(name)} frente ${to(other)}.`,
  none: "No hay ninguna neurona apagada.",
  list: "Apagadas",
  again: "Volver a encender",
  onAgain: (name) => `Volver a encender: ${name}`,
  chip: (layer, index) => `${layer} ${index} `,
};

export const connections: Words["connections"] = {
  name: "Conexiones",
  title: (count) => counted(count, noun("conexión", "conexiones")),
  onStage: "En el escenario",
  important: "Líneas importantes",
  aboutImportant: "las que llevan la mayor parte de la evidencia",
  matrix: "Matrices",
  aboutMatrix:
    "cada producto como un punto; pasa por encima para ver sus números, haz clic para ver su neurona",
  every: "Todas las líneas",
  aboutEvery: (count) => `las ${many(count)}, sumadas de unos miles en unos miles`,
  notHere: "no es posible en este navegador",
  importantTitle: "Las importantes",
  smallest: (name) =>
    `En cada capa, el conjunto más pequeño de conexiones que lleva este porcentaje de toda la evidencia a favor ${of(name)}.`,
  needed: "necesarias",
  neededOf: (all): Rich<"needed"> => rich`${slot("needed")} de ${many(all)}`,
  drawn: "trazadas",
  note: "Donde hacen falta miles, las pocas más fuertes muestran el camino; de esa capa hablan las imágenes de sus neuronas.",
  order: "Orden de las neuronas ocultas",
  byNumber: "Por número",
  byDigit: "Por el dígito que prefieren",
  byClass: "Por la clase que prefieren",
  districts: (first, last) =>
    `barrios ${of(first)}, arriba, ${to(last)}: un dibujo ilumina los suyos`,
  activeNow: "Activas ahora en cada barrio",
  prefers: "prefiere",
};

export const dropout: Words["dropout"] = {
  name: "Dropout",
  none: "Esta red no tiene dropout: en el entrenamiento calcula lo mismo que ahora.",
  about: (p) =>
    `En el entrenamiento ninguna neurona puede confiar en otra: dropout apaga cada neurona de una capa con una probabilidad del ${percent(p)}, y las que quedan se multiplican por 1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)}. Cuando reconoce, trabajan todas.`,
  training: "Modo de entrenamiento",
  crossedOut: "tachadas ahora",
  gone: (gone, all) => `${many(gone)} de ${many(all)} (${percent(gone / all)})`,
  others: "Otras máscaras",
  again: "Una y otra vez",
  passes: (runs) =>
    `${runs} pasadas, cada una con otras máscaras: ¿cuánto se dispersan las probabilidades?`,
  repeat: (runs) => `Repetir ${runs} veces`,
  repeatMore: (runs) => `${runs} veces más`,
  hide: "Ocultar",
  spread:
    "También dibujado en las barras: 9 de cada 10 pasadas quedan entre los extremos de cada bigote; su marca es el centro",
  class: "clase",
  from: "de",
  middle: "centro",
  to: "a",
  won: "gana",
  times: (count) => counted(count, noun("vez", "veces")),
};
