"""The lesson: all of it by keyboard alone, all of it by touch, and where it starts again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

CHAPTERS = 9
IN_VIEW = "(part) => part.scrollIntoView({ block: 'nearest' })"
MOST_CARDS = 60
NINE = person.thinned(person.drawing("9, straight"))
# A nine as arrow keys draw it: how often which way, pen down.
KEYS = (("ArrowLeft", 6), ("ArrowDown", 6), ("ArrowRight", 6), ("ArrowUp", 6), ("ArrowDown", 13))


def lesson(page: Page) -> Locator:
    return page.get_by_role("region", name="Lesson", exact=True)


def go_on(page: Page) -> Locator:
    """The button whose name says what comes next."""
    return lesson(page).locator(".course-on")


def title(page: Page) -> str:
    return lesson(page).get_by_role("heading", level=2).inner_text()


def questions(page: Page) -> Locator:
    return lesson(page).get_by_role("button", name="Check", exact=True)


def reason(page: Page) -> Locator:
    return lesson(page).locator(".course-reason")


def at_end(page: Page) -> bool:
    return go_on(page).inner_text() == "Explore"


def focus_is(page: Page, selector: str) -> bool:
    return bool(page.evaluate("(at) => document.activeElement.matches(at)", selector))


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until what is meant has the focus."""
    for _ in range(80):
        if focus_is(page, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {selector}")


def erase_by_keys(page: Page) -> None:
    """Erases row by row, from the middle of the picture down, until the answer is another."""
    tab_to(page, ".course .picture-canvas")
    page.keyboard.press("ArrowUp")
    ways = ("ArrowRight", "ArrowLeft")
    for row in range(14):
        for _ in range(14 if row == 0 else 27):
            if reason(page).count():
                return
            page.keyboard.press("Enter")
            page.keyboard.press(ways[row % 2])
        page.keyboard.press("ArrowUp")
    raise AssertionError("half of the picture is gone, and the answer stays")


def draw_by_keys(page: Page) -> None:
    tab_to(page, "[data-pad]")
    page.keyboard.press("c")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    for key, count in KEYS:
        for _ in range(count):
            page.keyboard.press(key)
    page.keyboard.press("Space")


def solve_by_keys(page: Page) -> None:
    heading = title(page)
    if heading.startswith("Scores"):
        tab_to(page, ".score-asked input")
        page.keyboard.press("End")
    elif heading.startswith("Why this"):
        erase_by_keys(page)
    elif page.locator(".ask-option input").count():
        tab_to(page, ".ask-option input")
        page.keyboard.press("Space")
        page.locator(".history-timeline").wait_for()
        tab_to(page, ".history-timeline input")
        page.keyboard.press("End")
    else:
        draw_by_keys(page)
    reason(page).wait_for()
    tab_to(page, ".course-on")


def test_the_whole_lesson_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.wait_until(page, "forwardpass.trace.prediction === 3")
    page.keyboard.press("l")
    seen = []
    for _ in range(MOST_CARDS):
        heading = title(page)
        if heading not in seen:
            seen.append(heading)
        if at_end(page):
            break
        if questions(page).count():
            tab_to(page, ".ask input")
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
            reason(page).wait_for()
            person.wait_until(page, "document.activeElement.matches('.course-on')")
        elif go_on(page).inner_text() == "Skip":
            solve_by_keys(page)
        # What was shown stays; a new card has the focus on its heading.
        page.keyboard.press("Space")
        person.settle(page)
    assert at_end(page), seen
    assert len({each.split("\n")[0] for each in seen}) == CHAPTERS
    page.keyboard.press("Space")
    lesson(page).locator("summary").first.focus()
    page.keyboard.press("Enter")
    chapters = lesson(page).get_by_role("navigation", name="Chapters").get_by_role("button")
    assert chapters.count() == CHAPTERS
    done = [row.get_attribute("aria-label") or "" for row in chapters.all()]
    assert all(name.endswith(", done") for name in done), done


def test_the_whole_lesson_by_touch(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce", **person.PHONE)
    person.wait_until(page, "forwardpass.trace.prediction === 3")
    page.get_by_role("tab", name="Learn", exact=True).tap()
    for _ in range(MOST_CARDS):
        if at_end(page):
            break
        if questions(page).count():
            lesson(page).locator(".ask-option").first.tap()
            questions(page).tap()
            reason(page).wait_for()
        elif go_on(page).inner_text() == "Skip":
            solve_by_touch(page)
        go_on(page).tap()
        person.settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert at_end(page)
    go_on(page).tap()
    assert page.get_by_role("tab", name="Draw", exact=True).get_attribute("aria-selected") == "true"


def solve_by_touch(page: Page) -> None:
    heading = title(page)
    if heading.startswith("Scores"):
        slider = lesson(page).locator(".score-asked input")
        slider.evaluate(IN_VIEW)
        box = slider.bounding_box()
        assert box is not None
        page.touchscreen.tap(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    elif heading.startswith("Why this"):
        erase_by_finger(page)
    elif lesson(page).locator(".ask-option").count():
        lesson(page).locator(".ask-option").first.tap()
        slider = lesson(page).locator(".history-timeline input")
        slider.evaluate(IN_VIEW)
        box = slider.bounding_box()
        assert box is not None
        page.touchscreen.tap(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    else:
        page.get_by_role("tab", name="Draw", exact=True).tap()
        page.get_by_role("button", name="Clear", exact=True).tap()
        told = page.locator(".pad-task").get_by_role("status")
        assert told.inner_text() == "Your task: make it answer 9."
        person.draw_with_finger(page, NINE)
        person.wait_until(page, "forwardpass.trace.prediction === 9")
        assert told.inner_text() == "Done: it answers 9."
        page.get_by_role("button", name="Back to the lesson", exact=True).tap()
    reason(page).wait_for()


def erase_by_finger(page: Page) -> None:
    """A finger sweeps over the ink, line by line, until the answer is another."""
    canvas = lesson(page).locator(".picture-canvas")
    canvas.evaluate(IN_VIEW)
    box = canvas.bounding_box()
    assert box is not None
    session = page.context.new_cdp_session(page)
    cell = box["width"] / 28
    for row in range(13, 3, -1):
        for column in range(4, 25):
            point = {"x": box["x"] + (column + 0.5) * cell, "y": box["y"] + (row + 0.5) * cell}
            kind = "touchStart" if column == 4 else "touchMove"
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        if reason(page).count():
            break
    session.detach()


def test_a_wrong_answer_is_told_why_and_nothing_ends(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.wait_until(page, "forwardpass.trace.prediction === 3")
    page.keyboard.press("l")
    for _ in range(2):
        page.keyboard.press("Space")
    above = page.evaluate("forwardpass.trace.image.filter((value) => value > 0).length")
    lesson(page).locator(".ask-option").filter(has_not_text=str(above)).first.click()
    questions(page).click()
    assert reason(page).inner_text().startswith(f"Not quite. {above} pixels")
    assert go_on(page).inner_text() == "Go on"


def test_a_neuron_of_the_stage_is_an_answer(open_page: OpenPage, address: str) -> None:
    page = open_page(at=f"{address}?lesson=5", reduced_motion="reduce")
    person.wait_until(page, "forwardpass.trace.prediction === 3")
    go_on(page).click()
    go_on(page).click()
    stage = person.stage(page)
    stage.focus()
    # The arrows begin at the answer and walk back, layer by layer.
    for _ in range(6):
        if "fc3" in (stage.get_attribute("aria-label") or ""):
            break
        page.keyboard.press("ArrowLeft")
    assert "fc3" in (stage.get_attribute("aria-label") or "")
    page.keyboard.press("Enter")
    assert "You pointed at fc3 neuron" in reason(page).inner_text()
    assert page.get_by_role("region", name="Look inside").count() == 0


def test_space_elsewhere_plays_and_in_the_lesson_goes_on(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    page.keyboard.press("l")
    assert go_on(page).inner_text() == "Show me"
    page.keyboard.press("Space")
    assert go_on(page).inner_text() == "Go on"
    page.keyboard.press("l")
    page.keyboard.press("Space")
    person.button(page, "Pause").wait_for()


def test_the_place_survives_a_reload(open_page: OpenPage, address: str) -> None:
    page = open_page(at=f"{address}?lesson=4", reduced_motion="reduce")
    go_on(page).click()
    page.goto(address)
    person.ready(page)
    page.keyboard.press("l")
    assert title(page).startswith("ReLU")
    assert "2 of 4" in title(page)


def test_a_link_starts_where_it_was_copied(page: Page, open_page: OpenPage, address: str) -> None:
    page.keyboard.press("l")
    lesson(page).locator("summary").first.click()
    lesson(page).get_by_role("button", name="6 Scores become shares", exact=True).click()
    link = page.evaluate("forwardpass.link()")
    opened = open_page(at=f"{address}#{link}")
    assert title(opened).startswith("Scores")


def test_focus_stays_where_somebody_draws(page: Page) -> None:
    page.keyboard.press("l")
    before = title(page)
    person.draw_with_mouse(page, NINE)
    person.wait_until(page, "forwardpass.trace.prediction === 9")
    assert focus_is(page, "[data-pad]")
    page.keyboard.press("Space")
    assert focus_is(page, "[data-pad]")
    assert title(page) == before
