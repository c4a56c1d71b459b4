/** The notices of the packages inside the built page. Knows how to find them, not how to build. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

interface Package {
  readonly title: string;
  readonly text: string;
}

/** Longer texts, which ask only to say where the source is, do not travel inside the scripts. */
const SHORT = 4000;
const FILE = /^(licen[cs]e|copying)/i;

/** What to write of the packages that these modules come from; every module counts once. */
export function createNotices() {
  const found = new Map<string, Package>();
  const packagesOf = (modules: readonly string[]): Package[] => {
    const folders = new Set(modules.flatMap((id) => folderOf(id) ?? []));
    for (const folder of folders) if (!found.has(folder)) found.set(folder, packageIn(folder));
    return [...folders].sort().flatMap((folder) => found.get(folder) ?? []);
  };
  return {
    /** A comment for the head of a script. */
    comment(modules: readonly string[]): string {
      const packages = packagesOf(modules);
      if (packages.length === 0) return "";
      const notices = packages.map(({ title, text }) =>
        text.length > SHORT ? title : `${title}\n\n${text}`,
      );
      return `/*! This script holds:\n\n${notices.join("\n\n").replace(/\*\//g, "* /")}\n*/`;
    },
    /** One text file with everything of all packages that were asked for. */
    file(): string {
      const notices = [...found.values()].map(({ title, text }) => `${title}\n\n${text}`);
      return `The scripts of this page hold these packages, whose sources are unchanged.\n\n${notices.sort().join(RULE)}\n`;
    },
  };
}

const RULE = `\n\n${"-".repeat(80)}\n\n`;

/** ".../node_modules/@preact/signals" of a file in it; nothing for our own files. */
function folderOf(id: string): string | null {
  const mark = `node_modules${sep}`;
  const at = id.startsWith("\0") ? -1 : id.lastIndexOf(mark);
  if (at < 0) return null;
  let folder = dirname(id);
  while (folder.length > at + mark.length && !isPackage(folder)) folder = dirname(folder);
  return folder;
}

/** Packages have package.json files inside that only say how to read the modules beside them. */
function isPackage(folder: string): boolean {
  if (!readdirSync(folder).includes("package.json")) return false;
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return typeof about.version === "string" && !folder.endsWith("node_modules");
}

function packageIn(folder: string): Package {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((name) => FILE.test(name));
  if (!file) throw new Error(`${about.name} has no licence file: its notice must be in the page`);
  const { name, version, license, repository, homepage } = about;
  const source = String(repository?.url ?? repository ?? homepage ?? "");
  const address = source.replace(/^git\+/, "").replace(/\.git$/, "");
  return {
    title: `${name} ${version} (${license}), https://www.npmjs.com/package/${name}\n${address}`,
    text: readFileSync(join(folder, file), "utf8").trim(),
  };
}
