"""`--network`: which network a command is about, one that comes along or one in a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from forwardpass.network.file import is_history
from forwardpass.network.history import History
from forwardpass.network.network import Network
from forwardpass.network.shipped import SHIPPED, shipped

FIRST: Final = 100  # bytes of a file that tell what it is


def network_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--network`, which the command is given as `network_file`."""
    return click.option(
        "--network",
        "network_file",
        type=click.Path(path_type=Path),
        help="A network file (.safetensors or .onnx), the history of a training "
        "(.history.safetensors), or conv: the convolutional network that comes along. "
        "Left out: dense, the lesson's.",
    )(command)


def chosen(given: Path | None) -> Network | None:
    """The network that `--network` names, of a history the last; None for the lesson's.

    A file that is called as a network that comes along is ./conv. Raises InputError.
    """
    found = chosen_to_show(given)
    return found.network if isinstance(found, History) else found


def chosen_to_show(given: Path | None) -> Network | History | None:
    """As `chosen`, a history as a whole."""
    name = "dense" if given is None else str(given)
    if name == "dense":
        return None
    if name in SHIPPED:
        return shipped(name)
    if name.lower().endswith(".onnx"):
        return Network.from_onnx(name)
    return History.load(name) if begins_as_history(Path(name)) else Network.load(name)


def begins_as_history(path: Path) -> bool:
    """Whether the file is meant to be one; what cannot be read is told by whoever opens it."""
    try:
        with path.open("rb") as file:
            return is_history(file.read(FIRST))
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return False
