/** Japanese: every sentence of the page, by the place where it is read. */

import { beside } from "./ja/beside";
import { codeLines } from "./ja/code";
import { compare } from "./ja/compare";
import { course } from "./ja/course";
import { drawer } from "./ja/drawer";
import { faults } from "./ja/faults";
import { formula } from "./ja/formula";
import { glossary } from "./ja/glossary";
import { history } from "./ja/history";
import { input } from "./ja/input";
import * as inside from "./ja/inside";
import { kindLines } from "./ja/kinds";
import { laterFaults } from "./ja/laterfaults";
import { lesson } from "./ja/lesson";
import { maps } from "./ja/maps";
import { mapSteps } from "./ja/mapsteps";
import { names } from "./ja/names";
import { networks } from "./ja/networks";
import { LOCALE, numbers } from "./ja/numbers";
import * as page from "./ja/page";
import { places } from "./ja/places";
import { stepNames, steps, story } from "./ja/steps";
import { teaching } from "./ja/teaching";
import { tour } from "./ja/tour";
import { training } from "./ja/training";
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
