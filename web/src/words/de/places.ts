/** The places of the page in German: its modes, its tabs on a phone, how it begins, the projector's bar. */
import type { Words } from "../words";

export const places: Words["places"] = {
  skip: "Zum Zeichenfeld springen",
  skipSliders: "Zu den Eingabewerten springen",
  column: "Neben der Bühne",
  mode: "Modus",
  modes: { learn: "Lernen", explore: "Erkunden", train: "Training" },
  aboutModes: {
    learn: "Die Lektion: acht kurze Kapitel, die fragen (L)",
    explore: "Zeichnen, zusehen und hineinsehen (L)",
    train: "Zusehen, wie das Netz lernt",
  },
  tabs: "Teile der Seite",
  tab: { draw: "Malen", watch: "Sehen", why: "Warum", learn: "Lernen", train: "Training" },
  invitation: "Wie es weitergeht",
  watch: "Sieh, wie",
  take: "Nimm den Stift",
  slide: "Regler bewegen",
  lesson: "Lektion beginnen",
  codeTitle: "Der Code",
  presenting: "Beim Vorführen",
  presentPad: "Zeichenfeld",
  presentSliders: "Regler",
  presentLegend: "Legende",
  presentTimeline: "Abspielleiste",
  presentLeave: "Beenden (P)",
};
