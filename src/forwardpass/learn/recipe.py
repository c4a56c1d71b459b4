"""Everything a training run can be told, in one flat record whose fields are the flags of `train`.

Knows no torch, so that `forwardpass train --help` is quick. What the numbers do is in `train`; why
they are what they are is in docs/training.md.
"""

import inspect
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from forwardpass.base.errors import InputError


@dataclass(frozen=True)
class TrainConfig:
    """One training run. The same configuration and seed give the same network on a CPU."""

    network: str = "dense"  # what is trained: dense, the lesson's MNISTNet, or conv, MNISTConv

    # --- what is learnt from ---
    data: Path | None = None  # folder of the MNIST files; left out: downloaded once, then kept
    strokes: Path | None = None  # UNIPEN file of pen digits to mix in
    pen_share: float = 0.2  # share of pen digits in every batch, when there are strokes
    held_out_images: int = 10_000  # last training images kept for validation, never learnt from
    held_out_writers: str = "5,10,15,20,25,30"  # writers kept for validation
    whole: float = 0.2  # share of MNIST pictures only moved by whole px, not bent
    bend: float = 1.0  # how strongly digits are bent, 1 as in the recipe, 0 not at all

    # --- how it is learnt ---
    start: Path | None = None  # network file to begin with; left out: random weights
    epochs: int = 200  # times that all training images are bent anew
    passes: int = 2  # times that bent pictures are learnt from before new ones are made
    batch: int = 1024  # digits a step, over all processes together
    rate: float = 3e-3  # highest learning rate
    warm_up: float = 0.05  # share of the steps in which the rate rises
    decay: float = 0.01  # weight decay of AdamW
    dropout: float = 0.2  # share of neurons switched off at first, the lesson's 0.2
    last_dropout: float = 0.0  # share of neurons switched off in the end, approached evenly
    smoothing: float = 0.0  # label smoothing
    average: float = 0.9985  # decay a step of the weights' running average, which is what is kept
    teachers: int = 2  # networks like this one trained first; 0: learn from labels alone
    teacher_epochs: int = 100  # epochs of each of them
    temperature: float = 0.0  # divides the logits in the end; 0: the best on what is held out

    # --- where and how it runs ---
    seed: int = 0  # where the random numbers start; a CPU run repeats itself
    device: str = "auto"  # cpu, cuda, mps, or auto: the fastest there is
    threads: int = 0  # CPU threads; 0: as many as PyTorch chooses
    precision: str = "medium"  # of products: medium (bfloat16 where fast), high or highest


# What each network is trained with where the lesson's recipe, above, is not the one for it
RECIPES: Final[dict[str, dict[str, Any]]] = {
    "dense": {},
    # Steps over fewer digits: they take longer than the bending of what is learnt from
    "conv": {"epochs": 60, "batch": 512, "teachers": 0, "average": 0.9995},
}  # fmt: skip
NETWORKS: Final = tuple(RECIPES)

PRESETS: Final[dict[str, dict[str, Any]]] = {
    # MNIST alone to 98 % in a few seconds: nothing is bent, few digits are held out, large steps
    "quick": {
        "epochs": 5, "passes": 1, "teachers": 0, "batch": 512, "rate": 5e-3, "warm_up": 0.25,
        "bend": 0.0, "pen_share": 0.0, "dropout": 0.0, "average": 0.98, "held_out_images": 5_000,
    },
}  # fmt: skip
PRECISIONS: Final = ("medium", "high", "highest")  # PyTorch's names
PATHS: Final = ("data", "strokes", "start")  # fields that name files
# May differ between a run and its continuation: where things are, and when to end. With fewer
# epochs than planned the learning rate falls to 0 sooner: a long run becomes a good short one.
MOVABLE: Final = ("data", "strokes", "device", "threads", "epochs")


def checked(config: TrainConfig) -> TrainConfig:
    """`config`, when a run can be made of it. Raises InputError naming the flag otherwise."""
    limits = {
        "pen_share": (0.0, 0.9), "held_out_images": (0, 59_000), "bend": (0.0, 3.0),
        "whole": (0.0, 1.0),
        "epochs": (1, 100_000), "passes": (1, 1000), "batch": (2, 65_536), "rate": (1e-7, 10.0),
        "warm_up": (0.0, 0.9), "decay": (0.0, 10.0), "dropout": (0.0, 0.9),
        "last_dropout": (0.0, 0.9), "smoothing": (0.0, 0.5), "average": (0.0, 0.99999),
        "teachers": (0, 100), "teacher_epochs": (1, 100_000), "temperature": (0.0, 10.0),
        "seed": (0, 2**31 - 1), "threads": (0, 1024),
    }  # fmt: skip
    for name, (low, high) in limits.items():
        value = getattr(config, name)
        if not low <= value <= high:
            flag = name.replace("_", "-")
            raise InputError(f"--{flag} is {value}: it must be between {low} and {high}.")
    for name, known in (("network", NETWORKS), ("precision", PRECISIONS)):
        if (value := getattr(config, name)) not in known:
            raise InputError(f"--{name} is {value!r:.40}: it must be one of {', '.join(known)}.")
    writers(config)
    return config


def writers(config: TrainConfig) -> frozenset[int]:
    """The writers that are kept for validation. Raises InputError."""
    return writer_numbers(config.held_out_writers, "--held-out-writers")


def writer_numbers(text: str, flag: str) -> frozenset[int]:
    """The numbers in `text`, as "5,10,15" or "". Raises InputError naming the flag."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not all(word.isascii() and word.isdigit() and len(word) < 10 for word in words):
        raise InputError(f"{flag} is {text!r:.60}: it must be numbers with commas, as 5,10,15.")
    return frozenset(int(word) for word in words)


def recipe(network: str, preset: str | None = None) -> TrainConfig:
    """How `network` is trained, by a preset or in full. Raises InputError for unknown names."""
    if preset is not None and preset not in PRESETS:
        raise InputError(f"--preset is {preset!r}: it must be one of {', '.join(PRESETS)}.")
    config = checked(TrainConfig(network=network))
    return replace(config, **{**RECIPES[network], **PRESETS.get(preset or "", {})})


def to_json(config: TrainConfig) -> dict[str, Any]:
    """Plain values, for records and checkpoints."""
    return {k: str(v) if isinstance(v, Path) else v for k, v in asdict(config).items()}


def from_json(values: dict[str, Any]) -> TrainConfig:
    """What `to_json` wrote. Raises InputError when it is something else."""
    known = {field.name for field in fields(TrainConfig)}
    if set(values) != known:
        odd = ", ".join(sorted(set(values) ^ known))
        raise InputError(f"the run was made by another version of forwardpass ({odd} differ).")
    for field in fields(TrainConfig):
        if not _fits(values[field.name], field.type):
            raise InputError(
                f"the run's {field.name} is {values[field.name]!r:.40}: no run was made with that."
            )
    paths = {k: Path(values[k]) if values[k] is not None else None for k in PATHS}
    return checked(TrainConfig(**{**values, **paths}))


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value from a file is of a field's type, true and false being no numbers."""
    if kind is float:
        return type(value) in (int, float)
    if kind in (int, str):
        return type(value) is kind
    return value is None or isinstance(value, str)  # a path


def explanations() -> dict[str, str]:
    """Field -> the comment beside it in TrainConfig: the help texts of the flags."""
    lines = re.findall(r"^    (\w+): .*?  # (.+)$", inspect.getsource(TrainConfig), re.MULTILINE)
    return dict(lines)
