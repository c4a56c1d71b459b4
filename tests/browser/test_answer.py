"""The answer: the lesson's sentence, ten meters, and the numbers behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SENTENCE = re.compile(r"Prediction: (\d) \(Confidence: (over 99|\d+)%\)")


@pytest.fixture
def three(page: Page) -> Page:
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    return page


def test_the_sentence_is_the_lessons(three: Page) -> None:
    found = SENTENCE.search(person.status(three).inner_text())
    trace = person.trace(three)
    assert found
    assert int(found[1]) == trace["prediction"] == 3
    percent = round(100 * trace["confidence"])
    assert found[2] == ("over 99" if percent >= 100 else str(percent))


def test_ten_meters_carry_the_probabilities(three: Page) -> None:
    probs = person.trace(three)["probs"]
    for digit in range(10):
        meter = three.get_by_role("meter", name=f"Digit {digit}", exact=True)
        now, most = meter.evaluate(
            """(meter) => [meter.getAttribute("aria-valuenow") ?? meter.value,
                           meter.getAttribute("aria-valuemax") ?? meter.max ?? 1].map(Number)"""
        )
        assert now / most == pytest.approx(probs[digit], abs=0.006)


# How much of its track each meter's fill covers, as it is on the screen.
LENGTHS = """
() => [...document.querySelectorAll('[role="meter"]')].map((meter) => {
  const [track, fill] = [".bar-track", ".bar-fill"]
    .map((part) => meter.querySelector(part).getBoundingClientRect());
  return [meter.getAttribute("aria-label"), (fill.right - track.left) / track.width];
})
"""


def test_each_bar_is_as_long_as_its_own_class_is_probable(page: Page) -> None:
    for name in ("3, round", "4, closed", "8, slim", "7, plain"):
        person.draw(page, person.drawing(name))
        person.seek(page, person.duration(page))
        person.settle(page)
        expected = [(f"Digit {k}", p) for k, p in enumerate(person.trace(page)["probs"])]
        for (label, length), (digit, probability) in zip(
            page.evaluate(LENGTHS), expected, strict=True
        ):
            assert label == digit
            assert length == pytest.approx(probability, abs=0.01), f"{name}: bar of {digit}"


def test_what_is_scripted_agrees_with_itself(three: Page) -> None:
    trace = person.trace(three)
    assert [layer["name"] for layer in trace["layers"]] == ["fc1", "fc2", "fc3", "fc4"]
    assert [len(layer["post"]) for layer in trace["layers"]] == [512, 256, 128, 10]
    assert trace["layers"][-1]["post"] == trace["probs"]
    assert trace["confidence"] == max(trace["probs"]) == trace["probs"][trace["prediction"]]
    assert sum(trace["probs"]) == pytest.approx(1, abs=1e-6)
    assert len(trace["image"]) == 784


def test_set_pixels_shows_what_it_was_given(three: Page) -> None:
    drawn = person.trace(three)
    person.draw(three, person.drawing("8, slim"))
    person.set_pixels(three, drawn["image"])
    person.settle(three)
    again = person.trace(three)
    assert again["image"] == drawn["image"]
    assert again["probs"] == drawn["probs"]
    assert "Prediction: 3 " in person.status(three).inner_text()


WRONG_PIXELS = ["[1, 2, 3]", "Array(784).fill(NaN)", "'a picture'", "null", "Array(784).fill(7)"]
WRONG_STROKES = ["7", "[[1, 2]]", "[[['a', 'b']]]", "[[[NaN, 1]]]", "[[[0]]]", "null"]


def test_wrong_pixels_get_a_sentence_and_change_nothing(three: Page) -> None:
    before = person.trace(three)
    for values in WRONG_PIXELS:
        message = complaint(three, f"setPixels({values})")
        assert "setPixels" in message, f"{values}: {message}"
    assert person.trace(three) == before


def test_wrong_strokes_get_a_sentence_and_change_nothing(three: Page) -> None:
    before = person.trace(three)
    for strokes in WRONG_STROKES:
        message = complaint(three, f"draw({strokes})")
        assert "stroke" in message, f"{strokes}: {message}"
    assert person.trace(three) == before


def complaint(page: Page, call: str) -> str:
    """The message that a call of `globalThis.forwardpass` throws."""
    return str(
        page.evaluate(
            f"() => {{ try {{ forwardpass.{call}; return 'nothing was thrown'; }}"
            " catch (error) { return error.message; } }"
        )
    )


def test_no_strokes_are_a_blank_page(three: Page) -> None:
    person.draw(three, [])
    person.settle(three)
    assert not any(person.trace(three)["image"])
