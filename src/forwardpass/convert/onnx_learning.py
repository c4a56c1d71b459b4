"""The nodes that skl2onnx writes for scikit-learn (domain ai.onnx.ml), as operations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from forwardpass.convert.onnx_builder import Builder, Mapper
from forwardpass.convert.onnx_graph import LEARNING, Graph, Node
from forwardpass.convert.onnx_values import Held


def _scaler(b: Builder, node: Node) -> Held:
    """(x - offset) * scale."""
    offset, scale = node.numbers("offset"), node.numbers("scale")
    value = b.value(node)
    if offset.any():
        value = b.scaled(node, value, bias=-offset)
    return b.scaled(node, value, scale) if scale.size and (scale != 1).any() else value


def _linear_classifier(b: Builder, node: Node) -> list[Held]:
    """Logistic regression: (label, shares); the label is never shown."""
    value = b.value(node)
    coefficients, intercepts = node.numbers("coefficients"), node.numbers("intercepts")
    features = value.full[-1]
    if len(value.full) != 2 or not coefficients.size or coefficients.size % features:
        raise b.refused(node, f"has {coefficients.size} weights for {features} features")
    weight = coefficients.reshape(-1, features)
    bias = intercepts if intercepts.size == len(weight) else np.zeros(len(weight))
    post = node.text("post_transform", "NONE")
    opposite = len(weight) == 2 and np.array_equal(weight[0], -weight[1]) and bias[0] == -bias[1]
    if post == "LOGISTIC" and opposite:
        weight, bias = weight / 2, bias / 2  # sigmoid(z) is the softmax of (-z/2, z/2)
    elif post not in ("SOFTMAX", "NONE"):
        raise b.refused(node, f"turns every score by itself into a share ({post:.20})")
    scores = b.emit(node, "linear", [value], tensors={"weight": weight, "bias": bias})
    return [scores, scores if post == "NONE" else b.emit(node, "softmax", [scores])]


def _normalizer(b: Builder, node: Node) -> Held:
    """Shares that already add up to one stay as they are."""
    value = b.value(node)
    op = next((op for op in b.operations if op.name == value.name), None)
    if node.text("norm", "MAX") == "L1" and op is not None and op.kind == "softmax":
        return value
    raise b.refused(node, "divides by a sum that depends on the input")


LEARNT: Final[Mapping[str, Mapper]] = {
    f"{LEARNING}.Scaler": _scaler,
    f"{LEARNING}.LinearClassifier": _linear_classifier,
    f"{LEARNING}.Normalizer": _normalizer,
}


def _labels(node: Node, *names: str) -> list[str]:
    """The class names that a node writes down under one of the names."""
    for name in names:
        found: Any = node.attributes.get(name, ())
        if len(found):
            return [x.decode("utf-8", "replace") if isinstance(x, bytes) else str(x) for x in found]
    return []


def labels_of(graph: Graph, classes: int) -> list[str]:
    """The class names that a graph writes down for `classes` classes; empty for none."""
    for node in graph.nodes:
        if node.domain != LEARNING:
            continue
        found = _labels(node, "classlabels_int64s", "classlabels_ints", "classlabels_strings")
        if not found and node.op == "ArrayFeatureExtractor" and node.inputs:
            held = graph.constants.get(node.inputs[0], np.array([])).reshape(-1)[: classes + 1]
            found = [x.decode() if isinstance(x, bytes) else str(x) for x in held.tolist()]
        if len(found) == classes:
            return found
    return []
