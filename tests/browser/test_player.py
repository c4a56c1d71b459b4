"""The story's clock: play, pause, steps, the slider, the keyboard, and stillness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def three(page: Page) -> Page:
    """A drawn 3, paused at the beginning of its story."""
    person.draw(page, person.drawing("3, round"))
    person.seek(page, 0)
    return page


def caption(page: Page) -> str:
    """What the timeline says about where it stands."""
    return str(
        person.timeline(page).evaluate("(slider) => slider.getAttribute('aria-valuetext') ?? ''")
    )


def test_play_runs_and_pause_stops(three: Page) -> None:
    person.button(three, "Play").click()
    three.wait_for_timeout(700)
    person.button(three, "Pause").click()
    person.button(three, "Play").wait_for()  # what follows is on screen
    stopped = person.seconds_shown(three)
    assert 0.1 < stopped < person.duration(three)
    three.wait_for_timeout(300)
    assert person.seconds_shown(three) == stopped


def test_play_and_pause_by_script(three: Page) -> None:
    three.evaluate("forwardpass.play()")
    three.wait_for_timeout(600)
    three.evaluate("forwardpass.pause()")
    person.settle(three)
    assert person.seconds_shown(three) > 0.1


def test_the_story_ends_by_itself(three: Page) -> None:
    end = person.duration(three)
    three.evaluate("(at) => { forwardpass.seek(at); forwardpass.play(); }", end - 0.5)
    person.button(three, "Play").wait_for(timeout=5000)
    assert person.seconds_shown(three) == pytest.approx(end, abs=0.06)


def test_steps_go_on_and_back(three: Page) -> None:
    told = [caption(three)]
    for _ in range(4):
        person.button(three, "Next step").click()
        three.wait_for_timeout(900)
        told.append(caption(three))
    assert len(set(told)) == 5
    person.button(three, "Previous step").click()
    three.wait_for_timeout(300)
    assert caption(three) == told[3]


def test_every_step_can_be_reached_and_says_something(three: Page) -> None:
    seen = []
    end = person.duration(three)
    for share in range(41):
        person.seek(three, end * share / 40)
        seen.append(caption(three))
    assert all(seen)
    assert len(set(seen)) >= 12  # ink .. prediction, layer by layer


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_the_slider_stands_where_the_script_sought(three: Page, share: float) -> None:
    at = person.duration(three) * share
    person.seek(three, at)
    assert person.seconds_shown(three) == pytest.approx(at, abs=0.06)


def test_a_click_on_the_slider_seeks(three: Page) -> None:
    box = person.timeline(three).bounding_box()
    assert box
    three.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    person.settle(three)
    middle = person.seconds_shown(three) / person.duration(three)
    assert 0.3 < middle < 0.7


def test_space_and_arrows(three: Page) -> None:
    three.locator("body").evaluate("() => document.activeElement?.blur()")
    three.keyboard.press("ArrowRight")
    three.wait_for_timeout(900)
    first = person.seconds_shown(three)
    three.keyboard.press("ArrowRight")
    three.wait_for_timeout(900)
    second = person.seconds_shown(three)
    assert 0 < first < second
    three.keyboard.press("ArrowLeft")
    three.wait_for_timeout(300)
    assert person.seconds_shown(three) < second
    three.keyboard.press("Space")
    person.button(three, "Pause").wait_for()
    three.keyboard.press("Space")
    person.button(three, "Play").wait_for()


def test_same_second_same_picture_whatever_the_way_there(three: Page) -> None:
    screen = three.get_by_role("main")
    end = person.duration(three)
    person.seek(three, 0.6 * end)
    three.wait_for_timeout(800)  # style transitions of buttons and tiles
    direct = screen.screenshot()
    for share in (0.9, 0.1, 0.3, 0.6):
        person.seek(three, share * end)
    three.wait_for_timeout(800)
    assert screen.screenshot() == direct, "the pictures differ"


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_still_page_draws_nothing(open_page: OpenPage, share: float) -> None:
    page = open_page(script=person.COUNT_DRAWING)
    person.draw(page, person.drawing("3, round"))
    person.seek(page, share * person.duration(page))
    page.wait_for_timeout(700)  # transitions of the panels may finish
    page.evaluate("globalThis.counted.frames = globalThis.counted.draws = 0")
    page.wait_for_timeout(1500)
    assert page.evaluate("[counted.frames, counted.draws]") == [0, 0]


def test_playing_does_draw(open_page: OpenPage) -> None:
    page = open_page(script=person.COUNT_DRAWING)
    person.draw(page, person.drawing("3, round"))
    person.seek(page, 0)
    page.evaluate("globalThis.counted.frames = globalThis.counted.draws = 0; forwardpass.play()")
    page.wait_for_timeout(1000)
    frames, draws = page.evaluate("[counted.frames, counted.draws]")
    assert frames > 5
    assert draws > frames
