/** A training that was watched, or is, in German: its curve, its timeline, and how far it is. */
import type { Words } from "../words";
import { counted, fixed, loss, many, percent } from "./numbers";

const steps = (count: number): string => counted(count, { one: "Schritt", other: "Schritte" });
/** As it stands after "nach" and "von". */
const ofSteps = (count: number): string => counted(count, { one: "Schritt", other: "Schritten" });

export const history: Words["history"] = {
  title: "Ein Training, vom ersten Schritt an",
  about:
    "Ein Verlauf bewahrt das Netz, wie es nach manchen seiner Schritte war. Geh ihn entlang, und die Bühne liest deine Zeichnung mit dem Netz von damals.",
  own: (megabytes) =>
    `Das Training von MNISTNet ist dabei: ${fixed(megabytes, 1)} MB, geholt, wenn du es willst.`,
  fetchOwn: "Training von MNISTNet zeigen",
  fetching: (share) =>
    share === null ? "Der Verlauf kommt …" : `Der Verlauf kommt: ${percent(share)}`,
  notLoaded:
    "Der Verlauf konnte nicht geladen werden: Prüfe die Verbindung und hole ihn noch einmal.",
  ofWhat: (name, count, checkpoints) =>
    `${name}, ${steps(count)}, bewahrt bei ${many(checkpoints)} davon.`,
  broken: "Es brach ab oder lief noch, als dies bewahrt wurde.",
  timeline: "Training",
  after: (count) => (count === 0 ? "vor dem ersten Schritt" : `nach ${ofSteps(count)}`),
  at: (count, last) =>
    count === 0
      ? `vor dem ersten von ${ofSteps(last)}`
      : `nach ${many(count)} von ${ofSteps(last)}`,
  play: "Training abspielen",
  pause: "Training anhalten",
  previous: "Früheres Netz",
  next: "Späteres Netz",
  back: (name) => `Zurück zu ${name}, wie es war`,
  away: "Die Bühne zeigt jetzt ein anderes Netz.",
  again: "Dieses Training wieder zeigen",
  shown: (count, answer) =>
    count === 0
      ? `Vor dem ersten Schritt antwortet es ${answer}.`
      : `Nach ${ofSteps(count)} antwortet es ${answer}.`,
  empty: "Zeichne etwas, um zu sehen, wie jedes Netz es liest.",

  loss: "Verlust",
  accuracy: "Richtig gelesen",
  lossIs: loss,
  share: (value) => percent(value),
  step: (count) => many(count),
  lossCurve: (count, first, last) =>
    `Verlust über ${steps(count)}: zuerst ${loss(first)}, zuletzt ${loss(last)}.`,
  accuracyCurve: (count, first, last) =>
    `Richtig gelesener Anteil über ${steps(count)}: zuerst ${percent(first)}, zuletzt ${percent(last)}.`,
  noCurve: "Noch ist kein Verlust bekannt.",

  grow: {
    question: "Die Gewichte welcher Schicht wachsen am meisten?",
    option: (layer, inputs) => `${layer}, ${many(inputs)} je Neuron`,
    guessed: (layer) => `Du hast geraten: ${layer}.`,
    fetched: (megabytes) =>
      `Wenn du rätst, wird der Verlauf vom Training von MNISTNet geholt: ${fixed(megabytes, 1)} MB.`,
    play: "Spiel das Training ab oder zieh den Regler ans Ende, und sieh auf die Gewichte dieses Neurons.",
    notHere:
      "Der Verlauf des Trainings ist bei dieser Seite nicht dabei: Öffne sie mit forwardpass serve.",
    grown: (layer, before, after) =>
      `${layer}: von ${fixed(before, 3)} auf ${fixed(after, 3)} im Mittel, ${fixed(after / before, 1)}-mal so groß.`,
    why: (layer, low, high) =>
      `Die in ${layer} beginnen am kleinsten, weil dort so viele Produkte addiert werden. Jeder Schritt bewegt jedes Gewicht etwa gleich weit, darum haben am Ende alle Schichten etwa gleich große Gewichte, ${fixed(low, 2)} bis ${fixed(high, 2)}, und die kleinsten sind am meisten gewachsen.`,
  },

  followed: "Ein Training auf diesem Computer",
  ofNote: (note) => `Gerade in Arbeit: ${note}.`,
  phase: {
    waiting: "Wartet auf den ersten Schritt.",
    going: (count) => `Schritt ${many(count)}.`,
    ended: (count) => `Beendet nach ${ofSteps(count)}.`,
    broken: (count) => `Abgebrochen nach ${ofSteps(count)}.`,
    lost: (count) =>
      count === 0
        ? "Nichts zu hören vom Training: Die Seite versucht es weiter."
        : `Nichts zu hören vom Training seit Schritt ${many(count)}: Die Seite versucht es weiter.`,
  },
  onStage: (count) =>
    count === null
      ? "Die Bühne zeigt das Netz, wie es vorher war."
      : `Die Bühne zeigt das Netz ${count === 0 ? "vor dem ersten Schritt" : `nach ${ofSteps(count)}`}.`,
};
