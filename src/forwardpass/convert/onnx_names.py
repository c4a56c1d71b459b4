"""Names that people can read, out of those that exporters write."""

from __future__ import annotations

import re
from typing import Final

from forwardpass.convert.onnx_graph import Node

_LONGEST: Final = 60
# What exporters hang on the name of a layer: its weights' own, and the operations they stand for.
_TAILS: Final = re.compile(
    r"([./](weight|kernel|w|gamma|scale|ReadVariableOp(:\d+)?|MatMul|BiasAdd|Conv2D|Conv1D|Cast|convolution|depthwise|"
    r"read|ExpandDims(_\d+)?|resource))+$"
)
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*")
_MEANINGLESS: Final = re.compile(r"(val|onnx|const|node|tensor|coefficient|transform_matrix)[_:]?")
_OUTER: Final = ("StatefulPartitionedCall", "sequential", "model", "functional", "PartitionedCall")


def readable(node: Node, kind: str, weight: str = "") -> str:
    """What to call an operation: after its weight in the file, else after its place or its kind."""
    beside = kind in ("scale", "reshape") and node.op != "Flatten"
    for found in (_layer(weight), _scope(node)):
        if found and len(found) <= _LONGEST:
            return f"{found}.{kind}" if beside else found
    return kind


def _layer(weight: str) -> str:
    """ "conv1" of "conv1.weight" and of "model/conv1/Conv2D/ReadVariableOp:0"."""
    text = weight.removesuffix("__").split(";")[0]
    cut = _TAILS.sub("", text)
    return "" if cut == text else _path(cut.split("/"))


def _scope(node: Node) -> str:
    """ "layers.0" of PyTorch's node "/layers/layers.0/Conv"."""
    if not node.name.startswith("/") or node.name.count("/") < 2:
        return ""
    return _path([part for part in node.name.split("/")[1:-1] if part])


def _path(parts: list[str]) -> str:
    """The innermost part that names a layer; "" for none."""
    for part in reversed(parts):
        inner = part if _WORD.fullmatch(part) else ""
        if inner and not _MEANINGLESS.match(inner) and not inner.startswith(_OUTER):
            return inner
    return ""
