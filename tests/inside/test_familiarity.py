"""The lamp: what it says, how it is learnt, and how often it is wrong on drawings and digits."""

import base64
import json
from dataclasses import replace

import make_scribbles
import numpy as np
import pytest
from conftest import FIXTURES, Close, MakeNetwork
from digitfiles import real_data
from nearly import assert_nearly

import forwardpass
from forwardpass import InputError, familiarity, record
from forwardpass.digits.data import read_unipen
from forwardpass.digits.ink import ink
from forwardpass.learn.recipe import TrainConfig, writers
from forwardpass.measure.lamp import learn_lamp, lit, measure_lamp, scores, set_threshold


def test_fixture_scores(close: Close) -> None:
    network = forwardpass.shipped()
    for case in json.loads((FIXTURES / "inside.json").read_text())["mnistnet"]["lamp"]:
        levels = np.frombuffer(base64.b64decode(case["pixels"]), np.uint8)
        found = familiarity(network, record(network, levels / np.float32(255)))
        assert found is not None
        close(found.score, case["score"])
        assert found.familiar == case["familiar"]


def test_without_a_lamp(make_network: MakeNetwork) -> None:
    network = make_network()
    assert familiarity(network, record(network, np.zeros(6))) is None
    with pytest.raises(InputError, match="no lamp"):
        scores(network, np.zeros((2, 6)))


def test_a_batch_is_refused() -> None:
    network = forwardpass.shipped()
    with pytest.raises(InputError, match=r"trace\[0\]"):
        familiarity(network, record(network, np.zeros((2, 784))))


def test_learning_a_lamp(make_network: MakeNetwork, close: Close) -> None:
    network = make_network((8, 30, 20, 4))
    chance = np.random.default_rng(3)
    digits = chance.normal(1, 0.4, (400, 8))
    others = chance.normal(-1, 0.4, (90, 8))
    taught = learn_lamp(network, [digits[:300], digits[300:350]], others[:60])
    taught = set_threshold(taught, [digits[:300], digits[300:350]], 0.02)
    taught = measure_lamp(
        taught,
        [("digits", True, digits[350:]), ("others", False, others[60:])],
        choosing=[("digits", True, digits[300:350])],
    )
    assert taught.lamp is not None
    alarms, caught, chosen = taught.lamp.rates
    assert (alarms.choosing, caught.choosing, chosen.choosing) == (False, False, True)
    assert (alarms.images, alarms.digits, caught.images, caught.digits) == (50, True, 30, False)
    assert alarms.lit <= 0.1
    assert caught.lit >= 0.95
    for batch in (digits[:300], digits[300:350]):
        assert lit(taught, batch).mean() <= 0.021
    trace = record(taught, digits)
    for n in (0, 7):
        found = familiarity(taught, trace[n])
        assert found is not None
        close(found.score, scores(taught, digits)[n])
    again = forwardpass.Network.from_bytes(taught.to_bytes())
    assert again.lamp == taught.lamp
    assert np.array_equal(scores(again, digits), scores(taught, digits))


def test_the_regression_finds_the_minimum(make_network: MakeNetwork) -> None:
    """Against scikit-learn, on the same standardised activations."""
    from sklearn.linear_model import LogisticRegression

    from forwardpass.measure.lamp import RIDGE, _regression

    chance = np.random.default_rng(4)
    features = chance.normal(size=(300, 5)).astype(np.float32)
    labels = (features[:, 0] + chance.normal(size=300) > 0).astype(np.float64)
    found = _regression(features, labels, np.full(300, 1 / 300))
    theirs = LogisticRegression(C=1 / (300 * RIDGE), tol=1e-10, max_iter=1000)
    theirs.fit(features.astype(np.float64), labels)
    assert found == pytest.approx([*theirs.coef_[0], theirs.intercept_[0]], abs=1e-3)


def test_the_committed_set_is_what_the_tool_writes() -> None:
    rows = make_scribbles.read()
    for half in make_scribbles.SEEDS:
        mine = [row for row in rows if row["half"] == half]
        again = json.loads(json.dumps(make_scribbles.drawings(half)))
        assert_nearly(again, mine, off=1)  # written to a pixel: rounding may take the other one
        assert len(mine) >= 200
        capitals = {row["name"] for row in mine if row["kind"] == "letter" and row["name"] < "a"}
        assert len(capitals) >= 20
        assert not capitals & set("OIlSZBqgb")


@pytest.mark.parametrize("half", ["choose", "report"])
def test_the_lamp_catches_what_is_no_digit(half: str) -> None:
    pictures = np.stack([make_scribbles.pixels(row) for row in make_scribbles.read(half)])
    assert lit(forwardpass.shipped(), pictures).mean() >= 0.9


def test_the_lamp_leaves_our_drawings_alone() -> None:
    drawings = json.loads(make_scribbles.DRAWINGS.read_text())
    pictures = np.stack([ink(row["strokes"]) for row in drawings])
    assert lit(forwardpass.shipped(), pictures).mean() <= 0.1


def test_a_blank_pad_is_no_seven() -> None:
    network = forwardpass.shipped()
    found = familiarity(network, record(network, np.zeros((28, 28))))
    assert found is not None
    assert not found.familiar


@pytest.mark.skipif(real_data() is None, reason="needs the pen digits")
def test_false_alarms_on_unseen_writers() -> None:
    data = real_data()
    assert data is not None
    held = sorted(writers(TrainConfig()))[1::2]  # the others were used to choose the threshold
    pens = read_unipen(data / "pendigits" / "pendigits-orig.tra.gz")
    pictures = np.stack([ink(pen.strokes) for pen in pens if pen.writer in held])
    share = lit(forwardpass.shipped(), pictures).mean()
    assert share <= 0.03
    lamp = forwardpass.shipped().lamp
    assert lamp is not None
    stated = [rate for rate in lamp.rates if rate.images == len(pictures) and rate.digits]
    assert stated[0].lit == pytest.approx(share, abs=1e-4)


def test_rates_do_not_change_scores() -> None:
    network = forwardpass.shipped()
    assert network.lamp is not None
    bare = replace(network, lamp=replace(network.lamp, rates=()))
    images = np.random.default_rng(0).random((3, 784))
    assert np.array_equal(scores(bare, images), scores(network, images))
