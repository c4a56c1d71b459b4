/** Spanish: every sentence of the page, by the place where it is read. */
import { beside } from "./es/beside";
import { codeLines } from "./es/code";
import { compare } from "./es/compare";
import { course } from "./es/course";
import { drawer } from "./es/drawer";
import { faults } from "./es/faults";
import { formula } from "./es/formula";
import { glossary } from "./es/glossary";
import { history } from "./es/history";
import { input } from "./es/input";
import * as inside from "./es/inside";
import { kindLines } from "./es/kinds";
import { laterFaults } from "./es/laterfaults";
import { lesson } from "./es/lesson";
import { maps } from "./es/maps";
import { mapSteps } from "./es/mapsteps";
import { names } from "./es/names";
import { networks } from "./es/networks";
import { LOCALE, numbers } from "./es/numbers";
import * as page from "./es/page";
import { places } from "./es/places";
import { stepNames, steps, story } from "./es/steps";
import { teaching } from "./es/teaching";
import { tour } from "./es/tour";
import { training } from "./es/training";
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
  header: page.header,
  language: page.language,
  input,
  answer: page.answer,
  legend: page.legend,
  help: page.help,
  panels: page.panels,
  link: page.link,
  save: page.save,
  notice: page.notice,
  stage: page.stage,
  drawer,
  compare,
  networks,
  beside,
  faults,
  laterFaults,
  neuron: inside.neuron,
  coverage: inside.coverage,
  picture: inside.picture,
  evidence: inside.evidence,
  whatIf: inside.whatIf,
  connections: inside.connections,
  dropout: inside.dropout,
  maps,
  training,
  teaching,
  history,
};
