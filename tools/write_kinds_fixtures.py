"""Writes fixtures/kinds.json: every kind of operation, with its role, its tensors and settings.

    python tools/write_kinds_fixtures.py

Which names a kind knows is asked of its own `check`, for every name that any case has. The tests of
both languages hold their table to the file, and the file to the cases of fixtures/operations.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from operation_cases import CASES, Case

from forwardpass.base.errors import InputError
from forwardpass.operations.table import KINDS

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "kinds.json"


def main() -> None:
    """Writes the file, a line a kind."""
    lines = ",\n".join(f"{json.dumps(kind)}: {json.dumps(told(kind))}" for kind in sorted(KINDS))
    FILE.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def told(kind: str) -> dict[str, Any]:
    """What the file says of a kind."""

    def known(what: str) -> list[str]:
        return [name for name in used(CASES.values(), f"{what}s") if knows(kind, what, name)]

    return {"role": KINDS[kind].role, "tensors": known("tensor"), "settings": known("setting")}


def used(cases: Iterable[Case], what: str) -> list[str]:
    """The names of tensors or settings that these cases have."""
    return sorted({name for case in cases for name in getattr(case, what)})


def knows(kind: str, what: str, name: str) -> bool:
    """Whether a kind does not refuse a tensor or setting for its name."""
    case = next(case for case in CASES.values() if case.kind == kind)
    more: Any = {name: np.ones(1, np.float32) if what == "tensor" else 1}
    changed: Any = {f"{what}s": more | dict(getattr(case.op, f"{what}s"))}
    try:
        KINDS[kind].check(replace(case.op, **changed), [tuple(shape) for shape in case.shapes])
    except InputError as error:
        return f"has no {what} " not in str(error)
    return True


if __name__ == "__main__":
    main()
