/** What each step of the story is called and what it says. */
import type { Answered, Bent, Carried, Followed, Shares } from "../en/steps";
import type { Words } from "../words";
import { of, the } from "./names";
import {
  counted,
  many,
  noun,
  nouns,
  num,
  ofShare,
  percent,
  sharePercent,
  short,
  theShare,
} from "./numbers";

type Size = readonly [columns: number, rows: number];

const by = ([columns, rows]: Size): string => `${columns}\u00d7${rows}`;

const shift = (right: number, down: number): string =>
  `${num(Math.abs(right))} píxeles a la ${right < 0 ? "izquierda" : "derecha"}, ${num(Math.abs(down))} hacia ${down < 0 ? "arriba" : "abajo"}`;

function subject(at: Followed): string {
  if ("cell" in at) return "Esta celda";
  return "output" in at ? `La salida ${at.output}` : `La neurona ${at.neuron}`;
}

function object(at: Followed): string {
  if ("output" in at) return `la salida ${at.output}`;
  if ("neuron" in at) return `la neurona ${at.neuron}`;
  const { map, row, column } = at.cell;
  const where = `fila ${row}, columna ${column}`;
  return at.sameMap ? `la de la ${where},` : `la del mapa ${map}, ${where},`;
}

export const stepNames: Words["stepNames"] = {
  ink: "tinta",
  photo: "foto",
  separate: "separar la tinta",
  fit: "ajustar y centrar",
  pixels: "píxeles",
  features: "características",
  products: "productos",
  sum: "suma",
  norm: "normalización",
  window: "ventana",
  layer: "todas las neuronas",
  maps: "todos los mapas",
  pool: "pooling",
  join: "unión",

  lay: "mapas en fila",
  scores: "puntuaciones",
  dropout: "dropout",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "respuesta",
  ofLayer: (layer, step) => `${layer}: ${step}`,
};

export const steps: Words["steps"] = {
  ink: (strokes, points) =>
    `Tu dibujo: ${counted(strokes, noun("trazo", "trazos"))} de lápiz, ${many(points)} puntos.`,
  photo: (size, darkest, brightest) =>
    `Tu foto, reducida y en gris: ${by(size)} números entre 0, negro, y 1, blanco. El más oscuro es ${num(darkest)}; el más claro, ${num(brightest)}.`,
  separate: (sheet, inked) =>
    `Lo que destaca sobre el papel que lo rodea es tinta: ${sharePercent(inked)} de estos ${by(sheet)} píxeles. Las luces y las sombras han desaparecido.`,
  fitPhoto: (ink, box, picture, right, down) =>
    `La tinta, ${by(ink)} píxeles, se recorta, se ajusta a un cuadro de ${by([box, box])} y se equilibra en el centro de ${by(picture)}: ${shift(right, down)}.`,
  fit: (box, picture, right, down) =>
    `La tinta se ajusta a un cuadro de ${by(box)} y se equilibra en el centro de la imagen de ${by(picture)}: ${shift(right, down)}.`,
  pixels(count, planes, least, most, above) {
    const inRow =
      planes > 1
        ? `La entrada se convierte en ${many(count)} números en fila, un plano de color tras otro`
        : `La entrada se convierte en ${many(count)} números en fila`;
    const over = `Mayores que 0: ${many(above)} de ellos.`;
    return least < 0 || most > 1
      ? `${inRow}, aquí de ${num(least)} a ${num(most)}. ${over}`
      : `${inRow}: 0 es vacío, 1 es tinta plena. ${over}`;
  },
  features(count, values) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join("; ");
    const more = count > values.length ? `; y ${many(count - values.length)} más` : "";
    const what = count === 1 ? "es un número" : `son ${many(count)} números en fila`;
    return `La entrada ${what}: ${first}${more}. Lo que pasa de 0 es rojo; lo que no llega, hueco.`;
  },
  products({ layer, inputs, followed, ...drawn }) {
    const each = inputs === 1 ? "su única entrada" : `cada una de sus ${many(inputs)} entradas`;
    return `${subject(followed)} de ${layer} multiplica ${each} por un peso aprendido. ${carried(drawn)}`;
  },
  sum(count, sum, bias, z) {
    const added =
      count === 1 ? "Toma su único producto" : `Suma sus ${counted(count, nouns.product)}`;
    if (bias === null) return `${added}: ${num(z)}.`;
    return `${added}: ${num(sum)}. Luego añade su sesgo, otro número aprendido: ${num(bias)}.`;
  },
  activation({ activation, relu, followed, silenced }) {
    if (!relu)
      return `${activation} curva cada valor con la misma función. ${bent(followed, silenced)}`;
    return `ReLU conserva lo que es mayor que 0; el resto pasa a ser 0. ${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }) {
    const one = count === 1;
    const all = one ? `La única neurona de ${layer}` : `Las ${many(count)} neuronas de ${layer}`;
    const does = doing(role, again, one);
    const lit = active === 1 ? "1 se ilumina" : `${many(active)} se iluminan`;
    return `${all} ${does}: ${lit}. ${carried(drawn)}`;
  },
  dropout: (p) =>
    `Dropout, como en el entrenamiento: cerca del ${percent(p)} de estas neuronas se apagan al azar; las demás se multiplican por 1 / ${num(1 - p)} = ${num(1 / (1 - p))}.`,
  scores({ layer, classes, least, most, ...drawn }) {
    const range =
      classes === 1
        ? `una puntuación (un logit): ${num(most)}`
        : `${many(classes)} puntuaciones (logits), una por respuesta, de ${num(least)} a ${num(most)}`;
    return `${layer} da ${range}. ${carried(drawn)}`;
  },
  shares({ kind, first, second }) {
    const other = second
      ? `; ${the(second.name)}, con ${num(second.score)}, obtiene ${theShare(second.share)}`
      : "";
    return `${sharing(kind)}: ${the(first.name)}, con ${num(first.score)}, obtiene ${theShare(first.share)}${other}.`;
  },
  answer: (at) => `${highest(at)} ${shownFor(at)}`,
  finished: (at) =>
    `${highest(at)} Pulsa Reproducir para ver cómo se llega a ella.${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean, one: boolean): string {
  if (role === "join") return one ? "suma lo que lee" : "suman lo que leen";
  if (role !== "affine") return one ? "transforma lo que lee" : "transforman lo que leen";
  if (again) return one ? "hace justo esto" : "hacen lo mismo con sus propios pesos";
  return one ? "multiplica y suma del mismo modo" : "multiplican y suman del mismo modo";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "Aquí todo es 0: no se traza ninguna línea.";
  const flows = `${sharePercent(share)} de lo que fluye`;
  return lines === 1
    ? `Se traza una línea: ${flows}.`
    : `Se trazan las ${many(lines)} líneas más fuertes: ${flows}.`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const more = silenced ? `; ${object(silenced.neuron)} de ${num(silenced.z)} a 0` : "";
  return `${subject(followed.neuron)} pasa de ${num(followed.z)} a ${num(followed.a)}${more}.`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const first =
    a > 0
      ? `${subject(neuron)} conserva su ${num(a)}`
      : `${subject(neuron)} tenía ${num(z)} y pasa a 0`;
  if (!silenced)
    return `${first}. Ninguna otra ${"cell" in neuron ? "celda" : "neurona"} de aquí está por debajo de 0.`;
  return `${first}; ${object(silenced.neuron)} tenía ${num(silenced.z)} y pasa a 0.`;
}

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") {
    return "El código termina con sus puntuaciones. El softmax las convierte en porcentajes que suman 100\u00a0%";
  }
  const turned = `${kind} convierte las puntuaciones en porcentajes que suman 100\u00a0%`;
  return kind === "softmax" ? turned : `${turned} y toma su logaritmo`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `Las barras más altas son iguales: la red duda y se queda con la respuesta ${name}, con una confianza ${ofShare(confidence)}.`;
  }
  const also = rival ? `; ${the(rival[0])} también tiene ${theShare(rival[1])}` : "";
  return `La barra más alta es la respuesta: ${name}, con una confianza ${ofShare(confidence)}${also}.`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `Ahora las líneas muestran evidencia: continuas a favor ${of(name)}, discontinuas en contra.`
    : `Ahora las líneas muestran la evidencia a favor ${of(explained)}, no de la respuesta.`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : ` Las líneas explican ${the(explained)}, no la respuesta.`;

export const story: Words["story"] = {
  input: "entrada",
  answer: "respuesta",
  caption: "Paso",
  ready: "listo",
  count: (index, all) => `paso ${index + 1} de ${all}`,
  drawDigit:
    "Dibuja un dígito en el lienzo o elige uno de muestra: la red responde mientras dibujas.",
  drawSomething:
    "Dibuja algo en el lienzo o elige un dibujo de muestra: la red responde mientras dibujas.",
  following: "La respuesta sigue al lápiz.",
  learning: "La red aprende y la respuesta cambia con ella.",
  drawDigitFirst: "Dibuja primero un dígito o elige uno de muestra.",
  drawSomethingFirst: "Dibuja algo primero o elige un dibujo de muestra.",
  code: "Código de este paso",
  shape: "Forma ahora: ",
  name: "Historia",
  previous: "Paso anterior",
  previousKey: "Paso anterior (←)",
  next: "Paso siguiente",
  nextKey: "Paso siguiente (→)",
  play: "Reproducir",
  playKey: "Reproducir (Espacio)",
  pause: "Pausa",
  pauseKey: "Pausa (Espacio)",
  loop: "Bucle",
  loopTitle: "Al terminar, volver a empezar",
  timeline: "Línea de tiempo",
  at: (step, seconds, all) => `${step}, ${seconds} de ${all} segundos`,
  speed: "Velocidad",
  times: (speed) => `${short(speed)}×`,
};
