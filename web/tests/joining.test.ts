/** The two scripts of the page as one: it runs, also where no script can import another. */
import type { Rolldown } from "vite";
import { expect, it } from "vitest";
import { joinsOf } from "../joining.ts";

const chunk = (fileName: string, code: string) =>
  ({ fileName, code }) as unknown as Rolldown.OutputChunk;

const SCRIPT = `/*! notice */let a=1,e=()=>a;let load=()=>import(\`./parts-1.js\`).then(e=>e.said);
globalThis.said=load;export{e as $,a as t};`;
const PARTS = 'import{$ as e,t as a}from"./index-1.js";var said=e()+" and "+a;export{said};';

const together = (script: string, parts: string): string => {
  const joins = joinsOf(chunk("assets/index-1.js", script), chunk("assets/parts-1.js", parts));
  const joined = (text: string, pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((found, [part, instead]) => {
      expect(found.split(part)).toHaveLength(2);
      return found.replace(part, () => instead);
    }, text);
  return `${joined(script, joins.script)}\n${joined(parts, joins.parts)}`;
};

it("gives the second what it shares with the first", async () => {
  const text = together(SCRIPT, PARTS);
  expect(text).not.toMatch(/import\(|\bexport\b/);
  const scope: { said?: () => Promise<string> } = {};
  new Function("globalThis", text)(scope); // As a script that is no module.
  expect(await scope.said?.()).toBe("1 and 1");
});

it("is refused where they are in other pieces", () => {
  const refused = (script: string, parts: string) =>
    expect(() => together(script, parts)).toThrow("cannot be joined");
  refused("let a;export{a};", PARTS);
  refused(SCRIPT.replace("load=()=>", 'load=()=>import("./more.js")||'), PARTS);
  refused(SCRIPT, PARTS.replace("./index-1.js", "./other.js"));
  refused(SCRIPT, PARTS.replace("export{said};", "export{said};export{e};"));
  refused(SCRIPT, `import"./more.js";${PARTS}`);
});

it("gives a language to the first, or says that it has none", async () => {
  const german = 'import{t as a}from"./index-1.js";var w=()=>"eins und "+a;export{w as words};';
  const script = SCRIPT.replace(
    "globalThis",
    "let de=()=>import(`./de-1.js`).then(e=>e.words);globalThis.de=de;globalThis",
  );
  const joins = joinsOf(chunk("assets/index-1.js", script), chunk("assets/parts-1.js", PARTS), {
    de: chunk("assets/de-1.js", german),
  });
  const { within, without, file } = joins.languages.de;
  const joined = (text: string, pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((found, [part, instead]) => found.replace(part, () => instead), text);
  interface Scope {
    de?: () => Promise<() => string>;
    said?: () => Promise<string>;
  }
  const run = (load: readonly [string, string], ...more: string[]): Scope => {
    const scope: Scope = {};
    const texts = [joined(script, [...joins.script, load]), joined(PARTS, joins.parts), ...more];
    new Function("globalThis", texts.join("\n"))(scope);
    return scope;
  };
  const speaking = run(within, joined(german, file));
  expect((await speaking.de?.())?.()).toBe("eins und 1");
  expect(await speaking.said?.()).toBe("1 and 1");
  await expect(run(without).de?.()).rejects.toBeUndefined();
});
