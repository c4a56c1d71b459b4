/**
 * What the cards of the lesson tell and ask: at most 40 words each, in plain words. A term stands in
 * bold where it is explained first. Numbers are those of what is on the pad.
 */
import type { About, Who } from "../en/coursecards";
import { plus as adding, rich, strong, minus as taking } from "../rich";
import type { Words } from "../words";
import { dataNamed, of, one, The, the } from "./names";
import {
  counted,
  exactPercent,
  fixed,
  many,
  nouns,
  num,
  ofShare,
  short,
  theShare,
} from "./numbers";

type Cards = Words["course"]["cards"];

const who = (at: Who): string =>
  "output" in at ? `la neurona ${of(at.output)}` : `la neurona ${at.neuron}`;
const answer = ({ digits }: About): string => (digits ? "dígito" : "clase");
const sameAnswer = ({ digits }: About): string => (digits ? "el mismo dígito" : "la misma clase");
const yours = ({ picture }: About): string => (picture ? "tu dibujo" : "tu entrada");
const input = ({ picture }: About): string => (picture ? "píxel" : "número");
const inputs = ({ picture }: About): string => (picture ? "píxeles" : "números");
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers: Cards["numbers"] = {
  grid: (columns, rows) =>
    rich`Un ordenador no tiene ojos. Por eso tu dibujo se reduce y se pone sobre una cuadrícula de ${`${columns} × ${rows}`} cuadritos, llamados ${strong("píxeles")}. Mira cómo.`,
  howMany: (count, low, high) =>
    rich`Cada píxel es ahora un número: ${short(low)} es vacío, ${short(high)} es tinta plena. ¿Cuántos de los ${many(count)} números son mayores que ${short(low)}?`,
  inked: (above, rest) =>
    rich`${counted(above, nouns.pixel)} ${above === 1 ? "tiene" : "tienen"} algo de tinta, los otros ${many(rest)} están vacíos. Una línea es fina, incluso en una cuadrícula pequeña.`,
  row: (count) =>
    rich`Desde aquí ya no hay imagen, solo estos ${many(count)} números en fila. Todo lo que sigue es aritmética con ellos.`,
};

const neuron: Cards["neuron"] = {
  products: (about, at) =>
    rich`Una ${strong("red neuronal")} son muchas pequeñas calculadoras, llamadas ${strong("neuronas")}. Mira ${who(at)}: multiplica cada ${input(about)} por un ${strong("peso")}, que dice cuánto cuenta ese ${input(about)}, a favor o en contra.`,
  whatComesOut: (at, products, sum, bias, digits) =>
    rich`${products === 1 ? "El producto" : `Los ${counted(products, nouns.product)}`} de ${who(at)} ${products === 1 ? "es" : "suman"} ${fixed(sum, digits)}. Luego añade su ${strong("sesgo")}, un número propio: ${fixed(bias, digits)}. ¿Cuánto sale?`,
  added: (sum, bias, z, digits) =>
    rich`${`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`}. El sesgo simplemente se suma: una neurona con un sesgo alto necesita menos para pasar de 0.`,
  layer: (about, at, count) =>
    count === 1
      ? rich`Mira sumar a ${who(at)}. Todas las neuronas que leen los mismos ${inputs(about)} son una ${strong("capa")}: aquí es solo esta.`
      : rich`Mira sumar a ${who(at)}. ${counted(count, nouns.neuron)} hacen eso con los mismos ${inputs(about)}, cada una con sus pesos y su sesgo: juntas son una ${strong("capa")}.`,
};

const weights: Cards["weights"] = {
  picture: (at) =>
    rich`Un peso por píxel: puestos del mismo modo, son una imagen. La tinta sobre ${adding("cuadros verdes, llenos,")} cuenta a favor de la neurona; sobre ${taking("rosas, huecos,")} en contra. Esta es ${who(at)}.`,
  which: () =>
    rich`Una neurona está ${strong("activa")} cuando su resultado es mayor que 0. Una de estas tres está muy activa con tu dibujo, las otras no. ¿Qué pesos encajan con tu tinta?`,
  fits: (letter, at, z, others) =>
    rich`La imagen ${letter} es ${who(at)}. Tu tinta cuenta más a favor que en contra: su resultado es ${num(z)}. Las otras dos llegan a ${others.map(num).join(" y ")}.`,
  nobody: () =>
    rich`Nadie ha dibujado estas imágenes. Los pesos se encontraron con ensayos y pequeñas correcciones, como cuenta el capítulo sobre el aprendizaje.`,
};

const relu: Cards["relu"] = {
  rule: () =>
    rich`Tras su suma, cada neurona sigue una regla breve, ${strong("ReLU")}: lo que es menor que 0 pasa a ser 0, lo que es mayor queda como está. Una neurona en 0 no transmite nada.`,
  which: (count) =>
    rich`Aquí hay ${counted(count, nouns.neuron)} con sus sumas. ¿Cuáles sobreviven a ReLU? Márcalas y comprueba.`,
  option: (index, z) => `Neurona ${index}: ${num(z)}`,
  survived: (survivors, count) =>
    rich`${many(survivors)} de ${many(count)} ${survivors === 1 ? "sobrevive" : "sobreviven"}: lo que es mayor que 0. Todo lo demás pasa a ser 0, por muy abajo que estuviera.`,
  watch: () =>
    rich`Ahora toda la capa a la vez. Lo que sobrevive está ${strong("activo")} y se pone rojo, más brillante cuanto mayor es el resultado. Mira.`,
  count: (about, active, count) =>
    rich`Con ${yours(about)} están activas ${many(active)} de ${counted(count, nouns.neuron)}. Sin una curva así, varias capas no podrían más que una sola.`,
};

const districts: Cards["districts"] = {
  stand: (about, layers) =>
    layers === 1
      ? rich`Las neuronas que son más fuertes con ${sameAnswer(about)} están juntas, en ${strong("barrios")}. Mira cómo se ilumina esta capa.`
      : rich`Cada capa lee la anterior. Las neuronas que son más fuertes con ${sameAnswer(about)} están juntas, en ${strong("barrios")}. Mira cómo se iluminan las capas, una tras otra.`,
  which: (about, layer) =>
    rich`Mira la capa ${layer}. ¿El barrio de qué ${answer(about)} brilla más? Señala en el escenario una neurona de ese barrio y púlsala, o elige aquí.`,
  most: (name, layer, share) =>
    rich`El barrio ${of(name)}: sus neuronas tienen ${theShare(share)} de todo lo que está activo en ${layer}.`,
  sorted: (name, first, before, last, after) =>
    rich`El barrio ${of(name)} tiene ${theShare(before)} de lo que está activo en ${first}, y ${theShare(after)} en ${last}. Capa tras capa, los números se ordenan por lo que significan.`,
};

const shares: Cards["shares"] = {
  scores: (about) =>
    rich`La última capa tiene una neurona por ${answer(about)}. Su resultado se llama ${strong("puntuación")}: cuanto más alta, más habla a favor de ${about.digits ? "ese dígito" : "esa clase"}.`,
  second: (about) =>
    rich`¿Qué ${answer(about)} tendrá la segunda puntuación más alta? Elige su barra.`,
  came: (first, high, second, low) =>
    rich`${The(second)} queda en segundo lugar, con ${num(low)}. La puntuación más alta es la ${of(first)}: ${num(high)}.`,
  watch: () => rich`Mira ahora cómo salen las puntuaciones.`,
  softmax: () =>
    rich`${strong("Softmax")} convierte puntuaciones en ${strong("porcentajes")} que suman 100\u00a0%. Un punto más cuenta unas 2,7 veces más; dos puntos, 7 veces: ventajas pequeñas se hacen grandes. Mira.`,
  gap: (first, p, second, q) =>
    rich`${The(first)} obtiene ${theShare(p)}; ${the(second)} queda en segundo lugar, con ${theShare(q)}. ¿Cuántos puntos debe subir la puntuación ${of(second)} para que los dos porcentajes sean iguales?`,
  points: (points) => `${fixed(points, 1)} puntos`,
  answer: (first, high, second, low) =>
    rich`${The(first)} tiene la puntuación ${num(high)}, ${the(second)} tiene ${num(low)}: basta con la diferencia. A puntuaciones iguales, porcentajes iguales.`,
  drag: (second) =>
    rich`Pruébalo: sube la puntuación ${of(second)} hasta que gane. Todos los porcentajes juntos siguen sumando 100\u00a0%, así que los demás tienen que ceder.`,
  won: (second, share) =>
    rich`Gana ${the(second)}, con ${theShare(share)}. Solo ha subido su puntuación, y todos los demás porcentajes se han encogido.`,
};

const reasons: Cards["reasons"] = {
  howFew: (first) =>
    rich`¿Cuántos píxeles, bien elegidos, habría que borrar para que la respuesta ya no sea ${first}?`,
  evidence: (about, first, second) =>
    about.picture
      ? rich`¿Qué ha decidido? La ${strong("evidencia")} de cada píxel: lo que su tinta suma a la puntuación ${of(first)}, menos lo que suma a la ${of(second)}. Los cuadros cálidos, llenos, hablan a favor ${of(first)}; los fríos, huecos, ${of(second)}.`
      : rich`¿Qué ha decidido? La ${strong("evidencia")} de cada número: lo que suma a la puntuación ${of(first)}, menos lo que suma a la ${of(second)}. Por encima de 0 habla a favor ${of(first)}; por debajo, ${of(second)}.`,
  fool: (first) =>
    rich`Ahora engáñala: borra los menos píxeles que puedas hasta que la respuesta ya no sea ${first}. Pulsa los píxeles para borrarlos, o usa las flechas e Intro.`,
  fooled: (erased, name) =>
    rich`Engañada, con ${counted(erased, nouns.pixel)}: ahora dice ${name}. Tú seguirías viendo lo que dibujaste.`,
  best: (count) =>
    rich`Una búsqueda lo ha logrado con ${many(count)}: tomaba siempre el píxel cuya tinta hablaba más a favor de la respuesta. Quizá encuentres un camino con menos.`,
  firm: () =>
    rich`Una búsqueda que tomaba siempre el píxel con más evidencia no ha encontrado ningún camino. Puedes probarlo de todos modos.`,
};

const learning: Cards["learning"] = {
  training: (about) =>
    rich`Al principio todos los pesos eran al azar. En el ${strong("entrenamiento")} se le mostraron ${about.picture ? "muchas imágenes" : "muchos ejemplos"} con la respuesta correcta, y cada vez cada peso se movió un poco, para que se equivocara menos.`,
  loss: (costs) =>
    rich`Cuánto se equivocaba es un número, la ${strong("pérdida")}: ${strong("−log")} del porcentaje que obtuvo la respuesta correcta. ${costs.map(([share, loss]) => `Un porcentaje ${ofShare(share)} cuesta ${fixed(loss, 2)}.`).join(" ")}`,
  half: (about, name, p, loss) =>
    rich`Si ${name} es lo correcto para ${yours(about)}, su porcentaje ${ofShare(p)} cuesta ${loss < 0.005 ? `menos de ${fixed(0.01, 2)}` : fixed(loss, 2)}. ¿Cuánto costaría un porcentaje ${ofShare(0.5)}?`,
  costs: (loss) =>
    rich`−log de ${fixed(0.5, 1)} es ${fixed(loss, 2)}. Cuanto menor es el porcentaje de la respuesta correcta, más deprisa sube la pérdida, y más se mueven los pesos.`,
  grow: () =>
    rich`Al principio todos los pesos son pequeños y al azar. ¿Qué capa tiene los ${strong("pesos que más crecen")}, comparados con lo que eran? Di lo que crees y mira cómo ocurre.`,
  test: () =>
    rich`¿Solo se ha aprendido los ejemplos de memoria? Eso se averigua con ${strong("ejemplos de prueba")}, que nunca ve en el entrenamiento.`,
  tested: (share, images, data) =>
    rich`¿Solo se ha aprendido los ejemplos de memoria? Eso se averigua con ${strong("ejemplos de prueba")}, que quedan fuera del entrenamiento. Acertó en el ${exactPercent(share)} de ${many(images)} (${dataNamed(data)}).`,
};

const task: Cards["task"] = {
  draw: (about, name) =>
    about.picture
      ? rich`Tu tarea: dibuja algo que la red tome por ${about.digits ? one(name) : name}. A ti no tiene por qué parecértelo. La respuesta sigue a tu lápiz.`
      : rich`Tu tarea: mueve los deslizadores hasta que la respuesta sea ${name}. La respuesta los sigue.`,
  solved: (name, confidence) =>
    rich`Hecho: la red lo toma por ${name}, con una confianza ${ofShare(confidence)}. Ahora ya sabes cómo llega a eso.`,
  readyMade: (name) => rich`Este es de muestra, y para la red también es ${name}. Ahora uno tuyo.`,
  hint: (about, name) =>
    about.digits
      ? rich`Una pista: empieza con ${one(name)} claro en el centro del lienzo, tan grande como puedas, y cámbialo poco a poco.`
      : rich`Una pista: cambia una cosa cada vez y quédate con lo que haga crecer el porcentaje ${of(name)}.`,
  end: () =>
    rich`Esta era la lección. Explorar sigue desde aquí: pulsa cualquier neurona del escenario para ver sus números y prueba tus propios dibujos.`,
  endOfValues: () =>
    rich`Esta era la lección. Explorar sigue desde aquí: pulsa cualquier neurona del escenario para ver sus números y prueba otros valores.`,
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
