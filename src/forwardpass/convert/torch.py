"""From a PyTorch module to a Network, by running the module once and watching.

Sees every operation, functional ones too, with its shape and the line of the user's `forward`.
Accepts a chain of linear layers and elementwise activations; refuses the rest in one sentence that
names the operation and its line. Finding the source text is left to `source.py`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
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
from forwardpass.network.network import Layer, Network, Operation, Output
from forwardpass.operations.activations import ACTIVATIONS
from forwardpass.trace.trace import calibrate, record

_ONLY: Final = (
    "forwardpass shows networks made of linear layers in a row, with relu, tanh, sigmoid, gelu or "
    "leaky_relu between them, dropout, reshaping and a final softmax or log_softmax"
)
_RESHAPING: Final = ("flatten", "view", "reshape", "ravel", "squeeze", "unsqueeze", "unflatten")
_UNCHANGED: Final = ("contiguous", "clone", "detach", "data", "float", "double", "to", "identity")
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
        self.layers: list[Layer] = []
        self.operations: list[Operation] = []
        self.listing: Listing | None = listing(module)
        self.output: Output = "logits"
        self._current = start
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
        if not self.layers:
            raise InputError(f"{name} has no linear layer: {_ONLY}")
        if (last := self.layers[-1]).activation != "identity":
            raise InputError(
                f"{name} ends with {last.activation} after {last.name}: the last layer must give "
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
            kind = self._linear(call)
        elif name in ACTIVATIONS and name != "identity":
            kind = self._activation(call)
        elif name == "dropout":
            kind = self._dropout(call)
        elif name in ("softmax", "log_softmax"):
            kind = self._softmax(call)
        elif name in _RESHAPING:
            kind = self._reshaping(call)
        elif name in _UNCHANGED:
            kind = "identity"
        else:
            raise call.refused(self)
        self._note(call, kind)
        self._current = call.result
        self._seen[id(call.result)] = call.result

    def _linear(self, call: _Call) -> str:
        weight, bias = call.argument(1, "weight"), call.argument(2, "bias")
        if self.output != "logits":
            raise call.refused(self, "comes after the softmax")
        if self._current.ndim != 2 or len(self._current) != 1:
            shape = list(self._current.shape)
            raise call.refused(self, f"reads a tensor of shape {shape}, not [batch, values]")
        values = _numpy(weight)
        zeros = np.zeros(len(values), np.float32)
        name = self._layer_name(call, weight)
        self.layers.append(Layer(name, values, zeros if bias is None else _numpy(bias), "identity"))
        return "linear"

    def _layer_name(self, call: _Call, weight: Tensor) -> str:
        """The module path, e.g. "fc1"; for F.linear the name of its weight."""
        found = self._parameters.get(id(weight), "").removesuffix(".weight")
        for frame in call.frames:
            part = frame.f_locals.get("self")
            if isinstance(part, nn.Linear) and id(part) in self._modules:
                found = self._modules[id(part)]
                break
        names = {layer.name for layer in self.layers}
        plain = name = found or f"linear{len(self.layers) + 1}"
        again = 2
        while name in names:  # the same layer may run twice
            name, again = f"{plain}_{again}", again + 1
        return name

    def _activation(self, call: _Call) -> str:
        if not self.layers:
            raise call.refused(self, "comes before the first linear layer")
        if self.output != "logits" or self.layers[-1].activation != "identity":
            raise call.refused(self, "comes after another activation")
        kind, slope = call.name, 0.0
        if kind == "gelu" and call.argument(1, "approximate", "none") == "tanh":
            kind = "gelu_tanh"
        if kind == "leaky_relu":
            slope = float(call.argument(1, "negative_slope", 0.01))
        self.layers[-1] = replace(self.layers[-1], activation=kind, slope=slope)
        return kind

    def _dropout(self, call: _Call) -> str:
        training = call.argument(2, "training", call.kwargs.get("train", True))
        if training and call.argument(1, "p", 0.5) > 0:
            raise call.refused(
                self, "is active although the module is in eval mode: pass training=self.training"
            )
        return "dropout"

    def _softmax(self, call: _Call) -> str:
        dim = call.argument(1, "dim")
        if not self.layers or self.output != "logits":
            raise call.refused(self, "does not follow the last linear layer")
        if self.layers[-1].activation != "identity":
            raise call.refused(self, f"comes after {self.layers[-1].activation}")
        if self._current.ndim != 2 or dim not in (None, 1, -1):
            raise call.refused(self, f"works along dim {dim}, not along the classes (dim=1)")
        self.output = "softmax" if call.name == "softmax" else "log_softmax"
        return call.name

    def _reshaping(self, call: _Call) -> str:
        if call.result.ndim < 2 or len(call.result) != 1:
            shape = list(call.result.shape)
            raise call.refused(self, f"gives {shape} for one example, losing the batch dimension")
        if call.result.numel() != self._current.numel():
            raise call.refused(self)
        return "flatten"

    def _note(self, call: _Call, kind: str) -> None:
        inside = self.layers and kind not in ("softmax", "log_softmax") and self.output == "logits"
        shape = tuple(int(size) for size in call.result.shape)
        layer = self.layers[-1].name if inside else None
        p = float(call.argument(1, "p", 0.5)) if kind == "dropout" else None
        self.operations.append(Operation(kind, layer, self._line(call), shape, p))

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
    names = class_names or [str(n) for n in range(watch.layers[-1].outputs)]
    return Network(
        name,
        tuple(watch.layers),
        input_shape,
        tuple(names),
        watch.output,
        tuple(operations),
        source,
    )


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
        ours = {
            "log_softmax": trace.log_probs,
            "softmax": trace.probs,
            "logits": trace.layers[-1].pre,
        }[network.output]
        gap = float(np.abs(ours - theirs).max() / max(1.0, float(np.abs(theirs).max())))
        if not gap <= allowed:
            raise InputError(
                f"{network.name} gives other numbers than its recording on random inputs "
                f"(by {gap:.2g}): its forward must do the same for every input"
            )


def _numpy(tensor: Tensor) -> FloatArray:
    values: FloatArray = tensor.detach().to("cpu", torch.float32).numpy()
    return values.copy()
