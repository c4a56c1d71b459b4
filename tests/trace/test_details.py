"""A pass in detail: which numbers a layer shows, in which shapes images come, what is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from conftest import Close, MakeNetwork
from small import linear, network, ones, refused, row, step

import forwardpass.trace.trace as trace_module
from forwardpass import (
    Measured,
    Network,
    Operation,
    ablate,
    backward,
    calibrate,
    record,
)
from forwardpass.operations.linear import Linear
from forwardpass.trace import record as record_module
from forwardpass.trace.gradients import one_hot
from forwardpass.trace.record import record_in_chunks, run
from forwardpass.trace.trace import displayed_by


def test_layers_are_the_planes_by_hand() -> None:
    """Three of them: 2 (1 + 3) + ... worked out on paper."""
    some = network(
        linear("a"), step("relu", "act", "a"), step("add", "sum", "act", "input"),
        linear("b", "sum"),
    )  # fmt: skip
    trace = record(some, [1, -3])
    assert [layer.name for layer in trace.layers] == ["a", "sum", "b"]
    assert [layer.pre.tolist() for layer in trace.layers] == [[-2, -2], [1, -3], [-2, -2]]
    assert [layer.post.tolist() for layer in trace.layers] == [[0, 0], [1, -3], [0.5, 0.5]]
    assert trace.image.tolist() == [1, -3]
    assert (trace.scores.tolist(), trace.prediction, trace.confidence) == ([-2, -2], 0, 0.5)
    batch = record(some, [[1, -3], [2, 1]])
    assert [layer.name for layer in batch.layers] == ["a", "sum", "b"]
    assert batch.layers[1].pre.tolist() == [[1, -3], [5, 4]]
    assert batch.image.tolist() == [[1, -3], [2, 1]]


def test_z_is_what_stood_before_a_factor() -> None:
    """Also of planes that are pictures, of one image and of many."""
    shape = (1, 2)
    some = network(
        linear("a"),
        Operation("map", "reshape", ("a",), shape),
        Operation("twice", "add", ("map", "map"), shape),
        Operation("flat", "reshape", ("twice",), (2,)),
        linear("b", "flat"),
    )
    for images, lead in (([1, 2], ()), ([[1, 2], [3, 4]], (2,))):
        off = ablate(some, np.array(images, np.float32), "twice", 1)
        layer = off.layers[1]
        sums = np.sum(np.array(images), axis=-1)
        assert layer.pre.shape == layer.post.shape == (*lead, 2)
        assert layer.pre.tolist() == np.stack([2 * sums, 2 * sums], -1).tolist()
        assert layer.post.tolist() == np.stack([2 * sums, 0 * sums], -1).tolist()


def test_an_image_of_a_batch_is_found_by_its_place() -> None:
    batch = record(network(*row(2)), [[1, 2], [3, 4], [5, 6]])
    assert [one.image.tolist() for one in batch] == [[1, 2], [3, 4], [5, 6]]
    assert batch[-3].image.tolist() == [1, 2]
    assert (batch.single, batch[0].single, len(batch)) == (False, True, 3)
    assert type(batch[0].prediction) is int
    assert type(batch[0].confidence) is float
    for n in (3, -4):
        with pytest.raises(IndexError):
            batch[n]


def test_a_pass_is_a_line_when_it_is_printed() -> None:
    for images in ([1, 2], [[1, 2], [3, 4]]):
        shown = repr(record(network(linear("a")), images))
        assert "Network" not in shown
        assert "factors" not in shown
        assert "input" not in shown
        assert "prediction=" in shown


def test_nothing_of_a_pass_can_be_changed() -> None:
    some = network(linear("a"), step("log_softmax", "end", "a"))
    for images in ([1, 2], [[1, 2], [3, 4]]):
        for found in (record(some, images), record(network(linear("a")), images)):
            for array in (*found.values.values(), found.probs, found.log_probs, found.scores):
                assert not array.flags.writeable


# Images ------------------------------------------------------------------------------------------


def shaped(*shape: int) -> Network:
    count = int(np.prod(shape))
    flat = Operation("flat", "reshape", ("input",), (count,))
    return network(flat, linear("a", "flat", inputs=count), input_shape=shape)


@pytest.mark.parametrize(
    ("shape", "one", "other"),
    [
        ((1, 2, 3), [(1, 2, 3), (2, 3), (6,)], [(3, 2), (1, 6, 1), (5,)]),
        ((1, 1, 3), [(1, 1, 3), (1, 3), (3,)], [(4,)]),
        ((1,), [(1,)], [(2,)]),
        ((2, 1), [(2, 1), (2,)], [(3,)]),
    ],
)
def test_an_image_may_leave_out_the_ones_before_it(
    shape: tuple[int, ...], one: list[tuple[int, ...]], other: list[tuple[int, ...]]
) -> None:
    some = shaped(*shape)
    for fitting in one:
        assert record(some, np.ones(fitting)).single
        assert len(record(some, np.ones((5, *fitting)))) == 5
    for wrong in other:
        refused("image must have", record, some, np.ones(wrong))


def test_bytes_are_pixels_only_up_to_one() -> None:
    some = shaped(2)
    pixels = np.array([0, 1], np.uint8)
    assert record(some, pixels).image.tolist() == [0, 1]
    assert len(record(some, np.zeros((0, 2), np.uint8))) == 0
    refused("divide by 255", record, some, pixels * 2)
    assert record(some, [0, 255]).image.tolist() == [0, 255]  # no bytes: whatever they are


class Odd:
    """Something that can be made an array of, but not by everybody."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise self.error


@pytest.mark.parametrize("error", [TypeError(), ValueError(), RuntimeError()])
def test_what_is_no_array_is_one_sentence(error: Exception) -> None:
    refused("^image must be an array of numbers$", record, shaped(2), Odd(error))


@pytest.mark.parametrize("images", [[1, 2], [3e30, -3e30]])
def test_a_pass_whose_numbers_are_finite_is_made_once(
    monkeypatch: pytest.MonkeyPatch, images: list[float]
) -> None:
    """In float32; only where a sum was too large on its way it is made again, in float64."""
    made: list[tuple[str, str]] = []
    forward = Linear.forward

    def counted(self: Linear, op: Operation, reads: Any) -> Any:
        made.append((op.name, str(reads[0].dtype)))
        return forward(self, op, reads)

    monkeypatch.setattr(Linear, "forward", counted)
    record(network(*row(3)), images)
    assert made == [(name, "float32") for name in ("fc0", "fc1", "fc2")]


def test_large_pixels_are_finite_although_their_squares_are_not() -> None:
    assert record(shaped(2), [3e30, -3e30]).scores.tolist() == [0, 0]
    refused("image has values that are NaN or infinite", record, shaped(2), [3e38, np.inf])


def test_chunks_have_up_to_two_thousand_images() -> None:
    assert record_module.CHUNK == 2_000
    some = shaped(1)
    assert [len(chunk) for chunk in record_in_chunks(some, np.zeros((4_001, 1)))] == [2000, 2000, 1]
    assert [len(chunk) for chunk in record_in_chunks(some, np.zeros((2_000, 1)))] == [2000]


# The scale ---------------------------------------------------------------------------------------


def test_only_a_scale_that_is_not_one_is_kept() -> None:
    some = network(*row(3))
    assert calibrate(some, np.zeros((2, 2))).measured == {}
    scales = [plane.scale for plane in calibrate(some, [[1, 2]]).measured.values()]
    assert scales == [3.0, 6.0]
    known = replace(some, measured={"fc0": Measured(5.0, often=ones(2))})
    facts = calibrate(known, np.zeros((1, 2))).measured["fc0"]
    assert facts.scale == 1.0
    assert facts.often is not None


def test_the_scale_is_the_99th_of_a_hundred(close: Close) -> None:
    one = network(linear("a", outputs=1, inputs=1), linear("b", "a", inputs=1), input_shape=(1,))
    scale = calibrate(one, np.arange(-50, 101)[:, None]).measures("a").scale
    close(scale, 99.01)  # of 1 to 100; what is not above 0 does not count


# Gradients ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", [np.int64(1), 1])
def test_a_class_is_a_whole_number(target: Any) -> None:
    assert one_hot(network(linear("a")), target).tolist() == [0, 1]


@pytest.mark.parametrize("target", [2, -1, 1.0, "1", None, True])
def test_no_other_class_is_one(target: Any) -> None:
    refused(f"N has classes 0 to 1, got {target!r}", one_hot, network(linear("a")), target)


@pytest.mark.parametrize("output", ["log_softmax", "softmax", "logits"])
def test_gradients_of_every_value_are_autograds(
    output: Any, make_network: MakeNetwork, close: Close
) -> None:
    some = make_network((4, 3, 3), "tanh", 5, output)
    trace = record(some, np.array([0.1, -0.5, 0.9, 0.3], np.float32))
    first, last = (
        {name: torch.tensor(np.array(x), requires_grad=True) for name, x in op.tensors.items()}
        for op in some.operations
        if op.kind == "linear"
    )
    image = torch.tensor(np.array(trace.image), requires_grad=True)
    z = F.linear(image, first["weight"], first["bias"])
    z.retain_grad()
    scores = F.linear(torch.tanh(z), last["weight"], last["bias"])
    scores.retain_grad()
    end = scores if output == "logits" else getattr(F, output)(scores, dim=0)
    end.retain_grad()
    logs = {"logits": F.log_softmax(scores, 0), "softmax": end.log(), "log_softmax": end}[output]
    loss = F.nll_loss(logs[None], torch.tensor([2]))
    torch.autograd.backward(loss)
    found = backward(some, trace, 2)
    close(found.loss, loss.item())
    assert found.target == 2
    wanted = {"input": image, "fc1": z, "fc2": scores} | (
        {} if output == "logits" else {output: end}
    )
    for name, tensor in wanted.items():
        assert tensor.grad is not None
        close(found.values[name], tensor.grad.numpy(), 1e-4)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "elu"])
def test_gradients_go_through_factors(activation: str, close: Close) -> None:
    """As those of dropout: they stand behind an activation, whose slope is of its own value."""
    settings = {"alpha": 1.0} if activation == "elu" else {}
    some = network(linear("a"), step(activation, "act", "a", **settings), linear("b", "act"))
    weight = np.array([[1, -0.5], [0.25, 2]], np.float32)
    *first, last = some.operations
    some = replace(some, operations=(*first, replace(last, tensors={"weight": weight})))
    factors = np.array([2, 0.5], np.float32)
    trace = run(some, np.array([0.3, -0.4], np.float32), {"act": factors})
    image = torch.tensor([0.3, -0.4], requires_grad=True)
    z = F.linear(image, torch.ones(2, 2))
    act = getattr(torch, activation, F.elu)(z)
    scores = F.linear(act * torch.tensor(factors), torch.tensor(weight))
    torch.autograd.backward(F.cross_entropy(scores[None], torch.tensor([1])))
    found = backward(some, trace, 1)
    assert image.grad is not None
    close(trace.scores, scores.detach())
    close(found.values["input"], image.grad)


@pytest.mark.filterwarnings("error")
def test_a_class_of_no_probability_has_an_endless_slope() -> None:
    weight = np.array([[100.0, 0], [0, 0]], np.float32)
    op = Operation("a", "linear", ("input",), (2,), {"weight": weight})
    some = network(op, step("softmax", "end", "a"))
    trace = record(some, [10, 0])
    assert trace.probs.tolist() == [1, 0]
    assert backward(some, trace, 0).values["end"].tolist() == [-1, 0]
    assert backward(some, trace, 1).values["end"].tolist() == [0, -np.inf]


# Notebooks ---------------------------------------------------------------------------------------


def test_a_notebook_shows_what_the_last_one_says(monkeypatch: pytest.MonkeyPatch) -> None:
    trace = record(network(linear("a")), [1, 2])
    monkeypatch.setattr(trace_module, "_displays", [])
    assert trace._repr_mimebundle_() == {"text/plain": repr(trace)}
    first = displayed_by(lambda _: {"text/html": "first"})
    assert first(trace) == {"text/html": "first"}
    assert trace._repr_mimebundle_() == {"text/html": "first"}
    displayed_by(lambda shown: {"text/html": str(shown is trace)})
    assert trace._repr_mimebundle_() == {"text/html": "True"}
