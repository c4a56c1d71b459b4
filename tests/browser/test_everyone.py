"""Forced colours and paper: what grounds and faint borders tell elsewhere is told there, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# The colours of a style of everything that a selector finds.
COLOURS = """
([selector, style]) =>
  [...document.querySelectorAll(selector)].map((at) => getComputedStyle(at)[style])
"""


def colours(page: Page, selector: str, style: str) -> list[str]:
    found: list[str] = page.evaluate(COLOURS, [selector, style])
    assert found, selector
    return found


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_forced_colours_leave_everything_visible(open_page: OpenPage, scheme: str) -> None:
    page = open_page(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
    person.draw(page, person.drawing("3, round"))
    person.seek(page, person.duration(page) - 0.5)  # a line is lit
    page.evaluate("forwardpass.inspect(1, 3)")
    person.settle(page)
    (ground,) = colours(page, ".fp", "backgroundColor")
    for framed in (".bar-track", ".pad", ".step-mark"):
        assert ground not in colours(page, framed, "borderTopColor"), framed
    assert ground not in colours(page, ".code-lit", "outlineColor")
    for filled in (".bar-fill", ".step-mark-now", ".step-mark-done"):
        assert ground not in colours(page, filled, "backgroundColor"), filled
    assert colours(page, ".step-mark-now", "backgroundColor") != colours(
        page, ".step-mark-done", "backgroundColor"
    )
    for one_of_many, side in (
        (".tab", "borderBottomColor"),
        (".bar-target", "borderLeftColor"),
        (".code-line", "borderLeftColor"),
    ):
        marked = [colour for colour in colours(page, one_of_many, side) if colour != ground]
        assert len(marked) <= 1, one_of_many
    assert colours(page, ".tab[aria-selected=true]", "borderBottomColor") != [ground]


def test_the_dark_page_is_printed_with_its_grounds(open_page: OpenPage) -> None:
    page = open_page(color_scheme="dark")
    page.emulate_media(media="print")
    assert colours(page, ".fp", "printColorAdjust") == ["exact"]
