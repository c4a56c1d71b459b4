"""The network that comes with the package. How it was made is docs/training.md's."""

from importlib import resources

from forwardpass.base.errors import InputError
from forwardpass.network.file import from_bytes
from forwardpass.network.network import Network


def shipped() -> Network:
    """The trained MNISTNet that comes with the package. Raises `InputError` when it is missing."""
    return from_bytes(shipped_bytes(), where="the shipped network")


def shipped_bytes() -> bytes:
    """The file of that network. Raises `InputError` when it is missing."""
    file = resources.files("forwardpass").joinpath("assets", "mnistnet.safetensors")
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(
            "the shipped network is missing from this installation: "
            "install forwardpass again, or train one with `forwardpass train`"
        ) from error
