/** The text below the stage: how it works, the code, and where the weights come from. */

import type { Answers } from "../en/lesson";
import { active, code, contra, pro, type Rich, rich, strong, term } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import {
  counted,
  exactPercent,
  fixed,
  listed,
  many,
  noun,
  nouns,
  ofShare,
  percent,
  product,
} from "./numbers";

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const theClass = (digits: boolean): string => (digits ? "el dígito" : "la clase");
const ofEachClass = (digits: boolean): string => (digits ? "cada dígito" : "cada clase");
const yours = (picture: boolean): string => (picture ? "tu dibujo" : "tu entrada");
const image = (digits: boolean): string => (digits ? "imagen manuscrita" : "imagen");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `menos de ${fixed(0.001, 3)}` : fixed(loss, 3);

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) {
    return `los dígitos ${names[0]}–${names[names.length - 1]}`;
  }
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join(", ")} y ${many(names.length - MOST_LISTED)} más`;
  }
  return listed(names);
}

export const lesson: Words["lesson"] = {
  howTitle: (ofLesson) =>
    ofLesson ? "¿Cómo funciona la red neuronal MNIST?" : "¿Cómo funciona esta red neuronal?",
  how: (digits, picture) =>
    rich`Esta animación muestra cómo una ${term("red neuronal")} reconoce ${digits ? "un dígito manuscrito" : "lo que se le muestra"}. Nada en ella es inventado: cada brillo, cada línea y cada barra es un número que la red ha calculado para ${picture ? "el dibujo del lienzo" : "los valores de los deslizadores"}.`,
  neuron: rich`Una ${term("neurona")} es un cálculo pequeño: multiplica cada número que le llega por un ${term("peso")} propio, y al total de estos ${term("productos")} le añade un número más, su ${term("sesgo")}. Cuanto mayor es un peso, más cuenta el número, y por debajo de 0 cuenta en contra de la neurona; el sesgo sube o baja toda la ${term("suma")}, sea cual sea la entrada.`,
  learnt: rich`Nadie escribe los pesos y los sesgos: se aprenden con ejemplos, y a eso se le llama ${term("entrenamiento")}.`,
  layers: (layers) =>
    rich`Las neuronas que leen los mismos números forman una ${term("capa")}. El modelo tiene ${counted(layers.length, noun("capa", "capas"))} de pesos, ${listed(layers)}, entre estos grupos de neuronas:`,
  inputLayer: "Capa de entrada",
  input({ count, picture, digits, names }) {
    if (picture) {
      const each =
        picture.length > 2
          ? "cada uno de sus cuadritos en cada plano"
          : "cada uno de estos cuadritos";
      return rich`La ${image(digits)} de ${product(picture)} ${term("píxeles")} se convierte en un ${term("vector")}, una fila de números, de ${counted(count, nouns.neuron)}: una para ${each}.`;
    }
    const numbers = count === 1 ? "Un número" : `${many(count)} números, una neurona para cada uno`;
    if (!names) return [`${numbers}.`];
    const more = count > MOST_LISTED ? ["más"] : [];
    return [`${numbers}: ${listed([...names.slice(0, MOST_LISTED), ...more])}.`];
  },
  inputMaps: (picture, digits) =>
    rich`La ${image(digits)} de ${product(picture)} ${term("píxeles")} sigue siendo la imagen que es: ${many(picture.reduce((all, side) => all * side, 1))} números, las neuronas de la entrada. Unos números en fila se llaman ${term("vector")}.`,
  convolution: (names, size, count) =>
    rich`${listed(names)} ${names.length === 1 ? "es una" : "son, cada una, una"} ${term("convolución")}: allí una neurona lee solo lo que queda bajo una ventana pequeña, en ${code(names[0])} una de ${product(size)}, y usa los mismos pesos en todas partes. Lo que una ventana encuentra en todas partes es un ${term("mapa de características")}, dibujado como imagen; ${code(names[0])} tiene ${many(count)}.`,
  pooling: (names, largest) =>
    rich`${listed(names)} ${names.length === 1 ? "es" : "son"} ${term("pooling")}: de varios vecinos ${largest ? "solo sigue el número mayor" : "sigue un solo número"}, de modo que los mapas se hacen más pequeños y un pequeño desplazamiento del dibujo importa menos.`,
  batchNorm: (names) =>
    rich`${listed(names)} ${names.length === 1 ? "es una" : "son, cada una, una"} ${term("normalización por lotes")}: desplaza y escala las sumas de un mapa, según números medidos y aprendidos en el entrenamiento, para que su dispersión sea cercana a 1.`,
  hiddenMaps: (sizes) =>
    `Hay ${sizes.length === 1 ? "una" : sizes.length}: ${listed(
      sizes.map(([name, maps, size]) =>
        size.length > 0
          ? `${name} con ${counted(maps, nouns.map)} de ${product(size)}`
          : `${name} con ${counted(maps, nouns.neuron)}`,
      ),
    )}. Cada una elabora lo que han averiguado las capas anteriores.`,
  hiddenLayers: (count) => (count === 1 ? "Capa oculta" : "Capas ocultas"),
  hidden: (sizes) =>
    sizes.length === 1
      ? `Contiene ${counted(sizes[0], nouns.neuron)}. Cada una elabora lo que ha averiguado la capa anterior.`
      : `Hay ${sizes.length}, con ${listed(sizes.map(many))} neuronas respectivamente. Cada una elabora lo que ha averiguado la capa anterior.`,
  outputLayer: "Capa de salida",
  output: (at) =>
    at.names.length === 1
      ? `1 neurona, para la única respuesta: ${at.names[0]}.`
      : `${counted(at.names.length, nouns.neuron)}, una por respuesta: ${answers(at)}.`,
  activations: (names, relu) =>
    relu
      ? rich`Detrás de cada capa oculta viene ${term(listed(names))}: conserva un valor mayor que cero y convierte todo lo demás en 0. Una neurona que queda por encima de 0 está ${term("activa")}, y ese número es su ${term("activación")}; las demás no transmiten nada.`
      : rich`Detrás de cada capa oculta viene ${strong(listed(names))}: curva cada valor con una función fija, para que las capas juntas puedan más que una sola. Lo que sale es la ${term("activación")} de la neurona; una neurona está ${term("activa")} cuando es mayor que 0.`,
  dropout: (p) =>
    rich`Para el entrenamiento el modelo tiene ${term("dropout")}: apaga cada una de estas neuronas en el ${percent(p)} de los casos, al azar, para que la red no dependa de ninguna en particular. Sirve contra el ${term("sobreajuste")}, aprender los ejemplos de memoria; mientras la red reconoce, dropout no hace nada.`,
  why: (picture) =>
    `¿Por qué varias capas? La primera pondera ${picture ? "píxeles sueltos" : "las propias entradas"}; cada una de las siguientes pondera lo que han encontrado las neuronas anteriores, y así nota combinaciones que ninguna suma de ${picture ? "píxeles" : "entradas"} puede notar por sí sola.`,
  activeNow: (layers, picture) =>
    `Para ${yours(picture)}, ahora mismo, están activas: ${listed(
      layers.map(({ name, active, count }) => `${many(active)} de ${many(count)} en ${name}`),
    )}.`,
  softmax(kind, classes, digits) {
    const scores = counted(classes, noun("puntuación", "puntuaciones"));
    const turns = classes === 1 ? `la puntuación` : `las ${scores}`;
    const probabilities: Rich = rich`en ${term("probabilidades")}: cada una es un valor entre 0 y 1, y su suma es 1. Así dice la red cuál es ${theClass(digits)} con la probabilidad más alta.`;
    const first = rich`Lo que suma la última capa son ${term("puntuaciones")}, también llamadas logits.`;
    if (kind === "log_softmax") {
      return rich`${first} Después viene ${term("log_softmax")}, el ${term("logaritmo")} de la función ${term("softmax")}: softmax convierte ${turns} ${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`${first} Después viene la función ${term("softmax")}, que convierte ${turns} ${probabilities}`;
    }
    return rich`El código de la red termina con las ${term("puntuaciones")} de su última capa, también llamadas logits. La página añade la función ${term("softmax")}, que convierte ${turns} ${probabilities}`;
  },
  formula:
    "Como fórmula, con z para las puntuaciones, p para las probabilidades y e para el número 2,718…:",
  formulaSpoken:
    "p de i es e elevado a z de i, dividido entre la suma de e elevado a z de j para todo j",
  stage: (digits, plain) =>
    rich`En el escenario, ${active(plain ? "las neuronas activas son rojas" : "los valores mayores que 0 son rojos")}, más brillantes cuanto mayor es el valor. En cuanto hay una respuesta, las ${term("conexiones importantes")} se dibujan como líneas según su ${term("evidencia")}: ${pro("continuas y cálidas")} donde hablan a favor de la respuesta, ${contra("discontinuas y frías")} donde hablan en contra. La probabilidad de ${ofEachClass(digits)} es una barra; la de probabilidad más alta se muestra como ${term("predicción")}, y su probabilidad, como ${term("confianza")}.`,
  now: (name, confidence, picture) =>
    `Para ${yours(picture)} es ${name}: su probabilidad es ${ofShare(confidence)}.`,
  accuracy: (measured, digits) =>
    rich`¿Con qué frecuencia acierta? Solo pueden decirlo los ${term(digits ? "dígitos de prueba" : "ejemplos de prueba")}, con los que no ha aprendido; medido: ${listed(
      measured.map(
        ({ data, images, accuracy }) =>
          `el ${exactPercent(accuracy)} de ${many(images)} ${digits ? "imágenes" : "ejemplos"} (${dataNamed(data)})`,
      ),
    )}. Siempre responde, incluso a un garabato: una probabilidad alta dice lo segura que está la red, no que acierte.`,
  trainingTitle: "De dónde vienen los pesos",
  training(weights, pytorch, kind, digits) {
    const before = rich`Nadie ha escrito los ${many(weights)} pesos y sesgos: se han aprendido. Durante el entrenamiento se muestran a la red muchos ejemplos con la respuesta correcta, y una función de ${term("pérdida")} del tipo entropía cruzada mide cuánto se equivoca`;
    const after =
      "Después cada peso se mueve un poco en la dirección que hace menor la pérdida, una y otra vez. Terminado el entrenamiento, el modelo da una ";
    const end = ` para cada ${digits ? "imagen" : "entrada"} que se le muestra: ${theClass(digits)} con la probabilidad más alta.`;
    const rest = rich`${after}${strong("predicción")}${end}`;
    if (!pytorch) return rich`${before}. ${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}: ${code("nn.NLLLoss")} sobre la salida de log_softmax, o ${code("nn.CrossEntropyLoss")}, que da los dos pasos a la vez. ${rest}`;
    }
    return rich`${before}, como ${code("nn.CrossEntropyLoss")} sobre las puntuaciones. ${rest}`;
  },
  loss: rich`Para un ejemplo, la pérdida es −log p, el ${term("logaritmo")} natural de p con signo menos, donde p es la probabilidad de la respuesta correcta: cerca de 0 para una respuesta acertada y segura, y grande para una segura y equivocada.`,
  lossNow(name, loss, other, picture) {
    const wrong = other ? `; si lo correcto es ${other.name}, es ${fixed(other.loss, 2)}` : "";
    return `Para ${yours(picture)}, si lo correcto es ${name}, p es ${ofShare(Math.exp(-loss))} y la pérdida es ${small(loss)}${wrong}.`;
  },
  wordsTitle: "Palabras",
  words: "Qué significan los términos de esta página, en el orden en que aparecen.",
  codeTitle: "El código Python y su explicación",
  code(file, name, framework, sizes) {
    const written = framework ? `tal como está escrita en ${framework}` : "tal como está escrita";
    const what = sizes
      ? `la red totalmente conectada ${name} ${written}: ${listed(sizes.map(many))} neuronas, de la entrada a la salida`
      : `la red ${name} ${written}`;
    return rich`Esto es ${code(file)}, ${what}. Señala una línea marcada, o llega a ella con la tecla Tab, y el escenario muestra lo que hace.`;
  },
  codeDoes(at, hidden, kind, answer) {
    const takes = at.picture
      ? `imágenes de ${product(at.picture)} (${many(at.count)} ${at.digits ? "píxeles" : "números"})`
      : counted(at.count, nouns.number);
    const through = noun("capa oculta", "capas ocultas");
    const them = at.picture ? "las" : at.count === 1 ? "lo" : "los";
    const passes = hidden > 0 ? `, ${them} pasa por ${counted(hidden, through)}` : "";
    const what = { log_softmax: "el logaritmo de una probabilidad", softmax: "una probabilidad" };
    const gives = kind === "logits" ? "una puntuación" : what[kind];
    const classes = answer.digits
      ? noun("dígito", "dígitos distintos")
      : noun("clase", "clases distintas");
    return `El código toma como entrada ${takes}${passes} y devuelve ${gives} para ${counted(answer.names.length, classes)}.`;
  },
  insideTitle: "La red por dentro",
  inside: (picture, maps) =>
    `¿Qué hace una sola ${maps ? "celda o neurona" : "neurona"}, y por qué esta respuesta y no otra? Cada capítulo lo dice en pocas palabras y luego lo muestra en el escenario, con ${picture ? "tu propio dibujo" : "tu propia entrada"}.`,
  showMe: "Muéstramelo",
  showChapter: (title) => `Muéstramelo: ${title}`,
  chapter: (index, all, title) => `${index + 1} de ${all}: ${title}`,
  previousChapter: "Anterior",
  nextChapter: "Capítulo siguiente",
  text: "Texto",
};
