/** As faults.ts, of what is loaded later. */
import { laterFaults as sentences } from "../../base/laterfaults";

export const laterFaults = sentences;
