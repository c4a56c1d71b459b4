/**
 * No kind of operation is missing in the page: its table has the roles, tensors and settings of
 * `fixtures/kinds.json`, to which Python's table is held too, and each has its cases and its plane.
 */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import type { Role } from "../../src/operations/kind";
import { KINDS } from "../../src/operations/table";
import { readJson } from "../helpers";
import { around, type Case, operationOf } from "./around";

interface Told {
  readonly role: Role;
  readonly tensors: readonly string[];
  readonly settings: readonly string[];
}

const written = readJson<Readonly<Record<string, Told>>>("kinds.json");
const { cases } = readJson<{ cases: readonly Case[] }>("operations.json");
const names = (of: (told: Told) => readonly string[]): string[] =>
  [...new Set(Object.values(written).flatMap(of))].sort();
const kinds = Object.keys(KINDS).sort();

/** Whether a kind does not refuse a tensor or setting for its name. */
function knows(kind: string, what: "tensor" | "setting", name: string): boolean {
  const each = cases.find(({ op }) => op.kind === kind) as Case;
  const op = operationOf(each);
  const tensor = { shape: [1], values: Float32Array.of(1) };
  const more = what === "tensor" ? { tensors: { [name]: tensor } } : { settings: { [name]: 1 } };
  const known = what === "tensor" ? { tensors: op.tensors } : { settings: op.settings };
  const merged = {
    ...op,
    tensors: { ...more.tensors, ...op.tensors },
    settings: { ...more.settings, ...op.settings, ...known.settings },
  };
  try {
    KINDS[kind].check(
      merged,
      each.reads.map(({ shape }) => shape),
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return !error.message.includes(`no ${what} `);
  }
  return true;
}

test("the table has the kinds of the file", () => {
  expect(kinds).toEqual(Object.keys(written).sort());
});

describe.each(kinds)("%s", (kind) => {
  test("has the role, the tensors and the settings that it has in Python", () => {
    const { role, tensors, settings } = written[kind];
    expect(KINDS[kind].role).toBe(role);
    const known = (what: "tensor" | "setting", all: readonly string[]): string[] =>
      all.filter((name) => knows(kind, what, name));
    expect(
      known(
        "tensor",
        names((told) => told.tensors),
      ),
    ).toEqual(tensors);
    expect(
      known(
        "setting",
        names((told) => told.settings),
      ),
    ).toEqual(settings);
  });

  test("answers every question", () => {
    for (const question of ["check", "forward", "straight", "learn", "terms"] as const) {
      expect(KINDS[kind][question], question).toBeTypeOf("function");
    }
  });

  test("has cases with all of its tensors and settings", () => {
    const own = cases.filter(({ op }) => op.kind === kind);
    const used = (of: (each: Case) => object): string[] =>
      [...new Set(own.flatMap((each) => Object.keys(of(each))))].sort();
    expect(used(({ tensors }) => tensors)).toEqual(written[kind].tensors);
    expect(used(({ op }) => op.settings)).toEqual(written[kind].settings);
  });
});

const BEGIN: readonly Role[] = ["affine", "pool", "join"];
const CONTINUE: readonly Role[] = ["norm", "activation", "dropout"];

test.each(cases.map((each): [string, Case] => [each.name, each]))(
  "%s has its place among the planes",
  (_, each) => {
    const { role } = KINDS[each.op.kind];
    const { planes, scores } = around(each);
    const holding = planes.filter(({ operations }) => operations.includes("op"));
    const begun = holding.map(({ name }) => name);
    if (BEGIN.includes(role)) expect(begun).toEqual(["op"]);
    else if (CONTINUE.includes(role)) expect(begun).toEqual(["a_row"]);
    else expect(begun).toEqual([]);
    const last = planes[planes.length - 1];
    if (role === "output") expect([scores, last.post]).toEqual(["a", "a"]);
    else expect(last.reads).toEqual([(holding[0] ?? planes[planes.length - 2]).name]);
  },
);
