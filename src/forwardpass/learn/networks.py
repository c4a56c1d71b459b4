"""The networks that `train` can make, and where they differ."""

from typing import Final, TypeVar

import torch
from torch import nn

from forwardpass.base.errors import InputError
from forwardpass.learn.conv import MNISTConv
from forwardpass.learn.model import MNISTNet
from forwardpass.network.network import Network

Module = MNISTNet | MNISTConv
M = TypeVar("M", bound=nn.Module)
MODULES: Final[dict[str, type[Module]]] = {"dense": MNISTNet, "conv": MNISTConv}  # by `--network`
TENSORS: Final = {"running_mean": "mean", "running_var": "variance"}  # PyTorch's name -> ours


def untrained(network: str) -> Module:
    """One that has learnt nothing, its weights drawn from PyTorch's generator."""
    return MODULES[network]()


def title(network: str) -> str:
    """What people call it, e.g. "MNISTNet"."""
    return MODULES[network].__name__


def output_layer(module: nn.Module) -> nn.Linear:
    """The layer that makes the ten logits."""
    return next(part for part in reversed(list(module.modules())) if isinstance(part, nn.Linear))


def begin_with(network: Network, module: M) -> M:
    """`module` with the numbers of `network`. Raises InputError when they do not fit."""
    operations = {operation.name: operation for operation in network.operations}
    for place, values in module.state_dict().items():
        if not values.is_floating_point():
            continue  # batch norm's count of batches, which its result does not depend on
        layer, tensor = place.rsplit(".", 1)
        held = operations[layer].tensors if layer in operations else {}
        own = held.get(TENSORS.get(tensor, tensor))
        if own is None or own.shape != tuple(values.shape):
            like = type(module).__name__
            raise InputError(f"--start is no network like {like}: its {layer} differs.")
        values.copy_(torch.from_numpy(own.copy()))
    return module
