"""Told what a drawing is, the page tells one step of learning backwards, with PyTorch's numbers."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import axe
import boxes
import person
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Close
    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

THREE = person.drawing("3, round")
LOSSES = """() => [...document.querySelectorAll(".teach-table tr")][1]
  && [...document.querySelectorAll(".teach-table data")].slice(0, 2).map(({ value }) => +value)"""
KINDS = "forwardpass.steps.map(({ kind }) => kind)"
TO_STEP = """(kind) => {
  const { start, lead, motion } = forwardpass.steps.find((step) => step.kind === kind);
  forwardpass.pause();
  forwardpass.seek(start + lead + motion);
}"""
# Pixels of the stage that are violet: more blue than red, more red than green.
VIOLET = """() => {
  const canvas = document.querySelector(".stage-host canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  let violet = 0;
  for (let k = 0; k < data.length; k += 4) {
    const [red, green, blue] = data.subarray(k, k + 3);
    if (blue > 120 && blue > 1.2 * red && red > 1.15 * green) violet += 1;
  }
  return violet;
}"""


SMALL_TEXT = """() => [...document.querySelectorAll(".train *")].filter((element) =>
  [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) &&
  parseFloat(getComputedStyle(element).fontSize) < 14).map((element) => element.outerHTML)"""


def teaching(open_page: OpenPage, **options: Any) -> Page:
    """A page in mode Train with a 3 on its pad."""
    page = open_page(reduced_motion="reduce", **options)
    person.draw(page, THREE)
    if options.get("is_mobile"):
        page.get_by_role("tab", name="Train").click()
    else:
        page.locator(".mode", has_text="Train").click()
    expect(page.get_by_role("heading", name="Teach it one drawing")).to_be_visible()
    return page


def say(page: Page, name: str) -> None:
    page.locator(".teach").get_by_role("button", name=f"This is {name}", exact=True).click()
    person.wait_until(page, f"{KINDS}.includes('blame')")


def open_slopes(page: Page) -> None:
    """By script: what stays in view on a phone may lie over where it is scrolled to."""
    page.locator(".teach-slopes summary").evaluate("(summary) => summary.click()")
    expect(page.locator(".teach-matrix").first).to_be_attached()


def to_step(page: Page, kind: str) -> None:
    page.evaluate(TO_STEP, kind)
    person.settle(page)


@pytest.mark.parametrize("network", ["mnistnet", "mnistconv"])
def test_the_code_that_is_shown_takes_the_same_steps_in_pytorch(
    open_page: OpenPage, close: Close, tmp_path: Path, network: str
) -> None:
    page = teaching(open_page)
    page.evaluate("(name) => forwardpass.use(name)", network)
    say(page, "8")
    losses = [page.evaluate(LOSSES)]
    person.button(page, "Another step").click()
    person.wait_until(page, f"(before) => ({LOSSES})()[0] !== before", losses[0][0])
    losses.append(page.evaluate(LOSSES))
    close(losses[1][0], losses[0][1])
    with page.expect_download() as saved:
        person.button(page, "Save this file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    shown = page.locator(".code-panel .code-line .code").all_text_contents()
    halved = [re.sub(r"^( *)\1", r"\1", line) for line in file.read_text().splitlines()]
    assert shown == halved
    run = subprocess.run([sys.executable, file], capture_output=True, text=True, check=True)
    found = [
        [float(value) for value in line.removeprefix("loss ").split(" -> ")]
        for line in run.stdout.splitlines()
    ]
    assert len(found) == 2
    close(found, losses)


def test_the_story_runs_backwards_and_the_network_follows_it(
    open_page: OpenPage, close: Close
) -> None:
    page = teaching(open_page)
    before = page.evaluate("Array.from(forwardpass.trace.probs)")
    say(page, "8")
    kinds = page.evaluate(KINDS)
    assert kinds[:3] == ["output", "loss", "blame"]
    assert kinds[-4:] == ["slopes", "descend", "again", "price"]
    assert person.status(page).inner_text().startswith("Prediction: 3")
    assert page.evaluate(VIOLET) < 40
    code = page.locator(".code-now")
    for kind, line in (
        ("loss", "loss = F.nll_loss(output, target)"),
        ("blame", "loss.backward()"),
        ("slopes", "loss.backward()"),
        ("descend", "optimizer.step()"),
    ):
        to_step(page, kind)
        expect(code).to_contain_text(line)
    to_step(page, "slopes")
    assert page.evaluate(VIOLET) > 500
    close(page.evaluate("Array.from(forwardpass.trace.probs)"), before)
    to_step(page, "again")
    after = page.evaluate("forwardpass.trace.probs[8]")
    assert after > before[8]
    close(-page.evaluate("forwardpass.trace.logProbs[8]"), page.evaluate(LOSSES)[1])
    to_step(page, "loss")
    close(page.evaluate("Array.from(forwardpass.trace.probs)"), before)
    to_step(page, "price")
    person.button(page, "Undo this step").click()
    person.wait_until(page, f"!{KINDS}.includes('blame')")
    assert page.evaluate("Array.from(forwardpass.trace.probs)") == before


def test_a_bar_says_what_the_drawing_is(open_page: OpenPage) -> None:
    page = teaching(open_page)
    page.locator(".bars").get_by_role("button", name="This is 5").click()
    person.wait_until(page, f"{KINDS}.includes('blame')")
    pressed = page.locator(".bars").get_by_role("button", name="This is 5")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".teach [aria-pressed=true]")).to_have_text("5")


def test_it_works_by_keyboard_alone(open_page: OpenPage) -> None:
    page = teaching(open_page)
    page.locator(".teach").get_by_role("button", name="This is 8").focus()
    page.keyboard.press("Enter")
    person.wait_until(page, f"{KINDS}.includes('blame')")
    expect(page.locator("[aria-live=polite].hidden")).to_contain_text("This is 8. The loss is")
    page.get_by_role("slider", name="Learning rate").focus()
    loss = page.evaluate(LOSSES)[1]
    page.keyboard.press("ArrowRight")
    person.wait_until(page, f"(before) => ({LOSSES})()[1] !== before", loss)


def test_a_weight_is_chosen_in_the_pictures_and_its_slope_is_measured(
    open_page: OpenPage,
) -> None:
    page = teaching(open_page)
    say(page, "8")
    open_slopes(page)
    matrices = page.locator(".teach-matrix canvas")
    expect(matrices).to_have_count(4)
    for k in range(4):
        matrices.nth(k).focus()
        for key in ("ArrowRight", "ArrowDown", "Enter"):
            page.keyboard.press(key)
        expect(page.locator(".teach-weight")).to_contain_text(f"fc{k + 1} ")
    page.locator(".teach-pair canvas").nth(1).hover()
    page.locator(".teach-pair canvas").nth(1).click()
    expect(page.locator(".teach-weight")).to_contain_text("column 15 into fc1 neuron")
    numbers = page.locator(".teach-weight data")
    before, after, computed, measured = (
        float(numbers.nth(k).get_attribute("value") or "nan") for k in range(4)
    )
    assert computed != 0
    assert abs(measured / computed - 1) < 0.02
    assert abs(before - 0.01 * computed - after) < 1e-6


def test_the_price_is_of_all_ready_made_drawings(open_page: OpenPage) -> None:
    page = teaching(open_page)
    say(page, "8")
    price = page.locator(".teach-price")
    expect(price).to_contain_text("Of 30 drawings that come with the page 30 were read rightly")
    to_step(page, "price")
    expect(page.locator(".caption-text")).to_contain_text("Of 30 drawings")


@pytest.mark.parametrize("kind", ["slopes", "price"])
def test_the_svg_shows_it_too(open_page: OpenPage, kind: str) -> None:
    page = teaching(open_page)
    say(page, "8")
    to_step(page, kind)
    drawn = page.evaluate("forwardpass.svg({ width: 1200, height: 700, theme: 'dark' })")
    lines = drawn.count('stroke="#b18cff"')
    assert lines > 100 if kind == "slopes" else lines == 0


@axe.needed
@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("options", [{}, person.PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(open_page: OpenPage, theme: str, options: dict[str, Any]) -> None:
    page = teaching(open_page, bypass_csp=True, color_scheme=theme, **options)
    assert axe.faults(page) == []
    say(page, "8")
    to_step(page, "slopes")
    open_slopes(page)
    expect(page.locator(".teach-price table")).to_be_visible()
    assert axe.faults(page) == []


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (390, 844), (360, 740)])
def test_nothing_is_in_anything_elses_way(open_page: OpenPage, size: tuple[int, int]) -> None:
    phone = person.PHONE if size[0] < 600 else {}
    page = teaching(open_page, **phone)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    say(page, "8")
    for kind in ("blame", "passed", "slopes", "again"):
        to_step(page, kind)
        page.evaluate("scrollTo(0, 0)")
        assert boxes.faults(page) == [], kind
    open_slopes(page)
    scroller = page.locator(".train")
    for share in (0.3, 0.6, 1):
        scroller.evaluate("(e, share) => e.scrollTo(0, share * e.scrollHeight)", share)
        page.evaluate("scrollTo(0, 0)")
        assert boxes.faults(page) == [], f"{share} of the column"
    assert page.evaluate(SMALL_TEXT) == []


def test_a_bar_explains_again_where_nothing_is_taught(open_page: OpenPage) -> None:
    page = teaching(open_page)
    expect(page.locator(".bars").get_by_role("button", name="This is 5")).to_be_visible()
    page.locator(".train-ways label").nth(1).click()
    expect(page.locator(".bars").get_by_role("button", name="Explain digit 5")).to_be_visible()
