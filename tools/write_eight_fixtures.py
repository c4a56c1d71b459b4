"""Writes fixtures/eight.safetensors and .json: a network whose weights are kept in eight bits.

    python tools/write_eight_fixtures.py

What a reader must come to is a whole number times the scale of its row, made here in float64 and
rounded once to float32. Beside it are files that every reader refuses, and with which words.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from forwardpass import Network, Operation
from forwardpass.base.tensors import write_arrays
from forwardpass.network.file import description_of

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
ROWS, COLUMNS, CLASSES = 5, 9, 2
SCALES = "fc1.weight:scales"
Arrays = dict[str, npt.NDArray[Any]]


def main() -> None:
    """Both files."""
    chance = np.random.default_rng(17)
    whole = chance.integers(-128, 128, (ROWS, COLUMNS)).astype(np.int8)
    scales = chance.uniform(0.001, 0.02, ROWS).astype("<f4")
    scales[1], scales[2], scales[3] = 0, 1e36, 1e-44  # as far as they may go
    arrays: Arrays = {
        "fc1.weight": whole,
        SCALES: scales,
        "fc1.bias": chance.normal(size=ROWS).astype("<f4"),
        "fc2.weight": chance.normal(size=(CLASSES, ROWS)).astype("<f4"),
    }
    about = description_of(_network(arrays))
    (FIXTURES / "eight.safetensors").write_bytes(_file(arrays, about))
    wide = whole.astype(np.float64) * scales.astype(np.float64)[:, None]
    told = {
        "weight": [float(value) for value in wide.astype(np.float32).reshape(-1)],
        "refused": [
            {"what": what, "file": base64.b64encode(_file(changed, about)).decode(), "says": says}
            for what, changed, says in _refused(arrays)
        ],
    }
    text = json.dumps(told, indent=1)
    (FIXTURES / "eight.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _refused(arrays: Arrays) -> list[tuple[str, Arrays, str]]:
    scales = arrays[SCALES]
    without = {name: array for name, array in arrays.items() if name != SCALES}
    no_scale = SCALES
    cases: list[tuple[str, Arrays, str]] = [("no scales", without, no_scale)]
    for what, odd in (
        ("a scale too few", scales[1:]),
        ("scales in a column", scales[:, None]),
        ("one scale for all", scales[:1].reshape(())),
        ("scales in eight bits", np.ones(ROWS, np.int8)),
        ("a scale that is NaN", _with(scales, np.nan)),
        ("an infinite scale", _with(scales, np.inf)),
        ("a scale below 0", _with(scales, -1e-3)),
        ("a scale too large", _with(scales, 1.1e36)),
    ):
        cases.append((what, {**arrays, SCALES: odd}, no_scale))
    bias = np.array(3, np.int8)
    one = {**arrays, "fc1.bias": bias, "fc1.bias:scales": np.ones(1, "<f4")}
    cases += [
        ("a single number in eight bits", one, "fc1.bias:scales"),
        ("bytes without a sign", {**arrays, "fc1.weight": np.ones((5, 9), np.uint8)}, "U8"),
        ("scales of floats", {**arrays, "fc1.bias:scales": scales}, "bias:scales"),
        ("scales of another", {**without, "fc9.weight:scales": scales}, no_scale),
    ]
    return cases


def _with(scales: npt.NDArray[Any], value: float) -> npt.NDArray[Any]:
    return np.append(scales[:-1], np.float32(value)).astype("<f4")


def _file(arrays: Arrays, about: str) -> bytes:
    return write_arrays(arrays, {"forwardpass": about})


def _network(arrays: Arrays) -> Network:
    """Only its description is of use here."""
    fc1 = {"weight": np.zeros((ROWS, COLUMNS), np.float32), "bias": arrays["fc1.bias"]}
    return Network(
        name="Eight",
        operations=(
            Operation("fc1", "linear", ("input",), (ROWS,), fc1),
            Operation("relu", "relu", ("fc1",), (ROWS,)),
            Operation("fc2", "linear", ("relu",), (CLASSES,), {"weight": arrays["fc2.weight"]}),
        ),
        input_shape=(COLUMNS,),
        class_names=("no", "yes"),
    )


if __name__ == "__main__":
    main()
