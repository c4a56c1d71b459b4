"""Training in the page: a worker learns, the stage follows, a seed gives its curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WEIGHTS = "Array.from(forwardpass.network.operation('fc1').tensors.weight.values.slice(0, 5000))"


def start(page: Page, options: str, steps: int) -> None:
    page.evaluate(f"forwardpass.training.start({options})")
    person.wait_until(page, f"() => forwardpass.training.state?.steps >= {steps}")


def test_it_learns_while_the_page_lives(open_page: OpenPage) -> None:
    page = open_page()
    person.draw(page, person.drawing("3, round"))
    start(page, "{ rate: 0.002 }", 1)
    begun = page.evaluate(WEIGHTS)
    person.wait_until(page, "() => forwardpass.training.state.heldOut?.accuracy > 0.6")
    person.wait_until(page, "() => forwardpass.trace.prediction === 3")
    assert page.evaluate(WEIGHTS) != begun
    page.evaluate("forwardpass.training.pause()")
    person.wait_until(page, "() => forwardpass.training.state.heldOut.steps > 0")
    state = page.evaluate("forwardpass.training.state")
    assert state["fault"] is None
    assert state["loss"] < 2
    person.draw(page, person.drawing("7, plain"))  # the pad reads with what has been learnt
    assert page.evaluate("forwardpass.trace.probs.length") == 10
    page.evaluate("forwardpass.training.stop()")


def test_the_same_seed_gives_the_same_curve(open_page: OpenPage) -> None:
    page = open_page()
    curves = []
    for seed in (3, 3, 4):
        start(page, f"{{ seed: {seed}, batch: 16 }}", 50)
        page.evaluate("forwardpass.training.stop()")
        curve = page.evaluate("forwardpass.training.curve.map(({ loss }) => loss)")
        curves.append(curve[:50])
    assert curves[0] == curves[1]
    assert curves[0] != curves[2]


def test_what_makes_no_sense_is_said(open_page: OpenPage) -> None:
    page = open_page()
    said = """(choices) => { try { forwardpass.training.start(choices); return ""; }
      catch (error) { return error.message; } }"""
    seed = page.evaluate(said, {"seed": -1})
    assert seed == "A seed is a whole number from 0 to 4294967295, not -1."
    batch = page.evaluate(said, {"batch": 0})
    assert batch == "A batch is a whole number of lessons from 1 to 1024."
    start(page, "{ optimizer: 'momentum', rate: 1e30 }", 1)
    person.wait_until(page, "() => forwardpass.training.state.fault")
    assert "the learning rate is too high" in page.evaluate("forwardpass.training.state.fault")
