/** A whole training in the page, in French: from drawn weights to a network that reads digits. */
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { counted, fixed, loss, many, percent, probability, rate } from "./numbers";

/** A step of a training is "pas", which has one form; one of the story is "étape". */
const steps = (count: number): string => `${many(count)} pas`;

export const training: Words["training"] = {
  ways: {
    name: "Ce qui est appris",
    drawing: "Dessin",
    nothing: "De zéro",
    history: "Regardé",
  },
  title: "Partir de zéro",
  about: (batch) =>
    `Tous les poids sont tirés de nouveau au hasard : le réseau ne sait rien. Puis il apprend de ${counted(batch, { one: "chiffre", other: "chiffres" })} par pas, et la scène montre comment il lit votre dessin à présent.`,
  frozen:
    "Ce qu’une normalisation par lots a mesuré sur ses données d’entraînement, moyenne et variance, reste tel quel.",
  blank: "Dessinez quelque chose, pour voir comment c’est lu pendant ce temps.",

  learnFrom: "Apprendre de",
  drawings: (ready, own) =>
    own > 0
      ? `${many(ready)} dessins tout faits et ${many(own)} de vous`
      : `${many(ready)} dessins tout faits`,
  aboutDrawings:
    "Chacun est déformé de nouveau quand vient son tour ; une écriture de chaque chiffre est mise de côté.",
  own: (count) => `Vos propres dessins (${many(count)})`,
  aboutOwn: "Chacun est déformé de nouveau ; on le juge sur les mêmes dessins, déformés autrement.",
  mnist: "MNIST",
  aboutMnist: `${many(60000)} chiffres d’environ 250 personnes, si ce serveur les a ; ${many(10000)} d’autres personnes sont mis de côté.`,
  loadingMnist: (megabytes) =>
    megabytes === null ? "MNIST est demandé…" : `MNIST arrive, ${many(Math.round(megabytes))} Mo…`,

  start: "Démarrer",
  again: "Recommencer",
  pause: "Pause de l’entraînement",
  go: "Continuer",
  step: "Un pas",
  epoch: "Une époque",
  aboutEpoch: (lessons, batch, count) =>
    `Une époque, ce sont ici ${many(lessons)} chiffres : ${steps(count)} de ${many(batch)}.`,
  keep: "Arrêter et garder",
  undo: (name) => `Revenir à ${name} d’origine`,
  shownNow: (name) => `Sur la scène se trouve le réseau qui apprend ici, pas ${name} d’origine.`,
  replaced: "Un autre réseau est venu sur la scène : l’entraînement est terminé.",

  speed: "Vitesse",
  pace: (pace) => (pace === null ? "au fil de l’eau" : many(pace)),
  aboutPace: "Pas entre deux images de la scène",

  numbers: {
    step: "Pas",
    epoch: "Époque",
    rate: "Taux",
    loss: "Perte, appris",
    learnt: "Bien lus, appris",
    heldOut: (count) => `Bien lus, ${many(count)} mis de côté`,
  },
  stepNumber: (count) => many(count),
  epochs: (count) => fixed(count, count < 10 ? 2 : 1),
  rate,
  loss,
  share: (share) => percent(share),

  lossName: "Perte",
  accuracyName: "Bien lus",
  training: "appris",
  heldOut: "mis de côté",
  lossCurve: (count, first, last, held) =>
    `Perte de 0 à ${steps(count)} : chiffres appris, ${loss(first)} au début, ${loss(last)} maintenant ; chiffres mis de côté, ${loss(held)}.`,
  accuracyCurve: (count, last, first, held) =>
    `Bien lus de 0 à ${steps(count)} : chiffres appris, ${percent(last)} maintenant ; chiffres mis de côté, ${percent(first)} au début, ${percent(held)} maintenant.`,
  noCurve: (name) => `${name} : rien n’est encore appris.`,
  steps,

  slider: "Entraînement",
  after: (count, last) =>
    count === last ? `après ${steps(count)}, le dernier` : `après ${steps(count)}`,
  goOnFrom: (count) => `Continuer à partir du pas ${many(count)}`,
  goOnFromEnd: "Continuer à partir de la fin",
  aboutGoOnFrom: "Ce qui est venu après est oublié.",

  settings: "Réglages du prochain départ",
  rateName: "Taux d’apprentissage",
  decayName: "Moitié du taux après tant de pas (0 : jamais)",
  batchName: "Chiffres par pas",
  seedName: "Graine",
  optimizerName: "Optimiseur",
  optimizers: { sgd: "SGD", momentum: `SGD avec momentum ${fixed(0.9, 1)}`, adam: "Adam" },
  dropoutName: "Dropout",
  noDropout: "Ce réseau n’a pas de dropout.",

  failures: "Trois échecs à essayer",
  aboutFailures:
    "Chacun repart de zéro, avec une erreur. Ce qui a mal tourné est dit ici dès qu’on le voit.",
  tooFast: "Taux bien trop haut",
  zero: "Tous les poids à 0",
  shuffled: "Étiquettes au hasard",
  why: {
    tooFast: (at, first, most, ended) =>
      rich`${strong("Trop vite.")} Avec le taux ${rate(at)}, la perte a fait ${first.map(loss).join(" → ")}${first.includes(most) ? "" : `, et jusqu’à ${loss(most)}`} : chaque pas saute par-dessus la vallée et retombe plus haut en face, où c’est encore plus raide.${ended ? " Puis les nombres ne tenaient plus dans float32." : ""}`,
    zero: (count, value, right) =>
      rich`${strong("Rien à distinguer.")} Après ${steps(count)}, la perte est ${loss(value)}, et ${percent(right)} des chiffres mis de côté sont bien lus : quand tous les poids sont 0, chaque neurone transmet 0, aucun poids n’est donc en faute et tous restent 0. Seuls les derniers biais apprennent, et ils ne savent rien du dessin.`,
    shuffled: (count, value, right) =>
      rich`${strong("Rien à trouver.")} Après ${steps(count)}, la perte est ${loss(value)} ; qui devine entre dix chiffres paie −log(1/10) = ${loss(Math.log(10))}. Des chiffres mis de côté, ${percent(right)} sont bien lus : des étiquettes au hasard n’ont rien à voir avec les images.`,
  },

  ownTitle: "Vos propres dessins",
  addAs: "Ajouter le dessin de la zone de dessin comme",
  add: "Ajouter",
  takeBack: "Retirer le dernier",
  added: (name, count) =>
    `Ajouté comme ${name} : ${counted(count, { one: "dessin", other: "dessins" })} de vous.`,
  nothingToAdd: "Il n’y a pas de dessin dans la zone de dessin.",
  ownDrawing: (name) => `dessiné comme ${name}`,
  noOwn: "Il n’y a pas encore de dessin de vous : ajoutez d’abord celui de la zone de dessin.",
  noDrawings:
    "Aucun des dessins tout faits n’est une classe de ce réseau : ajoutez vos propres dessins.",

  confusions: "Comment sont lus les chiffres mis de côté",
  confusionsCaption: (count, at) =>
    `${counted(count, { one: "chiffre mis de côté", other: "chiffres mis de côté" })}, après ${steps(at)} : une ligne pour ce qu’est chacun, une colonne pour ce comme quoi il est lu.`,
  isRow: "est",
  pictures: (layer) => `Ce que cherchent des neurones de ${layer}`,
  aboutPictures: "Leurs poids, un carré par pixel : plein au-dessus de zéro, creux au-dessous.",
  neuron: (name) => `${name} : à l’intérieur`,

  curves: "Comment va l’entraînement",
  meanwhile: {
    name: "entraînement",
    count: (count) => `pas ${many(count)}`,
    begun: (now) =>
      now
        ? `Tous les poids sont tirés au hasard\u00a0: le réseau répond ${now.name} (${probability(now.share)}).`
        : "Tous les poids sont tirés au hasard.",
    goes: (goes, first, now) => {
      const how = `Après ${steps(goes.steps)}, la perte est de ${loss(goes.loss)} et ${percent(goes.right)} de ${many(goes.held)} exemples mis de côté sont bien lus.`;
      return first && now
        ? `${how} Au début il répondait ${first.name} (${probability(first.share)}), maintenant il répond ${now.name} (${probability(now.share)}).`
        : how;
    },
  },

  said: {
    reached: (count, share) =>
      `Après ${steps(count)}, ${percent(share)} des exemples mis de côté sont bien lus.`,
    started: "Il apprend.",
    paused: (count, share) =>
      `En pause après ${steps(count)} : ${percent(share)} des chiffres mis de côté sont bien lus.`,
    kept: "L’entraînement est terminé ; ce qui est appris reste sur la scène.",
    undone: (name) => `${name} d’origine est de nouveau sur la scène.`,
  },

  noMnist:
    "MNIST n’est pas là : lancez le serveur par forwardpass serve --data, qui le télécharge une fois, 12 Mo.",
  mnistBroke: "MNIST s’est interrompu en chemin.",
  mnistOther:
    "Les chiffres du serveur ne sont pas ceux de MNIST : il faut des images de 28x28 des chiffres 0 à 9.",
  notForMnist:
    "MNIST est pour des réseaux qui lisent des images de 28x28 et connaissent les chiffres 0 à 9.",
  nothingToLearn: "Ce réseau n’a pas de poids à apprendre.",
  tooHeavy:
    "Ce réseau est trop lourd pour être entraîné dans la page : plus de 30 millions de produits pour une image.",
  noPictures:
    "Ce réseau ne lit pas d’images : un script peut l’instruire par forwardpass.training.start({ data: { images, targets } }).",
};
