"""A network without a framework: layers as arrays, and what is needed to tell its story.

Knows its own file format (docs/file-format.md) and nothing of running (`trace.py`), of PyTorch
(`convert.py`) or of drawing. Every record is frozen, checked when made, and so always consistent.
"""

from __future__ import annotations

import json
import math
import os
import stat
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import numpy as np

from forwardpass.activations import ACTIVATIONS
from forwardpass.errors import InputError
from forwardpass.fields import Fields
from forwardpass.lamp import Lamp, lamp_about, lamp_from
from forwardpass.measured import MEASURED, check_layer, check_network
from forwardpass.tensors import MAX_BYTES, FloatArray, parse_json, read_tensors, write_tensors

if TYPE_CHECKING:
    import torch

Output = Literal["log_softmax", "softmax", "logits"]
Token = tuple[int, int, int, str]

FORMAT: Final = 1
MAX_LAYERS: Final = 64
MAX_OPERATIONS: Final = 1024
MAX_NAME: Final = 200
MAX_TEXT: Final = 200_000
MAX_TOKENS: Final = 100_000


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
        check_layer(self)

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
            replace(layer, weight=_half(layer.weight), bias=_half(layer.bias))
            for layer in self.layers
        )
        return replace(self, layers=tuple(rounded))

    def to_bytes(self) -> bytes:
        """The network file. The same network always gives the same bytes."""
        tensors: dict[str, FloatArray] = {}
        for layer in self.layers:
            tensors[f"{layer.name}.weight"] = layer.weight
            tensors[f"{layer.name}.bias"] = layer.bias
            for part in MEASURED:
                if (values := getattr(layer, part)) is not None:
                    tensors[f"{layer.name}.{part}"] = values
        about = json.dumps(_about(self), separators=(",", ":"), sort_keys=True, allow_nan=False)
        return write_tensors(tensors, {"forwardpass": about})

    @classmethod
    def from_bytes(cls, content: bytes, where: str = "the network file") -> Network:
        """The network in `content`; `where` names it in errors.

        Safe for files from strangers. Raises `InputError` for whatever is not a network file.
        """
        tensors, metadata = read_tensors(content, where)
        if "forwardpass" not in metadata:
            raise InputError(
                f"{where} holds weights but no forwardpass description: "
                "make it with Network.from_module(module, example).save(path)"
            )
        about = parse_json(metadata["forwardpass"], f"the description in {where}")
        return _from_about(Fields(about, where), tensors)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the network file, whole or not at all. Raises `InputError` when that fails."""
        target = Path(path)
        draft = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            draft.write_bytes(self.to_bytes())
            draft.replace(target)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise InputError(f"cannot write {target}: {error.strerror}") from error

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Network:
        """Read a network file, also one from a stranger. Raises `InputError` if it is not one."""
        source = Path(path)
        try:
            status = source.stat()
            if not stat.S_ISREG(status.st_mode):
                raise InputError(f"{source} is not a file")
            if status.st_size > MAX_BYTES:
                raise InputError(f"{source} is larger than {MAX_BYTES // 2**20} MB")
            content = source.read_bytes()
        except OSError as error:
            raise InputError(f"cannot read {source}: {error.strerror}") from error
        return cls.from_bytes(content, str(source))

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
        from forwardpass.convert import from_module

        return from_module(module, example, class_names, name)


def _frozen(values: Any) -> FloatArray:
    try:
        with np.errstate(over="ignore"):  # too large for float32 becomes infinity, refused below
            array = np.array(values, dtype=np.float32, order="C")
    except (TypeError, ValueError) as error:
        raise InputError("weights and biases must be arrays of numbers") from error
    array.setflags(write=False)
    return array


def _half(array: FloatArray) -> FloatArray:
    with np.errstate(over="ignore"):
        return array.astype(np.float16).astype(np.float32)


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
    check_network(network)


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


def _about(network: Network) -> dict[str, Any]:
    """The description as it stands in the file, see docs/file-format.md."""
    named = {"feature_names": list(network.feature_names)} if network.feature_names else {}
    lamp = {"lamp": lamp_about(network.lamp)} if network.lamp else {}
    return (
        named
        | lamp
        | {
            "format": FORMAT,
            "name": network.name,
            "input_shape": list(network.input_shape),
            "class_names": list(network.class_names),
            "output": network.output,
            "credits": network.credits,
            "layers": [
                {"name": x.name, "activation": x.activation, "slope": x.slope, "scale": x.scale}
                for x in network.layers
            ],
            "operations": [_operation_about(step) for step in network.operations],
            "source": {
                "file": network.source.file,
                "text": network.source.text,
                "tokens": [list(token) for token in network.source.tokens],
            },
            "accuracy": [
                {"data": x.data, "images": x.images, "accuracy": x.accuracy}
                for x in network.accuracy
            ],
        }
    )


def _operation_about(step: Operation) -> dict[str, Any]:
    about = {"kind": step.kind, "layer": step.layer, "line": step.line, "shape": list(step.shape)}
    return about if step.p is None else {**about, "p": step.p}


def _from_about(about: Fields, tensors: dict[str, FloatArray]) -> Network:
    if (version := about.whole("format")) != FORMAT:
        raise InputError(
            f"{about.where} has format {version}, this forwardpass reads {FORMAT}: update it"
        )
    unused = dict(tensors)
    layers = tuple(_layer(entry, unused) for entry in about.objects("layers", MAX_LAYERS))
    if unused:
        raise InputError(f"{about.where} has tensor {min(unused)!r:.60}, which no layer uses")
    source = about.object("source")
    return about.located(
        lambda: Network(
            name=about.text("name"),
            layers=layers,
            input_shape=about.sizes("input_shape"),
            class_names=about.texts("class_names"),
            output=about.text("output"),  # type: ignore[arg-type]  # checked by Network itself
            operations=tuple(_operation(x) for x in about.objects("operations", MAX_OPERATIONS)),
            source=Source(
                source.text("file"),
                source.text("text", MAX_TEXT),
                source.tokens("tokens", MAX_TOKENS),
            ),
            accuracy=tuple(_accuracy(entry) for entry in about.objects("accuracy", 64)),
            credits=about.text("credits"),
            feature_names=about.texts("feature_names") if about.has("feature_names") else (),
            lamp=lamp_from(about.object("lamp")) if about.has("lamp") else None,
        )
    )


def _layer(about: Fields, tensors: dict[str, FloatArray]) -> Layer:
    """One layer; takes its arrays out of `tensors`."""
    name = about.text("name")
    weight, bias = (tensors.pop(f"{name}.{part}", None) for part in ("weight", "bias"))
    if weight is None or bias is None:
        raise InputError(f"{about.where} lacks the weight or bias of layer {name!r:.60}")
    measured = {part: tensors.pop(f"{name}.{part}", None) for part in MEASURED}
    scale = about.number("scale", 0.0) or 1.0
    slope = about.number("slope", 0.0)
    return about.located(
        lambda: Layer(name, weight, bias, about.text("activation"), slope, scale, **measured)
    )


def _operation(about: Fields) -> Operation:
    return Operation(
        kind=about.text("kind"),
        layer=about.text_or_none("layer"),
        line=about.whole_or_none("line"),
        shape=about.sizes("shape"),
        p=about.share("p") if about.has("p") else None,
    )


def _accuracy(about: Fields) -> Accuracy:
    return Accuracy(about.text("data"), about.whole("images"), about.share("accuracy"))
