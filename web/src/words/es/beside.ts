/** Two networks side by side: what both make of one drawing, moved about, and of the tricky ones. */
import type { Words } from "../words";
import { of } from "./names";
import { counted, nouns, percent, probability } from "./numbers";

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const vertical = down < 0 ? "hacia arriba" : down > 0 ? "hacia abajo" : "";
  const level = across < 0 ? "a la izquierda" : across > 0 ? "a la derecha" : "";
  return [vertical, level].filter((part) => part !== "").join(" y ");
}

export const beside: Words["beside"] = {
  title: "Lado a lado",
  close: "Cerrar «Lado a lado»",
  closeKey: "Cerrar (Esc)",
  opened: "Dos redes están lado a lado. Ambas leen lo que dibujas.",
  other: "Comparar con",
  waiting: (name) => `${name} está en camino …`,
  cannot: "Estas dos no leen las mismas imágenes o no dan las mismas respuestas: elige otra.",
  blank: "Dibuja un dígito: ambas redes lo leen mientras dibujas.",
  answers: "Respuestas",
  answer: (name, confidence) => `${name}, ${probability(confidence)}`,
  digit: "dígito",
  looked: "En qué se ha fijado cada una",
  lookedWords:
    "Los cuadros cálidos, llenos, hablan a favor de su respuesta; los fríos, huecos, en contra.",
  map: (network, name) => `Lo que habla a favor ${of(name)} en ${network}`,
  at: (pixel, value) => `${pixel}: ${value}`,
  moved: (by) => `Movido ${counted(by, nouns.pixel)}`,
  movedWords: (by) =>
    `La misma imagen, ${counted(by, nouns.pixel)} hacia cada lado. El lienzo pone la tinta en el centro; una red que solo la ha visto allí quizá no la reconozca en otro sitio.`,
  kept: (count, all, name) => `${count} de ${all} se leen aún como ${name}`,
  movedGrid: (network) => `${network}, imagen por imagen`,
  cell: (across, down, answer, confidence) =>
    across === 0 && down === 0
      ? `sin mover: ${answer}, ${probability(confidence)}`
      : `movido ${way(across, down)}: ${answer}, ${probability(confidence)}`,
  tricky: "Los dibujos ambiguos",
  trickyWords: (name, count) =>
    `${count} dibujos que podrían ser, cada uno, dos dígitos, hechos para que ${name} dude. No hay una respuesta correcta, pero una de las dos es sensata.`,
  drawing: "dibujo",
  could: "podría ser",
  either: (one, other) => `${one} o ${other}`,
  sensible: "uno de los dos",
  strange: "ninguno de los dos",
  share: (confidence) => percent(confidence),
  sums: "uno de los dos",
  sum: (count, all) => `${count} de ${all}`,
  sure: (share) => `segura en más del ${percent(share)}`,
  draw: (one, other) => `Dibujarlo en el lienzo: ${one} o ${other}`,
};
