/** The text below the stage in French: how it works, the code, and where the weights come from. */

import type { Answers } from "../en/lesson";
import { active, code, contra, pro, rich, strong, term } from "../rich";
import type { Words } from "../words";
import { dataNamed } from "./names";
import {
  counted,
  exactPercent,
  fixed,
  form,
  listed,
  many,
  percent,
  probability,
  product,
} from "./numbers";

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const thatClass = (digits: boolean): string => (digits ? "chiffre" : "classe");
const yours = (picture: boolean): string => (picture ? "votre dessin" : "votre entrée");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `moins de ${fixed(0.001, 3)}` : fixed(loss, 3);
const neurons = { one: "neurone", other: "neurones" };
const layers = { one: "couche", other: "couches" };

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) {
    return `les chiffres ${names[0]} à ${names[names.length - 1]}`;
  }
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join(", ")} et ${many(names.length - MOST_LISTED)} de plus`;
  }
  return listed(names);
}

export const lesson: Words["lesson"] = {
  howTitle: (ofLesson) =>
    ofLesson
      ? "Comment marche le réseau de neurones MNIST ?"
      : "Comment marche ce réseau de neurones ?",
  how: (digits, picture) =>
    rich`Cette animation montre comment un ${term("réseau de neurones")} reconnaît ${digits ? "un chiffre écrit à la main" : "ce qu’on lui montre"}. Rien n’y est inventé : chaque luminosité, chaque ligne et chaque barre est un nombre que le réseau a calculé pour ${picture ? "le dessin de la zone de dessin" : "les valeurs des curseurs"}.`,
  neuron: rich`Un ${term("neurone")} est un petit calcul : il multiplie chaque nombre qui lui parvient par un ${term("poids")} qui lui est propre, additionne ces ${term("produits")} et ajoute encore un nombre, son ${term("biais")}. Plus un poids est grand, plus le nombre compte, et au-dessous de 0 il compte contre le neurone ; le biais déplace toute la ${term("somme")} vers le haut ou vers le bas, quoi qu’il arrive.`,
  learnt: rich`Personne n’écrit les poids et les biais : ils sont appris à partir d’exemples. Cela s’appelle l’${term("entraînement")}.`,
  layers: (names) =>
    rich`Des neurones qui lisent les mêmes nombres forment une ${term("couche")}. Le modèle a ${counted(names.length, layers)} de poids, ${listed(names)}, entre ces groupes de neurones :`,
  inputLayer: "Couche d’entrée",
  input({ count, picture, digits, names }) {
    if (picture) {
      const what = digits ? "L’image manuscrite" : "L’image";
      const each =
        picture.length > 2
          ? "pour chacun de ses petits carrés dans chaque plan"
          : "pour chacun de ces petits carrés";
      return rich`${what} de ${product(picture)} ${term("pixels")} est convertie en un ${term("vecteur")}, une rangée de nombres, de ${many(count)} neurones : un ${each}.`;
    }
    const numbers = count === 1 ? "Un nombre" : `${many(count)} nombres, un neurone pour chacun`;
    if (!names) return [`${numbers}.`];
    const more = count > MOST_LISTED ? ["d’autres"] : [];
    return [`${numbers} : ${listed([...names.slice(0, MOST_LISTED), ...more])}.`];
  },
  inputMaps: (picture, digits) =>
    rich`L’image ${digits ? "manuscrite " : ""}de ${product(picture)} ${term("pixels")} reste l’image qu’elle est : ${many(picture.reduce((all, side) => all * side, 1))} nombres, les neurones de l’entrée. Des nombres en une rangée s’appellent un ${term("vecteur")}.`,
  convolution: (names, size, count) =>
    rich`${listed(names)} ${names.length === 1 ? "est une" : "sont chacune une"} ${term("convolution")} : un neurone n’y lit que ce qui est sous une petite fenêtre, de ${product(size)} dans ${code(names[0])}, et emploie partout les mêmes poids. Ce qu’une fenêtre trouve partout est une ${term("carte de caractéristiques")}, dessinée comme une image ; ${code(names[0])} en a ${many(count)}.`,
  pooling: (names, largest) =>
    rich`${listed(names)} ${names.length === 1 ? "est du" : "sont du"} ${term("pooling")} : de plusieurs voisins, ${largest ? "seul le plus grand nombre" : "un seul nombre"} continue, si bien que les cartes rapetissent et qu’un petit décalage du dessin compte moins.`,
  batchNorm: (names) =>
    rich`${listed(names)} ${names.length === 1 ? "est une" : "sont chacune une"} ${term("normalisation par lots")} : elle décale et étire les sommes d’une carte, par des nombres mesurés et appris à l’entraînement, pour qu’elles varient d’environ 1.`,
  hiddenMaps: (sizes) =>
    `Il y en a ${sizes.length === 1 ? "une" : many(sizes.length)} : ${listed(
      sizes.map(([name, maps, size]) =>
        size.length > 0
          ? `${name} avec ${counted(maps, { one: "carte", other: "cartes" })} de ${product(size)}`
          : `${name} avec ${counted(maps, neurons)}`,
      ),
    )}. Chacune traite ce que les couches d’avant ont découvert.`,
  hiddenLayers: (count) => (count === 1 ? "Couche cachée" : "Couches cachées"),
  hidden: (sizes) =>
    sizes.length === 1
      ? `Elle contient ${counted(sizes[0], neurons)}. Chacun traite ce que la couche d’avant a découvert.`
      : `Il y en a ${many(sizes.length)}, de ${listed(sizes.map(many))} neurones. Chacune traite ce que la couche d’avant a découvert.`,
  outputLayer: "Couche de sortie",
  output: (at) =>
    at.names.length === 1
      ? `1 neurone, pour l’unique réponse : ${at.names[0]}.`
      : `${many(at.names.length)} neurones, un par réponse : ${answers(at)}.`,
  activations: (names, relu) =>
    relu
      ? rich`Après chaque couche cachée ${names.length === 1 ? "vient" : "viennent"} ${term(listed(names))} : une valeur au-dessus de zéro reste, tout le reste devient 0. Un neurone qui reste au-dessus de 0 est ${term("actif")}, et ce nombre est son ${term("activation")} ; les autres ne transmettent rien.`
      : rich`Après chaque couche cachée ${names.length === 1 ? "vient" : "viennent"} ${strong(listed(names))} : chaque valeur est courbée toujours de la même façon, si bien que les couches ensemble peuvent plus qu’une seule. Ce qui en sort est l’${term("activation")} du neurone ; un neurone est ${term("actif")} quand elle est au-dessus de 0.`,
  dropout: (p) =>
    rich`Pour l’entraînement, le modèle a du ${term("dropout")} : il débranche chacun de ces neurones avec une probabilité de ${percent(p)}, pour que le réseau ne compte sur aucun d’eux seul. C’est contre le ${term("surapprentissage")}, apprendre des exemples par cœur ; quand le réseau reconnaît, le dropout ne fait rien.`,
  why: (picture) =>
    `Pourquoi plusieurs couches ? La première pèse ${picture ? "des pixels isolés" : "les entrées elles-mêmes"} ; chacune des suivantes pèse ce qu’ont trouvé les neurones d’avant, et remarque ainsi des combinaisons qu’aucune somme seule de ${picture ? "pixels" : "nombres d’entrée"} ne peut remarquer.`,
  activeNow: (parts, picture) =>
    `Pour ${yours(picture)}, en ce moment, sont actifs : ${listed(
      parts.map(({ name, active, count }) => `${many(active)} sur ${many(count)} dans ${name}`),
    )}.`,
  softmax(kind, classes, digits) {
    const scores = classes === 1 ? "de l’unique score" : `des ${many(classes)} scores`;
    const which = digits ? "quel chiffre" : "quelle classe";
    const probabilities = rich`des ${term("probabilités")} : chacune est une valeur entre 0 et 1, et leur somme est 1. C’est ainsi que le réseau dit ${which} a la plus haute probabilité.`;
    const sums = rich`Ce que la dernière couche additionne, ce sont des ${term("scores")}, aussi appelés logits.`;
    if (kind === "log_softmax") {
      return rich`${sums} Vient ensuite ${term("log_softmax")}, le ${term("logarithme")} de la fonction ${term("softmax")} : softmax fait ${scores} ${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`${sums} Vient ensuite la fonction ${term("softmax")}, qui fait ${scores} ${probabilities}`;
    }
    return rich`Le code du réseau se termine par les ${term("scores")} de sa dernière couche, aussi appelés logits. La page ajoute la fonction ${term("softmax")}, qui fait ${scores} ${probabilities}`;
  },
  formula:
    "En formule, avec z pour les scores, p pour les probabilités et e pour le nombre 2,718… :",
  formulaSpoken:
    "p de i est e puissance z de i, divisé par la somme de e puissance z de j sur tous les j",
  stage: (digits, plain) =>
    rich`Sur la scène, ${active(plain ? "les neurones actifs sont rouges" : "les valeurs au-dessus de 0 sont rouges")}, d’un rouge d’autant plus vif que la valeur est grande. Dès qu’il y a une réponse, les ${term("connexions importantes")} sont tracées en lignes d’après leurs ${term("indices")} : ${pro("pleines et chaudes")} là où elles parlent pour la réponse, ${contra("pointillées et froides")} là où elles parlent contre. La probabilité de chaque ${thatClass(digits)} est une barre ; la plus haute donne la ${term("prédiction")}, et sa probabilité est la ${term("confiance")}.`,
  now: (name, confidence, picture) =>
    `Pour ${yours(picture)}, c’est ${name} : sa probabilité est ${probability(confidence)}.`,
  accuracy: (measured, digits) =>
    rich`A-t-il souvent raison ? Seuls des ${term(digits ? "chiffres de test" : "exemples de test")}, dont il n’a pas appris, peuvent le dire ; mesuré : ${listed(
      measured.map(
        ({ data, images, accuracy }) =>
          `${exactPercent(accuracy)} de ${many(images)} ${digits ? "images" : "exemples"} (${dataNamed(data)})`,
      ),
    )}. Il répond toujours, même à un gribouillis : une haute probabilité dit combien le réseau est sûr, non qu’il a raison.`,
  trainingTitle: "D’où viennent les poids",
  training(weights, pytorch, kind, digits) {
    const before = rich`Personne n’a écrit les ${many(weights)} poids et biais : ils ont été appris. Pendant l’entraînement, on montre au réseau beaucoup d’exemples avec la bonne réponse, et une fonction de ${term("perte")}, du type entropie croisée, mesure combien il se trompe`;
    const rest = rich`Chaque poids est alors un peu déplacé dans le sens qui diminue la perte, encore et encore. L’entraînement terminé, le modèle donne une ${strong("prédiction")} pour chaque ${digits ? "image" : "entrée"} : ${digits ? "le chiffre" : "la classe"} de plus haute probabilité.`;
    if (!pytorch) return rich`${before}. ${rest}`;
    if (kind === "log_softmax") {
      return rich`${before} : ${code("nn.NLLLoss")} sur la sortie de log_softmax, ou ${code("nn.CrossEntropyLoss")}, qui fait les deux à la fois. ${rest}`;
    }
    return rich`${before}, comme ${code("nn.CrossEntropyLoss")} sur les scores. ${rest}`;
  },
  loss: rich`Pour un exemple, la perte est −log p, l’opposé du ${term("logarithme")} népérien de p, où p est la probabilité de la bonne réponse : proche de 0 quand une réponse est juste et sûre, grande quand elle est sûre et fausse.`,
  lossNow(name, loss, other, picture) {
    const wrong = other ? ` ; si c’est ${other.name}, elle est ${fixed(other.loss, 2)}` : "";
    return `Pour ${yours(picture)}, si ${name} est juste, p est ${probability(Math.exp(-loss))} et la perte ${small(loss)}${wrong}.`;
  },
  wordsTitle: "Vocabulaire",
  words: "Ce que veulent dire les termes de cette page, dans l’ordre où ils apparaissent.",
  codeTitle: "Le code Python, expliqué",
  code(file, name, framework, sizes) {
    const written = framework ? `tel qu’il est écrit en ${framework}` : "tel qu’il est écrit";
    const what = sizes
      ? `le réseau entièrement connecté ${name} ${written} : ${listed(sizes.map(many))} neurones de l’entrée à la sortie`
      : `le réseau ${name} ${written}`;
    return rich`Voici ${code(file)}, ${what}. Pointez une ligne marquée, ou allez-y avec la touche Tab, et la scène montre ce qu’elle fait.`;
  },
  codeDoes(at, hidden, kind, answer) {
    const takes = at.picture
      ? `des images de ${product(at.picture)} (${many(at.count)} ${at.digits ? "pixels" : "nombres"})`
      : counted(at.count, { one: "nombre", other: "nombres" });
    const through = { one: "couche cachée", other: "couches cachées" };
    const passes = hidden > 0 ? `, passe par ${counted(hidden, through)}` : "";
    const what = { log_softmax: "le logarithme d’une probabilité", softmax: "une probabilité" };
    const gives = kind === "logits" ? "un score" : what[kind];
    const count = answer.names.length;
    const classes = answer.digits
      ? form(count, { one: "chiffre", other: "chiffres différents" })
      : form(count, { one: "classe", other: "classes différentes" });
    return `Le code prend ${takes} en entrée${passes} et rend ${gives} pour ${many(count)} ${classes}.`;
  },
  insideTitle: "À l’intérieur du réseau",
  inside: (picture, maps) =>
    `Que fait ${maps ? "une seule cellule ou un seul neurone" : "un seul neurone"}, et pourquoi cette réponse et pas une autre ? Chaque chapitre le dit en quelques mots, puis le montre sur la scène, avec ${picture ? "votre propre dessin" : "votre propre entrée"}.`,
  showMe: "Montrer",
  showChapter: (title) => `Montrer : ${title}`,
  chapter: (index, all, title) => `${index + 1} sur ${all} : ${title}`,
  previousChapter: "Précédent",
  nextChapter: "Chapitre suivant",
  text: "Texte",
};
