/** All that is loaded later, with its words. Whoever asks for it asks `loaded`. */
import { english } from "../words/en";
import { later } from "../words/en/later";

export { createHost } from "../app/training/host";
export { createTraining } from "../app/training/training";
export { toSvg } from "../render/svg";
export { toHtml } from "../save/html";
export { Beside } from "./beside/Beside";
export { Difference } from "./compare/Difference";
export { Kept } from "./compare/Kept";
export { Course } from "./course/Course";
export { Elsewhere } from "./course/Elsewhere";
export { Drawer } from "./inside/Drawer";
export { readPhoto } from "./photos";
export { SaveChoices } from "./SaveChoices";
export { Train } from "./train/Train";

Object.assign(english, later);
