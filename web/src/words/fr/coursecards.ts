/**
 * What the cards of the lesson tell and ask, in French: at most 40 words each, in plain words. A term
 * stands in bold where it is explained first. Numbers are those of what is on the pad.
 */

import type { About, Who } from "../en/coursecards";
import { plus as adding, rich, strong, minus as taking } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { counted, exactPercent, fixed, form, many, num, probability, short } from "./numbers";

type Cards = Words["course"]["cards"];

const pixels = { one: "pixel", other: "pixels" };

const who = (at: Who): string =>
  "output" in at ? `le neurone de ${at.output}` : `le neurone ${at.neuron}`;
const answer = ({ digits }: About): string => (digits ? "chiffre" : "réponse");
/** "which digit", "which answer". */
const which = ({ digits }: About): string => (digits ? "quel chiffre" : "quelle réponse");
const same = ({ digits }: About): string => (digits ? "le même chiffre" : "la même réponse");
const yours = ({ picture }: About): string => (picture ? "votre dessin" : "votre entrée");
const input = ({ picture }: About): string => (picture ? "pixel" : "nombre");
/** A class as something that one draws: "un 3", or by its name. */
const one = (name: string, digits: boolean): string => (digits ? `un ${name}` : name);
const plus = (value: number, digits: number): string =>
  `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), digits)}`;

const numbers: Cards["numbers"] = {
  grid: (columns, rows) =>
    rich`Un ordinateur n’a pas d’yeux. Votre dessin est donc réduit et posé sur une grille de ${`${columns} × ${rows}`} petits carrés, les ${strong("pixels")}. Regardez.`,
  howMany: (inputs, low, high) =>
    rich`Chaque pixel est maintenant un nombre : ${short(low)} est vide, ${short(high)} est de l’encre pleine. Combien des ${many(inputs)} nombres sont au-dessus de ${short(low)} ?`,
  inked: (above, rest) =>
    rich`${counted(above, pixels)} ${form(above, { one: "a", other: "ont" })} un peu d’encre, les ${many(rest)} autres sont vides. Un trait est mince, même sur une petite grille.`,
  row: (inputs) =>
    rich`À partir d’ici, il n’y a plus d’image, seulement ces ${many(inputs)} nombres en une rangée. Tout ce qui suit est du calcul avec eux.`,
};

const neuron: Cards["neuron"] = {
  products: (about, at) =>
    rich`Un ${strong("réseau de neurones")}, ce sont beaucoup de petits calculateurs, les ${strong("neurones")}. Regardez ${who(at)} : il multiplie chaque ${input(about)} par un ${strong("poids")}, qui dit combien ce ${input(about)} compte pour lui, ou contre lui.`,
  whatComesOut: (at, products, sum, bias, digits) =>
    rich`${form(products, { one: "L’unique produit", other: `Les ${many(products)} produits` })} pour ${who(at)} ${form(products, { one: "donne", other: "donnent" })} en tout ${fixed(sum, digits)}. S’ajoute son ${strong("biais")}, un nombre à lui : ${fixed(bias, digits)}. Que sort-il ?`,
  added: (sum, bias, z, digits) =>
    rich`${`${fixed(sum, digits)} ${plus(bias, digits)} = ${fixed(z, digits)}`}. Le biais est simplement ajouté : un neurone au biais élevé a besoin de moins pour dépasser 0.`,
  layer: (about, at, count) =>
    count === 1
      ? rich`Regardez ${who(at)} additionner. Tous les neurones qui lisent les mêmes ${input(about)}s forment une ${strong("couche")} : ici, il n’y a que celui-ci.`
      : rich`Regardez ${who(at)} additionner. ${many(count)} neurones le font avec les mêmes ${input(about)}s, chacun avec ses poids et son biais : ensemble, ils forment une ${strong("couche")}.`,
};

const weights: Cards["weights"] = {
  picture: (at) =>
    rich`Un poids par pixel : disposés de même, ils sont une image. L’encre sur les ${adding("carrés verts et pleins")} compte pour le neurone, sur les ${taking("roses et creux")} contre lui. Voici ${who(at)}.`,
  which: () =>
    rich`Un neurone est ${strong("actif")} quand son résultat est au-dessus de 0. L’un de ces trois est très actif pour votre dessin, les autres non. Quels poids vont avec votre encre ?`,
  fits: (letter, at, z, others) =>
    rich`L’image ${letter} est ${who(at)}. Votre encre compte plus pour lui que contre lui : son résultat est ${num(z)}. Les deux autres arrivent à ${others.map(num).join(" et ")}.`,
  nobody: () =>
    rich`Personne n’a dessiné ces images. Les poids ont été trouvés par essais et petites corrections, comme le raconte le chapitre sur l’apprentissage.`,
};

const relu: Cards["relu"] = {
  rule: () =>
    rich`Après sa somme, chaque neurone suit une règle courte, ${strong("ReLU")} : ce qui est au-dessous de 0 devient 0, ce qui est au-dessus reste tel quel. Un neurone à 0 ne transmet rien.`,
  which: (count) =>
    rich`Voici ${many(count)} neurones avec leurs sommes. Lesquels survivent à ReLU ? Cochez-les, puis vérifiez.`,
  option: (index, z) => `Neurone ${index} : ${num(z)}`,
  survived: (survivors, count) =>
    rich`${many(survivors)} sur ${many(count)} ${form(survivors, { one: "survit", other: "survivent" })} : ce qui est au-dessus de 0. Tous les autres deviennent 0, si loin au-dessous qu’ils aient été.`,
  watch: () =>
    rich`Maintenant, toute la couche d’un coup. Ce qui survit est ${strong("actif")} et devient rouge, plus vif quand le résultat est grand. Regardez.`,
  count: (about, active, count) =>
    rich`Pour ${yours(about)}, ${many(active)} neurones sur ${many(count)} sont actifs. Sans un tel pli, plusieurs couches ne pourraient pas plus qu’une seule.`,
};

const districts: Cards["districts"] = {
  stand: (about, layers) =>
    layers === 1
      ? rich`Les neurones qui deviennent les plus forts pour ${same(about)} sont ensemble, en ${strong("quartiers")}. Regardez cette couche s’allumer.`
      : rich`Chaque couche lit la précédente. Les neurones qui deviennent les plus forts pour ${same(about)} sont ensemble, en ${strong("quartiers")}. Regardez les couches s’allumer, l’une après l’autre.`,
  which: (about, layer) =>
    rich`Regardez la couche ${layer}. Le quartier de ${which(about)} brille le plus ? Pointez-y un neurone sur la scène et appuyez, ou choisissez ici.`,
  most: (name, layer, share) =>
    rich`Le quartier de ${name} : ses neurones tiennent ${probability(share)} de tout ce qui est actif dans ${layer}.`,
  sorted: (name, first, before, last, after) =>
    rich`Le quartier de ${name} tient ${probability(before)} de ce qui est actif dans ${first}, et ${probability(after)} dans ${last}. Couche après couche, les nombres sont triés selon leur sens.`,
};

const shares: Cards["shares"] = {
  scores: (about) =>
    rich`La dernière couche a un neurone par ${answer(about)}. Son résultat s’appelle le ${strong("score")} : plus il est haut, plus le réseau penche pour ${about.digits ? "ce chiffre" : "cette réponse"}.`,
  second: (about) =>
    rich`${about.digits ? "Quel chiffre" : "Quelle réponse"} aura le deuxième plus haut score ? Choisissez sa barre.`,
  came: (first, high, second, low) =>
    rich`${second} arrive en deuxième, avec ${num(low)}. Le plus haut score est celui de ${first} : ${num(high)}.`,
  watch: () => rich`Regardez maintenant sortir les scores.`,
  softmax: () =>
    rich`${strong("Softmax")} fait des scores des ${strong("parts")} de 100 %. Un point de plus compte environ 2,7 fois autant, deux points 7 fois : une petite avance devient grande. Regardez.`,
  gap: (first, p, second, q) =>
    rich`${first} reçoit ${probability(p)}, ${second} vient ensuite avec ${probability(q)}. De combien de points le score de ${second} doit-il monter pour que les deux parts soient égales ?`,
  points: (gap) => `${fixed(gap, 1)} ${form(gap, { one: "point", other: "points" })}`,
  answer: (first, high, second, low) =>
    rich`${first} a le score ${num(high)}, ${second} a ${num(low)} : la différence suffit. Des scores égaux donnent toujours des parts égales.`,
  drag: (second) =>
    rich`Essayez : montez le score de ${second} jusqu’à ce qu’il gagne. Toutes les parts ensemble restent 100 %, les autres doivent donc céder.`,
  won: (second, share) =>
    rich`${second} gagne, avec ${probability(share)}. Seul son score a monté, et toutes les autres parts ont diminué.`,
};

const reasons: Cards["reasons"] = {
  howFew: (first) =>
    rich`Combien de pixels, bien choisis, faudrait-il gommer pour que la réponse ne soit plus ${first} ?`,
  evidence: (about, first, second) =>
    about.picture
      ? rich`Qu’est-ce qui a décidé ? Les ${strong("indices")} de chaque pixel : ce que son encre ajoute au score de ${first}, moins ce qu’elle ajoute à ${second}. Carrés chauds et pleins : pour ${first} ; froids et creux : pour ${second}.`
      : rich`Qu’est-ce qui a décidé ? Les ${strong("indices")} de chaque nombre : ce qu’il ajoute au score de ${first}, moins ce qu’il ajoute à celui de ${second}. Au-dessus de 0 : pour ${first} ; au-dessous : pour ${second}.`,
  fool: (first) =>
    rich`À vous de le tromper : gommez le moins de pixels possible pour que la réponse ne soit plus ${first}. Appuyez sur les pixels, ou prenez les flèches et Entrée.`,
  fooled: (erased, name) =>
    rich`Trompé, avec ${counted(erased, pixels)} : il dit maintenant ${name}. Vous reconnaîtriez encore ce que vous avez dessiné.`,
  best: (count) =>
    rich`Une recherche y est arrivée avec ${many(count)} : elle prenait toujours le pixel dont l’encre parlait le plus pour la réponse. Peut-être trouverez-vous un chemin plus court.`,
  firm: () =>
    rich`Une recherche qui prenait toujours le pixel aux indices les plus forts n’a pas trouvé de chemin. Vous pouvez quand même essayer.`,
};

const learning: Cards["learning"] = {
  training: (about) =>
    rich`Au début, tous les poids étaient tirés au hasard. À l’${strong("entraînement")}, il a vu beaucoup ${about.picture ? "d’images" : "d’exemples"} avec les bonnes réponses, et chaque fois chaque poids a un peu bougé, pour qu’il se trompe moins.`,
  loss: (costs) =>
    rich`Un nombre dit combien il se trompait, la ${strong("perte")} : ${strong("−log")} de la part de la bonne réponse. ${costs.map(([share, loss]) => `Une part de ${probability(share)} coûte ${fixed(loss, 2)}.`).join(" ")}`,
  half: (about, name, p, loss) =>
    rich`Si ${name} est juste pour ${yours(about)}, sa part de ${probability(p)} coûte ${loss < 0.005 ? `moins de ${fixed(0.01, 2)}` : fixed(loss, 2)}. Que coûterait une part de 50 % ?`,
  costs: (loss) =>
    rich`−log de 0,5 est ${fixed(loss, 2)}. Plus la part de la bonne réponse est petite, plus la perte monte raide, et plus les poids sont déplacés.`,
  grow: () =>
    rich`Au début, tous les poids sont petits et tirés au hasard. Les ${strong("poids de quelle couche grandissent le plus")}, comparés à ce qu’ils étaient ? Devinez, puis regardez.`,
  test: () =>
    rich`A-t-il seulement appris ses exemples par cœur ? On le sait grâce à des ${strong("exemples de test")}, qu’il ne voit jamais à l’entraînement.`,
  tested: (share, images, data) =>
    rich`A-t-il seulement appris ses exemples par cœur ? Des ${strong("exemples de test")}, tenus à l’écart de l’entraînement, le disent. Il avait raison sur ${exactPercent(share)} de ${many(images)} (${dataNamed(data)}).`,
};

const task: Cards["task"] = {
  draw: (about, name) =>
    about.picture
      ? rich`Votre défi : dessinez quelque chose qu’il prend pour ${one(name, about.digits)}. Pour vous, cela n’a pas besoin d’y ressembler. La réponse suit votre stylo.`
      : rich`Votre défi : bougez les curseurs jusqu’à ce que la réponse soit ${name}. La réponse les suit.`,
  solved: (name, confidence) =>
    rich`Réussi : il prend cela pour ${name}, avec ${probability(confidence)} de confiance. Vous savez maintenant comment il y arrive.`,
  readyMade: (name) =>
    rich`C’est un dessin tout fait, et lui aussi est ${name} pour le réseau. Maintenant, un dessin à vous.`,
  hint: (about, name) =>
    about.digits
      ? rich`Un conseil : commencez par un ${name} bien clair au milieu de la zone de dessin, aussi grand que possible, puis changez-le peu à peu.`
      : rich`Un conseil : changez une seule chose à la fois, et gardez ce qui fait grandir la part de ${name}.`,
  end: () =>
    rich`C’était la leçon. Explorer continue à partir d’ici : appuyez sur un neurone de la scène pour voir ses nombres, et essayez vos propres dessins.`,
  endOfValues: () =>
    rich`C’était la leçon. Explorer continue à partir d’ici : appuyez sur un neurone de la scène pour voir ses nombres, et essayez d’autres valeurs.`,
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
