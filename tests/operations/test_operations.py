"""Every kind of operation: value and derivatives equal PyTorch's, and its line is straight.

`forward` and `learn` have PyTorch as their oracle, `straight` the sum that must come out, `terms`
the line's own weights. A kind without a case fails.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from operation_cases import CASES, MEASURED, Case
from torch_kinds import THEIRS

from forwardpass.operations.table import KINDS, kind_of

BATCH = 3
STRAIGHT = [name for name, case in CASES.items() if kind_of(case.op).role != "output"]
Floats = NDArray[np.float32]


def reads_of(case: Case, examples: int = BATCH) -> list[Floats]:
    """A batch for every read."""
    return [read.astype(np.float32) for read in case.read(examples)]


def one_of(case: Case) -> tuple[list[Floats], Floats]:
    """What one example reads, and its value."""
    reads = reads_of(case, 1)
    return [read[0] for read in reads], kind_of(case.op).forward(case.op, reads)[0]


def grad_of(tensor: torch.Tensor) -> NDArray[np.float64]:
    """What autograd found; 0 where nothing depends on it."""
    return np.zeros(tensor.shape) if tensor.grad is None else tensor.grad.numpy()


def agree(mine: Floats, theirs: NDArray[np.float64], tolerance: float = 1e-5) -> None:
    """Equal to the tolerance, relative where above 1."""
    np.testing.assert_allclose(mine, theirs, rtol=tolerance, atol=tolerance)


def test_every_kind_has_a_case() -> None:
    assert {case.kind for case in CASES.values()} == set(KINDS) == set(THEIRS)


@pytest.mark.parametrize("name", CASES)
def test_value_and_derivatives_are_pytorchs(name: str) -> None:
    case, reads = CASES[name], reads_of(CASES[name])
    kind = kind_of(case.op)
    theirs = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in reads]
    own = {key: torch.tensor(x, requires_grad=key not in MEASURED) for key, x in case.own.items()}
    wanted = THEIRS[case.kind](theirs, own, case.told())
    value = kind.forward(case.op, reads)
    assert value.dtype == np.float32
    agree(value, wanted.detach().numpy())

    gradient = np.random.default_rng(8).normal(size=value.shape).astype(np.float32)
    torch.autograd.backward(wanted, torch.tensor(gradient, dtype=torch.float64))
    learnt = kind.learn(case.op, reads, value, gradient)
    for mine, read in zip(learnt.reads, theirs, strict=True):
        assert mine.dtype == np.float32
        agree(mine, grad_of(read))
    assert set(learnt.tensors) == {key for key in own if key not in MEASURED}
    for key, mine in learnt.tensors.items():
        assert mine.shape == case.op.tensors[key].shape
        agree(mine, grad_of(own[key]))


@pytest.mark.parametrize("name", CASES)
def test_the_shape_that_it_checks_is_the_shape_that_it_gives(name: str) -> None:
    case = CASES[name]
    kind = kind_of(case.op)
    assert kind.check(case.op, [tuple(shape) for shape in case.shapes]) == case.op.shape
    assert kind.forward(case.op, reads_of(case)).shape == (BATCH, *case.op.shape)


@pytest.mark.parametrize("name", CASES)
def test_what_it_reads_is_not_changed(name: str) -> None:
    case, reads = CASES[name], reads_of(CASES[name])
    for read in reads:
        read.setflags(write=False)
    value = kind_of(case.op).forward(case.op, reads)
    value.setflags(write=False)
    kind_of(case.op).learn(case.op, reads, value, np.ones_like(value))


@pytest.mark.parametrize("name", CASES)
def test_it_adds_up_in_float64_as_well(name: str) -> None:
    """A pass whose numbers are too large on the way is run again so."""
    case = CASES[name]
    narrow, wide = reads_of(case), [read.astype(np.float64) for read in reads_of(case)]
    value = kind_of(case.op).forward(case.op, wide)  # type: ignore[arg-type]
    agree(kind_of(case.op).forward(case.op, narrow), value)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", STRAIGHT)
def test_its_line_goes_through_its_value(name: str) -> None:
    case = CASES[name]
    kind = kind_of(case.op)
    batch = reads_of(case)
    for n in range(BATCH):
        reads = [read[n] for read in batch]
        value = kind.forward(case.op, [read[None] for read in reads])[0]
        line = kind.straight(case.op, reads, value)
        reached = line.push(reads)
        assert reached.dtype == np.float32
        if line.constant is not None:
            assert line.constant.shape == value.shape
            reached = reached + line.constant
        np.testing.assert_allclose(reached, value, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", STRAIGHT)
def test_pulling_is_pushing_the_other_way(name: str) -> None:
    case = CASES[name]
    reads, value = one_of(case)
    line = kind_of(case.op).straight(case.op, reads, value)
    chance = np.random.default_rng(9)
    parts = [chance.normal(size=shape).astype(np.float32) for shape in case.shapes]
    seeds = chance.normal(size=(5, *case.op.shape)).astype(np.float32)
    ahead = (seeds * line.push(parts)).reshape(5, -1).sum(axis=1)
    pulled = line.pull(seeds)
    for found, shape in zip(pulled, case.shapes, strict=True):
        assert found.shape == (5, *shape)
        assert found.dtype == np.float32
    back = sum((g * part).reshape(5, -1).sum(axis=1) for g, part in zip(pulled, parts, strict=True))
    np.testing.assert_allclose(back, ahead, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("name", STRAIGHT)
def test_its_terms_are_the_weights_of_its_line(name: str) -> None:
    """Every weight, found by pulling one unit at a time; no unit is named twice."""
    case = CASES[name]
    kind, (reads, value) = kind_of(case.op), one_of(CASES[name])
    line, units = kind.straight(case.op, reads, value), math.prod(case.op.shape)
    seeds = np.eye(units, dtype=np.float32).reshape(units, *case.op.shape)
    pulled = [found.reshape(units, -1) for found in line.pull(seeds)]
    for unit in range(units):
        rows = [np.zeros(read.size, np.float32) for read in reads]
        for part in kind.terms(case.op, unit, reads):
            assert part.weights.dtype == np.float32
            places = part.places()
            assert len(set(places.tolist())) == places.size == part.weights.size
            rows[part.read][places] += part.weights
        for row, wanted in zip(rows, pulled, strict=True):
            np.testing.assert_allclose(row, wanted[unit], rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", STRAIGHT)
def test_its_terms_and_its_constant_are_its_value(name: str) -> None:
    case = CASES[name]
    kind, (reads, value) = kind_of(case.op), one_of(CASES[name])
    constant = kind.straight(case.op, reads, value).constant
    for unit, wanted in enumerate(value.ravel()):
        parts = kind.terms(case.op, unit, reads)
        total = sum(float(x.weights @ x.taken(reads[x.read])) for x in parts)
        total += 0.0 if constant is None else float(constant.ravel()[unit])
        assert total == pytest.approx(float(wanted), rel=1e-5, abs=1e-5)


@pytest.mark.parametrize("name", STRAIGHT)
def test_which_units_it_reads_does_not_depend_on_their_values(name: str) -> None:
    case = CASES[name]
    kind, (reads, _) = kind_of(case.op), one_of(CASES[name])
    for unit in range(math.prod(case.op.shape)):
        found = kind.terms(case.op, unit, reads)
        again = kind.terms(case.op, unit, [-read - 1 for read in reads])
        assert [x.read for x in found] == [x.read for x in again]
        assert [x.places().tolist() for x in found] == [x.places().tolist() for x in again]


@pytest.mark.parametrize("name", STRAIGHT)
@pytest.mark.filterwarnings("error")
def test_no_number_is_worth_a_warning(name: str) -> None:
    """0 is divided by nothing, and what is very small or large neither overflows nor vanishes."""
    case = CASES[name]
    kind = kind_of(case.op)
    for number in (0.0, -0.0, 1e-40, 1.0, -1.0, 80.0, -80.0):
        if case.op.settings.get("eps") == 0 and kind.role == "norm" and "mean" not in case.own:
            continue  # nothing holds it up where all values are alike
        reads = [np.full((1, *shape), number, np.float32) for shape in case.shapes]
        value = kind.forward(case.op, reads)
        line = kind.straight(case.op, [read[0] for read in reads], value[0])
        learnt = kind.learn(case.op, reads, value, np.ones_like(value))
        pulled = line.pull(np.ones_like(value))
        assert all(np.isfinite(x).all() for x in (value, *pulled, *learnt.reads))
