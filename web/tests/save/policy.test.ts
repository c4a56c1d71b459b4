/** The policy of a saved file is the served one, but for what must differ inside a file. */
import RULES from "@assets/policy.json";
import { describe, expect, it } from "vitest";
import { filePolicy } from "../../src/save/policy";

const rulesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split("; ").map((rule) => [rule.split(" ", 1)[0], rule.slice(rule.indexOf(" ") + 1)]),
  );

describe("the policy of a saved file", () => {
  it("is the served one but for script, style, what it fetches and its worker", async () => {
    const saved = rulesOf(await filePolicy("run()", "a{}"));
    const { "frame-ancestors": only, ...rest } = RULES;
    expect(only).toBe("'none'");
    expect(saved).toEqual({
      ...rest,
      "script-src": expect.stringMatching(/^'sha256-[\w+/]{43}='$/),
      "style-src": expect.stringMatching(/^'sha256-[\w+/]{43}='$/),
      "connect-src": "'none'",
      "worker-src": "blob:",
    });
    expect(saved["script-src"]).not.toBe(saved["style-src"]);
  });
});
