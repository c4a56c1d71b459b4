/** French: every sentence of the page, by the place where it is read. */
import { beside } from "./fr/beside";
import { codeLines } from "./fr/code";
import { compare } from "./fr/compare";
import { course } from "./fr/course";
import { drawer } from "./fr/drawer";
import { faults } from "./fr/faults";
import { formula } from "./fr/formula";
import { glossary } from "./fr/glossary";
import { history } from "./fr/history";
import { input } from "./fr/input";
import * as inside from "./fr/inside";
import { kindLines } from "./fr/kinds";
import { laterFaults } from "./fr/laterfaults";
import { lesson } from "./fr/lesson";
import { maps } from "./fr/maps";
import { mapSteps } from "./fr/mapsteps";
import { names } from "./fr/names";
import { networks } from "./fr/networks";
import { LOCALE, numbers } from "./fr/numbers";
import * as page from "./fr/page";
import { places } from "./fr/places";
import { stepNames, steps, story } from "./fr/steps";
import { teaching } from "./fr/teaching";
import { tour } from "./fr/tour";
import { training } from "./fr/training";
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
  laterFaults,
};
