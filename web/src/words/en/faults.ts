/** What is wrong with what a person gives: in English the page says what the errors themselves say. */
import { faults as sentences } from "../../base/faults";

export const faults = sentences;
