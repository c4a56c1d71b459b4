"""ONNX files from strangers: one sentence or a network, whatever is in them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper
from onnxmodels import chance, model, node

from forwardpass import InputError, Network
from forwardpass.convert.onnx_curves import CURVES
from forwardpass.convert.onnx_fold import FOLDS
from forwardpass.convert.onnx_layers import LAYERS
from forwardpass.convert.onnx_shapes import SHAPES

INTS = np.int64


def small() -> onnx.ModelProto:
    """A bit of everything: a convolution, a pool, shapes, an activation written out."""
    return model(
        [
            node("Conv", "x k b", "c", pads=[1, 1, 1, 1]),
            node("Sigmoid", "c", "s"),
            node("Mul", "c s", "a"),
            node("MaxPool", "a", "m", kernel_shape=[2, 2], strides=[2, 2]),
            node("Shape", "m", "of"),
            node("Gather", "of zero", "n", axis=0),
            node("Unsqueeze", "n axes", "n1"),
            node("Concat", "n1 rest", "to", axis=0),
            node("Reshape", "m to", "f"),
            node("Gemm", "f w v", "y", transB=1),
            node("Softmax", "y", "p", axis=-1),
        ],
        ["n", 1, 4, 4],
        {
            "k": chance(2, 1, 3, 3),
            "b": chance(2),
            "zero": np.array(0, INTS),
            "axes": np.array([0], INTS),
            "rest": np.array([-1], INTS),
            "w": chance(3, 8),
            "v": chance(3),
        },
    )


def refused(source: Any, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as found:
        Network.from_onnx(source)
    text = str(found.value)
    assert "\n" not in text
    assert len(text) < 500
    assert text.isprintable()


def test_it_is_a_network_before_it_is_damaged() -> None:
    assert [op.kind for op in Network.from_onnx(small()).operations][:2] == ["conv2d", "silu"]


@pytest.mark.parametrize("content", [b"", b"\x08\x0a", b"PK\x03\x04", b"\x80\x04K\x01.", b"{}" * 9])
def test_what_is_no_model(content: bytes) -> None:
    refused(content, "is not an ONNX model")


def test_what_is_no_file(tmp_path: Path) -> None:
    refused(tmp_path, "is not a file")
    refused(tmp_path / "none.onnx", "cannot read")
    refused("a\0b.onnx", "NUL")
    refused(3, "takes the path of an .onnx file")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.onnx"
    with file.open("wb") as opened:
        opened.truncate(300 * 2**20)
    refused(file, "larger than 256 MB")


@pytest.mark.parametrize(
    "location",
    ["../secret", "/etc/passwd", "sub/../../secret", "C:\\secret", "..\\secret", "", "link", "."],
)
def test_weights_in_another_folder_are_not_read(tmp_path: Path, location: str) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(bytes(96))
    (folder / "link").symlink_to(tmp_path / "secret")
    refused(beside(folder, {"location": location}), "not in its own folder")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"location": "w.bin", "offset": "-1"}, "no number"),
        ({"location": "w.bin", "length": "1" * 30}, "no number"),
        ({"location": "w.bin", "offset": "90", "length": "96"}, "cut short"),
        ({"location": "w.bin", "length": "8"}, "sound ONNX|do not fit"),
        ({"location": "none.bin"}, "cannot read"),
    ],
)
def test_weights_beside_that_do_not_fit(
    tmp_path: Path, facts: dict[str, str], sentence: str
) -> None:
    (tmp_path / "w.bin").write_bytes(bytes(96))
    refused(beside(tmp_path, facts), sentence)


def beside(folder: Path, facts: dict[str, str]) -> Path:
    """A file whose weights are said to lie elsewhere."""
    made = small()
    tensor = next(x for x in made.graph.initializer if x.name == "w")
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in facts.items():
        tensor.external_data.add(key=key, value=value)
    path = folder / "made.onnx"
    path.write_bytes(made.SerializeToString())
    return path


def test_weights_elsewhere_need_a_folder(tmp_path: Path) -> None:
    refused(beside(tmp_path, {"location": "w.bin"}).read_bytes(), "give the path")


def edited(change: Callable[[onnx.ModelProto], Any]) -> onnx.ModelProto:
    made = small()
    change(made)
    return made


def sized(made: onnx.ModelProto, *sizes: int) -> None:
    for dim, size in zip(made.graph.input[0].type.tensor_type.shape.dim, sizes, strict=False):
        dim.dim_value = size


def branch(name: str) -> onnx.GraphProto:
    gives = helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
    return helper.make_graph([node("Relu", "y", name)], name, [], [gives])


def choosing(made: onnx.ModelProto) -> None:
    """Put an If in front of the softmax."""
    last = made.graph.node.pop()
    made.graph.node.append(node("ReduceSum", "y", "sum", keepdims=0))
    made.graph.node.append(node("Cast", "sum", "flag", to=TensorProto.BOOL))
    made.graph.node.append(
        node("If", "flag", "z", name="which", then_branch=branch("t"), else_branch=branch("e"))
    )
    last.input[0] = "z"
    made.graph.node.append(last)


def estranged(made: onnx.ModelProto) -> None:
    made.graph.node[1].domain = "com.acme"
    made.opset_import.add(domain="com.acme", version=1)


SENTENCES: dict[str, tuple[onnx.ModelProto, str]] = {
    "a circle": (
        edited(lambda m: m.graph.node[1].input.__setitem__(0, "p")),
        "no sound ONNX model: Nodes in a graph must be topologically sorted",
    ),
    "a missing weight": (
        edited(lambda m: m.graph.initializer.__delitem__(0)),
        "no sound ONNX model",
    ),
    "an operation that nobody has": (
        edited(lambda m: setattr(m.graph.node[1], "op_type", "Magic")),
        "No Op registered for Magic",
    ),
    "an operation of a stranger's": (edited(estranged), r"com\.acme\.Sigmoid .* cannot be shown"),
    "a branch": (edited(choosing), r"(Cast|If) .* (cannot be shown|rounds)"),
    "a huge picture": (edited(lambda m: sized(m, 1, 1, 2**20, 2**20)), "too large to be shown"),
    "a huge batch": (edited(lambda m: sized(m, 2**40)), "Reshape|too large|fixed sizes|batch"),
    "free sizes": (
        edited(lambda m: m.graph.input[0].type.tensor_type.shape.dim[2].Clear()),
        "export it with fixed sizes",
    ),
    "a weight of text": (
        edited(lambda m: m.graph.initializer[-1].CopyFrom(
            numpy_helper.from_array(np.array(["a", "b", "c"]), "v")
        )),
        "text|does not fit|no sound",
    ),
    "a weight that is no number": (
        edited(lambda m: m.graph.initializer[-1].CopyFrom(
            numpy_helper.from_array(np.array([0, np.nan, 1], np.float32), "v")
        )),
        "NaN or infinite",
    ),
    "a shape that is no shape": (
        edited(lambda m: m.graph.initializer[-1].dims.__setitem__(slice(None), [2**31, 2**31])),
        "no sound ONNX model|do not fit",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SENTENCES)
def test_one_sentence(name: str) -> None:
    refused(*SENTENCES[name])


def making(*nodes: onnx.NodeProto, **constants: Any) -> onnx.ModelProto:
    """A model that adds what the nodes make ("y") to its input."""
    held = {name: np.asarray(value) for name, value in constants.items()}
    return model([*nodes, node("Add", "x y", "z")], ["n", 3], held)


LARGE = np.array([2**30, 2**30], INTS)
BOMBS = {
    "filled": making(node("ConstantOfShape", "s", "y"), s=LARGE),
    "spread": making(node("Expand", "o s", "y"), o=np.ones(1, np.float32), s=LARGE),
    "repeated": making(
        node("Tile", "o s", "y"), o=np.ones((1, 1), np.float32), s=np.array([2**40, 2**20], INTS)
    ),
    "counted": making(
        node("Range", "a b c", "r"),
        node("Cast", "r", "y", to=1),
        a=np.array(0, INTS),
        b=np.array(2**62, INTS),
        c=np.array(1, INTS),
    ),
    "multiplied": making(
        node("Mul", "o t", "y"),
        o=np.ones((2**20, 1), np.float32),
        t=np.ones((1, 2**20), np.float32),
    ),
    "joined": making(
        node("Concat", " ".join(["o"] * 4000), "y", axis=0), o=np.ones(2**15, np.float32)
    ),
    "picked": making(
        node("Gather", "o i", "y"), o=np.ones((1, 2**16), np.float32), i=np.zeros(2**12, INTS)
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_few_bytes_cannot_ask_for_terabytes(name: str) -> None:
    start = time.monotonic()
    refused(BOMBS[name], "more than|too large")
    assert time.monotonic() - start < 10


def test_functions_that_multiply_are_refused_before_they_are_written_out() -> None:
    made = model([node("f0", "x", "y", domain="own")], ["n", 3])
    for k in range(40):
        body = [
            node(f"f{k + 1}", "a", "b", domain="own"),
            node(f"f{k + 1}", "b", "c", domain="own"),
        ]
        if k == 39:
            body = [node("Relu", "a", "c")]
        imports = [helper.make_opsetid("", 20), helper.make_opsetid("own", 1)]
        made.functions.append(helper.make_function("own", f"f{k}", ["a"], ["c"], body, imports))
    refused(made, "more than 20000 operations|no sound")


def test_functions_that_call_one_another_in_a_circle() -> None:
    made = model([node("f", "x", "y", domain="own")], ["n", 3])
    imports = [helper.make_opsetid("", 20), helper.make_opsetid("own", 1)]
    body = [node("f", "a", "c", domain="own")]
    made.functions.append(helper.make_function("own", "f", ["a"], ["c"], body, imports))
    refused(made, "circle|no sound")


def taken(source: Any) -> None:
    """A network or one sentence: anything else fails the test that calls it."""
    sentence = "none"
    try:
        Network.from_onnx(source)
    except InputError as error:
        sentence = str(error)
    assert sentence.isprintable()  # so no line ends in it


QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CONTENT = small().SerializeToString()


@QUICK
@given(st.integers(0, len(CONTENT) - 1), st.binary(max_size=6), st.integers(0, 8))
def test_any_damaged_bytes(place: int, put: bytes, cut: int) -> None:
    taken(CONTENT[:place] + put + CONTENT[place + cut :])


@QUICK
@given(st.integers(0, len(CONTENT)))
def test_any_file_cut_short(length: int) -> None:
    taken(CONTENT[:length])


OPS = sorted({*CURVES, *FOLDS, *LAYERS, *SHAPES, "If", "Loop", "LSTM", "Resize", "Einsum"})
NUMBERS = st.sampled_from([-(2**63), -(2**31), -2, -1, 0, 1, 2, 3, 7, 2**20, 2**31, 2**62])
NAMES = sorted({x for each in small().graph.node for x in (*each.input, *each.output)} | {""})


@st.composite
def changed(draw: st.DrawFn) -> onnx.ModelProto:
    """The small model with some of its parts exchanged for others that parse."""
    made = small()
    for _ in range(draw(st.integers(1, 3))):
        each = made.graph.node[draw(st.integers(0, len(made.graph.node) - 1))]
        what = draw(st.integers(0, 5))
        if what == 0:
            each.op_type = draw(st.sampled_from(OPS))
        elif what == 1 and each.input:
            each.input[draw(st.integers(0, len(each.input) - 1))] = draw(st.sampled_from(NAMES))
        elif what == 2:
            each.input.append(draw(st.sampled_from(NAMES)))
        elif what == 3:
            for attribute in each.attribute:
                attribute.i = draw(NUMBERS)
                attribute.ints[:] = [draw(NUMBERS) for _ in attribute.ints]
        elif what == 4:
            tensor = made.graph.initializer[draw(st.integers(0, 6))]
            values = numpy_helper.to_array(tensor)
            given_ = draw(st.integers(-3, 9)) * np.ones(
                draw(st.sampled_from([values.shape, (), (3,), (1, 8), (2, 1, 1)])), values.dtype
            )
            tensor.CopyFrom(numpy_helper.from_array(given_.astype(values.dtype), tensor.name))
        else:
            sized(made, *(draw(NUMBERS) for _ in range(4)))
    return made


@QUICK
@given(changed())
def test_any_model_that_parses(made: onnx.ModelProto) -> None:
    taken(made)
