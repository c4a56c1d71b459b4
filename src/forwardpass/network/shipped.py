"""The networks that come with the package. How they were made is docs/training.md's."""

from importlib import resources
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.network.file import from_bytes
from forwardpass.network.history import History
from forwardpass.network.network import Network

# name -> file: the lesson's MNISTNet, which is meant where no name is given, and MNISTConv
SHIPPED: Final = {"dense": "mnistnet.safetensors", "conv": "mnistconv.safetensors"}
HISTORY: Final = "mnistnet.history.safetensors"  # of a training like MNISTNet's own


def shipped(name: str = "dense") -> Network:
    """The trained network that comes along as `name`: "dense" (MNISTNet) or "conv" (MNISTConv).

    Raises `InputError` for other names, and when its file is missing.
    """
    return from_bytes(shipped_bytes(name), where="the shipped network")


def shipped_bytes(name: str = "dense") -> bytes:
    """The file of that network. Raises `InputError` for other names, and when it is missing."""
    if name not in SHIPPED:
        known = " and ".join(SHIPPED)
        raise InputError(f"no network comes along as {name!r:.40}: there are {known}.")
    return _asset(SHIPPED[name])


def shipped_history() -> History:
    """A training of MNISTNet from its first step on. Raises `InputError` when it is missing."""
    return History.from_bytes(history_bytes(), "the shipped history")


def history_bytes() -> bytes:
    """The file of that history."""
    return _asset(HISTORY)


def _asset(name: str) -> bytes:
    try:
        return resources.files("forwardpass").joinpath("assets", name).read_bytes()
    except OSError as error:
        raise InputError(
            "the shipped network is missing from this installation: "
            "install forwardpass again, or train one with `forwardpass train`"
        ) from error
