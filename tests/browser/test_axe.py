"""axe-core finds nothing: in no mode, no theme, no part, and neither on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import axe
import person
import pytest
from parts import Parts

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, axe.needed]

THEMES = {
    "dark": {"color_scheme": "dark"},
    "light": {"color_scheme": "light"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
}
ALL = ("explore", "story", "inspector", "compare", "train", "lesson", "present")


def opened(open_page: OpenPage, theme: str, **options: object) -> Page:
    page = open_page(reduced_motion="reduce", bypass_csp=True, **THEMES[theme], **options)
    person.wait_until(page, "forwardpass.trace.confidence > 0.9")
    return page


KIND = """() => {
  const given = document.querySelector(".course-reason") ? "answered" : "asked";
  return document.querySelector(".ask-options")?.className.concat(" ", given) ?? "";
}"""
TOLD = ("step 6 of the story", "step 11 of the story")  # products flow; shares without an answer


def walk(page: Page, *names: str) -> None:
    """Of the lesson each chapter's first card and one question of each kind are looked at."""
    found: dict[str, str] = {}
    kinds: set[str] = {""}

    def look(where: str) -> None:
        kind = page.evaluate(KIND)
        is_again = where.startswith("chapter") and not where.endswith("card 1") and kind in kinds
        if is_again or ("of the story" in where and where not in TOLD):
            return
        kinds.add(kind)
        for fault in axe.faults(page):
            found.setdefault(fault, where)

    Parts(page).walk(*names, look=look)
    assert [f"{where}: {fault}" for fault, where in found.items()] == []


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_anywhere(open_page: OpenPage, theme: str) -> None:
    page = opened(open_page, theme)
    assert page.locator(".invitation").count() == 1
    assert axe.faults(page) == []
    walk(page, *ALL)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_axe_finds_nothing_on_a_phone(open_page: OpenPage, theme: str) -> None:
    page = opened(open_page, theme, **person.PHONE)
    assert axe.faults(page) == []
    walk(page, "phone", "inspector", "lesson")


@pytest.mark.parametrize("theme", ["light", "forced colours"])
def test_axe_finds_nothing_with_feature_maps(open_page: OpenPage, theme: str) -> None:
    """Light on a phone; every panel in the dark is looked at in `test_cells`."""
    page = opened(open_page, theme, **(person.PHONE if theme == "light" else {}))
    page.evaluate("forwardpass.use('mnistconv')")
    person.seek(page, person.duration(page))
    walk(page, "maps")


def test_axe_finds_nothing_in_help_and_menus(open_page: OpenPage) -> None:
    page = opened(open_page, "light")
    for k in range(page.locator(".header-buttons button").count()):
        page.locator(".header-buttons button").nth(k).evaluate("(button) => button.click()")
        person.settle(page)
        assert axe.faults(page) == [], k
        page.keyboard.press("Escape")
