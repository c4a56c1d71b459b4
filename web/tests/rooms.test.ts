/** Every source file stands in a room of the table, and none is too long to be read at once. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOMS = [
  ...["base", "operations", "network", "trace", "inside", "ink", "learn", "scene", "words"],
  ...["render", "link", "save", "app", "ui", "entry"],
];
const LONGEST = 400; // lines
const web = new URL("../", import.meta.url);

const filesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, web), { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );

test("no source file is loose, and no room is missing in the table", () => {
  const files = filesIn("src/").filter((name) => /\.tsx?$/.test(name));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) expect(ROOMS, name).toContain(name.split("/")[0]);
});

test("each room is forbidden all rooms above it", () => {
  const { overrides } = JSON.parse(readFileSync(new URL("biome.json", web), "utf8"));
  ROOMS.slice(0, -1).forEach((room, k) => {
    const rule = overrides.find(({ includes }: { includes: string[] }) =>
      includes.includes(`src/${room}/**`),
    );
    const [{ group }] = rule.linter.rules.style.noRestrictedImports.options.patterns;
    expect(group.join().match(/\w+/g), room).toEqual(ROOMS.slice(k + 1));
  });
});

test("no file is longer than a reader's patience", () => {
  for (const folder of ["src/", "tests/"]) {
    for (const name of filesIn(folder).filter((each) => /\.(tsx?|css)$/.test(each))) {
      const lines = readFileSync(new URL(folder + name, web), "utf8").split("\n").length - 1;
      expect(lines, name).toBeLessThanOrEqual(LONGEST);
    }
  }
});
