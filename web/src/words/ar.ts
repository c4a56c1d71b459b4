/** Arabic: every sentence of the page. It runs from right to left. */
import { beside } from "./ar/beside";
import { codeLines } from "./ar/code";
import { compare } from "./ar/compare";
import { course } from "./ar/course";
import { drawer } from "./ar/drawer";
import { faults } from "./ar/faults";
import { formula } from "./ar/formula";
import { glossary } from "./ar/glossary";
import { history } from "./ar/history";
import { input } from "./ar/input";
import * as inside from "./ar/inside";
import { kindLines } from "./ar/kinds";
import { laterFaults } from "./ar/laterfaults";
import { lesson } from "./ar/lesson";
import { maps } from "./ar/maps";
import { mapSteps } from "./ar/mapsteps";
import { names } from "./ar/names";
import { networks } from "./ar/networks";
import { LOCALE, numbers } from "./ar/numbers";
import * as page from "./ar/page";
import { places } from "./ar/places";
import { stepNames, steps, story } from "./ar/steps";
import { teaching } from "./ar/teaching";
import { tour } from "./ar/tour";
import { training } from "./ar/training";
import type { Words } from "./words";

export const words: Words = {
  locale: LOCALE,
  direction: "rtl",
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
  input,
  drawer,
  compare,
  networks,
  beside,
  maps,
  training,
  teaching,
  history,
  faults,
  laterFaults,
  language: page.language,
  header: page.header,
  answer: page.answer,
  legend: page.legend,
  help: page.help,
  panels: page.panels,
  link: page.link,
  save: page.save,
  notice: page.notice,
  stage: page.stage,
  neuron: inside.neuron,
  coverage: inside.coverage,
  picture: inside.picture,
  evidence: inside.evidence,
  whatIf: inside.whatIf,
  connections: inside.connections,
  dropout: inside.dropout,
};
