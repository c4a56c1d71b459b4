"""An operation as a record: a copy that cannot change, and what it refuses."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from operation_cases import CASES

from forwardpass import InputError, Operation
from forwardpass.operations.table import KINDS, kind_of


def op(kind: str = "relu", shape: tuple[int, ...] = (3,), **more: Any) -> Operation:
    return Operation("op", kind, ("input",), shape, **more)


def test_an_operation_keeps_copies_that_cannot_change() -> None:
    weight, settings = np.ones((2, 3)), {"p": 0.5}
    made = op("linear", (2,), tensors={"weight": weight}, settings=settings)
    weight[0, 0], settings["p"] = 9, 1
    kept = made.tensors["weight"]
    assert kept.dtype == np.float32
    assert kept[0, 0] == 1
    assert made.number("p") == 0.5
    with pytest.raises(ValueError, match="read-only"):
        kept[0, 0] = 2
    for record in (made.tensors, made.settings):
        with pytest.raises(TypeError):
            record["more"] = 1  # type: ignore[index]
    turned = op("linear", (3,), tensors={"weight": np.ones((2, 3)).T})
    assert turned.tensors["weight"].flags.c_contiguous


@pytest.mark.parametrize("value", [None, "1", True, False, np.nan, np.inf, -np.inf])
def test_a_setting_that_is_no_number_is_one_sentence(value: Any) -> None:
    with pytest.raises(InputError, match=r"op has p .*, expected a finite number"):
        op(settings={"p": value} if value is not None else {}).number("p")
    assert op(settings={"p": 2}).number("p") == 2.0


WRONG: list[Any] = [None, "1", True, 1, 0.5, -1, np.nan, 2**31 + 1, (1,), (1, 2, 3), (1, -1),
                    (1, 0.5), (1, True), (1, "2"), (1, 2**31 + 1), (np.inf, 1)]  # fmt: skip


@pytest.mark.parametrize("value", WRONG)
def test_a_setting_that_is_no_list_of_whole_numbers_is_one_sentence(value: Any) -> None:
    with pytest.raises(InputError, match=r"op has stride .*, expected (2|a list of) whole numbers"):
        op(settings={"stride": value} if value is not None else {}).integers("stride", 2)


def test_a_setting_keeps_whole_numbers_that_cannot_change() -> None:
    given: Any = [0, 2**31]
    made = op(settings={"stride": given})
    given[0] = 7
    assert made.settings["stride"] == (0, 2**31)
    assert made.integers("stride", 2) == (0, 2**31)
    assert op(settings={"groups": 2.0}).whole("groups") == 2
    assert op(settings={"keep": True}).flag("keep") is True
    assert op(settings={"keep": False}).flag("keep") is False


@pytest.mark.parametrize("value", [None, "1", True, 0.5, -1, np.nan, np.inf, 2**31 + 1, (1,)])
def test_a_setting_that_is_no_whole_number_is_one_sentence(value: Any) -> None:
    with pytest.raises(InputError, match=r"op has groups .*, expected a whole number"):
        op(settings={"groups": value} if value is not None else {}).whole("groups")


@pytest.mark.parametrize("value", [None, "true", 1, 0, (1,)])
def test_a_setting_that_is_neither_true_nor_false_is_one_sentence(value: Any) -> None:
    with pytest.raises(InputError, match=r"op has keep .*, expected true or false"):
        op(settings={"keep": value} if value is not None else {}).flag("keep")


@pytest.mark.parametrize("p", [0, 0.5, 1])
def test_a_share_that_is_dropped_goes_from_0_to_1(p: float) -> None:
    assert kind_of(op("dropout")).check(op("dropout", settings={"p": p}), [(3,)]) == (3,)


@pytest.mark.parametrize("p", [-0.01, 1.01])
def test_no_other_share_can_be_dropped(p: float) -> None:
    with pytest.raises(InputError, match=f"op has p {p}, expected a number from 0 to 1"):
        kind_of(op("dropout")).check(op("dropout", settings={"p": p}), [(3,)])


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.role != "join"])
@pytest.mark.parametrize("count", [0, 2])
def test_what_reads_one_value_reads_no_other_number(kind: str, count: int) -> None:
    case = next(case for case in CASES.values() if case.kind == kind)
    says = f"op is a {kind} and reads {count} values, expected 1"
    with pytest.raises(InputError, match=says):
        kind_of(case.op).check(case.op, [tuple(case.shapes[0])] * count)


@pytest.mark.parametrize("kind", ["add", "sub", "maximum"])
def test_what_joins_values_reads_two(kind: str) -> None:
    counts = [0, 1, 3] if kind == "sub" else [0, 1]
    for count in counts:
        wanted = "2" if kind == "sub" else "2 or more"
        says = f"op is a {kind} and reads {count} values, expected {wanted}$"
        with pytest.raises(InputError, match=says):
            kind_of(op(kind)).check(op(kind), [(3,)] * count)


@pytest.mark.parametrize("shape", [(3,), (3, 3, 1), (0, 3), (3, 0)])
def test_a_weight_has_outputs_and_inputs(shape: tuple[int, ...]) -> None:
    made = op("linear", tensors={"weight": np.ones(shape)})
    with pytest.raises(InputError, match=r"op needs a weight of shape \(out, in\), got shape \("):
        kind_of(made).check(made, [(3,)])


@pytest.mark.parametrize(
    ("kind", "more", "says"),
    [
        ("linear", {"tensors": {"weight": np.ones((2, 3)), "x": np.ones(1)}}, "no tensor 'x'"),
        ("linear", {"tensors": {"weight": np.ones((2, 3))}, "settings": {"p": 1}}, "no setting"),
        *((kind, {"tensors": {"x": np.ones(1)}}, f"op is a {kind}, which has no tensor 'x'")
          for kind in KINDS),
        *((kind, {"settings": {"x": 1}}, "no setting 'x'") for kind in KINDS),
    ],
)  # fmt: skip
def test_what_a_kind_does_not_know_is_one_sentence(
    kind: str, more: dict[str, Any], says: str
) -> None:
    made = op(kind, **more)
    with pytest.raises(InputError, match=says):
        kind_of(made).check(made, [(3,)])


@pytest.mark.parametrize("kind", ["softmax", "log_softmax"])
@pytest.mark.parametrize("shape", [(), (3, 1)])
def test_shares_are_of_a_row(kind: str, shape: tuple[int, ...]) -> None:
    made = op(kind, shape)
    with pytest.raises(InputError, match="expected one score a class"):
        kind_of(made).check(made, [shape])


@pytest.mark.parametrize("kind", ["softmax", "log_softmax"])
def test_shares_have_no_line_and_no_terms(kind: str) -> None:
    made, values = op(kind), np.ones(3, np.float32)
    with pytest.raises(TypeError, match=f"{kind} is no straight line"):
        kind_of(made).straight(made, [values], values)
    assert kind_of(made).terms(made, 0, [values]) == ()


def test_a_sum_says_what_it_reads_of_each() -> None:
    made = op("add", (2, 2))
    assert [(x.read, x.places().tolist(), x.weights.tolist())
            for x in kind_of(made).terms(made, 3, [np.zeros((2, 2), np.float32)] * 3)] == [
        (read, [3], [1.0]) for read in range(3)
    ]  # fmt: skip
    straight = op("linear", tensors={"weight": np.eye(3)})
    whole = kind_of(straight).terms(straight, 1, [np.ones(3, np.float32)])
    assert whole[0].places().tolist() == [0, 1, 2]
    assert whole[0].taken(np.array([4, 5, 6], np.float32)).tolist() == [4, 5, 6]


def test_adding_changes_nothing_of_what_it_reads() -> None:
    reads = [np.full((1, 2), n, np.float32) for n in (1, 2, 3)]
    assert kind_of(op("add")).forward(op("add", (2,)), reads).tolist() == [[6, 6]]
    assert [read[0, 0] for read in reads] == [1, 2, 3]
