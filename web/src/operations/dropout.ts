/** `nn.Dropout`: nothing in eval mode. In training its masks are factors that the trace holds. */
import { identity } from "./identity";
import { checkNames, type Kind, oneRead } from "./kind";
import { flagOf, numberOf, refused } from "./operation";

/** Settings: p, the share that training switches off: of units, with `maps` of whole maps. */
export const dropout: Kind = {
  ...identity,
  role: "dropout",

  check(op, shapes) {
    checkNames(op, ["p", "maps"]);
    if (op.settings.maps !== undefined) flagOf(op, "maps");
    const p = numberOf(op, "p");
    if (!(p >= 0 && p <= 1)) throw refused(op, "shareOf", "p", p);
    return oneRead(op, shapes);
  },
};
