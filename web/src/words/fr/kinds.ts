/** What each kind of operation does, in French, for the line of code that runs it. */
import type { KindFacts } from "../en/kinds";
import type { Words } from "../words";
import { counted, many, num, percent, product } from "./numbers";

type Tell = (at: KindFacts) => string;

const size = (shape: readonly number[]): string => product(shape, " × ");
const maps = (shape: readonly number[]): string =>
  shape.length > 1
    ? `${counted(shape[0], { one: "carte", other: "cartes" })} de ${size(shape.slice(1))}`
    : counted(shape[0] ?? 1, { one: "nombre", other: "nombres" });
const rest = (shape: readonly number[]): string => `Il reste ${maps(shape)}.`;

const convolution: Tell = ({ name, from, shape, window, depth, bias }) => {
  const over =
    depth === from[0] ? `sur ${maps(from)}` : `chacune sur ${many(depth)} de ${maps(from)}`;
  const windows = counted(shape[0], { one: "fenêtre", other: "fenêtres" });
  return `${name} : fait glisser ${windows} de ${size(window)} ${over}. À chaque endroit, une fenêtre multiplie ce qui est sous elle par ses propres poids et additionne tout${bias ? ", avec son biais" : ""} : ${maps(shape)}.`;
};
const largest: Tell = ({ window, shape }) =>
  `Max pooling : garde le plus grand nombre sous chaque fenêtre de ${size(window)}. ${rest(shape)}`;
const average: Tell = ({ window, shape, numbers: { divisor } }) =>
  divisor === undefined
    ? `Pooling moyen : prend la moyenne sous chaque fenêtre de ${size(window)}. ${rest(shape)}`
    : `Pooling moyen : additionne ce qui est sous chaque fenêtre de ${size(window)} et le divise par ${num(divisor)}. ${rest(shape)}`;
const sharedLargest: Tell = ({ shape }) =>
  `Max pooling : divise chaque carte en parties à peu près égales et garde le plus grand nombre de chacune. ${rest(shape)}`;
const sharedAverage: Tell = ({ shape }) =>
  `Pooling moyen : divise chaque carte en parties à peu près égales et prend la moyenne de chacune. ${rest(shape)}`;
const remaining =
  (what: string): Tell =>
  ({ shape }) =>
    `${what}. ${rest(shape)}`;

const ways = (reads: number): string => (reads === 2 ? "deux" : many(reads));
const thenLearnt = (learnt: boolean): string => (learnt ? ", puis par des nombres appris" : "");
const each = (from: readonly number[]): string => (from.length > 1 ? "carte" : "neurone");
const geluLine: Tell = () =>
  "GELU laisse ensuite passer les grandes sommes et estompe les négatives.";

/** What is below 0 comes closer and closer to `-least`. */
const levelling = (name: string, least: number): string =>
  `${name} garde ensuite ce qui est au-dessus de zéro et ne laisse pas descendre le reste plus bas que ${num(-least)}.`;
/** What is outside of two bounds becomes the bound. */
function between(name: string, low: number | undefined, high: number | undefined): string {
  const bounds = [
    ...(low === undefined ? [] : [`ce qui est au-dessous de ${num(low)} devient ${num(low)}`]),
    ...(high === undefined ? [] : [`ce qui est au-dessus de ${num(high)} devient ${num(high)}`]),
    "les autres nombres restent",
  ];
  return `Vient ensuite ${name} : ${bounds.join(", ")}.`;
}

const bentToZero =
  (what: string): Tell =>
  () =>
    `${what} : un grand nombre reste presque tel quel, un nombre bien au-dessous de zéro devient presque 0.`;

export const kindLines: Words["kinds"] = {
  conv1d: convolution,
  conv2d: convolution,
  max_pool1d: largest,
  max_pool2d: largest,
  avg_pool1d: average,
  avg_pool2d: average,
  adaptive_max_pool1d: sharedLargest,
  adaptive_max_pool2d: sharedLargest,
  adaptive_avg_pool1d: sharedAverage,
  adaptive_avg_pool2d: sharedAverage,
  mean: remaining("Prend la moyenne de tous les nombres le long de ces axes"),
  sum: remaining("Additionne tous les nombres le long de ces axes"),
  amax: remaining("Garde le plus grand de tous les nombres le long de ces axes"),
  batch_norm: ({ from, learnt }) =>
    `Normalisation par lots : décale et étire chaque ${each(from)} par des nombres mesurés à l’entraînement, pour que ses valeurs varient d’environ 1 autour de 0${thenLearnt(learnt)}.`,
  layer_norm: ({ learnt }) =>
    `Normalisation de couche : décale et étire les nombres de cette seule entrée pour que leur moyenne soit 0 et qu’ils varient d’environ 1${thenLearnt(learnt)}.`,
  group_norm: ({ learnt }) =>
    `Normalisation de groupe : décale et étire chaque groupe de cartes de cette seule entrée pour que sa moyenne soit 0 et qu’il varie d’environ 1${thenLearnt(learnt)}.`,
  local_response_norm: () =>
    "Normalisation de réponse locale : divise chaque nombre, d’autant plus que les cartes voisines sont fortes au même endroit.",
  scale: () =>
    "Multiplie par des nombres fixes, ou en ajoute : ils sont les mêmes pour chaque entrée.",
  add: ({ reads }) =>
    `Réunit ${ways(reads)} chemins : additionne ce qu’ils apportent, nombre par nombre.`,
  sub: () =>
    "Réunit deux chemins : retire ce qu’apporte le second de ce qu’apporte le premier, nombre par nombre.",
  maximum: ({ reads }) =>
    `Réunit ${ways(reads)} chemins : garde le plus grand de ce qu’ils apportent, nombre par nombre.`,
  gate: () =>
    "Réunit deux chemins : multiplie ce qu’apporte le premier par le second, nombre par nombre. Le second est une porte : il décide combien passe.",
  concat: ({ reads, shape }) =>
    `Réunit ${ways(reads)} chemins : met bout à bout ce qu’ils apportent, ${maps(shape)}.`,
  pad: ({ shape, numbers: { value } }) =>
    `Met un bord de ${num(value)} autour de ce qu’il lit : ${maps(shape)}.`,
  slice: ({ shape }) => `Garde une partie de ce qu’il lit : ${maps(shape)}.`,
  permute: ({ shape }) => `Met les axes dans un autre ordre : ${size(shape)}.`,
  reshape: ({ from, shape }) =>
    shape.length === 1
      ? `Met ${maps(from)} en une seule rangée : ${maps(shape)}, l’un après l’autre.`
      : `Prend les mêmes nombres sous une autre forme : ${size(shape)}.`,
  identity: () => "Transmet chaque nombre sans le changer.",
  dropout: ({ numbers: { p } }) =>
    `Dropout : à l’entraînement, il débranche chacun de ces neurones avec une probabilité de ${percent(p)}. Quand le réseau reconnaît, il laisse passer chaque nombre sans le changer.`,
  linear: ({ name, from, shape, bias }) => {
    const [inputs, outputs] = [from[from.length - 1] ?? 1, shape[shape.length - 1] ?? 1];
    const who = outputs === 1 ? "son unique neurone" : `chacun de ses ${many(outputs)} neurones`;
    const what = inputs === 1 ? "l’unique nombre" : `les ${many(inputs)} nombres`;
    return `${name} : ${who} multiplie ${what} par ses propres poids et additionne tout${bias ? ", avec son biais" : ""}.`;
  },
  relu: () =>
    "ReLU fait ensuite de chaque somme au-dessous de zéro un 0 et garde les autres : ce qui reste au-dessus de 0 est actif.",
  relu6: () => between("ReLU6", 0, 6),
  leaky_relu: ({ numbers: { slope } }) =>
    `Leaky ReLU garde ensuite ce qui est au-dessus de zéro et multiplie le reste par ${num(slope)}.`,
  prelu: ({ from, slopes }) =>
    `PReLU garde ensuite ce qui est au-dessus de zéro et multiplie le reste par ${slopes > 1 ? `un nombre appris, un par ${each(from)}` : "un nombre appris"}.`,
  elu: ({ numbers: { alpha } }) => levelling("ELU", alpha),
  celu: ({ numbers: { alpha } }) => levelling("CELU", alpha),
  selu: () =>
    `SELU multiplie ensuite par ${num(1.05)} ce qui est au-dessus de zéro et ne laisse pas descendre le reste plus bas que ${num(-1.76)}.`,
  softplus: bentToZero("Softplus courbe ensuite chaque nombre en un nombre au-dessus de 0"),
  silu: bentToZero("SiLU multiplie ensuite chaque nombre par sa propre sigmoïde"),
  mish: bentToZero("Mish multiplie ensuite chaque nombre par la tanh de son softplus"),
  hardswish: () =>
    "Hardswish fait ensuite 0 de ce qui est au-dessous de \u22123, garde ce qui est au-dessus de 3 et courbe ce qui est entre les deux.",
  hardtanh: ({ numbers: { low, high } }) => between("Hardtanh", low, high),
  clamp: ({ numbers: { low, high } }) => between("clamp", low, high),
  hardsigmoid: () =>
    "Hardsigmoid fait ensuite 0 de ce qui est au-dessous de \u22123, 1 de ce qui est au-dessus de 3, et de ce qui est entre les deux une part du chemin.",
  square: () => "Le carré multiplie ensuite chaque nombre par lui-même.",
  softsign: () =>
    "Softsign courbe ensuite chaque somme vers l’intervalle de \u22121 à 1, plus lentement que tanh.",
  tanh: () => "tanh courbe ensuite chaque somme vers l’intervalle de \u22121 à 1.",
  sigmoid: () => "La sigmoïde courbe ensuite chaque somme vers l’intervalle de 0 à 1.",
  gelu: geluLine,
  gelu_tanh: geluLine,
  log_softmax: () =>
    "log_softmax : le logarithme de softmax. Il fait des scores de chaque ligne (dim=1 : chaque image pour elle-même) des logarithmes de probabilités.",
  softmax: () =>
    "softmax : fait des scores de chaque ligne des probabilités entre 0 et 1 dont la somme est 1.",
};
