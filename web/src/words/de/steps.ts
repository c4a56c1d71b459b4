/** What each step of the story is called and what it says, in German. */
import type { Answered, Bent, Carried, Followed, Shares } from "../en/steps";
import type { Words } from "../words";
import { counted, form, many, num, percent, probability, sharePercent } from "./numbers";

const by = ([columns, rows]: readonly [columns: number, rows: number]): string =>
  `${columns}\u00d7${rows}`;

const shift = (right: number, down: number): string =>
  `${num(Math.abs(right))} Pixel nach ${right < 0 ? "links" : "rechts"}, ${num(Math.abs(down))} nach ${down < 0 ? "oben" : "unten"}`;

function subject(at: Followed): string {
  if ("cell" in at) return "Diese Zelle";
  return "output" in at ? `Ausgabe ${at.output}` : `Neuron ${at.neuron}`;
}

/** Within a sentence. */
function other(at: Followed): string {
  if (!("cell" in at)) return subject(at);
  const { map, row, column } = at.cell;
  const where = `Zeile ${row}, Spalte ${column}`;
  return at.sameMap ? `die in ${where}` : `die in Karte ${map}, ${where},`;
}

const above = (count: number): string =>
  `${many(count)} davon ${form(count, { one: "liegt", other: "liegen" })} über 0.`;

export const stepNames: Words["stepNames"] = {
  ink: "Tinte",
  photo: "Foto",
  separate: "Tinte trennen",
  fit: "einpassen und zentrieren",
  pixels: "Pixel",
  features: "Merkmale",
  products: "Produkte",
  sum: "Summe",
  norm: "Normierung",
  window: "Fenster",
  layer: "alle Neuronen",
  maps: "alle Karten",
  pool: "Pooling",
  join: "Zusammenführen",

  lay: "Karten in einer Reihe",
  scores: "Scores",
  dropout: "Dropout",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "Antwort",
  ofLayer: (layer, step) => `${layer} ${step}`,
};

export const steps: Words["steps"] = {
  ink: (strokes, points) =>
    `Deine Zeichnung: ${counted(strokes, { one: "Strich", other: "Striche" })} mit dem Stift, ${counted(points, { one: "Punkt", other: "Punkte" })}.`,
  photo: (size, darkest, brightest) =>
    `Dein Foto, klein und grau: ${by(size)} Zahlen zwischen 0, schwarz, und 1, weiß. Die dunkelste ist ${num(darkest)}, die hellste ${num(brightest)}.`,
  separate: (sheet, inked) =>
    `Was sich vom Papier ringsum abhebt, ist Tinte: ${sharePercent(inked)} dieser ${by(sheet)} Pixel. Licht und Schatten sind weg.`,
  fitPhoto: (ink, box, picture, right, down) =>
    `Die Tinte, ${by(ink)} Pixel, wird ausgeschnitten, auf ${by([box, box])} gebracht und mit ihrem Schwerpunkt in die Mitte von ${by(picture)} gerückt: ${shift(right, down)}.`,
  fit: (box, picture, right, down) =>
    `Die Tinte wird auf ${by(box)} gebracht und mit ihrem Schwerpunkt in die Mitte des Bilds von ${by(picture)} gerückt: ${shift(right, down)}.`,
  pixels(count, planes, least, most, aboveZero) {
    const inRow =
      planes > 1
        ? `Aus der Eingabe werden ${many(count)} Zahlen in einer Reihe, eine Farbebene nach der anderen`
        : `Aus der Eingabe werden ${many(count)} Zahlen in einer Reihe`;
    return least < 0 || most > 1
      ? `${inRow}, hier von ${num(least)} bis ${num(most)}. ${above(aboveZero)}`
      : `${inRow}: 0 ist leer, 1 ist volle Tinte. ${above(aboveZero)}`;
  },
  features(count, values) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join(", ");
    const more = count > values.length ? ` und ${many(count - values.length)} weitere` : "";
    const what =
      count === 1
        ? "Die Eingabe ist eine Zahl"
        : `Die Eingabe sind ${many(count)} Zahlen in einer Reihe`;
    return `${what}: ${first}${more}. Was über 0 liegt, ist rot; was darunter liegt, ist hohl.`;
  },
  products({ layer, inputs, followed, ...drawn }) {
    const each = inputs === 1 ? "die eine Eingabe" : `jede der ${many(inputs)} Eingaben`;
    return `${subject(followed)} in ${layer} multipliziert ${each} mit einem gelernten Gewicht. ${carried(drawn)}`;
  },
  sum(count, sum, bias, z) {
    const added =
      count === 1 ? "Das eine Produkt ist" : `Die ${many(count)} Produkte ergeben zusammen`;
    if (bias === null) return `${added} ${num(z)}.`;
    return `${added} ${num(sum)}. Dann kommt der Bias dazu, noch eine gelernte Zahl: ${num(bias)}.`;
  },
  activation({ activation, relu, followed, silenced }) {
    if (!relu) {
      return `${activation} biegt jeden Wert mit derselben Kurve. ${bent(followed, silenced)}`;
    }
    return `ReLU behält, was über 0 liegt; alles andere wird 0. ${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }) {
    const one = count === 1;
    const all = one ? `Das eine Neuron in ${layer}` : `Alle ${many(count)} Neuronen in ${layer}`;
    const lit = active === 1 ? "1 leuchtet auf" : `${many(active)} leuchten auf`;
    return `${all} ${doing(role, again, one)}: ${lit}. ${carried(drawn)}`;
  },
  dropout: (p) =>
    `Dropout wie im Training: etwa ${percent(p)} dieser Neuronen werden zufällig abgeschaltet, die anderen mit 1 / ${num(1 - p)} = ${num(1 / (1 - p))} multipliziert.`,
  scores({ layer, classes, least, most, ...drawn }) {
    const range =
      classes === 1
        ? `einen Score (ein Logit): ${num(most)}`
        : `${many(classes)} Scores (Logits), einen für jede Antwort, von ${num(least)} bis ${num(most)}`;
    return `${layer} liefert ${range}. ${carried(drawn)}`;
  },
  shares({ kind, first, second }) {
    const next = second
      ? `, ${second.name} mit ${num(second.score)} bekommt ${probability(second.share)}`
      : "";
    return `${sharing(kind)}: ${first.name} mit ${num(first.score)} bekommt ${probability(first.share)}${next}.`;
  },
  answer: (at) => `${highest(at)} ${shownFor(at)}`,
  finished: (at) =>
    `${highest(at)} Drücke Abspielen, um zu sehen, wie es dazu kommt.${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean, one: boolean): string {
  if (role === "join") return one ? "addiert, was es liest" : "addieren, was sie lesen";
  if (role !== "affine") return one ? "verändert, was es liest" : "verändern, was sie lesen";
  if (again) return one ? "tut genau das" : "tun dasselbe mit ihren eigenen Gewichten";
  return one
    ? "multipliziert und addiert auf dieselbe Weise"
    : "multiplizieren und addieren auf dieselbe Weise";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "Hier ist alles 0: keine Linie wird gezeichnet.";
  const of = `${sharePercent(share)} von allem, was fließt`;
  return lines === 1
    ? `Gezeichnet: eine Linie, ${of}.`
    : `Gezeichnet: die ${many(lines)} stärksten Linien, ${of}.`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const more = silenced ? `, ${other(silenced.neuron)} von ${num(silenced.z)} auf 0` : "";
  return `${subject(followed.neuron)} geht von ${num(followed.z)} auf ${num(followed.a)}${more}.`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const who = subject(neuron);
  const first = a > 0 ? `${who} bleibt bei ${num(a)}` : `${who} hatte ${num(z)} und wird 0`;
  if (!silenced) {
    const none = "cell" in neuron ? "Keine andere Zelle" : "Kein anderes Neuron";
    return `${first}. ${none} liegt hier unter 0.`;
  }
  return `${first}; ${other(silenced.neuron)} hatte ${num(silenced.z)} und wird 0.`;
}

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") {
    return "Der Code endet mit den Scores. Ihr Softmax macht daraus Anteile von 100\u00a0%";
  }
  const turned = `${kind} macht aus den Scores Anteile von 100\u00a0%`;
  return kind === "softmax" ? turned : `${turned} und nimmt deren Logarithmus`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `Die höchsten Balken sind gleich hoch: Das Netz ist unentschieden und nimmt ${name}, mit ${probability(confidence)} Konfidenz.`;
  }
  const also = rival ? `; ${rival[0]} hat auch ${probability(rival[1])}` : "";
  return `Der höchste Balken ist die Antwort: ${name}, mit ${probability(confidence)} Konfidenz${also}.`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `Die Linien zeigen jetzt Belege: durchgezogen für ${name}, gestrichelt dagegen.`
    : `Die Linien zeigen jetzt Belege für ${explained}, nicht für die Antwort.`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : ` Die Linien erklären ${explained}, nicht die Antwort.`;

export const story: Words["story"] = {
  input: "Eingabe",
  answer: "Antwort",
  caption: "Schritt",
  ready: "bereit",
  count: (index, all) => `Schritt ${index + 1} von ${all}`,
  drawDigit:
    "Zeichne eine Ziffer ins Zeichenfeld oder wähle eine fertige: Das Netz antwortet, während du zeichnest.",
  drawSomething:
    "Zeichne etwas ins Zeichenfeld oder wähle etwas Fertiges: Das Netz antwortet, während du zeichnest.",
  following: "Die Antwort folgt dem Stift.",
  learning: "Es lernt, und die Antwort folgt.",
  drawDigitFirst: "Zeichne zuerst eine Ziffer oder wähle eine fertige.",
  drawSomethingFirst: "Zeichne zuerst etwas oder wähle etwas Fertiges.",
  code: "Code dieses Schritts",
  shape: "Form jetzt: ",
  name: "Ablauf",
  previous: "Schritt zurück",
  previousKey: "Schritt zurück (←)",
  next: "Schritt weiter",
  nextKey: "Schritt weiter (→)",
  play: "Abspielen",
  playKey: "Abspielen (Leertaste)",
  pause: "Pause",
  pauseKey: "Pause (Leertaste)",
  loop: "Schleife",
  loopTitle: "Am Ende von vorn beginnen",
  timeline: "Zeitleiste",
  at: (step, seconds, all) => `${step}, ${seconds} von ${all} Sekunden`,
  speed: "Tempo",
  times: (speed) => `${many(speed)}×`,
};
