/** What each statement of the model's code does, in German. */
import type { LayerFacts } from "../en/code";
import type { Words } from "../words";
import { counted, many, percent, product } from "./numbers";

const ORDINALS = ["erste", "zweite", "dritte", "vierte", "fünfte"];

function role({ name, index, last }: LayerFacts): string {
  if (last) return `${name}, die Ausgabeschicht`;
  return `${name}, die ${ORDINALS[index] ?? `${index + 1}.`} verborgene Schicht`;
}

export const codeLines: Words["code"] = {
  inOut:
    "Eine Notiz für Menschen, in Anführungszeichen: der Weg der Daten und die Form, in der sie kommen. Python merkt sie sich als Hilfetext und rechnet nichts.",
  purpose:
    "Eine Notiz für Menschen, in Anführungszeichen: wozu das hier dient. Python merkt sie sich als Hilfetext und rechnet nichts.",
  ordinary: "Gewöhnliches Python rund um das Netz: Keine Zahl dieser Erkennung ändert sich hier.",
  torch: "Holt PyTorch, die Bibliothek, die die Zahlen (Tensoren) speichert und mit ihnen rechnet.",
  torchNn: (name) =>
    `Die Grundbausteine von PyTorch für neuronale Netze; sie heißen ab hier ${name}.`,
  torchFunctional: (name) =>
    `Aktivierungsfunktionen wie ReLU und andere Helfer; sie heißen ab hier ${name}.`,
  takes: (what, library) => `Nimmt ${what} aus der Bibliothek ${library}.`,
  library: (library) => `Holt die Bibliothek ${library}.`,
  libraryAs: (library, name) => `Holt die Bibliothek ${library}; sie heißt ab hier ${name}.`,
  module: (name) =>
    `Beschreibt eine Art von Netz namens ${name}. Als nn.Module behält es all seine Gewichte von selbst im Blick.`,
  kind: (name) => `Beschreibt eine Art von Objekt namens ${name}.`,
  init: "Läuft einmal, wenn das Netz entsteht: Es legt die Schichten an, deren Gewichte noch zu lernen sind.",
  superOf: (name) =>
    `Lässt nn.Module, worauf ${name} aufbaut, sich zuerst einrichten, damit es die Schichten darunter eintragen kann. In Python 3 geht auch super() ohne die Namen.`,
  superInit:
    "Lässt nn.Module sich zuerst einrichten, damit es die Schichten darunter eintragen kann.",
  forward: (name, shape) =>
    `Der Weg der Daten durch das Netz. ${name} ist ein Stapel von Eingaben, hier mit einer: [1, ${shape.join(", ")}].`,
  helper: (name) => `Eine eigene Funktion namens ${name}.`,
  makesDropout: (p) =>
    `Dropout gegen Überanpassung (das Auswendiglernen der Beispiele): Im Training wird jedes Neuron mit einer Wahrscheinlichkeit von ${percent(p)} abgeschaltet, damit das Netz lernt, sich auf keines allein zu verlassen. Es hat keine Gewichte.`,
  makesActivation: (name) =>
    `Legt die Aktivierungsfunktion ${name} an, die zwischen Schichten steht. Sie hat keine Gewichte.`,
  makesFlatten: "Legt den Schritt an, der aus einem Bild eine Reihe von Zahlen macht.",
  makesSequence: "Reiht die Schritte auf: Was der eine liefert, nimmt der nächste.",
  makesSoftmax: "Legt den Schritt an, der aus Scores (Logarithmen von) Wahrscheinlichkeiten macht.",
  returns: "Gibt das Ergebnis an den zurück, der das Netz aufgerufen hat.",
  makesNorm:
    "Legt eine Normierung an. Sie verschiebt und streckt Zahlen so, dass sie um etwa 1 schwanken: Was folgt, lernt dann leichter.",
  makesPool: (largest) =>
    largest
      ? "Legt einen Pooling-Schritt an: Aus jedem Fenster bleibt die größte Zahl. Er hat keine Gewichte."
      : "Legt einen Pooling-Schritt an: Aus jedem Fenster bleibt der Mittelwert. Er hat keine Gewichte.",
  makesUnknownConvolution:
    "Legt eine Faltung an: Fenster mit gelernten Gewichten, die über Karten gleiten.",
  makesConvolution({ name, outputs, depth, window, biases }) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = biases > 0 ? ` und ${many(biases)} Bias-Werte` : " und kein Bias";
    return `${name}: ${counted(outputs, { one: "Fenster", other: "Fenster" })} von ${product(window, " × ")}, ${outputs === 1 ? "das" : "die"} über ${counted(depth, { one: "Karte", other: "Karten" })} ${outputs === 1 ? "gleitet" : "gleiten"}. Das sind ${many(outputs)} × ${product(each, " × ")} = ${many(count)} Gewichte${what}, an jeder Stelle dieselben.`;
  },
  makesUnknownLayer: "Legt eine Schicht an, die jede Eingabe mit jeder Ausgabe verbindet.",
  makesLayer(layer) {
    const { inputs, outputs, before } = layer;
    const sources = before === null ? "Eingaben" : `Neuronen in ${before}`;
    return `${role(layer)}: Jedes der ${many(outputs)} Neuronen ist mit allen ${many(inputs)} ${sources} verbunden. Das sind ${many(inputs)} × ${many(outputs)} = ${many(inputs * outputs)} Gewichte und ${many(outputs)} Bias-Werte.`;
  },
  line: (sentences, shape, returned) =>
    returned
      ? `${sentences.join(" ")} Das ist die Antwort des Netzes: [${shape.join(", ")}].`
      : `${sentences.join(" ")} Jetzt ist x: [${shape.join(", ")}].`,
  results: (name, count, way) =>
    `${name} gibt ${many(count)} Tensoren zurück; gezeigt wird ${way}.`,
  flatten: (sizes, count) =>
    `Macht die Eingabe flach: Aus ihren ${product(sizes, " × ")} Werten wird eine Reihe von ${many(count)} Zahlen, Zeile um Zeile.`,
  linear: (name, inputs, outputs) =>
    `${name}: Jedes der ${many(outputs)} Neuronen multipliziert die ${many(inputs)} Zahlen mit eigenen Gewichten, addiert alles und dazu seinen Bias.`,
};
