/** The places of the page: its modes, its tabs on a phone, how it begins, and the projector's bar. */
import type { Words } from "../words";

export const places: Words["places"] = {
  skip: "Pular para o quadro",
  skipSliders: "Pular para os valores de entrada",
  column: "Ao lado do palco",
  mode: "Modo",
  modes: { learn: "Aprender", explore: "Explorar", train: "Treinar" },
  aboutModes: {
    learn: "A lição: oito capítulos curtos que perguntam (L)",
    explore: "Desenhar, assistir e ver por dentro (L)",
    train: "Ver a rede aprender",
  },
  tabs: "Partes da página",
  tab: { draw: "Desenhe", watch: "Veja", why: "Por\u00a0quê", learn: "Aprenda", train: "Treine" },
  invitation: "Como continuar",
  watch: "Ver como",
  take: "Pegar o lápis",
  slide: "Mover os controles",
  lesson: "Começar a lição",
  codeTitle: "O código",
  presenting: "Durante a apresentação",
  presentPad: "Quadro",
  presentSliders: "Controles",
  presentLegend: "Legenda",
  presentTimeline: "Reprodução",
  presentLeave: "Sair (P)",
};
