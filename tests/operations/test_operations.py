"""Every kind of operation: value and derivatives equal PyTorch's, and its line is straight.

`forward` and `learn` have PyTorch as their oracle, `straight` the sum that must come out, `terms`
the line's own weights. A kind without a case here fails.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from forwardpass import InputError
from forwardpass.operations.operation import Operation
from forwardpass.operations.table import KINDS, kind_of

BATCH = 3
Tensors = dict[str, torch.Tensor]


@dataclass(frozen=True)
class Case:
    """An operation and what PyTorch computes for it."""

    op: Operation
    shapes: tuple[tuple[int, ...], ...]  # of its reads
    theirs: Callable[[list[torch.Tensor], Tensors], torch.Tensor]


def of_one(kind: str, theirs: Callable[[torch.Tensor], torch.Tensor], **settings: float) -> Case:
    op = Operation("op", kind, ("input",), (6,), settings=settings)
    return Case(op, ((6,),), lambda reads, _: theirs(reads[0]))


def drawn(*shape: int) -> NDArray[np.float32]:
    return np.random.default_rng(sum(shape)).normal(size=shape).astype(np.float32)


CASES = {
    "linear": Case(
        Operation("op", "linear", ("input",), (4,), {"weight": drawn(4, 6), "bias": drawn(4)}),
        ((6,),),
        lambda reads, own: F.linear(reads[0], own["weight"], own["bias"]),
    ),
    "linear, no bias": Case(
        Operation("op", "linear", ("input",), (4,), {"weight": drawn(4, 6)}),
        ((6,),),
        lambda reads, own: F.linear(reads[0], own["weight"]),
    ),
    "add": Case(
        Operation("op", "add", ("input", "b", "input"), (2, 3)),
        ((2, 3),) * 3,
        lambda reads, _: reads[0] + reads[1] + reads[2],
    ),
    "reshape": Case(
        Operation("op", "reshape", ("input",), (6,)),
        ((1, 2, 3),),
        lambda reads, _: reads[0].reshape(-1, 6),
    ),
    "relu": of_one("relu", F.relu),
    "leaky_relu": of_one("leaky_relu", lambda z: F.leaky_relu(z, 0.1), slope=0.1),
    "elu": of_one("elu", lambda z: F.elu(z, 0.7), alpha=0.7),
    "tanh": of_one("tanh", torch.tanh),
    "sigmoid": of_one("sigmoid", torch.sigmoid),
    "gelu": of_one("gelu", F.gelu),
    "gelu_tanh": of_one("gelu_tanh", lambda z: F.gelu(z, approximate="tanh")),
    "identity": of_one("identity", lambda z: z),
    "dropout": of_one("dropout", lambda z: z, p=0.2),
    "softmax": of_one("softmax", lambda z: F.softmax(z, dim=1)),
    "log_softmax": of_one("log_softmax", lambda z: F.log_softmax(z, dim=1)),
}
STRAIGHT = [name for name, case in CASES.items() if kind_of(case.op).role != "output"]


def reads_of(case: Case) -> list[NDArray[np.float32]]:
    """A batch for every read; some numbers are 0, some large."""
    chance = np.random.default_rng(7)
    reads = []
    for shape in case.shapes:
        values = chance.normal(size=(BATCH, *shape)).astype(np.float32) * 3
        values.reshape(-1)[::5] = 0
        values.reshape(-1)[1] = 12
        reads.append(values)
    return reads


def grad_of(tensor: torch.Tensor) -> NDArray[np.float64]:
    assert tensor.grad is not None
    return tensor.grad.numpy()


def test_every_kind_has_a_case() -> None:
    assert {case.op.kind for case in CASES.values()} == set(KINDS)


@pytest.mark.parametrize("name", CASES)
def test_value_and_derivatives_are_pytorchs(name: str) -> None:
    case, reads = CASES[name], reads_of(CASES[name])
    kind = kind_of(case.op)
    theirs = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in reads]
    own = {
        key: torch.tensor(np.array(x), dtype=torch.float64, requires_grad=True)
        for key, x in case.op.tensors.items()
    }
    wanted = case.theirs(theirs, own)
    value = kind.forward(case.op, reads)
    assert value.dtype == np.float32
    np.testing.assert_allclose(value, wanted.detach().numpy(), rtol=1e-5, atol=1e-5)

    gradient = np.random.default_rng(8).normal(size=value.shape).astype(np.float32)
    torch.autograd.backward(wanted, torch.tensor(gradient, dtype=torch.float64))
    learnt = kind.learn(case.op, reads, value, gradient)
    for mine, read in zip(learnt.reads, theirs, strict=True):
        assert mine.dtype == np.float32
        np.testing.assert_allclose(mine, grad_of(read), rtol=1e-5, atol=1e-5)
    assert set(learnt.tensors) == set(own)
    for key, mine in learnt.tensors.items():
        assert mine.shape == case.op.tensors[key].shape
        np.testing.assert_allclose(mine, grad_of(own[key]), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", CASES)
def test_the_shape_that_it_checks_is_the_shape_that_it_gives(name: str) -> None:
    case = CASES[name]
    kind = kind_of(case.op)
    assert kind.check(case.op, case.shapes) == case.op.shape
    assert kind.forward(case.op, reads_of(case)).shape == (BATCH, *case.op.shape)


@pytest.mark.parametrize("name", STRAIGHT)
def test_its_line_goes_through_its_value(name: str) -> None:
    case = CASES[name]
    kind = kind_of(case.op)
    for n in range(BATCH):
        reads = [batch[n] for batch in reads_of(case)]
        value = kind.forward(case.op, [read[None] for read in reads])[0]
        line = kind.straight(case.op, reads, value)
        reached = line.push(reads) + (0 if line.constant is None else line.constant)
        np.testing.assert_allclose(reached, value, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", STRAIGHT)
def test_pulling_is_pushing_the_other_way(name: str) -> None:
    case = CASES[name]
    kind, reads = kind_of(case.op), [batch[0] for batch in reads_of(case)]
    line = kind.straight(case.op, reads, kind.forward(case.op, [x[None] for x in reads])[0])
    chance = np.random.default_rng(9)
    parts = [chance.normal(size=shape).astype(np.float32) for shape in case.shapes]
    seeds = chance.normal(size=(5, *case.op.shape)).astype(np.float32)
    ahead = (seeds * line.push(parts)).reshape(5, -1).sum(axis=1)
    pulled = line.pull(seeds)
    back = sum((g * part).reshape(5, -1).sum(axis=1) for g, part in zip(pulled, parts, strict=True))
    np.testing.assert_allclose(back, ahead, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("name", STRAIGHT)
def test_its_terms_are_the_weights_of_its_line(name: str) -> None:
    case = CASES[name]
    kind, reads = kind_of(case.op), [batch[0] for batch in reads_of(case)]
    line = kind.straight(case.op, reads, kind.forward(case.op, [x[None] for x in reads])[0])
    rows = [kind.terms(case.op, unit, reads) for unit in range(np.prod(case.op.shape))]
    products = line.push(reads).ravel()
    for unit, row in enumerate(rows):
        total = sum(float(part.weights @ part.taken(reads[part.read])) for part in row)
        assert total == pytest.approx(float(products[unit]), abs=1e-4)


@pytest.mark.parametrize(
    ("op", "shapes", "says"),
    [
        (Operation("fc", "linear", ("input",), (2,)), [(3,)], "needs a weight"),
        (Operation("fc", "linear", ("input",), (2,), {"weight": drawn(2, 4)}), [(3,)], "reads 4"),
        (
            Operation("fc", "linear", ("a",), (2,), {"weight": drawn(2, 3), "bias": drawn(3)}),
            [(3,)],
            "needs a bias",
        ),
        (Operation("sum", "add", ("a", "b"), (2,)), [(2,), (3,)], "adds values of one shape"),
        (Operation("sum", "add", ("a",), (2,)), [(2,)], "adds values of one shape"),
        (Operation("act", "relu", ("a", "b"), (2,)), [(2,), (2,)], "reads 2 values"),
        (Operation("act", "relu", ("a",), (2,), {"weight": drawn(2)}), [(2,)], "no tensor"),
        (Operation("act", "relu", ("a",), (2,), settings={"x": 1}), [(2,)], "no setting"),
        (Operation("act", "leaky_relu", ("a",), (2,)), [(2,)], "slope None"),
        (Operation("drop", "dropout", ("a",), (2,), settings={"p": 1.5}), [(2,)], "from 0 to 1"),
        (Operation("view", "reshape", ("a",), (2, 2)), [(3,)], "cannot make shape"),
        (Operation("end", "softmax", ("a",), (2, 2)), [(2, 2)], "one score a class"),
    ],
)
def test_what_does_not_fit_is_one_sentence(op: Operation, shapes: Any, says: str) -> None:
    with pytest.raises(InputError, match=says):
        kind_of(op).check(op, shapes)


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


@pytest.mark.parametrize("name", STRAIGHT)
@pytest.mark.filterwarnings("error")
def test_no_number_is_worth_a_warning(name: str) -> None:
    """0 is divided by nothing, and what is very small or large neither overflows nor vanishes."""
    case = CASES[name]
    kind = kind_of(case.op)
    for number in (0.0, -0.0, 1e-40, 1.0, -1.0, 80.0, -80.0):
        reads = [np.full((1, *shape), number, np.float32) for shape in case.shapes]
        value = kind.forward(case.op, reads)
        line = kind.straight(case.op, [read[0] for read in reads], value[0])
        learnt = kind.learn(case.op, reads, value, np.ones_like(value))
        pulled = line.pull(np.ones_like(value))
        assert all(np.isfinite(x).all() for x in (value, *pulled, *learnt.reads))
