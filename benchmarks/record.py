"""How long `record` takes beside the bare NumPy arithmetic it contains, and the evidence after it.

    python benchmarks/record.py

Prints a table for people and one JSON object as its last line; times are medians of one run.
"""

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from forwardpass import evidence, important, input_map, record, shipped

ROUNDS = 300  # of the short ones
BATCH = 1000  # images


def milliseconds(call: Callable[[], Any], rounds: int) -> list[float]:
    """Times of `rounds` calls."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


def main() -> None:
    """Run everything, in turns so that a busy moment of the machine meets all alike."""
    network = shipped()
    chance = np.random.default_rng(0)
    batch = chance.random((BATCH, network.inputs), dtype=np.float32)
    image = batch[0]
    weights = [(layer.weight, layer.bias) for layer in network.layers]

    def bare(signal: np.ndarray[Any, np.dtype[np.float32]]) -> Any:
        """The arithmetic alone: linear, relu, softmax."""
        for weight, bias in weights[:-1]:
            signal = np.maximum(signal @ weight.T + bias, 0)
        scores = signal @ weights[-1][0].T + weights[-1][1]
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return powers / powers.sum(axis=-1, keepdims=True)

    trace = record(network, image)
    calls: dict[str, tuple[Callable[[], Any], int]] = {
        "bare NumPy, 1 image": (lambda: bare(image), ROUNDS),
        "record, 1 image": (lambda: record(network, image), ROUNDS),
        f"bare NumPy, {BATCH} images": (lambda: bare(batch), 5),
        f"record, {BATCH} images": (lambda: record(network, batch), 5),
        "evidence": (lambda: evidence(network, trace, trace.prediction), ROUNDS),
        "input map": (lambda: input_map(network, trace, trace.prediction), ROUNDS),
        "important connections": (lambda: important(network, trace, 3), 10),
    }
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(3):
        for name, (call, rounds) in calls.items():
            times[name] += milliseconds(call, rounds)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, value in medians.items():
        print(f"{name:24} {value:9.3f} ms")
    single = medians["record, 1 image"] / medians["bare NumPy, 1 image"]
    many = medians[f"record, {BATCH} images"] / medians[f"bare NumPy, {BATCH} images"]
    print(f"record takes {single:.2f} times the bare pass on 1 image, {many:.2f} on {BATCH}")
    rounded = {name: round(value, 4) for name, value in medians.items()}
    ratios = {"ratio_1": round(single, 3), f"ratio_{BATCH}": round(many, 3)}
    print(json.dumps({"benchmark": "record", "milliseconds": rounded, **ratios}))


if __name__ == "__main__":
    main()
