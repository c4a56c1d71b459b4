/** Told what a drawing is: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import type { Words } from "../words";
import { of, the } from "./names";
import {
  counted,
  many,
  nouns,
  num,
  numbers,
  percent,
  probability,
  precise as short,
  theShare,
} from "./numbers";

const { bracketed, exact, factor, nearOne, plus } = amountsIn(numbers);

const side = (blame: number): string => (blame > 0 ? "demasiado alta" : "demasiado baja");

/** What a network reads: a drawing, or numbers. */
const thing = (drawn: boolean): string => (drawn ? "dibujo" : "ejemplo");

export const teaching: Words["teaching"] = {
  title: (drawn) => `Enséñale un ${thing(drawn)}`,
  intro: (drawn) =>
    `Di qué es tu ${thing(drawn)}. La red busca quién tiene la culpa, desde la respuesta hacia atrás, y da un pequeño paso.`,
  ask: "Esto es un \u2026",
  askClass: "Esto es \u2026",
  blank: "Dibuja algo primero.",
  heavy:
    "Esta red es demasiado grande para enseñarle aquí: un solo paso detendría la página unos segundos.",
  rate: "Tasa de aprendizaje: lo largo que es el paso",
  rateValue: (rate) => short(rate),
  rateFailed: (reason) => `Con esta tasa no se puede dar ningún paso: ${reason}`,
  replay: "Contarlo otra vez",
  again: "Otro paso",
  undo: "Deshacer este paso",
  forget: "Olvidarlo todo",
  undone: "La red está como antes de este paso.",
  forgotten: "La red está como llegó.",
  steps: (count) =>
    `Esta red ha dado ${count === 1 ? "1 paso tuyo" : `${counted(count, nouns.step)} tuyos`}.`,
  pending: "El paso se da cuando la historia llega a él.",
  loss: "Pérdida",
  answer: "Respuesta",
  before: "antes",
  after: "después",
  change: "Qué cambia el paso",
  lossIs: (value) => short(value),
  answerIs: (name, share) => `${name}, ${probability(share)}`,
  targetShare: (name) => `Porcentaje ${of(name)}`,
  code: "El bucle de entrenamiento",
  save: "Guardar este archivo",
  saveOwn:
    "El archivo importa tu propio módulo como my_model: ponlo a su lado, con los pesos que tiene esta red.",
  notSaved:
    "Los pesos con los que esto empezó son de la página, así que ningún archivo puede empezar con ellos.",
  said: (name, before, after) =>
    `Esto es ${name}. La pérdida es ${short(before)}; tras un paso, ${short(after)}.`,
  groups: { start: "pérdida", step: "paso", again: "releer", price: "precio" },
  names: {
    output: "la respuesta ahora",
    loss: "pérdida",
    blame: "culpa en las puntuaciones",
    passed: "devuelta",
    gate: "dejada pasar",
    back: "culpa",
    slopes: "pendientes",
    descend: "el paso",
    again: "una vez más",
    price: "el precio",
  },
  output(drawn, answer, share, target, own) {
    const read = `La red lee tu ${thing(drawn)} como ${answer}, con ${theShare(share)}.`;
    if (answer !== target) {
      return `${read} Tú dices que es ${target}, que tiene ${theShare(own)}.`;
    }
    return share > SURE
      ? `${read} Tú dices lo mismo, así que apenas queda nada que aprender. Di otra cosa, o prueba un ${thing(drawn)} del que no esté segura.`
      : `${read} Tú dices lo mismo. Aun así puede aprender: no está segura.`;
  },
  lossSaid: (target) =>
    `¿Cuánto se ha equivocado? La pérdida lo dice con un número: el logaritmo, con signo menos, del porcentaje ${of(target)}. Con 100\u00a0% es 0; cuanto menor el porcentaje, mayor la pérdida.`,
  lossFormula: (share, loss) => `\u2212log(${nearOne(share, -Math.expm1(-loss))}) = ${short(loss)}`,
  lossAloud: (share, loss) =>
    `menos logaritmo de ${nearOne(share, -Math.expm1(-loss)).replace("\u2212", "menos")} es ${short(loss)}`,
  aloud: (formula) =>
    formula
      .replaceAll("\u00d7", "por")
      .replaceAll("=", "es")
      .replaceAll(/\u2212 ?/g, "menos ")
      .replaceAll("+", "más "),
  blameSaid(target, other) {
    const first = `Cada puntuación tiene la culpa de su porcentaje, menos lo que debería ser. La ${of(target.name)} debería tener 100\u00a0%: está ${side(target.blame)}`;
    return other
      ? `${first}, violeta hueco. La ${of(other.name)} debería tener 0\u00a0%: ${side(other.blame)}, violeta lleno.`
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
    `La neurona ${neuron} de ${layer} la leen las ${many(readers)} puntuaciones. Cada una le devuelve su culpa, por el peso que hay entre las dos. La suma es la culpa de la neurona ${neuron}.`,
  passedFormula(parts, more, sum) {
    const products = parts.map(([weight, blame]) => `${short(weight)} \u00d7 ${factor(blame)}`);
    const rest = more > 0 ? [`otros ${many(more)}`] : [];
    return `${[...products, ...rest].join(" + ")} = ${plus(sum)}`;
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }) {
    if (!relu) {
      return `${activation} curva lo que la atraviesa, y la culpa se multiplica por la pendiente que tiene allí: de ${plus(arrived)} la neurona ${neuron} conserva ${plus(blame)}.`;
    }
    const open = `ReLU deja volver la culpa solo por donde dejó pasar un valor. La neurona ${neuron} tenía ${num(value)}: su ${plus(arrived)} se queda.`;
    return silenced
      ? `${open} La neurona ${silenced.neuron} tenía 0: su ${plus(silenced.arrived)} desaparece, porque moverla un poco no cambiaría nada.`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `Lo mismo de ${last} hacia atrás hasta ${first}, ${many(layers.length)} capas`
        : again
          ? `Lo mismo en ${last}`
          : units === 1
            ? `La única neurona de ${last} suma lo que le vuelve`
            : `Las ${counted(units, nouns.neuron)} de ${last} suman lo que les vuelve`;
    const gate = relu && !again ? ", y ReLU lo deja pasar donde estaban activas" : "";
    if (!most) return `${who}${gate}. Aquí nadie tiene la culpa.`;
    return `${who}${gate}: ${many(blamed)} de ${many(units)} ${blamed === 1 ? "tiene" : "tienen"} culpa. La que más: ${most.name}, ${plus(most.blame)}, ${side(most.blame)}.`;
  },
  slopesSaid({ into, from, shared }, idle, count) {
    const how = shared ? ", sumado en todos los lugares donde se usa" : "";
    return `La pendiente de un peso es la culpa de aquello a lo que lleva, por el valor que pasó por él${how}. La mayor: ${from} → ${into}. De las ${many(count)} pendientes, el ${percent(idle / count)} es 0.`;
  },
  slopesNone:
    "Nadie tiene la culpa, así que todas las pendientes son 0: aquí no hay nada que aprender.",
  stepNone: "El paso no mueve nada: todas las pendientes son 0.",
  slopeFormula: ({ blame, value, slope, shared }) =>
    shared
      ? `pendiente = ${plus(slope)}`
      : `${short(blame)} \u00d7 ${factor(value)} = ${plus(slope)}`,
  stepSaid({ rate, slope, count }) {
    const way = slope > 0 ? "disminuye" : "crece";
    return `El paso: cada peso se mueve contra su pendiente, ${short(rate)} veces lo que ella mide. Este ${way}. Los otros ${many(count - 1)} números de la red se mueven igual.`;
  },
  stepFormula: ({ rate, before, slope, after }) =>
    `${short(before)} \u2212 ${short(rate)} \u00d7 ${factor(slope)} = ${short(after)}`,
  againSaid(drawn, target, shares, loss) {
    const read = `El mismo ${thing(drawn)}, leído con los pesos nuevos: ${the(target)} tenía ${theShare(shares[0])}, ahora tiene ${theShare(shares[1])}.`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read} La pérdida es ${short(loss[1])}, como antes: donde es casi plana, un paso no cambia nada que se vea.`;
    }
    return loss[1] > loss[0]
      ? `${read} La pérdida ha crecido, de ${short(loss[0])} a ${short(loss[1])}: el paso ha sido demasiado largo y se ha pasado de la meta.`
      : `${read} La pérdida ha bajado de ${short(loss[0])} a ${short(loss[1])}.`;
  },
  priceCounting:
    "¿Qué ha hecho este paso con todos los demás dibujos? Se están leyendo otra vez los de muestra.",
  priceSaid({ drawings: count, right, loss, worse }) {
    const all = `Nadie ha preguntado a los demás dibujos. De ${counted(count, nouns.drawing)} de la página, antes se leían bien ${many(right[0])}; ahora, ${many(right[1])}.`;
    const mean = `Su pérdida media ha pasado de ${short(loss[0])} a ${short(loss[1])}`;
    const worsened = worse === 1 ? "1 ha empeorado" : `${many(worse)} han empeorado`;
    return worse > 0
      ? `${all} ${mean}; ${worsened}. Por eso el entrenamiento mira muchos dibujos por turnos.`
      : `${all} ${mean}; ninguno ha empeorado.`;
  },
  note: (blame) => (blame === 0 ? ", sin culpa" : `, culpa ${plus(blame)}`),
  weight: "Un peso",
  weightWords: (from, into) => `${from} → ${into}`,
  weightHint: "Señala un cuadro de abajo para ver aquí su peso.",
  weightName: "Peso",
  computed: "Pendiente, calculada hacia atrás",
  measured: "Pendiente, medida",
  measuredIs: (value, least) =>
    Math.abs(value) < least ? `0 \u00b1 ${short(least)}` : short(value),
  measuredWords: (nudge, up, down) =>
    `Medida: con este peso ${short(nudge)} mayor, la pérdida es ${exact(up)}; con él ${short(nudge)} menor, ${exact(down)}. Su diferencia, dividida entre ${short(2 * nudge)}, es la pendiente.`,
  slopes: "Todas las pendientes",
  slopesWords:
    "Cómo cambia la pérdida con cada peso: una fila por cada neurona o mapa que lee, una columna por lo que lee. Violeta lleno: el peso debería disminuir. Hueco: debería crecer. Vacío: se queda.",
  matrix: (op) => `Pendientes de ${op}`,
  matrixSize: (op, outputs, inputs) => `${op}: ${many(outputs)} × ${many(inputs)}`,
  blockOf: (size) =>
    size > 1
      ? `Un cuadro son hasta ${many(size)} pesos, y muestra la mayor pendiente.`
      : "Un cuadro es un peso.",
  slopeAt: (from, into, slope) => `${from} → ${into}: ${plus(slope)}`,
  pictures: (op) => `Mayores pendientes de ${op}`,
  pictureName: (op, unit) => `${op} ${unit}`,
  weightsOf: "pesos",
  slopesOf: "pendientes",
  weightsName: (op, unit) => `Pesos de ${op} ${unit}`,
  slopesName: (op, unit) => `Pendientes de ${op} ${unit}`,
  valueAt: (at, value) => `${at}: ${plus(value)}`,
  price: "El precio",
  priceChanged: "Leídos de otro modo que antes",
  priceWorst: "Lo que ha empeorado",
  drawing: "dibujo",
  readAs: (before, after) => (before === after ? `sigue ${after}` : `${before}, ahora ${after}`),
  mapOf: (op, map) => `mapa ${map} de ${op}`,
  placeOf: (row, column, read) => `fila ${row}, columna ${column} del kernel para el mapa ${read}`,
  numberOf: (at) => `número ${at} de lo que se lee`,
};
