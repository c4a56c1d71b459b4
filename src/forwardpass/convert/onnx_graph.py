"""An ONNX graph as plain records: nodes with their attributes, constants, input and outputs.

Reads what the parser has found, checked. What the nodes compute is left to the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx

from forwardpass.base.errors import InputError

Array = npt.NDArray[Any]

MAX_AXES: Final = 8
_FLOATS: Final = (
    onnx.TensorProto.FLOAT,
    onnx.TensorProto.DOUBLE,
    onnx.TensorProto.FLOAT16,
    onnx.TensorProto.BFLOAT16,
)
ONNX: Final = ""  # the domain of the standard operations
LEARNING: Final = "ai.onnx.ml"  # that of scikit-learn's and others'


@dataclass(frozen=True, eq=False)
class Node:
    """One operation of the file."""

    op: str  # "Conv"
    domain: str  # ONNX, LEARNING or a stranger's
    name: str
    inputs: tuple[str, ...]  # "" for one that is left out
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]

    def __str__(self) -> str:
        name = self.name or (self.outputs[0] if self.outputs else "")
        op = f"{self.domain}.{self.op}" if self.domain else self.op
        return f"{op!s:.60} ({_plain(name)})"

    def whole(self, name: str, default: int) -> int:
        """An attribute that is a whole number. Raises `InputError` for another."""
        value = self.attributes.get(name, default)
        if not isinstance(value, int):
            raise InputError(f"{self} has {name} that is no whole number")
        return value

    def number(self, name: str, default: float) -> float:
        """An attribute that is a finite number. Raises `InputError` for another."""
        value = self.attributes.get(name, default)
        if not isinstance(value, int | float) or not np.isfinite(value):
            raise InputError(f"{self} has {name} that is no finite number")
        return float(value)

    def text(self, name: str, default: str) -> str:
        """An attribute that is text. Raises `InputError` for another."""
        value = self.attributes.get(name, default)
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        if not isinstance(value, str):
            raise InputError(f"{self} has {name} that is no text")
        return value

    def wholes(self, name: str, default: Sequence[int] | None = None) -> list[int] | None:
        """An attribute that is a list of whole numbers, None when it is absent."""
        value = self.attributes.get(name, default)
        if value is None:
            return None
        if isinstance(value, str | bytes) or not isinstance(value, Sequence):
            raise InputError(f"{self} has {name} that is no list")
        if len(value) > 2 * MAX_AXES or not all(isinstance(v, int) for v in value):
            raise InputError(f"{self} has {name} that is no list of a few whole numbers")
        return list(value)

    def numbers(self, name: str) -> Array:
        """An attribute that is a list of numbers, as float64; empty when it is absent."""
        value = self.attributes.get(name, ())
        try:
            return np.asarray(value, dtype=np.float64).reshape(-1)
        except (TypeError, ValueError) as error:
            raise InputError(f"{self} has {name} that is no list of numbers") from error


@dataclass(frozen=True, eq=False)
class Graph:
    """A model with one input, its operations in order."""

    name: str
    opset: int  # of the standard operations
    input: str
    input_shape: tuple[int | None, ...]  # None for an axis that is free
    outputs: tuple[str, ...]
    output_shapes: Mapping[str, tuple[int | None, ...]]  # of those whose shape is written down
    floats: frozenset[str]  # outputs that are tensors of floats
    nodes: tuple[Node, ...]
    constants: Mapping[str, Array]

    def producer(self, value: str) -> Node | None:
        """The node whose result `value` is."""
        return next((node for node in self.nodes if value in node.outputs), None)


def graph_of(model: onnx.ModelProto, where: str) -> Graph:
    """The graph of a model that ONNX's checker has passed. Raises `InputError`."""
    graph = model.graph
    if graph.sparse_initializer:
        raise InputError(f"{where} has sparse weights, which cannot be shown: save them dense")
    constants = {tensor.name: array_of(tensor, where) for tensor in graph.initializer}
    inputs = [info for info in graph.input if info.name not in constants]
    if len(inputs) != 1:
        names = ", ".join(_plain(info.name) for info in inputs[:5]) or "none"
        raise InputError(f"{where} has {len(inputs)} inputs ({names}): one is shown, a picture")
    versions = [x.version for x in model.opset_import if x.domain in (ONNX, "ai.onnx")]
    return Graph(
        name=graph.name,
        opset=max(versions, default=1),
        input=inputs[0].name,
        input_shape=_shape(inputs[0], where),
        outputs=tuple(info.name for info in graph.output),
        output_shapes={x.name: _shape(x, where) for x in graph.output if _has_shape(x)},
        floats=frozenset(x.name for x in graph.output if _is_float(x)),
        nodes=tuple(_node(node, where) for node in graph.node),
        constants=constants,
    )


def array_of(tensor: onnx.TensorProto, where: str) -> Array:
    """The numbers of a tensor. Raises `InputError`."""
    try:
        if len(tensor.dims) > MAX_AXES:
            raise ValueError("too many axes")
        return np.asarray(onnx.numpy_helper.to_array(tensor))
    except Exception as error:  # whatever does not fit together in it
        name = _plain(tensor.name)
        raise InputError(
            f"{where} has a tensor {name} whose numbers do not fit its shape"
        ) from error


def _node(node: onnx.NodeProto, where: str) -> Node:
    attributes: dict[str, Any] = {}
    for attribute in node.attribute:
        value = onnx.helper.get_attribute_value(attribute)
        is_tensor = attribute.type == onnx.AttributeProto.TENSOR
        attributes[attribute.name] = array_of(value, where) if is_tensor else value
    domain = "" if node.domain == "ai.onnx" else node.domain
    return Node(node.op_type, domain, node.name, tuple(node.input), tuple(node.output), attributes)


def _has_shape(info: onnx.ValueInfoProto) -> bool:
    kind = info.type
    return bool(kind.HasField("tensor_type") and kind.tensor_type.HasField("shape"))


def _is_float(info: onnx.ValueInfoProto) -> bool:
    return info.type.HasField("tensor_type") and info.type.tensor_type.elem_type in _FLOATS


def _shape(info: onnx.ValueInfoProto, where: str) -> tuple[int | None, ...]:
    """The sizes of a value, None for a free axis."""
    if not _has_shape(info):
        raise InputError(f"{where} does not say of which shape {_plain(info.name)} is")
    sizes = info.type.tensor_type.shape.dim
    if len(sizes) > MAX_AXES:
        raise InputError(f"{where} has {_plain(info.name)} with {len(sizes)} axes")
    return tuple(size.dim_value if size.dim_value > 0 else None for size in sizes)


def _plain(name: str) -> str:
    """A name out of the file as it can stand in a sentence."""
    text = "".join(c if c.isprintable() else "?" for c in name)
    return text if len(text) <= 60 else text[:57] + "..."
