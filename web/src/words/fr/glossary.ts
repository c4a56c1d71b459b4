/** The terms of the French texts, each in one plain sentence. A term is so of any network. */

import { termOf as of, type Term } from "../glossary";

export const glossary: readonly Term[] = [
  of(
    "réseau de neurones, réseaux de neurones",
    "Beaucoup de neurones en couches, qui ont appris d’exemples quoi répondre.",
  ),
  of(
    "neurone, neurones",
    "Un petit calcul à part : il lit beaucoup de nombres, et un seul en sort.",
  ),
  of(
    "poids",
    "Un nombre appris qui dit combien une entrée d’un neurone compte, et si c’est pour ou contre lui.",
  ),
  of("produit, produits", "Ce qui vient quand un nombre est multiplié par son poids."),
  of(
    "somme, sommes",
    "Tous les produits d’un neurone additionnés ; avec le biais, on l’appelle aussi z.",
  ),
  of("biais", "Un nombre appris qu’un neurone ajoute à sa somme, quoi qu’il lise."),
  of(
    "entraînement",
    "Changer peu à peu les poids et les biais jusqu’à ce que les réponses à beaucoup d’exemples soient justes.",
  ),
  of(
    "couche, couches",
    "Des neurones côte à côte qui lisent les mêmes nombres, ou qui, à l’entrée, sont ces nombres ; les couches cachées sont entre l’entrée et la sortie.",
  ),
  of("pixel, pixels", "Un petit carré d’une image, gardé comme un nombre."),
  of("vecteur, vecteurs", "Des nombres en une rangée."),
  of(
    "tenseur, tenseurs",
    "Des nombres en une rangée, un tableau ou une pile de tableaux : un réseau calcule avec cela.",
  ),
  of(
    "ReLU",
    "La règle qui garde ce qui est au-dessus de 0 et fait 0 de tout le reste ; une fonction d’activation.",
  ),
  of(
    "fonction d’activation, fonctions d’activation",
    "Une courbe fixe qui transforme la somme d’un neurone avant qu’il la transmette.",
  ),
  of("activation, activations", "Le nombre qu’un neurone transmet."),
  of("actif, actifs, active, actives", "D’un neurone : ce qu’il transmet est au-dessus de 0."),
  of(
    "convolution, convolutions",
    "Une couche dont chaque neurone regarde la couche d’avant par une petite fenêtre, avec partout les mêmes poids.",
  ),
  of(
    "carte de caractéristiques, cartes de caractéristiques",
    "Ce qu’une fenêtre d’une convolution trouve à chaque endroit : une image faite de neurones, appelée aussi carte.",
  ),
  of("noyau, noyaux", "Les poids d’une fenêtre d’une convolution, les mêmes à chaque endroit."),
  of(
    "pooling, max pooling, pooling moyen",
    "Ne garder qu’un nombre de plusieurs voisins, le plus grand ou leur moyenne, pour que les cartes rapetissent.",
  ),
  of(
    "normalisation par lots",
    "Décaler et étirer les sommes d’une couche par des nombres appris, pour qu’elles varient d’environ 1.",
  ),
  of(
    "dropout",
    "À l’entraînement, débrancher des neurones au hasard, pour que le réseau ne compte sur aucun d’eux seul.",
  ),
  of("surapprentissage", "Apprendre des exemples par cœur au lieu de ce qu’ils ont en commun."),
  of(
    "masque, masques",
    "Un choix au hasard des neurones que le dropout débranche pendant un passage.",
  ),
  of("matrice, matrices", "Des nombres dans un tableau de lignes et de colonnes."),
  of(
    "score, scores, logit, logits",
    "La somme d’un neurone de la dernière couche, une par réponse possible ; appelée aussi logit.",
  ),
  of("log_softmax", "Le logarithme de ce que donne softmax."),
  of(
    "logarithme, logarithmes",
    "La puissance à laquelle il faut élever e (2,718…) pour obtenir un nombre ; celui de 1 est 0.",
  ),
  of(
    "softmax",
    "Fait des scores des parts de 100 % : e puissance chacun, divisé par la somme de toutes ces puissances.",
  ),
  of(
    "probabilité, probabilités, part, parts",
    "La part de 100 % que reçoit une réponse : combien le réseau y croit.",
  ),
  of("connexion, connexions", "Le chemin d’un neurone à un autre ; chacune a un poids."),
  of(
    "indices",
    "Ce qu’une entrée, un neurone ou une connexion ajoute au score d’une réponse, ou lui retire.",
  ),
  of("prédiction, prédictions", "La réponse du réseau : ce qui a la plus haute probabilité."),
  of(
    "confiance",
    "La probabilité de la prédiction : combien le réseau est sûr, non s’il a raison.",
  ),
  of(
    "chiffres de test",
    "Des chiffres tenus à l’écart de l’entraînement, pour mesurer combien de fois le réseau a raison.",
  ),
  of(
    "exemples de test",
    "Des exemples tenus à l’écart de l’entraînement, pour mesurer combien de fois le réseau a raison.",
  ),
  of(
    "perte, pertes",
    "Un nombre qui dit combien une réponse est fausse ; l’entraînement le réduit.",
  ),
];
