"""A network that knows nothing yet: its numbers drawn anew, as PyTorch's modules draw theirs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.network.parameters import parameters_of, with_parameters
from forwardpass.operations.operation import Operation
from forwardpass.operations.table import kind_of

MAX_SEED: Final = 2**32 - 1
_SHARED: Final = 0.25  # PReLU's slope

Uniform = Callable[[int], FloatArray]  # that many numbers from 0 up to, not including, 1


def initial(network: Network, seed: int) -> Network:
    """The same network as PyTorch builds it after `torch.manual_seed(seed)`, before any learning.

    Weights and biases of linear layers and convolutions are drawn evenly from -b to b with
    b = 1 / sqrt(inputs of one unit), which is what `kaiming_uniform_(a=sqrt(5))` comes to (He et
    al. 2015, "Delving deep into rectifiers"); norms begin as 1 and 0, PReLU as 0.25. The numbers
    are PyTorch's own where the module builds its layers in the order in which it uses them.
    Raises `InputError` for a seed that is not a whole number from 0 to 2**32 - 1.
    """
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed <= MAX_SEED:
        raise InputError(f"a seed is a whole number from 0 to {MAX_SEED}, got {seed!r:.60}")
    uniform = mersenne(seed)
    drawn = {
        f"{op.name}.{name}": values
        for op in network.operations
        for name, values in _drawn(op, uniform)
    }
    return with_parameters(network, {name: drawn[name] for name in parameters_of(network)})


def mersenne(seed: int) -> Uniform:
    """PyTorch's numbers in 0..1 after `torch.manual_seed(seed)`: 24 bits of MT19937's each.

    (Matsumoto and Nishimura 1998, "Mersenne twister", seeded by their `init_genrand`.)
    """
    chance = np.random.RandomState(seed)  # which seeds as they do

    def uniform(count: int) -> FloatArray:
        whole = chance.randint(0, 2**32, count, np.uint32) & np.uint32(0xFFFFFF)
        return whole.astype(np.float32) / np.float32(1 << 24)

    return uniform


def _drawn(op: Operation, uniform: Uniform) -> Iterator[tuple[str, FloatArray]]:
    """Each tensor of an operation anew, in PyTorch's order."""
    weight, bias = op.tensors.get("weight"), op.tensors.get("bias")
    if kind_of(op).role == "affine" and weight is not None:
        bound = np.float32(1 / math.sqrt(math.prod(weight.shape[1:])))
        for name, values in (("weight", weight), ("bias", bias)):
            if values is not None:
                drawn = uniform(values.size) * (2 * bound) - bound
                yield name, drawn.reshape(values.shape)
        return
    if weight is not None:
        whole = _SHARED if op.kind == "prelu" else 1.0
        yield "weight", np.full(weight.shape, whole, np.float32)
    if bias is not None:
        yield "bias", np.zeros(bias.shape, np.float32)
