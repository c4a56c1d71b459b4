/** A whole training in the page, in German: from drawn weights to a network that reads digits. */
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, loss, many, percent, probability, rate } from "./numbers";

const steps = (count: number): string => counted(count, { one: "Schritt", other: "Schritte" });
const afterSteps = (count: number): string =>
  `nach ${counted(count, { one: "Schritt", other: "Schritten" })}`;

export const training: Words["training"] = {
  ways: {
    name: "Was gelernt wird",
    drawing: "Zeichnung",
    nothing: "Von null",
    history: "Angesehen",
  },
  title: "Bei null beginnen",
  about: (batch) =>
    `Alle Gewichte werden neu ausgelost: Das Netz weiß nichts. Dann lernt es aus ${counted(batch, { one: "Ziffer", other: "Ziffern" })} je Schritt, und die Bühne zeigt, wie es deine Zeichnung jetzt liest.`,
  frozen:
    "Was eine Batch-Norm an ihren Trainingsdaten gemessen hat, Mittelwert und Varianz, bleibt, wie es war.",
  blank: "Zeichne etwas, um zu sehen, wie es inzwischen gelesen wird.",

  learnFrom: "Lernen aus",
  drawings: (ready, own) =>
    own > 0
      ? `${many(ready)} fertigen Zeichnungen und ${many(own)} von dir`
      : `${many(ready)} fertigen Zeichnungen`,
  aboutDrawings:
    "Jede wird neu verbogen, wenn sie drankommt; eine Handschrift jeder Ziffer wird zurückgehalten.",
  own: (count) => `Deinen eigenen Zeichnungen (${many(count)})`,
  aboutOwn:
    "Jede wird neu verbogen; geprüft wird mit denselben Zeichnungen, auf andere Weise verbogen.",
  mnist: "MNIST",
  aboutMnist: `${many(60000)} Ziffern von etwa 250 Menschen, wenn dieser Server sie hat; ${many(10000)} von anderen werden zurückgehalten.`,
  loadingMnist: (megabytes) =>
    megabytes === null
      ? "MNIST wird angefragt …"
      : `MNIST kommt, ${many(Math.round(megabytes))} MB …`,

  start: "Start",
  again: "Neu beginnen",
  pause: "Training anhalten",
  go: "Weiter",
  step: "Ein Schritt",
  epoch: "Eine Epoche",
  aboutEpoch: (lessons, batch, count) =>
    `Eine Epoche sind hier ${many(lessons)} Ziffern: ${steps(count)} mit je ${many(batch)}.`,
  keep: "Beenden und behalten",
  undo: (name) => `Zurück zu ${name} wie geliefert`,
  shownNow: (name) =>
    `Auf der Bühne ist das Netz, das hier lernt, nicht ${name}, wie es geliefert wurde.`,
  replaced: "Ein anderes Netz ist auf die Bühne gekommen: Das Training ist beendet.",

  speed: "Tempo",
  pace: (pace) => (pace === null ? "wie es kommt" : many(pace)),
  aboutPace: "Schritte zwischen zwei Bildern der Bühne",

  numbers: {
    step: "Schritt",
    epoch: "Epoche",
    rate: "Lernrate",
    loss: "Verlust, gelernte",
    learnt: "Richtig, gelernte",
    heldOut: (count) => `Richtig, ${many(count)} zurückgehaltene`,
  },
  stepNumber: (count) => many(count),
  epochs: (count) => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share) => percent(share),

  lossName: "Verlust",
  accuracyName: "Richtig gelesen",
  training: "gelernte",
  heldOut: "zurückgehaltene",
  lossCurve: (count, first, last, held) =>
    `Verlust von 0 bis ${steps(count)}: bei gelernten Ziffern zuerst ${loss(first)}, jetzt ${loss(last)}; bei zurückgehaltenen Ziffern ${loss(held)}.`,
  accuracyCurve: (count, last, first, held) =>
    `Richtig gelesen von 0 bis ${steps(count)}: von gelernten Ziffern jetzt ${percent(last)}; von zurückgehaltenen Ziffern zuerst ${percent(first)}, jetzt ${percent(held)}.`,
  noCurve: (name) => `${name}: Noch ist nichts gelernt.`,
  steps,

  slider: "Training",
  after: (count, last) =>
    count === last ? `${afterSteps(count)}, das neueste` : afterSteps(count),
  goOnFrom: (count) => `Ab Schritt ${many(count)} weiter`,
  goOnFromEnd: "Vom Ende weiter",
  aboutGoOnFrom: "Was danach kam, wird vergessen.",

  settings: "Einstellungen für den nächsten Start",
  rateName: "Lernrate",
  decayName: "Rate halbieren nach so vielen Schritten (0: nie)",
  batchName: "Ziffern je Schritt",
  seedName: "Startwert",
  optimizerName: "Optimierer",
  optimizers: { sgd: "SGD", momentum: `SGD mit Momentum ${fixed(0.9, 1)}`, adam: "Adam" },
  dropoutName: "Dropout",
  noDropout: "Dieses Netz hat kein Dropout.",

  failures: "Drei Fehlschläge zum Probieren",
  aboutFailures:
    "Jeder beginnt neu, mit einem Fehler darin. Was schiefging, steht hier, sobald man es sieht.",
  tooFast: "Rate viel zu hoch",
  zero: "Alle Gewichte 0",
  shuffled: "Antworten verlost",
  why: {
    tooFast: (at, first, most, ended) =>
      rich`${strong("Zu schnell.")} Mit der Rate ${rate(at)} ging der Verlust ${first.map(loss).join(" → ")}${first.includes(most) ? "" : ` und bis ${loss(most)}`}: Jeder Schritt springt über das Tal und landet auf der anderen Seite höher, wo es noch steiler ist.${ended ? " Dann passten die Zahlen nicht mehr in float32." : ""}`,
    zero: (count, value, right) =>
      rich`${strong("Nichts zu unterscheiden.")} Nach ${counted(count, { one: "Schritt", other: "Schritten" })} ist der Verlust ${loss(value)}, und ${percent(right)} der zurückgehaltenen Ziffern werden richtig gelesen: Sind alle Gewichte 0, gibt jedes Neuron 0 weiter, also bekommt kein Gewicht Schuld, und alle bleiben 0. Nur die letzten Bias-Werte lernen, und die wissen nichts von der Zeichnung.`,
    shuffled: (count, value, right) =>
      rich`${strong("Nichts zu finden.")} Nach ${counted(count, { one: "Schritt", other: "Schritten" })} ist der Verlust ${loss(value)}; wer unter zehn Ziffern rät, zahlt −log(1/10) = ${loss(Math.log(10))}. Von den zurückgehaltenen Ziffern werden ${percent(right)} richtig gelesen: Verloste Antworten haben mit den Bildern nichts zu tun.`,
  },

  ownTitle: "Deine eigenen Zeichnungen",
  addAs: "Zeichnung im Zeichenfeld hinzufügen als",
  add: "Hinzufügen",
  takeBack: "Letzte zurücknehmen",
  added: (name, count) =>
    `Als ${name} hinzugefügt: ${counted(count, { one: "Zeichnung", other: "Zeichnungen" })} von dir.`,
  nothingToAdd: "Im Zeichenfeld ist keine Zeichnung.",
  ownDrawing: (name) => `gezeichnet als ${name}`,
  noOwn: "Es gibt noch keine Zeichnung von dir: Füge zuerst die im Zeichenfeld hinzu.",
  noDrawings:
    "Keine der fertigen Zeichnungen ist eine Klasse dieses Netzes: Füge eigene Zeichnungen hinzu.",

  confusions: "Wie zurückgehaltene Ziffern gelesen werden",
  confusionsCaption: (count, at) =>
    `${counted(count, { one: "zurückgehaltene Ziffer", other: "zurückgehaltene Ziffern" })} ${afterSteps(at)}: eine Zeile dafür, was jede ist, eine Spalte dafür, als was sie gelesen wird.`,
  isRow: "ist",
  pictures: (layer) => `Wonach Neuronen in ${layer} suchen`,
  aboutPictures: "Ihre Gewichte, ein Quadrat je Pixel: voll über null, hohl darunter.",
  neuron: (name) => `${name} in der Innenansicht`,

  curves: "Wie das Training verläuft",
  meanwhile: {
    name: "Training",
    count: (count) => `Schritt ${many(count)}`,
    begun: (now) =>
      now
        ? `Alle Gewichte sind ausgelost: Das Netz antwortet ${now.name} (${probability(now.share)}).`
        : "Alle Gewichte sind ausgelost.",
    goes: (goes, first, now) => {
      const how = `Nach ${counted(goes.steps, { one: "Schritt", other: "Schritten" })} ist der Verlust ${loss(goes.loss)}, und ${percent(goes.right)} von ${many(goes.held)} zurückgehaltenen Beispielen werden richtig gelesen.`;
      return first && now
        ? `${how} Zuerst antwortete es ${first.name} (${probability(first.share)}), jetzt ${now.name} (${probability(now.share)}).`
        : how;
    },
  },

  said: {
    reached: (count, share) =>
      `Nach ${counted(count, { one: "Schritt", other: "Schritten" })} werden ${percent(share)} der zurückgehaltenen Beispiele richtig gelesen.`,
    started: "Es lernt.",
    paused: (count, share) =>
      `Angehalten ${afterSteps(count)}: ${percent(share)} der zurückgehaltenen Ziffern werden richtig gelesen.`,
    kept: "Das Training ist beendet; das Gelernte bleibt auf der Bühne.",
    undone: (name) => `${name} ist wieder auf der Bühne, wie es geliefert wurde.`,
  },

  noMnist:
    "MNIST ist nicht da: Starte den Server mit forwardpass serve --data; er lädt es einmal herunter, 12 MB.",
  mnistBroke: "MNIST ist unterwegs abgebrochen.",
  mnistOther:
    "Die Ziffern des Servers sind nicht die von MNIST: Nötig sind Bilder von 28x28 der Ziffern 0 bis 9.",
  notForMnist: "MNIST ist für Netze, die Bilder von 28x28 lesen und die Ziffern 0 bis 9 kennen.",
  nothingToLearn: "Dieses Netz hat keine Gewichte, die man lernen könnte.",
  tooHeavy:
    "Dieses Netz ist zu schwer, um in der Seite trainiert zu werden: mehr als 30 Millionen Produkte für ein Bild.",
  noPictures:
    "Dieses Netz liest keine Bilder: Ein Skript kann es mit forwardpass.training.start({ data: { images, targets } }) unterrichten.",
};
