/** Told what a drawing is, in French: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import type { Words } from "../words";
import {
  counted,
  form,
  many,
  num,
  numbers,
  percent,
  probability,
  precise as short,
} from "./numbers";

const { bracketed, exact, factor, nearOne, plus } = amountsIn(numbers);

const side = (blame: number): string => (blame > 0 ? "trop haut" : "trop bas");

export const teaching: Words["teaching"] = {
  title: (drawn) => (drawn ? "Lui apprendre un dessin" : "Lui apprendre un exemple"),
  intro: (drawn) =>
    `Dites ce qu’est ${yours(drawn)}. Le réseau cherche à qui la faute, depuis la réponse en remontant, et fait un petit pas.`,
  ask: "C’est un \u2026",
  askClass: "C’est \u2026",
  blank: "Dessinez d’abord quelque chose.",
  heavy:
    "Ce réseau est trop grand pour être instruit ici : un seul pas bloquerait la page pendant des secondes.",
  rate: "Taux d’apprentissage : jusqu’où va le pas",
  rateValue: (rate) => short(rate),
  rateFailed: (reason) => `Avec ce taux, aucun pas n’est possible : ${reason}`,
  replay: "Raconter encore",
  again: "Encore un pas",
  undo: "Annuler ce pas",
  forget: "Tout oublier",
  undone: "Le réseau est comme avant ce pas.",
  forgotten: "Le réseau est comme à l’origine.",
  steps: (count) => `Ce réseau a fait ${many(count)} pas avec vous.`,
  pending: "Le pas est fait quand le récit y arrive.",
  loss: "Perte",
  answer: "Réponse",
  before: "avant",
  after: "après",
  change: "Ce que change le pas",
  lossIs: (value) => short(value),
  answerIs: (name, share) => `${name}, ${probability(share)}`,
  targetShare: (name) => `Part de ${name}`,
  code: "La boucle d’entraînement",
  save: "Enregistrer ce fichier",
  saveOwn:
    "Le fichier importe votre propre module comme my_model : placez-le à côté, avec les poids de ce réseau.",
  notSaved:
    "Les poids du début appartiennent à la page, aucun fichier ne peut donc commencer par eux.",
  said: (name, before, after) =>
    `C’est ${name}. La perte est ${short(before)}, après un pas ${short(after)}.`,
  groups: { start: "perte", step: "pas", again: "encore", price: "prix" },
  names: {
    output: "la réponse actuelle",
    loss: "perte",
    blame: "faute des scores",
    passed: "renvoyée",
    gate: "laissée passer",
    back: "faute",
    slopes: "pentes",
    descend: "le pas",
    again: "encore une fois",
    price: "le prix",
  },
  output(drawn, answer, share, target, own) {
    const read = `Le réseau lit ${yours(drawn)} comme ${answer}, avec ${probability(share)}.`;
    if (answer !== target) {
      return `${read} Vous dites que c’est ${target}, qui a ${probability(own)}.`;
    }
    const unsure = drawn ? "un dessin dont" : "une entrée dont";
    return share > SURE
      ? `${read} Vous dites de même, il ne reste donc presque rien à apprendre. Dites autre chose, ou prenez ${unsure} il n’est pas sûr.`
      : `${read} Vous dites de même. Même alors il peut apprendre : il n’est pas sûr.`;
  },
  lossSaid: (target) =>
    `Combien était-ce faux ? La perte est un nombre pour cela : moins le logarithme de la part de ${target}. À 100 %, elle est 0 ; plus la part est petite, plus la perte est grande.`,
  lossFormula: (share, loss) => `\u2212log(${nearOne(share, -Math.expm1(-loss))}) = ${short(loss)}`,
  lossAloud: (share, loss) =>
    `moins log de ${nearOne(share, -Math.expm1(-loss)).replace("\u2212", "moins")} égale ${short(loss)}`,
  aloud: (formula) =>
    formula
      .replaceAll("\u00d7", "fois")
      .replaceAll("=", "égale")
      .replaceAll(/\u2212 ?/g, "moins ")
      .replaceAll(/\+ ?/g, "plus "),
  blameSaid(target, other) {
    const first = `La faute d’un score est sa part, moins ce qu’elle devrait être. ${target.name} devrait avoir 100 % : ${side(target.blame)}`;
    return other
      ? `${first}, violet creux. ${other.name} devrait avoir 0 % : ${side(other.blame)}, violet plein.`
      : `${first}.`;
  },
  blameFormula: (target, other) =>
    [target, ...(other ? [other] : [])]
      .map(
        ({ name, share, blame }, k) =>
          `${name} : ${k > 0 ? short(share) : bracketed(nearOne(share, -blame))} \u2212 ${1 - k} = ${plus(blame)}`,
      )
      .join("   "),
  passedSaid: (layer, neuron, readers) =>
    `Le neurone ${neuron} de ${layer} a été lu par ${readers === 1 ? "l’unique score" : `les ${many(readers)} scores`}. Chacun renvoie sa faute, fois le poids entre eux. La somme est la faute du neurone ${neuron}.`,
  passedFormula(parts, more, sum) {
    const products = parts.map(([weight, blame]) => `${short(weight)} \u00d7 ${factor(blame)}`);
    const rest = more > 0 ? [`${many(more)} de plus`] : [];
    return `${[...products, ...rest].join(" + ")} = ${plus(sum)}`;
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }) {
    if (!relu) {
      return `${activation} courbe ce qui passe, et la faute est multipliée par la pente à cet endroit : de ${plus(arrived)}, le neurone ${neuron} garde ${plus(blame)}.`;
    }
    const open = `ReLU ne laisse revenir la faute que là où une valeur est passée. Le neurone ${neuron} valait ${num(value)} : sa faute de ${plus(arrived)} reste.`;
    return silenced
      ? `${open} Le neurone ${silenced.neuron} valait 0 : sa faute de ${plus(silenced.arrived)} disparaît, car le bouger un peu ne changerait rien.`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `De même de ${last} jusqu’à ${first}, ${many(layers.length)} couches`
        : again
          ? `De même dans ${last}`
          : form(units, {
              one: `L’unique neurone de ${last} additionne ce qui lui revient`,
              other: `Les ${many(units)} neurones de ${last} additionnent ce qui leur revient`,
            });
    const gate = relu && !again ? ", et ReLU le laisse passer là où ils étaient actifs" : "";
    if (!most) return `${who}${gate}. Personne ici n’est en faute.`;
    const guilty = form(blamed, { one: "est", other: "sont" });
    return `${who}${gate} : ${many(blamed)} sur ${many(units)} ${guilty} en faute. Le plus : ${most.name}, ${plus(most.blame)}, ${side(most.blame)}.`;
  },
  slopesSaid({ into, from, shared }, idle, count) {
    const how = shared ? ", additionnée partout où il sert" : "";
    return `La pente d’un poids est la faute de ce où il mène, fois la valeur qui l’a traversé${how}. La plus raide : ${way(from, into)}. ${percent(idle / count)} des ${many(count)} pentes sont 0.`;
  },
  slopesNone: "Personne n’est en faute, chaque pente est donc 0 : il n’y a rien à apprendre ici.",
  stepNone: "Le pas ne bouge rien : chaque pente est 0.",
  slopeFormula: ({ blame, value, slope, shared }) =>
    shared ? `pente = ${plus(slope)}` : `${short(blame)} \u00d7 ${factor(value)} = ${plus(slope)}`,
  stepSaid({ rate, slope, count }) {
    const grows = slope > 0 ? "diminue" : "grandit";
    return `Le pas : chaque poids bouge contre sa pente, ${short(rate)} fois aussi loin qu’elle est raide. Celui-ci ${grows}. Les ${many(count - 1)} autres nombres du réseau bougent de même.`;
  },
  stepFormula: ({ rate, before, slope, after }) =>
    `${short(before)} \u2212 ${short(rate)} \u00d7 ${factor(slope)} = ${short(after)}`,
  againSaid(drawn, target, shares, loss) {
    const read = `${drawn ? "Le même dessin, lu" : "La même entrée, lue"} avec les nouveaux poids : ${target} avait ${probability(shares[0])}, il a maintenant ${probability(shares[1])}.`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read} La perte est ${short(loss[1])}, comme avant : là où c’est presque plat, un pas ne change rien de visible.`;
    }
    return loss[1] > loss[0]
      ? `${read} La perte a grandi, de ${short(loss[0])} à ${short(loss[1])} : le pas était trop long et a dépassé le but.`
      : `${read} La perte est tombée de ${short(loss[0])} à ${short(loss[1])}.`;
  },
  priceCounting: "Qu’a fait ce pas à tous les autres dessins ? Les dessins tout faits sont relus.",
  priceSaid({ drawings: count, right, loss, worse }) {
    const all = `Personne n’a demandé l’avis des autres dessins. Sur ${counted(count, { one: "dessin", other: "dessins" })} de la page, ${many(right[0])} ${form(right[0], { one: "était bien lu", other: "étaient bien lus" })} avant, ${many(right[1])} maintenant.`;
    const mean = `Leur perte moyenne est passée de ${short(loss[0])} à ${short(loss[1])}`;
    return worse > 0
      ? `${all} ${mean} ; ${many(worse)} ${form(worse, { one: "a empiré", other: "ont empiré" })}. C’est pourquoi un entraînement regarde beaucoup de dessins tour à tour.`
      : `${all} ${mean} ; aucun n’a empiré.`;
  },
  note: (blame) => (blame === 0 ? ", aucune faute" : `, faute ${plus(blame)}`),
  weight: "Un poids",
  weightWords: (from, into) => `${way(from, into)}.`,
  weightHint: "Pointez un carré ci-dessous pour voir son poids ici.",
  weightName: "Poids",
  computed: "Pente, calculée à rebours",
  measured: "Pente, mesurée",
  measuredIs: (value, least) =>
    Math.abs(value) < least ? `0 \u00b1 ${short(least)}` : short(value),
  measuredWords: (nudge, up, down) =>
    `Mesuré : avec ce poids plus grand de ${short(nudge)}, la perte est ${exact(up)} ; plus petit de ${short(nudge)}, ${exact(down)}. Leur différence, divisée par ${short(2 * nudge)}, est la pente.`,
  slopes: "Toutes les pentes",
  slopesWords:
    "Comment la perte change avec chaque poids : une ligne par neurone ou carte qui lit, une colonne pour ce qui est lu. Violet plein : le poids doit diminuer. Creux : il doit grandir. Vide : il reste.",
  matrix: (op) => `Pentes de ${op}`,
  matrixSize: (op, outputs, inputs) => `${op} : ${many(outputs)} × ${many(inputs)}`,
  blockOf: (size) =>
    size > 1
      ? `Un carré représente jusqu’à ${many(size)} poids et montre la pente la plus raide.`
      : "Un carré est un poids.",
  slopeAt: (from, into, slope) => `${way(from, into)} : ${plus(slope)}`,
  pictures: (op) => `Les plus raides dans ${op}`,
  pictureName: (op, unit) => `${op} ${unit}`,
  weightsOf: "poids",
  slopesOf: "pentes",
  weightsName: (op, unit) => `Poids de ${op} ${unit}`,
  slopesName: (op, unit) => `Pentes de ${op} ${unit}`,
  valueAt: (at, value) => `${at} : ${plus(value)}`,
  price: "Le prix",
  priceChanged: "Lus autrement qu’avant",
  priceWorst: "Ce qui a empiré",
  drawing: "dessin",
  readAs: (before, after) =>
    before === after ? `toujours ${after}` : `${before}, maintenant ${after}`,
  mapOf: (op, map) => `carte ${map} de ${op}`,
  placeOf: (row, column, read) => `ligne ${row}, colonne ${column} du noyau pour la carte ${read}`,
  numberOf: (at) => `nombre ${at} de ce qui est lu`,
};

/** What a network reads: a drawing, or numbers. */
const yours = (drawn: boolean): string => (drawn ? "votre dessin" : "votre entrée");

/** The way of a weight, which stands between two places by their names. */
const way = (from: string, into: string): string => `${from} → ${into}`;
