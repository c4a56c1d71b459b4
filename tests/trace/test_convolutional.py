"""A convolutional network with a skip and two branches: its pass, its gradients and its file."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from conftest import Close
from operation_cases import drawn
from torch_kinds import THEIRS

import forwardpass.trace.record as record_module
from forwardpass import (
    InputError,
    Network,
    Operation,
    backward,
    calibrate,
    evidence,
    input_map,
    record,
    record_training,
    sample_masks,
)
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.operation import Setting, Shape
from forwardpass.operations.table import kind_of
from forwardpass.trace.record import chunk_of, record_in_chunks

SIDES: dict[str, Any] = {"stride": (1, 1), "padding": (1, 1, 1, 1), "dilation": (1, 1), "groups": 1}
TINY = {"mean": 0.0, "variance": 1e-44, "weight": 1e30}
MEASURED = ("bn.mean", "bn.variance")


class Built:
    """A network written down step by step; each step's shape is what its kind says."""

    def __init__(self, shape: Shape) -> None:
        self.shapes = {"input": shape}
        self.operations: list[Operation] = []

    def add(
        self,
        name: str,
        kind: str,
        reads: Sequence[str],
        tensors: Mapping[str, Shape] | None = None,
        shape: Shape = (),
        **settings: Setting,
    ) -> None:
        own = {key: _tensor(f"{name}.{key}", size) for key, size in (tensors or {}).items()}
        op = Operation(name, kind, tuple(reads), shape, own, settings)
        found = kind_of(op).check(op, [self.shapes[read] for read in reads])
        self.shapes[name] = found
        self.operations.append(replace(op, shape=found))


def _tensor(name: str, shape: Shape) -> FloatArray:
    values = drawn(name, shape, 8).astype(np.float32)
    return np.abs(values) + 1 if name.endswith("variance") else values


def convolutional() -> Network:
    """Of two maps of 8x8: a skip around one convolution, then a strided branch and a pooled one."""
    built = Built((2, 8, 8))
    built.add("conv", "conv2d", ["input"], {"weight": (4, 2, 3, 3), "bias": (4,)}, **SIDES)
    maps = dict.fromkeys(("weight", "bias", "mean", "variance"), (4,))
    built.add("bn", "batch_norm", ["conv"], maps, eps=1e-5)
    built.add("silu", "silu", ["bn"])
    built.add("drop", "dropout", ["silu"], p=0.5, maps=True)
    built.add("skip", "conv2d", ["drop"], {"weight": (4, 4, 3, 3)}, **SIDES)
    built.add("sum", "add", ["skip", "drop"])
    built.add("relu", "relu", ["sum"])
    built.add("pool", "max_pool2d", ["relu"], kernel=(3, 3), stride=(2, 2), padding=(1, 1, 1, 1),
              dilation=(1, 1), ceil_mode=False)  # fmt: skip
    strided: dict[str, Any] = {**SIDES, "stride": (2, 2), "groups": 4}
    built.add("depth", "conv2d", ["relu"], {"weight": (4, 1, 3, 3), "bias": (4,)}, **strided)
    built.add("norm", "group_norm", ["depth"], {"weight": (4,), "bias": (4,)}, groups=2, eps=1e-5)
    built.add("both", "concat", ["pool", "norm"], axis=0)
    built.add("mean", "mean", ["both"], axes=(1, 2), keep=False)
    built.add("fc", "linear", ["mean"], {"weight": (3, 8), "bias": (3,)})
    built.add("end", "log_softmax", ["fc"])
    return Network("Conv", tuple(built.operations), (2, 8, 8), ("a", "b", "c"))


@pytest.fixture(scope="module")
def network() -> Network:
    return convolutional()


@pytest.fixture(scope="module")
def images() -> FloatArray:
    return np.random.default_rng(4).random((7, 2, 8, 8), dtype=np.float32)


def theirs(
    network: Network, images: torch.Tensor, own: dict[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    """Every value by PyTorch."""
    values = {"input": images}
    for op in network.operations:
        reads = [values[name] for name in op.reads]
        tensors = {name: own[f"{op.name}.{name}"] for name in op.tensors}
        values[op.name] = THEIRS[op.kind](reads, tensors, op.settings)
        values[op.name].retain_grad()
    return values


def test_values_and_gradients_are_pytorchs(
    network: Network, images: FloatArray, close: Close
) -> None:
    own = {
        f"{op.name}.{name}": torch.tensor(np.array(x), dtype=torch.float64, requires_grad=True)
        for op in network.operations
        for name, x in op.tensors.items()
    }
    for name in MEASURED:
        own[name].requires_grad_(False)
    batch = torch.tensor(images[:1], dtype=torch.float64, requires_grad=True)
    wanted = theirs(network, batch, own)
    trace = record(network, images[0])
    for name, value in wanted.items():
        close(trace.values[name], value[0].detach().numpy())
    torch.autograd.backward(F.nll_loss(wanted["end"], torch.tensor([1])))
    found = backward(network, trace, 1)
    assert set(found.tensors) == set(own) - set(MEASURED)
    for name, gradient in found.tensors.items():
        expected = own[name].grad
        assert expected is not None
        close(gradient, expected.numpy())
    for name, value in wanted.items():
        assert value.grad is not None
        close(found.values[name], value.grad.numpy()[0])


@pytest.mark.parametrize("name", ["lenet", "residual"])
def test_passes_that_both_languages_read(
    name: str, fixture_json: Callable[[str], dict[str, Any]], close: Close
) -> None:
    told = next(x for x in fixture_json("maps.json")["networks"] if x["name"] == name)
    own = {key: np.array(x["values"]).reshape(x["shape"]) for key, x in told["tensors"].items()}
    operations = tuple(
        Operation(
            op["name"],
            op["kind"],
            tuple(op["reads"]),
            tuple(op["shape"]),
            {k.rpartition(".")[2]: x for k, x in own.items() if k.rpartition(".")[0] == op["name"]},
            op["settings"],
        )
        for op in told["operations"]
    )
    classes = tuple(f"class {n}" for n in range(operations[-1].shape[0]))
    network = Network(name, operations, tuple(told["input_shape"]), classes)
    trace = record(network, told["values"]["input"])
    found = backward(network, trace, told["target"])
    close(found.loss, told["loss"])
    for key, wanted in told["values"].items():
        close(trace.values[key].ravel(), wanted)
    for key, wanted in told["gradients"]["values"].items():
        close(found.values[key].ravel(), wanted)
    assert set(found.tensors) == set(told["gradients"]["tensors"])
    for key, wanted in told["gradients"]["tensors"].items():
        close(found.tensors[key].ravel(), wanted)


def test_a_batch_is_its_images(network: Network, images: FloatArray, close: Close) -> None:
    batch = record(network, images)
    assert batch.values["pool"].shape == (7, 4, 4, 4)
    assert batch.layers[0].post.shape == (7, 256)
    for one, image in zip(batch, images, strict=True):
        alone = record(network, image)
        for name, value in alone.values.items():
            close(one.values[name], value)
    flat = record(network, images.reshape(7, -1))
    close(flat.probs, batch.probs)


def test_scores_are_the_sum_of_pixels_and_constants(network: Network, images: FloatArray) -> None:
    for image in images:
        trace = record(network, image)
        for target in range(3):
            found = input_map(network, trace, target)
            whole = found.map.sum(dtype=np.float64) + found.bias
            assert whole == pytest.approx(float(trace.scores[target]), rel=1e-4, abs=1e-4)
            assert evidence(network, trace, target).gradients["conv"].shape == (4, 8, 8)


def test_a_file_keeps_lists_and_flags(network: Network, images: FloatArray) -> None:
    again = Network.from_bytes(network.to_bytes())
    assert [dict(op.settings) for op in again.operations] == [
        dict(op.settings) for op in network.operations
    ]
    assert again.operation("conv").settings["padding"] == (1, 1, 1, 1)
    assert again.to_bytes() == network.to_bytes()
    assert np.array_equal(record(again, images[0]).scores, record(network, images[0]).scores)


def test_a_chunk_holds_as_many_images_as_fit(
    network: Network, images: FloatArray, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert network.numbers == 128 + sum(math.prod(op.shape) for op in network.operations)
    assert chunk_of(network) == record_module.CHUNK
    whole = calibrate(network, images)
    for images_at_once in (1, 3):
        monkeypatch.setattr(record_module, "NUMBERS", images_at_once * network.numbers + 5)
        chunks = list(record_in_chunks(network, images))
        assert max(map(len, chunks)) == images_at_once
        together = np.concatenate([chunk.probs for chunk in chunks])
        np.testing.assert_allclose(together, record(network, images).probs, atol=1e-6)
        for name, measured in calibrate(network, images).measured.items():
            assert measured.scale == pytest.approx(whole.measures(name).scale, rel=1e-5)
    monkeypatch.setattr(record_module, "NUMBERS", 1)
    assert chunk_of(network) == 1


def test_training_switches_off_whole_maps(network: Network, images: FloatArray) -> None:
    mask = sample_masks(network, 3)[0]
    assert mask is not None
    maps = mask.reshape(4, 64)
    assert (maps == maps[:, :1]).all()
    assert 0 < maps[:, 0].sum() < 4
    trace = record_training(network, images[0], sample_masks(network, 3))
    value = trace.values["drop"]
    np.testing.assert_allclose(value, 2 * maps.reshape(4, 8, 8) * trace.values["silu"], rtol=1e-6)
    kept = {tuple(x.reshape(4, 64)[:, 0]) for n in range(40) for x in sample_masks(network, n)[:1]
            if x is not None}  # fmt: skip
    assert len(kept) > 8


def test_a_variance_that_is_too_small_is_found() -> None:
    """The value is infinite, and a sigmoid behind it would hide it."""
    built = Built((2,))
    built.add("bn", "batch_norm", ["input"], {"mean": (2,), "variance": (2,)}, eps=0.0)
    small = replace(
        built.operations[0],
        tensors={name: np.full(2, size, np.float32) for name, size in TINY.items()},
    )
    sigmoid = Operation("sigmoid", "sigmoid", ("bn",), (2,))
    some = Network("Small", (small, sigmoid), (2,), ("a", "b"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(InputError, match="NaN or infinite, first in bn: "):
            record(some, [1, 1])


def test_values_that_are_too_large_to_hold_are_one_sentence() -> None:
    wide = Operation(
        "pad", "pad", ("input",), (2**25,), {}, {"padding": (0, 2**25 - 2), "value": 0}
    )
    pool = Operation("amax", "amax", ("pad",), (1,), {}, {"axes": (0,), "keep": True})
    with pytest.raises(InputError, match=r"pad gives 33554432 numbers, at most 16777216 can be"):
        Network("Wide", (wide, pool), (2,), ("a",))
    many = [
        Operation(f"relu{n}", "relu", (f"relu{n - 1}" if n else "input",), (2**22,))
        for n in range(40)
    ]
    end = Operation("amax", "amax", ("relu39",), (1,), {}, {"axes": (0,), "keep": True})
    with pytest.raises(InputError, match="Many gives 171966465 numbers in one pass, at most"):
        Network("Many", (*many, end), (2**22,), ("a",))
