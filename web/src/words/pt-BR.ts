/** Brazilian Portuguese: every sentence of the page, by the place where it is read. */
import { beside } from "./pt-BR/beside";
import { codeLines } from "./pt-BR/code";
import { compare } from "./pt-BR/compare";
import { course } from "./pt-BR/course";
import { drawer } from "./pt-BR/drawer";
import { faults } from "./pt-BR/faults";
import { formula } from "./pt-BR/formula";
import { glossary } from "./pt-BR/glossary";
import { history } from "./pt-BR/history";
import { input } from "./pt-BR/input";
import * as inside from "./pt-BR/inside";
import { kindLines } from "./pt-BR/kinds";
import { laterFaults } from "./pt-BR/laterfaults";
import { lesson } from "./pt-BR/lesson";
import { maps } from "./pt-BR/maps";
import { mapSteps } from "./pt-BR/mapsteps";
import { names } from "./pt-BR/names";
import { networks } from "./pt-BR/networks";
import { LOCALE, numbers } from "./pt-BR/numbers";
import * as page from "./pt-BR/page";
import { places } from "./pt-BR/places";
import { stepNames, steps, story } from "./pt-BR/steps";
import { teaching } from "./pt-BR/teaching";
import { tour } from "./pt-BR/tour";
import { training } from "./pt-BR/training";
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
