/** Simplified Chinese: every sentence of the page, by the place where it is read. */
import type { Words } from "./words";
import { beside } from "./zh-Hans/beside";
import { codeLines } from "./zh-Hans/code";
import { compare } from "./zh-Hans/compare";
import { course } from "./zh-Hans/course";
import { drawer } from "./zh-Hans/drawer";
import { faults } from "./zh-Hans/faults";
import { formula } from "./zh-Hans/formula";
import { glossary } from "./zh-Hans/glossary";
import { history } from "./zh-Hans/history";
import { input } from "./zh-Hans/input";
import * as inside from "./zh-Hans/inside";
import { kindLines } from "./zh-Hans/kinds";
import { laterFaults } from "./zh-Hans/laterfaults";
import { lesson } from "./zh-Hans/lesson";
import { maps } from "./zh-Hans/maps";
import { mapSteps } from "./zh-Hans/mapsteps";
import { names } from "./zh-Hans/names";
import { networks } from "./zh-Hans/networks";
import { LOCALE, numbers } from "./zh-Hans/numbers";
import * as page from "./zh-Hans/page";
import { places } from "./zh-Hans/places";
import { stepNames, steps, story } from "./zh-Hans/steps";
import { teaching } from "./zh-Hans/teaching";
import { tour } from "./zh-Hans/tour";
import { training } from "./zh-Hans/training";

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
