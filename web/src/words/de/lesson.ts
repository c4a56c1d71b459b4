/** The text below the stage in German: how it works, the code, and where the weights come from. */

import type { Answers } from "../en/lesson";
import { active, code, contra, pro, rich, strong, term } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import {
  counted,
  exactPercent,
  fixed,
  listed,
  many,
  percent,
  probability,
  product,
} from "./numbers";

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const noun = (digits: boolean): string => (digits ? "Ziffer" : "Klasse");
const yours = (picture: boolean): string => (picture ? "deine Zeichnung" : "deine Eingabe");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `unter ${fixed(0.001, 3)}` : fixed(loss, 3);
const neurons = { one: "Neuron", other: "Neuronen" };

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) {
    return `die Ziffern ${names[0]}–${names[names.length - 1]}`;
  }
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join(", ")} und ${many(names.length - MOST_LISTED)} weitere`;
  }
  return listed(names);
}

export const lesson: Words["lesson"] = {
  howTitle: (ofLesson) =>
    ofLesson ? "Wie funktioniert das MNIST-Netz?" : "Wie funktioniert dieses neuronale Netz?",
  how: (digits, picture) =>
    rich`Diese Animation zeigt, wie ein ${term("neuronales Netz")} ${digits ? "eine handgeschriebene Ziffer erkennt" : "erkennt, was man ihm zeigt"}. Nichts daran ist erfunden: Jede Helligkeit, jede Linie und jeder Balken ist eine Zahl, die das Netz für ${picture ? "die Zeichnung im Zeichenfeld" : "die Werte der Regler"} berechnet hat.`,
  neuron: rich`Ein ${term("Neuron")} ist eine kleine Rechnung: Es multipliziert jede Zahl, die bei ihm ankommt, mit einem eigenen ${term("Gewicht")}, addiert diese ${term("Produkte")} und zählt noch eine Zahl dazu, seinen ${term("Bias")}. Je größer ein Gewicht, desto mehr zählt eine Zahl, und unter 0 zählt sie gegen das Neuron; der Bias schiebt die ganze ${term("Summe")} nach oben oder unten, was auch immer ankommt.`,
  learnt: rich`Gewichte und Bias-Werte schreibt niemand hin: Sie werden aus Beispielen gelernt. Das heißt ${term("Training")}.`,
  layers: (layers) =>
    rich`Neuronen, die dieselben Zahlen lesen, bilden eine ${term("Schicht")}. Das Modell hat ${counted(layers.length, { one: "Schicht", other: "Schichten" })} von Gewichten, ${listed(layers)}, zwischen diesen Gruppen von Neuronen:`,
  inputLayer: "Eingabeschicht",
  input({ count, picture, digits, names }) {
    if (picture) {
      const what = digits ? "handgeschriebenen Bild" : "Bild";
      const each =
        picture.length > 2
          ? "für jedes der kleinen Quadrate in jeder Farbebene"
          : "für jedes dieser kleinen Quadrate";
      return rich`Aus dem ${what} von ${product(picture)} ${term("Pixeln")} wird ein ${term("Vektor")}, eine Reihe von Zahlen, aus ${many(count)} Neuronen: eines ${each}.`;
    }
    const numbers = count === 1 ? "Eine Zahl" : `${many(count)} Zahlen, für jede ein Neuron`;
    if (!names) return [`${numbers}.`];
    const more = count > MOST_LISTED ? ["weitere"] : [];
    return [`${numbers}: ${listed([...names.slice(0, MOST_LISTED), ...more])}.`];
  },
  inputMaps: (picture, digits) =>
    rich`Das ${digits ? "handgeschriebene Bild" : "Bild"} von ${product(picture)} ${term("Pixeln")} bleibt das Bild, das es ist: ${many(picture.reduce((all, side) => all * side, 1))} Zahlen, die Neuronen der Eingabe. Zahlen in einer Reihe heißen ${term("Vektor")}.`,
  convolution: (names, size, count) =>
    rich`${listed(names)} ${names.length === 1 ? "ist eine" : "sind jeweils eine"} ${term("Faltung")}: Ein Neuron liest dort nur, was unter einem kleinen Fenster liegt, in ${code(names[0])} von ${product(size)}, und benutzt an jeder Stelle dieselben Gewichte. Was ein Fenster überall findet, ist eine ${term("Merkmalskarte")}, gezeichnet als Bild; ${code(names[0])} hat ${many(count)} davon.`,
  pooling: (names, largest) =>
    rich`${listed(names)} ${names.length === 1 ? "ist" : "sind"} ${term("Pooling")}: Von mehreren Nachbarn geht nur ${largest ? "die größte Zahl" : "eine Zahl"} weiter, sodass die Karten kleiner werden und eine kleine Verschiebung der Zeichnung weniger ausmacht.`,
  batchNorm: (names) =>
    rich`${listed(names)} ${names.length === 1 ? "ist eine" : "sind jeweils eine"} ${term("Batch-Norm")}: Sie verschiebt und streckt die Summen einer Karte mit Zahlen, die im Training gemessen und gelernt wurden, sodass sie um etwa 1 schwanken.`,
  hiddenMaps: (sizes) =>
    `Davon gibt es ${sizes.length === 1 ? "eine" : many(sizes.length)}: ${listed(
      sizes.map(([name, maps, size]) =>
        size.length > 0
          ? `${name} mit ${counted(maps, { one: "Karte", other: "Karten" })} von ${product(size)}`
          : `${name} mit ${counted(maps, neurons)}`,
      ),
    )}. Jede verarbeitet, was die Schichten vor ihr herausgefunden haben.`,
  hiddenLayers: (count) => (count === 1 ? "Verborgene Schicht" : "Verborgene Schichten"),
  hidden: (sizes) =>
    sizes.length === 1
      ? `Sie hat ${counted(sizes[0], neurons)}. Jedes verarbeitet, was die Schicht davor herausgefunden hat.`
      : `Davon gibt es ${many(sizes.length)}, mit ${listed(sizes.map(many))} Neuronen. Jede verarbeitet, was die Schicht davor herausgefunden hat.`,
  outputLayer: "Ausgabeschicht",
  output: (at) =>
    at.names.length === 1
      ? `1 Neuron, für die einzige Antwort: ${at.names[0]}.`
      : `${many(at.names.length)} Neuronen, eines für jede Antwort: ${answers(at)}.`,
  activations: (names, relu) =>
    relu
      ? rich`Nach jeder verborgenen Schicht kommt ${term(listed(names))}: Ein Wert über null bleibt, aus allem anderen wird 0. Ein Neuron, das über 0 bleibt, ist ${term("aktiv")}, und diese Zahl ist seine ${term("Aktivierung")}; die anderen geben nichts weiter.`
      : rich`Nach jeder verborgenen Schicht kommt ${strong(listed(names))}: Jeder Wert wird mit einer festen Kurve gebogen, sodass die Schichten zusammen mehr können als eine allein. Was herauskommt, ist die ${term("Aktivierung")} des Neurons; ${term("aktiv")} ist ein Neuron, wenn sie über 0 liegt.`,
  dropout: (p) =>
    rich`Für das Training hat das Modell ${term("Dropout")}: Es schaltet jedes dieser Neuronen mit einer Wahrscheinlichkeit von ${percent(p)} ab, damit sich das Netz auf keines allein verlässt. Das hilft gegen ${term("Überanpassung")}, das Auswendiglernen von Beispielen; beim Erkennen tut Dropout nichts.`,
  why: (picture) =>
    `Warum mehrere Schichten? Die erste gewichtet ${picture ? "einzelne Pixel" : "die Eingaben selbst"}; jede weitere gewichtet, was die Neuronen davor gefunden haben, und bemerkt so Kombinationen, die keine einzelne Summe von ${picture ? "Pixeln" : "Eingaben"} bemerken kann.`,
  activeNow: (layers, picture) =>
    `Für ${yours(picture)} sind gerade aktiv: ${listed(
      layers.map(({ name, active, count }) => `${many(active)} von ${many(count)} in ${name}`),
    )}.`,
  softmax(kind, classes, digits) {
    const scores = classes === 1 ? "dem einen Score" : `den ${many(classes)} Scores`;
    const probabilities = rich`${term("Wahrscheinlichkeiten")}: Jede ist ein Wert zwischen 0 und 1, und zusammen ergeben sie 1. So sagt das Netz, welche ${noun(digits)} die höchste Wahrscheinlichkeit hat.`;
    const sums = rich`Was die letzte Schicht zusammenzählt, sind ${term("Scores")}, auch Logits genannt.`;
    if (kind === "log_softmax") {
      return rich`${sums} Danach kommt ${term("log_softmax")}, der ${term("Logarithmus")} der Funktion ${term("Softmax")}: Softmax macht aus ${scores} ${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`${sums} Danach kommt die Funktion ${term("Softmax")}. Sie macht aus ${scores} ${probabilities}`;
    }
    return rich`Der Code des Netzes endet mit den ${term("Scores")} der letzten Schicht, auch Logits genannt. Die Seite fügt die Funktion ${term("Softmax")} an. Sie macht aus ${scores} ${probabilities}`;
  },
  formula:
    "Als Formel, mit z für die Scores, p für die Wahrscheinlichkeiten und e für die Zahl 2,718…:",
  formulaSpoken:
    "p von i ist e hoch z von i, geteilt durch die Summe von e hoch z von j über alle j",
  stage: (digits, plain) =>
    rich`Auf der Bühne sind ${active(plain ? "aktive Neuronen rot" : "Werte über 0 rot")}, heller bei größeren Werten. Sobald es eine Antwort gibt, werden die ${term("wichtigen Verbindungen")} nach ihren ${term("Belegen")} als Linien gezeichnet: ${pro("durchgezogen und warm")}, wo sie für die Antwort sprechen, ${contra("gestrichelt und kühl")}, wo sie dagegen sprechen. Die Wahrscheinlichkeit jeder ${noun(digits)} ist ein Balken; die mit der höchsten wird als ${term("Vorhersage")} gezeigt, ihre Wahrscheinlichkeit als ${term("Konfidenz")}.`,
  now: (name, confidence, picture) =>
    `Für ${yours(picture)} ist das ${name}: Die Wahrscheinlichkeit ist ${probability(confidence)}.`,
  accuracy: (measured, digits) =>
    rich`Wie oft hat es recht? Das zeigen nur ${term(digits ? "Testziffern" : "Testbeispiele")}, aus denen es nicht gelernt hat. Gemessen: ${listed(
      measured.map(
        ({ data, images, accuracy }) =>
          `${exactPercent(accuracy)} von ${many(images)} ${digits ? "Bildern" : "Beispielen"} (${dataNamed(data)})`,
      ),
    )}. Es antwortet immer, sogar auf Gekritzel: Eine hohe Wahrscheinlichkeit sagt, wie sicher das Netz ist, nicht, dass es recht hat.`,
  trainingTitle: "Woher die Gewichte kommen",
  training(weights, pytorch, kind, digits) {
    const before = rich`Niemand hat die ${many(weights)} Gewichte und Bias-Werte hingeschrieben: Sie wurden gelernt. Im Training sieht das Netz viele Beispiele mit der richtigen Antwort, und eine Funktion für den ${term("Verlust")} von der Art der Kreuzentropie misst, wie falsch es liegt`;
    const rest = rich`Dann wird jedes Gewicht ein wenig in die Richtung bewegt, die den Verlust kleiner macht, wieder und wieder. Nach dem Training gibt das Modell für ${digits ? "jedes Bild" : "jede Eingabe"} eine ${strong("Vorhersage")}: die ${noun(digits)} mit der höchsten Wahrscheinlichkeit.`;
    if (!pytorch) return rich`${before}. ${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}: ${code("nn.NLLLoss")} an der Ausgabe von log_softmax oder ${code("nn.CrossEntropyLoss")}, das beide Schritte zugleich macht. ${rest}`;
    }
    return rich`${before}, etwa ${code("nn.CrossEntropyLoss")} an den Scores. ${rest}`;
  },
  loss: rich`Für ein Beispiel ist der Verlust −log p, der negative natürliche ${term("Logarithmus")} von p, wobei p die Wahrscheinlichkeit der richtigen Antwort ist: nahe 0, wenn eine Antwort richtig und sicher ist, und groß, wenn sie sicher und falsch ist.`,
  lossNow(name, loss, other, picture) {
    const wrong = other ? `; ist es ${other.name}, dann ${fixed(other.loss, 2)}` : "";
    return `Für ${yours(picture)}: Ist ${name} richtig, dann ist p ${probability(Math.exp(-loss))} und der Verlust ${small(loss)}${wrong}.`;
  },
  wordsTitle: "Begriffe",
  words:
    "Was die Begriffe auf dieser Seite bedeuten, in der Reihenfolge, in der sie zuerst vorkommen.",
  codeTitle: "Der Python-Code, erklärt",
  code(file, name, framework, sizes) {
    const written = framework ? `wie es in ${framework} geschrieben ist` : "wie es geschrieben ist";
    const what = sizes
      ? `das vollständig verbundene Netz ${name}, ${written}: ${listed(sizes.map(many))} Neuronen von der Eingabe bis zur Ausgabe`
      : `das Netz ${name}, ${written}`;
    return rich`Das ist ${code(file)}, ${what}. Zeige auf eine markierte Zeile oder gehe mit der Tabulatortaste hin, und die Bühne zeigt, was sie tut.`;
  },
  codeDoes(at, hidden, kind, answer) {
    const numbers = counted(at.count, { one: "Zahl", other: "Zahlen" });
    const takes = at.picture
      ? `Bilder von ${product(at.picture)} (${many(at.count)} ${at.digits ? "Pixel" : "Zahlen"})`
      : numbers;
    const through = { one: "verborgene Schicht", other: "verborgene Schichten" };
    const passes = hidden > 0 ? `, schickt sie durch ${counted(hidden, through)}` : "";
    const what = {
      log_softmax: "den Logarithmus einer Wahrscheinlichkeit",
      softmax: "eine Wahrscheinlichkeit",
    };
    const gives = kind === "logits" ? "einen Score" : what[kind];
    const classes = answer.digits
      ? { one: "Ziffer", other: "verschiedene Ziffern" }
      : { one: "Klasse", other: "verschiedene Klassen" };
    return `Der Code nimmt ${takes} als Eingabe${passes} und liefert ${gives} für ${counted(answer.names.length, classes)}.`;
  },
  insideTitle: "Ein Blick in das Netz",
  inside: (picture, maps) =>
    `Was tut ${maps ? "eine einzelne Zelle oder ein einzelnes Neuron" : "ein einzelnes Neuron"}, und warum diese Antwort und keine andere? Jedes Kapitel sagt es in wenigen Worten und zeigt es dann auf der Bühne, mit ${picture ? "deiner eigenen Zeichnung" : "deiner eigenen Eingabe"}.`,
  showMe: "Zeig es mir",
  showChapter: (title) => `Zeig es mir: ${title}`,
  chapter: (index, all, title) => `${index + 1} von ${all}: ${title}`,
  previousChapter: "Zurück",
  nextChapter: "Nächstes Kapitel",
  text: "Text",
};
