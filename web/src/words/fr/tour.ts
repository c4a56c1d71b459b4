/** The chapters of "Look inside" in French: a title, what it tells, and one sentence beside the picture. */

import type { Lit } from "../en/tour";
import type { Words } from "../words";
import { dataNamed } from "./names";
import { exactPercent, fixed, listed, many, percent } from "./numbers";

const rates = (lit: readonly Lit[]): string =>
  listed(lit.map(({ data, share }) => `${exactPercent(share)} (${dataNamed(data)})`));

const part = (maps: boolean): string => (maps ? "une carte ou un neurone" : "un neurone");

export const tour: Words["tour"] = {
  neuron: (maps) => ({
    title: maps ? "Une cellule, nombre par nombre" : "Un neurone, nombre par nombre",
    words: maps
      ? "Une cellule d’une carte de caractéristiques est un neurone qui ne lit que ce qui est sous sa fenêtre. Elle y multiplie chaque nombre par un poids, le même pour chaque cellule de sa carte, additionne tout, ajoute encore un nombre, le biais, et transmet le résultat à travers ce qui suit. Pointez une cellule ou un neurone sur la scène et choisissez-le : vous voyez sa fenêtre, les poids et leurs produits en images avec leurs vrais nombres, puis ce que devient leur somme. Chaque image mène à ce qu’elle a lu, et les flèches du haut vous font avancer et reculer comme dans un livre."
      : "Un neurone est un court calcul. Il multiplie tout ce qui lui parvient par un poids qui lui est propre, additionne tout, ajoute encore un nombre à lui, le biais, et transmet le résultat à travers la fonction d’activation. Cliquez sur un neurone de la scène et vous voyez cette somme avec ses vrais nombres : d’abord les plus grands produits, puis ce qu’ajoutent tous les autres, puis le biais. Chaque ligne mène au neurone d’où elle vient, et les flèches du haut vous font avancer et reculer comme dans un livre.",
    look: maps
      ? "Ce qu’ajoutent toutes les cartes sous la fenêtre fait sa somme. Choisissez-en une pour aller d’où elle vient."
      : "Additionné ligne par ligne, le tableau donne z. Choisissez une ligne pour aller d’où elle vient.",
  }),
  picture: (layer, picture, maps) => ({
    title: maps ? "Ce que cherche une carte" : "Ce que cherche un neurone",
    words: soughtBy(layer, picture, maps),
    look: "L’image de droite, additionnée avec le biais, donne z.",
  }),
  way: (picture, maps) => ({
    title: picture ? "Des pixels à la réponse" : "Des entrées à la réponse",
    words: `Tout ce que dit ${maps ? "une cellule" : "un neurone"} vient de quelque part et va quelque part. Son chemin s’éclaire sur la scène, bond par bond, depuis les ${picture ? "pixels" : "nombres d’entrée"} qui l’ont ${maps ? "rendue active" : "rendu actif"} jusqu’à la réponse pour laquelle ${maps ? "elle" : "il"} parle. Vous décidez combien du tout les lignes éclairées doivent porter : à 50 %, il ne reste que les grandes routes ; à 95 %, les petites rues paraissent aussi.`,
    look: "Bougez la couverture ci-dessous et regardez rester les grandes routes.",
  }),
  evidence: (picture) => ({
    title: picture ? "L’encre pour et contre" : "Pour et contre",
    words: `Pourquoi cette réponse ? Le score d’une classe peut être réparti exactement entre les entrées : tant pour ${picture ? "ce pixel" : "cette valeur"}, tant pour ${picture ? "celui-là" : "celle-là"}, et ce qui reste est le biais. Les carrés chauds et pleins parlent pour la classe, les froids et creux contre elle. Choisissez une autre classe, par sa barre ou ici, et l’image, les lignes et les textes expliquent celle-là.`,
    look: "Tout ici s’additionne pour donner le score, jusqu’à la dernière décimale.",
  }),
  whyNot: (picture, maps) => ({
    title: "Pourquoi pas autre chose ?",
    words: `Deux classes peuvent aimer toutes deux ${picture ? "la même encre" : "les mêmes valeurs"} ; c’est la différence qui décide. Soustrayez un score de l’autre et répartissez cela entre les ${picture ? "pixels" : "entrées"} et les ${maps ? "cartes et neurones" : "neurones"} : il ne reste que ce qui distingue les deux. ${maps ? "Ce qui décide le plus est nommé et peut être ouvert." : "Les neurones qui décident le plus sont nommés, et chacun peut être ouvert."}`,
    look: "Il ne reste que ce qui distingue les deux.",
  }),
  lines: (total, picture, maps) => ({
    title: "Toutes les connexions qui existent",
    words: `Ce réseau a ${many(total)} connexions. La plupart ne disent presque rien d’${picture ? "un dessin" : "une entrée"} : à partir de la deuxième couche, assez peu de lignes portent presque tous les indices, et la page dit toujours combien de lignes et combien d’indices. Mais rien n’est caché. ${maps ? "Là où chaque neurone lit tout ce qui le précède, chaque connexion est un point d’une matrice" : "En matrices, chaque connexion est un point"}, une ligne pour chaque neurone et une colonne pour chacune de ses sources ; et à la demande, toutes sont tracées en lignes, additionnées comme la lumière sur une photo.${maps ? " Les fenêtres ont partout les mêmes quelques poids : ils sont dans À l’intérieur, comme noyaux." : ""}`,
    look: "Chaque point est poids × activation. Pointez-en un pour ses nombres, cliquez pour son neurone.",
  }),
  districts: (digits, maps) => ({
    title: "Quartiers",
    words: `Par numéro, les ${maps ? "cartes et neurones" : "neurones"} ne sont dans aucun ordre qui ait un sens. Mesuré sur les images d’entraînement, ${maps ? "chaque carte et chaque neurone a" : "chacun a"} ${digits ? "son chiffre préféré" : "sa classe préférée"}. Rangés ainsi, ils forment des quartiers, et un dessin allume le sien : les voisins qui s’allument aussi montrent ce que le réseau trouve semblable.`,
    look: `${maps ? "Cartes et neurones ont rejoint leur quartier" : "Les neurones ont rejoint leur quartier"}. Dessinez ${digits ? "un autre chiffre" : "autre chose"} et voyez-en un autre s’allumer.`,
  }),
  whatIf: (picture, maps) => ({
    title: maps ? "Et si une carte manquait ?" : "Et si un neurone manquait ?",
    words: `Une explication peut être mise à l’épreuve : enlevez ce qu’elle nomme, et voyez. Débranchez ${part(maps)}, ou d’un coup ce qu’une couche a de plus fort, et le réseau relit ${picture ? "le dessin" : "l’entrée"} sans cela. Souvent la réponse reste, parce que d’autres la connaissent aussi.${picture ? " Gommez quelques pixels et voyez lesquels portaient la réponse." : ""}`,
    look: `${maps ? "Ce qui est débranché est barré" : "Ces neurones sont barrés"} : la réponse est maintenant celle du réseau sans eux.`,
  }),
  dropout: (p, runs) => ({
    title: "Dropout, comme à l’entraînement",
    words: `Cette ligne du code est pour l’entraînement : elle débranche chaque neurone d’une couche avec une probabilité de ${percent(p)}, chaque fois d’autres, et multiplie ceux qui restent par ${fixed(1 / (1 - p), 2)} pour compenser. Ainsi aucun neurone ne peut compter sur un seul autre. En mode entraînement, la même chose se passe ici, avec de vrais masques ; répétée, elle montre combien la réponse est solide.`,
    look: `Barrés : laissés de côté cette fois. Les moustaches sur les barres montrent ${runs} passages de ce genre.`,
  }),
  lamp(digits, classes, falseAlarms, caught) {
    const [title, what] = digits
      ? ["Pas un chiffre", "les chiffres des lettres, des signes et des gribouillis"]
      : ["Pas comme les exemples", "les exemples d’autres choses"];
    const thing = digits ? "un dessin" : "une entrée";
    return {
      title,
      words: `Le réseau doit toujours choisir une des ${many(classes)} réponses, même pour un gribouillis, et il peut en être assez sûr. Un voyant à côté de la réponse dit quand ${thing} ne ressemble pas à ce pour quoi il est fait : un neurone de plus, qui lit tous les neurones cachés et a appris à distinguer ${what}. Il se trompe parfois. Mesuré : il s’allume à tort pour ${rates(falseAlarms)} et repère ${rates(caught)}.`,
      look: `Un gribouillis : le réseau nomme quand même ${digits ? "un chiffre" : "une classe"}, et le voyant dit de ne pas le croire.`,
    };
  },
};

function soughtBy(layer: string, picture: boolean, maps: boolean): string {
  const [one, another] = picture
    ? ["ce dessin", "un autre dessin donne une autre image"]
    : [
        "cette entrée",
        maps ? "une autre donne une autre image" : "une autre donne d’autres nombres",
      ];
  const thing = picture ? "un dessin donné" : "une entrée donnée";
  if (maps) {
    return `Chaque carte de ${layer} a ses propres poids, son noyau, et le fait glisser sur tout ce qu’elle lit : là où ce qui s’y trouve ressemble au noyau, la carte s’allume. Les cellules derrière lisent d’autres cellules. Mais pour ${thing}, tout ce qu’il y a entre l’entrée et une cellule peut être multiplié d’avance : il reste de nouveau un nombre par entrée. C’est exact pour ${one}, et ${another}.`;
  }
  const first = picture
    ? `Un neurone de ${layer} a un poids pour chaque entrée, ses poids sont donc une image : l’encre sur les parties vertes compte pour lui, l’encre sur les parties roses et creuses contre lui.`
    : `Un neurone de ${layer} a un poids pour chaque entrée.`;
  const left = picture ? "par entrée" : "pour chaque valeur de l’entrée";
  return `${first} Un neurone plus profond lit d’autres neurones. Mais pour ${thing}, chacun d’eux est actif ou ne l’est pas, et tous les poids actifs peuvent être multipliés d’avance : il reste de nouveau un nombre ${left}. C’est exact pour ${one}, et ${another}.`;
}
