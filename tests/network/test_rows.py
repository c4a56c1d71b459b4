"""Layers in a row, as scripts and the first format write them down; what a network reads."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import FIXTURES
from redescribed import redescribed
from small import linear, network, ones, refused, step

from forwardpass import Layer, Network
from forwardpass.network.dense import Steps, free_name
from forwardpass.network.reads import Reads, place_of, reads, value_name

TINY = Network.load(FIXTURES / "tiny.safetensors")
FORMAT1 = (FIXTURES / "format1" / "tiny.safetensors").read_bytes()


# The first format --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "scales"),
    [({}, {}, [1, 1]), ({"scale": 0}, {"scale": 0}, [1, 1]), ({"scale": 3}, {"scale": 5}, [3, 1])],
)
def test_scales_of_the_first_format(first: Any, last: Any, scales: list[float]) -> None:
    """Those that are not there, or 0, are 1; scores have none."""

    def change(about: Any) -> None:
        for layer, said in zip(about["layers"], (first, last), strict=True):
            layer.pop("scale", None)
            layer.update(said)

    some = Network.from_bytes(redescribed(FORMAT1, change))
    assert [layer.scale for layer in some.layers] == scales


def test_a_slope_that_the_first_format_leaves_out_is_0() -> None:
    def change(about: Any) -> None:
        about["layers"][0].update(activation="leaky_relu")
        about["layers"][0].pop("slope", None)

    some = Network.from_bytes(redescribed(FORMAT1, change))
    assert (some.layers[0].activation, some.layers[0].slope) == ("leaky_relu", 0.0)


def test_a_line_of_the_first_format_is_one_of_the_source_s() -> None:
    def at(line: int) -> bytes:
        told = [{"kind": "relu", "layer": None, "line": line, "shape": [1]}]
        source = {"file": "", "text": "one\ntwo", "tokens": []}
        return redescribed(FORMAT1, lambda x: x.update(operations=told, source=source))

    for line in (1, 2):
        assert Network.from_bytes(at(line)).source.text == "one\ntwo"
    for line in (0, 3):
        says = f"operation 'relu' is at line {line} of 2"
        refused(says, Network.from_bytes, at(line))


def test_steps_that_tell_another_story_are_left_out() -> None:
    content = redescribed(FORMAT1, lambda x: x.update(operations=[]))
    some = Network.from_bytes(content)
    assert [op.kind for op in some.operations] == [op.kind for op in TINY.operations]
    assert all(op.line is None for op in some.operations)


# Layers in a row ---------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [(0, 3), (2, 0), (2, 3, 1)])
def test_a_layer_has_inputs_and_outputs(shape: tuple[int, ...]) -> None:
    refused(r"a.weight must have shape \(out, in\)", lambda: Layer("a", ones(*shape), ones(2)))


def test_names_that_are_taken_get_a_number() -> None:
    assert free_name("a", ()) == "a"
    assert free_name("a", ("a",)) == "a_2"
    assert free_name("a", ("a", "a_2", "a_3")) == "a_4"
    again = Steps((2,))
    assert [again.add("relu", "relu") for _ in range(3)] == ["relu", "relu_2", "relu_3"]
    steps = Steps((2, 3), kept=["relu"])
    assert steps.add("relu", "relu") == "relu_2"
    assert steps.shape == (2, 3)
    steps.flatten(line=3)
    assert [(op.name, op.reads, op.shape, op.line) for op in steps.operations] == [
        ("relu_2", ("input",), (2, 3), None),
        ("flatten", ("relu_2",), (6,), 3),
    ]


@pytest.mark.parametrize("output", ["logits", "softmax", "log_softmax"])
def test_a_row_of_layers_is_written_down_and_read_back(output: Any) -> None:
    layers = [
        Layer("input", ones(3, 4), ones(3), "elu", 0.5, 2.0, dropout=0.25),
        Layer("b", ones(2, 3), ones(2), "identity"),
    ]
    some = Network.dense("N", layers, (2, 2), ("a", "b"), output, flatten_line=None)
    names = ["flatten", "input_2", "input_2.elu", "input_2.dropout", "b"]
    assert [op.name for op in some.operations] == names + [output] * (output != "logits")
    first, last = some.layers
    assert (first.activation, first.slope, first.scale, first.dropout) == ("elu", 0.5, 2.0, 0.25)
    assert (last.activation, last.slope, last.scale, last.dropout) == ("identity", 0, 1, 0)
    assert first.outputs == 3
    assert list(some.measured) == ["input_2"]
    other: Any = "x"
    refused("output is 'x'", lambda: Network.dense("N", layers, (4,), ("a", "b"), other))


def test_a_network_that_is_no_row_says_where() -> None:
    some = network(linear("a"), step("add", "sum", "a", "input"))
    refused("N is no row of linear layers, sum is a add: see planes", lambda: some.layers)
    assert network(linear("a")).layers[0].bias.tolist() == [0, 0]


# What is read ------------------------------------------------------------------------------------


def test_places_are_counted_from_one() -> None:
    form = reads((3, 4, 5))
    assert form == Reads("planes", 4, 5, 3)
    assert place_of(form, 0) == (1, 1, 1)
    assert place_of(form, 20 + 5 + 2) == (2, 2, 3)
    assert value_name(form, 59) == "plane 3, row 4, column 5"
    assert value_name(reads((4, 5)), 6) == "row 2, column 2"
    assert value_name(reads((3,)), 2) == "input 2"
    assert value_name(reads((3,), ("x", "y", "z")), 2) == "z"


@pytest.mark.parametrize(
    ("shape", "kind"),
    [((4, 4), "picture"), ((3, 4), "features"), ((4, 3), "features"), ((2, 4, 4), "planes"),
     ((1, 4, 4), "picture"), ((784,), "picture"), ((783,), "features"), ((785,), "features")],
)  # fmt: skip
def test_pictures_have_sides_of_four_or_more(shape: tuple[int, ...], kind: str) -> None:
    assert reads(shape).kind == kind
