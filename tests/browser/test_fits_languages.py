"""Nothing is cut off and nothing overlaps, also in the longest words and from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import axe
import person
import pytest
from parts import Parts
from windows import AT, DARK, MODES, look_at

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# A phone, a school laptop, a common desktop; other windows differ from these in English alone.
SIZES = [(360, 640), (768, 1024), (1024, 600), (1280, 800)]
LONGEST, RIGHT_TO_LEFT = "de", "ar"
BEATS = [("products", 0), ("scores", 3)]


def opened(open_page: OpenPage, address: str, tag: str, **options: object) -> Page:
    page = open_page(at=f"{address}?lang={tag}", reduced_motion="reduce", **options)
    person.draw(page, person.drawing("3, round"))
    return page


@pytest.mark.parametrize("tag", [LONGEST, RIGHT_TO_LEFT])
def test_in_the_story_and_in_every_mode(open_page: OpenPage, address: str, tag: str) -> None:
    page = opened(open_page, address, tag)
    found = []
    for kind, layer in BEATS:
        page.evaluate(AT, [kind, layer])
        found += look_at(page, kind, DARK, SIZES)
    for mode, turn in MODES.items():
        fresh = opened(open_page, address, tag)
        fresh.evaluate("forwardpass.seek(forwardpass.duration)")
        turn(fresh)
        found += look_at(fresh, mode, DARK, SIZES)
        fresh.close()
    assert not found, "\n".join(found)


@axe.needed
def test_axe_finds_nothing_from_right_to_left(open_page: OpenPage, address: str) -> None:
    page = opened(open_page, address, RIGHT_TO_LEFT, color_scheme="light", bypass_csp=True)
    found: dict[str, str] = {}

    def look(where: str) -> None:
        if "of the story" in where:
            return
        for fault in axe.faults(page):
            found.setdefault(fault, where)

    Parts(page).walk("explore", "inspector", "train", look=look)
    assert [f"{where}: {fault}" for fault, where in found.items()] == []
