"""How a module is given its inputs: several at a time, one at a time, or without a batch axis."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from forwardpass.base.errors import InputError
from forwardpass.convert.calls import WrongForm
from forwardpass.convert.results import Entry, picked
from forwardpass.operations.operation import Shape

SEVERAL = 3  # a batch that is told apart from axes of length 1 and from one of 2 channels


@dataclass(frozen=True)
class Feeding:
    """The form of one run: `size` inputs along axis 0, None for one input without a batch axis."""

    shape: Shape  # of one input
    size: int | None

    def batch(self, inputs: Tensor) -> Tensor:
        """`inputs` (N, *shape) as the module takes them, filled up or cut to its size."""
        if self.size is None:
            return inputs[0].clone()
        missing = max(0, self.size - len(inputs))
        chance = torch.Generator().manual_seed(1)
        more = torch.rand((missing, *self.shape), generator=chance).to(inputs.device, inputs.dtype)
        return torch.cat([inputs[: self.size], more])  # a copy: the module may work in place

    def batches(self, inputs: Tensor) -> Iterator[Tensor]:
        """All of `inputs` (N, *shape), so many at a time."""
        for start in range(0, len(inputs), self.size or 1):
            yield self.batch(inputs[start:])

    def inputs(self, batch: Tensor) -> Tensor:
        """What `batch` gave, as (N, *shape)."""
        return batch[None] if self.size is None else batch

    def rows(self, result: Tensor) -> Tensor:
        """The result as (size, classes)."""
        return result.reshape(self.size or 1, -1)


def feedings(batch: Tensor) -> Iterator[tuple[Feeding, Tensor]]:
    """The ways to try, each with its inputs (N, *shape).

    Several at once tell the batch apart from what else there is. Some modules take one at a time,
    some as many as a number in their `forward` says, some an input without a batch axis.
    """
    shape = tuple(batch.shape[1:])
    yield Feeding(shape, SEVERAL), batch
    yield Feeding(shape, 1), batch
    if len(batch) not in (1, SEVERAL):
        yield Feeding(shape, len(batch)), batch
    if batch.ndim > 2:
        yield Feeding(tuple(batch.shape), None), batch[None]


def as_batch(module: nn.Module, example: Any) -> Tensor:
    """`example` as a batch on the module's device and in its type."""
    like = next((p for p in module.parameters() if p.is_floating_point()), torch.zeros(1))
    try:
        batch = torch.as_tensor(example).detach().to(like.device, like.dtype, copy=True)
    except (TypeError, ValueError, RuntimeError) as error:
        raise InputError("example must be a tensor or an array of numbers") from error
    if getattr(example, "dtype", None) in (torch.uint8, np.uint8) and batch.max() > 1:
        raise InputError("example has values up to 255: divide by 255, pixels are 0..1")
    if batch.ndim < 2 or batch.numel() == 0:
        raise InputError(
            f"example must be a batch of inputs, such as torch.zeros(1, 1, 28, 28), "
            f"got shape {tuple(batch.shape)}"
        )
    return batch


@contextmanager
def evaluating(module: nn.Module) -> Iterator[None]:
    """Eval mode, no gradients, nothing compiled; every part's own mode is restored afterwards."""
    modes = [(part, part.training) for part in module.modules()]
    module.eval()
    try:
        with torch.no_grad(), torch.random.fork_rng(devices=[]), _eager():
            yield
    finally:
        for part, training in modes:
            part.training = training


@contextmanager
def _eager() -> Iterator[None]:
    """What torch.compile has wrapped runs as it was written."""
    stance = getattr(torch.compiler, "set_stance", None)  # PyTorch 2.6 and later
    if stance is None or "torch._dynamo" not in sys.modules:  # it takes seconds to import
        yield
        return
    with stance("force_eager"):
        yield


def run(module: nn.Module, batch: Tensor, name: str) -> Any:
    """What the module returns. Raises `InputError` for whatever its forward raises."""
    try:
        return module(batch)
    except InputError:
        raise
    except Exception as error:  # whatever the user's forward may raise
        reason = (str(error) or type(error).__name__).splitlines()[0]
        shape = tuple(batch.shape)
        raise NotRun(f"{name} cannot run on an example of shape {shape}: {reason}") from error


class NotRun(WrongForm):
    """A module that cannot run on inputs of this form at all."""


def scores(module: nn.Module, batch: Tensor, name: str, entry: Entry) -> Tensor:
    """The one result that is shown, of another run."""
    return picked(run(module, batch, name), entry)
