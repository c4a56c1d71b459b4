"""Networks around one operation: layers make what it reads, and scores of its result.

Of any kind, so that what holds for networks can be tried with all of them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from forwardpass import Network, Operation, Source
from forwardpass.operations.operation import INPUT, Shape
from forwardpass.operations.table import kind_of

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "operations.json"
INPUTS = 5
CLASSES = 3


def around(op: Operation, shapes: Sequence[Shape]) -> Network:
    """The input, a layer, what the operation reads (of these shapes), the operation, and scores."""
    chance = np.random.default_rng(5)

    def layer(name: str, read: str, inputs: int, outputs: int) -> Operation:
        weight = chance.normal(size=(outputs, inputs)).astype(np.float32) / np.sqrt(inputs)
        return Operation(name, "linear", (read,), (outputs,), {"weight": weight})

    made = [layer("first", INPUT, INPUTS, 4)]
    for name, shape in zip(op.reads, shapes, strict=True):
        made.append(layer(f"{name}_row", "first", 4, math.prod(shape)))
        made.append(Operation(name, "reshape", (f"{name}_row",), tuple(shape)))
    made.append(op)
    classes, size = CLASSES, math.prod(op.shape)
    if kind_of(op).role == "output":
        classes = size
    else:
        made.append(Operation("flat", "reshape", (op.name,), (size,)))
        made.append(layer("last", "flat", size, classes))
    names = tuple(f"class {n}" for n in range(classes))
    return Network("Around", tuple(made), (INPUTS,), names, Source("", "", ()))


def networks() -> Iterator[Network]:
    """One around every case of fixtures/operations.json."""
    for case in json.loads(CASES.read_text(encoding="utf-8"))["cases"]:
        tensors = {
            name: np.array(told["values"], np.float32).reshape(told["shape"])
            for name, told in case["tensors"].items()
        }
        about, shapes = case["op"], [tuple(read["shape"]) for read in case["reads"]]
        reads, shape = tuple(about["reads"]), tuple(about["shape"])
        op = Operation(about["name"], about["kind"], reads, shape, tensors, about["settings"])
        yield around(op, shapes)
