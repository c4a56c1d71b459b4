/** All that is loaded later, with its words. Whoever asks for it asks `loaded`. */

import { offer as offerWebGl } from "../render/webgl";
import train from "../styles/train.css?inline";
import curves from "../styles/train-curves.css?inline";
import history from "../styles/train-history.css?inline";
import nothing from "../styles/train-nothing.css?inline";
import { english } from "../words/en";
import { later } from "../words/en/later";
import { wear } from "./wear";

export { createHost } from "../app/training/host";
export { toSvg } from "../render/svg";
export { toHtml } from "../save/html";
export { Beside } from "./beside/Beside";
export { Difference } from "./compare/Difference";
export { Kept } from "./compare/Kept";
export { Course } from "./course/Course";
export { Elsewhere } from "./course/Elsewhere";
export { Drawer } from "./inside/Drawer";
export { Lessons } from "./Lessons";
export { readPhoto } from "./photos";
export { SaveChoices } from "./SaveChoices";
export { Learnt } from "./train/Controls";
export { historyOf, openHistory } from "./train/histories";
export { trainingOf } from "./train/holder";
export { Train } from "./train/Train";
export { Under } from "./train/Under";

Object.assign(english, later);
offerWebGl();
wear(train + nothing + curves + history);
