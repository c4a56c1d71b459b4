/** Told what a drawing is, in German: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import type { Words } from "../words";
import { counted, many, num, numbers, percent, probability, precise as short } from "./numbers";

const { bracketed, exact, factor, nearOne, plus } = amountsIn(numbers);

const side = (blame: number): string => (blame > 0 ? "zu hoch" : "zu niedrig");

export const teaching: Words["teaching"] = {
  title: (drawn) => (drawn ? "Eine Zeichnung beibringen" : "Ein Beispiel beibringen"),
  intro: (drawn) =>
    `Sag, was ${yours(drawn)} ist. Das Netz sucht von der Antwort rückwärts, wer schuld ist, und macht einen kleinen Schritt.`,
  ask: "Das ist eine \u2026",
  askClass: "Das ist \u2026",
  blank: "Zeichne zuerst etwas.",
  heavy:
    "Dieses Netz ist zu groß, um hier unterrichtet zu werden: Ein einziger Schritt würde die Seite sekundenlang aufhalten.",
  rate: "Lernrate: wie weit der Schritt geht",
  rateValue: (rate) => short(rate),
  rateFailed: (reason) => `Mit dieser Rate ist kein Schritt möglich: ${reason}`,
  replay: "Noch einmal erzählen",
  again: "Noch ein Schritt",
  undo: "Schritt zurücknehmen",
  forget: "Alles vergessen",
  undone: "Das Netz ist wie vor diesem Schritt.",
  forgotten: "Das Netz ist, wie es geliefert wurde.",
  steps: (count) =>
    `Dieses Netz hat ${counted(count, { one: "Schritt", other: "Schritte" })} von dir gemacht.`,
  pending: "Der Schritt wird gemacht, wenn der Ablauf dort ankommt.",
  loss: "Verlust",
  answer: "Antwort",
  before: "vorher",
  after: "nachher",
  change: "Was der Schritt ändert",
  lossIs: (value) => short(value),
  answerIs: (name, share) => `${name}, ${probability(share)}`,
  targetShare: (name) => `Anteil von ${name}`,
  code: "Die Trainingsschleife",
  save: "Diese Datei speichern",
  saveOwn:
    "Die Datei importiert dein eigenes Modul als my_model: Lege es daneben, mit den Gewichten, die dieses Netz hat.",
  notSaved:
    "Die Gewichte vom Anfang gehören der Seite selbst, darum kann keine Datei damit beginnen.",
  said: (name, before, after) =>
    `Das ist ${name}. Der Verlust ist ${short(before)}, nach einem Schritt ${short(after)}.`,
  groups: { start: "Verlust", step: "Schritt", again: "noch mal", price: "Preis" },
  names: {
    output: "die Antwort jetzt",
    loss: "Verlust",
    blame: "Schuld der Scores",
    passed: "zurückgereicht",
    gate: "durchgelassen",
    back: "Schuld",
    slopes: "Steigungen",
    descend: "der Schritt",
    again: "noch einmal",
    price: "der Preis",
  },
  output(drawn, answer, share, target, own) {
    const read = `Das Netz liest ${yours(drawn)} als ${answer}, mit ${probability(share)}.`;
    if (answer !== target) {
      return `${read} Du sagst, es ist ${target}; das hat ${probability(own)}.`;
    }
    return share > SURE
      ? `${read} Du sagst dasselbe, also bleibt kaum etwas zu lernen. Sag etwas anderes, oder nimm ${drawn ? "eine Zeichnung, bei der" : "eine Eingabe, bei der"} es unsicher ist.`
      : `${read} Du sagst dasselbe. Auch dann kann es lernen: Es ist nicht sicher.`;
  },
  lossSaid: (target) =>
    `Wie falsch war das? Der Verlust ist eine Zahl dafür: minus der Logarithmus des Anteils von ${target}. Bei 100\u00a0% ist er 0; je kleiner der Anteil, desto größer der Verlust.`,
  lossFormula: (share, loss) => `\u2212log(${nearOne(share, -Math.expm1(-loss))}) = ${short(loss)}`,
  lossAloud: (share, loss) =>
    `minus Logarithmus von ${nearOne(share, -Math.expm1(-loss)).replace("\u2212", "minus")} ist ${short(loss)}`,
  aloud: (formula) =>
    formula
      .replaceAll("\u00d7", "mal")
      .replaceAll("=", "ist")
      .replaceAll(/\u2212 ?/g, "minus ")
      .replaceAll(/\+ ?/g, "plus "),
  blameSaid(target, other) {
    const first = `Die Schuld eines Scores ist sein Anteil, weniger das, was er sein sollte. ${target.name} sollte 100\u00a0% haben: ${side(target.blame)}`;
    return other
      ? `${first}, hohles Violett. ${other.name} sollte 0\u00a0% haben: ${side(other.blame)}, volles Violett.`
      : `${first}.`;
  },
  blameFormula: (target, other) =>
    [target, ...(other ? [other] : [])]
      .map(
        ({ name, share, blame }, k) =>
          `${name}: ${k > 0 ? short(share) : bracketed(nearOne(share, -blame))} \u2212 ${1 - k} = ${plus(blame)}`,
      )
      .join("   "),
  passedSaid: (layer, neuron, readers) =>
    `${readers === 1 ? "Der eine Score hat" : `Alle ${many(readers)} Scores haben`} Neuron ${neuron} in ${layer} gelesen. Jeder reicht seine Schuld zurück, mal dem Gewicht dazwischen. Die Summe ist die Schuld von Neuron ${neuron}.`,
  passedFormula(parts, more, sum) {
    const products = parts.map(([weight, blame]) => `${short(weight)} \u00d7 ${factor(blame)}`);
    const rest = more > 0 ? [`${many(more)} weitere`] : [];
    return `${[...products, ...rest].join(" + ")} = ${plus(sum)}`;
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }) {
    if (!relu) {
      return `${activation} biegt, was hindurchgeht, und die Schuld wird damit multipliziert, wie steil es dort ist: Von ${plus(arrived)} behält Neuron ${neuron} ${plus(blame)}.`;
    }
    const open = `ReLU lässt Schuld nur dort zurück, wo es einen Wert durchgelassen hat. Neuron ${neuron} war ${num(value)}: Seine ${plus(arrived)} bleiben.`;
    return silenced
      ? `${open} Neuron ${silenced.neuron} war 0: Seine ${plus(silenced.arrived)} sind weg, denn es ein wenig zu bewegen würde nichts ändern.`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `Dasselbe von ${last} zurück bis ${first}, ${many(layers.length)} Schichten`
        : again
          ? `Dasselbe in ${last}`
          : `${units === 1 ? "Das eine Neuron" : `Alle ${many(units)} Neuronen`} in ${last} ${units === 1 ? "addiert" : "addieren"}, was zurückkommt`;
    const gate = relu && !again ? ", und ReLU lässt es durch, wo sie aktiv waren" : "";
    if (!most) return `${who}${gate}. Hier hat niemand Schuld.`;
    const guilty = blamed === 1 ? "ist" : "sind";
    return `${who}${gate}: ${many(blamed)} von ${many(units)} ${guilty} schuld. Am meisten: ${most.name}, ${plus(most.blame)}, ${side(most.blame)}.`;
  },
  slopesSaid({ into, from, shared }, idle, count) {
    const how = shared ? ", addiert über alle Stellen, an denen es benutzt wird" : "";
    return `Die Steigung eines Gewichts ist die Schuld dessen, wohin es führt, mal dem Wert, der hindurchkam${how}. Am steilsten: ${way(from, into)}. ${percent(idle / count)} von ${many(count)} Steigungen sind 0.`;
  },
  slopesNone: "Niemand ist schuld, also ist jede Steigung 0: Hier gibt es nichts zu lernen.",
  stepNone: "Der Schritt bewegt nichts: Jede Steigung ist 0.",
  slopeFormula: ({ blame, value, slope, shared }) =>
    shared
      ? `Steigung = ${plus(slope)}`
      : `${short(blame)} \u00d7 ${factor(value)} = ${plus(slope)}`,
  stepSaid({ rate, slope, count }) {
    const grows = slope > 0 ? "schrumpft" : "wächst";
    return `Der Schritt: Jedes Gewicht bewegt sich gegen seine Steigung, ${short(rate)}-mal so weit, wie es steil ist. Dieses ${grows}. Die anderen ${many(count - 1)} Zahlen des Netzes bewegen sich ebenso.`;
  },
  stepFormula: ({ rate, before, slope, after }) =>
    `${short(before)} \u2212 ${short(rate)} \u00d7 ${factor(slope)} = ${short(after)}`,
  againSaid(drawn, target, shares, loss) {
    const read = `${drawn ? "Dieselbe Zeichnung" : "Dieselbe Eingabe"}, mit den neuen Gewichten gelesen: ${target} hatte ${probability(shares[0])}, jetzt hat es ${probability(shares[1])}.`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read} Der Verlust ist ${short(loss[1])} wie zuvor: Wo es fast flach ist, ändert ein Schritt nichts, was man sehen könnte.`;
    }
    return loss[1] > loss[0]
      ? `${read} Der Verlust ist gewachsen, von ${short(loss[0])} auf ${short(loss[1])}: Der Schritt war zu lang und ging am Ziel vorbei.`
      : `${read} Der Verlust fiel von ${short(loss[0])} auf ${short(loss[1])}.`;
  },
  priceCounting:
    "Was hat dieser Schritt mit allen anderen Zeichnungen gemacht? Die fertigen werden noch einmal gelesen.",
  priceSaid({ drawings: count, right, loss, worse }) {
    const all = `Die anderen Zeichnungen hat niemand gefragt. Von ${counted(count, { one: "Zeichnung", other: "Zeichnungen" })} der Seite wurden vorher ${many(right[0])} richtig gelesen, jetzt ${many(right[1])}.`;
    const mean = `Ihr mittlerer Verlust ging von ${short(loss[0])} auf ${short(loss[1])}`;
    return worse > 0
      ? `${all} ${mean}; ${counted(worse, { one: "wurde", other: "wurden" })} schlechter. Darum sieht sich ein Training viele Zeichnungen im Wechsel an.`
      : `${all} ${mean}; keine wurde schlechter.`;
  },
  note: (blame) => (blame === 0 ? ", keine Schuld" : `, Schuld ${plus(blame)}`),
  weight: "Ein Gewicht",
  weightWords: (from, into) => `${way(from, into)}.`,
  weightHint: "Zeige unten auf ein Quadrat, um sein Gewicht hier zu sehen.",
  weightName: "Gewicht",
  computed: "Steigung, rückwärts berechnet",
  measured: "Steigung, gemessen",
  measuredIs: (value, least) =>
    Math.abs(value) < least ? `0 \u00b1 ${short(least)}` : short(value),
  measuredWords: (nudge, up, down) =>
    `Gemessen: Ist dieses Gewicht um ${short(nudge)} größer, ist der Verlust ${exact(up)}; ist es um ${short(nudge)} kleiner, ${exact(down)}. Der Unterschied, geteilt durch ${short(2 * nudge)}, ist die Steigung.`,
  slopes: "Alle Steigungen",
  slopesWords:
    "Wie sich der Verlust mit jedem Gewicht ändert: eine Zeile für jedes Neuron oder jede Karte, die liest, eine Spalte für das, was gelesen wird. Volles Violett: Das Gewicht soll schrumpfen. Hohl: Es soll wachsen. Leer: Es bleibt.",
  matrix: (op) => `Steigungen in ${op}`,
  matrixSize: (op, outputs, inputs) => `${op}: ${many(outputs)} × ${many(inputs)}`,
  blockOf: (size) =>
    size > 1
      ? `Ein Quadrat sind bis zu ${many(size)} Gewichte; es zeigt die größte Steigung.`
      : "Ein Quadrat ist ein Gewicht.",
  slopeAt: (from, into, slope) => `${way(from, into)}: ${plus(slope)}`,
  pictures: (op) => `Am steilsten in ${op}`,
  pictureName: (op, unit) => `${op} ${unit}`,
  weightsOf: "Gewichte",
  slopesOf: "Steigungen",
  weightsName: (op, unit) => `Gewichte von ${op} ${unit}`,
  slopesName: (op, unit) => `Steigungen von ${op} ${unit}`,
  valueAt: (at, value) => `${at}: ${plus(value)}`,
  price: "Der Preis",
  priceChanged: "Anders gelesen als vorher",
  priceWorst: "Was schlechter geworden ist",
  drawing: "Zeichnung",
  readAs: (before, after) =>
    before === after ? `immer noch ${after}` : `${before}, jetzt ${after}`,
  mapOf: (op, map) => `${op} Karte ${map}`,
  placeOf: (row, column, read) => `Zeile ${row}, Spalte ${column} im Kernel für Karte ${read}`,
  numberOf: (at) => `Zahl ${at} von dem, was gelesen wird`,
};

/** What a network reads: a drawing, or numbers. */
const yours = (drawn: boolean): string => (drawn ? "deine Zeichnung" : "deine Eingabe");

/** The way of a weight, which stands between two places by their names. */
const way = (from: string, into: string): string => `${from} → ${into}`;
