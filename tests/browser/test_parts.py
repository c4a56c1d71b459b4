"""The page in two scripts: the second comes after the first answer; without it, a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import person
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from person import OpenPage

pytestmark = pytest.mark.browser

# When the answer was first there, and what was fetched by then.
ANSWERED = """
globalThis.fetchedBefore = null;
new MutationObserver(() => {
  const said = document.querySelector("[role=status][aria-label=Prediction]")?.textContent ?? "";
  if (globalThis.fetchedBefore !== null || !said.includes("Confidence")) return;
  globalThis.fetchedBefore = performance.getEntriesByType("resource").map(({ name }) => name);
}).observe(document, { childList: true, subtree: true, characterData: true });
"""
LATER = """() =>
  performance.getEntriesByType("resource").some(({ name }) => name.includes("/parts-"))"""

GONE = {"status": 200, "content_type": "text/javascript", "body": "throw new Error('gone');"}


def test_a_visitor_gets_the_first_answer_before_the_second_script(open_page: OpenPage) -> None:
    page = open_page(script=ANSWERED, wait=False)
    person.wait_until(page, LATER, seconds=30)
    before = page.evaluate("fetchedBefore")
    assert any("/index-" in name for name in before)
    assert not any("/parts-" in name for name in before)
    page.get_by_role("button", name="Look inside", exact=True).click()
    expect(page.get_by_role("region", name="Look inside").get_by_role("tablist")).to_be_visible()


def test_a_script_that_waits_for_the_page_has_all_of_it(open_page: OpenPage) -> None:
    page = open_page()
    assert page.evaluate(LATER)
    assert "<svg" in page.evaluate("forwardpass.svg({ width: 400, height: 300 })")


def test_without_the_second_script_the_page_works_and_says_what_is_missing(
    open_page: OpenPage,
) -> None:
    page = open_page(routes={"**/parts-*": GONE})
    assert page.evaluate("forwardpass.trace.prediction") in range(10)
    page.get_by_role("button", name="Look inside", exact=True).click()
    said = page.locator(".column").get_by_role("status")
    expect(said).to_have_text("This part of the page could not be loaded: reload the page.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Look inside", exact=True)).to_be_visible()
