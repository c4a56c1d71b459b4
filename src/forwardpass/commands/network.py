"""`--network`: which network a command is about, one that comes along or one in a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from forwardpass.network.network import Network
from forwardpass.network.shipped import SHIPPED, shipped


def network_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--network`, which the command is given as `network_file`."""
    return click.option(
        "--network",
        "network_file",
        type=click.Path(path_type=Path),
        help="A network file (.safetensors or .onnx), or conv: the convolutional network that "
        "comes along. Left out: dense, the lesson's.",
    )(command)


def chosen(given: Path | None) -> Network | None:
    """The network that `--network` names; None for the lesson's. Raises InputError.

    A file that is called as a network that comes along is ./conv.
    """
    name = "dense" if given is None else str(given)
    if name == "dense":
        return None
    if name in SHIPPED:
        return shipped(name)
    return Network.from_onnx(name) if name.lower().endswith(".onnx") else Network.load(name)
