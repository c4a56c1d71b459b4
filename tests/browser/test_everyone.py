"""Forced colours, zoom, paper, stillness and speech: what grounds and motion tell elsewhere is told
there, too."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import boxes
import person
import pytest
from parts import Parts

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MOST_WORDS = 180  # a minute
SCHEMES = ["dark", "light"]
# The colours of a style of everything that a selector finds.
COLOURS = """
([selector, style]) =>
  [...document.querySelectorAll(selector)].map((at) => getComputedStyle(at)[style])
"""


def colours(page: Page, selector: str, style: str) -> list[str]:
    found: list[str] = page.evaluate(COLOURS, [selector, style])
    assert found, selector
    return found


class Forced:
    """What is visible where only the reader's own colours are left."""

    def __init__(self, page: Page) -> None:
        self.page = page
        (self.ground,) = set(colours(page, ".fp", "backgroundColor"))

    def framed(self, *selectors: str, style: str = "borderTopColor") -> None:
        for selector in selectors:
            assert self.ground not in colours(self.page, selector, style), selector

    def filled(self, *selectors: str) -> None:
        self.framed(*selectors, style="backgroundColor")

    def chosen(self, chosen: str, others: str, style: str = "outlineColor") -> None:
        """What is chosen looks different from everything that could be chosen instead."""
        (one,) = set(self._looks(chosen, style))
        assert one not in self._looks(others, style), f"{chosen} looks like {others}"

    def _looks(self, selector: str, style: str) -> list[tuple[str, str]]:
        kind = style.replace("Color", "Style")
        return [
            (colour if line != "none" else "none", line)
            for colour, line in zip(
                colours(self.page, selector, style), colours(self.page, selector, kind), strict=True
            )
        ]


def forced(open_page: OpenPage, scheme: str, **options: object) -> Page:
    page = open_page(
        forced_colors="active", color_scheme=scheme, reduced_motion="reduce", **options
    )
    person.wait_until(page, "forwardpass.trace.confidence > 0.9")
    person.settle(page)
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_the_story_visible(open_page: OpenPage, scheme: str) -> None:
    page = forced(open_page, scheme)
    look = Forced(page)
    look.framed(".invitation .button", ".telling", ".bar-track", ".pad", ".step-mark", ".pad-tool")
    look.chosen(".mode:has(:checked)", ".mode:not(:has(:checked))")
    look.chosen(".speed-choice:has(:checked)", ".speed-choice:not(:has(:checked))")
    look.chosen(".pen:has(:checked)", ".pen:not(:has(:checked))")
    page.keyboard.press("e")
    person.settle(page)
    look.chosen(
        ".pad-tool[aria-pressed=true]", ".pad-tool[aria-pressed=false], .pen:not(:has(:checked))"
    )
    person.seek(page, person.duration(page) - 0.5)  # a line is lit
    look.chosen(".code-lit", ".code-line:not(.code-lit)", "outlineColor")
    look.filled(".bar-fill", ".step-mark-now", ".step-mark-done")
    assert colours(page, ".step-mark-now", "backgroundColor") != colours(
        page, ".step-mark-done", "backgroundColor"
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_the_inspector_visible(open_page: OpenPage, scheme: str) -> None:
    page = forced(open_page, scheme)
    look = Forced(page)
    page.evaluate("forwardpass.explain(3, 8)")
    person.settle(page)
    look.chosen(".tab[aria-selected=true]", ".tab[aria-selected=false]", "borderBottomColor")
    look.chosen(
        ".bar-target[aria-pressed=true]", ".bar-target[aria-pressed=false]", "borderLeftColor"
    )
    page.keyboard.press("k")
    person.draw(page, person.drawing("8, two rings"))
    person.seek(page, person.duration(page))
    look.filled(".bar-before")
    look.framed(".difference")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_the_lesson_visible(open_page: OpenPage, scheme: str) -> None:
    page = forced(open_page, scheme)
    look = Forced(page)
    asked = 0

    def at(where: str) -> None:
        nonlocal asked
        look.framed(".course-dot")
        look.chosen(".course-dot-now", ".course-dot:not(.course-dot-now)", "borderTopColor")
        if not page.locator(".ask-option").count():
            return
        if where.endswith("answered"):
            look.framed(".ask-true", ".course-reason")
        else:
            look.framed(".ask-option")
            asked += 1

    Parts(page).walk("lesson", look=at)
    assert asked >= 6
    page.keyboard.press("l")
    person.settle(page)
    look.filled(".course-dot-done")


def test_forced_colours_leave_the_tabs_of_a_phone_visible(open_page: OpenPage) -> None:
    page = forced(open_page, "dark", **person.PHONE)
    look = Forced(page)
    for k in range(5):
        page.locator(".part").nth(k).tap()
        person.settle(page)
        look.chosen(".part[aria-selected=true]", ".part[aria-selected=false]", "borderBottomColor")


# A window of 1280x800 at 200 % has room for this.
ZOOMED = {"width": 640, "height": 400}


def test_at_200_percent_nothing_is_cut_off_or_covered(open_page: OpenPage) -> None:
    page = open_page(viewport=ZOOMED, reduced_motion="reduce")
    person.wait_until(page, "forwardpass.trace.confidence > 0.9")
    found: dict[str, str] = {}

    def look(where: str) -> None:
        page.evaluate("scrollTo(0, 0)")  # below, what scrolls lies under what sticks
        person.settle(page)
        for fault in boxes.faults(page):
            found.setdefault(fault, where)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, where

    Parts(page).walk("explore", "phone", "inspector", "lesson", look=look)
    assert found == {}


# Before the printer looks at the page it looks like this; what is shown then is kept.
ON_PAPER = """() => addEventListener("beforeprint", () => {
  const pixels = (canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, value) => sum + value, 0) / data.length;
  };
  globalThis.printed = {
    theme: document.querySelector(".fp").dataset.theme,
    light: pixels(document.querySelector(".stage-copy")),
  };
})"""
STICKING = """() => [...document.querySelectorAll(".fp *")].filter((part) =>
  ["sticky", "fixed"].includes(getComputedStyle(part).position)
    && part.getClientRects().length > 0).map((part) => part.className)"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_paper_has_light_grounds(open_page: OpenPage, scheme: str) -> None:
    page = open_page(color_scheme=scheme, reduced_motion="reduce")
    person.wait_until(page, "forwardpass.trace.confidence > 0.9")
    page.evaluate(ON_PAPER)
    sheets = page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) > 3
    printed = page.evaluate("printed")
    assert printed["theme"] == "light"
    assert printed["light"] > 128, "the stage is dark on paper"
    assert page.locator(".fp").get_attribute("data-theme") == scheme
    assert page.locator(".stage-copy").count() == 0


@pytest.mark.parametrize("options", [{}, person.PHONE], ids=["desktop", "phone"])
def test_on_paper_all_is_whole_and_nothing_sticks(
    open_page: OpenPage, options: dict[str, object]
) -> None:
    page = open_page(reduced_motion="reduce", **options)
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    page.emulate_media(media="print")
    person.settle(page)
    assert page.evaluate(STICKING) == []
    for whole in (".stage-place", ".answer", ".caption", ".lessons", ".glossary"):
        assert page.locator(whole).first.is_visible(), whole
    for pressed in (".timeline", ".pad-tools", ".header-buttons", ".parts", ".code-panel"):
        assert not page.locator(pressed).first.is_visible(), pressed
    over = page.evaluate(
        """() => [".stage-place", ".answer", ".telling", ".lessons"].map((at) => {
          const { top, bottom } = document.querySelector(at).getBoundingClientRect();
          return [top, bottom];
        })"""
    )
    for (_, above), (below, _) in pairwise(over):
        assert below >= above - 1, over
    assert colours(page, ".fp", "printColorAdjust") == ["exact"]


def test_for_who_wants_it_still_nothing_moves_by_itself(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce", script=person.COUNT_DRAWING)
    person.wait_until(page, "forwardpass.trace.confidence > 0.9")

    def still(where: str) -> None:
        person.settle(page)
        running = "document.getAnimations().filter((a) => a.playState === 'running').length"
        assert page.evaluate(running) == 0, where
        page.evaluate("counted.draws = 0")
        for _ in range(3):
            person.settle(page)
        assert page.evaluate("counted.draws") == 0, where

    still("the opening")
    assert page.locator(".invitation").count() == 1
    page.keyboard.press("l")
    still("the lesson")
    page.keyboard.press("Space")  # a motion that was asked for is a step to its end
    still("a motion of the lesson")
    page.keyboard.press("l")
    page.keyboard.press("Home")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        still("the story, and its camera")


# Time goes by faster than it does, and what is read out is kept with the second of the story.
FAST = """
const real = requestAnimationFrame.bind(globalThis);
globalThis.requestAnimationFrame = (callback) => real((now) => callback(8 * now));
"""
LISTEN = """() => {
  globalThis.heard = [];
  globalThis.hearing?.disconnect();
  const region = document.querySelector(".hidden[aria-live]");
  const slider = document.querySelector(".scrubber-input");
  globalThis.hearing = new MutationObserver(() =>
    heard.push([Number(slider.value), region.textContent]));
  hearing.observe(region, { childList: true, characterData: true, subtree: true });
}"""


def spoken(page: Page, speed: str) -> list[tuple[float, str]]:
    """All that is read out while the story plays once, each with its second."""
    page.get_by_role("radio", name=speed, exact=True).check(force=True)
    page.evaluate(LISTEN)
    page.evaluate("forwardpass.play()")
    person.button(page, "Pause").wait_for()
    person.button(page, "Play").wait_for(timeout=60_000)
    heard: list[tuple[float, str]] = page.evaluate("heard")
    return heard


def test_speech_keeps_up_with_the_story(open_page: OpenPage) -> None:
    page = open_page(script=FAST)
    person.draw(page, person.drawing("3, round"))
    end = person.duration(page)
    heard = spoken(page, "1\N{MULTIPLICATION SIGN}")
    # Numbers of lines too, which this machine's pace does not change while a story is told.
    steps = page.evaluate("forwardpass.steps")
    assert [said for _, said in heard] == [step["caption"] for step in steps]
    ends = [second for second, _ in heard[1:]] + [end]
    for (start, said), stop in zip(heard, ends, strict=True):
        words = [word for word in said.split() if re.search(r"\w", word)]
        # A frame may come late by what it stands for at most.
        assert 60 * len(words) / (stop - start + 0.25) <= MOST_WORDS, said
    heard = spoken(page, "4\N{MULTIPLICATION SIGN}")
    assert [said for _, said in heard] == [step["name"] for step in steps]


def test_neurons_are_read_out_as_the_arrows_come_to_them(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page))
    page.evaluate(LISTEN)
    person.stage(page).focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        person.settle(page)
    heard = [said for _, said in page.evaluate("heard")]
    assert len(heard) >= 3
    assert all("neuron" in said or "output" in said.lower() for said in heard), heard
    assert len(set(heard)) >= 3, heard


def test_cells_are_read_out_and_opened_by_key(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    page.evaluate("forwardpass.use('mnistconv')")
    person.seek(page, person.duration(page))
    page.evaluate(LISTEN)
    person.stage(page).focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        person.settle(page)
    heard = [said for _, said in page.evaluate("heard")]
    assert len(set(heard)) >= 3, heard
    cells = [said for said in heard if re.match(r"pool3 map \d+, row \d, column \d: ", said)]
    assert cells, heard
    assert not any("neuron" in said for said in heard), heard
    page.keyboard.press("Enter")
    title = page.locator(".inside-title")
    title.wait_for()
    assert title.inner_text() == heard[-1].split(":")[0]
    person.wait_until(page, "document.activeElement.className === 'inside-title'")
    page.keyboard.press("Escape")
    person.wait_until(page, "document.activeElement?.tagName === 'CANVAS'")
