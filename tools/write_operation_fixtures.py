"""Writes fixtures/operations.json: what every kind of operation gives and learns, by PyTorch.

    python tools/write_operation_fixtures.py

The numbers come from PyTorch's own functions in float64 and from autograd; nothing here uses the
package's kinds. The tests of both languages read the file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from operation_cases import CASES, MEASURED, Case, drawn
from torch_kinds import THEIRS

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "operations.json"


def main() -> None:
    """Writes the file, a line a case."""
    cases = [described(case) for case in CASES.values()]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    FILE.write_text(f'{{"cases":[\n{lines}\n]}}\n', encoding="utf-8")


def described(case: Case) -> dict[str, Any]:
    """One case as the file has it: what it reads, its value, a gradient and what is learnt."""
    reads = [torch.tensor(x, requires_grad=True) for x in case.read()]
    own = {
        name: torch.tensor(x, requires_grad=name not in MEASURED) for name, x in case.own.items()
    }
    value = THEIRS[case.kind](reads, own, case.told())
    gradient = drawn(f"{case.name} gradient", tuple(value.shape), 32)
    torch.autograd.backward(value, torch.tensor(gradient))
    op = case.op
    settings = {k: list(v) if isinstance(v, tuple) else v for k, v in op.settings.items()}
    return {
        "name": case.name,
        "op": {
            "name": op.name,
            "kind": op.kind,
            "reads": list(op.reads),
            "shape": list(op.shape),
            "settings": settings,
        },
        "tensors": {name: shaped(x) for name, x in case.own.items()},
        "reads": [shaped(x[0]) for x in case.read()],
        "value": flat(value.detach().numpy()),
        "gradient": flat(gradient),
        "learnt": {
            "reads": [flat(grad_of(x)) for x in reads],
            "tensors": {name: flat(grad_of(x)) for name, x in own.items() if x.requires_grad},
        },
    }


def shaped(values: NDArray[np.float64]) -> dict[str, Any]:
    """An array with its shape."""
    return {"shape": list(values.shape), "values": flat(values)}


def flat(values: NDArray[np.float64]) -> list[float]:
    """All numbers in a row, to nine digits, whole ones as such."""
    rounded = [float(f"{x:.9g}") for x in values.reshape(-1).tolist()]
    return [int(x) if x.is_integer() else x for x in rounded]


def grad_of(tensor: torch.Tensor) -> NDArray[np.float64]:
    """What autograd found for a tensor; 0 where nothing depends on it."""
    found: NDArray[np.float64] = np.zeros(tensor.shape)
    return found if tensor.grad is None else tensor.grad.numpy()


if __name__ == "__main__":
    main()
