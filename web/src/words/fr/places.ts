/** The places of the page in French: its modes, its tabs on a phone, how it begins, the projector's bar. */
import type { Words } from "../words";

export const places: Words["places"] = {
  skip: "Aller à la zone de dessin",
  skipSliders: "Aller aux valeurs d’entrée",
  column: "À côté de la scène",
  mode: "Mode",
  modes: { learn: "Apprendre", explore: "Explorer", train: "Entraîner" },
  aboutModes: {
    learn: "La leçon : huit courts chapitres qui posent des questions (L)",
    explore: "Dessiner, regarder, et voir à l’intérieur (L)",
    train: "Regarder le réseau apprendre",
  },
  tabs: "Parties de la page",
  tab: { draw: "Dessin", watch: "Voir", why: "Pourquoi", learn: "Leçon", train: "Entraîner" },
  invitation: "Comment continuer",
  watch: "Voir comment",
  take: "Prendre le stylo",
  slide: "Bouger les curseurs",
  lesson: "Commencer la leçon",
  codeTitle: "Le code",
  presenting: "Pendant la présentation",
  presentPad: "Zone de dessin",
  presentSliders: "Curseurs",
  presentLegend: "Légende",
  presentTimeline: "Lecteur",
  presentLeave: "Quitter (P)",
};
