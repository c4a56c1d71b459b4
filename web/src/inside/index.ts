/** Looking inside: what each neuron does, and why this digit and not another. */
export { ablate, type Group } from "./ablate";
export { type Arrangement, arrange } from "./arrange";
export { type Contrast, contrast, type Deciding } from "./contrast";
export {
  dropped,
  type Masks,
  QUANTILES,
  recordTraining,
  type Spread,
  sampleMasks,
  spread,
} from "./dropout";
export { type Familiarity, familiarity } from "./familiarity";
export { type Effective, effective, type Terms, terms } from "./neuron";
export { type Hop, type Path, path } from "./path";
