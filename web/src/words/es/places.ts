/** The places of the page: its modes, its tabs on a phone, how it begins, and the projector's bar. */
import type { Words } from "../words";

export const places: Words["places"] = {
  skip: "Saltar al lienzo",
  skipSliders: "Saltar a los valores de entrada",
  column: "Junto al escenario",
  mode: "Modo",
  modes: { learn: "Aprender", explore: "Explorar", train: "Entrenar" },
  aboutModes: {
    learn: "La lección: ocho capítulos breves que preguntan (L)",
    explore: "Dibujar, mirar y ver por dentro (L)",
    train: "Mirar cómo aprende la red",
  },
  tabs: "Partes de la página",
  tab: { draw: "Dibuja", watch: "Mira", why: "Por\u00a0qué", learn: "Aprende", train: "Entrena" },
  invitation: "Cómo seguir",
  watch: "Mirar cómo",
  take: "Tomar el lápiz",
  slide: "Mover los deslizadores",
  lesson: "Empezar la lección",
  codeTitle: "El código",
  presenting: "Durante la presentación",
  presentPad: "Lienzo",
  presentSliders: "Deslizadores",
  presentLegend: "Leyenda",
  presentTimeline: "Controles",
  presentLeave: "Salir (P)",
};
