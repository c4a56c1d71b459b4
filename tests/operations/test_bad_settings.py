"""What does not fit gets one sentence: files come from strangers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from operation_cases import CASES, drawn

from forwardpass import InputError
from forwardpass.operations.operation import Operation
from forwardpass.operations.table import kind_of

HUGE = 2**31


def changed(case: str, tensors: dict[str, Any] | None = None, **settings: Any) -> Operation:
    """A case's operation with other settings; `...` takes one away."""
    op = CASES[case].op
    kept = {k: v for k, v in {**op.settings, **settings}.items() if v is not ...}
    own = {k: v for k, v in {**op.tensors, **(tensors or {})}.items() if v is not ...}
    return replace(op, settings=kept, tensors=own)


def ones(*shape: int) -> Any:
    return np.ones(shape, np.float32)


WRONG: list[tuple[Operation, Any, str]] = [
    (changed("linear", {"weight": ...}), [(3,)], "needs a weight"),
    (changed("linear"), [(3,)], "reads 6 values"),
    (changed("linear"), [()], "reads 6 values"),
    (changed("linear", {"bias": ones(3)}), [(6,)], "needs a bias"),
    (changed("relu"), [(2,), (2,)], "reads 2 values"),
    (changed("relu", {"weight": ones(2)}), [(2,)], "no tensor"),
    (changed("relu", x=1), [(2,)], "no setting"),
    (changed("leaky_relu", slope=...), [(2,)], "slope None"),
    (changed("dropout", p=1.5), [(2,)], "from 0 to 1"),
    (changed("dropout", maps=1), [(2,)], "expected true or false"),
    (changed("reshape, flat"), [(3,)], "cannot make shape"),
    (changed("softmax"), [(2, 2)], "one score a class"),
    (changed("conv2d", {"weight": ...}), [(2, 5, 6)], r"weight of shape \(out, in, k, k\)"),
    (changed("conv1d", {"weight": ones(3, 2)}), [(2, 9)], r"weight of shape \(out, in, k\), got"),
    (changed("conv2d", {"weight": ones(3, 2, 0, 3)}), [(2, 5, 6)], "needs a weight of shape"),
    (changed("conv2d", {"bias": ones(2)}), [(2, 5, 6)], r"needs a bias of shape \(3,\)"),
    (changed("conv2d"), [(2, 30)], r"expected \(channels, height, width\)"),
    (changed("conv1d"), [(2, 5, 6)], r"expected \(channels, length\)"),
    (changed("conv2d"), [(3, 5, 6)], "does not fit shape"),
    (changed("conv2d"), [(2, 2, 6)], "kernel that covers 3 values, more than the 2"),
    (changed("conv2d", dilation=(1, 4)), [(2, 5, 6)], "kernel that covers 9 values, more than"),
    (changed("conv2d", stride=(0, 1)), [(2, 5, 6)], "stride of 0, expected 1 or more"),
    (changed("conv2d", stride=1), [(2, 5, 6)], "stride 1, expected a list"),
    (changed("conv2d", stride=(1,)), [(2, 5, 6)], "expected 2 whole numbers"),
    (changed("conv2d", padding=(1, 1)), [(2, 5, 6)], "expected 4 whole numbers"),
    (changed("conv2d", padding=...), [(2, 5, 6)], "padding None"),
    (changed("conv2d", dilation=(0, 0)), [(2, 5, 6)], "dilation of 0"),
    (changed("conv2d, groups", groups=3), [(4, 4, 4)], "has 3 groups"),
    (changed("conv2d, groups", groups=4), [(4, 4, 4)], "has 4 groups"),
    (changed("conv2d, groups", groups=0), [(4, 4, 4)], "has 0 groups"),
    (changed("conv2d, groups", groups=0.5), [(4, 4, 4)], "groups 0.5"),
    (changed("conv2d", padding=(HUGE,) * 4), [(2, 5, 6)], "too large or too many to show"),
    (changed("conv2d", padding=(HUGE, 0, 0, 0), stride=(HUGE, 1)), [(2, 5, 6)], "too large"),
    (changed("conv2d", padding=(2**13,) * 4, stride=(2**13,) * 2), [(2, 5, 6)], "is too large"),
    (changed("max_pool2d", kernel=(5, 2)), [(2, 4, 6)], "covers 5 values, more than the 4"),
    (changed("max_pool2d", kernel=(0, 2)), [(2, 4, 6)], "kernel of 0"),
    (changed("max_pool2d", kernel=2), [(2, 4, 6)], "kernel 2, expected a list"),
    (changed("max_pool2d", padding=(2, 0, 0, 0)), [(2, 4, 6)], "padding of 2, more than half of"),
    (changed("max_pool2d", stride=(0, 0)), [(2, 4, 6)], "stride of 0"),
    (changed("max_pool2d", ceil_mode=1), [(2, 4, 6)], "expected true or false"),
    (changed("max_pool2d", dilation=...), [(2, 4, 6)], "dilation None"),
    (changed("max_pool2d", kernel=(HUGE, 1), padding=(HUGE // 2, HUGE // 2, 0, 0)),
     [(2, 4, 6)], "too large"),
    (changed("max_pool1d", kernel=(2,), dilation=(3,), padding=(2, 2), stride=(1,)), [(2, 1)],
     "a window in which there is no value"),
    (changed("avg_pool2d", padding=(0, 0, 0, 2)), [(2, 4, 6)], "padding of 2, more than half of"),
    (changed("avg_pool2d", divisor=0), [(2, 4, 6)], "divisor of 0"),
    (changed("avg_pool2d", divisor=0.5), [(2, 4, 6)], "divisor 0.5"),
    (changed("avg_pool2d", count_include_pad=...), [(2, 4, 6)], "count_include_pad None"),
    (changed("adaptive_avg_pool2d, to one", size=(0, 1)), [(3, 4, 5)], "size of 0"),
    (changed("adaptive_avg_pool2d, to one", size=(1,)), [(3, 4, 5)], "expected 2 whole"),
    (changed("adaptive_avg_pool2d, to one", size=(HUGE, 1)), [(3, 4, 5)], "too large"),
    (changed("adaptive_max_pool2d, to one", size=(1, HUGE)), [(3, 4, 5)], "too large"),
    (changed("mean, positions", axes=()), [(3, 4, 5)], "has axes"),
    (changed("mean, positions", axes=(1, 1)), [(3, 4, 5)], "has axes"),
    (changed("mean, positions", axes=(3,)), [(3, 4, 5)], "has axes"),
    (changed("sum, positions", axes=(0, 1, 2)), [(3, 4, 5)], "makes one number"),
    (changed("amax, positions", keep=0), [(3, 4, 5)], "expected true or false"),
    (changed("batch_norm", {"mean": ...}), [(3, 4, 5)], r"needs a mean of shape \(3,\), got none"),
    (changed("batch_norm", {"variance": ones(2)}), [(3, 4, 5)], "needs a variance of shape"),
    (changed("batch_norm", {"weight": ones(3, 1)}), [(3, 4, 5)], "needs a weight of shape"),
    (changed("batch_norm", {"variance": -ones(3)}), [(3, 4, 5)], "variance that is not above 0"),
    (changed("batch_norm", {"variance": 0 * ones(3)}, eps=0), [(3, 4, 5)], "not above 0"),
    (changed("batch_norm", eps=...), [(3, 4, 5)], "eps None"),
    (changed("scale, one number", {"weight": ...}), [(3, 4)], "needs a weight or a bias"),
    (changed("scale, one number"), [(3, 4, 5)], "which does not fit shape"),
    (changed("scale, channels"), [(2, 2, 4)], "which does not fit shape"),
    (changed("layer_norm", axes=0), [(3, 8)], "axes 0, expected 1 to 2"),
    (changed("layer_norm", axes=3), [(3, 8)], "axes 3, expected 1 to 2"),
    (changed("layer_norm"), [(3, 7)], "needs a weight of shape"),
    (changed("layer_norm", eps=-1.0), [(3, 8)], "eps -1.0, expected 0 or more"),
    (changed("group_norm", groups=3), [(4, 3, 3)], "3 groups, which do not divide"),
    (changed("group_norm", {"bias": ones(3)}), [(4, 3, 3)], "needs a bias of shape"),
    (changed("local_response_norm", size=0), [(7, 2, 3)], "size of 0"),
    (changed("local_response_norm", size=HUGE), [(2**14, 32, 32)], "too large to show"),
    (changed("local_response_norm", k="1"), [(7, 2, 3)], "k '1'"),
    (changed("add"), [(2,), (3,)], "joins values of one shape"),
    (changed("add"), [(2,)], "reads 1 values"),
    (changed("sub"), [(2,)] * 3, "reads 3 values, expected 2"),
    (changed("maximum"), [(1, 2), (3, 2)], "compares values of one shape"),
    (changed("concat, maps"), [(2, 3, 4), (2, 4, 4)], "cannot join"),
    (changed("concat, maps"), [], "cannot join nothing"),
    (changed("concat, maps", axis=3), [(2, 3, 4)], "along axis 3"),
    (changed("pad", padding=(1, 1)), [(2, 3, 4)], "expected 6 whole numbers"),
    (changed("pad", value="a"), [(2, 3, 4)], "value 'a'"),
    (changed("slice", starts=(1, 0)), [(3, 5, 6)], "expected 3 whole numbers"),
    (changed("slice", steps=(0, 2, 3)), [(3, 5, 6)], "cannot take shape"),
    (changed("slice", starts=(2, 0, 2)), [(3, 5, 6)], "cannot take shape"),
    (changed("slice, features"), [(3,)], "cannot take shape"),
    (changed("permute", order=(0, 0, 1)), [(2, 3, 4)], "has order"),
    (changed("permute", order=(0, 1, 3)), [(2, 3, 4)], "has order"),
    (changed("prelu", {"weight": ...}), [(20,)], "needs a weight"),
    (changed("prelu, maps"), [(3, 2, 3)], "needs a weight"),
    (changed("celu", alpha=0), [(20,)], "alpha 0.0, expected more than 0"),
    (changed("softplus", beta=0), [(20,)], "beta 0.0, expected more than 0"),
    (changed("softplus", threshold=-1), [(20,)], "threshold -1.0, expected 0 or more"),
    (changed("hardtanh", low=2), [(20,)], "low 2.0 above high 1.0"),
    (changed("hardtanh", low=...), [(20,)], "low None"),
    (changed("clamp, from below", low=...), [(20,)], "needs a low or a high"),
    (changed("clamp", high=-3), [(20,)], "low -1.0 above high -3.0"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("op", "shapes", "says"), WRONG, ids=[f"{x.kind}: {s}" for x, _, s in WRONG]
)
def test_what_does_not_fit_is_one_sentence(op: Operation, shapes: Any, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        kind_of(op).check(op, shapes)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Operation("input", "relu", (), ()), "is named 'input'"),
        (lambda: Operation("a\nb", "relu", (), ()), "expected a line of text"),
        (lambda: Operation("a", "linear", (), (), {"weight": np.array([np.nan])}), "a.weight has"),
        (lambda: kind_of(Operation("a", "conv9d", (), ())), "does not know"),
    ],
)
def test_what_is_no_operation_is_one_sentence(make: Callable[[], object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        make()


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(-1, 4), st.just(HUGE), st.text(max_size=3),
    st.lists(st.one_of(st.integers(0, 4), st.just(HUGE)), max_size=6).map(tuple),
)  # fmt: skip
SHAPES = st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=4).map(tuple), max_size=3)


@pytest.mark.parametrize("name", CASES)
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_whatever_the_settings_it_is_a_sentence_or_a_pass(name: str, data: st.DataObject) -> None:
    """No traceback: what is accepted also runs, and gives what it says."""
    case = CASES[name]
    given_settings: dict[str, Any] = dict(case.op.settings)
    for key in data.draw(st.sets(st.sampled_from([*given_settings, "x"]), max_size=2)):
        given_settings[key] = data.draw(ANYTHING)
    tensors = dict(case.op.tensors)
    for key in data.draw(st.sets(st.sampled_from([*tensors, "x"]), max_size=1)):
        shape = data.draw(st.lists(st.integers(0, 3), max_size=4).map(tuple))
        tensors[key] = drawn(name, shape, 9).astype(np.float32)
    own = [tuple(shape) for shape in case.shapes]
    shapes = data.draw(st.one_of(st.just(own), SHAPES))
    try:
        op = Operation("op", case.kind, case.op.reads, case.op.shape, tensors, given_settings)
        made = replace(op, shape=kind_of(op).check(op, shapes))
    except InputError:
        return
    if max(map(int, made.shape), default=1) > 2**12:
        return
    reads = [drawn(name, (2, *shape), 9).astype(np.float32) for shape in shapes]
    assert kind_of(made).forward(made, reads).shape == (2, *made.shape)
