"""The numbers of a module that learns, copied between two steps, by the names of its network.

The module is converted once; from then on only its tensors are copied. Which of them is which
operation's is found out on a copy in which every number is a little different. Where an operation's
numbers are worked out of several (as with weight norm) each snapshot is a conversion of its own,
which takes much longer: on the loop's thread, since it runs the module.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.convert.feeding import as_batch
from forwardpass.convert.tape import numpy_of
from forwardpass.convert.torch import from_module, unwrapped
from forwardpass.network.history import shapes_of
from forwardpass.network.network import Network
from forwardpass.trace.record import as_images

SHIFT: Final = 1e-3  # how different the numbers of the copy are
MOST_EXAMPLES: Final = 24  # that tell how large values are

Taken = dict[str, Tensor]  # copies on the CPU


class Snapshots:
    """Takes them of `module`. Raises `InputError` for a module that cannot be shown."""

    def __init__(
        self, module: nn.Module, example: Any, class_names: Any = None, name: str | None = None
    ) -> None:
        self.module = unwrapped(module)
        names = None if class_names is None else [str(each) for each in class_names]
        with _unchanged_chance():
            batch = as_batch(self.module, example)[:MOST_EXAMPLES]
            self._given = (batch, names, name or type(self.module).__name__)
            self.network = from_module(self.module, *self._given)
            other = _copied(self.module, self._given[2])
            _shift(other)
            shifted = from_module(other, *self._given)
        self._sources = _sources(self.network, shifted, other)
        self.examples = _examples(self.network, numpy_of(batch))

    @property
    def waits(self) -> bool:
        """Whether copies come from a device, which has to have done its work first."""
        return any(tensor.device.type != "cpu" for _, tensor in _state(self.module))

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Of the tensors that may change, by operation and tensor: "fc1.weight"."""
        known = shapes_of(self.network)
        if self._sources is None:
            return known
        return {name: shape for name, shape in known.items() if name in self._sources}

    def take(self, module: nn.Module | None = None) -> Taken:
        """Copies of the numbers as they are now: of the module, or of another one like it."""
        now = self.module if module is None else unwrapped(module)
        if self._sources is None:
            return self._converted(now)
        state = dict(_state(now))
        return {name: _copy_of(state[name]) for name, _ in self._sources.values()}

    def tensors(self, taken: Taken) -> dict[str, FloatArray]:
        """By operation and tensor."""
        if self._sources is None:
            return {name: tensor.numpy() for name, tensor in taken.items()}
        return {
            full: np.ascontiguousarray(_turned(taken[name], turned).numpy())
            for full, (name, turned) in self._sources.items()
        }

    def _converted(self, module: nn.Module) -> Taken:
        with _unchanged_chance():
            network = from_module(module, *self._given)
        if shapes_of(network) != shapes_of(self.network):
            raise InputError(f"{network.name} has become another network while it learnt")
        return {name: torch.from_numpy(values.copy()) for name, values in _tensors(network).items()}


def _unchanged_chance() -> Any:
    """Whatever is drawn meanwhile, the loop's own numbers come out as they would have."""
    return torch.random.fork_rng(devices=list(range(torch.cuda.device_count())))


def _examples(network: Network, batch: FloatArray) -> FloatArray | None:
    """The examples as the network reads them; None for a module that takes one without a batch."""
    try:
        return np.atleast_2d(as_images(network, batch))
    except InputError:
        return None


def _copied(module: nn.Module, name: str) -> nn.Module:
    try:
        return copy.deepcopy(module)
    except Exception as error:  # whatever somebody's module may raise
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise InputError(f"{name} cannot be watched, as it cannot be copied: {reason}") from error


def _state(module: nn.Module) -> Iterator[tuple[str, Tensor]]:
    """Parameters and buffers that are no whole numbers."""
    for name, tensor in (*module.named_parameters(), *module.named_buffers()):
        if tensor.is_floating_point():
            yield name, tensor


def _copy_of(tensor: Tensor) -> Tensor:
    return tensor.detach().to("cpu", torch.float32, copy=True)


def _turned(tensor: Tensor, turned: bool) -> Tensor:
    return tensor.T if turned else tensor


@torch.no_grad()
def _shift(module: nn.Module) -> None:
    """Makes every number a little larger, each by another share: a variance stays above 0."""
    chance = torch.Generator().manual_seed(0)
    for _, tensor in _state(module):
        more = torch.rand(tensor.shape, generator=chance).to(tensor.device, tensor.dtype)
        tensor.mul_(1 + SHIFT * more).add_(SHIFT * more)


def _sources(
    network: Network, other: Network, module: nn.Module
) -> dict[str, tuple[str, bool]] | None:
    """Which tensor of the module each one is that differs between the two networks.

    The module is what `other` was made of; with True it lies the other way round. None where some
    are worked out of several.
    """
    known: dict[tuple[Any, ...], list[tuple[str, bool]]] = {}
    for name, tensor in _state(module):
        values = numpy_of(tensor)
        known.setdefault(_print_of(values), []).append((name, False))
        if values.ndim == 2 and values.shape != (1, 1):
            known.setdefault(_print_of(values.T), []).append((name, True))
    found: dict[str, tuple[str, bool]] = {}
    before = _tensors(network)
    for full, values in _tensors(other).items():
        same = known.get(_print_of(values), [])
        if len(same) == 1:
            found[full] = same[0]
        elif full not in before or not np.array_equal(before[full], values):
            return None
    return found if before.keys() == _tensors(other).keys() else None


def _tensors(network: Network) -> Mapping[str, FloatArray]:
    return {
        f"{op.name}.{name}": values
        for op in network.operations
        for name, values in op.tensors.items()
    }


def _print_of(values: FloatArray) -> tuple[Any, ...]:
    return values.shape, hash(np.ascontiguousarray(values).tobytes())
