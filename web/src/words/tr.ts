/** Turkish: every sentence of the page. */
import { beside } from "./tr/beside";
import { codeLines } from "./tr/code";
import { compare } from "./tr/compare";
import { course } from "./tr/course";
import { drawer } from "./tr/drawer";
import { faults } from "./tr/faults";
import { formula } from "./tr/formula";
import { glossary } from "./tr/glossary";
import { history } from "./tr/history";
import { input } from "./tr/input";
import * as inside from "./tr/inside";
import { kindLines } from "./tr/kinds";
import { laterFaults } from "./tr/laterfaults";
import { lesson } from "./tr/lesson";
import { maps } from "./tr/maps";
import { mapSteps } from "./tr/mapsteps";
import { names } from "./tr/names";
import { networks } from "./tr/networks";
import { LOCALE, numbers } from "./tr/numbers";
import * as page from "./tr/page";
import { places } from "./tr/places";
import { stepNames, steps, story } from "./tr/steps";
import { teaching } from "./tr/teaching";
import { tour } from "./tr/tour";
import { training } from "./tr/training";
import type { Words } from "./words";

export const words: Words = {
  locale: LOCALE,
  direction: "ltr",
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
