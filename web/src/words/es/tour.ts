/** The chapters of "Look inside": a title, what it tells, and one sentence beside the picture. */
import type { Lit } from "../en/tour";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, listed, many, percent } from "./numbers";

const rates = (lit: readonly Lit[]): string =>
  listed(lit.map(({ data, share }) => `el ${exactPercent(share)} de ${dataNamed(data)}`));

const part = (maps: boolean): string => (maps ? "un mapa o una neurona" : "una neurona");
const thing = (picture: boolean): string => (picture ? "dibujo" : "dato de entrada");

export const tour: Words["tour"] = {
  neuron: (maps) => ({
    title: maps ? "Una celda, número a número" : "Una neurona, número a número",
    words: maps
      ? "Una celda de un mapa de características es una neurona que lee solo lo que queda bajo su ventana. Multiplica cada número de allí por un peso, que es el mismo para todas las celdas de su mapa, lo suma todo, añade un número más, el sesgo, y pasa el resultado por lo que sigue. Señala cualquier celda o neurona del escenario y elígela: ves su ventana, los pesos y sus productos como imágenes con sus números reales, y después en qué se convierte su suma. Cada imagen lleva a lo que se leyó, y las flechas de arriba te llevan atrás y adelante como las páginas de un libro."
      : "Una neurona es un cálculo breve. Multiplica todo lo que le llega por un peso propio, lo suma todo, añade un número más, también propio, el sesgo, y pasa el resultado por la función de activación. Haz clic en cualquier neurona del escenario y ves esa suma con sus números reales: primero los productos mayores, luego lo que aportan todos los demás, luego el sesgo. Cada fila lleva a la neurona de la que viene, y las flechas de arriba te llevan atrás y adelante como las páginas de un libro.",
    look: maps
      ? "Lo que aportan todos los mapas bajo la ventana forma su suma. Elige uno para ir a su origen."
      : "La tabla suma z, fila a fila. Elige una fila para ir a su origen.",
  }),
  picture: (layer, picture, maps) => ({
    title: maps ? "Qué busca un mapa" : "Qué busca una neurona",
    words: maps
      ? `Cada mapa de ${layer} tiene pesos propios, su kernel, y lo desliza sobre todo lo que lee: donde lo que hay se parece al kernel, el mapa se ilumina. Las celdas de detrás leen otras celdas. Pero para un mismo ${thing(picture)} todo lo que hay entre la entrada y una celda se puede multiplicar: lo que queda es otra vez un número por cada entrada. Es exacto para este ${thing(picture)}; otro da otra imagen.`
      : picture
        ? `Una neurona de ${layer} tiene un peso por cada entrada, así que sus pesos son una imagen: la tinta sobre las partes verdes cuenta a favor; sobre las rosas, huecas, en contra. Una neurona más profunda lee otras neuronas. Pero para un mismo dibujo cada una de ellas está activa o no, y todos los pesos activos se pueden multiplicar: lo que queda es otra vez un número por cada entrada. Es exacto para este dibujo; otro da otra imagen.`
        : `Una neurona de ${layer} tiene un peso por cada entrada. Una neurona más profunda lee otras neuronas. Pero para una misma entrada cada una de ellas está activa o no, y todos los pesos activos se pueden multiplicar: lo que queda es otra vez un número por cada valor de la entrada. Es exacto para esta entrada; otra da otros números.`,
    look: "La imagen de la derecha, con el sesgo, suma z.",
  }),
  way: (picture, maps) => ({
    title: picture ? "De los píxeles a la respuesta" : "De las entradas a la respuesta",
    words: `Todo lo que dice una ${maps ? "celda" : "neurona"} viene de algún sitio y va a algún sitio. Su camino se ilumina en el escenario, tramo a tramo, desde ${picture ? "los píxeles" : "las entradas"} que la activaron hasta la respuesta a favor de la que habla. Tú decides cuánto del total deben llevar las líneas iluminadas: con el 50\u00a0% solo quedan las avenidas; con el 95\u00a0% aparecen también las callejuelas.`,
    look: "Mueve la cobertura de abajo y mira cómo quedan solo las avenidas.",
  }),
  evidence: (picture) => ({
    title: picture ? "Tinta a favor y en contra" : "A favor y en contra",
    words: `¿Por qué esta respuesta? La puntuación de una clase se puede repartir entre las entradas con exactitud: tanto de este ${picture ? "píxel" : "valor"}, tanto de aquel, y lo que sobra es el sesgo. Los cuadros cálidos y llenos hablan a favor de la clase; los fríos y huecos, en contra. Elige otra clase, por su barra o aquí, y la imagen, las líneas y los textos explican esa.`,
    look: "Aquí todo suma la puntuación, hasta el último decimal.",
  }),
  whyNot: (picture, maps) => ({
    title: "¿Por qué no otra cosa?",
    words: `A dos clases les puede gustar ${picture ? "la misma tinta" : "lo mismo"}; lo que decide es la diferencia. Resta una puntuación de la otra y repártelo entre ${picture ? "los píxeles" : "las entradas"} y ${maps ? "los mapas y las neuronas" : "las neuronas"}: queda solo lo que distingue a las dos. Se nombran ${maps ? "los" : "las"} que más deciden, y se pueden abrir.`,
    look: "Solo queda lo que distingue a las dos.",
  }),
  lines: (total, picture, maps) => ({
    title: "Todas las conexiones",
    words: `Esta red tiene ${many(total)} conexiones. La mayoría no dice casi nada sobre un ${thing(picture)}: desde la segunda capa, unas pocas líneas llevan la mayor parte de la evidencia, y la página dice siempre cuántas y cuánto. Pero no se oculta nada. ${maps ? "Donde cada neurona lee todo lo anterior, cada conexión es un punto de una matriz" : "Como matrices, cada conexión es un punto"}, una fila por cada neurona y una columna por cada origen; y, si lo pides, se dibujan todas como líneas, sumadas como la luz en una fotografía.${maps ? " Las ventanas tienen los mismos pocos pesos en todas partes: están en «Ver por dentro», como kernels." : ""}`,
    look: "Cada punto es peso × activación. Señala uno para ver sus números; haz clic para ver su neurona.",
  }),
  districts: (digits, maps) => ({
    title: "Barrios",
    words: `Por su número, ${maps ? "los mapas y las neuronas" : "las neuronas"} no están en ningún orden que signifique algo. Medido con las imágenes de entrenamiento, hay ${digits ? "un dígito" : "una clase"} que cada ${maps ? "uno" : "una"} prefiere. Así ordenad${maps ? "os" : "as"} forman barrios, y un dibujo ilumina el suyo: los vecinos que también se iluminan muestran lo que la red encuentra parecido.`,
    look: `${maps ? "Cada uno ha ido" : "Las neuronas han ido"} a su barrio. Dibuja ${digits ? "otro dígito" : "otra cosa"} y mira cómo se ilumina otro.`,
  }),
  whatIf: (picture, maps) => ({
    title: maps ? "¿Y si faltara un mapa?" : "¿Y si faltara una neurona?",
    words: `Una explicación se puede poner a prueba: quita lo que nombra y mira. Apaga ${part(maps)}, o de una vez lo más fuerte de una capa, y la red vuelve a leer ${picture ? "el dibujo" : "la entrada"} sin ello. Muchas veces la respuesta se mantiene, porque otras neuronas también la saben.${picture ? " Borra unos pocos píxeles y mira cuáles sostenían la respuesta." : ""}`,
    look: `${maps ? "Lo apagado está tachado" : "Estas neuronas están tachadas"}: la respuesta de ahora es la de la red sin ${maps ? "ello" : "ellas"}.`,
  }),
  dropout: (p, runs) => ({
    title: "Dropout, como en el entrenamiento",
    words: `Esta línea del código es para el entrenamiento: apaga cada neurona de una capa con una probabilidad del ${percent(p)}, cada vez otras, y multiplica las que quedan por ${fixed(1 / (1 - p), 2)} para compensarlo. Así ninguna neurona puede depender de otra sola. En modo de entrenamiento pasa lo mismo aquí, con máscaras reales; repetido, muestra lo firme que es la respuesta.`,
    look: `Tachadas: apagadas esta vez. Los bigotes de las barras muestran ${runs} pasadas así.`,
  }),
  lamp: (digits, classes, falseAlarms, caught) => {
    const taught = digits
      ? "distinguir dígitos de letras, signos y garabatos"
      : "distinguir los ejemplos de otras cosas";
    return {
      title: digits ? "No es un dígito" : "Distinto de los ejemplos",
      words: `La red siempre tiene que elegir una de ${classes} respuestas, incluso para un garabato, y puede estar muy segura. Junto a la respuesta, una luz de aviso dice cuándo ${digits ? "un dibujo" : "una entrada"} no se parece a aquello para lo que fue hecha: es una neurona más, que lee todas las neuronas ocultas y ha aprendido a ${taught}. A veces se equivoca. Medido: se enciende para ${rates(falseAlarms)}; y detecta ${rates(caught)}.`,
      look: `Un garabato: la red nombra de todos modos ${digits ? "un dígito" : "una clase"}, y la luz de aviso dice que no la creas.`,
    };
  },
};
