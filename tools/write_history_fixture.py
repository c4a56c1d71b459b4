"""Writes fixtures/history.safetensors and .json: a small history, its numbers made in float64.

    python tools/write_history_fixture.py

Of its weights fc1's are kept in eight bits, fc2's in four, biases as they are. What a reader must
come to is a whole number times a scale, rounded once to float32.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from forwardpass import Network, Operation
from forwardpass.base.tensors import FloatArray
from forwardpass.network.history import Curve, History
from forwardpass.network.stack import Stack

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
STEPS = (0, 1, 4)
ROWS, COLUMNS = 3, 8


def main() -> None:
    """Both files."""
    chance = np.random.default_rng(13)
    eight = chance.integers(-128, 128, (3, ROWS, COLUMNS)).astype(np.int8)
    four = chance.integers(-8, 8, (3, 2, 4)).astype(np.int64)
    scales = {
        "fc1.weight": chance.uniform(0.001, 0.02, (3, ROWS)).astype(np.float32),
        "fc2.weight": chance.uniform(0.01, 0.2, (3, 2)).astype(np.float32),
    }
    biases = {
        "fc1.bias": chance.normal(size=(3, ROWS)).astype(np.float32),
        "fc2.bias": chance.normal(size=(3, 2)).astype(np.float32),
    }
    nibbles = (four + 8).astype(np.uint8)
    stacks = [
        Stack("fc1.weight", (ROWS, COLUMNS), eight, scales["fc1.weight"]),
        Stack("fc1.bias", (ROWS,), biases["fc1.bias"]),
        Stack(
            "fc2.weight", (2, 4), nibbles[..., 0::2] | (nibbles[..., 1::2] << 4),
            scales["fc2.weight"],
        ),
        Stack("fc2.bias", (2,), biases["fc2.bias"]),
    ]  # fmt: skip
    by_name = {stack.name: stack for stack in stacks}
    history = History(
        _network(by_name),
        STEPS,
        by_name,
        Curve(5, 1, _floats(2.5, 1.5, np.nan, 0.5, 0.25), _floats(*[np.nan] * 4, 0.75)),
        ended=True,
        about="Made up for tests.",
    )
    (FIXTURES / "history.safetensors").write_bytes(history.to_bytes())
    wide = {
        "fc1.weight": eight.astype(np.float64) * scales["fc1.weight"].astype(np.float64)[..., None],
        "fc2.weight": four.astype(np.float64) * scales["fc2.weight"].astype(np.float64)[..., None],
        **{name: values.astype(np.float64) for name, values in biases.items()},
    }
    told: dict[str, Any] = {
        "steps": list(STEPS),
        "loss": [2.5, 1.5, None, 0.5, 0.25],
        "accuracy": [None, None, None, None, 0.75],
        "weights": [
            {name: np.float32(values[k]).ravel().tolist() for name, values in wide.items()}
            for k in range(len(STEPS))
        ],
    }
    text = json.dumps(told, indent=1) + "\n"
    (FIXTURES / "history.json").write_text(text, encoding="utf-8")


def _floats(*values: float) -> FloatArray:
    return np.array(values, np.float32)


def _network(stacks: dict[str, Stack]) -> Network:
    last = {name: stack.at(-1) for name, stack in stacks.items()}
    own = {
        name: {part: last[f"{name}.{part}"] for part in ("weight", "bias")}
        for name in ("fc1", "fc2")
    }
    operations = (
        Operation("fc1", "linear", ("input",), (ROWS,), own["fc1"]),
        Operation("fc1.relu", "relu", ("fc1",), (ROWS,)),
        Operation("grow", "pad", ("fc1.relu",), (4,), settings={"padding": (0, 1), "value": 0.0}),
        Operation("fc2", "linear", ("grow",), (2,), own["fc2"]),
    )
    return Network("Small", operations, (COLUMNS,), ("a", "b"))


if __name__ == "__main__":
    main()
