"""Choosing the network: those that come along, a file by dialog and by drop, and the page then."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chromium
import numpy as np
import person
import pytest
from choosing import choose, chooser, wait_for

import forwardpass

if TYPE_CHECKING:
    from person import OpenPage
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

FIXTURES = Path(__file__).parents[2] / "fixtures"
THREE = person.drawing("3, round")
CONV = "**/assets/mnistconv-*.safetensors"
SENTENCE = re.compile(r"[A-Z\w][^\n]{20,300}\.")
# A file dropped somewhere on the page, as the system hands it over.
DROP = """({ content, name, at }) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
    const taken = !document.querySelector(at).dispatchEvent(event);
    if (kind !== "dragenter" && !taken) throw new Error(`${kind} is left to the browser`);
  }
}"""


@pytest.fixture
def three(open_page: OpenPage) -> Page:
    page = open_page(reduced_motion="reduce")
    person.draw(page, THREE)
    return page


def shown(page: Page) -> str:
    name: str = page.evaluate("forwardpass.network.name")
    return name


def notice(page: Page) -> Locator:
    return page.locator(".notice-bar p")


def image(page: Page) -> list[float]:
    values: list[float] = person.trace(page)["image"]
    return values


def test_a_network_that_comes_along_is_fetched_when_it_is_chosen(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    person.draw(page, THREE)
    before = image(page)
    assert asked == []
    choose(page, "MNISTConv")
    wait_for(page, "MNISTConv")
    assert [name.split("-")[0] for name in asked] == ["mnistconv"]
    assert image(page) == before
    assert person.status(page).inner_text().startswith("Prediction: ")
    expected = forwardpass.record(forwardpass.shipped("conv"), before).probs
    assert person.trace(page)["probs"] == pytest.approx(expected.tolist(), abs=1e-5)
    assert "MNISTConv" in page.title()
    assert chooser(page).inner_text() == "MNISTConv"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Network")
    choose(page, "MNISTNet")
    wait_for(page, "MNISTNet")
    assert page.title() == "MNIST Neural Network Animation"


def test_by_keyboard_alone(three: Page) -> None:
    chooser(three).focus()
    three.keyboard.press("Enter")
    pressed = three.get_by_role("group", name="Network").locator("[aria-pressed=true]")
    assert pressed.inner_text().startswith("MNISTNet")
    for _ in range(2):
        three.keyboard.press("Tab")
    three.keyboard.press("Enter")
    wait_for(three, "MNISTConv")
    three.keyboard.press("Enter")
    three.keyboard.press("Escape")
    assert three.get_by_role("group", name="Network").count() == 0
    assert three.evaluate("document.activeElement.textContent") == "MNISTConv"


def test_what_is_chosen_is_large_enough_for_a_finger(open_page: OpenPage) -> None:
    page = open_page(**person.PHONE)
    assert (chooser(page).bounding_box() or {"height": 0})["height"] >= 44
    chooser(page).tap()
    items = page.get_by_role("group", name="Network").get_by_role("button")
    assert items.count() == 4
    for item in items.all():
        assert (item.bounding_box() or {"height": 0})["height"] >= 44
    items.nth(1).tap()
    wait_for(page, "MNISTConv")


def test_a_script_chooses(three: Page) -> None:
    probs = person.trace(three)["probs"]
    conv = three.evaluate(
        "forwardpass.use('mnistconv').then(() => [...forwardpass.trace.probs])",
    )
    assert conv != probs
    content = base64.b64encode(other_weights()).decode()
    name = three.evaluate(
        """(content) => {
          const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
          return forwardpass.use(bytes.buffer).then(() => forwardpass.network.name);
        }""",
        content,
    )
    assert name == "Moved"
    sentence = three.evaluate("forwardpass.use('resnet').catch((error) => error.message)")
    assert 'use "mnistnet", "mnistconv" or the bytes' in sentence


def other_weights(name: str = "Moved") -> bytes:
    """The lesson's network with its first layer's neurons in another order."""
    from dataclasses import replace

    network = forwardpass.shipped()
    first, *others = network.operations
    linear = next(op for op in network.operations if op.kind == "linear")
    tensors = {part: np.roll(tensor, 1, axis=0) for part, tensor in linear.tensors.items()}
    moved = replace(linear, tensors=tensors)
    operations = tuple(moved if op is linear else op for op in (first, *others))
    return replace(network, name=name, operations=operations).to_bytes()


def test_a_file_of_ones_own_by_dialog(three: Page) -> None:
    before = image(three)
    sent: list[str] = []
    three.on("request", lambda request: sent.append(request.url))
    chooser(three).click()
    with three.expect_file_chooser() as dialog:
        three.get_by_role("button", name="Open a network file").click()
    file: Any = {"name": "epoch 3.safetensors", "mimeType": "", "buffer": other_weights()}
    dialog.value.set_files(file)
    wait_for(three, "Moved")
    assert chooser(three).inner_text() == "epoch 3"
    assert image(three) == before
    assert sent == []
    three.get_by_role("button", name="Copy link").click()
    assert notice(three).inner_text().startswith("A link cannot hold your network file")
    choose(three, "MNISTNet")
    wait_for(three, "MNISTNet")
    choose(three, "epoch 3")
    wait_for(three, "Moved")


@pytest.mark.parametrize("own", [False, True])
def test_a_saved_page_holds_the_network_that_is_shown_alone(
    three: Page, open_page: OpenPage, tmp_path: Path, own: bool
) -> None:
    if own:
        drop(three, "mine.safetensors", other_weights())
        wait_for(three, "Moved")
    else:
        three.evaluate("forwardpass.use('mnistconv')")
    three.get_by_role("button", name="Save").click()
    with three.expect_download() as saved:
        three.get_by_role("button", name="HTML page").click()
    path = tmp_path / "page.html"
    saved.value.save_as(path)
    page = open_page(at=path.as_uri())
    assert shown(page) == shown(three)
    settled = person.trace(three)["probs"]  # of the drawing as links keep it
    assert person.trace(page)["probs"] == pytest.approx(settled, abs=1e-6)
    assert chooser(page).count() == 0
    sentence = page.evaluate("forwardpass.use('mnistnet').catch((error) => error.message)")
    assert sentence.startswith("This page holds one network only")


def drop(page: Page, name: str, content: bytes, at: str = ".stage-host") -> None:
    page.evaluate(DROP, {"content": base64.b64encode(content).decode(), "name": name, "at": at})


@pytest.mark.parametrize("at", [".stage-host", "[data-pad]", ".lessons"])
def test_a_file_of_ones_own_by_drop(three: Page, at: str) -> None:
    drop(three, "mine.safetensors", other_weights(), at)
    wait_for(three, "Moved")
    assert person.trace(three)["prediction"] >= 0
    assert not three.locator(".drop-hint").is_visible()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("model.pt", b"PK\x03\x04" + bytes(60), "Network.from_module(module, example).save("),
        ("model.pth", b"\x80\x02}q" + bytes(60), "PyTorch file"),
        ("model.onnx", bytes(60), "forwardpass serve --network model.onnx"),
        ("model.keras", b"PK\x03\x04" + bytes(60), 'model.export("model.onnx", format="onnx")'),
        ("notes.txt", b"This is no network at all.", "not a network file"),
        ("empty.safetensors", b"", "only 0 bytes"),
        ("half.safetensors", forwardpass.shipped().to_bytes()[:50_000], "cut short"),
    ],
)
def test_a_wrong_file_is_one_sentence_and_nothing_is_lost(
    three: Page, name: str, content: bytes, told: str
) -> None:
    before = person.trace(three)["probs"]
    drop(three, name, content)
    notice(three).wait_for()
    words = notice(three).inner_text()
    assert told in words
    assert SENTENCE.fullmatch(words)
    assert (shown(three), person.trace(three)["probs"]) == ("MNISTNet", before)


def test_a_network_that_reads_something_else_gets_a_page_of_its_own(three: Page) -> None:
    three.evaluate("globalThis.same = forwardpass")
    drop(three, "skip.safetensors", (FIXTURES / "skip.safetensors").read_bytes())
    wait_for(three, forwardpass.Network.load(FIXTURES / "skip.safetensors").name)
    assert three.evaluate(
        "globalThis.same === forwardpass && same.ready.then((api) => api === same)"
    )
    assert chooser(three).inner_text() == "skip"
    choose(three, "MNISTNet")
    wait_for(three, "MNISTNet")
    assert three.locator("[data-pad]").count() == 1
    assert three.evaluate("document.querySelectorAll('.header').length") == 1


def test_a_failed_fetch_is_a_sentence_and_the_old_network_stays(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    person.draw(page, THREE)
    before = person.trace(page)["probs"]
    page.route(CONV, lambda route: route.fulfill(body=b"gone", status=200))
    choose(page, "MNISTConv")
    notice(page).wait_for()
    assert SENTENCE.fullmatch(notice(page).inner_text())
    page.get_by_role("button", name="Close message").click()
    assert (shown(page), person.trace(page)["probs"]) == ("MNISTNet", before)
    page.unroute(CONV)
    choose(page, "MNISTConv")
    wait_for(page, "MNISTConv")


def test_a_link_brings_its_network(open_page: OpenPage, address: str) -> None:
    page = open_page(reduced_motion="reduce")
    page.evaluate("forwardpass.use('mnistconv')")
    person.draw(page, THREE)
    link = page.evaluate("forwardpass.link()")
    probs = person.trace(page)["probs"]
    other = open_page(at=f"{address}#{link}", reduced_motion="reduce")
    assert shown(other) == "MNISTConv"
    assert person.trace(other)["probs"] == probs
    other.evaluate("forwardpass.use('mnistnet')")
    assert "#" not in other.url  # it tells no more what is shown
    other.evaluate("(link) => forwardpass.open(link)", link)
    assert shown(other) == "MNISTConv"
    other.evaluate("(link) => { location.hash = link; }", page.evaluate("forwardpass.link()"))
    other.reload()
    person.ready(other)
    assert shown(other) == "MNISTConv"


def test_serve_opens_one_that_comes_along_and_a_file_beside_them(
    open_page: OpenPage, tmp_path: Path
) -> None:
    with chromium.serve(Path("conv")) as address:
        page = open_page(at=address)
        assert shown(page) == "MNISTConv"
        page.evaluate("forwardpass.use('mnistnet')")
        page.context.close()
    file = tmp_path / "mine.safetensors"
    file.write_bytes(other_weights("Mine"))
    with chromium.serve(file) as address:
        page = open_page(at=address)
        person.draw(page, THREE)
        probs = person.trace(page)["probs"]
        choose(page, "MNISTConv")
        wait_for(page, "MNISTConv")
        choose(page, "Mine")
        wait_for(page, "Mine")
        assert person.trace(page)["probs"] == probs
        page.context.close()


def test_the_lesson_leads_back_to_its_network(three: Page) -> None:
    three.keyboard.press("l")
    choose(three, "MNISTConv")
    wait_for(three, "MNISTConv")
    assert three.locator(".screen").get_attribute("data-mode") == "explore"
    three.keyboard.press("l")
    lesson = three.get_by_role("region", name="Lesson")
    assert "about MNISTNet" in lesson.inner_text()
    lesson.get_by_role("button", name="Show MNISTNet and begin").click()
    wait_for(three, "MNISTNet")
    lesson.locator(".course-count").wait_for()
    assert three.locator(".screen").get_attribute("data-mode") == "learn"
