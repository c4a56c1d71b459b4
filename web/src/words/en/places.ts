/** The places of the page: its modes, its tabs on a phone, how it begins, and the projector's bar. */

export const places = {
  skip: "Skip to the drawing pad",
  skipSliders: "Skip to the input values",
  column: "Beside the stage",
  mode: "Mode",
  modes: { learn: "Learn", explore: "Explore", train: "Train" },
  aboutModes: {
    learn: "The lesson: eight short chapters that ask (L)",
    explore: "Draw, watch, and look inside (L)",
    train: "Watch the network learn",
  },
  tabs: "Parts of the page",
  tab: { draw: "Draw", watch: "Watch", why: "Why", learn: "Learn", train: "Train" },
  invitation: "How to go on",
  watch: "Watch how",
  take: "Take the pen",
  slide: "Move the sliders",
  lesson: "Start the lesson",
  codeTitle: "The code",
  presenting: "While presenting",
  presentPad: "Pad",
  presentSliders: "Sliders",
  presentLegend: "Legend",
  presentTimeline: "Play controls",
  presentLeave: "Leave (P)",
};
