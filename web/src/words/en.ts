/** English: every sentence of the page, by the place where it is read. */
import { beside } from "./en/beside";
import { codeLines } from "./en/code";
import { compare } from "./en/compare";
import { course } from "./en/course";
import { formula } from "./en/formula";
import { glossary } from "./en/glossary";
import { input } from "./en/input";
import * as inside from "./en/inside";
import { kindLines } from "./en/kinds";
import { lesson } from "./en/lesson";
import { maps } from "./en/maps";
import { mapSteps } from "./en/mapsteps";
import { names } from "./en/names";
import { networks } from "./en/networks";
import { LOCALE, numbers } from "./en/numbers";
import * as page from "./en/page";
import { places } from "./en/places";
import { stepNames, steps, story } from "./en/steps";
import { tour } from "./en/tour";

export const english = {
  /** For `lang`, and for what is written by the browser. */
  locale: LOCALE as string,
  direction: "ltr" as "ltr" | "rtl",
  numbers,
  names,
  stepNames,
  steps,
  story,
  kinds: kindLines,
  mapSteps,
  formula,
  code: codeLines,
  lesson,
  glossary,
  tour,
  course,
  places,
  header: page.header,
  input,
  answer: page.answer,
  legend: page.legend,
  help: page.help,
  panels: page.panels,
  link: page.link,
  save: page.save,
  notice: page.notice,
  stage: page.stage,
  drawer: inside.drawer,
  neuron: inside.neuron,
  coverage: inside.coverage,
  picture: inside.picture,
  evidence: inside.evidence,
  whatIf: inside.whatIf,
  connections: inside.connections,
  dropout: inside.dropout,
  maps,
  compare,
  networks,
  beside,
};
