/**
 * How the two scripts of the built page become one, for a page in a single file, where no script can
 * import another. The build works out which texts to replace by which; Python and the page's own saving
 * only do that. Knows nothing of what the scripts do.
 */
import { parseAst, type Rolldown } from "vite";

/** A text that stands once in a script, and what takes its place. */
type Join = readonly [text: string, instead: string];

export interface Joins {
  readonly script: readonly Join[];
  readonly parts: readonly Join[];
}

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
 * The first script hands what the second one imports to a function, which the second one becomes. Throws
 * where they are in pieces that this does not know.
 */
export function joinsOf(script: Rolldown.OutputChunk, parts: Rolldown.OutputChunk): Joins {
  const [shared, ...others] = statements(script, "ExportNamedDeclaration");
  const [load, ...loads] = expressions(script, "ImportExpression");
  const [taken, ...further] = statements(parts, "ImportDeclaration");
  const [given, ...more] = statements(parts, "ExportNamedDeclaration");
  const known = shared && load && taken && given && taken.source?.value.endsWith(baseOf(script));
  const extra = [others, loads, further, more, expressions(parts, "ImportExpression")].flat();
  if (!known || extra.length > 0) throw new Error("the page's two scripts cannot be joined");
  const named = (pairs: readonly (readonly [string, string])[]): string =>
    `{${pairs.map(([name, value]) => `${name}:${value}`).join()}}`;
  const out = ({ specifiers = [] }: Node) =>
    named(specifiers.map(({ local, exported }) => [exported?.name ?? "", local.name]));
  const into = ({ specifiers = [] }: Node) =>
    named(specifiers.map(({ local, imported }) => [imported?.name ?? "", local.name]));
  const text = ({ code }: Rolldown.OutputChunk, { start, end }: Node) => code.slice(start, end);
  return {
    script: [
      [text(script, shared), `function forwardpassShared(){return${out(shared)}}`],
      [text(script, load), "Promise.resolve().then(()=>forwardpassParts(forwardpassShared()))"],
    ],
    parts: [
      [
        text(parts, taken),
        `function forwardpassParts(forwardpassShared){const${into(taken)}=forwardpassShared;`,
      ],
      [text(parts, given), `return${out(given)}}`],
    ],
  };
}

const baseOf = ({ fileName }: Rolldown.OutputChunk): string => fileName.split("/").at(-1) ?? "";

const statements = ({ code }: Rolldown.OutputChunk, type: string): Node[] =>
  (parseAst(code).body as unknown as Node[]).filter((each) => each.type === type);

/** At any depth. */
function expressions({ code }: Rolldown.OutputChunk, type: string): Node[] {
  const found: Node[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ((value as Node).type === type) found.push(value as Node);
    for (const each of Object.values(value)) walk(each);
  };
  walk(parseAst(code).body);
  return found;
}
