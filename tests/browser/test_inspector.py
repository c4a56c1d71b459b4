"""The inspector in its column: what opens it, where focus goes, and what it keeps to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest
from inspector import TABS, drawer, explain, inspect, tab

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def three(open_page: OpenPage) -> Page:
    """A finished 3, standing still."""
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    return page


def test_a_bar_retargets_and_its_meter_stays(three: Page) -> None:
    target = person.button(three, "Explain digit 8")
    target.focus()
    three.keyboard.press("Enter")
    assert target.get_attribute("aria-pressed") == "true"
    assert "for 8" in three.locator(".legend").inner_text()
    assert three.get_by_role("meter", name="Digit 8", exact=True).count() == 1
    assert "Prediction: 3 (" in person.status(three).inner_text()
    target.focus()
    three.keyboard.press("Enter")
    assert "for 3" in three.locator(".legend").inner_text()
    assert target.get_attribute("aria-pressed") == "false"


def test_a_bar_is_where_focus_goes_back_to(three: Page) -> None:
    three.mouse.move(5, 5)
    target = person.button(three, "Explain digit 5")
    target.focus()
    three.keyboard.press("Enter")
    person.wait_until(three, "document.activeElement?.classList.contains('inside-title')")
    three.keyboard.press("Escape")
    assert drawer(three).count() == 0
    person.wait_until(
        three, "document.activeElement?.getAttribute('aria-label') === 'Explain digit 5'"
    )


def test_focus_goes_in_by_key_and_back_to_where_it_was(three: Page) -> None:
    clear = person.button(three, "Clear")
    clear.focus()
    three.keyboard.press("i")
    person.wait_until(three, "document.activeElement?.classList.contains('inside-title')")
    three.keyboard.press("Escape")
    assert drawer(three).count() == 0
    person.wait_until(three, "document.activeElement?.getAttribute('aria-label') === 'Clear'")


def test_a_neuron_chosen_by_key_takes_the_focus_and_gives_it_back(three: Page) -> None:
    three.keyboard.press("Tab")  # focus by keyboard, not by a script
    person.stage(three).focus()
    three.keyboard.press("ArrowLeft")
    three.keyboard.press("Enter")
    person.wait_until(three, "document.activeElement?.classList.contains('inside-title')")
    three.keyboard.press("Escape")
    person.wait_until(three, "document.activeElement?.classList.contains('stage-canvas')")


def test_the_inspector_opens_where_it_was_last(three: Page) -> None:
    three.keyboard.press("i")
    opened = drawer(three).get_by_role("tab", selected=True)
    assert opened.inner_text() == "Evidence"
    tab(three, "What if")
    three.keyboard.press("Escape")
    assert drawer(three).count() == 0
    three.keyboard.press("i")
    assert opened.inner_text() == "What if"
    inspect(three, 2, 51)
    assert opened.inner_text() == "Neuron"


def test_escape_closes_and_focus_returns(three: Page) -> None:
    opener = person.button(three, "Look inside")
    opener.focus()
    three.keyboard.press("Enter")
    person.wait_until(three, "document.activeElement?.classList.contains('inside-title')")
    three.keyboard.press("Escape")
    assert drawer(three).count() == 0
    person.wait_until(three, "document.activeElement?.textContent === 'Look inside'")
    three.keyboard.press("i")
    assert drawer(three).count() == 1


def test_tabs_follow_the_arrow_keys(three: Page) -> None:
    three.keyboard.press("i")
    person.wait_until(three, "document.activeElement?.classList.contains('inside-title')")
    before = person.seconds_shown(three)
    drawer(three).get_by_role("tab", name="Evidence").focus()
    for name in (*TABS[1:], TABS[0]):
        three.keyboard.press("ArrowRight")
        chosen = drawer(three).get_by_role("tab", name=name, exact=True)
        assert chosen.get_attribute("aria-selected") == "true"
        assert chosen.evaluate("(tab) => tab === document.activeElement")
    assert person.seconds_shown(three) == before, "the arrows moved the story as well"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844), (768, 1024)])
def test_the_drawer_fits_and_the_answer_stays(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(reduced_motion="reduce", viewport={"width": width, "height": height})
    person.draw(page, person.drawing("3, round"))
    explain(page, 3, 8)
    for name in TABS:
        tab(page, name)
        over = page.evaluate(
            """() => [document.documentElement.scrollWidth - innerWidth,
              ...[...document.querySelectorAll('.drawer-body')]
                .map((body) => body.scrollWidth - body.clientWidth)]"""
        )
        assert max(over) <= 0, f"{name} is wider than its place by {over}"
    drawer(page).evaluate("(sheet) => sheet.scrollIntoView({ block: 'end' })")
    person.settle(page)
    box = drawer(page).bounding_box()
    answer = person.status(page).bounding_box()
    assert box is not None
    assert answer is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height + 1
    # Beside the stage, or below it while it stays in sight.
    assert answer["y"] >= 0
    assert answer["y"] + answer["height"] <= height
    if width >= 1000:
        assert answer["x"] + answer["width"] <= box["x"]


def test_no_panel_gives_the_answer_away(three: Page) -> None:
    inspect(three, 3, 3)  # the output of the answer
    steps = {step["kind"]: step for step in three.evaluate("forwardpass.steps")}
    later = "The answer comes at the end of the story."
    person.seek(three, steps["layer"]["end"] - 0.01)
    share = f"{round(100 * person.trace(three)['confidence'])}%"
    for name in TABS:
        tab(three, name)
        text = drawer(three).inner_text()
        assert later in text, name
        assert share not in text, name
        for told in ("Why 3, ", "evidence for 3", "says", "before", "for 3"):
            assert told not in text, (name, told)
    tab(three, "Evidence")
    drawer(three).get_by_role("button", name="Go to the answer", exact=True).click()
    person.settle(three)
    assert person.seconds_shown(three) == pytest.approx(person.duration(three))
    title = drawer(three).get_by_role("heading", name="Why 3?", exact=True)
    title.wait_for()
    person.wait_until(three, "document.activeElement.matches('.inside-title')")
    for name in TABS:
        tab(three, name)
        assert later not in drawer(three).inner_text(), name
