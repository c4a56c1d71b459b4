/** Arrow keys in a row of tabs. */
import { expect, it } from "vitest";
import { turned } from "../../src/ui/turning";

const TABS = ["a", "b", "c"];

it("arrows go the way that they point, around the ends", () => {
  expect(turned(TABS, "a", "ArrowRight")).toBe("b");
  expect(turned(TABS, "a", "ArrowLeft")).toBe("c");
  expect(turned(TABS, "a", "ArrowLeft", "rtl")).toBe("b");
  expect(turned(TABS, "a", "ArrowRight", "rtl")).toBe("c");
  expect([turned(TABS, "b", "Home", "rtl"), turned(TABS, "b", "End")]).toEqual(["a", "c"]);
  expect(turned(TABS, "b", "x")).toBeNull();
});
