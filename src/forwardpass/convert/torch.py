"""From a PyTorch module to a Network, by running the module once and watching.

Sees every operation, functional ones too, with its shape and the line of the user's `forward`; what
cannot be shown is refused in one sentence that names the operation and its line. The network is
then compared with the module on other inputs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from forwardpass.base.errors import InputError
from forwardpass.convert.calls import WrongForm
from forwardpass.convert.feeding import Feeding, NotRun, as_batch, evaluating, feedings, run, scores
from forwardpass.convert.nodes import Node
from forwardpass.convert.operations import operations_of
from forwardpass.convert.results import Entry, chosen
from forwardpass.convert.tape import Tape, numpy_of
from forwardpass.convert.watch import Watch
from forwardpass.convert.written import written_out
from forwardpass.network.network import Network
from forwardpass.trace.record import calibrate, record

# How far the outputs may differ by rounding, relative where they are above 1.
_LONGEST_WAY: Final = 200  # letters of the way to a result, whose names are somebody's
_TOLERANCE: Final = {torch.float16: 2e-2, torch.bfloat16: 1e-1}
_MOST_NUMBERS: Final = 30_000_000  # kept at once while the drawing scales are measured


def from_module(
    module: nn.Module,
    example: Any,
    class_names: Sequence[str] | None = None,
    name: str | None = None,
) -> Network:
    """See `Network.from_module`."""
    module = unwrapped(module)
    name = name or type(module).__name__
    _check_module(module, name)
    batch = as_batch(module, example)
    classes = None if class_names is None else len(class_names)
    with evaluating(module):
        made, inputs = _first_that_runs(module, batch, name, classes)
        network = made.network(class_names)
        _verify(network, module, made, inputs)
    images = numpy_of(inputs)
    most = max(1, _MOST_NUMBERS // sum(math.prod(op.shape) for op in network.operations))
    return calibrate(network, images[:most])


def unwrapped(module: nn.Module) -> nn.Module:
    """The module inside torch.compile or DataParallel."""
    while True:
        module = getattr(module, "_orig_mod", module)
        if not isinstance(module, nn.DataParallel | nn.parallel.DistributedDataParallel):
            return module
        module = module.module


def _check_module(module: nn.Module, name: str) -> None:
    """Refuse modules that cannot be watched."""
    for path, part in module.named_modules():
        if isinstance(part, torch.jit.ScriptModule):
            where = f"its part {path!r}" if path else "it"
            raise InputError(
                f"{name} cannot be watched, because {where} is scripted or traced by torch.jit: "
                "pass the module that it was made from"
            )
    for path, parameter in module.named_parameters():
        if isinstance(parameter, nn.UninitializedParameter):
            raise InputError(
                f"{name} is lazy and {path} has no shape yet: run it once on an example first"
            )


class _Made:
    """One watched run that came to an end, and the network that it makes."""

    def __init__(self, tape: Tape, end: Node, entry: Entry, feeding: Feeding, name: str) -> None:
        self.entry, self.feeding = entry, feeding
        classes = math.prod(end.shape)
        if end.shape != (classes,):  # as of a 1x1 map a class
            while end.kind == "reshape":
                end = end.reads[0]
            end = Node("reshape", (end,), (classes,), line=end.line)
            tape.nodes.append(end)
        self._operations = operations_of(tape.nodes, end)
        if not self._operations:
            raise InputError(f"{name} returns its input: there is nothing to show")
        self._listing, self._name = tape.listing, name

    def network(self, class_names: Sequence[str] | None) -> Network:
        """The network with its source. Raises `InputError` for parts that do not fit together."""
        operations, name = self._operations, self._name
        if self._listing is None:
            source, lines = written_out(name, operations)
            operations = tuple(
                replace(op, line=line) for op, line in zip(operations, lines, strict=True)
            )
        else:
            source = self._listing.source()
        if self.entry.beside:
            way = self.entry.said[:_LONGEST_WAY]
            source = replace(source, result=way, results=1 + self.entry.beside)
        classes = math.prod(operations[-1].shape)
        names = tuple(class_names or (str(n) for n in range(classes)))
        return Network(name, operations, self.feeding.shape, names, source)


def _first_that_runs(
    module: nn.Module, batch: Tensor, name: str, classes: int | None
) -> tuple[_Made, Tensor]:
    """The first form of input in which the module can be shown, and the inputs in that form.

    Raises `InputError`: what cannot be shown, or else why the module cannot run on the example.
    """
    problems: list[tuple[Feeding, WrongForm]] = []
    for feeding, inputs in feedings(batch):
        try:
            return _watched(module, feeding, inputs, name, classes), inputs
        except WrongForm as error:
            problems.append((feeding, error))
    shown = [error for _, error in problems if not isinstance(error, NotRun)]
    plain = [error for feeding, error in problems if feeding.size == 1]
    raise (shown or plain)[0]


def _watched(
    module: nn.Module, feeding: Feeding, inputs: Tensor, name: str, classes: int | None
) -> _Made:
    """One watched run."""
    start = feeding.batch(inputs)
    watch = Watch(module, start, feeding.size)
    with watch:
        returned = run(module, start, name)
    entry, end = chosen(watch.tape, returned, name, classes)
    return _Made(watch.tape, end, entry, feeding, name)


def _verify(network: Network, module: nn.Module, made: _Made, inputs: Tensor) -> None:
    """Compare the network with the module on inputs that neither has seen, and on the example."""
    chance = torch.Generator().manual_seed(0)  # its own, so that the user's stays as it is
    shape = (2, *made.feeding.shape)
    unseen = [torch.rand(shape, generator=chance), torch.randn(shape, generator=chance)]
    allowed = _TOLERANCE.get(inputs.dtype, 1e-4)
    several = torch.cat([inputs[:1], *(x.to(inputs.device, inputs.dtype) for x in unseen)])
    for batch in made.feeding.batches(several):
        ours = record(network, numpy_of(made.feeding.inputs(batch)))
        result = scores(module, batch, network.name, made.entry)
        theirs = numpy_of(made.feeding.rows(result))
        values = ours.values[network.operations[-1].name]
        gap = float(np.abs(values - theirs).max() / max(1.0, float(np.abs(theirs).max())))
        if not gap <= allowed:
            raise InputError(
                f"{network.name} gives other numbers than its recording on random inputs "
                f"(by {gap:.2g}): its forward must do the same for every input"
            )
