"""Keeps the state of a training run in one file, whole or not at all.

Tensors and plain values in a .safetensors file, no pickle: a checkpoint from a stranger is safe to
open. What the tensors mean is left to `train`.
"""

import os
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from forwardpass.base.errors import InputError
from forwardpass.base.files import replacing
from forwardpass.base.tensors import parse_json
from forwardpass.base.text import json_text

KEY = "forwardpass.checkpoint"


def write_checkpoint(path: Path, tensors: dict[str, Tensor], values: dict[str, Any]) -> None:
    """Writes both, so that a crash at any moment leaves either the old file or the new one.

    Raises InputError when it cannot be written.
    """
    plain = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    with replacing(path) as draft:
        try:
            save_file(plain, draft, metadata={KEY: json_text(values)})
        except SafetensorError as error:  # what it calls a full or read-only disk
            raise InputError(f"cannot write {path}: {error}.") from None
        with draft.open("rb+") as file:
            os.fsync(file.fileno())


def read_checkpoint(path: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """What `write_checkpoint` wrote. Raises InputError for anything else."""
    try:
        with safe_open(path, framework="pt") as file:
            values = parse_json((file.metadata() or {})[KEY], "what it says of its run")
            return {name: file.get_tensor(name) for name in file.keys()}, values  # noqa: SIM118
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise InputError(f"{path} is not a whole checkpoint of a training run: {error}.") from None
