"""The section "Start from nothing": a whole training, watched, looked back at and taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import axe
import chromium
import digitfiles
import person
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

STEPS = "(steps) => forwardpass.training.state?.steps >= steps"
WEIGHTS = "Array.from(forwardpass.network.operation('fc1').tensors.weight.values.slice(0, 2000))"
# How many points the curve of the loss has, and colours the picture of the first neuron.
POINTS = "document.querySelector('.train-learnt')?.getAttribute('d').split('L').length ?? 0"
LIT = """() => {
  const canvas = document.querySelector(".train-first canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let k = 0; k < data.length; k += 4) colours.add(data.slice(k, k + 3).join());
  return colours.size;
}"""


def train(page: Page, phone: bool = False) -> None:
    """Opens mode Train."""
    if phone:
        page.get_by_role("tab", name="Train", exact=True).click()
    else:
        page.evaluate("document.querySelector('.mode [value=train]').click()")
    page.get_by_role("radio", name="From nothing").check(force=True)
    expect(page.get_by_role("heading", name="Start from nothing")).to_be_visible()


def begin(page: Page, steps: int = 10) -> None:
    person.button(page, "Start").click()
    person.wait_until(page, STEPS, steps, seconds=60)


def halt(page: Page) -> int:
    """Pauses; after how many steps."""
    person.button(page, "Pause training").click()
    expect(person.button(page, "Go on")).to_be_visible()
    person.wait_until(
        page, "(({ steps, heldOut }) => heldOut.steps === steps)(forwardpass.training.state)"
    )
    steps: int = page.evaluate("forwardpass.training.state.steps")
    return steps


def test_it_begins_learns_looks_back_and_is_taken_back(open_page: OpenPage) -> None:
    page = open_page()
    person.draw(page, person.drawing("3, round"))
    shipped = page.evaluate(WEIGHTS)
    train(page)
    begin(page, 60)
    person.wait_until(page, f"{POINTS} > 30")
    person.wait_until(page, f"({LIT})() > 20")
    last = halt(page)
    caption = page.get_by_role("region", name="Step", exact=True)
    expect(caption).to_contain_text(f"After {last:,} steps the loss is")
    expect(caption).to_contain_text(re.compile(r"At first it answered \d \(\d+%\), now it answers"))
    curves, stage = page.get_by_role("region", name="How the training goes"), person.stage(page)
    [under, above] = [part.bounding_box() for part in (curves, stage)]
    assert under
    assert above
    assert under["y"] >= above["y"] + above["height"]
    told = page.get_by_text("On the stage is the network that learns here")
    for mode in ("explore", "train"):
        page.evaluate(f"document.querySelector('.mode [value={mode}]').click()")
        expect(told).to_be_visible()
    plot = page.get_by_role("img", name=re.compile("Loss after 0 to"))
    expect(plot).to_have_attribute("aria-label", re.compile(rf"{last:,} steps"))
    assert page.evaluate(WEIGHTS) != shipped

    slider = page.get_by_role("slider", name="Training", exact=True)
    expect(slider).to_have_attribute("aria-valuetext", f"after {last:,} steps, the newest")
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "after 0 steps")
    person.wait_until(page, "Math.max(...forwardpass.trace.probs) < 0.2")  # it knows nothing
    for _ in range(6):
        slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "after 8 steps")
    person.button(page, "Go on from step 8").click()
    person.button(page, "Pause training").click()
    person.wait_until(page, "forwardpass.training.curve.every(({ steps }, k) => steps === k + 1)")

    person.button(page, "Back to MNISTNet as it came").click()
    person.wait_until(page, "forwardpass.trace.prediction === 3")
    assert page.evaluate(WEIGHTS) == shipped
    expect(person.button(page, "Start")).to_be_visible()


def test_one_step_and_one_epoch(open_page: OpenPage) -> None:
    page = open_page()
    train(page)
    page.get_by_text("Settings of the next start").click()
    page.get_by_label("Digits a step").fill("1000")
    begin(page, 1)
    steps = halt(page)
    person.button(page, "One step").click()
    person.wait_until(page, STEPS, steps + 1)
    expect(person.button(page, "Go on")).to_be_visible()
    assert page.evaluate("forwardpass.training.state.steps") == steps + 1
    expect(page.get_by_text("6 steps of 1,000")).to_be_visible()
    person.button(page, "One epoch").click()
    person.wait_until(page, STEPS, steps + 7, seconds=60)
    expect(person.button(page, "Go on")).to_be_visible()
    assert page.evaluate("forwardpass.training.state.steps") == steps + 7


def test_failures_are_told_with_their_numbers(open_page: OpenPage) -> None:
    page = open_page()
    train(page)
    page.get_by_text("Three failures to try").click()
    person.button(page, "Rate far too high").click()
    told = page.locator(".train-why")
    expect(told).to_contain_text("Too fast. With rate 10 the loss went 2.30 \u2192", timeout=30_000)
    expect(told).to_contain_text("no longer fitted into float32")
    person.button(page, "All weights 0").click()
    expect(told).to_contain_text("the loss is 2.30", timeout=60_000)
    expect(told).to_contain_text("Nothing to tell apart.")
    assert not any(page.evaluate(WEIGHTS))


def test_own_drawings_are_learnt_from(open_page: OpenPage) -> None:
    page = open_page()
    train(page)
    page.get_by_label(re.compile("^Your own drawings")).check()
    person.button(page, "Start").click()
    expect(page.get_by_text("There is no drawing of yours yet")).to_be_visible()
    page.locator("summary", has_text="Your own drawings").click()
    for name, digit in (("3, round", "3"), ("7, plain", "7")):
        person.draw(page, person.drawing(name))
        page.get_by_label("Add the drawing on the pad as").select_option(digit)
        person.button(page, "Add").click()
    expect(page.locator(".train-list li")).to_have_count(2)
    person.button(page, "Start").click()
    person.wait_until(page, "forwardpass.training.state?.heldOut?.accuracy > 0.9", seconds=60)
    person.wait_until(page, "forwardpass.trace.prediction === 7")
    halt(page)


def test_mnist_comes_from_the_server_once_it_is_chosen(open_page: OpenPage, tmp_path: Path) -> None:
    folder = digitfiles.mnist_folder(tmp_path / "digits")
    with chromium.serve(data=folder) as address:
        page = open_page(at=address)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        train(page)
        page.get_by_label(re.compile("^MNIST")).check()
        assert not asked
        begin(page, 20)
        halt(page)
        assert sorted(url.rsplit("/")[-1][:9] for url in asked if "/mnist/" in url) == [
            *("t10k-imag", "t10k-labe", "train-ima", "train-lab")
        ]
        assert page.evaluate("forwardpass.training.state.heldOut.count") == 60
        page.evaluate("forwardpass.training.undo()")
        page.evaluate("forwardpass.training.start({ data: 'mnist' }, 5)")
        person.wait_until(page, STEPS, 5)


def test_where_the_server_has_no_mnist_that_is_said_and_not_asked_for(open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    train(page)
    page.get_by_label(re.compile("^MNIST")).check()
    person.button(page, "Start").click()
    expect(page.get_by_text("MNIST is not here")).to_be_visible()
    assert [url for url in asked if "mnist/" in url] == []


@axe.needed
@pytest.mark.parametrize("options", [{}, person.PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    open_page: OpenPage, options: dict[str, object]
) -> None:
    page = open_page(reduced_motion="reduce", bypass_csp=True, **options)
    train(page, phone=bool(options))
    assert axe.faults(page) == []
    begin(page, 30)
    halt(page)
    page.evaluate("document.querySelectorAll('.train-more').forEach((e) => { e.open = true; })")
    person.settle(page)
    assert axe.faults(page) == []
    for width in (360, 390) if options else (1280, 1920):
        page.set_viewport_size({"width": width, "height": 844})
        person.settle(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        over = """() => [...document.querySelectorAll(".from-nothing *")].filter((part) => {
          const { right, width } = part.getBoundingClientRect();
          const column = part.closest(".train").getBoundingClientRect();
          return width > 0 && right > column.right && !part.closest("[data-scrolls]");
        }).map((part) => part.className)"""
        assert page.evaluate(over) == []
