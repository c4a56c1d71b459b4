/** A whole training in the page: from drawn weights to a network that reads digits. */
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, loss, many, nouns, percent, probability, rate } from "./numbers";

const steps = (count: number): string => counted(count, nouns.step);

export const training: Words["training"] = {
  ways: {
    name: "Qué se aprende",
    drawing: "Dibujo",
    nothing: "Desde cero",
    history: "Historial",
  },
  title: "Empezar desde cero",
  about: (batch) =>
    `Todos los pesos se sortean de nuevo, al azar: la red no sabe nada. Después aprende de ${many(batch)} dígitos por paso, y el escenario muestra cómo lee ahora tu dibujo.`,
  frozen:
    "Lo que una normalización por lotes ha medido en sus datos de entrenamiento, media y varianza, queda como estaba.",
  blank: "Dibuja algo para ver cómo se lee mientras tanto.",

  learnFrom: "Aprender de",
  drawings: (ready, own) =>
    own > 0
      ? `${many(ready)} dibujos de muestra y ${many(own)} tuyos`
      : `${many(ready)} dibujos de muestra`,
  aboutDrawings:
    "Cada uno se deforma de nuevo cada vez que le toca; de cada dígito queda reservada una letra.",
  own: (count) => `Tus propios dibujos (${many(count)})`,
  aboutOwn:
    "Cada uno se deforma de nuevo; se evalúa con los mismos dibujos, deformados de otras maneras.",
  mnist: "MNIST",
  aboutMnist: `${many(60000)} dígitos de unas 250 personas, si este servidor los tiene; se reservan ${many(10000)} de otras.`,
  loadingMnist: (megabytes) =>
    megabytes === null ? "Se pide MNIST …" : `Llega MNIST, ${many(Math.round(megabytes))} MB …`,

  start: "Empezar",
  again: "Empezar de nuevo",
  pause: "Detener el entrenamiento",
  go: "Seguir",
  step: "Un paso",
  epoch: "Una época",
  aboutEpoch: (lessons, batch, count) =>
    `Una época son aquí ${many(lessons)} dígitos: ${steps(count)} de ${many(batch)}.`,
  keep: "Terminar y conservarla",
  undo: (name) => `Volver a ${name} como llegó`,
  shownNow: (name) => `En el escenario está la red que aprende aquí, no ${name} como llegó.`,
  replaced: "Se ha puesto otra red en el escenario: el entrenamiento ha terminado.",

  speed: "Velocidad",
  pace: (pace) => (pace === null ? "según venga" : many(pace)),
  aboutPace: "Pasos entre dos imágenes del escenario",

  numbers: {
    step: "Paso",
    epoch: "Época",
    rate: "Tasa de aprendizaje",
    loss: "Pérdida, al aprender",
    learnt: "Aciertos, al aprender",
    heldOut: (count) => `Aciertos, ${many(count)} reservados`,
  },
  stepNumber: (count) => many(count),
  epochs: (count) => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share) => percent(share),

  lossName: "Pérdida",
  accuracyName: "Aciertos",
  training: "al aprender",
  heldOut: "reservados",
  lossCurve: (count, first, last, held) =>
    `Pérdida tras 0 a ${steps(count)}: de los dígitos aprendidos, ${loss(first)} al principio, ${loss(last)} ahora; de los dígitos reservados, ${loss(held)}.`,
  accuracyCurve: (count, last, first, held) =>
    `Aciertos tras 0 a ${steps(count)}: de los dígitos aprendidos, ${percent(last)} ahora; de los dígitos reservados, ${percent(first)} al principio, ${percent(held)} ahora.`,
  noCurve: (name) => `${name}: todavía no se ha aprendido nada.`,
  steps,

  slider: "Entrenamiento",
  after: (count, last) =>
    count === last ? `tras ${steps(count)}, lo más nuevo` : `tras ${steps(count)}`,
  goOnFrom: (count) => `Seguir desde el paso ${many(count)}`,
  goOnFromEnd: "Seguir desde el final",
  aboutGoOnFrom: "Lo que vino después se olvida.",

  settings: "Ajustes del próximo comienzo",
  rateName: "Tasa de aprendizaje",
  decayName: "Reducir la tasa a la mitad cada tantos pasos (0: nunca)",
  batchName: "Dígitos por paso",
  seedName: "Semilla",
  optimizerName: "Optimizador",
  optimizers: { sgd: "SGD", momentum: `SGD con momento ${fixed(0.9, 1)}`, adam: "Adam" },
  dropoutName: "Dropout",
  noDropout: "Esta red no tiene dropout.",

  failures: "Tres fracasos para probar",
  aboutFailures:
    "Cada uno empieza de nuevo, con una sola cosa mal. Aquí se cuenta qué ha fallado en cuanto se ve.",
  tooFast: "Tasa demasiado alta",
  zero: "Todos los pesos 0",
  shuffled: "Etiquetas al azar",
  why: {
    tooFast: (at, first, most, ended) =>
      rich`${strong("Demasiado rápido.")} Con la tasa ${rate(at)} la pérdida fue ${first.map(loss).join(" → ")}${first.includes(most) ? "" : `, y hasta ${loss(most)}`}: cada paso salta por encima del valle y cae más arriba, al otro lado, donde la pendiente es aún mayor.${ended ? " Después los números ya no cabían en float32." : ""}`,
    zero: (count, value, right) =>
      rich`${strong("Nada que distinguir.")} Tras ${steps(count)} la pérdida es ${loss(value)} y se acierta el ${percent(right)} de los dígitos reservados: con todos los pesos a 0, cada neurona transmite 0, así que ningún peso recibe culpa y todos siguen en 0. Solo aprenden los últimos sesgos, que no saben nada del dibujo.`,
    shuffled: (count, value, right) =>
      rich`${strong("Nada que encontrar.")} Tras ${steps(count)} la pérdida es ${loss(value)}; quien adivina entre diez dígitos paga −log(1/10) = ${fixed(2.3, 2)}. De los dígitos reservados se acierta el ${percent(right)}: las etiquetas al azar no tienen nada que ver con las imágenes.`,
  },

  ownTitle: "Tus propios dibujos",
  addAs: "Añadir el dibujo del lienzo como",
  add: "Añadir",
  takeBack: "Quitar el último",
  added: (name, count) =>
    `Añadido como ${name}: ${count === 1 ? "1 dibujo tuyo" : `${counted(count, nouns.drawing)} tuyos`}.`,
  nothingToAdd: "No hay ningún dibujo en el lienzo.",
  ownDrawing: (name) => `dibujado como ${name}`,
  noOwn: "Todavía no hay ningún dibujo tuyo: añade primero el del lienzo.",
  noDrawings: "Ninguno de los dibujos de muestra es de una clase de esta red: añade dibujos tuyos.",

  confusions: "Cómo se leen los dígitos reservados",
  confusionsCaption: (count, at) =>
    `${many(count)} dígitos reservados tras ${steps(at)}: una fila por lo que es cada uno, una columna por lo que se lee.`,
  isRow: "es",
  pictures: (layer) => `Qué buscan las neuronas de ${layer}`,
  aboutPictures: "Sus pesos, un cuadro por píxel: llenos por encima de cero, huecos por debajo.",
  neuron: (name) => `Ver por dentro: ${name}`,

  curves: "Cómo va el entrenamiento",
  meanwhile: {
    name: "entrenamiento",
    count: (count) => `paso ${many(count)}`,
    begun: (now) =>
      now
        ? `Todos los pesos se han sorteado al azar: la red responde ${now.name} (${probability(now.share)}).`
        : "Todos los pesos se han sorteado al azar.",
    goes: (goes, first, now) => {
      const how = `Tras ${steps(goes.steps)} la pérdida es ${loss(goes.loss)} y se acierta el ${percent(goes.right)} de ${many(goes.held)} ejemplos reservados.`;
      return first && now
        ? `${how} Al principio respondía ${first.name} (${probability(first.share)}), ahora responde ${now.name} (${probability(now.share)}).`
        : how;
    },
  },

  said: {
    reached: (count, share) =>
      `Tras ${steps(count)} se acierta el ${percent(share)} de los ejemplos reservados.`,
    started: "Está aprendiendo.",
    paused: (count, share) =>
      `Detenido tras ${steps(count)}: se acierta el ${percent(share)} de los dígitos reservados.`,
    kept: "El entrenamiento ha terminado; lo aprendido queda en el escenario.",
    undone: (name) => `${name} está otra vez en el escenario, como llegó.`,
  },

  noMnist:
    "MNIST no está aquí: arranca el servidor con forwardpass serve --data, que lo descarga una vez, 12 MB.",
  mnistBroke: "MNIST se ha interrumpido por el camino.",
  mnistOther:
    "Los dígitos del servidor no son los de MNIST: hacen falta imágenes de 28x28 de los dígitos 0 a 9.",
  notForMnist: "MNIST es para redes que leen imágenes de 28x28 y conocen los dígitos 0 a 9.",
  nothingToLearn: "Esta red no tiene pesos que se puedan aprender.",
  tooHeavy:
    "Esta red es demasiado pesada para entrenarla en la página: más de 30 millones de productos por imagen.",
  noPictures:
    "Esta red no lee imágenes: un script puede enseñarle con forwardpass.training.start({ data: { images, targets } }).",
};
