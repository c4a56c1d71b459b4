/** Numbers as Brazilian Portuguese writes them. */
import { type Forms, numbersIn, tooLarge, tooSmall } from "../../base/numbers";

export const LOCALE = "pt-BR";

export const numbers = numbersIn(LOCALE);
export const { many, num, percent, cellPercent, exactPercent, fixed, short, signed } = numbers;
export const { listed, form, counted, precise, rate, loss } = numbers;

/** A noun beside a number: a full million takes "de". */
export const noun = (one: string, other: string): Forms => ({ one, many: `de ${other}`, other });

/** Nouns that many sentences count. */
export const nouns = {
  neuron: noun("neurônio", "neurônios"),
  pixel: noun("pixel", "pixels"),
  product: noun("produto", "produtos"),
  number: noun("número", "números"),
  map: noun("mapa", "mapas"),
  cell: noun("célula", "células"),
  weight: noun("peso", "pesos"),
  window: noun("janela", "janelas"),
  step: noun("passo", "passos"),
  drawing: noun("desenho", "desenhos"),
};

/** A share within a sentence; never a false 0%. */
export const sharePercent = (share: number): string =>
  tooSmall(share) ? `menos de ${percent(0.01)}` : percent(share);

/** A probability within a sentence; never a false 0% or 100%. */
export const probability = (share: number): string =>
  tooLarge(share) ? `mais de ${percent(0.99)}` : sharePercent(share);

export const product = (sizes: readonly number[], sign = "×"): string =>
  sizes.map((size) => many(size)).join(sign);

/** Values with decimal commas are told apart by semicolons. */
export const valuesListed = (values: readonly string[]): string => values.join("; ");
