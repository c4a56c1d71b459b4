"""Looking inside, by numbers that are worked out on paper, and what cannot be asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from conftest import Close
from small import linear, network, ones, refused, row, step

from forwardpass import (
    Lamp,
    Measured,
    Network,
    Operation,
    ablate,
    arrange,
    contrast,
    dropped,
    effective,
    evidence,
    familiarity,
    important,
    input_map,
    path,
    record,
    record_training,
    sample_masks,
    spread,
    terms,
)
from forwardpass.inside.bundle import bundles, shown_as
from forwardpass.inside.carry import before_factor, carry_back, cuts, unit_seed
from forwardpass.inside.dropout import mulberry32
from forwardpass.inside.evidence import constant_behind


def weighed(name: str, read: str, weight: list[list[float]], bias: list[float]) -> Operation:
    tensors = {"weight": np.array(weight, np.float32), "bias": np.array(bias, np.float32)}
    return Operation(name, "linear", (read,), (len(bias),), tensors)


@pytest.fixture
def small() -> Network:
    """Two inputs, three hidden units of which one may be off, two classes."""
    return network(
        weighed("a", "input", [[1, 2], [-1, 1], [3, 0]], [0.5, -10, 0]),
        Operation("act", "relu", ("a",), (3,)),
        weighed("b", "act", [[1, 5, -1], [0, 5, 2]], [1, -1]),
    )


# Of [1, 2]: z = 5.5, -9, 3; a = 5.5, 0, 3; scores 5.5 - 3 + 1 = 3.5 and 6 - 1 = 5.


def test_evidence_by_hand(small: Network) -> None:
    trace = record(small, [1, 2])
    assert trace.scores.tolist() == [3.5, 5]
    found = evidence(small, trace, 0)
    assert (found.target, found.digit, found.logit) == (0, 0, 3.5)
    assert found.gradients["act"].tolist() == [1, 5, -1]
    assert found.gradients["a"].tolist() == [1, 0, -1]
    assert found.gradients["input"].tolist() == [-2, 2]
    assert found.constants == {"b": 1.0, "act": 0.0, "a": 0.5}
    behind = [constant_behind(small, found.constants, x) for x in ("input", "a", "act", "b")]
    assert behind == [1.5, 1.0, 1.0, 0.0]
    pixels = input_map(small, trace, 0)
    assert (pixels.map.tolist(), pixels.bias) == ([-2, 4], 1.5)


def test_a_contrast_by_hand(small: Network) -> None:
    found = contrast(small, record(small, [1, 2]), 1, 0)
    assert (found.a, found.b, found.margin) == (1, 0, 1.5)
    assert [x.tolist() for x in found.neurons] == [[-5.5, 0, 9]]
    assert found.map.tolist() == [8, -4]
    assert sum(found.constants.values()) == -2.5
    assert found.deciding() == [(0, 2, 9.0), (0, 0, -5.5), (0, 1, 0.0)]
    assert found.deciding(1) == [(0, 2, 9.0)]


def test_a_neuron_by_hand(small: Network) -> None:
    trace = record(small, [1, 2])
    found = terms(small, trace, "a", 0)
    assert (found.layer, found.neuron, found.reads.tolist()) == (0, 0, [0, 0])
    assert (found.sources.tolist(), found.products.tolist()) == ([1, 0], [4, 1])
    assert (found.bias, found.z, found.a) == (0.5, 5.5, 5.5)
    last = terms(small, trace, 1, 1)
    assert (last.sources.tolist(), last.products.tolist()) == ([2, 0, 1], [6, 0, 0])
    assert (last.bias, last.z) == (-1.0, 5.0)
    assert last.a == pytest.approx(1 / (1 + np.exp(-1.5)))
    straight = effective(small, trace, "b", 1)
    assert (straight.layer, straight.neuron) == (1, 1)
    assert (straight.weights.tolist(), straight.bias, straight.z) == ([6, 0], -1.0, 5.0)
    assert terms(network(*row(2)), record(network(*row(2)), [1, 2]), 0, 0).bias == 0.0
    with_act = network(step("tanh", "act"), linear("b", "act"))
    alone = terms(with_act, record(with_act, [1, 2]), 0, 1)
    assert alone.products.tolist() == [pytest.approx(np.tanh(2))]
    assert (alone.sources.tolist(), alone.reads.tolist(), alone.bias) == ([1], [0], 0.0)
    assert alone.z == alone.a == pytest.approx(np.tanh(2))


def test_connections_by_hand(small: Network) -> None:
    first, last = important(small, record(small, [1, 2]), 0, 1.0)
    # a: [1, 2] * weights * [1, 0, -1] = [[1, 4], [0, 0], [-3, 0]]
    assert (first.layer, first.read, first.needed, first.total) == (0, "input", 3, 6)
    assert (first.sources.tolist(), first.targets.tolist()) == ([1, 0, 0], [0, 2, 0])
    assert (first.evidence.tolist(), first.share) == ([4, -3, 1], 1.0)
    assert (last.layer, last.read, last.evidence.tolist()) == (1, "a", [5.5, -3])
    # 4 of 8 is exactly half: the smallest set that carries it has one connection
    half = important(small, record(small, [1, 2]), 0, 0.5)[0]
    assert (half.needed, half.share, half.evidence.tolist()) == (1, 0.5, [4])
    more = important(small, record(small, [1, 2]), 0, 0.51, limit=1)[0]
    assert (more.needed, more.share, more.evidence.tolist()) == (2, 0.5, [4])
    assert important(small, record(small, [1, 2]), 0, limit=9)[0].needed == 2  # 7 of 8 is above 0.8
    none = important(small, record(small, [1, 2]), 0, 1.0, limit=0)[0]
    assert (none.needed, none.share, none.evidence.size) == (3, 0.0, 0)


def test_equal_connections_come_by_target_then_source() -> None:
    even = network(linear("a"))
    found = important(even, record(even, [1, 1]), 0, 1.0)[0]
    assert (found.sources.tolist(), found.targets.tolist()) == ([0, 1], [0, 0])


def test_the_way_through_a_neuron_by_hand(small: Network) -> None:
    found = path(small, record(small, [1, 2]), "a", 0, 1.0)
    assert (found.layer, found.neuron, found.target, found.digit) == (0, 0, 1, 1)  # as is read
    back, on = found.hops
    assert (back.layer, back.read, back.sources.tolist()) == (0, "input", [1, 0])
    assert (back.targets.tolist(), back.evidence.tolist()) == ([0, 0], [4, 1])
    assert (back.share, back.whole) == (1.0, 1.0)
    assert on.evidence.tolist() == []  # its weight for class 1 is 0
    assert (on.share, on.whole) == (0.0, 0.0)
    other = path(small, record(small, [1, 2]), 0, 2, 0.8, target=0)
    assert (other.target, other.coverage) == (0, 0.8)
    assert [(x.layer, x.read, x.sources.tolist(), x.targets.tolist(), x.evidence.tolist())
            for x in other.hops] == [
        (0, "input", [0], [2], [3]), (1, "a", [2], [0], [-3]),
    ]  # fmt: skip
    some = path(small, record(small, [1, 2]), "b", 0, 0.6)
    assert [x.layer for x in some.hops] == [0, 1]
    assert some.hops[1].evidence.tolist() == [5.5]
    assert some.hops[1].share == pytest.approx(5.5 / 8.5)
    # of [[1, 4], [-3, 0]] what leads into the one that was kept, and a part of all
    assert some.hops[0].evidence.tolist() == [4]
    assert (some.hops[0].share, some.hops[0].whole) == (0.8, 0.5)


def test_cuts_of_a_row(small: Network) -> None:
    found = [(cut.position, cut.crossing) for cut in cuts(small)]
    assert found == [(0, ("input",)), (1, ("a",)), (2, ("act",))]
    ended = replace(small, operations=(*small.operations, step("softmax", "end", "b")))
    assert [(cut.position, cut.crossing) for cut in cuts(ended)] == found


def test_what_is_carried_stops_where_it_is_told(small: Network) -> None:
    trace = record(small, [1, 2])
    seed = np.array([1, 0], np.float32)
    behind = carry_back(small, trace, "b", seed, stop=2)
    assert set(behind.gradients) == {"b", "act"}
    assert behind.constants == {"b": 1.0}
    assert unit_seed(small.planes[0], 1).tolist() == [0, 1, 0]
    off = ablate(small, trace, "a", 0)
    gradients = carry_back(small, off, "b", seed).gradients
    assert before_factor(off, gradients, "act").tolist() == [0, 5, -1]
    assert before_factor(off, gradients, "a") is gradients["a"]
    assert gradients["a"].tolist() == [0, 0, -1]


def test_bundles_look_through_reshaping() -> None:
    some = network(
        linear("a"),
        Operation("map", "reshape", ("a",), (1, 2)),
        Operation("flat", "reshape", ("map",), (2,)),
        step("add", "sum", "flat", "input"),
        linear("b", "sum"),
    )
    assert [shown_as(some, x) for x in ("flat", "map", "a", "input", "sum")] == [
        "a", "a", "a", "input", "sum",
    ]  # fmt: skip
    seen = record(some, [1, 2])
    found = [(x.layer, x.read, x.value) for k in range(3) for x in bundles(some, seen, k)]
    assert found == [
        (0, "input", "input"), (1, "a", "flat"), (1, "input", "input"), (2, "sum", "sum"),
    ]  # fmt: skip
    first, whole = next(iter(bundles(some, seen, 1))), next(iter(bundles(some, seen, 0)))
    assert [[x.places().tolist() for x in first.terms([unit])] for unit in (0, 1)] == [[[0]], [[1]]]
    assert [x.places().tolist() for x in whole.terms([0, 1])] == [[0, 1], [0, 1]]
    assert (first.total, whole.total) == (2, 4)


# What if -----------------------------------------------------------------------------------------


def test_switching_off_by_hand(small: Network) -> None:
    third: Any = np.int64(2)
    assert ablate(small, [1, 2], "a", 0).scores.tolist() == [-2, 5]
    assert ablate(small, [1, 2], {"a": [0, 2]}).scores.tolist() == [1, -1]
    assert ablate(small, [1, 2], 0, third).scores.tolist() == [6.5, -1]
    assert ablate(small, [1, 2], "a").scores.tolist() == [3.5, 5]
    both = ablate(small, [1, 2], {"a": 0, 0: 2})  # the same layer by both its names
    assert both.scores.tolist() == [1, -1]
    for neuron in (3, -1, 0.5, "1", True):
        refused(f"a has neurons 0 to 2, got {neuron!r}", ablate, small, [1, 2], "a", [neuron])
        refused("a has neurons 0 to 2", terms, small, record(small, [1, 2]), "a", neuron)
    refused("b is the output: switch off a hidden neuron", ablate, small, [1, 2], "b", 0)


@pytest.mark.parametrize("ask", [evidence, input_map])
def test_a_trace_of_another_network_or_of_many_is_refused(small: Network, ask: Any) -> None:
    refused("2 images: choose one, such as trace", ask, small, record(small, np.ones((2, 2))), 0)
    says = "this trace was recorded with another network than N"
    refused(says, ask, small, record(network(*row(2)), [1, 2]), 0)
    for other in (terms, effective, path):
        refused(says, other, small, record(network(*row(2)), [1, 2]), 0, 0)


@pytest.mark.parametrize("coverage", [0, -0.1, 1.01, np.nan])
def test_coverage_is_a_share(small: Network, coverage: float) -> None:
    says = "coverage must be above 0 and at most 1"
    refused(says, important, small, record(small, [1, 2]), 0, coverage)
    refused(says, path, small, record(small, [1, 2]), 0, 0, coverage)


# Dropout -----------------------------------------------------------------------------------------


@pytest.fixture
def dropping() -> Network:
    return network(
        linear("a"), step("dropout", "d1", "a", p=0.5), linear("b", "d1"),
        linear("c", "b"), step("dropout", "d2", "c", p=0.75), linear("e", "d2"),
    )  # fmt: skip


def test_numbers_of_chance_are_those_that_are_published() -> None:
    """The first of seed 1, worked out step by step with whole numbers of 32 bits."""

    def published(seed: int) -> float:
        state = (seed + 0x6D2B79F5) % 2**32
        t = (state ^ (state >> 15)) * (state | 1) % 2**32
        t = ((t + (t ^ (t >> 7)) * (t | 61) % 2**32) % 2**32) ^ t
        return (t ^ (t >> 14)) / 2**32

    for seed in (0, 1, 12_345, 2**32 - 1):
        first, second = mulberry32(seed, 2)
        assert (first, second) == (published(seed), published(seed + 0x6D2B79F5))
    assert mulberry32(3, 0).size == 0


def test_masks_come_from_one_row_of_chance(dropping: Network) -> None:
    assert dropped(dropping) == (0.5, 0.0, 0.75, 0.0)
    for seed in range(5):
        chance = mulberry32(seed, 4)
        first, second, third, last = sample_masks(dropping, seed)
        assert second is last is None
        assert first is not None
        assert third is not None
        assert first.tolist() == (chance[:2] >= 0.5).tolist()
        assert third.tolist() == (chance[2:] >= 0.75).tolist()


def test_survivors_make_up_for_those_that_are_dropped(dropping: Network) -> None:
    masks = [np.array([True, False]), None, np.array([False, True]), None]
    trace = record_training(dropping, [1, 2], masks)
    # 3, 3 -> 6, 0 -> 6, 6 -> 12, 12 -> 0, 48 -> 48, 48
    assert [trace.layers[k].post.tolist() for k in range(3)] == [[6, 0], [6, 6], [0, 48]]
    assert trace.scores.tolist() == [48, 48]
    assert trace.factors["d1"].tolist() == [2, 0]
    for wrong, says in (
        (masks[:3], "4 layers need as many masks, got 3"),
        ([masks[0], None, np.ones(3, bool), None], r"c cannot take a mask of shape \(3,\)"),
        ([None, None, None, np.ones(2, bool)], r"e cannot take a mask of shape \(2,\)"),
    ):
        refused(says, record_training, dropping, [1, 2], wrong)


def test_a_spread_is_of_its_runs(dropping: Network, close: Close) -> None:
    weight = np.array([[1, 0.5], [-1, 1]], np.float32)
    ends = (*dropping.operations[:-1], replace(dropping.operations[-1], tensors={"weight": weight}))
    some = replace(dropping, operations=ends)
    found = spread(some, [0.1, 0.2], 20, 7)
    each = [record_training(some, [0.1, 0.2], sample_masks(some, 7 + k)) for k in range(20)]
    probs = np.array([one.probs for one in each], np.float64)
    assert found.runs == 20
    close(found.mean, probs.mean(axis=0))
    close(found.std, np.sqrt(((probs - probs.mean(axis=0)) ** 2).mean(axis=0)))
    close(found.quantiles, [np.quantile(probs, q, axis=0) for q in (0.05, 0.25, 0.5, 0.75, 0.95)])
    ahead = np.mean([one.prediction == 0 for one in each])
    close(found.won, [ahead, 1 - ahead])
    assert 0 < ahead < 1


# What was measured -------------------------------------------------------------------------------


def test_neurons_stand_by_the_class_they_prefer() -> None:
    responses = np.array([[0, 1, 5, 0, 2, 5], [3, 0, 4, 0, 2, 6]], np.float32)
    some = network(
        linear("a", outputs=6), linear("b", "a", inputs=6),
        measured={"a": Measured(responses=responses)},
    )  # fmt: skip
    order, preferred = arrange(some)
    assert preferred[0].tolist() == [1, 0, 0, -1, 0, 1]
    assert order[0].tolist() == [2, 4, 1, 5, 0, 3]
    assert order[1].tolist() == preferred[1].tolist() == [0, 1]
    refused("N has no measured responses: see measure_responses", arrange, network(*row(2)))
    facts = Measured(responses=np.array([[1, 0], [0, 2]], np.float32))
    order, preferred = arrange(
        network(*row(4), measured=dict.fromkeys(("fc0", "fc1", "fc2"), facts))
    )
    assert [x.tolist() for x in order] == [[0, 1]] * 4
    assert [x.tolist() for x in preferred] == [[0, 1]] * 4


def test_a_lamp_by_hand() -> None:
    familiar = {name: Measured(familiar=ones(2) * n) for n, name in enumerate(("fc0", "fc1"), 1)}
    # 3, 3 -> 6, 6: 0.5 + 1 * 6 + 2 * 12 = 30.5
    for threshold, lit in ((30.5, True), (30.6, False)):
        some = network(*row(3), lamp=Lamp(0.5, threshold), measured=familiar)
        found = familiarity(some, record(some, [1, 2]))
        assert found is not None
        assert (found.score, found.threshold, found.familiar) == (30.5, threshold, lit)
