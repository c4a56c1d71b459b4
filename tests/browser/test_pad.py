"""Drawing: with a mouse, a finger and the keyboard; the answer follows the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import person
import pytest

from forwardpass.digits.ink import ink

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WHOLE_SEVEN = person.drawing("7, crossed")
SEVEN = person.thinned(WHOLE_SEVEN)
ZERO = person.thinned(person.drawing("0, round"))


def clear(page: Page) -> None:
    person.button(page, "Clear").click()
    person.wait_until(page, "!forwardpass.trace.image.some((value) => value > 0)")


@pytest.mark.parametrize(("strokes", "digit"), [(SEVEN, 7), (ZERO, 0)], ids=["7", "0"])
def test_a_mouse_draws_a_digit(page: Page, strokes: person.Strokes, digit: int) -> None:
    clear(page)
    person.draw_with_mouse(page, strokes)
    person.settle(page)
    assert person.trace(page)["prediction"] == digit
    assert f"Prediction: {digit} (Confidence: " in person.status(page).inner_text()


def test_the_mouse_leaves_the_ink_that_its_path_has(page: Page) -> None:
    clear(page)
    person.draw_with_mouse(page, WHOLE_SEVEN)
    person.settle(page)
    image = np.array(person.trace(page)["image"]).reshape(28, 28)
    # Mouse positions are rounded to the screen's pixels, so the pictures are near, not equal.
    assert np.abs(image - ink(WHOLE_SEVEN)).mean() < 0.02


def test_the_answer_follows_the_pen(page: Page) -> None:
    clear(page)
    box = person.on_screen(page, SEVEN)[0]
    page.mouse.move(*box[0])
    page.mouse.down()
    inked = []
    for x, y in box[1:]:
        page.mouse.move(x, y)
        person.settle(page)
        inked.append(page.evaluate("forwardpass.trace.image.filter((value) => value > 0).length"))
        assert "Prediction: " in person.status(page).inner_text()
    page.mouse.up()
    assert len(set(inked)) > 5  # the picture grew while the pen was down


def test_a_finger_draws_and_the_page_does_not_scroll(open_page: OpenPage) -> None:
    page = open_page(**person.PHONE)
    clear(page)
    before = page.evaluate("scrollY")
    person.draw_with_finger(page, person.thinned(person.drawing("2, plain")))
    person.settle(page)
    assert person.trace(page)["prediction"] == 2
    assert page.evaluate("scrollY") == before


def test_a_stroke_that_leaves_the_pad_goes_on(page: Page) -> None:
    clear(page)
    (path,) = person.on_screen(page, [[[140, 40], [140, 140], [140, 240], [140, 330], [140, 240]]])
    page.mouse.move(*path[0])
    page.mouse.down()
    for x, y in path[1:]:
        page.mouse.move(x, y)
    page.mouse.up()
    person.settle(page)
    assert person.trace(page)["prediction"] == 1
    still = person.trace(page)["image"]
    page.mouse.move(*person.on_screen(page, [[[60, 60]]])[0][0])
    person.settle(page)
    assert person.trace(page)["image"] == still  # the pen is up


def test_clear_empties_pad_and_answer(page: Page) -> None:
    person.draw(page, ZERO)
    clear(page)
    assert "Confidence" not in person.status(page).inner_text()
    assert not any(person.trace(page)["image"])


def test_undo_takes_back_the_last_stroke(page: Page) -> None:
    clear(page)
    person.draw_with_mouse(page, SEVEN[:1])
    person.settle(page)
    one = person.trace(page)["image"]
    person.draw_with_mouse(page, SEVEN[1:])
    person.settle(page)
    assert person.trace(page)["image"] != one
    person.button(page, "Undo").click()
    person.settle(page)
    assert person.trace(page)["image"] == one


def test_buttons_that_would_do_nothing_say_so_and_keep_the_focus(page: Page) -> None:
    clear(page)
    off = {name: person.button(page, name) for name in ("Undo", "Redo", "Clear")}

    def disabled() -> dict[str, bool]:
        return {name: each.get_attribute("aria-disabled") == "true" for name, each in off.items()}

    assert disabled() == {"Undo": False, "Redo": True, "Clear": True}
    off["Undo"].click()  # the clearing
    person.draw_with_mouse(page, SEVEN[:1])
    person.settle(page)
    assert disabled() == {"Undo": False, "Redo": True, "Clear": False}
    off["Clear"].focus()
    page.keyboard.press("Enter")
    person.wait_until(page, "!forwardpass.trace.image.some((value) => value > 0)")
    assert disabled() == {"Undo": False, "Redo": True, "Clear": True}
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Clear"
    page.keyboard.press("Enter")  # does nothing: no further step is there to be taken back
    off["Undo"].click()
    person.settle(page)
    assert disabled() == {"Undo": False, "Redo": False, "Clear": False}


def test_a_dot_stays_a_dot(page: Page) -> None:
    clear(page)
    person.draw_with_mouse(page, [[[140, 140], [141, 141]]])
    person.settle(page)
    image = np.array(person.trace(page)["image"]).reshape(28, 28)
    assert 1 <= np.flatnonzero(image.any(axis=1)).size <= 5


def test_the_eraser_takes_ink_and_one_undo_brings_a_drag_back(page: Page) -> None:
    clear(page)
    bar = [[[40.0, 140.0], [240.0, 140.0]]]
    person.draw_with_mouse(page, bar)
    person.settle(page)
    before = person.trace(page)["image"]
    page.keyboard.press("e")
    assert person.button(page, "Eraser").get_attribute("aria-pressed") == "true"
    person.draw_with_mouse(page, [[[140, 60], [140, 140], [140, 220]]])
    person.settle(page)
    image = np.array(person.trace(page)["image"]).reshape(28, 28)
    assert image[:, 14].max() < 0.1  # a hole in the middle
    assert image[:, 7].any()
    assert image[:, 21].any()
    person.button(page, "Undo").click()
    person.settle(page)
    assert person.trace(page)["image"] == before
    page.keyboard.press("e")
    assert person.button(page, "Eraser").get_attribute("aria-pressed") == "false"


def test_the_keyboard_erases(page: Page) -> None:
    clear(page)
    person.draw_with_mouse(page, [[[140, 60], [140, 240]]])
    person.button(page, "Eraser").click()
    person.pad(page).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    for _ in range(16):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    person.wait_until(page, "forwardpass.trace.image.filter((value) => value > 0.5).length < 20")


def test_pens_differ_in_width_and_a_link_keeps_them(
    page: Page, open_page: OpenPage, address: str
) -> None:
    ink_of = {}
    for name in ("Thin pen", "Normal pen", "Thick pen"):
        clear(page)
        page.get_by_role("radio", name=name).click()
        person.draw_with_mouse(page, SEVEN)
        person.settle(page)
        ink_of[name] = sum(person.trace(page)["image"])
    assert ink_of["Thin pen"] < 0.8 * ink_of["Normal pen"]
    assert ink_of["Thick pen"] > 1.2 * ink_of["Normal pen"]
    fragment = page.evaluate("forwardpass.link()")
    assert person.trace(open_page(at=f"{address}#{fragment}")) == person.trace(page)
    page.keyboard.press("[")
    assert page.get_by_role("radio", name="Normal pen").is_checked()
    page.keyboard.press("]")
    assert page.get_by_role("radio", name="Thick pen").is_checked()


def test_tricky_drawings_say_which_digits_they_could_be(page: Page) -> None:
    tricky = page.get_by_role("button", name="Tricky: draw a digit that could be two")
    for _ in range(3):
        tricky.click()
        named = page.locator(".tricky-name")
        one, _, other = named.inner_text().removesuffix("?").split()
        person.wait_until(
            page,
            "(digits) => digits.includes(forwardpass.trace.prediction)"
            " && forwardpass.trace.confidence > 0.4 && forwardpass.trace.confidence < 0.8",
            [int(one), int(other)],
        )


def test_a_drawing_survives_a_reload(page: Page) -> None:
    clear(page)
    person.draw_with_mouse(page, SEVEN[:1])
    person.settle(page)
    before = person.trace(page)
    page.reload()
    person.ready(page)
    difference = np.abs(np.array(person.trace(page)["image"]) - before["image"])
    assert difference.max() < 0.08  # settled, as in a link
    person.draw_with_mouse(page, SEVEN[1:])  # it is still one's own: the pen goes on
    person.settle(page)
    assert person.trace(page)["prediction"] == 7
    clear(page)
    page.reload()
    person.ready(page)
    person.wait_until(page, "forwardpass.trace.prediction === 3")  # the opening


def test_space_plays_what_was_drawn_with_the_mouse_or_chosen(page: Page) -> None:
    clear(page)
    person.draw_with_mouse(page, SEVEN)
    person.settle(page)
    seven = person.trace(page)["image"]
    page.keyboard.press("Space")
    person.button(page, "Pause").wait_for()
    page.keyboard.press("Space")
    person.button(page, "Play").wait_for()
    assert person.trace(page)["image"] == seven
    page.get_by_role("button", name="Draw a 2").click()
    person.wait_until(page, "forwardpass.trace.prediction === 2")
    page.keyboard.press("Space")
    person.button(page, "Pause").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # where the keyboard went, keys are the control's again
    assert page.evaluate("document.activeElement.matches('button, a, canvas, summary')")


def test_what_was_taken_back_comes_back(page: Page) -> None:
    clear(page)
    person.draw_with_mouse(page, SEVEN)
    person.settle(page)
    seven = person.trace(page)["image"]
    for _ in SEVEN:
        page.keyboard.press("Control+z")
    person.wait_until(page, "!forwardpass.trace.image.some((value) => value > 0)")
    for _ in SEVEN:
        page.keyboard.press("Control+Shift+z")
    person.settle(page)
    assert person.trace(page)["image"] == seven


def test_digit_keys_draw_ready_made_digits(page: Page) -> None:
    for digit in range(10):
        page.keyboard.press(str(digit))
        person.wait_until(
            page,
            "(digit) => forwardpass.trace.prediction === digit"
            " && forwardpass.trace.confidence > 0.5",
            digit,
        )


def test_the_keyboard_draws_a_one(page: Page) -> None:
    clear(page)
    person.pad(page).focus()
    page.keyboard.press("ArrowUp")  # a cursor shows, moved from the middle of the pad
    for _ in range(7):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")  # pen down
    for _ in range(15):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")  # pen up
    person.settle(page)
    drawn = person.trace(page)
    image = np.array(drawn["image"]).reshape(28, 28)
    assert drawn["prediction"] == 1
    assert np.flatnonzero(image.any(axis=1)).size >= 18  # fitted into 20 px of height
    page.keyboard.press("ArrowRight")
    person.settle(page)
    assert person.trace(page)["image"] == drawn["image"]  # the pen is up
