/**
 * How the scripts of the built page become one, for a page in a single file, where no script can
 * import another: the first, the second, and one of the languages. The build works out which texts to
 * replace by which; Python and the page's own saving only do that. Knows nothing of what the scripts do.
 */
import { parseAst, type Rolldown } from "vite";

/** A text that stands once in a script, and what takes its place. */
type Join = readonly [text: string, instead: string];

/** Of a language: what takes the place of its loading in the first script, with it and without it. */
interface LanguageJoins {
  readonly within: Join;
  readonly without: Join;
  readonly file: readonly Join[];
}

export interface Joins {
  readonly script: readonly Join[];
  readonly parts: readonly Join[];
  readonly languages: Readonly<Record<string, LanguageJoins>>;
}

type Chunk = Rolldown.OutputChunk;

/** As much of a node of the syntax tree as is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly source?: Node & { readonly value: string };
  readonly specifiers?: readonly {
    readonly local: { readonly name: string };
    readonly imported?: { readonly name: string };
    readonly exported?: { readonly name: string };
  }[];
}

/**
 * The first script hands what the others import to a function, which each of them becomes. Throws where
 * they are in pieces that this does not know.
 */
export function joinsOf(
  script: Chunk,
  parts: Chunk,
  languages: Readonly<Record<string, Chunk>> = {},
): Joins {
  const [shared, ...others] = statements(script, "ExportNamedDeclaration");
  const loads = expressions(script, "ImportExpression");
  const loadOf = (chunk: Chunk): string => {
    const own = loads.filter((load) => textOf(script, load).includes(baseOf(chunk)));
    return own.length === 1 ? textOf(script, own[0]) : unjoinable();
  };
  const chunks = Object.entries(languages);
  if (!shared || others.length > 0 || loads.length !== 1 + chunks.length) unjoinable();
  const called = (name: string): string =>
    `Promise.resolve().then(()=>${name}(forwardpassShared()))`;
  const language = ([tag, chunk]: [string, Chunk]): [string, LanguageJoins] => {
    const name = `forwardpassWords_${tag.replace(/\W/g, "_")}`;
    const load = loadOf(chunk);
    return [
      tag,
      {
        within: [load, called(name)],
        without: [load, "Promise.reject()"],
        file: functionOf(chunk, name, script),
      },
    ];
  };
  return {
    script: [
      [textOf(script, shared), `function forwardpassShared(){return${named(shared, "exported")}}`],
      [loadOf(parts), called("forwardpassParts")],
    ],
    parts: functionOf(parts, "forwardpassParts", script),
    languages: Object.fromEntries(chunks.map(language)),
  };
}

/** A script that imports from the first one alone, as a function of what that shares. */
function functionOf(chunk: Chunk, name: string, script: Chunk): readonly Join[] {
  const [taken, ...further] = statements(chunk, "ImportDeclaration");
  const [given, ...more] = statements(chunk, "ExportNamedDeclaration");
  const known = taken && given && taken.source?.value.endsWith(baseOf(script));
  const extra = [further, more, expressions(chunk, "ImportExpression")].flat();
  if (!known || extra.length > 0) unjoinable();
  const shared = "forwardpassShared";
  return [
    [
      textOf(chunk, taken),
      `function ${name}(${shared}){const${named(taken, "imported")}=${shared};`,
    ],
    [textOf(chunk, given), `return${named(given, "exported")}}`],
  ];
}

function unjoinable(): never {
  // Most often: a module that only languages import, which becomes a script of its own.
  throw new Error("the page's scripts cannot be joined: what languages share must be in the first");
}

/** The names of a statement as those of an object, and as they are within the script. */
const named = ({ specifiers = [] }: Node, outside: "imported" | "exported"): string =>
  `{${specifiers.map((each) => `${each[outside]?.name ?? ""}:${each.local.name}`).join()}}`;

const textOf = ({ code }: Chunk, { start, end }: Node): string => code.slice(start, end);

const baseOf = ({ fileName }: Chunk): string => fileName.split("/").at(-1) ?? "";

const statements = ({ code }: Chunk, type: string): Node[] =>
  (parseAst(code).body as unknown as Node[]).filter((each) => each.type === type);

/** At any depth. */
function expressions({ code }: Chunk, type: string): Node[] {
  const found: Node[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ((value as Node).type === type) found.push(value as Node);
    for (const each of Object.values(value)) walk(each);
  };
  walk(parseAst(code).body);
  return found;
}
