"""What a network may be: the largest that is taken, the smallest that is not; and its planes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from conftest import FIXTURES
from redescribed import redescribed
from small import linear, network, ones, refused, row, step

from forwardpass import Layer, Network, Operation, Source

TINY = Network.load(FIXTURES / "tiny.safetensors")


# Sizes, as docs/file-format.md says them ---------------------------------------------------------


def reshapes(count: int) -> list[Operation]:
    """So many operations in a row, one of them no reshaping."""
    names = ["fc", *(f"r{n}" for n in range(count - 1))]
    chain = [step("reshape", names[n], names[n - 1]) for n in range(1, count)]
    return [linear("fc"), *chain]


def test_a_network_has_1_to_1024_operations() -> None:
    assert len(network(*reshapes(1024)).operations) == 1024
    refused("N has 1025 operations, expected 1 to 1024", lambda: network(*reshapes(1025)))
    refused("N has 0 operations, expected 1 to 1024", network)


def test_a_network_has_1_to_256_layers() -> None:
    assert len(network(*row(256)).planes) == 256
    refused("N has 257 layers, expected 1 to 256", lambda: network(*row(257)))
    refused("N has 0 layers, expected 1 to 256", lambda: network(step("reshape", "r")))
    layers = [Layer(str(n), ones(1, 1), ones(1), "identity") for n in range(257)]
    assert len(Network.dense("N", layers[:256], (1,), ("a",)).planes) == 256
    refused("N has 257 layers", lambda: Network.dense("N", layers, (1,), ("a",)))


def test_a_network_has_up_to_2000_classes() -> None:
    names = tuple(map(str, range(2001)))
    assert network(linear("fc", outputs=2000), class_names=names[:2000]).planes[0].outputs == 2000
    many = linear("fc", outputs=2001)
    refused("N has 2001 classes, .*2000", lambda: network(many, class_names=names))


def test_names_have_1_to_200_characters() -> None:
    for name in ("a", "a" * 200):
        assert network(linear(name)).planes[0].name == name
        assert replace(TINY, name=name).name == name
    for name in ("", "a" * 201, "a\tb"):
        refused("expected a line of text", linear, name)
        refused("expected a line of text", lambda name: replace(TINY, name=name), name)
    refused("is named 'input'", lambda: linear("input"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda x: x.update(accuracy=[{"data": "d", "images": 1, "accuracy": 1}] * 64), ""),
        (lambda x: x.update(accuracy=[{"data": "d", "images": 1, "accuracy": 1}] * 65), "64 items"),
        (lambda x: x["source"].update(text="\n" * 200_000), ""),
        (lambda x: x["source"].update(text="a" * 200_001), "at most 200000 characters"),
        (lambda x: x["source"].update(tokens=[[1, 0, 1, "name"]] * 100_000), ""),
        (lambda x: x["source"].update(tokens=[[1, 0, 1, "name"]] * 100_001), "100000 items"),
        (lambda x: x["operations"][1].update(reads=["flatten"] * 64), "reads 64 values"),
        (lambda x: x["operations"][1].update(reads=["flatten"] * 65), "at most 64 items"),
        (lambda x: x.update(planes=[{"name": "fc1", "scale": 2}] * 256), ""),
        (lambda x: x.update(planes=[{"name": "fc1", "scale": 2}] * 257), "at most 256 items"),
        (lambda x: x.update(format=3), "has format 3, this forwardpass reads 1 and 2"),
        (lambda x: x.update(format=0), "has format 0"),
    ],
)
def test_a_description_has_its_limits(change: Callable[[Any], object], says: str) -> None:
    content = redescribed(TINY.to_bytes(), change)
    if not says:
        assert Network.from_bytes(content).planes == TINY.planes
        return
    refused(says, lambda: Network.from_bytes(content))


# How operations fit together ---------------------------------------------------------------------


def test_what_only_reshapes_has_no_say_in_what_is_read() -> None:
    flat = Operation("flat", "reshape", ("input",), (4,))
    one = network(flat, linear("fc", "flat", inputs=4), input_shape=(1, 2, 2))
    assert one.inputs == 4
    assert one.planes[0].reads == ("input",)
    assert [one.shape_of(name) for name in ("input", "flat", "fc")] == [(1, 2, 2), (4,), (2,)]
    assert one.reads_of(one.operations[0]) == ((1, 2, 2),)


def test_the_end_says_what_the_output_is() -> None:
    for kind in ("softmax", "log_softmax"):
        some = network(linear("fc"), step(kind, "end", "fc"))
        assert (some.output, some.scores) == (kind, "fc")
    assert (network(linear("fc")).output, network(linear("fc")).scores) == ("logits", "fc")


def test_what_adds_up_is_known() -> None:
    some = network(linear("a"), step("relu", "act", "a"), step("add", "sum", "act", "input"))
    assert some.sums == ("a", "sum")
    assert [op.name for op, _ in some.steps] == ["a", "act", "sum"]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: network(linear("a"), linear("a")), "N has two operations named 'a'"),
        (lambda: network(linear("a", "b"), linear("b")), "a reads 'b', which does not come before"),
        (lambda: network(linear("a", "a")), "a reads 'a', which does not come before it"),
        (lambda: network(linear("a"), linear("b")), "nothing reads a: N has a loose end"),
        (
            lambda: network(linear("a"), step("softmax", "s", "a"), linear("b", "s")),
            "s is a softmax, which can only come last",
        ),
        (
            lambda: network(replace(linear("a"), shape=(3,))),
            r"a gives shape \(2,\), its description says \(3,\)",
        ),
        (lambda: network(linear("a"), step("dropout", "d", p=0.5)), "nothing reads a"),
        (
            lambda: network(linear("a"), Operation("r", "reshape", ("a",), (1, 2))),
            r"r gives shape \(1, 2\), expected one score a class",
        ),
        (lambda: network(linear("a"), class_names=("a",)), "2 outputs need as many names, got 1"),
        (lambda: network(linear("a"), feature_names=("x",)), "2 inputs need as many .*, got 1"),
        (lambda: network(linear("a")).operation("b"), "N has no operation 'b'"),
        (lambda: network(linear("a")).shape_of("b"), "N has no operation 'b'"),
    ],
)
def test_what_does_not_fit_is_one_sentence(make: Callable[[], object], says: str) -> None:
    refused(says, make)


def test_a_line_is_one_of_the_source_s() -> None:
    source = Source("a.py", "one\ntwo")
    for line in (None, 1, 2):
        op = replace(linear("a"), line=line)
        assert network(op, source=source).operations[0].line == line
    for line in (0, 3, -1):
        op = replace(linear("a"), line=line)
        refused(f"operation a is at line {line} of 2", lambda op: network(op, source=source), op)


def test_a_layer_is_found_by_name_and_by_number() -> None:
    some = network(*row(3))
    asked: list[Any] = ["fc0", "fc2", 0, 2, -1, -3, np.int64(1)]
    found = [some.index(layer) for layer in asked]
    assert found == [0, 2, 0, 2, 2, 0, 1]
    for other in (3, -4, "fc3", 1.0, None):
        says = f"N has no layer {other!r}: it has fc0, fc1, fc2"
        refused(says, some.index, other)


# Planes ------------------------------------------------------------------------------------------


def test_an_activation_belongs_to_the_plane_that_nobody_else_reads() -> None:
    some = network(
        linear("a"),
        step("relu", "act", "a"),
        step("dropout", "drop", "act", p=0.25),
        linear("b", "drop"),
    )
    first, last = some.planes
    assert first.operations == ("a", "act", "drop")
    assert (first.pre, first.post, first.activation) == ("a", "drop", "act")
    assert (last.pre, last.post, last.activation, last.reads) == ("b", "b", None, ("a",))
    assert some.dropped() == (0.25, 0.0)


def test_an_activation_of_what_others_read_too_is_a_plane_of_its_own() -> None:
    some = network(linear("a"), step("relu", "act", "a"), step("add", "sum", "a", "act"))
    assert [plane.name for plane in some.planes] == ["a", "act", "sum"]
    assert [plane.reads for plane in some.planes] == [("input",), ("a",), ("a", "act")]
    act = some.planes[1]
    assert (act.pre, act.post, act.activation) == ("act", "act", "act")


def test_an_activation_of_the_input_is_its_own_z() -> None:
    some = network(step("relu", "act"), step("dropout", "drop", "act", p=0.5), linear("a", "drop"))
    act = some.planes[0]
    assert (act.name, act.pre, act.post, act.activation) == ("act", "act", "drop", "act")


def test_of_two_activations_of_the_input_the_first_is_z() -> None:
    some = network(step("relu", "act"), step("tanh", "again", "act"), linear("b", "again"))
    plane = some.planes[0]
    assert plane.operations == ("act", "again")
    assert (plane.pre, plane.post, plane.activation) == ("act", "again", "act")


def test_z_is_what_the_first_real_activation_reads() -> None:
    some = network(
        linear("a"),
        step("identity", "same", "a"),
        step("tanh", "act", "same"),
        step("relu", "again", "act"),
        linear("b", "again"),
    )
    plane = some.planes[0]
    assert plane.operations == ("a", "same", "act", "again")
    assert (plane.pre, plane.post, plane.activation) == ("same", "again", "act")


def test_a_plane_that_reads_another_twice_reads_one() -> None:
    some = network(linear("a"), step("add", "sum", "a", "a"))
    assert some.planes[1].reads == ("a",)
    assert network(step("add", "sum", "input", "input")).planes[0].reads == ("input",)
