/** The page around the stage in German: header, answer, legend, help, notices, saving and links. */

import type { MapCell } from "../en/names";
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { cellPercent, counted, form, many, num, percent, probability, short } from "./numbers";

export const header: Words["header"] = {
  onThisPage: "Auf dieser Seite",
  how: "Wie es geht",
  code: "Der Code",
  toTheme: { light: "Zu hell wechseln", dark: "Zu dunkel wechseln" },
  toThemeKey: { light: "Zu hell wechseln (T)", dark: "Zu dunkel wechseln (T)" },
  help: "Hilfe",
  helpKey: "Tastenkürzel (?)",
};

export const language: Words["language"] = {
  name: "Sprache",
  now: (name) => `Sprache: ${name}`,
  chosen: (name) => `Die Seite ist jetzt auf ${name}.`,
  notLoaded: (name) =>
    `${name} konnte nicht geladen werden, darum bleibt die Seite, wie sie ist: Prüfe die Verbindung und wähle es noch einmal.`,
  about:
    "Zeichne eine Ziffer und sieh zu, wie ein neuronales Netz sie erkennt, Neuron für Neuron, mit genau den Zahlen von PyTorch.",
};

export const answer: Words["answer"] = {
  name: "Antwort",
  status: "Vorhersage",
  bars: "Wahrscheinlichkeiten",
  none: "?",
  reading: "Das Netz liest …",
  withheld: "Die Antwort kommt am Ende des Ablaufs.",
  unknown: "noch nicht bekannt",
  noShare: "–",
  explain: (name) => `${name} erklären`,
  thisIs: (name) => `Das ist ${name}`,
  explainDigit: (name) => `Ziffer ${name} erklären`,
  explainNumbered: (name) => `Klasse ${name} erklären`,
  explained: (name) => `Die Linien erklären ${name}`,
  nowExplained: (name) => `Linien und Bild erklären jetzt ${name}.`,
  bar: (share, highest) => (highest ? `${share}, am höchsten` : share),
  now: (name, confidence) => `Die Antwort ist jetzt ${name}, ${probability(confidence)}.`,
  restored: (name, confidence) =>
    `Wie vorher: Die Antwort ist ${name}, ${probability(confidence)}.`,
  warning: "Warnung",
  unlikeDigit: "Das sieht nicht nach einer Ziffer aus.",
  unlikeOthers: "Das sieht nicht aus wie das, woraus das Netz gelernt hat.",
  lampDigit: "Wohl keine Ziffer",
  lampOthers: "Anders als die Beispiele",
  whyLamp: (digits) =>
    `Das sieht nicht aus wie die ${digits ? "Ziffern" : "Beispiele"}, aus denen das Netz gelernt hat. Traue der Antwort also nicht: Das Netz muss sich immer für eine entscheiden. Wie oft diese Lampe leuchtet, gemessen:`,
  rate: (share, data, images, falseAlarms) =>
    rich`${strong(share)}, ${dataNamed(data)} (${many(images)}): ${falseAlarms ? "Fehlalarme" : "erkannt"}`,
  short: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  before: (name, confidence) => rich`vorher: ${strong(`${name} (${cellPercent(confidence)})`)} `,
  reset: "zurücksetzen",
};

export const legend: Words["legend"] = {
  active: (maps) => rich`${strong(maps ? "aktiv" : "aktives Neuron")}, volles Rot bei `,
  scale: (layer, value) => rich`${layer} ${strong(short(value))}`,
  moreScales: (layers) => `und ${many(layers)} weitere`,
  plus: "erhöht",
  minus: "senkt",
  proClass: (name) => `für ${name}`,
  contra: "dagegen",
  tooHigh: "zu hoch, soll sinken",
  tooLow: "zu niedrig, soll steigen",
  viewKey: "Ansicht wechseln (F)",
  flat: "Flach",
  space: "3D",
  reset: "Ansicht zurück",
};

export const help: Words["help"] = {
  title: "Hilfe",
  close: "Hilfe schließen",
  howDigits:
    "Zeichne eine Ziffer ins Zeichenfeld: Das Netz liest sie, während du zeichnest. Drücke dann Abspielen und sieh zu, wie die Zahlen Schritt für Schritt durch das Netz wandern. Auf der Bühne: Ziehen dreht, zwei Finger oder Strg und Mausrad zoomen, und wer auf ein Neuron zeigt, sieht seinen Wert.",
  howOthers:
    "Gib dem Netz etwas zu lesen: Es antwortet sofort. Drücke dann Abspielen und sieh zu, wie die Zahlen Schritt für Schritt durch das Netz wandern. Auf der Bühne: Ziehen dreht, zwei Finger oder Strg und Mausrad zoomen, und wer auf ein Neuron zeigt, sieht seinen Wert.",
  onPad:
    "Im Zeichenfeld bewegen die Pfeiltasten den Stift, die Leertaste setzt ihn auf oder hebt ihn ab; mit Umschalt werden die Schritte klein.",
  onStage: (maps) =>
    `Auf der Bühne gehen die Pfeiltasten von ${maps ? "Zelle zu Zelle" : "Neuron zu Neuron"}, mit Umschalt drehen sie, + und − zoomen.`,
  storyKeys: [
    ["Leertaste", "Ablauf abspielen oder anhalten"],
    ["← →", "einen Schritt zurück, einen Schritt weiter"],
    ["Pos1, Ende", "zum Anfang, zum fertigen Bild"],
  ],
  padKeys: [
    ["0 … 9", "fertige Ziffer zeichnen; noch einmal für eine andere Handschrift"],
    ["C", "Zeichenfeld leeren"],
    ["E", "zwischen Stift und Radierer wechseln"],
    ["[ ]", "dünnerer Stift, dickerer Stift"],
    ["Strg V", "kopiertes Foto einer Ziffer lesen"],
    ["Strg Z", "letzten Strich zurücknehmen"],
    ["Strg Y", "ihn wiederholen"],
  ],
  sliderKeys: [
    ["C", "Werte zurücksetzen"],
    ["Strg Z", "letzte Änderung zurücknehmen"],
    ["Strg Y", "sie wiederholen"],
  ],
  pageKeys: [
    ["F", "zwischen 3D und flacher Ansicht wechseln"],
    ["L", "zwischen Lektion und Erkunden wechseln"],
    ["I, Esc", "Innenansicht öffnen und wieder schließen"],
    ["K", "dieses Bild behalten und das nächste damit vergleichen"],
    ["P", "Bühne, Text und Antwort groß, für den Beamer, und zurück"],
    ["T", "zwischen dunkel und hell wechseln"],
    ["?", "diese Liste öffnen"],
  ],
};

/** No two things on the page have the same name. */
const parts = {
  drawing: "Zeichenfeld und Beispiele",
  answer: "Antwort und Balken",
  legend: "Legende",
  caption: "Text zum Schritt",
  code: "Codezeile",
  timeline: "Abspielleiste",
  lessons: "Texte darunter",
};

export const panels: Words["panels"] = {
  name: "Teile",
  parts,
  sliders: "Schieberegler",
  present: "Vorführen: groß, für den Beamer (P)",
  note: "Wer einen kopierten Link öffnet, sieht dieselben Teile.",
};

export const link: Words["link"] = {
  copy: "Link kopieren",
  copyTitle: "Ein Link zu genau dem, was gerade zu sehen ist",
  copied: "Kopiert",
  said: "Der Link ist kopiert.",
  byHand: "Diesen Link kopieren:",
  noAddress:
    "Diese Seite hat keine eigene Adresse für einen Link: Speichere sie als HTML und gib die Datei weiter.",
  tooLarge: "Diese Eingabe ist zu groß für einen Link: Speichere die Seite stattdessen als HTML.",
  damaged: "Dieser Link ist beschädigt, darum beginnt die Seite ohne ihn.",
  later:
    "Dieser Link stammt aus einer neueren Version von forwardpass: Die Seite beginnt ohne ihn.",
  another:
    "Dieser Link gehört zu einem anderen Netz als dem, das hier gezeigt wird, darum beginnt die Seite ohne ihn.",
};

export const save: Words["save"] = {
  name: "Speichern",
  png: "PNG-Bild",
  aboutPng: "die Bühne, scharf",
  svg: "SVG-Zeichnung",
  aboutSvg: "die Bühne als Vektorgrafik",
  video: "Video",
  aboutVideo: (seconds, width, height) => `der ganze Ablauf, ${seconds} s, ${width} × ${height}`,
  html: "HTML-Seite",
  aboutHtml: "eine Datei, geht ohne Internet",
  drawFirst: "Zeichne zuerst etwas.",
  partOfAnother: "Hier ist die Seite Teil einer anderen.",
  making: (share) => `Video entsteht: ${percent(share)}`,
  cancel: "Abbrechen",
  saved: "Das Video ist gespeichert.",
  failed: (reason) => `Das ließ sich nicht speichern: ${reason}.`,
  insecure:
    "Videos brauchen eine Seite von https:// oder von diesem Computer (localhost oder eine Datei).",
  noEncoder:
    "Dieser Browser kann keine Videos erzeugen: Nimm ein aktuelles Chrome, Edge, Firefox oder Safari.",
  noWorker:
    "Diese Datei kommt ohne den Videoerzeuger: Öffne die Seite, aus der sie gespeichert wurde.",
  notStarted: "Der Videoerzeuger ist nicht gestartet.",
  nothingEncoded: "Der Videoerzeuger hat nichts geliefert.",
  noCodec: "Dieser Browser konnte das Video nicht machen: Er hat keinen Videoerzeuger.",
  filmFailed: (reason) => `Dieser Browser konnte das Video nicht machen: ${reason}.`,
  offScreen: "Das ließ sich nicht speichern: Die Bühne ist nicht zu sehen.",
  noCanvas: "Das ließ sich nicht speichern: Dieser Browser hat kein Canvas.",
  noPicture: "Das ließ sich nicht speichern: Es ist kein Bild entstanden.",
  replaced: "Gewichte, die ein Skript ersetzt hat, lassen sich nicht als Seite speichern.",
  notBuilt: "Das ließ sich nicht speichern: Diese Seite ist nicht gebaut.",
  noFile: (address, status) => `Das ließ sich nicht speichern: ${address} antwortet mit ${status}.`,
  noScript:
    "Diese Seite zeichnet ein neuronales Netz bei der Arbeit. Dazu braucht sie JavaScript: Bitte schalte es ein und lade neu.",
  picture: (network, name, confidence) => `${network}: ${name} (${confidence})`,
};

export const notice: Words["notice"] = {
  close: "Meldung schließen",
  loading: "Das Netz wird geladen …",
  notLoaded: "Die Netzdatei konnte nicht geladen werden: Lade die Seite neu.",
  notLoadedStatus: (status) =>
    `Die Netzdatei konnte nicht geladen werden (Status ${status}): Lade die Seite neu.`,
  failed: (reason) => `Die Seite konnte nicht starten: ${reason}`,
  partLoading: "Wird geladen …",
  trainingLost: "Das Training ist zu Ende: Der Browser hat seinen Worker beendet.",
  partMissing: "Dieser Teil der Seite konnte nicht geladen werden: Lade die Seite neu.",
};

const mapCell = ({ map, row, column }: MapCell): string =>
  `Karte ${map}, Zeile ${row}, Spalte ${column}`;

export const stage: Words["stage"] = {
  name: "Die Bühne",
  small: "Die Bühne, klein",
  back: "Zurück zur Bühne",
  hide: "Kleine Bühne ausblenden",
  role: "Bild des Netzes",
  canvas:
    "Das Netz. Pfeiltasten gehen von Neuron zu Neuron, die Eingabetaste öffnet die Innenansicht, Umschalt mit Pfeil dreht, Plus und Minus zoomen.",
  inputPixels: (count) => `Eingabe\n${many(count)} Pixel`,
  input: (count) => `Eingabe\n${many(count)}`,
  layer: (name, count) => `${name}\n${many(count)}`,
  maps: (name, count, rows, columns) =>
    `${name}\n${counted(count, { one: "Karte", other: "Karten" })}\n${rows} \u00d7 ${columns}`,
  series: (name, count, length) =>
    `${name}\n${counted(count, { one: "Zeile", other: "Zeilen" })}\nmit ${many(length)}`,
  more: (count) => `und ${many(count)} weitere`,
  moreShort: (count) => `+${many(count)}`,
  share: (share) => percent(share),
  shareOfLines: (share, lines) =>
    `${percent(share)}\n${counted(lines, { one: "Linie", other: "Linien" })}`,
  bands: (count, share) => `${counted(count, { one: "Band", other: "Bänder" })} ${percent(share)}`,
  everyLine: (done, total) =>
    done < total
      ? `${many(done)} von ${many(total)} Linien`
      : `${form(total, { one: "die eine Linie", other: `alle ${many(total)} Linien` })}`,
  withValue: (name, value) => `${name}  ${num(value)}`,
  withScore: (name, value) => `${name}  ${short(value)}`,
  neuron: (index) => `Neuron ${index}`,
  neuronZ: (index, value) => `Neuron ${index}: z ${num(value)}`,
  neuronA: (index, value) => `Neuron ${index}: a ${num(value)}`,
  mapCell,
  mapCellZ: (at, value) => `${mapCell(at)}: z ${num(value)}`,
  mapCellA: (at, value) => `${mapCell(at)}: a ${num(value)}`,
  tiles: (layer, count) => `${layer}: Gewichte \u00d7 Tinte,\ndie ${count} stärksten`,
  tileValue: (neuron, value) => `${neuron}: ${num(value)}`,
  tile: (neuron, value) => `Gewichte mal Tinte von Neuron ${neuron}: ${num(value)}. Innenansicht`,
  someLines: "jede Linie der vollständig verbundenen Schichten, die wichtigen der anderen",
  noLines:
    "Hier verbindet keine Schicht jedes Neuron mit jedem, darum werden die wichtigen Linien gezeigt.",
  someMatrices:
    "Faltungen und Pooling benutzen an jeder Stelle dieselben wenigen Gewichte und haben darum hier keine Matrix.",
  noMatrix:
    "Hier hat keine Schicht eine Matrix: Faltungen und Pooling benutzen an jeder Stelle dieselben wenigen Gewichte. Die stehen in der Innenansicht.",
  matrixRole: "Bild aus Matrizen",
  matrix:
    "Alle Verbindungen als Matrizen. Pfeiltasten verschieben das Bild, Plus und Minus zoomen, 0 zeigt alles.",
  matrixScale: (full) =>
    `Zeilen sind Ziele, Spalten sind Quellen, eine Zelle ist Gewicht \u00d7 Aktivierung: Grün erhöht, Rosa senkt. Volle Farbe bei \u00b1${short(full)}. Strg und Mausrad zoomen.`,
  cell: (layer, source, target, weight, a) =>
    `${layer}: Quelle ${source}, Ziel ${target}: Gewicht ${num(weight)} \u00d7 Aktivierung ${num(a)} = ${num(weight * a)}`,
  matrixSize: (layer, outputs, inputs) => `${layer}: ${outputs} \u00d7 ${inputs}`,
};
