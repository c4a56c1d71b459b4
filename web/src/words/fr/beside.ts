/** Two networks side by side, in French: what both make of one drawing, moved about, and of tricky ones. */
import type { Words } from "../words";
import { counted, percent, probability } from "./numbers";

const pixels = { one: "pixel", other: "pixels" };

/** Where a picture was moved to: columns to the right and rows down, in steps. */
function way(across: number, down: number): string {
  const vertical = down < 0 ? "vers le haut" : down > 0 ? "vers le bas" : "";
  const level = across < 0 ? "vers la gauche" : across > 0 ? "vers la droite" : "";
  return [vertical, level].filter((part) => part !== "").join(" et ");
}

export const beside: Words["beside"] = {
  title: "Côte à côte",
  close: "Fermer Côte à côte",
  closeKey: "Fermer (Échap)",
  opened: "Deux réseaux sont côte à côte. Tous deux lisent ce que vous dessinez.",
  other: "Comparer à",
  waiting: (name) => `${name} arrive…`,
  cannot:
    "Ces deux-là ne lisent pas les mêmes images, ou ne donnent pas les mêmes réponses : choisissez-en un autre.",
  blank: "Dessinez un chiffre : les deux réseaux le lisent pendant que vous dessinez.",
  answers: "Réponses",
  answer: (name, confidence) => `${name}, ${probability(confidence)}`,
  digit: "chiffre",
  looked: "Ce que chacun a regardé",
  lookedWords:
    "Les carrés chauds et pleins parlent pour sa réponse ; les froids et creux parlent contre.",
  map: (network, name) => `Ce qui parle pour ${name} dans ${network}`,
  at: (pixel, value) => `${pixel} : ${value}`,
  moved: (by) => `Décalé de ${counted(by, pixels)}`,
  movedWords: (by) =>
    `La même image, ${counted(by, pixels)} de chaque côté. La zone de dessin met l’encre au milieu ; un réseau qui ne l’a vue que là ne la reconnaît peut-être pas ailleurs.`,
  kept: (count, all, name) => `${count} sur ${all} encore lus comme ${name}`,
  movedGrid: (network) => `${network}, image par image`,
  cell: (across, down, answer, confidence) =>
    across === 0 && down === 0
      ? `non décalé : ${answer}, ${probability(confidence)}`
      : `décalé ${way(across, down)} : ${answer}, ${probability(confidence)}`,
  tricky: "Les dessins pièges",
  trickyWords: (name, count) =>
    count === 1
      ? `Un dessin qui pourrait être deux chiffres, fait pour que ${name} hésite. Il n’y a pas de bonne réponse, mais l’un des deux est raisonnable.`
      : `${count} dessins dont chacun pourrait être deux chiffres, faits pour que ${name} hésite. Il n’y a pas de bonne réponse, mais l’un des deux est raisonnable.`,
  drawing: "dessin",
  could: "peut être",
  either: (one, other) => `${one} ou ${other}`,
  sensible: "l’un des deux",
  strange: "aucun des deux",
  share: (confidence) => percent(confidence),
  sums: "l’un des deux",
  sum: (count, all) => `${count} sur ${all}`,
  sure: (share) => `sûr à plus de ${percent(share)}`,
  draw: (one, other) => `Le dessiner dans la zone de dessin : ${one} ou ${other}`,
};
