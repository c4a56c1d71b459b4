"""How the units of a plane lie beside each other, and what is measured of whole maps."""

from __future__ import annotations

import numpy as np
import pytest
from small import linear, network, step

from forwardpass.inside.arrange import arrange
from forwardpass.measure.responses import measure_responses
from forwardpass.network.form import Form, form_of
from forwardpass.network.network import Network
from forwardpass.operations.operation import Operation
from forwardpass.trace.record import record


@pytest.mark.parametrize(
    ("shape", "form"),
    [
        ((5,), Form("row", 5)),
        ((64, 1, 1), Form("row", 64)),
        ((64, 1), Form("row", 64)),
        ((1, 7), Form("row", 7)),
        ((1, 28, 20), Form("picture", 1, 28, 20)),
        ((1, 5, 1), Form("picture", 1, 5, 1)),
        ((3, 4, 5), Form("maps", 3, 4, 5)),
        ((6, 9), Form("maps", 6, 1, 9)),
        ((2, 3, 4, 5), Form("maps", 6, 4, 5)),
    ],
)
def test_the_form_of_a_shape(shape: tuple[int, ...], form: Form) -> None:
    assert form_of(shape) == form
    assert form.units == np.prod(shape)


def test_a_unit_is_a_cell_of_a_map() -> None:
    form = form_of((3, 4, 5))
    assert [form.map_of(unit) for unit in (0, 19, 20, 59)] == [0, 0, 1, 2]
    assert [form.cell_of(unit) for unit in (0, 19, 27)] == [(0, 0), (3, 4), (1, 2)]
    assert [(form_of((3,)).map_of(n), form_of((3,)).cell_of(n)) for n in (0, 2)] == [
        (0, (0, 0)), (2, (0, 0)),
    ]  # fmt: skip


def test_planes_end_where_the_scores_are_whatever_they_end_with() -> None:
    some = network(linear("a"), step("relu", "r", "a"), step("dropout", "d", "r", p=0.5))
    (plane,) = some.planes
    assert (plane.pre, plane.post, plane.activation, plane.operations) == (
        "d", "d", "r", ("a", "r", "d"),
    )  # fmt: skip
    assert record(some, [1, 2]).layers[0].pre.tolist() == record(some, [1, 2]).scores.tolist()


def test_an_activation_continues_its_plane_through_a_reshaping_that_nobody_else_reads() -> None:
    shaped = Operation("map", "reshape", ("a",), (1, 2))
    act = Operation("r", "relu", ("map",), (1, 2))
    some = network(linear("a"), shaped, act, Operation("flat", "reshape", ("r",), (2,)))
    (plane,) = some.planes
    assert (plane.operations, plane.shape, plane.post) == (("a", "r"), (2,), "flat")
    both = Operation("sum", "add", ("map", "r"), (1, 2))
    again = network(linear("a"), shaped, act, both, Operation("flat", "reshape", ("sum",), (2,)))
    assert [plane.operations for plane in again.planes] == [("a",), ("r",), ("sum",)]


def test_maps_are_measured_as_a_whole() -> None:
    """Two maps of three cells, which the input itself is: their means by class, and arranged so."""
    some = Network(
        "N",
        (
            Operation("act", "relu", ("input",), (2, 3)),
            Operation("flat", "reshape", ("act",), (6,)),
            Operation("a", "linear", ("flat",), (2,), {"weight": np.ones((2, 6), np.float32)}),
        ),
        (2, 3),
        ("a", "b"),
    )
    images = np.array([[[1, 2, 3], [0, 0, 0]], [[0, -1, 0], [3, 0, 0]]], np.float32)
    facts = measure_responses(some, images, [0, 1]).measured["act"]
    assert facts.responses is not None
    assert facts.often is not None
    assert facts.responses.tolist() == [[2, 0], [0, 1]]
    assert facts.often.tolist() == pytest.approx([1 / 2, 1 / 6], abs=1e-3)
    order, preferred = arrange(measure_responses(some, images, [1, 0]))
    assert (order[0].tolist(), preferred[0].tolist()) == ([1, 0], [1, 0])
