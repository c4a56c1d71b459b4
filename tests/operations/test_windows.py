"""Windows of every size, stride, padding and dilation lie where PyTorch's do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from torch_kinds import THEIRS

import forwardpass.operations.convolution as convolution
from forwardpass import InputError
from forwardpass.operations.operation import Operation
from forwardpass.operations.table import kind_of

QUICK = settings(deadline=None, max_examples=60)


def agrees_with_pytorch(op: Operation, read: NDArray[np.float32]) -> None:
    """Shape, value and derivatives of one operation on a batch of (N, C, ...)."""
    kind = kind_of(op)
    batch = torch.tensor(read, dtype=torch.float64, requires_grad=True)
    own = {
        name: torch.tensor(np.array(x), dtype=torch.float64, requires_grad=True)
        for name, x in op.tensors.items()
    }
    try:
        made = replace(op, shape=kind.check(op, [read.shape[1:]]))
    except InputError:
        made = None
    refusal = ""
    try:
        wanted = THEIRS[op.kind]([batch], own, op.settings)
    except RuntimeError as error:
        refusal = str(error)
    if refusal:
        # Of two axes it bounds the padding by the kernel, and not by what a dilated one covers.
        assert made is None or "half of kernel size" in refusal
        return
    if not torch.isfinite(wanted).all():  # of a window in which a dilated kernel finds no value
        assert made is None
        return
    assert made is not None
    value = kind.forward(made, [read])
    assert value.shape == tuple(wanted.shape)
    np.testing.assert_allclose(value, wanted.detach().numpy(), rtol=1e-5, atol=1e-5)
    seed = np.random.default_rng(1).normal(size=value.shape).astype(np.float32)
    torch.autograd.backward(wanted, torch.tensor(seed, dtype=torch.float64))
    learnt = kind.learn(made, [read], value, seed)
    assert batch.grad is not None
    np.testing.assert_allclose(learnt.reads[0], batch.grad.numpy(), rtol=1e-4, atol=1e-5)
    for name, tensor in own.items():
        assert tensor.grad is not None
        np.testing.assert_allclose(learnt.tensors[name], tensor.grad.numpy(), rtol=1e-4, atol=1e-4)


def numbers(*shape: int) -> NDArray[np.float32]:
    """Sixteenths, among which ties come up."""
    chance = np.random.default_rng(sum(shape))
    return (chance.integers(-16, 17, size=shape) / 16).astype(np.float32)


def wholes(count: int, least: int, most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*[st.integers(least, most)] * count)


@st.composite
def convolutions(draw: st.DrawFn) -> tuple[Operation, NDArray[np.float32]]:
    axes = draw(st.sampled_from((1, 2)))
    groups, each, outputs = draw(wholes(3, 1, 3))
    weight = numbers(groups * outputs, each, *draw(wholes(axes, 1, 4)))
    tensors = (
        {"weight": weight, "bias": numbers(len(weight))}
        if draw(st.booleans())
        else {"weight": weight}
    )
    options: dict[str, Any] = {
        "stride": draw(wholes(axes, 1, 3)),
        "padding": draw(wholes(2 * axes, 0, 3)),
        "dilation": draw(wholes(axes, 1, 3)),
        "groups": groups,
    }
    read = numbers(2, groups * each, *draw(wholes(axes, 1, 9)))
    return Operation("op", f"conv{axes}d", ("input",), (), tensors, options), read


@st.composite
def pools(draw: st.DrawFn) -> tuple[Operation, NDArray[np.float32]]:
    axes, kind = draw(st.sampled_from((1, 2))), draw(st.sampled_from(("max_pool", "avg_pool")))
    sides = draw(wholes(axes, 0, 2))
    options: dict[str, Any] = {
        "kernel": draw(wholes(axes, 1, 4)),
        "stride": draw(wholes(axes, 1, 4)),
        "padding": tuple(side for pair in zip(sides, sides, strict=True) for side in pair),
        "ceil_mode": draw(st.booleans()),
    }
    if kind == "max_pool":
        options["dilation"] = draw(wholes(axes, 1, 2))
    else:
        options["count_include_pad"] = draw(st.booleans())
    read = numbers(2, draw(st.integers(1, 3)), *draw(wholes(axes, 1, 9)))
    return Operation("op", f"{kind}{axes}d", ("input",), (), {}, options), read


@st.composite
def adaptive_pools(draw: st.DrawFn) -> tuple[Operation, NDArray[np.float32]]:
    axes = draw(st.sampled_from((1, 2)))
    kind = draw(st.sampled_from(("adaptive_avg_pool", "adaptive_max_pool")))
    options = {"size": draw(wholes(axes, 1, 8))}
    read = numbers(2, draw(st.integers(1, 3)), *draw(wholes(axes, 1, 9)))
    return Operation("op", f"{kind}{axes}d", ("input",), (), {}, options), read


@QUICK
@given(convolutions())
def test_convolutions(made: tuple[Operation, NDArray[np.float32]]) -> None:
    agrees_with_pytorch(*made)


@QUICK
@given(pools())
def test_pools(made: tuple[Operation, NDArray[np.float32]]) -> None:
    agrees_with_pytorch(*made)


@QUICK
@given(adaptive_pools())
def test_adaptive_pools(made: tuple[Operation, NDArray[np.float32]]) -> None:
    agrees_with_pytorch(*made)


@settings(deadline=None, max_examples=20)
@given(convolutions(), st.sampled_from((1, 50, 300)))
def test_convolutions_a_piece_at_a_time(
    made: tuple[Operation, NDArray[np.float32]], piece: int
) -> None:
    """Rows of the result and examples are done in turn where columns would fill too much."""
    kept = convolution.PIECE
    try:
        convolution.PIECE = piece  # type: ignore[misc]
        agrees_with_pytorch(*made)
    finally:
        convolution.PIECE = kept  # type: ignore[misc]


def test_windows_far_apart_and_many() -> None:
    """Means of a long series: some hundred windows, block by block."""
    options: dict[str, Any] = {"kernel": (5,), "stride": (3,), "padding": (2, 2), "ceil_mode": True,
               "count_include_pad": False}  # fmt: skip
    agrees_with_pytorch(Operation("op", "avg_pool1d", ("input",), (), {}, options),
                        numbers(1, 2, 1000))  # fmt: skip
