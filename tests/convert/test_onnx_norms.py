"""Norms and softmax in small nodes, as TensorFlow and JAX write them: one operation again."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from onnxmodels import Array, chance, kinds, model, node, same

from forwardpass import InputError, Network

KEPT = {"keepdims": 1}
NUMBERS: dict[str, Array] = {
    "eps": np.array(0.001, np.float32),
    "one": np.array(1, np.float32),
    "two": np.array(2, np.float32),
    "half": np.array(0.5, np.float32),
    "last": np.array([-1], np.int64),
}


def made(
    nodes: list[onnx.NodeProto], shape: tuple[int, ...], more: dict[str, Array] | None = None
) -> onnx.ModelProto:
    """A model whose nodes give "y" of the shape of what they read."""
    count = int(np.prod(shape))
    rest = [node("Flatten", "y", "flat"), node("MatMul", "flat v", "scores")]
    constants = {**NUMBERS, "v": chance(count, 3, seed=9) / 4, **(more or {})}
    return model([*nodes, *rest], ["n", *shape], constants, opset=18)


def tensorflow() -> list[onnx.NodeProto]:
    """x r + (beta - mean r), r = gamma / sqrt(variance + eps)."""
    return [
        node("ReduceMean", "x axes", "mean", **KEPT),
        node("Sub", "x mean", "d"),
        node("Mul", "d d", "sq"),
        node("ReduceMean", "sq axes", "var", **KEPT),
        node("Add", "var eps", "v1"),
        node("Sqrt", "v1", "v2"),
        node("Reciprocal", "v2", "v3"),
        node("Mul", "v3 gamma", "r"),
        node("Mul", "x r", "a"),
        node("Neg", "mean", "m"),
        node("Mul", "m r", "b"),
        node("Add", "b beta", "c"),
        node("Add", "a c", "y"),
    ]


def flax() -> list[onnx.NodeProto]:
    """(x - mean) / sqrt(mean of squares - mean squared + eps) gamma + beta."""
    return [
        node("ReduceMean", "x last", "mean", **KEPT),
        node("Mul", "x x", "sq"),
        node("ReduceMean", "sq last", "of", **KEPT),
        node("Mul", "mean mean", "m2"),
        node("Sub", "of m2", "var"),
        node("Add", "var eps", "v1"),
        node("Sqrt", "v1", "v2"),
        node("Sub", "x mean", "d"),
        node("Div", "d v2", "n"),
        node("Mul", "n gamma", "g"),
        node("Add", "g beta", "y"),
    ]


def old_pytorch() -> list[onnx.NodeProto]:
    """(x - mean) / sqrt(mean of (x - mean)^2 + eps), by Pow."""
    return [
        node("ReduceMean", "x last", "mean", **KEPT),
        node("Sub", "x mean", "d"),
        node("Pow", "d two", "sq"),
        node("ReduceMean", "sq last", "var", **KEPT),
        node("Add", "var eps", "v1"),
        node("Sqrt", "v1", "v2"),
        node("Div", "d v2", "y"),
    ]


def test_layer_norm_of_tensorflow() -> None:
    weights = {"gamma": chance(1, 8) + 2, "beta": chance(1, 8, seed=1), "axes": np.array([1])}
    network = same(made(tensorflow(), (8,), weights))
    assert kinds(network) == ["layer_norm", "linear"]
    op = network.operations[0]
    assert op.settings["eps"] == pytest.approx(0.001)
    np.testing.assert_allclose(op.tensors["weight"], weights["gamma"][0], rtol=1e-6)
    np.testing.assert_allclose(op.tensors["bias"], weights["beta"][0], rtol=1e-6)


def test_layer_norm_of_flax() -> None:
    weights = {"gamma": chance(6) + 2, "beta": chance(6, seed=1)}
    assert kinds(same(made(flax(), (4, 6), weights))) == ["layer_norm", "reshape", "linear"]


def test_layer_norm_of_an_old_exporter() -> None:
    network = same(made(old_pytorch(), (4, 6)))
    assert kinds(network) == ["layer_norm", "reshape", "linear"]
    assert not network.operations[0].tensors


def test_a_norm_along_other_axes_than_the_last() -> None:
    """A group norm with channels last: rows are brought to the end, and back."""
    weights = {
        "gamma": chance(1, 1, 1, 2, 3) + 2,
        "beta": chance(1, 1, 1, 2, 3, seed=1),
        "axes": np.array([1, 2, 4]),
    }
    network = same(made(tensorflow(), (4, 5, 2, 3), weights))
    assert kinds(network)[:4] == ["permute", "layer_norm", "permute", "scale"]


def test_what_follows_a_norm_is_its_own() -> None:
    nodes = [*old_pytorch()[:-1], node("Div", "d v2", "z"), node("Sigmoid", "z", "s")]
    network = same(made([*nodes, node("Mul", "z s", "y")], (6,)))
    assert kinds(network) == ["layer_norm", "silu", "linear"]


def shares(log: bool) -> list[onnx.NodeProto]:
    last = (
        [node("Log", "sum", "l"), node("Sub", "d l", "p")] if log else [node("Div", "e sum", "p")]
    )
    return [
        node("MatMul", "x w", "z"),
        node("ReduceMax", "z last", "max", **KEPT),
        node("Sub", "z max", "d"),
        node("Exp", "d", "e"),
        node("ReduceSum", "e last", "sum", **KEPT),
        *last,
    ]


@pytest.mark.parametrize("log", [False, True])
def test_softmax_of_jax(log: bool) -> None:
    taken = model(shares(log), ["n", 5], {**NUMBERS, "w": chance(5, 3)}, opset=18)
    assert kinds(same(taken)) == ["linear", "log_softmax" if log else "softmax"]


def test_a_mean_taken_off_is_no_norm() -> None:
    nodes = [node("ReduceMean", "x last", "mean", **KEPT), node("Sub", "x mean", "d")]
    network = same(made([*nodes, node("Relu", "d", "y")], (6,)))
    assert kinds(network) == ["mean", "sub", "relu", "linear"]


def test_a_norm_that_takes_no_mean_off_is_refused_by_name() -> None:
    nodes = [
        node("Mul", "x x", "sq"),
        node("ReduceMean", "sq last", "ms", **KEPT),
        node("Add", "ms eps", "v1"),
        node("Sqrt", "v1", "v2"),
        node("Div", "x v2", "y"),
    ]
    with pytest.raises(InputError, match=r"(Div|Mul|Sqrt) \(.*depend"):
        Network.from_onnx(made(nodes, (6,)))
