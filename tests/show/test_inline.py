"""A training in the output of a notebook: it follows, and becomes the replay."""

from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import pytest
from conftest import FIXTURES
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from small import linear, network

from forwardpass import History, InputError
from forwardpass.network.growing import Checkpoints, GrowingCurve
from forwardpass.network.history import Curve, shapes_of
from forwardpass.show import inline
from forwardpass.show.live import News


@pytest.fixture
def outputs(monkeypatch: pytest.MonkeyPatch) -> CapturingDisplayPublisher:
    """What a kernel would be sent."""
    shell = InteractiveShell.instance()
    published = CapturingDisplayPublisher()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(shell, "display_pub", published)
    monkeypatch.setattr(shell, "kernel", object(), raising=False)
    return published


def grown(width: int) -> History:
    base = network(linear("fc1", outputs=width), linear("fc2", "fc1", inputs=width))
    kept, curve = Checkpoints(shapes_of(base)), GrowingCurve()
    for step in range(30):
        kept.add(step, {name: np.ones(x, np.float32) * step for name, x in kept.shapes.items()})
        curve.add(1.0, None)
    return kept.history(base, curve.curve(), ended=True)


def test_the_output_follows_and_is_exchanged(
    outputs: CapturingDisplayPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert inline.in_notebook()
    monkeypatch.setattr(inline, "OFTEN", 0.0)
    shown = inline.Inline("N<et", "http://127.0.0.1:1/")
    loss = np.array([2, np.nan, 1, 0.5], np.float32)
    shown.update(News(1, "going", "", Curve(4, 1, loss), None))
    first, second = outputs.outputs
    assert "no step yet" in first["data"]["text/html"]
    told = second["data"]["text/html"]
    assert "N&lt;et learns: step 4, loss 0.5." in told
    assert 'href="http://127.0.0.1:1/"' in told
    points = re.search(r'points="([^"]*)"', told)
    assert points is not None
    assert len(points[1].split()) == 3
    assert first["transient"] == second["transient"]
    assert second["update"]


def test_a_second_has_to_pass(outputs: CapturingDisplayPublisher) -> None:
    shown = inline.Inline("Net", None)
    began = time.monotonic()
    for steps in range(1, 50):
        shown.update(News(steps, "going", "", Curve(0), None))
    assert len(outputs.outputs) <= 2 + (time.monotonic() - began)


def test_a_history_becomes_smaller_and_stays_the_same_training() -> None:
    history = grown(512)
    small = inline.thinned(history, 60_000)
    assert len(small.to_bytes()) < 60_000 < len(history.to_bytes())
    assert (small.steps[0], small.steps[-1]) == (0, 29)
    assert 2 < len(small.steps) < 30
    with pytest.raises(InputError, match="does not fit twice"):
        inline.thinned(history, 4_000)


def test_what_is_too_large_for_a_notebook_is_said(
    outputs: CapturingDisplayPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inline, "REPLAY", 4_000)
    inline.Inline("Net", None).end(grown(512), "n.history.safetensors")
    assert "The history is in n.history.safetensors." in outputs.outputs[-1]["data"]["text/html"]


@pytest.mark.skipif(
    not Path(inline.__file__).parents[1].joinpath("static").exists(), reason="unbuilt"
)
def test_the_replay_holds_the_history(outputs: CapturingDisplayPublisher) -> None:
    history = History.from_bytes((FIXTURES / "history.safetensors").read_bytes())
    inline.Inline("Small", None).end(history, "x")
    frame = outputs.outputs[-1]["data"]["text/html"]
    assert frame.count("<iframe") == 1
    assert "forwardpass-network" in frame
