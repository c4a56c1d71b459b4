"""Nothing is cut off and nothing lies over anything else: every window, mode and theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boxes
import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SIZES = [
    (360, 640),
    (390, 844),
    (844, 390),
    (768, 1024),
    (820, 1180),
    (1024, 600),
    (1180, 820),
    (1280, 720),
    (1280, 800),
    (1366, 650),
    (1440, 900),
    (1920, 1080),
    (2560, 1440),
]
THEMES = {
    "dark": {"color_scheme": "dark"},
    "light": {"color_scheme": "light"},
    "forced colours": {"forced_colors": "active"},
}
AT = """([kind, layer]) => {
  const step = forwardpass.steps.find((at) => at.kind === kind && at.layer === layer);
  forwardpass.seek(step.start + step.lead + step.motion);
}"""
BEATS = [("fit", -1), ("activation", 0), ("layer", 1), ("scores", 3)]
# Each leads on from the one before.
MODES = {
    "explore": "() => {}",
    "inside": "forwardpass.inspect(1, 3)",
    "why": "forwardpass.explain(5, 3)",
}


def look_at(page: Page, width: int, height: int, mode: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": height})
    person.settle(page)
    person.settle(page)
    found = boxes.faults(page)
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if sideways > 0:
        found.append(f"scrolls {sideways} px sideways")
    return [f"{width}x{height}, {mode}: {fault}" for fault in found]


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_cut_off_or_covered(open_page: OpenPage, theme: str) -> None:
    page = open_page(**THEMES[theme])
    person.draw(page, person.drawing("3, round"))
    found = []
    for beat in BEATS:
        page.evaluate(AT, beat)
        for size in SIZES:
            found += look_at(page, *size, " ".join(map(str, beat)))
    page.evaluate("forwardpass.seek(forwardpass.duration)")
    for mode, lead in MODES.items():
        page.evaluate(lead)
        for size in SIZES:
            found += look_at(page, *size, mode)
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    for size in SIZES:
        found += look_at(page, *size, "learn")
    page.keyboard.press("p")
    for size in SIZES:
        found += look_at(page, *size, "present")
    assert found == []
