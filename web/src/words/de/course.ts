/** The lesson that asks, in German: its buttons and lists. What its cards tell is in coursecards.ts. */
import type { Words } from "../words";
import { cards } from "./coursecards";
import { terms } from "./courseterms";
import { counted, fixed, many, probability } from "./numbers";

const chapters = {
  numbers: "Aus Tinte werden Zahlen",
  neuron: "Ein Neuron",
  weights: "Gewichte sind ein Bild",
  relu: "ReLU: was übrig bleibt",
  districts: "Schichten und Bezirke",
  shares: "Aus Scores werden Anteile",
  reasons: "Warum diese Antwort",
  learning: "Wie es gelernt hat",
  task: "Deine Aufgabe",
};

const pixels = { one: "Pixel", other: "Pixel" };

export const course: Words["course"] = {
  name: "Lektion",
  chapters,
  cards,
  terms,
  at: (chapter, all) => `Kapitel ${chapter} von ${all}`,
  list: "Kapitel",
  last: "Nach den Kapiteln",
  item: (number, title, done) => (done ? `${number} ${title}, erledigt` : `${number} ${title}`),
  card: (card, all) => `${card} von ${all}`,
  back: "Zurück",
  goOn: "Weiter",
  showMe: "Zeig es mir",
  watching: "Zum Ende",
  check: "Prüfen",
  skip: "Auslassen",
  keyHint: "Leertaste",
  guessFirst: "Die Zahlen kommen, wenn du geraten hast.",
  answerFirst: "Rate zuerst, oder drücke noch einmal, um auszulassen.",
  otherLayer: (layer) => `Dieses Neuron gehört zu einer anderen Schicht: Sieh auf ${layer}.`,
  right: "Richtig.",
  wrong: "Nicht ganz.",
  chosen: "deine Antwort",
  truth: "richtig",
  survives: "bleibt",
  becomesZero: "wird 0",
  empty: "Das Zeichenfeld ist leer.",
  drawOne: "Zeichne eine für mich",
  drawFirst: "Zeichne etwas ins Zeichenfeld, dann geht die Lektion damit weiter.",
  nothingToAsk: "Hier gibt es nichts zu raten. Geh weiter oder zeichne etwas anderes.",
  words: (count) => `Neue Begriffe bisher: ${many(count)}`,
  picture: (letter) => `Bild ${letter}`,
  weightsOf: (name) => `Gewichte von ${name}`,
  weightAt: (pixel, weight) => `${pixel}: Gewicht ${fixed(weight, 3)}`,
  evidenceAt: (input, value) => `${input}: ${fixed(value, 3)}`,
  difference: (first, second) => `Was eher für ${first} spricht als für ${second}`,
  pointed: (neuron, name) =>
    name === null
      ? `Du hast auf ${neuron} gezeigt, das nie aktiv ist.`
      : `Du hast auf ${neuron} gezeigt, im Bezirk von ${name}.`,
  scores: "Scores",
  scoreOf: (name) => `Score von ${name}`,
  scoreIs: (score, share) => `${fixed(score, 1)}, Anteil ${probability(share)}`,
  putBack: "Scores zurücksetzen",
  erased: (count, name, confidence) =>
    `Wegradiert: ${counted(count, pixels)}. Die Antwort ist ${name}, ${probability(confidence)}.`,
  paper: "Das Bild, das es liest",
  inkBack: "Tinte zurückholen",
  fewest: "Wie wenige reichen?",
  nowIt: (name, confidence) => `Jetzt: ${name}, ${probability(confidence)}.`,
  taskOpen: (name) => `Deine Aufgabe: Bring es dazu, ${name} zu antworten.`,
  taskDone: (name) => `Geschafft: Es antwortet ${name}.`,
  backToLesson: "Zurück zur Lektion",
  explore: "Erkunden",
  again: "Von vorn",
};
