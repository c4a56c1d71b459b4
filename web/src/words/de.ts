/** German: every sentence of the page, by the place where it is read. */
import { beside } from "./de/beside";
import { codeLines } from "./de/code";
import { compare } from "./de/compare";
import { course } from "./de/course";
import { drawer } from "./de/drawer";
import { faults } from "./de/faults";
import { formula } from "./de/formula";
import { glossary } from "./de/glossary";
import { history } from "./de/history";
import { input } from "./de/input";
import * as inside from "./de/inside";
import { kindLines } from "./de/kinds";
import { laterFaults } from "./de/laterfaults";
import { lesson } from "./de/lesson";
import { maps } from "./de/maps";
import { mapSteps } from "./de/mapsteps";
import { names } from "./de/names";
import { networks } from "./de/networks";
import { LOCALE, numbers } from "./de/numbers";
import * as page from "./de/page";
import { places } from "./de/places";
import { stepNames, steps, story } from "./de/steps";
import { teaching } from "./de/teaching";
import { tour } from "./de/tour";
import { training } from "./de/training";
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
