/** Numbers as Spanish writes them. */
import { type Forms, numbersIn, tooLarge, tooSmall } from "../../base/numbers";

export const LOCALE = "es-ES";

export const numbers = numbersIn(LOCALE);
export const { many, num, percent, cellPercent, exactPercent, fixed, short, signed } = numbers;
export const { listed, form, counted, precise, rate, loss } = numbers;

/** A noun beside a number: a full million takes "de". */
export const noun = (one: string, other: string): Forms => ({ one, many: `de ${other}`, other });

/** Nouns that many sentences count. */
export const nouns = {
  neuron: noun("neurona", "neuronas"),
  pixel: noun("píxel", "píxeles"),
  product: noun("producto", "productos"),
  number: noun("número", "números"),
  map: noun("mapa", "mapas"),
  cell: noun("celda", "celdas"),
  weight: noun("peso", "pesos"),
  window: noun("ventana", "ventanas"),
  step: noun("paso", "pasos"),
  drawing: noun("dibujo", "dibujos"),
};

const MORE = `más del ${percent(0.99)}`;
const LESS = `menos del ${percent(0.01)}`;

/** A share within a sentence, with its article; never a false 0%. */
export const sharePercent = (share: number): string =>
  tooSmall(share) ? LESS : `el ${percent(share)}`;

/** A probability within a sentence, with its article; never a false 0% or 100%. */
export const theShare = (share: number): string => (tooLarge(share) ? MORE : sharePercent(share));

/** As above, after "de". */
export const ofShare = (share: number): string =>
  tooLarge(share) || tooSmall(share) ? `de ${theShare(share)}` : `del ${percent(share)}`;

/** As above, as a figure by itself. */
export const probability = (share: number): string =>
  tooLarge(share) || tooSmall(share) ? theShare(share) : percent(share);

export const product = (sizes: readonly number[], sign = "×"): string =>
  sizes.map((size) => many(size)).join(sign);

/** Values with decimal commas are told apart by semicolons. */
export const valuesListed = (values: readonly string[]): string => values.join("; ");
