/** "Look inside" in German: one neuron, the evidence, what if, the lines and dropout. */

import type { Source } from "../en/inside";
import { contra, minus, nowrap, plus, pro, rich, slot, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, many, percent, probability, signed } from "./numbers";

const sources: Readonly<Record<Source, string>> = {
  pixel: "Tinte",
  feature: "Wert",
  neuron: "Aktivierung",
};

export const neuron: Words["neuron"] = {
  choose:
    "Klicke auf der Bühne auf ein Neuron, oder gehe mit den Pfeiltasten hin und drücke die Eingabetaste.",
  back: "Zurück",
  backName: "Zurück zum Neuron davor",
  forward: "Vor",
  forwardName: "Vor zum nächsten Neuron",
  layer: "Schicht",
  input: "Eingabe",
  number: (last) => `Neuron, 0 bis ${last}`,
  why: (name) => `Warum ${name}?`,
  formula: (source) =>
    rich`${slot("z")} = Summe von Gewicht × ${source === "neuron" ? "Aktivierung" : source === "pixel" ? "Pixel" : "Wert"} + Bias`,
  added: (bias) =>
    rich`${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}`,
  activated: (activation, z) => rich`${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}`,
  softmax: (share) => rich`${slot("p")} = softmax(${slot("z")}) = ${strong(probability(share))}`,
  together: (scores) =>
    scores === 1 ? " des einzigen Scores" : ` aller ${inWords(scores)} Scores zusammen`,
  off: " von dir abgeschaltet",
  multiplied: " nach Dropout, das es multipliziert hat",
  dropped: " diesmal ausgelassen",
  active: " aktiv",
  inactive: " nicht aktiv",
  weights: "seine Gewichte",
  seen: "was es hier sieht",
  weightsName: "Seine Gewichte",
  seenName: "Seine effektiven Gewichte für diese Eingabe",
  timesInk: "mal Tinte",
  timesInkName: "Gewichte mal Tinte",
  timesValue: "mal Werte",
  timesValueName: "Gewichte mal Werte",
  signedAt: (name, value) => `${name}: ${signed(value)}`,
  productAt: (weight, ink, product) =>
    `${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`,
  pictures(first, source) {
    const [one, between, all] =
      source === "pixel"
        ? ["jedes Pixel", "den Pixeln", "diese Zeichnung"]
        : ["jede Eingabe", "den Eingaben", "diese Eingabe"];
    const about = first
      ? rich`Ein Gewicht für ${one}: ${plus("grüne, volle Quadrate zählen für das Neuron")}, ${minus("rosa, hohle dagegen")}.`
      : rich`Alle aktiven Gewichte zwischen ${between} und diesem Neuron, ausmultipliziert: genau für ${all}.`;
    const bias = first ? "dem Bias" : "dem effektiven Bias";
    return rich`${about} Das rechte Bild ergibt zusammen ${slot("picture")}, mit ${bias} ${slot("bias")} ist das z = ${slot("z")}.`;
  },
  incoming: (source) =>
    rich`Was hereinkommt, das Größte zuerst: ${nowrap(`Gewicht × ${sources[source]}`)}`,
  from: "von",
  source: (source) => sources[source],
  more: (count, zeros) =>
    zeros > 0
      ? `und ${many(count)} weitere (${many(zeros)} davon 0)`
      : `und ${many(count)} weitere`,
  bias: "sein Bias",
  sum: "Summe: z",
  probability: "Softmax: seine Wahrscheinlichkeit",
  after: (activation) => `nach ${activation}`,
  usualTitle: "Worauf es sonst anspricht",
  usual(best, often) {
    const most = best === null ? rich`Es war nie aktiv. ` : rich`Am meisten auf ${strong(best)}. `;
    const share = often === null ? "" : `Aktiv bei ${percent(often)} aller Trainingsbilder. `;
    return rich`${most}${share}Mittlere Aktivierung für jede Klasse:`;
  },
  mean: (mean) => `: ${fixed(mean, 2)}`,
  wayTitle: (name, source) =>
    source === "feature"
      ? `Sein Weg von den Eingaben bis ${name}`
      : `Sein Weg von den Pixeln bis ${name}`,
  light: "auf der Bühne zeigen",
  onWay: "Verbindungen darauf",
  value: (source) => rich`${source === "pixel" ? "Tinte" : "Wert"} = ${slot("value")}`,
  says: (name) => rich`Es sagt ${slot("value")} für ${name}.`,
  targets: (shown, all) =>
    shown < all
      ? `Wohin es geht: die ${shown} größten seiner ${many(all)} Gewichte`
      : `Wohin es geht: ${all === 1 ? "sein eines Gewicht" : `seine ${many(all)} Gewichte`}`,
  to: "nach",
};

const ONES = "null eins zwei drei vier fünf sechs sieben acht neun zehn".split(" ");

/** Small counts as words, as in running text. */
const inWords = (count: number): string => ONES[count] ?? many(count);

export const coverage: Words["coverage"] = {
  name: "Abdeckung",
  least: (share) => rich`Linien tragen mindestens ${strong(percent(share))}`,
  value: (share) => `${percent(share)} der Belege`,
};

export const picture: Words["picture"] = {
  role: "Bild",
  name: (label) => `${label}. Pfeiltasten gehen von Pixel zu Pixel.`,
  editable: (label) =>
    `${label}. Pfeiltasten gehen von Pixel zu Pixel, die Leertaste radiert oder zeichnet.`,
  point: "zeige auf ein Pixel",
  scale: (most) => `volle Farbe: ±${most < 0.0095 ? fixed(most, 4) : fixed(most, 2)}`,
};

export const evidence: Words["evidence"] = {
  name: "Belege",
  toCome: "Warum diese Antwort?",
  why: rich`Warum ${slot("one")}?`,
  whyNot: rich`Warum ${slot("one")} und nicht ${slot("other")}?`,
  asked: (name) => `Warum ${name}?`,
  askedNot: (one, other) => `Warum ${one} und nicht ${other}?`,
  explained: "Klasse, die erklärt wird",
  compared: "Klasse zum Vergleich",
  only: (name) => `Nur ${name}`,
  andNot: (name) => `Und nicht ${name}?`,
  backTo: (name) => `Zurück zu ${name}`,
  drawDigit: "Zeichne eine Ziffer: Hier wird dann ihre Tinte auseinandergehalten.",
  drawSomething: "Zeichne etwas: Hier wird dann seine Tinte auseinandergehalten.",
  says: (name) =>
    rich`Was jedes Pixel der Tinte über ${name} sagt: ${pro("warme, volle Quadrate sprechen dafür")}, ${contra("kühle, hohle dagegen")}.`,
  valuesSay: (name) => `Was jeder Wert der Eingabe über ${name} sagt:`,
  map: (name, picture) => `${picture ? "Tinte" : "Werte"} für und gegen ${name}`,
  mapRather: (one, other, picture) =>
    `${picture ? "Tinte" : "Werte"} eher für ${one} als für ${other}`,
  parts: { pro: "Tinte dafür", contra: "Tinte dagegen" },
  valueParts: { pro: "Werte dafür", contra: "Werte dagegen" },
  bias: "effektiver Bias",
  score: (name) => `Score (Logit) von ${name}`,
  difference: (one, other) => `${one} minus ${other}`,
  scores: (one, other, margin) =>
    rich`${one} hat den Score ${slot("one")}, ${other} hat ${slot("other")}: ${one} führt mit ${strong(fixed(margin, 2))}. Das kommt von:`,
  colours: (one, other) =>
    rich`${pro(`Warme, volle Quadrate sprechen für ${one}`)}, ${contra(`kühle, hohle für ${other}`)}.`,
  deciding: (count) =>
    count === 3
      ? "Die drei Neuronen, die am meisten entscheiden"
      : "Die Neuronen, die am meisten entscheiden",
  decides: (name) => rich`${slot("value")} für ${name}`,
  everyLayer: "Neuron für Neuron ist der Unterschied in jeder Schicht derselbe",
  neurons: "Neuronen",
  later: "spätere Bias-Werte",
  together: "zusammen",
  layerOf: (name, count) => `${name} (${many(count)})`,
  total: rich`= ${slot("total")}`,
};

export const whatIf: Words["whatIf"] = {
  name: "Wenn",
  title: "Was wäre, wenn …",
  before: "vorher",
  now: "jetzt",
  nothing: "–",
  pixels: "… manche Pixel anders wären?",
  pen: "Stift für die Pixel",
  erase: "Radieren",
  draw: "Zeichnen",
  restore: "Zurückholen",
  picture: "Die Pixel, die das Netz liest",
  neurons: "… Neuronen abgeschaltet wären?",
  off: (name) => `${name} abschalten`,
  on: (name) => `${name} anschalten`,
  offNone: "Gewähltes Neuron abschalten",
  howMany: "Wie viele Neuronen",
  ofLayer: "Schicht der Neuronen",
  flip: (count, layer, to) =>
    count === 1
      ? `Schalte das lauteste in ${layer} ab: Dann sagt es ${to}`
      : `Schalte die ${many(count)} lautesten in ${layer} ab: Dann sagt es ${to}`,
  never: (count, layer, name) =>
    count === 0
      ? `Kein Neuron in ${layer} spricht für ${name} gegen die nächste Klasse.`
      : `Auch ohne ${count === 1 ? "das eine Neuron" : `alle ${many(count)} Neuronen`} in ${layer}, ${count === 1 ? "das" : "die"} für ${name} ${count === 1 ? "spricht" : "sprechen"}, sagt es ${name}.`,
  countOf: (count, all) => `${many(count)} von ${many(all)}`,
  group: (count, all, name, other) =>
    rich`Die ${strong(many(count))} lautesten von ${many(all)} in ${slot("layer")}, die für ${name} gegen ${other} sprechen.`,
  none: "Kein Neuron ist abgeschaltet.",
  list: "Abgeschaltet",
  again: "Wieder anschalten",
  onAgain: (name) => `${name} wieder anschalten`,
  chip: (layer, index) => `${layer} ${index} `,
};

export const connections: Words["connections"] = {
  name: "Verbindungen",
  title: (count) => counted(count, { one: "Verbindung", other: "Verbindungen" }),
  onStage: "Auf der Bühne",
  important: "Wichtige Linien",
  aboutImportant: "die, die die meisten Belege tragen",
  matrix: "Matrizen",
  aboutMatrix: "jedes Produkt als ein Punkt; Zeigen nennt die Zahlen, Klicken öffnet das Neuron",
  every: "Alle Linien",
  aboutEvery: (count) => `alle ${many(count)}, immer ein paar Tausend auf einmal addiert`,
  notHere: "in diesem Browser nicht möglich",
  importantTitle: "Die wichtigen",
  smallest: (name) =>
    `Für jede Schicht die kleinste Menge von Verbindungen, die diesen Anteil aller Belege für ${name} trägt.`,
  needed: "nötig",
  neededOf: (all) => rich`${slot("needed")} von ${many(all)}`,
  drawn: "gezeichnet",
  note: "Wo Tausende nötig sind, zeigen die stärksten wenigen den Weg; von dieser Schicht erzählen die Bilder ihrer Neuronen.",
  order: "Ordnung der verborgenen Neuronen",
  byNumber: "Nach Nummer",
  byDigit: "Nach der liebsten Ziffer",
  byClass: "Nach der liebsten Klasse",
  districts: (first, last) =>
    `Bezirke von ${first}, ganz oben, bis ${last}: Eine Zeichnung lässt ihren eigenen leuchten`,
  activeNow: "Jetzt aktiv in jedem Bezirk",
  prefers: "liebt",
};

export const dropout: Words["dropout"] = {
  name: "Dropout",
  none: "Dieses Netz hat kein Dropout: Im Training rechnet es, was es jetzt rechnet.",
  about: (p) =>
    `Im Training darf sich kein Neuron auf ein anderes verlassen: Dropout schaltet jedes Neuron einer Schicht mit einer Wahrscheinlichkeit von ${percent(p)} ab, und die, die bleiben, werden mit 1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)} multipliziert. Beim Erkennen arbeiten alle.`,
  training: "Trainingsmodus",
  crossedOut: "jetzt durchgestrichen",
  gone: (gone, all) => `${many(gone)} von ${many(all)} (${percent(gone / all)})`,
  others: "Andere Masken",
  again: "Immer wieder",
  passes: (runs) =>
    `${runs} Durchgänge, jeder mit anderen Masken: Wie weit streuen die Wahrscheinlichkeiten?`,
  repeat: (runs) => `${runs}-mal wiederholen`,
  repeatMore: (runs) => `Noch ${runs}-mal`,
  hide: "Ausblenden",
  spread:
    "Auch an die Balken gezeichnet: 9 von 10 Durchgängen liegen zwischen den Enden jedes Fühlers, sein Strich ist die Mitte",
  class: "Klasse",
  from: "von",
  middle: "Mitte",
  to: "bis",
  won: "gewann",
  times: (count) => `${many(count)}-mal`,
};
