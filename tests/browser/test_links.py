"""Links: what is shown travels in the address and comes back the same; bad links do no harm."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import person
import pytest

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FOUR = person.thinned(person.drawing("4, open"))
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def link(page: Page) -> str:
    fragment: str = page.evaluate("forwardpass.link()")
    return fragment


def shown(page: Page) -> dict[str, object]:
    """What a person sees, as far as a script can tell."""
    seen: dict[str, object] = page.evaluate(
        """() => {
          const place = document.querySelector(".fp");
          const { theme, without } = place.dataset;
          const labels = [...document.querySelectorAll(".stage-label")].map((label) =>
            [label.textContent, label.style.transform]).sort();
          return { theme, without, labels, caption: document.querySelector(".caption").textContent,
            present: place.hasAttribute("data-present") };
        }"""
    )
    return seen


def test_a_link_brings_back_drawing_second_neuron_class_view_and_theme(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(**CLIPBOARD)
    person.draw(page, FOUR)
    page.keyboard.press("f")
    page.keyboard.press("t")
    page.evaluate("forwardpass.explain(9); forwardpass.inspect(1, 17)")
    person.seek(page, 12.3456)
    page.wait_for_timeout(900)  # the view glides
    person.button(page, "Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert copied.startswith(f"{address}#1")
    assert len(copied) < 600
    person.settle(page)
    other = open_page(at=copied)
    other.wait_for_timeout(900)
    assert person.trace(other) == person.trace(page)
    assert person.seconds_shown(other) == pytest.approx(12.346, abs=1e-6)
    assert shown(other) == shown(page)
    assert link(other) == copied.partition("#")[2]


def test_drawing_leaves_the_address_alone(page: Page, address: str) -> None:
    person.draw_with_mouse(page, FOUR)
    person.seek(page, 3)
    assert page.url == address


def test_a_link_leaves_the_address_when_it_tells_of_another_drawing(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(**CLIPBOARD)
    person.draw(page, FOUR)
    person.button(page, "Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    person.wait_until(page, "location.hash.startsWith('#1')")
    page.keyboard.press("f")  # seen in another way, it is the same drawing
    person.settle(page)
    assert "#1" in page.url
    person.button(page, "Clear").click()
    person.draw_with_mouse(page, person.thinned(person.drawing("7, crossed")))
    person.settle(page)
    assert page.url == address
    page.reload()
    person.ready(page)
    assert person.trace(page)["prediction"] == 7  # not the four of the link


def test_a_link_comes_before_what_was_drawn_here(open_page: OpenPage, address: str) -> None:
    page = open_page()
    person.draw(page, FOUR)
    fragment = link(page)
    person.draw(page, person.drawing("7, crossed"))
    page.goto(f"{address}#{fragment}")
    page.reload()
    person.ready(page)
    assert person.trace(page)["prediction"] == 4


def test_the_copied_drawing_is_the_linked_one(
    page: Page, open_page: OpenPage, address: str
) -> None:
    person.button(page, "Clear").click()
    person.draw_with_mouse(page, person.thinned(person.drawing("8, two rings")))
    person.settle(page)
    before = person.trace(page)
    fragment = link(page)
    after = person.trace(page)
    assert after["prediction"] == before["prediction"]
    difference = [abs(a - b) for a, b in zip(after["image"], before["image"], strict=True)]
    assert max(difference) < 0.08
    assert person.trace(open_page(at=f"{address}#{fragment}")) == after


def test_without_a_clipboard_the_link_stands_in_a_field(open_page: OpenPage) -> None:
    page = open_page(
        script="Object.defineProperty(navigator, 'clipboard', "
        "{ value: { writeText: () => Promise.reject(new Error('no')) } })"
    )
    person.draw(page, FOUR)
    person.button(page, "Copy link").click()
    field = page.get_by_label("Copy this link")
    assert field.input_value() == page.url
    assert "#1" in field.input_value()
    person.wait_until(page, "document.activeElement.selectionEnd > 20")
    page.keyboard.press("Escape")
    field.wait_for(state="detached")


def test_pixels_travel_exactly(page: Page, open_page: OpenPage, address: str) -> None:
    person.set_pixels(page, [(i % 7) / 9 for i in range(784)])
    opened = open_page(at=f"{address}#{link(page)}")
    assert person.trace(opened) == person.trace(page)


def newer(fragment: str) -> str:
    """The same link with a field that this version does not know."""
    content = base64.urlsafe_b64decode(fragment[1:] + "==")
    return "1" + base64.urlsafe_b64encode(bytes([77, 1, 0]) + content).decode().rstrip("=")


def test_links_with_unknown_fields_still_work(
    page: Page, open_page: OpenPage, address: str
) -> None:
    person.draw(page, FOUR)
    opened = open_page(at=f"{address}#{newer(link(page))}")
    assert person.trace(opened) == person.trace(page)


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("1AQwB", "damaged"),
        ("1%%%", "damaged"),
        ("9abc", "later version"),
        ("1BgLnBw", "another network"),  # class 999
        ("1BQMPiAI", "another network"),  # layer 14
    ],
)
def test_a_bad_link_is_ignored_with_a_notice(
    open_page: OpenPage, address: str, fragment: str, words: str
) -> None:
    page = open_page(at=f"{address}#{fragment}", reduced_motion="reduce")
    notice = page.get_by_role("alert")
    notice.wait_for()
    assert words in notice.inner_text()
    assert "Prediction: 3" in person.status(page).inner_text()  # as without a link
    person.button(page, "Close message").click()
    notice.wait_for(state="hidden")


def test_a_place_on_the_page_is_no_link(open_page: OpenPage, address: str) -> None:
    page = open_page(at=f"{address}#code")
    assert page.get_by_role("alert").count() == 0


def test_another_link_in_the_same_tab_is_opened(page: Page) -> None:
    person.draw(page, FOUR)
    four = link(page)
    person.draw(page, person.drawing("0, round"))
    page.evaluate("(fragment) => { location.hash = fragment; }", four)
    person.wait_until(page, "forwardpass.trace.prediction === 4")


def test_hidden_panels_stay_hidden_for_whoever_opens_the_link(
    page: Page, open_page: OpenPage, address: str
) -> None:
    person.button(page, "Panels").click()
    for name in ("Line of code", "Answer and bars"):
        page.get_by_role("checkbox", name=name).uncheck()
    page.keyboard.press("Escape")
    assert page.get_by_role("group", name="Panels").count() == 0
    opened = open_page(at=f"{address}#{link(page)}")
    for each in (page, opened):
        assert not each.locator(".code-panel").is_visible()
        assert not each.locator(".answer").is_visible()
        assert each.locator(".caption").is_visible()
    person.button(opened, "Panels").click()
    assert not opened.get_by_role("checkbox", name="Answer and bars").is_checked()


@pytest.mark.parametrize("options", [{}, person.PHONE], ids=["desktop", "phone"])
def test_present_shows_stage_caption_and_answer_alone(
    open_page: OpenPage, address: str, options: dict[str, object]
) -> None:
    page = open_page(at=f"{address}?present", reduced_motion="reduce", **options)
    for name in (".header", ".drawing", ".code-panel", ".timeline", ".lessons"):
        assert not page.locator(name).is_visible(), name
    for name in (".stage-host", ".caption", ".answer"):
        assert page.locator(name).is_visible(), name
    height = page.evaluate("innerHeight")
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert "step 2 of" in page.locator(".caption").inner_text()
    page.keyboard.press("7")
    person.wait_until(page, "forwardpass.trace.prediction === 7")
    page.keyboard.press("p")
    page.locator(".header").wait_for()


@pytest.mark.parametrize(
    "panel",
    ["Pad and samples", "Answer and bars", "Legend", "Caption", "Line of code", "Play controls"],
)
def test_the_rest_fills_the_screen_whatever_is_hidden(page: Page, panel: str) -> None:
    before = page.locator(".stage-host").bounding_box()
    person.button(page, "Panels").click()
    page.get_by_role("checkbox", name=panel).uncheck()
    person.settle(page)
    after = page.locator(".stage-host").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] * after["height"] >= before["width"] * before["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
