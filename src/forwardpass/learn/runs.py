"""Writes down a training run: what was asked for, how it went, on what. record.json, curve.png."""

import os
import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import torch

from forwardpass.base.files import replacing, write_whole
from forwardpass.base.text import json_text
from forwardpass.digits.data import FILES, find, sha256
from forwardpass.learn.learner import Epoch
from forwardpass.learn.recipe import TrainConfig, to_json

RECORD_FILE = "record.json"
CURVE_FILE = "curve.png"
LEAST_ERROR = 0.01  # %, where no error at all is drawn on the logarithmic scale
Row = dict[str, Any]  # {"loss", "seconds", "accuracy": {validation set: 0..1}}


@dataclass
class RunRecord:
    """One run, growing by a row an epoch."""

    config: TrainConfig
    environment: dict[str, Any]
    data: dict[str, str]  # file name -> SHA-256 of its unpacked bytes
    started: str
    curve: dict[str, list[Row]] = field(default_factory=dict)  # per stage
    temperature: float | None = None
    softness: float | None = None  # px^2, of the blur that was multiplied into the first layer

    @classmethod
    def start(cls, config: TrainConfig, mnist: Path, device: torch.device) -> "RunRecord":
        """The record of a run that begins now."""
        sums = {name: sha256(find(mnist, name)) for name in FILES["train"]}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return cls(config, environment(device), sums, now)

    def add(self, stage: str, epoch: Epoch, seconds: float) -> None:
        """One more epoch."""
        row = {"loss": epoch.loss, "seconds": round(seconds, 2), "accuracy": epoch.accuracy}
        self.curve.setdefault(stage, []).append(row)

    def continue_from(self, stage: str, rows: list[Row]) -> None:
        """Take over the epochs of an interrupted run."""
        self.curve[stage] = list(rows)

    def write(self, folder: Path) -> None:
        """Write record.json and curve.png, each whole or not at all."""
        text = json_text(self._about(), indent=1)
        write_whole(folder / RECORD_FILE, text + "\n")
        with replacing(folder / CURVE_FILE) as draft:
            _draw(self.curve, draft)

    def _about(self) -> dict[str, Any]:
        return {
            "config": {k: v for k, v in to_json(self.config).items() if k != "data"},
            "started": self.started,
            "seconds": round(sum(row["seconds"] for rows in self.curve.values() for row in rows)),
            "environment": self.environment,
            "data_sha256": self.data,
            "temperature": self.temperature,
            "softness": self.softness,
            "curve": self.curve,
        }


def environment(device: torch.device) -> dict[str, Any]:
    """What the run's numbers depend on besides its configuration."""
    try:
        own = version("forwardpass")
    except PackageNotFoundError:
        own = "not installed"
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else platform.machine()
    return {
        "forwardpass": own,
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "system": platform.system(),
        "device": f"{device.type} ({name})",
        "threads": torch.get_num_threads(),
        "processors": os.cpu_count(),
    }


def _draw(curve: dict[str, list[Row]], path: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4), layout="constrained")
    losses, errors = figure.subplots(1, 2)
    for stage, rows in curve.items():
        epochs = range(1, len(rows) + 1)
        losses.plot(epochs, [row["loss"] for row in rows], label=stage)
        for name in rows[0]["accuracy"] if rows else ():
            wrong = [max(100 * (1 - row["accuracy"][name]), LEAST_ERROR) for row in rows]
            errors.plot(epochs, wrong, label=f"{stage}, {name}")
    losses.set(xlabel="epoch", ylabel="loss on training batches", yscale="log")
    errors.set(xlabel="epoch", ylabel="digits read wrong, % of those held out", yscale="log")
    for axes in (losses, errors):
        axes.grid(alpha=0.3)
        if axes.get_legend_handles_labels()[1]:
            axes.legend()
    figure.savefig(path, format="png", dpi=110)
