"""Writes fixtures/reads.json: what inputs of many shapes are, and what their values are called.

    python tools/write_reads_fixtures.py

Python's network/reads.py is the source; the tests of both languages read the file.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from forwardpass.network.reads import reads, value_name

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "reads.json"
# Input shapes, some with names for their values.
CASES: tuple[tuple[tuple[int, ...], tuple[str, ...]], ...] = (
    ((1, 28, 28), ()),
    ((784,), ()),
    ((1, 784), ()),
    ((28, 28), ()),
    ((3, 32, 32), ()),
    ((2, 2, 6, 5), ()),
    ((1, 1, 20, 30), ()),
    ((8, 8), ()),
    ((64,), ()),
    ((4,), ()),
    ((1, 3), ()),
    ((2, 2), ()),
    ((32, 32, 3), ()),
    ((1,), ()),
    ((5,), ("length", "width", "height", "weight", "age")),
    ((4, 4), tuple(f"cell {n}" for n in range(16))),
)


def main() -> None:
    """Writes the file."""
    cases = [
        {"input_shape": list(shape), "feature_names": list(names), **about(shape, names)}
        for shape, names in CASES
    ]
    FILE.write_text(json.dumps(cases, indent=1) + "\n", encoding="utf-8")


def about(shape: tuple[int, ...], names: tuple[str, ...]) -> dict[str, Any]:
    """The form of such an input, and the names of its first, some middle and its last value."""
    form = reads(shape, names)
    count = math.prod(shape)
    chosen = sorted({0, count // 3, min(2000, 2 * count // 3), count - 1})
    return {
        "kind": form.kind,
        "rows": form.rows,
        "columns": form.columns,
        "planes": form.planes,
        "names": {str(n): value_name(form, n) for n in chosen},
    }


if __name__ == "__main__":
    main()
