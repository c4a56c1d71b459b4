"""The parts of reading ONNX: what is compared, named, drawn together and written down."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from onnxmodels import chance, kinds, model, node, same, theirs

from forwardpass import InputError, Network
from forwardpass.convert import onnx as door
from forwardpass.convert.onnx_builder import Builder
from forwardpass.convert.onnx_graph import Node
from forwardpass.convert.onnx_names import readable
from forwardpass.network.reads import Reads, reads_of
from forwardpass.trace.record import record


def two_layers() -> onnx.ModelProto:
    return model(
        [node("MatMul", "x w", "y"), node("Relu", "y", "z"), node("MatMul", "z v", "s")],
        ["n", 5],
        {"w": chance(5, 4), "v": chance(4, 3)},
    )


def test_what_gives_other_numbers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of ours, here the product of the wrong way round, is never shown."""
    taken = door._MAPPERS["MatMul"]

    def turned(builder: Builder, each: Node) -> object:
        if each.outputs == ("s",):
            builder._held["v"] = np.flip(builder.needed(each, 1), 0)
        return taken(builder, each)

    monkeypatch.setitem(door._MAPPERS, "MatMul", turned)
    with pytest.raises(InputError, match="gives other numbers than onnxruntime"):
        Network.from_onnx(two_layers())


def test_names_and_examples_are_arguments() -> None:
    examples = chance(6, 5)
    network = Network.from_onnx(two_layers(), ["cat", "dog", "owl"], "pets", examples)
    assert network.name == "pets"
    assert network.class_names == ("cat", "dog", "owl")
    hidden = np.maximum(examples @ chance(5, 4), 0)
    expected = np.quantile(hidden[hidden > 0], 0.99)
    assert network.measures(network.planes[0].name).scale == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(
    ("name", "weight", "kind", "expected"),
    [
        ("node_conv2d", "features.0.conv.weight", "conv2d", "features.0.conv"),
        ("/layer1/layer1.0/relu/Relu", "", "relu", "relu"),
        ("/layer1/layer1.0/Add", "", "add", "layer1.0"),
        ("/Relu", "", "relu", "relu"),
        ("functional_1/conv2d_1/convolution", "functional_1/conv2d_1/kernel", "conv2d", "conv2d_1"),
        (
            "StatefulPartitionedCall/sequential/dense/MatMul",
            "StatefulPartitionedCall/sequential/dense/MatMul/ReadVariableOp:0",
            "linear",
            "dense",
        ),
        ("MatMul1", "coefficient1", "linear", "linear"),
        ("", "val_17", "linear", "linear"),
    ],
)
def test_names_that_people_can_read(name: str, weight: str, kind: str, expected: str) -> None:
    assert readable(Node("Op", "", name, (), (), {}), kind, weight) == expected


def test_two_axes_exchanged_and_back_are_none() -> None:
    made = model(
        [
            node("Transpose", "x", "a", perm=[0, 2, 1]),
            node("Transpose", "a", "b", perm=[0, 2, 1]),
            node("Flatten", "b", "c"),
            node("MatMul", "c w", "s"),
        ],
        ["n", 2, 3],
        {"w": chance(6, 3)},
    )
    assert kinds(same(made)) == ["reshape", "linear"]


def test_a_value_that_others_read_too_is_kept() -> None:
    """The offset is no part of the layer here: something else reads the product alone."""
    made = model(
        [
            node("MatMul", "x w", "y"),
            node("Add", "y b", "z"),
            node("Relu", "z", "r"),
            node("Add", "r y", "s"),
        ],
        ["n", 5],
        {"w": chance(5, 3), "b": chance(3)},
    )
    assert kinds(same(made)) == ["linear", "scale", "relu", "add"]


def test_large_offsets_are_not_drawn_into_a_product() -> None:
    """(x - 2000) * 3 in float32 keeps more digits than 3 x - 6000."""
    made = model(
        [node("Sub", "x years", "a"), node("Mul", "a c", "b"), node("MatMul", "b w", "s")],
        ["n", 4],
        {
            "years": np.array([2000, 1999, 2001, 2000], np.float32),
            "c": np.array([3, 1, 2, 1], np.float32),
            "w": chance(4, 3),
        },
    )
    assert kinds(Network.from_onnx(made)) == ["scale", "scale", "linear"]


@pytest.mark.parametrize(
    ("nodes", "sentence"),
    [
        ([node("MatMul", "x x", "s")], "multiplies two values that depend on the input"),
        ([node("Mul", "x r", "s")], "multiplies two values that both depend on the input"),
        ([node("Div", "w r", "s")], "divides by a value that depends on the input"),
        ([node("Einsum", "x w", "s", equation="ij,jk->ik")], r"Einsum \(s\) cannot be shown"),
        ([node("Sin", "x", "s")], r"Sin \(s\) cannot be shown"),
        ([node("Exp", "x", "s")], r"Exp \(s\) cannot be shown"),
        ([node("Identity", "w", "s")], "does not depend on its input"),
        ([node("Identity", "x", "s")], "gives back what it reads"),
        ([node("Softmax", "x", "y", axis=0), node("Mul", "y w", "s")], "not of the classes"),
        ([node("Softmax", "x", "y"), node("MatMul", "y w", "s")], "can only come last"),
    ],
)
def test_what_cannot_be_shown_is_named(nodes: list[object], sentence: str) -> None:
    made = model(
        [node("Relu", "x", "r"), *nodes],  # type: ignore[list-item]
        [1, 3],
        {"w": chance(3, 3)},
        result=["n", 3],
    )
    with pytest.raises(InputError, match=sentence):
        Network.from_onnx(made)


def keras(last: int, *more: onnx.NodeProto) -> onnx.ModelProto:
    """As tf2onnx writes a convolution over pictures with their channels last."""
    nodes = [
        node("Transpose", "x", "t", perm=[0, 3, 1, 2]),
        node("Conv", "t w", "c", kernel_shape=[3, 3]),
        node("ReduceMean", "c", "m", axes=[2, 3], keepdims=0),
        *more,
    ]
    weights = {"w": chance(5, last, 3, 3)}
    return model(nodes, ["n", 8, 9, last], weights, opset=13, result=("n", 5))


def test_colour_pictures_of_keras_can_be_drawn() -> None:
    made = keras(3)
    network = Network.from_onnx(made.SerializeToString())
    assert network.input_shape == (3, 8, 9)
    assert [op.kind for op in network.operations] == ["conv2d", "mean"]
    assert reads_of(network) == Reads("planes", 8, 9, 3)
    pictures = chance(4, 8, 9, 3)
    scores = record(network, np.moveaxis(pictures, -1, 1)).scores
    np.testing.assert_allclose(scores, theirs(made, pictures).reshape(4, 5), rtol=1e-5, atol=1e-5)
    bright = Network.from_onnx(made.SerializeToString(), examples=10 * pictures)
    same = Network.from_onnx(made.SerializeToString(), examples=10 * np.moveaxis(pictures, -1, 1))
    assert bright.to_bytes() == same.to_bytes()


def test_grey_pictures_and_what_reads_them_otherwise_stay_as_they_are() -> None:
    """A grey one is a picture already; a flat second way reads the colours last."""
    assert Network.from_onnx(keras(1).SerializeToString()).input_shape == (8, 9, 1)
    both = [
        node("ReduceMean", "x", "a", axes=[1, 2, 3], keepdims=1),
        node("Squeeze", "a axes", "b"),
        node("Add", "m b"),
    ]
    made = keras(3, *both)
    made.graph.initializer.append(numpy_helper.from_array(np.array([2, 3]), "axes"))
    assert Network.from_onnx(made.SerializeToString()).input_shape == (8, 9, 3)
