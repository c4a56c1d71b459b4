"""Single kinds of ONNX nodes in their forms and versions: the same numbers as onnxruntime."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
import pytest
from onnxmodels import Array, chance, kinds, model, node, ours, same

from forwardpass import Network
from forwardpass.trace.record import record

INTS = np.int64


def whole(*values: int) -> Array:
    return np.array(values, INTS)


def one(
    made: onnx.NodeProto, shape: tuple[Any, ...], constants: dict[str, Array], **more: Any
) -> onnx.ModelProto:
    """A model of one node, whose values are flattened and weighed by a last layer."""
    count = more.pop("count")
    constants = {**constants, "last": chance(count, 3, seed=9)}
    rest = [node("Flatten", made.output[0], "flat"), node("MatMul", "flat last", "scores")]
    return model([*more.pop("before", ()), made, *rest], shape, constants, **more)


FORMS: dict[str, onnx.ModelProto] = {
    "Gemm, plain": model(
        [node("Gemm", "x w b")], ["n", 5], {"w": chance(5, 3), "b": chance(3, seed=1)}
    ),
    "Gemm, turned and weighed": model(
        [node("Gemm", "x w b", transB=1, alpha=0.5, beta=2.0)],
        ["n", 5],
        {"w": chance(3, 5), "b": chance(1, 3)},
    ),
    "MatMul and Add": model(
        [node("MatMul", "x w", "y"), node("Add", "b y")],
        ["n", 5],
        {"w": chance(5, 3), "b": chance(1, 3)},
    ),
    "MatMul from the left": model(
        [node("MatMul", "w x", "y"), node("Squeeze", "y axes")],
        ["n", 5, 1],
        {"w": chance(3, 5), "axes": whole(2)},
    ),
    "Conv, same above": one(
        node("Conv", "x w b", auto_pad="SAME_UPPER", strides=[2, 2]),
        ("n", 2, 7, 8),
        {"w": chance(4, 2, 3, 2), "b": chance(4)},
        count=64,
    ),
    "Conv, same below": one(
        node("Conv", "x w", auto_pad="SAME_LOWER", kernel_shape=[4, 2]),
        ("n", 2, 6, 6),
        {"w": chance(4, 2, 4, 2)},
        count=144,
    ),
    "Conv, one-sided, groups": one(
        node("Conv", "x w", pads=[0, 1, 2, 0], group=2, dilations=[2, 1]),
        ("n", 4, 6, 5),
        {"w": chance(4, 2, 2, 2)},
        count=120,
    ),
    "Conv and Add": one(
        node("Add", "y b"),
        ("n", 1, 5, 5),
        {"w": chance(4, 1, 2, 2), "b": chance(1, 4, 1, 1)},
        before=[node("Conv", "x w", "y")],
        count=64,
    ),
    "MaxPool, rounded up": one(
        node("MaxPool", "x", kernel_shape=[3, 2], strides=[2, 2], ceil_mode=1, pads=[1, 0, 0, 1]),
        ("n", 2, 6, 7),
        {},
        count=24,
    ),
    "AveragePool, same": one(
        node("AveragePool", "x", kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER"),
        ("n", 2, 6, 7),
        {},
        count=24,
    ),
    "AveragePool, padding counted": one(
        node("AveragePool", "x", kernel_shape=[2], pads=[1, 1], count_include_pad=1),
        ("n", 2, 6),
        {},
        count=14,
    ),
    "GlobalMaxPool": one(node("GlobalMaxPool", "x"), ("n", 6, 4, 4), {}, count=6),
    "ReduceMean, axes inside": one(
        node("ReduceMean", "x", axes=[-1, 2], keepdims=0), ("n", 6, 4, 4), {}, count=6, opset=13
    ),
    "ReduceSum, axes beside": one(
        node("ReduceSum", "x axes"), ("n", 6, 4, 4), {"axes": whole(1)}, count=16
    ),
    "ReduceMin": one(
        node("ReduceMin", "x axes", keepdims=0), ("n", 6, 4), {"axes": whole(2)}, count=6
    ),
    "BatchNormalization": one(
        node("BatchNormalization", "x s b m v", epsilon=0.01),
        ("n", 4, 3, 3),
        {"s": chance(4), "b": chance(4, seed=1), "m": chance(4, seed=2), "v": abs(chance(4))},
        count=36,
    ),
    "LayerNormalization": one(
        node("LayerNormalization", "x s b", axis=1),
        ("n", 4, 3),
        {"s": chance(4, 3), "b": chance(4, 3, seed=1)},
        count=12,
    ),
    "LRN": one(node("LRN", "x", size=3, alpha=0.5, bias=2.0), ("n", 6, 2, 2), {}, count=24),
    "Split and Concat": one(
        node("Concat", "b a", axis=1),
        ("n", 5, 4),
        {"sizes": whole(2, 3)},
        before=[node("Split", "x sizes", "a b", axis=1)],
        count=20,
    ),
    "Gather, one and several": one(
        node("Gather", "y some", axis=1),
        ("n", 5, 4),
        {"first": np.array(1, INTS), "some": whole(0, 2)},
        before=[node("Gather", "x first", "y", axis=1)],
        count=2,
    ),
    "Slice, old": one(
        node("Slice", "x", starts=[1, -3], ends=[9999, -1], axes=[1, 2]),
        ("n", 5, 4),
        {},
        count=8,
        opset=9,
    ),
    "Slice, steps": one(
        node("Slice", "x s e a t"),
        ("n", 5, 6),
        {"s": whole(0), "e": whole(6), "a": whole(2), "t": whole(2)},
        count=15,
    ),
    "Pad and crop": one(
        node("Pad", "x p v"),
        ("n", 4, 5),
        {"p": whole(0, 1, -1, 0, 2, -2), "v": np.array(0.5, np.float32)},
        count=14,
    ),
    "Transpose, whole": one(
        node("Transpose", "x", perm=[0, 3, 2, 1]), ("n", 4, 5, 3), {}, count=60
    ),
    "Softmax, old": model(
        [node("Conv", "x w", "y"), node("Softmax", "y", "z"), node("Squeeze", "z", axes=[2, 3])],
        ["n", 2, 3, 3],
        {"w": chance(3, 2, 3, 3)},
        opset=11,
    ),
    "Log of Softmax": model(
        [node("MatMul", "x w", "y"), node("Softmax", "y", "z", axis=-1), node("Log", "z")],
        ["n", 5],
        {"w": chance(5, 3)},
    ),
    "Clip, old": one(node("Clip", "x", min=-0.2, max=0.7), ("n", 5), {}, count=5, opset=9),
    "HardSigmoid of Keras": one(node("HardSigmoid", "x"), ("n", 5), {}, count=5),
    "PRelu of features": one(node("PRelu", "x s"), ("n", 5), {"s": chance(5)}, count=5),
    "Dropout, old": one(node("Dropout", "x", ratio=0.3), ("n", 5), {}, count=5, opset=9),
    "Sum and Mean": one(
        node("Mean", "y x"),
        ("n", 5),
        {"c": chance(5)},
        before=[node("Sum", "x c x", "y")],
        count=5,
    ),
    "Max and Min": one(
        node("Min", "y x"),
        ("n", 5),
        {"c": np.array(0.1, np.float32), "two": np.array(2, np.float32)},
        before=[node("Mul", "x two", "d"), node("Max", "d c x", "y")],
        count=5,
    ),
    "constants by a vector": one(
        node("Sub", "c y"),
        ("n", 5),
        {"c": chance(5), "d": chance(5, seed=1) + 3},
        before=[node("Div", "x d", "y")],
        count=5,
    ),
    "without a batch": model(
        [node("MatMul", "x w", "y"), node("Relu", "y")], [5], {"w": chance(5, 3)}, result=[3]
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str) -> None:
    same(FORMS[name])


def keras() -> onnx.ModelProto:
    """Channels last, as TensorFlow has them: axes change places around each convolution."""
    return model(
        [
            node("Transpose", "x", "t1", perm=[0, 3, 1, 2]),
            node("Conv", "t1 k1", "c1", auto_pad="SAME_UPPER"),
            node("Transpose", "c1", "u1", perm=[0, 2, 3, 1]),
            node("Add", "u1 b1", "a1"),
            node("Relu", "a1", "r1"),
            node("Transpose", "r1", "t2", perm=[0, 3, 1, 2]),
            node("MaxPool", "t2", "m1", kernel_shape=[2, 2], strides=[2, 2]),
            node("Transpose", "m1", "u2", perm=[0, 2, 3, 1]),
            node("Reshape", "u2 flat", "f"),
            node("MatMul", "f w", "d"),
            node("Add", "d b", "e"),
            node("Softmax", "e", "probs"),
        ],
        ["unk__1", 6, 6, 1],
        {
            "k1": chance(4, 1, 3, 3),
            "b1": chance(4),
            "flat": whole(-1, 36),
            "w": chance(36, 3),
            "b": chance(3),
        },
    )


def test_channels_last() -> None:
    network = same(keras())
    assert network.input_shape == (6, 6, 1)
    assert network.output == "softmax"
    assert "max_pool2d" in kinds(network)


def test_shapes_that_are_worked_out_along_the_way() -> None:
    """As exporters write x.view(x.size(0), -1): Shape, Gather, Unsqueeze, Concat, Reshape."""
    made = model(
        [
            node("Shape", "x", "s"),
            node("Gather", "s zero", "n", axis=0),
            node("Unsqueeze", "n axes", "n1"),
            node("Concat", "n1 rest", "to", axis=0),
            node("Reshape", "x to", "flat"),
            node("MatMul", "flat w", "y"),
        ],
        ["n", 2, 3],
        {"zero": np.array(0, INTS), "axes": whole(0), "rest": whole(-1), "w": chance(6, 3)},
    )
    assert kinds(same(made)) == ["reshape", "linear"]


def test_a_file_older_than_opset_7_is_converted() -> None:
    made = model(
        [node("MatMul", "x w", "y"), node("Add", "y b", broadcast=1)],
        ["n", 5],
        {"w": chance(5, 3), "b": chance(3)},
        opset=6,
    )
    network = Network.from_onnx(made)
    assert kinds(network) == ["linear"]
    inputs = chance(4, 5, seed=3)
    np.testing.assert_allclose(
        ours(network, inputs), inputs @ chance(5, 3) + chance(3), rtol=1e-5, atol=1e-5
    )


def written(name: str) -> list[onnx.NodeProto]:
    """Activations in small operations, as JAX, TensorFlow and old exporters write them."""
    forms = {
        "gelu": [
            node("Div", "x root2", "a"),
            node("Erf", "a", "b"),
            node("Add", "b one", "c"),
            node("Mul", "x c", "d"),
            node("Mul", "d half", "y"),
        ],
        "gelu, the other way round": [
            node("Mul", "half x", "a"),
            node("Mul", "x invroot2", "b"),
            node("Erf", "b", "c"),
            node("Add", "one c", "d"),
            node("Mul", "a d", "y"),
        ],
        "gelu_tanh": [
            node("Pow", "x three", "a"),
            node("Mul", "a small", "b"),
            node("Add", "x b", "c"),
            node("Mul", "c root2pi", "d"),
            node("Tanh", "d", "e"),
            node("Add", "e one", "f"),
            node("Mul", "f half", "g"),
            node("Mul", "x g", "y"),
        ],
        "silu": [
            node("Neg", "x", "a"),
            node("Exp", "a", "b"),
            node("Add", "one b", "c"),
            node("Div", "x c", "y"),
        ],
        "mish": [node("Softplus", "x", "a"), node("Tanh", "a", "b"), node("Mul", "x b", "y")],
        "hardswish": [node("HardSigmoid", "x", "a", alpha=1 / 6), node("Mul", "a x", "y")],
        "elu": [
            node("Exp", "x", "a"),
            node("Sub", "a one", "b"),
            node("Greater", "x zero", "c"),
            node("Where", "c x b", "y"),
        ],
        "leaky_relu": [node("Mul", "x tenth", "a"), node("Max", "x a", "y")],
        "relu6": [node("Max", "x zero", "a"), node("Min", "a six", "y")],
        "softplus": [node("Exp", "x", "a"), node("Add", "a one", "b"), node("Log", "b", "y")],
        "tanh": [node("Tanh", "x", "a"), node("Identity", "a", "y")],
    }
    return forms[name]


NUMBERS = {
    "zero": 0.0,
    "one": 1.0,
    "half": 0.5,
    "three": 3.0,
    "six": 6.0,
    "tenth": 0.1,
    "small": 0.044715,
    "root2": np.sqrt(2),
    "invroot2": np.sqrt(0.5),
    "root2pi": np.sqrt(2 / np.pi),
}


@pytest.mark.parametrize(
    "name",
    [
        *("gelu", "gelu, the other way round", "gelu_tanh", "silu", "mish", "hardswish", "elu"),
        *("leaky_relu", "relu6", "softplus", "tanh"),
    ],
)
def test_an_activation_written_out_is_one_operation(name: str) -> None:
    constants = {key: np.array(value, np.float32) for key, value in NUMBERS.items()}
    made = model(
        [*written(name), node("MatMul", "y w", "scores")],
        ["n", 6],
        {**constants, "w": chance(6, 3)},
    )
    assert kinds(same(made, scale=4)) == [name.split(",", maxsplit=1)[0], "linear"]


def test_an_activation_of_a_line_is_two_operations() -> None:
    made = model(
        [
            node("Mul", "x half", "a"),
            node("Add", "a one", "b"),
            node("Sigmoid", "b", "c"),
            node("Mul", "b c", "d"),
            node("MatMul", "d w", "scores"),
        ],
        ["n", 6],
        {"half": np.array(0.5, np.float32), "one": np.array(1, np.float32), "w": chance(6, 3)},
    )
    assert kinds(same(made)) == ["scale", "silu", "linear"]


def test_a_sigmoid_of_one_score_becomes_two_classes() -> None:
    made = model(
        [node("MatMul", "x w", "y"), node("Sigmoid", "y", "p")],
        ["n", 5],
        {"w": chance(5, 1)},
        result=["n", 1],
    )
    network = Network.from_onnx(made)
    values = chance(5)
    share = 1 / (1 + np.exp(-(values @ chance(5, 1)).item()))
    np.testing.assert_allclose(record(network, values).probs, [1 - share, share], atol=1e-6)
