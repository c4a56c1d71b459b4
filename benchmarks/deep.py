"""How long `record` takes for a ResNet-18 of 32x32 pictures, beside PyTorch's own pass.

    python benchmarks/deep.py [--rounds 7]

CPU seconds of one image, one thread each, in turns; medians of one run. Its weights are by chance,
which costs what any others do. Prints one JSON object as its last line.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is there
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import idioms
import numpy as np
import torch

from forwardpass import Network, record


def milliseconds(call: Callable[[], Any]) -> float:
    """CPU time of one call."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def main() -> None:
    """Measure both and print the ratio."""
    parser = argparse.ArgumentParser(description="Measure a deep network's record.")
    parser.add_argument("--rounds", type=int, default=7, help="passes of each (default: 7)")
    rounds = parser.parse_args().rounds
    torch.set_num_threads(1)
    torch.manual_seed(0)
    module = idioms.settled(idioms.ResNet([2, 2, 2, 2], [64, 128, 256, 512]))
    network = Network.from_module(module, torch.rand(2, 3, 32, 32))
    image = np.random.default_rng(0).random((3, 32, 32), dtype=np.float32)
    batch = torch.from_numpy(image)[None]
    found: dict[str, list[float]] = {"numpy": [], "torch": []}
    with torch.no_grad():
        for _ in range(rounds + 1):
            found["torch"].append(milliseconds(lambda: module(batch)))
            found["numpy"].append(milliseconds(lambda: record(network, image)))
    medians = {name: statistics.median(times[1:]) for name, times in found.items()}
    print(f"record {medians['numpy']:.0f} ms, PyTorch {medians['torch']:.0f} ms of CPU time")
    rounded = {name: round(value, 1) for name, value in medians.items()}
    ratio = round(medians["numpy"] / medians["torch"], 2)
    print(json.dumps({"benchmark": "deep", "milliseconds": rounded, "ratio": ratio}))


if __name__ == "__main__":
    main()
