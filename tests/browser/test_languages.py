"""Languages: which one the page speaks, how it is changed, and what that keeps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import person
import pytest

from forwardpass.network.shipped import shipped
from forwardpass.show.built import read_built
from forwardpass.show.page import Start, one_file

if TYPE_CHECKING:
    from pathlib import Path

    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FILES = """() => performance.getEntriesByType("resource").map(({ name }) => name)"""


def files(page: Page) -> list[str]:
    """Which language files were fetched, by their tags."""
    found: list[str] = page.evaluate(FILES)
    names = [name.rpartition("/")[2] for name in found]
    tags = ("de", "es", "fr", "pt-BR", "tr", "zh-Hans", "ja", "ar")
    return [tag for name in names for tag in tags if name.startswith(f"{tag}-")]


def spoken(page: Page) -> tuple[str, str, str]:
    """`lang` and `dir` of the document, and the name of the mode Explore."""
    html = page.locator("html")
    mode = page.locator(".modes label").nth(1).inner_text()
    return html.get_attribute("lang") or "", html.get_attribute("dir") or "", mode


def choose(page: Page, name: str) -> None:
    page.locator(".language-menu button").first.click()
    page.locator(".language-menu .menu-item", has_text=name).click()
    page.locator(".language-menu .menu-panel").wait_for(state="detached")


def test_english_fetches_no_language(open_page: OpenPage) -> None:
    page = open_page()
    assert spoken(page)[0].startswith("en")
    assert files(page) == []


def test_a_link_says_the_language(open_page: OpenPage, address: str) -> None:
    page = open_page(at=f"{address}?lang=de")
    assert spoken(page)[:2] == ("de", "ltr")
    assert files(page) == ["de"]
    assert page.title() == read_built().languages["de"]["title"]


def test_changing_it_keeps_everything(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate("(strokes) => forwardpass.draw(strokes)", person.drawing("8, two rings"))
    page.evaluate("() => { forwardpass.inspect(0, 7); forwardpass.seek(9); forwardpass.pause(); }")
    person.settle(page)
    kept = "() => [forwardpass.link(), forwardpass.duration, [...forwardpass.trace.scores]]"
    before = page.evaluate(kept)
    caption = page.locator(".caption").inner_text()
    choose(page, "العربية")
    assert spoken(page)[:2] == ("ar", "rtl")
    assert page.evaluate(kept) == before
    assert page.locator(".caption").inner_text() != caption
    assert page.locator(".drawer").is_visible()
    choose(page, "English")
    assert page.locator(".caption").inner_text() == caption
    assert page.evaluate(kept) == before
    assert files(page) == ["ar"]


def test_a_choice_is_remembered_and_stays_in_an_address_that_has_one(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(at=f"{address}?lang=de")
    choose(page, "English")
    assert "lang=en" in page.url
    page.reload()
    person.ready(page)
    assert spoken(page)[0].startswith("en")
    page.goto(page.url.partition("?")[0])
    person.ready(page)
    choose(page, "Deutsch")
    page.reload()
    person.ready(page)
    assert spoken(page)[0] == "de"


def test_the_browser_is_asked(open_page: OpenPage) -> None:
    page = open_page(locale="pt-PT")
    assert spoken(page)[0] == "pt-BR"
    assert files(page) == ["pt-BR"]


def test_a_file_that_cannot_be_had_leaves_english(open_page: OpenPage, address: str) -> None:
    broken = {"body": "broken off (", "content_type": "text/javascript"}
    page = open_page(at=f"{address}?lang=de", routes={"**/assets/de-*.js": broken})
    assert spoken(page)[0].startswith("en")
    assert "Deutsch could not be loaded" in page.locator(".notice-bar").inner_text()


def test_a_page_of_one_file_speaks_its_own_language_and_english(
    open_page: OpenPage, tmp_path: Path
) -> None:
    text = one_file(shipped(), Start(lang="de"))
    assert len(text.encode()) <= 1_900_000
    path = tmp_path / "page.html"
    path.write_text(text, "utf-8")
    page = open_page(at=path.as_uri())
    assert spoken(page)[:2] == ("de", "ltr")
    page.locator(".language-menu button").first.click()
    names = page.locator(".language-menu .menu-item").all_inner_texts()
    assert names == ["English", "Deutsch"]
    assert json.loads(page.locator("#forwardpass-start").text_content() or "")["within"] == ["de"]
