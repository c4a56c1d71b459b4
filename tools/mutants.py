"""Does a test notice a fault? Puts small faults into one room, one at a time, and runs its tests.

    python tools/mutants.py base                # a sample of 80; another --seed takes another
    python tools/mutants.py base --only 3,17    # some of that sample again

Prints one JSON line: the room, how many faults its tests caught, and which they missed. A fault is
another comparison, another sign, a number one off, a condition turned round, `and` for `or`, True
for False, None for a result, or a statement left out. Left alone are words, types, decorators and
what an error says. No file is changed: each fault is compiled in a process of its own (not on
Windows), which imports the module with it. Not part of CI: it takes minutes a room.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.machinery
import importlib.util
import io
import json
import os
import random
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "forwardpass"
HEAVY = ("numpy", "torch", "safetensors.torch", "click", "PIL.Image")
LEFT_OUT = "--ignore=tests/network/test_verdicts.py"  # minutes, and a Node.js
DIGITS, SHOW = "tests/digits/test_", "tests/show/test_"

# A room, or a part of one: its files, and the tests that are to notice.
ROOMS = {
    "base": ("base/*.py", "tests/base tests/network"),
    "operations": ("operations/*.py", "tests/operations tests/trace tests/inside/test_evidence.py"),
    "network": ("network/*.py", "tests/network tests/trace tests/convert"),
    "trace": ("trace/*.py", "tests/trace tests/inside/test_skip.py"),
    "inside": ("inside/*.py", "tests/inside"),
    "digits": ("digits/strokes.py digits/data.py", f"{DIGITS}strokes.py {DIGITS}data.py"),
    "checkpoint": ("learn/checkpoint.py learn/resume.py", "tests/learn/test_trouble.py"),
    "server": ("show/server.py show/files.py show/export.py", f"{SHOW}server.py {SHOW}export.py"),
    "page": ("show/page.py show/built.py show/policy.py", f"{SHOW}page.py {SHOW}policy.py"),
}

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.MatMult: ast.Add,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift,
}  # fmt: skip
_LEFT_ALONE = {"decorator_list", "annotation", "returns", "exc", "msg", "type_params"}
_REMOVED = (ast.Expr, ast.AugAssign, ast.Raise, ast.Assert, ast.Continue, ast.Break)


@dataclass(frozen=True)
class Mutant:
    """One fault: what stands instead of the node at a place among those of `_nodes`."""

    path: Path
    at: int
    after: ast.AST
    text: str  # where, what stood there and what stands there now

    def code(self) -> CodeType:
        """The file with the fault in it."""
        tree = ast.parse(self.path.read_text("utf-8"))
        before, parent, field = next(x for n, x in enumerate(_nodes(tree)) if n == self.at)
        held, after = getattr(parent, field), copy.deepcopy(self.after)
        if isinstance(held, list):
            after = [after if node is before else node for node in held]  # type: ignore[assignment]
        setattr(parent, field, after)
        return compile(ast.fix_missing_locations(tree), str(self.path), "exec")


def _nodes(parent: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, str]]:
    """Every node that may be changed, with its parent and the parent's field that holds it."""
    for field, held in ast.iter_fields(parent):
        if field in _LEFT_ALONE or isinstance(parent, ast.JoinedStr):
            continue
        for node in held if isinstance(held, list) else [held]:
            if isinstance(node, ast.AST):
                yield node, parent, field
                yield from _nodes(node)


def mutants(path: Path) -> Iterator[Mutant]:
    """Every fault that is known for a file."""
    for at, (node, _, _) in enumerate(_nodes(ast.parse(path.read_text("utf-8")))):
        for after in (*_other_values(node), *_other_ways(node)):
            where = f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"
            before, instead = (" ".join(ast.unparse(x).split())[:90] for x in (node, after))
            yield Mutant(path, at, after, f"{where}: {before} -> {instead}")


def _other_values(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=ops):
            for n, op in enumerate(ops):
                for other in _COMPARED[type(op)]:
                    yield _changed(node, ops=[*ops[:n], other(), *ops[n + 1 :]])
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in _COUNTED:
            yield _changed(node, op=_COUNTED[type(op)]())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BoolOp(op=op):
            yield _changed(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))


def _other_ways(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            yield _changed(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.Return(value=ast.Constant(value=None) | None) | ast.Expr(value=ast.Constant()):
            pass
        case ast.Return():
            yield ast.Return(ast.Constant(None))
        case _ if isinstance(node, _REMOVED):
            yield ast.Pass()


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    other = copy.copy(node)
    vars(other).update(fields)
    return other


class _Faulty(importlib.machinery.SourceFileLoader):
    """Imports one module with the fault in it."""

    def __init__(self, mutant: Mutant) -> None:
        parts = mutant.path.relative_to(SOURCE.parent).with_suffix("").parts
        super().__init__(".".join(x for x in parts if x != "__init__"), str(mutant.path))
        self.code = mutant.code()

    def get_code(self, fullname: str) -> CodeType:
        return self.code

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None


def caught(mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Whether the tests fail with the fault in place, in a process of its own."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    signal.alarm(180)  # a loop without end counts as caught
    code = 1
    with suppress(BaseException), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # no failure made small
        hypothesis.settings.register_profile("m", derandomize=True, database=None, phases=phases)
        hypothesis.settings.load_profile("m")
        if mutant is not None:
            sys.meta_path.insert(0, _Faulty(mutant))
        code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--tb=no", LEFT_OUT, *tests])
    os._exit(code)


def main() -> None:
    """Prints what the tests of a room miss."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("room", choices=ROOMS)
    asked.add_argument("--count", type=int, default=80)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", help="numbers of the sample, with commas between")
    given = asked.parse_args()
    os.chdir(ROOT)
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OMP_NUM_THREADS": "1"}
    os.environ["FORWARDPASS_DATA"] = "nowhere"  # the same where there is no MNIST
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)]
    _ = [importlib.import_module(name) for name in HEAVY]  # once for all
    sources, tests = (words.split() for words in ROOMS[given.room])
    if caught(None, tests):
        sys.exit(f"the tests of {given.room} fail already: {' '.join(tests)}")
    known = [x for glob in sources for path in sorted(SOURCE.glob(glob)) for x in mutants(path)]
    sample = random.Random(given.seed).sample(known, min(given.count, len(known)))
    numbers = [int(n) for n in given.only.split(",")] if given.only else range(len(sample))
    missed = [f"{n} {sample[n].text}" for n in numbers if not caught(sample[n], tests)]
    about = {"room": given.room, "sampled": len(numbers), "caught": len(numbers) - len(missed)}
    print(json.dumps(about | {"known": len(known), "missed": missed}))


if __name__ == "__main__":
    main()
