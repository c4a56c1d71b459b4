/** English: every sentence of the page, by the place where it is read. */
import { beside } from "./en/beside";
import { codeLines } from "./en/code";
import { compare } from "./en/compare";
import { course } from "./en/course";
import { drawer } from "./en/drawer";
import { faults } from "./en/faults";
import { formula } from "./en/formula";
import { glossary } from "./en/glossary";
import { input } from "./en/input";
import { kindLines } from "./en/kinds";
import type { later } from "./en/later";
import { lesson } from "./en/lesson";
import { mapSteps } from "./en/mapsteps";
import { names } from "./en/names";
import { networks } from "./en/networks";
import { LOCALE, numbers } from "./en/numbers";
import * as page from "./en/page";
import { places } from "./en/places";
import { stepNames, steps, story } from "./en/steps";
import { tour } from "./en/tour";

const first = {
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
};

/** Whole once `later` is loaded, which no part of the page that asks for its words comes before. */
export const english = first as typeof first & typeof later;
