"""axe-core finds nothing: in no mode, no theme, no part, and neither on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import axe
import person
import pytest
from parts import Parts

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, axe.needed]

# As `emulate_media` is told.
THEMES: dict[str, Any] = {
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
}
ALL = ("explore", "story", "inspector", "compare", "train", "lesson", "present")


def opened(open_page: OpenPage, **options: object) -> Page:
    page = open_page(reduced_motion="reduce", bypass_csp=True, **options)
    person.wait_until(page, "forwardpass.trace.confidence > 0.9")
    return page


class Looks:
    """Looks at a page in some themes, and keeps each fault with where it was seen first."""

    def __init__(self, page: Page, *themes: str) -> None:
        self.page = page
        self.themes = list(themes)
        self.found: dict[str, str] = {}

    def at(self, where: str) -> None:
        for theme in self.themes:
            self.page.emulate_media(**THEMES[theme])
            person.settle(self.page)
            for fault in axe.faults(self.page):
                self.found.setdefault(fault, f"{where}, {theme}")
        self.themes.reverse()  # the next look begins with the theme that is there

    def check(self) -> None:
        assert [f"{where}: {fault}" for fault, where in self.found.items()] == []


KIND = """() => {
  const given = document.querySelector(".course-reason") ? "answered" : "asked";
  return document.querySelector(".ask-options")?.className.concat(" ", given) ?? "";
}"""
TOLD = ("step 6 of the story", "step 11 of the story")  # products flow; shares without an answer


def walk(looks: Looks, *names: str) -> None:
    """Of the lesson each chapter's first card and one question of each kind are looked at."""
    kinds: set[str] = {""}

    def look(where: str) -> None:
        kind = looks.page.evaluate(KIND)
        is_again = where.startswith("chapter") and not where.endswith("card 1") and kind in kinds
        if is_again or ("of the story" in where and where not in TOLD):
            return
        kinds.add(kind)
        looks.at(where)

    Parts(looks.page).walk(*names, look=look)
    looks.check()


def test_axe_finds_nothing_anywhere(open_page: OpenPage) -> None:
    page = opened(open_page)
    looks = Looks(page, *THEMES)
    assert page.locator(".invitation").count() == 1
    looks.at("the opening")
    walk(looks, *ALL)


def test_axe_finds_nothing_on_a_phone(open_page: OpenPage) -> None:
    looks = Looks(opened(open_page, **person.PHONE), "dark", "light")
    looks.at("the opening")
    walk(looks, "phone", "inspector", "lesson")


@pytest.mark.parametrize("theme", ["light", "forced colours"])
def test_axe_finds_nothing_with_feature_maps(open_page: OpenPage, theme: str) -> None:
    """Light on a phone; every panel in the dark is looked at in `test_cells`."""
    page = opened(open_page, **(person.PHONE if theme == "light" else {}))
    page.evaluate("forwardpass.use('mnistconv')")
    person.seek(page, person.duration(page))
    walk(Looks(page, theme), "maps")


def test_axe_finds_nothing_in_help_and_menus(open_page: OpenPage) -> None:
    page = opened(open_page)
    looks = Looks(page, "light")
    for k in range(page.locator(".header-buttons button").count()):
        page.locator(".header-buttons button").nth(k).evaluate("(button) => button.click()")
        person.settle(page)
        looks.at(f"button {k + 1} of the header")
        page.keyboard.press("Escape")
    looks.check()
