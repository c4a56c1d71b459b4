/** The terms of the page's texts, each in one plain sentence. A term is so of any network. */

import { termOf as of, type Term } from "../glossary";

export const glossary: readonly Term[] = [
  of(
    "red neuronal, redes neuronales",
    "Muchas neuronas en capas, que han aprendido con ejemplos qué responder.",
  ),
  of("neurona, neuronas", "Un cálculo pequeño: lee muchos números, y sale un solo número."),
  of(
    "peso, pesos",
    "Un número aprendido que dice cuánto cuenta una entrada de una neurona, y si a favor o en contra.",
  ),
  of("producto, productos", "Lo que sale al multiplicar un número por su peso."),
  of("suma, sumas", "Todos los productos de una neurona sumados; con el sesgo también se llama z."),
  of(
    "sesgo, sesgos",
    "Un número aprendido que una neurona añade a su suma, sea cual sea la entrada.",
  ),
  of(
    "entrenamiento, entrenamientos, entrenada",
    "Cambiar poco a poco los pesos y los sesgos hasta que las respuestas a muchos ejemplos son correctas.",
  ),
  of(
    "capa, capas",
    "Neuronas una junto a otra que leen los mismos números, o que en la entrada son esos números; las capas ocultas están entre la entrada y la salida.",
  ),
  of("píxel, píxeles", "Un cuadrito de una imagen, guardado como número."),
  of("vector, vectores", "Números en fila."),
  of(
    "tensor, tensores",
    "Números en una fila, una tabla o una pila de tablas: con lo que calcula una red.",
  ),
  of(
    "ReLU",
    "La regla que conserva lo que es mayor que 0 y convierte todo lo demás en 0; una función de activación.",
  ),
  of(
    "función de activación, funciones de activación",
    "Una curva fija por la que pasa la suma de una neurona antes de seguir adelante.",
  ),
  of("activación, activaciones", "El número que una neurona transmite."),
  of("activa, activas, activo, activos", "De una neurona: lo que transmite es mayor que 0."),
  of(
    "convolución, convoluciones",
    "Una capa en la que cada neurona mira por una ventana pequeña la capa anterior, con los mismos pesos en todas partes.",
  ),
  of(
    "mapa de características, mapas de características",
    "Lo que una ventana de una convolución encuentra en cada lugar: una imagen de neuronas, también llamada mapa.",
  ),
  of("kernel, kernels", "Los pesos de una ventana de una convolución, los mismos en todas partes."),
  of(
    "pooling, max pooling, average pooling",
    "Conservar un solo número de varios vecinos, el mayor o su media, para que los mapas se hagan más pequeños.",
  ),
  of(
    "normalización por lotes",
    "Desplazar y escalar las sumas de una capa según números aprendidos, para que su dispersión sea cercana a 1.",
  ),
  of(
    "dropout",
    "En el entrenamiento, apagar neuronas al azar, para no depender de ninguna en particular.",
  ),
  of("sobreajuste", "Aprender los ejemplos de memoria en vez de lo que tienen en común."),
  of("máscara, máscaras", "Una elección al azar de las neuronas que dropout apaga en una pasada."),
  of("matriz, matrices", "Números en una tabla de filas y columnas."),
  of(
    "puntuación, puntuaciones, logit, logits",
    "La suma de una neurona de la última capa, una por cada respuesta posible; también llamada logit.",
  ),
  of("log_softmax", "El logaritmo de lo que da softmax."),
  of(
    "logaritmo, logaritmos",
    "La potencia a la que hay que elevar e (2,718…) para obtener un número; el de 1 es 0.",
  ),
  of(
    "softmax",
    "Convierte puntuaciones en partes del 100\u00a0%: e elevado a cada una, dividido entre la suma de todas ellas.",
  ),
  of(
    "probabilidad, probabilidades, porcentaje, porcentajes",
    "La parte del 100\u00a0% que recibe una respuesta: cuánto la sostiene la red.",
  ),
  of("conexión, conexiones", "El camino de una neurona a otra; cada una tiene un peso."),
  of(
    "evidencia",
    "Cuánto suma una entrada, una neurona o una conexión a la puntuación de una respuesta, o cuánto le quita.",
  ),
  of("predicción, predicciones", "La respuesta de la red: lo que tiene la probabilidad más alta."),
  of("confianza", "La probabilidad de la predicción: lo segura que está la red, no si acierta."),
  of(
    "dígitos de prueba",
    "Dígitos que quedan fuera del entrenamiento, para medir con qué frecuencia acierta la red.",
  ),
  of(
    "ejemplos de prueba",
    "Ejemplos que quedan fuera del entrenamiento, para medir con qué frecuencia acierta la red.",
  ),
  of(
    "pérdida, pérdidas",
    "Un número que dice cuánto se equivoca una respuesta; el entrenamiento lo hace menor.",
  ),
];
