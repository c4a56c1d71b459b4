"""A network without a framework: layers as arrays, and what is needed to tell its story.

Every record is frozen, checked when made, and so always consistent. The file format is left to
`file`, running to `trace`, PyTorch to `convert`; the methods that reach there are doors.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray, rounded_to_half
from forwardpass.network.lamp import Lamp
from forwardpass.operations.activations import ACTIVATIONS

if TYPE_CHECKING:
    import torch

Output = Literal["log_softmax", "softmax", "logits"]
Token = tuple[int, int, int, str]

MAX_LAYERS: Final = 64
MAX_OPERATIONS: Final = 1024
MAX_NAME: Final = 200
MAX_TEXT: Final = 200_000
MAX_TOKENS: Final = 100_000

MEASURED: Final = ("responses", "often", "familiar")  # tensors that a hidden layer may have


@dataclass(frozen=True, eq=False)
class Layer:
    """One linear layer and the activation after it: a = f(W x + b).

    Raises `InputError` when the arrays do not fit together or hold NaN or infinity.
    """

    name: str  # as in the module, e.g. "fc1"
    weight: FloatArray  # (out, in), w[j, i] leads from neuron i to neuron j
    bias: FloatArray  # (out,)
    activation: str = "relu"  # one of activations.ACTIVATIONS
    slope: float = 0.0  # leaky_relu only: its factor below 0
    scale: float = 1.0  # the activation drawn as full red
    # What hidden layers may have been measured for, see `responses` and `familiarity`:
    responses: FloatArray | None = None  # (classes, out) mean activation for each class
    often: FloatArray | None = None  # (out,) share of images for which the activation is above 0
    familiar: FloatArray | None = None  # (out,) weight in the sum that the lamp reads

    def __post_init__(self) -> None:
        for part in ("weight", "bias", *MEASURED):
            values = getattr(self, part)
            if values is not None or part not in MEASURED:
                object.__setattr__(self, part, _frozen(values))
        _check_layer(self)
        _check_measured(self)

    @property
    def inputs(self) -> int:
        """Number of neurons the layer reads."""
        return int(self.weight.shape[1])

    @property
    def outputs(self) -> int:
        """Number of neurons of the layer."""
        return int(self.weight.shape[0])


@dataclass(frozen=True)
class Operation:
    """One step of the module's `forward`, as it ran on one example."""

    kind: str  # "flatten", "linear", "relu", "dropout", "log_softmax", ...
    layer: str | None  # the layer it belongs to, None before the first and after the last
    line: int | None  # 1-based, into Source.text
    shape: tuple[int, ...]  # of its result, the first number being the batch
    p: float | None = None  # dropout only: the share it switches off in training


@dataclass(frozen=True)
class Source:
    """The code that people are shown."""

    file: str = ""  # e.g. "model.py"
    text: str = ""
    tokens: tuple[Token, ...] = ()  # (line from 1, start, end in UTF-16 units, kind)


@dataclass(frozen=True)
class Accuracy:
    """How often the network was right on a data set."""

    data: str  # e.g. "MNIST test set"
    images: int
    accuracy: float  # 0..1


@dataclass(frozen=True, eq=False)
class Network:
    """A classifier made of linear layers in a row.

    Raises `InputError` when the layers do not follow one another, or names and sizes disagree.
    """

    name: str
    layers: tuple[Layer, ...]
    input_shape: tuple[int, ...]  # of one example, e.g. (1, 28, 28)
    class_names: tuple[str, ...]
    output: Output = "log_softmax"  # what the module returns
    operations: tuple[Operation, ...] = ()
    source: Source = field(default_factory=Source)
    accuracy: tuple[Accuracy, ...] = ()
    credits: str = ""
    feature_names: tuple[str, ...] = ()  # of the input values, where they are no picture
    lamp: Lamp | None = None  # "this does not look like a digit"; its weights are in the layers

    def __post_init__(self) -> None:
        _check_network(self)

    @property
    def inputs(self) -> int:
        """Number of values in one example."""
        return math.prod(self.input_shape)

    def index(self, layer: int | str) -> int:
        """The place of a layer given by name or by number. Raises `InputError` for others."""
        names = [known.name for known in self.layers]
        if isinstance(layer, str) and layer in names:
            return names.index(layer)
        if isinstance(layer, int) and -len(names) <= layer < len(names):
            return layer % len(names)
        raise InputError(f"{self.name} has no layer {layer!r}: it has {', '.join(names)}")

    def to_float16(self) -> Network:
        """The same network with every weight rounded to float16: files of half the size.

        Raises `InputError` when a weight is larger than float16 can hold (65,504).
        """
        rounded = (
            replace(layer, weight=rounded_to_half(layer.weight), bias=rounded_to_half(layer.bias))
            for layer in self.layers
        )
        return replace(self, layers=tuple(rounded))

    def to_bytes(self) -> bytes:
        """The network file. The same network always gives the same bytes."""
        from forwardpass.network.file import to_bytes

        return to_bytes(self)

    @classmethod
    def from_bytes(cls, content: bytes, where: str = "the network file") -> Network:
        """The network in `content`; `where` names it in errors.

        Safe for files from strangers. Raises `InputError` for whatever is not a network file.
        """
        from forwardpass.network.file import from_bytes

        return from_bytes(content, where)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the network file, whole or not at all. Raises `InputError` when that fails."""
        from forwardpass.network.file import save

        save(self, path)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Network:
        """Read a network file, also one from a stranger. Raises `InputError` if it is not one."""
        from forwardpass.network.file import load

        return load(path)

    @classmethod
    def from_module(
        cls,
        module: torch.nn.Module,
        example: Any,
        class_names: list[str] | tuple[str, ...] | None = None,
        name: str | None = None,
    ) -> Network:
        """The network in a PyTorch classifier, found by running it on `example`. Needs torch.

        `example` is a batch, (N, ...), of typical inputs: the first one is traced, and all of them
        set the drawing scale. Raises `InputError`, naming the operation and its line, for what is
        not a chain of linear layers, activations, dropout, reshaping and a final softmax.
        """
        from forwardpass.convert.torch import from_module

        return from_module(module, example, class_names, name)


def _frozen(values: Any) -> FloatArray:
    try:
        with np.errstate(over="ignore"):  # too large for float32 becomes infinity, refused below
            array = np.array(values, dtype=np.float32, order="C")
    except (TypeError, ValueError) as error:
        raise InputError("weights and biases must be arrays of numbers") from error
    array.setflags(write=False)
    return array


def _check_layer(layer: Layer) -> None:
    name, weight, bias = layer.name, layer.weight, layer.bias
    if not _is_name(name):
        raise InputError(f"a layer is named {name!r:.60}, expected 1 to {MAX_NAME} characters")
    if weight.ndim != 2 or 0 in weight.shape:
        raise InputError(f"{name}.weight must have shape (out, in), got {weight.shape}")
    if bias.shape != (len(weight),):
        raise InputError(f"{name}.bias must have shape ({len(weight)},), got {bias.shape}")
    if not (np.isfinite(weight).all() and np.isfinite(bias).all()):
        raise InputError(f"{name} has weights that are NaN or infinite: train the network again")
    if layer.activation not in ACTIVATIONS:
        known = ", ".join(ACTIVATIONS)
        raise InputError(f"{name} has activation {layer.activation!r}, expected one of {known}")
    if not math.isfinite(layer.slope):
        raise InputError(f"{name} has slope {layer.slope}, expected a finite number")
    if not 0 < layer.scale < math.inf:
        raise InputError(f"{name} has scale {layer.scale}, expected a number above 0")


def _is_name(name: str) -> bool:
    """Whether `name` can stand in a one-line message."""
    return 1 <= len(name) <= MAX_NAME and name.isprintable()


def _check_network(network: Network) -> None:
    layers = network.layers
    if not _is_name(network.name):
        raise InputError(f"a network is named {network.name!r:.60}, expected a line of text")
    if not 1 <= len(layers) <= MAX_LAYERS:
        raise InputError(f"{network.name} has {len(layers)} layers, expected 1 to {MAX_LAYERS}")
    if len({layer.name for layer in layers}) != len(layers):
        raise InputError(f"{network.name} has two layers of the same name")
    if network.inputs != layers[0].inputs:
        shape = list(network.input_shape)
        raise InputError(f"input shape {shape} does not fit {layers[0].name}, {layers[0].inputs}")
    for before, after in pairwise(layers):
        if before.outputs != after.inputs:
            raise InputError(
                f"{before.name} has {before.outputs} outputs, {after.name} reads {after.inputs}"
            )
    last = layers[-1]
    if last.activation != "identity":
        raise InputError(f"{last.name} is the last layer and must have activation identity")
    _check_names(network)
    if network.output not in get_args(Output):
        raise InputError(f"output is {network.output!r}, expected {', '.join(get_args(Output))}")
    _check_operations(network)
    _check_measurements(network)


def _check_names(network: Network) -> None:
    outputs, names = network.layers[-1].outputs, network.feature_names
    if len(network.class_names) != outputs:
        raise InputError(f"{outputs} outputs need as many names, got {len(network.class_names)}")
    if names and len(names) != network.inputs:
        raise InputError(f"{network.inputs} inputs need as many feature names, got {len(names)}")


def _check_operations(network: Network) -> None:
    names = {layer.name for layer in network.layers}
    lines = network.source.text.count("\n") + 1
    for step in network.operations:
        if step.layer is not None and step.layer not in names:
            raise InputError(f"operation {step.kind} belongs to {step.layer!r}, which is no layer")
        if step.line is not None and not 1 <= step.line <= lines:
            raise InputError(f"operation {step.kind} is at line {step.line} of {lines}")


def _check_measured(layer: Layer) -> None:
    """Refuse wrong shapes and values; the number of classes is the network's to check."""
    name, responses = layer.name, layer.responses
    if responses is not None and (responses.ndim != 2 or responses.shape[1] != layer.outputs):
        expected = f"(classes, {layer.outputs})"
        raise InputError(f"{name}.responses must have shape {expected}, got {responses.shape}")
    for part in MEASURED:
        values = getattr(layer, part)
        if values is not None and part != "responses" and values.shape != (layer.outputs,):
            raise InputError(f"{name}.{part} must have shape ({layer.outputs},)")
        if values is not None and not np.isfinite(values).all():
            raise InputError(f"{name}.{part} has values that are NaN or infinite")
    if layer.often is not None and not ((layer.often >= 0) & (layer.often <= 1)).all():
        raise InputError(f"{name}.often must hold shares from 0 to 1")


def _check_measurements(network: Network) -> None:
    """Only hidden layers are measured, and the lamp reads all of them or none."""
    *hidden, last = network.layers
    for layer in hidden:
        if layer.responses is not None and len(layer.responses) != last.outputs:
            raise InputError(f"{layer.name}.responses must have {last.outputs} rows, one a class")
    if any(getattr(last, part) is not None for part in MEASURED):
        raise InputError(f"{last.name} is the last layer: only hidden layers are measured")
    weighed = [layer.familiar is not None for layer in hidden]
    if not (all(weighed) and hidden if network.lamp else not any(weighed)):
        raise InputError(f"{network.name} must have a lamp with weights in every hidden layer")
