/** The policy of a saved file is the served one, but for what must differ inside a file. */
import { createHash } from "node:crypto";
import RULES from "@assets/policy.json";
import { describe, expect, it, vi } from "vitest";
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
      "script-src": expect.stringMatching(/^'sha256-[\w+/]{43}=' 'wasm-unsafe-eval'$/),
      "style-src": expect.stringMatching(/^'sha256-[\w+/]{43}='$/),
      "connect-src": "'none'",
      "worker-src": "blob:",
    });
    expect(saved["script-src"]).not.toBe(saved["style-src"]);
  });

  it("hashes the very text, as browsers do", async () => {
    const hash = (text: string): string =>
      `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
    const saved = rulesOf(await filePolicy("run('ä')", ""));
    expect(saved["script-src"]).toBe(`${hash("run('ä')")} 'wasm-unsafe-eval'`);
    expect(saved["style-src"]).toBe(hash(""));
  });

  it.each([
    ["no crypto", undefined],
    ["no hashes", {}],
  ])("lets what is inside run where a browser has %s", async (_, crypto) => {
    vi.stubGlobal("crypto", crypto);
    const saved = rulesOf(await filePolicy("run()", "a{}"));
    vi.unstubAllGlobals();
    expect([saved["script-src"], saved["style-src"]]).toEqual([
      "'unsafe-inline' 'wasm-unsafe-eval'",
      "'unsafe-inline'",
    ]);
    expect(saved["connect-src"]).toBe("'none'");
  });
});
