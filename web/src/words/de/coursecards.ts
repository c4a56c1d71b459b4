/**
 * What the cards of the lesson tell and ask, in German: at most 40 words each, in plain words. A term
 * stands in bold where it is explained first. Numbers are those of what is on the pad.
 */

import type { About, Who } from "../en/coursecards";
import { plus as adding, rich, strong, minus as taking } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { counted, exactPercent, fixed, many, num, probability, short } from "./numbers";

type Cards = Words["course"]["cards"];

const pixels = { one: "Pixel", other: "Pixel" };

const who = (at: Who): string =>
  "output" in at ? `das Neuron für ${at.output}` : `Neuron ${at.neuron}`;
const answer = ({ digits }: About): string => (digits ? "Ziffer" : "Antwort");
const yours = ({ picture }: About): string => (picture ? "deine Zeichnung" : "deine Eingabe");
/** A class as something that one draws: "eine 3", or by its name. */
const one = (name: string, digits: boolean): string => (digits ? `eine ${name}` : name);
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers: Cards["numbers"] = {
  grid: (columns, rows) =>
    rich`Ein Computer hat keine Augen. Darum wird deine Zeichnung verkleinert und auf ein Gitter von ${`${columns} × ${rows}`} kleinen Quadraten gelegt, den ${strong("Pixeln")}. Sieh zu.`,
  howMany: (inputs, low, high) =>
    rich`Jedes Pixel ist jetzt eine Zahl: ${short(low)} ist leer, ${short(high)} ist volle Tinte. Wie viele der ${many(inputs)} Zahlen liegen über ${short(low)}?`,
  inked: (above, rest) =>
    rich`${counted(above, pixels)} ${above === 1 ? "hat" : "haben"} etwas Tinte, die anderen ${many(rest)} sind leer. Ein Strich ist dünn, sogar auf einem kleinen Gitter.`,
  row: (inputs) =>
    rich`Von hier an gibt es kein Bild mehr, nur noch diese ${many(inputs)} Zahlen in einer Reihe. Alles, was folgt, ist Rechnen mit ihnen.`,
};

const neuron: Cards["neuron"] = {
  products: (about, at) =>
    rich`Ein ${strong("neuronales Netz")} besteht aus vielen kleinen Rechnern, den ${strong("Neuronen")}. Sieh dir ${who(at)} an: Es multipliziert ${about.picture ? "jedes Pixel" : "jede Zahl"} mit einem ${strong("Gewicht")}. Das sagt, wie viel ${about.picture ? "das Pixel" : "die Zahl"} für das Neuron zählt, oder gegen es.`,
  whatComesOut: (at, products, sum, bias, digits) =>
    rich`${counted(products, { one: "Produkt ergibt", other: "Produkte ergeben" })} für ${who(at)} zusammen ${fixed(sum, digits)}. Dann kommt der ${strong("Bias")} dazu, eine eigene Zahl: ${fixed(bias, digits)}. Was kommt heraus?`,
  added: (sum, bias, z, digits) =>
    rich`${`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`}. Der Bias wird einfach addiert: Ein Neuron mit einem hohen braucht weniger, um über 0 zu kommen.`,
  layer: (about, at, count) =>
    count === 1
      ? rich`Sieh zu, wie ${who(at)} addiert. Alle Neuronen, die ${about.picture ? "dieselben Pixel" : "dieselben Zahlen"} lesen, sind eine ${strong("Schicht")}: Hier ist es nur dieses eine.`
      : rich`Sieh zu, wie ${who(at)} addiert. ${many(count)} Neuronen tun das mit ${about.picture ? "denselben Pixeln" : "denselben Zahlen"}, jedes mit eigenen Gewichten und eigenem Bias: Zusammen sind sie eine ${strong("Schicht")}.`,
};

const weights: Cards["weights"] = {
  picture: (at) =>
    rich`Ein Gewicht für jedes Pixel: Genauso angeordnet sind sie ein Bild. Tinte auf ${adding("grünen, vollen Quadraten")} zählt für das Neuron, Tinte auf ${taking("rosa, hohlen")} gegen es. Das hier ist ${who(at)}.`,
  which: () =>
    rich`Ein Neuron ist ${strong("aktiv")}, wenn sein Ergebnis über 0 liegt. Eines von diesen dreien ist bei deiner Zeichnung sehr aktiv, die anderen nicht. Wessen Gewichte passen zu deiner Tinte?`,
  fits: (letter, at, z, others) =>
    rich`Bild ${letter} ist ${who(at)}. Deine Tinte zählt mehr dafür als dagegen: Sein Ergebnis ist ${num(z)}. Die anderen beiden kommen auf ${others.map(num).join(" und ")}.`,
  nobody: () =>
    rich`Niemand hat diese Bilder gezeichnet. Die Gewichte wurden durch Probieren und kleine Korrekturen gefunden, wie das Kapitel über das Lernen erzählt.`,
};

const relu: Cards["relu"] = {
  rule: () =>
    rich`Nach seiner Summe folgt jedes Neuron einer kurzen Regel, ${strong("ReLU")}: Was unter 0 liegt, wird 0; was über 0 liegt, bleibt, wie es ist. Ein Neuron auf 0 gibt nichts weiter.`,
  which: (count) =>
    rich`Hier sind ${many(count)} Neuronen mit ihren Summen. Welche bleiben nach ReLU übrig? Markiere sie, dann prüfe.`,
  option: (index, z) => `Neuron ${index}: ${num(z)}`,
  survived: (survivors, count) =>
    rich`${many(survivors)} von ${many(count)} ${survivors === 1 ? "bleibt" : "bleiben"} übrig: die über 0. Alle anderen werden 0, wie weit sie auch darunter lagen.`,
  watch: () =>
    rich`Jetzt die ganze Schicht auf einmal. Was übrig bleibt, ist ${strong("aktiv")} und wird rot, heller bei größeren Ergebnissen. Sieh zu.`,
  count: (about, active, count) =>
    rich`Für ${yours(about)} ${active === 1 ? "ist" : "sind"} ${many(active)} von ${counted(count, { one: "Neuron", other: "Neuronen" })} aktiv. Ohne diesen Knick könnten mehrere Schichten nicht mehr als eine einzige.`,
};

const districts: Cards["districts"] = {
  stand: (about, layers) =>
    layers === 1
      ? rich`Neuronen, die bei derselben ${answer(about)} am stärksten werden, stehen zusammen, in ${strong("Bezirken")}. Sieh zu, wie diese Schicht aufleuchtet.`
      : rich`Jede Schicht liest die davor. Neuronen, die bei derselben ${answer(about)} am stärksten werden, stehen zusammen, in ${strong("Bezirken")}. Sieh zu, wie die Schichten aufleuchten, eine nach der anderen.`,
  which: (about, layer) =>
    rich`Sieh auf die Schicht ${layer}. Der Bezirk welcher ${answer(about)} leuchtet am stärksten? Zeige auf der Bühne auf ein Neuron darin und drücke es, oder wähle hier.`,
  most: (name, layer, share) =>
    rich`Der Bezirk von ${name}: Seine Neuronen halten ${probability(share)} von allem, was in ${layer} aktiv ist.`,
  sorted: (name, first, before, last, after) =>
    rich`Der Bezirk von ${name} hält ${probability(before)} von dem, was in ${first} aktiv ist, und ${probability(after)} in ${last}. Schicht um Schicht werden die Zahlen nach ihrer Bedeutung sortiert.`,
};

const shares: Cards["shares"] = {
  scores: (about) =>
    rich`Die letzte Schicht hat ein Neuron für jede ${answer(about)}. Sein Ergebnis heißt ${strong("Score")}: Je höher er ist, desto mehr spricht für diese ${answer(about)}.`,
  second: (about) =>
    rich`Welche ${answer(about)} bekommt den zweithöchsten Score? Wähle ihren Balken.`,
  came: (first, high, second, low) =>
    rich`${second} kommt an zweiter Stelle, mit ${num(low)}. Den höchsten Score hat ${first}: ${num(high)}.`,
  watch: () => rich`Sieh jetzt zu, wie die Scores herauskommen.`,
  softmax: () =>
    rich`${strong("Softmax")} macht aus Scores ${strong("Anteile")} von 100\u00a0%. Ein Punkt mehr zählt etwa 2,7-mal so viel, zwei Punkte 7-mal: Aus einem kleinen Vorsprung wird ein großer. Sieh zu.`,
  gap: (first, p, second, q) =>
    rich`${first} bekommt ${probability(p)}, ${second} folgt mit ${probability(q)}. Um wie viele Punkte muss der Score von ${second} steigen, bis beide Anteile gleich sind?`,
  points: (gap) => `${fixed(gap, 1)} Punkte`,
  answer: (first, high, second, low) =>
    rich`${first} hat den Score ${num(high)}, ${second} hat ${num(low)}: Mehr als der Unterschied ist nicht nötig. Gleiche Scores bekommen immer gleiche Anteile.`,
  drag: (second) =>
    rich`Probier es aus: Erhöhe den Score von ${second}, bis ${second} gewinnt. Alle Anteile zusammen bleiben 100\u00a0%, die anderen müssen also nachgeben.`,
  won: (second, share) =>
    rich`${second} gewinnt, mit ${probability(share)}. Nur dieser Score ist gestiegen, und alle anderen Anteile sind geschrumpft.`,
};

const reasons: Cards["reasons"] = {
  howFew: (first) =>
    rich`Wie viele Pixel, gut gewählt, müsste man wegradieren, bis die Antwort nicht mehr ${first} ist?`,
  evidence: (about, first, second) =>
    about.picture
      ? rich`Was hat entschieden? Die ${strong("Belege")} jedes Pixels: was seine Tinte zum Score von ${first} beiträgt, weniger ihr Beitrag zu dem von ${second}. Warme, volle Quadrate sprechen für ${first}, kühle, hohle für ${second}.`
      : rich`Was hat entschieden? Die ${strong("Belege")} jeder Zahl: was sie zum Score von ${first} beiträgt, weniger ihr Beitrag zu dem von ${second}. Über 0 spricht für ${first}, unter 0 für ${second}.`,
  fool: (first) =>
    rich`Jetzt führe es hinters Licht: Radiere so wenige Pixel wie möglich weg, bis die Antwort nicht mehr ${first} ist. Drücke auf Pixel oder nimm Pfeiltasten und Eingabetaste.`,
  fooled: (erased, name) =>
    rich`Hereingelegt, mit ${counted(erased, pixels)}: Jetzt sagt es ${name}. Du würdest noch erkennen, was du gezeichnet hast.`,
  best: (count) =>
    rich`Eine Suche hat es mit ${many(count)} geschafft: Sie nahm immer das Pixel, dessen Tinte am meisten für die Antwort sprach. Vielleicht findest du einen Weg mit weniger.`,
  firm: () =>
    rich`Eine Suche, die immer das Pixel mit den meisten Belegen nahm, hat keinen Weg gefunden. Du darfst es trotzdem versuchen.`,
};

const learning: Cards["learning"] = {
  training: (about) =>
    rich`Am Anfang waren alle Gewichte zufällig. Im ${strong("Training")} sah es viele ${about.picture ? "Bilder" : "Beispiele"} mit den richtigen Antworten, und jedes Mal bewegte sich jedes Gewicht ein wenig, damit es weniger falsch lag.`,
  loss: (costs) =>
    rich`Wie falsch es lag, ist eine Zahl, der ${strong("Verlust")}: ${strong("−log")} des Anteils der richtigen Antwort. ${costs.map(([share, loss]) => `Ein Anteil von ${probability(share)} kostet ${fixed(loss, 2)}.`).join(" ")}`,
  half: (about, name, p, loss) =>
    rich`Ist ${name} richtig für ${yours(about)}, dann kostet der Anteil von ${probability(p)} ${loss < 0.005 ? `weniger als ${fixed(0.01, 2)}` : fixed(loss, 2)}. Was würde ein Anteil von 50\u00a0% kosten?`,
  costs: (loss) =>
    rich`−log von 0,5 ist ${fixed(loss, 2)}. Je kleiner der Anteil der richtigen Antwort, desto steiler steigt der Verlust, und desto mehr werden die Gewichte bewegt.`,
  grow: () =>
    rich`Am Anfang sind alle Gewichte klein und zufällig. Die ${strong("Gewichte welcher Schicht wachsen am meisten")}, verglichen mit vorher? Rate, und sieh dann, wie es geschieht.`,
  test: () =>
    rich`Hat es seine Beispiele nur auswendig gelernt? Das zeigen ${strong("Testbeispiele")}, die es im Training nie sieht.`,
  tested: (share, images, data) =>
    rich`Hat es seine Beispiele nur auswendig gelernt? Das zeigen ${strong("Testbeispiele")}, die nicht im Training waren. Es hatte recht bei ${exactPercent(share)} von ${many(images)} (${dataNamed(data)}).`,
};

const task: Cards["task"] = {
  draw: (about, name) =>
    about.picture
      ? rich`Deine Aufgabe: Zeichne etwas, das es für ${one(name, about.digits)} hält. Für dich muss es nicht danach aussehen. Die Antwort folgt deinem Stift.`
      : rich`Deine Aufgabe: Bewege die Regler, bis die Antwort ${name} ist. Die Antwort folgt ihnen.`,
  solved: (name, confidence) =>
    rich`Geschafft: Es hält das für ${name}, mit ${probability(confidence)} Konfidenz. Jetzt weißt du, wie es dazu kommt.`,
  readyMade: (name) =>
    rich`Das ist eine fertige Zeichnung, und auch die ist für das Netz ${name}. Jetzt eine eigene.`,
  hint: (about, name) =>
    about.digits
      ? rich`Ein Tipp: Beginne mit einer deutlichen ${name} in der Mitte des Zeichenfelds, so groß du kannst, und ändere sie dann Stück für Stück.`
      : rich`Ein Tipp: Ändere immer nur eine Sache, und behalte, was den Anteil von ${name} wachsen lässt.`,
  end: () =>
    rich`Das war die Lektion. Erkunden geht von hier weiter: Drücke auf der Bühne auf ein Neuron, um seine Zahlen zu sehen, und probiere eigene Zeichnungen aus.`,
  endOfValues: () =>
    rich`Das war die Lektion. Erkunden geht von hier weiter: Drücke auf der Bühne auf ein Neuron, um seine Zahlen zu sehen, und probiere andere Werte aus.`,
};

export const cards: Cards = {
  numbers,
  neuron,
  weights,
  relu,
  districts,
  shares,
  reasons,
  learning,
  task,
};
