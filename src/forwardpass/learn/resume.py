"""What a checkpoint says of its run, checked: a file from a stranger may say anything.

The file itself is left to `checkpoint`, what its tensors mean to `learner`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forwardpass.base.errors import InputError
from forwardpass.base.fields import Fields
from forwardpass.learn.checkpoint import read_checkpoint
from forwardpass.learn.recipe import TrainConfig, from_json
from forwardpass.learn.runs import Row

MOST_EPOCHS = 100_000
MOST_SETS = 64  # validation sets of a row


@dataclass(frozen=True)
class Plan:
    """How far a stage of a run has come."""

    config: TrainConfig
    epoch: int  # that are done
    step: int
    curve: list[Row]


def read_plan(path: Path, values: dict[str, Any]) -> Plan:
    """The plan in a checkpoint's values. Raises InputError naming what is wrong with them."""
    fields = Fields(values, str(path))
    rows = fields.objects("curve", MOST_EPOCHS)
    plan = Plan(
        read_config(path, values),
        fields.whole("epoch"),
        fields.whole("step"),
        list(map(_row, rows)),
    )
    if len(plan.curve) != plan.epoch:
        raise InputError(
            f"{path} is damaged: its curve has {len(plan.curve)} epochs, it says {plan.epoch}."
        )
    return plan


def read_config(path: Path, values: dict[str, Any]) -> TrainConfig:
    """The configuration in a checkpoint's values. Raises InputError."""
    Fields(values, str(path)).object("config")
    return from_json(values["config"])


def recorded_config(out: Path) -> TrainConfig:
    """The configuration of the run in `out`, to go on with. Raises InputError if there is none."""
    # The latest: a run that was told to end sooner has teachers from before that.
    path = max(out.glob("*.checkpoint"), key=lambda path: path.stat().st_mtime_ns, default=None)
    if path is not None:
        return read_config(path, read_checkpoint(path)[1])
    raise InputError(f"{out} holds no run to go on with: leave out --resume to start one.")


def _row(fields: Fields) -> Row:
    accuracy = fields.object("accuracy")
    if len(accuracy.names()) > MOST_SETS:
        raise InputError(f"{fields.where} is damaged: a row of its curve has too many sets.")
    return {
        "loss": fields.number("loss", float("nan")),
        "seconds": fields.number("seconds", float("nan")),
        "accuracy": {name: accuracy.share(name) for name in accuracy.names()},
    }
