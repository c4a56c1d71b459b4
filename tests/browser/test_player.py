"""The story's clock: play, pause, steps, the slider, the keyboard, and stillness."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import chromium
import person
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from person import OpenPage
    from playwright.sync_api import Browser, Page, Playwright

pytestmark = pytest.mark.browser


@pytest.fixture
def coarse() -> bool:
    return False


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


def at_rest(page: Page) -> None:
    """Waits until the step that was asked for has moved."""
    person.settle(page)
    person.button(page, "Play").wait_for()


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
    person.wait_until(three, "document.querySelector('.scrubber-input').value > 0.1")
    three.evaluate("forwardpass.pause()")
    person.settle(three)
    stands = person.seconds_shown(three)
    assert stands > 0.1
    person.settle(three)
    assert person.seconds_shown(three) == stands


def test_the_story_ends_by_itself(three: Page) -> None:
    end = person.duration(three)
    three.evaluate("(at) => { forwardpass.seek(at); forwardpass.play(); }", end - 0.5)
    person.button(three, "Play").wait_for(timeout=5000)
    assert person.seconds_shown(three) == pytest.approx(end, abs=0.06)


def test_steps_go_on_and_back(three: Page) -> None:
    told = [caption(three)]
    for _ in range(4):
        person.button(three, "Next step").click()
        at_rest(three)
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


# What the answer shows: its large sign, and of each bar what a reader and a screen reader get, its
# length in percent, and whether it is marked.
ANSWER = """() => {
  const percent = (track, fill) => {
    const [whole, part] = [track, fill].map((each) => each.getBoundingClientRect());
    return Math.round(100 * (part.right - whole.left) / whole.width);
  };
  return [
  document.querySelector(".answer-digit").textContent,
  [...document.querySelectorAll('[role="meter"]')].map((bar) => [
    bar.querySelector(".bar-value").textContent,
    bar.getAttribute("aria-valuetext"),
    Number(bar.getAttribute("aria-valuenow")),
    percent(bar.querySelector(".bar-track"), bar.querySelector(".bar-fill")),
    bar.querySelector(".bar-ghost").checkVisibility(),
    bar.classList.contains("bar-highest"),
  ]),
  document.querySelectorAll('.bar-target[aria-pressed="true"]').length,
  ];
}"""
EMPTY = ["–", "not known yet", 0, 0, False, False]


def test_the_answer_is_withheld_until_the_story_gives_it(three: Page) -> None:
    steps = {step["kind"]: step for step in three.evaluate("forwardpass.steps")}
    probs = person.trace(three)["probs"]
    for kind in ("ink", "products", "activation", "layer", "scores"):
        person.seek(three, steps[kind]["end"] - 0.01)
        assert three.evaluate(ANSWER) == ["?", [EMPTY] * 10, 0], kind
        assert "at the end of the story" in person.status(three).inner_text()
        assert "3" not in person.status(three).inner_text()
    assert person.trace(three)["probs"] == probs, "a script always gets the truth"

    person.seek(three, steps["shares"]["end"] - 0.01)
    sign, bars, pressed = three.evaluate(ANSWER)
    assert (sign, pressed) == ("?", 0)
    assert [bar[2] for bar in bars] == pytest.approx(probs, abs=1e-5)
    assert [bar[3] for bar in bars] == pytest.approx([100 * p for p in probs], abs=1.5)
    assert not any(bar[5] for bar in bars)
    assert "%" in bars[3][0]

    person.seek(three, steps["answer"]["start"] + 0.01)
    sign, bars, pressed = three.evaluate(ANSWER)
    assert (sign, pressed) == ("3", 1)
    assert [bar[5] for bar in bars] == [k == 3 for k in range(10)]
    assert "Prediction: 3 (Confidence: " in person.status(three).inner_text()


def test_playing_gives_the_answer_away_at_the_end_and_drawing_at_once(three: Page) -> None:
    steps = {step["kind"]: step for step in three.evaluate("forwardpass.steps")}
    three.evaluate(
        "(at) => { forwardpass.seek(at); forwardpass.play(); }", steps["answer"]["start"] - 1
    )
    assert "at the end of the story" in person.status(three).inner_text()
    person.wait_until(three, "document.querySelector('.answer-digit').textContent === '3'")
    person.seek(three, 0)
    assert three.evaluate(ANSWER)[0] == "?"
    person.draw_with_mouse(three, person.thinned(person.drawing("1, plain")))
    person.wait_until(three, "document.querySelector('.answer-digit').textContent !== '?'")
    assert "Prediction: " in person.status(three).inner_text()
    assert "Press Play to see how" in three.locator(".caption-text").inner_text()


def test_the_legend_tells_of_the_lines_that_are_there(three: Page) -> None:
    steps = {step["kind"]: step for step in three.evaluate("forwardpass.steps")}
    keys = "[...document.querySelectorAll('.legend-line')].map((key) => key.classList[1])"
    for kind, wanted in {
        "pixels": [],
        "products": ["legend-plus", "legend-minus"],
        "scores": ["legend-plus", "legend-minus"],
        "answer": ["legend-for", "legend-against"],
    }.items():
        person.seek(three, steps[kind]["end"] - 0.01)
        assert three.evaluate(keys) == wanted, kind


def test_the_formula_grows_with_its_steps(three: Page) -> None:
    steps = {step["kind"]: step for step in three.evaluate("forwardpass.steps")}
    formula = three.locator(".caption .formula [aria-hidden]")
    said = []
    for kind in ("products", "sum", "activation"):
        person.seek(three, steps[kind]["start"])
        said.append(formula.inner_text())
    products, whole, bent = said
    assert whole.startswith(products)
    assert bent.startswith(whole)
    assert bent.count("ReLU") == 1
    person.seek(three, steps["pixels"]["start"])
    assert formula.count() == 0


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
    at_rest(three)
    first = person.seconds_shown(three)
    three.keyboard.press("ArrowRight")
    at_rest(three)
    second = person.seconds_shown(three)
    assert 0 < first < second
    three.keyboard.press("ArrowLeft")
    three.wait_for_timeout(300)
    assert person.seconds_shown(three) < second
    three.keyboard.press("Space")
    person.button(three, "Pause").wait_for()
    three.keyboard.press("Space")
    person.button(three, "Play").wait_for()


@pytest.fixture
def with_gl(playwright: Playwright) -> Iterator[Browser]:
    """Composed with software GL: without it the edges of round corners differ by 1 of 255."""
    started = chromium.launch(playwright)
    yield started
    started.close()


def test_same_second_same_picture_whatever_the_way_there(
    open_page: OpenPage, with_gl: Browser
) -> None:
    page = open_page(within=with_gl)
    person.draw(page, person.drawing("3, round"))
    screen = page.get_by_role("main")
    end = person.duration(page)
    person.seek(page, 0.6 * end)
    page.wait_for_timeout(800)  # style transitions of buttons and tiles
    direct = screen.screenshot()
    for share in (0.9, 0.1, 0.3, 0.6):
        person.seek(page, share * end)
    page.wait_for_timeout(800)
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
    ink = page.evaluate("forwardpass.steps")[0]
    person.seek(page, ink["start"] + ink["lead"])  # the words have stood; now it is written
    page.evaluate("globalThis.counted.frames = globalThis.counted.draws = 0; forwardpass.play()")
    person.wait_until(page, "counted.frames > 5", seconds=30)
    frames, draws = page.evaluate("[counted.frames, counted.draws]")
    assert draws > frames


# The words of caption, formula, answer and legend; and those of every label on the stage, without
# its numbers, where it is to be seen.
WORDS = r"""() => {
  const page = ".caption, .answer, .legend-list";
  const seen = (label) => label.checkVisibility({ opacityProperty: true });
  return {
    page: [...document.querySelectorAll(page)].map((part) => part.innerText),
    stage: [...document.querySelectorAll(".stage-label, .stage-tiles figcaption")].filter(seen)
      .flatMap((label) => label.textContent.match(/\p{L}[\p{L}\p{N}]*/gu) ?? []).sort(),
  };
}"""


def test_no_new_word_comes_while_something_moves(three: Page) -> None:
    said = set()
    for step in three.evaluate("forwardpass.steps"):
        begin = step["start"] + step["lead"]
        person.seek(three, begin)
        before = three.evaluate(WORDS)
        for share in (0.03, 0.2, 0.4, 0.55, 0.7, 0.85, 0.97):
            person.seek(three, begin + share * step["motion"])
            now = three.evaluate(WORDS)
            assert now["page"] == before["page"], (step["name"], share)
            new = Counter(now["stage"]) - Counter(before["stage"])
            assert not new, (step["name"], share, new)
        person.seek(three, step["end"] - 0.01)
        said.add(str(three.evaluate(WORDS)))
    assert len(said) > 10


def test_an_empty_pad_has_nothing_to_play(three: Page) -> None:
    play = person.button(three, "Play")
    assert play.get_attribute("aria-disabled") == "false"
    person.button(three, "Clear").click()
    person.settle(three)
    assert play.get_attribute("aria-disabled") == "true"
    play.focus()
    three.keyboard.press("Enter")
    person.settle(three)
    assert play.is_visible()  # it did not become Pause
    assert person.seconds_shown(three) == 0
    live = three.locator("[aria-live]").all_inner_texts()
    assert any("Draw a digit first" in said for said in live)
