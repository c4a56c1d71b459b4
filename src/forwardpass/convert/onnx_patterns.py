"""Finds what exporters write out in many nodes and puts the one node in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from forwardpass.convert.onnx_graph import Array, Graph, Node
from forwardpass.convert.onnx_values import is_scalar

_MOVING: Final = ("Reshape", "Squeeze", "Unsqueeze", "Pad")


def recognised(graph: Graph) -> Graph:
    """The graph with one LRN for each local response norm that PyTorch has written out."""
    makers = {name: node for node in graph.nodes for name in node.outputs if name}
    constants = dict(graph.constants)
    for node in graph.nodes:
        value = node.attributes.get("value") if node.op == "Constant" else None
        if isinstance(value, np.ndarray) and node.outputs:
            constants[node.outputs[0]] = value
    nodes = tuple(_norm(node, makers, constants) or node for node in graph.nodes)
    return replace(graph, nodes=nodes)


def _norm(node: Node, makers: Mapping[str, Node], constants: Mapping[str, Array]) -> Node | None:
    """x / (k + alpha mean(x^2))^beta over a window of channels."""
    if node.op != "Div" or len(node.inputs) != 2:
        return None
    numbers = []
    name = node.inputs[1]
    for op in ("Pow", "Add", "Mul"):
        made = makers.get(name)
        if made is None or made.op != op or len(made.inputs) != 2:
            return None
        name, other = made.inputs if op == "Pow" else _ordered(made.inputs, constants)
        if not is_scalar(constants.get(other)):
            return None
        numbers.append(float(constants[other].item()))
    size, name = _window(name, makers)
    square = makers.get(name)
    if square is None or set(square.inputs) != {node.inputs[0]} or square.op != "Mul" or size < 1:
        return None
    beta, k, alpha = numbers
    attributes = {"size": size, "alpha": alpha, "beta": beta, "bias": k}
    return Node("LRN", "", node.name, (node.inputs[0],), node.outputs, attributes)


def _ordered(inputs: tuple[str, ...], constants: Mapping[str, Array]) -> tuple[str, str]:
    first, second = inputs
    return (second, first) if first in constants else (first, second)


def _window(name: str, makers: Mapping[str, Node]) -> tuple[int, str]:
    """The length of the one average on the way back from a value, and what is averaged."""
    size = 0
    for _ in range(8):
        made = makers.get(name)
        if made is not None and made.op == "AveragePool" and not size:
            kernel = [x for x in made.wholes("kernel_shape") or [] if x != 1]
            size = kernel[0] if len(kernel) == 1 else 0
        elif made is None or made.op not in _MOVING:
            break
        name = made.inputs[0]
    return size, name
