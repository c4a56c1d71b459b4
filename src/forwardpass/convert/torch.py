"""From a PyTorch module to a Network, by running the module once and watching.

Sees every operation, functional ones too, with its shape and the line of the user's `forward`.
Accepts a chain of linear layers and elementwise activations; refuses the rest in one sentence that
names the operation and its line. Finding the source text is left to `source.py`.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.convert.source import Listing, listing, written_out
from forwardpass.network.dense import free_name
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT, Operation, Setting
from forwardpass.trace.record import calibrate, record

_ONLY: Final = (
    "forwardpass shows networks made of linear layers in a row, with relu, tanh, sigmoid, gelu, "
    "leaky_relu or elu between them, dropout, reshaping and a final softmax or log_softmax"
)
_RESHAPING: Final = ("flatten", "view", "reshape", "ravel", "squeeze", "unsqueeze", "unflatten")
_UNCHANGED: Final = ("contiguous", "clone", "detach", "data", "float", "double", "to", "identity")
# The activations by PyTorch's names, each with its settings: (ours, place and name of the argument
# in PyTorch's function, default).
_SETTINGS: Final[Mapping[str, tuple[tuple[str, int, str, float], ...]]] = {
    "relu": (),
    "tanh": (),
    "sigmoid": (),
    "gelu": (),
    "leaky_relu": (("slope", 1, "negative_slope", 0.01),),
    "elu": (("alpha", 1, "alpha", 1.0),),
}
# How far the outputs may differ by rounding, relative where they are above 1.
_TOLERANCE: Final = {torch.float16: 2e-2, torch.bfloat16: 1e-1}


def from_module(
    module: nn.Module,
    example: Any,
    class_names: Sequence[str] | None = None,
    name: str | None = None,
) -> Network:
    """See `Network.from_module`."""
    module = getattr(module, "_orig_mod", module)  # what torch.compile has wrapped
    name = name or type(module).__name__
    batch = _batch(module, example)
    with _evaluating(module):
        first = batch[:1].clone()  # the module may work in place
        watch = _Watch(module, first)
        watch.finish(_run(module, first, name, watch), name)
        network = _network(watch, tuple(batch.shape[1:]), class_names, name)
        _verify(network, module, batch)
    return calibrate(network, _numpy(batch))


class _Watch(TorchFunctionMode):
    """Follows one tensor from operation to operation, gathering layers and the story."""

    def __init__(self, module: nn.Module, start: Tensor) -> None:
        super().__init__()
        self.operations: list[Operation] = []
        self.listing: Listing | None = listing(module)
        self._current = start
        self._taken = {INPUT}
        self._linear: str | None = None  # the last linear operation
        self._active: str | None = None  # the activation after it
        self._ended = False  # by a softmax
        self._seen = {id(start): start}  # the tensors are kept, so that no id is used twice
        self._modules = {id(part): path for path, part in module.named_modules()}
        self._parameters = {id(p): path for path, p in module.named_parameters()}

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        kwargs = kwargs or {}
        result = func(*args, **kwargs)
        used = [x for x in _tensors((*args, *kwargs.values())) if id(x) in self._seen]
        if used and any(True for _ in _tensors((result,))):
            self._step(_Call(func, args, kwargs, result), used)
        return result

    def finish(self, returned: Any, name: str) -> None:
        """Check that what was followed is a whole classifier and is what `forward` returns."""
        if not isinstance(returned, Tensor):
            kind = type(returned).__name__
            raise InputError(f"{name} returns a {kind}: its forward must return one tensor")
        if returned is not self._current:
            raise InputError(f"{name} returns something else than its last operation: {_ONLY}")
        if self._linear is None:
            raise InputError(f"{name} has no linear layer: {_ONLY}")
        if self._active is not None:
            raise InputError(
                f"{name} ends with {self._active} after {self._linear}: the last layer must give "
                "plain scores, followed by softmax, log_softmax or nothing"
            )

    def _step(self, call: _Call, used: list[Tensor]) -> None:
        """Take in one operation on the followed tensor, or refuse it."""
        name = call.name
        if any(x is not self._current for x in used):
            raise call.refused(self, "uses an earlier result again, which makes a branch")
        if not isinstance(call.result, Tensor):
            raise call.refused(self)
        if name == "linear":
            self._note(call, "linear", self._affine(call))
        elif name in _SETTINGS:
            self._activation(call)
        elif name == "dropout":
            self._dropout(call)
        elif name in ("softmax", "log_softmax"):
            self._softmax(call)
        elif name in _RESHAPING:
            self._reshaping(call)
        elif name in _UNCHANGED:
            self._note(call, "identity")
        else:
            raise call.refused(self)
        self._current = call.result
        self._seen[id(call.result)] = call.result

    def _affine(self, call: _Call) -> dict[str, FloatArray]:
        """The tensors of a linear operation."""
        weight, bias = call.argument(1, "weight"), call.argument(2, "bias")
        if self._ended:
            raise call.refused(self, "comes after the softmax")
        if self._current.ndim != 2 or len(self._current) != 1:
            shape = list(self._current.shape)
            raise call.refused(self, f"reads a tensor of shape {shape}, not [batch, values]")
        self._active = None
        tensors = {"weight": _numpy(weight)}
        return tensors if bias is None else {**tensors, "bias": _numpy(bias)}

    def _activation(self, call: _Call) -> None:
        if self._linear is None:
            raise call.refused(self, "comes before the first linear layer")
        if self._ended or self._active is not None:
            raise call.refused(self, "comes after another activation")
        kind, settings = (
            call.name,
            {
                name: float(call.argument(place, argument, default))
                for name, place, argument, default in _SETTINGS[call.name]
            },
        )
        if kind == "gelu" and call.argument(1, "approximate", "none") == "tanh":
            kind = "gelu_tanh"
        self._active = kind
        self._note(call, kind, settings=settings)

    def _dropout(self, call: _Call) -> None:
        training = call.argument(2, "training", call.kwargs.get("train", True))
        p = float(call.argument(1, "p", 0.5))
        if training and p > 0:
            raise call.refused(
                self, "is active although the module is in eval mode: pass training=self.training"
            )
        self._note(call, "dropout", settings={"p": p})

    def _softmax(self, call: _Call) -> None:
        dim = call.argument(1, "dim")
        if self._linear is None or self._ended:
            raise call.refused(self, "does not follow the last linear layer")
        if self._active is not None:
            raise call.refused(self, f"comes after {self._active}")
        if self._current.ndim != 2 or dim not in (None, 1, -1):
            raise call.refused(self, f"works along dim {dim}, not along the classes (dim=1)")
        self._ended = True
        self._note(call, "softmax" if call.name == "softmax" else "log_softmax")

    def _reshaping(self, call: _Call) -> None:
        if call.result.ndim < 2 or len(call.result) != 1:
            shape = list(call.result.shape)
            raise call.refused(self, f"gives {shape} for one example, losing the batch dimension")
        if call.result.numel() != self._current.numel():
            raise call.refused(self)
        self._note(call, "reshape")

    def _note(
        self,
        call: _Call,
        kind: str,
        tensors: Mapping[str, FloatArray] | None = None,
        settings: Mapping[str, Setting] | None = None,
    ) -> None:
        """Append an operation that reads the one before."""
        name = free_name(self._plain_name(call, kind), self._taken)
        read = self.operations[-1].name if self.operations else INPUT
        shape = tuple(int(size) for size in call.result.shape[1:])
        line = self._line(call)
        self._taken.add(name)
        self.operations.append(
            Operation(name, kind, (read,), shape, tensors or {}, settings or {}, line)
        )
        if kind == "linear":
            self._linear = name

    def _plain_name(self, call: _Call, kind: str) -> str:
        """The path of the module that computes it, e.g. "fc1"; else what it does.

        For F.linear the name of its weight.
        """
        owners = (frame.f_locals.get("self") for frame in call.frames)
        owner = next((x for x in owners if isinstance(x, nn.Module)), None)
        own = type(owner).__module__.startswith("torch.nn.") or isinstance(owner, nn.Linear)
        if own and (path := self._modules.get(id(owner))):
            return str(path)
        if kind != "linear":
            return "flatten" if kind == "reshape" else kind
        found = self._parameters.get(id(call.argument(1, "weight")), "").removesuffix(".weight")
        count = sum(op.kind == "linear" for op in self.operations)
        return found or f"linear{count + 1}"

    def _line(self, call: _Call) -> int | None:
        """The innermost line of the shown text that is running."""
        if self.listing is None:
            return None
        lines = (self.listing.line(frame) for frame in call.frames)
        return next((line for line in lines if line is not None), None)

    def where(self, call: _Call) -> str:
        """The place of an operation in the user's own file, for messages."""
        for frame in call.frames:
            if not frame.f_globals.get("__name__", "").startswith("torch."):
                file = frame.f_code.co_filename.replace("\\", "/").rsplit("/", 1)[-1]
                return f" at line {frame.f_lineno} of {file}"
        for frame in call.frames:
            path = self._modules.get(id(frame.f_locals.get("self")))
            if path:
                return f" in layer {path!r}"
        return ""


class _Call:
    """One call of a PyTorch function, with the frames it was called from, innermost first."""

    def __init__(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], result: Any
    ) -> None:
        self.args, self.kwargs, self.result = args, kwargs, result
        name = getattr(func, "__name__", str(func))
        if name == "__get__":  # a property such as x.T
            name = getattr(getattr(func, "__self__", None), "__name__", name)
        self.name: str = name if name.startswith("__") else name.rstrip("_")  # relu_ works in place
        self.frames = list(_frames(inspect.currentframe()))

    def argument(self, position: int, name: str, default: Any = None) -> Any:
        """An argument given by position or by name."""
        if len(self.args) > position:
            return self.args[position]
        return self.kwargs.get(name, default)

    def refused(self, watch: _Watch, reason: str = "cannot be shown") -> InputError:
        """The error that names this operation and its line."""
        return InputError(f"{self.name.strip('_')}{watch.where(self)} {reason}: {_ONLY}")


def _frames(frame: FrameType | None) -> Iterator[FrameType]:
    """From the caller of the watched function outwards, as far as our own `_run`."""
    while frame is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    while frame is not None and frame.f_code.co_filename != __file__:
        yield frame
        frame = frame.f_back


def _tensors(values: Sequence[Any]) -> Iterator[Tensor]:
    """The tensors among `values` and in the lists and tuples among them."""
    for value in values:
        if isinstance(value, Tensor):
            yield value
        elif isinstance(value, list | tuple) and not isinstance(value, torch.Size):
            yield from _tensors(value)


def _batch(module: nn.Module, example: Any) -> Tensor:
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
def _evaluating(module: nn.Module) -> Iterator[None]:
    """Eval mode and no gradients, every part's own mode restored afterwards."""
    modes = [(part, part.training) for part in module.modules()]
    module.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        for part, training in modes:
            part.training = training


def _run(module: nn.Module, batch: Tensor, name: str, watch: _Watch | None = None) -> Any:
    try:
        if watch is None:
            return module(batch)
        with watch:
            return module(batch)
    except InputError:
        raise
    except Exception as error:  # whatever the user's forward may raise
        reason = (str(error) or type(error).__name__).splitlines()[0]
        shape = tuple(batch.shape)
        raise InputError(f"{name} cannot run on an example of shape {shape}: {reason}") from error


def _network(
    watch: _Watch, input_shape: tuple[int, ...], class_names: Sequence[str] | None, name: str
) -> Network:
    operations = watch.operations
    if watch.listing is None:
        source, lines = written_out(name, operations)
        operations = [replace(x, line=n) for x, n in zip(operations, lines, strict=True)]
    else:
        source = watch.listing.source()
    classes = math.prod(operations[-1].shape)
    names = class_names or [str(n) for n in range(classes)]
    return Network(name, tuple(operations), input_shape, tuple(names), source)


def _verify(network: Network, module: nn.Module, batch: Tensor) -> None:
    """Compare the network with the module on inputs that neither has seen."""
    chance = torch.Generator().manual_seed(0)  # its own, so that the user's stays as it is
    shape = (1, *network.input_shape)
    inputs = [torch.rand(shape, generator=chance) for _ in range(2)]
    inputs += [torch.randn(shape, generator=chance) for _ in range(2)]
    allowed = _TOLERANCE.get(batch.dtype, 1e-4)
    for single in (batch[:1], *(x.to(batch.device, batch.dtype) for x in inputs)):
        kept = _numpy(single)  # the module may work in place
        theirs = _numpy(_run(module, single.clone(), network.name))
        trace = record(network, kept)
        ours = trace.values[network.operations[-1].name]
        gap = float(np.abs(ours - theirs).max() / max(1.0, float(np.abs(theirs).max())))
        if not gap <= allowed:
            raise InputError(
                f"{network.name} gives other numbers than its recording on random inputs "
                f"(by {gap:.2g}): its forward must do the same for every input"
            )


def _numpy(tensor: Tensor) -> FloatArray:
    values: FloatArray = tensor.detach().to("cpu", torch.float32).numpy()
    return values.copy()
