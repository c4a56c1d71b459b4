/** English for the parts of the page that are loaded later: it comes with them. */
import { history } from "./history";
import * as inside from "./inside";
import { laterFaults } from "./laterfaults";
import { maps } from "./maps";
import { teaching } from "./teaching";
import { training } from "./training";

export const later = {
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
