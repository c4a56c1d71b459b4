/** Unit tests have all words at once. */
import { english } from "../src/words/en";
import { later } from "../src/words/en/later";

Object.assign(english, later);
