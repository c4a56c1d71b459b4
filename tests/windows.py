"""Windows, themes and modes of the page, and what is cut off or lies over something in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boxes
import person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playwright.sync_api import Page

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
# As `emulate_media` is told.
THEMES: dict[str, Any] = {
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
DARK = {"dark": THEMES["dark"]}
AT = """([kind, layer]) => {
  const step = forwardpass.steps.find((at) => at.kind === kind && at.layer === layer);
  forwardpass.seek(step.start + step.lead + step.motion);
}"""
MODES: dict[str, Callable[[Page], object]] = {
    "explore": lambda _: None,
    "a neuron": lambda page: page.evaluate("forwardpass.inspect(1, 3)"),
    "why": lambda page: page.evaluate("forwardpass.explain(5, 3)"),
    "learn": lambda page: page.keyboard.press("l"),
    "present": lambda page: page.keyboard.press("p"),
}


def look_at(
    page: Page,
    mode: str,
    themes: Mapping[str, Any] = THEMES,
    sizes: Sequence[tuple[int, int]] = SIZES,
) -> list[str]:
    """The faults of every window and theme, in words."""
    found = []
    order = list(themes.items())
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        for theme, media in order:
            page.emulate_media(**media)
            person.settle(page)
            faults = boxes.faults(page)
            sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if sideways > 0:
                faults.append(f"scrolls {sideways} px sideways")
            found += [f"{width}x{height}, {theme}, {mode}: {fault}" for fault in faults]
        order.reverse()  # the next window begins with the theme that is there: one picture less
    return found
