"""The history file: a network file whose learnt tensors are there once a checkpoint.

See docs/file-format.md. Strict, because files come from strangers; what makes a history consistent
is left to its record.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.fields import Fields
from forwardpass.base.rows import Stored
from forwardpass.base.tensors import (
    FLOATS,
    WHOLES,
    FloatArray,
    parse_json,
    read_arrays,
    rounded_to_half,
    write_arrays,
)
from forwardpass.base.text import json_text
from forwardpass.network.file import HISTORY as KEY
from forwardpass.network.file import arrays_of, description_of, network_of
from forwardpass.network.history import MAX_CHECKPOINTS, Curve, History
from forwardpass.network.stack import Stack

NETWORK_KEY: Final = "forwardpass"
ENDING: Final = ".history.safetensors"
FORMAT: Final = 1
MAX_KEPT: Final = 4096
MAX_ABOUT: Final = 2000  # characters
_MARK: Final = "history:"  # before the name of everything that is there once a checkpoint
_SCALES: Final = ":scales"


def to_bytes(history: History) -> bytes:
    """See `History.to_bytes`."""
    own = arrays_of(history.network)
    stored: dict[str, Stored] = {
        name: _small(values) for name, values in own.items() if name not in history.stacks
    }
    for name, stack in history.stacks.items():
        stored[f"{_MARK}{name}"] = stack.stored
        if stack.scales is not None:
            stored[f"{_MARK}{name}{_SCALES}"] = stack.scales.astype("<f4")
    curve = history.curve
    stored[f"{_MARK}loss"] = curve.loss.astype("<f4")
    if curve.accuracy is not None:
        stored[f"{_MARK}accuracy"] = curve.accuracy.astype("<f4")
    about: dict[str, Any] = {
        "format": FORMAT,
        "checkpoints": list(history.steps),
        "steps": curve.steps,
        "every": curve.every,
        "ended": history.ended,
        "about": history.about,
        "kept": list(history.stacks),
        "shapes": [list(stack.shape) for stack in history.stacks.values()],
    }
    # This one first: whoever opens a file can tell a history by its first bytes.
    text = {KEY: json_text(about), NETWORK_KEY: description_of(history.network)}
    return write_arrays(stored, text)


def from_bytes(content: bytes, where: str) -> History:
    """See `History.from_bytes`."""
    arrays, metadata = read_arrays(content, where, FLOATS | WHOLES)
    if KEY not in metadata or NETWORK_KEY not in metadata:
        raise InputError(
            f"{where} is no history of a training: forwardpass.watch(model, example) writes one"
        )
    about = Fields(parse_json(metadata[KEY], f"the description in {where}"), where)
    if (version := about.whole("format")) != FORMAT:
        raise InputError(
            f"{where} is a history of format {version}, this forwardpass reads {FORMAT}: update it"
        )
    return about.located(lambda: _history(about, metadata[NETWORK_KEY], dict(arrays)))


def _history(about: Fields, network: str, unused: dict[str, Stored]) -> History:
    steps = about.wholes("checkpoints", MAX_CHECKPOINTS)
    names = about.texts("kept", MAX_KEPT)
    shapes = about.shapes("shapes", MAX_KEPT)
    if len(set(names)) != len(names) or len(shapes) != len(names) or not steps:
        raise InputError("a history must say the shape of all that it keeps, and when")
    stacks = {
        name: _stack(name, shape, len(steps), unused)
        for name, shape in zip(names, shapes, strict=True)
    }
    curve = Curve(
        about.whole("steps"),
        about.whole("every"),
        _curve(unused, "loss"),
        _curve(unused, "accuracy") if f"{_MARK}accuracy" in unused else None,
    )
    tensors = {name: values.astype(np.float32) for name, values in unused.items() if _plain(values)}
    if len(tensors) < len(unused):
        odd = min(name for name in unused if name not in tensors)
        raise InputError(f"it has tensor {odd!r:.60}, which nothing uses")
    if both := sorted(tensors.keys() & stacks.keys()):
        raise InputError(f"it has tensor {both[0]!r:.60} twice")
    last = {name: stack.at(-1) for name, stack in stacks.items()}
    made = network_of(network, tensors | last, about.where)
    ended = about.flag("ended")
    told = about.text("about", MAX_ABOUT) if about.has("about") else ""
    return History(made, steps, stacks, curve, ended, told)


def _stack(name: str, shape: tuple[int, ...], count: int, unused: dict[str, Stored]) -> Stack:
    stored = unused.pop(f"{_MARK}{name}", None)
    scales = unused.pop(f"{_MARK}{name}{_SCALES}", None)
    if stored is None or len(stored) != count or (scales is not None and not _plain(scales)):
        raise InputError(f"it keeps {name!r:.60} in a form that does not fit its checkpoints")
    return Stack(name, shape, stored, None if scales is None else scales.astype(np.float32))


def _curve(unused: dict[str, Stored], name: str) -> FloatArray:
    values = unused.pop(f"{_MARK}{name}", None)
    if values is None or not _plain(values):
        raise InputError("it has no curve of its loss")
    return values.astype(np.float32)


def _plain(values: Stored) -> bool:
    return values.dtype.kind == "f"


def _small(values: FloatArray) -> Stored:
    """In float16 where that changes nothing."""
    halves = rounded_to_half(values)
    return values.astype("<f2" if np.array_equal(halves, values) else "<f4")
