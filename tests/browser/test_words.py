"""Words: a made-up language, written from right to left as well, shows that no sentence of the
page is put together anywhere but in a language."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import boxes
import chromium
import numpy as np
import person
import pytest
from parts import Parts
from PIL import Image, ImageDraw
from sklearn.neural_network import MLPClassifier

from forwardpass.convert.any import as_network

if TYPE_CHECKING:
    from pathlib import Path

    from person import OpenPage
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# English with other letters: whatever is left in ours was never in a language.
MOUNT = """(direction) => {
  const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const other = [..."áƀçđéƒğħíĵķłɱñóþɋřšŧúṽŵẋýžÁɃÇĐÉƑĞĦÍĴĶŁⱮÑÓÞɊŘŠŦÚṼŴẊÝŽ"];
  const told = (text) => text.replace(/[a-z]/gi, (letter) => other[plain.indexOf(letter)]);
  const translated = (said) => {
    if (typeof said === "string") return told(said);
    if (typeof said === "function") return (...facts) => translated(said(...facts));
    if (Array.isArray(said)) return said.map(translated);
    if (said === null || typeof said !== "object" || "slot" in said) return said;
    if ("mark" in said) return said.mark === "code" ? said : { ...said, text: told(said.text) };
    return Object.fromEntries(Object.entries(said).map(([name, each]) => [name, translated(each)]));
  };
  const { network, words } = forwardpass;
  const conv = async () => (await (await fetch("./manifest.json")).json()).files.conv;
  const networks = {
    loads: { mnistconv: async () => (await fetch(await conv())).arrayBuffer() },
    home: "mnistnet", another() {},
    opened: [{ key: "mnistnet", name: told("MNISTNet"), network, bytes: null }],
  };
  const { locale, numbers } = words;
  const strokes = [[[80, 70], [150, 50], [190, 90], [140, 135], [195, 180], [150, 225], [75, 205]]];
  const element = document.createElement("div");
  document.getElementById("app").remove();
  document.body.append(element);
  document.documentElement.dir = direction; // what sticks out can then be scrolled to
  globalThis.other = forwardpass.mount(element, {
    network, theme: "dark", drawings: [{ name: "3, round", label: 3, strokes }],
    tricky: [{ either: [3, 5], strokes }], opening: "3, round", networks,
    words: { ...translated(words), locale, numbers, direction },
  });
  globalThis.place = element;
}"""

# Code, symbols, names of network and layers, and what the file says of its origin are no sentences.
ENGLISH = """() => {
  const foreign = "script, code, math, .code-shape, .credits, .history-about, .formula i";
  const { network } = forwardpass;
  const names = new RegExp([network, ...network.layers].map(({ name }) => name).join("|"), "g");
  const found = new Set();
  const look = (text, at) => {
    if (/[a-z]/i.test((text ?? "").replace(names, ""))) found.add(`${at}: ${text}`);
  };
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(foreign)) look(node.data, node.parentElement.className);
  }
  const spoken = ["aria-label", "aria-valuetext", "aria-roledescription", "title", "placeholder"];
  for (const element of place.querySelectorAll("*")) {
    for (const name of spoken) look(element.getAttribute(name), name);
  }
  return [...found];
}"""

TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  return wide <= 0 ? [] : [`${wide} px`, ...[...place.querySelectorAll("*")].filter((part) => {
    if (getComputedStyle(part.parentElement).overflowX !== "visible") return false; // cut off there
    const box = part.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
  }).map((part) => `${part.tagName}.${part.className}`).slice(0, 8)];
}"""


def in_other_words(open_page: OpenPage, direction: str, **options: object) -> Page:
    page = open_page(reduced_motion="reduce", color_scheme="dark", **options)
    page.evaluate(MOUNT, direction)
    person.settle(page)
    return page


def check(page: Page) -> None:
    person.settle(page)
    assert page.evaluate(ENGLISH) == []
    assert page.evaluate(TOO_WIDE) == []


ALL = ("explore", "story", "inspector", "compare", "beside", "train", "lesson", "phone", "present")
# The same, without a look at each step and card of what is laid out alike.
SHORT = ("explore", "inspector", "compare", "beside", "phone", "present")


def walk(page: Page, *names: str) -> None:
    """Goes through parts of the page, with a look at each."""

    def look(where: str) -> None:
        assert page.evaluate(ENGLISH) == [], where
        assert page.evaluate(TOO_WIDE) == [], where

    Parts(page, "other.api").walk(*names, look=look)


def check_menus(page: Page) -> None:
    for selector, least in ((".chapters .button", 6), (".header-buttons button", 5)):
        count = page.locator(selector).count()
        assert count >= least, selector
        for index in range(count):
            page.evaluate("([at, k]) => place.querySelectorAll(at)[k].click()", [selector, index])
            check(page)


def give_photo(page: Page) -> None:
    """A photo, as somebody chooses it from a file: its steps are told, too."""
    photo = Image.new("L", (200, 240), 225)
    ImageDraw.Draw(photo).line([(100, 40), (95, 200)], fill=40, width=16)
    content = io.BytesIO()
    photo.save(content, "PNG")
    file: Any = {"name": "photo.png", "mimeType": "image/png", "buffer": content.getvalue()}
    page.locator("input[type=file]").last.set_input_files(file)
    page.locator(".photo-steps").wait_for()
    check(page)


def test_every_sentence_belongs_to_a_language(open_page: OpenPage) -> None:
    page = in_other_words(open_page, "ltr")
    assert page.locator(".invitation").count() == 1
    check(page)
    assert page.locator(".glossary dt").count() > 20
    walk(page, *ALL)
    give_photo(page)
    walk(page, "story")
    check_menus(page)


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_from_right_to_left_nothing_sticks_out(open_page: OpenPage, width: int) -> None:
    page = in_other_words(open_page, "rtl", viewport={"width": width, "height": 900})
    walk(page, *SHORT, "lesson")
    give_photo(page)
    directions = page.evaluate(
        """[".code-lines", ".stage-host", ".pad"]
          .map((at) => getComputedStyle(place.querySelector(at)).direction)"""
    )
    assert directions == ["ltr", "ltr", "ltr"]
    check_menus(page)


# The middles of three parts, from the left to the right.
ACROSS = """() => [".drawing", ".theatre", ".column"].map((at) => {
  const { left, right } = place.querySelector(at).getBoundingClientRect();
  return [at, (left + right) / 2];
}).sort(([, one], [, other]) => one - other).map(([at]) => at)"""


def test_from_right_to_left_the_layout_is_mirrored(open_page: OpenPage) -> None:
    page = in_other_words(open_page, "rtl")
    person.settle(page)
    assert page.evaluate(ACROSS) == [".column", ".theatre", ".drawing"]
    found: dict[str, str] = {}
    for name in ("explore", "inspector", "compare", "lesson"):

        def look(where: str) -> None:
            for fault in boxes.faults(page):
                found.setdefault(fault, where)

        Parts(page, "other.api").walk(name, look=look)
    assert found == {}


# What is so of the shipped network, and not of one of three kinds of flowers in scikit-learn.
OF_THE_LESSON = re.compile(
    r"\bten\b|log_softmax|PyTorch|nn\.|MNIST|handwritten|\bdigits?\b|\bink\b|\bpixels?\b"
    r"|\bpads?\b|\bpen\b|\bstrokes?\b|(?<!SVG )\bdrawings?\b",
    re.IGNORECASE,
)

TOLD = """() => [...document.querySelectorAll("#app *")].flatMap((element) => [
  ...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(({ data }) => data),
  ...["aria-label", "aria-valuetext", "title", "placeholder"]
    .map((name) => element.getAttribute(name) ?? ""),
])"""


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_facts_follow_the_network(open_page: OpenPage, tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    flowers = np.array(["setosa", "versicolor", "virginica"])
    classifier = MLPClassifier((6, 5), max_iter=3, random_state=0)
    classifier.fit(random.random((30, 4)), flowers.repeat(10))
    path = tmp_path / "flowers.safetensors"
    as_network(classifier).save(path)
    told: set[str] = set()
    with chromium.serve(path) as address:
        page = open_page(at=address, reduced_motion="reduce")

        def listen() -> None:
            person.settle(page)
            told.update(page.evaluate(TOLD))

        for seconds in page.evaluate(
            "forwardpass.steps.map(({ start, end }) => (start + end) / 2)"
        ):
            page.evaluate("(seconds) => forwardpass.seek(seconds)", seconds)
            listen()
        page.evaluate("forwardpass.explain(1, 2)")
        for layer in (-1, 0, 2):
            page.evaluate("(layer) => forwardpass.inspect(layer, 1)", layer)
            listen()
        for selector in (".tab", ".chapters .button", ".header-buttons button"):
            for index in range(page.locator(selector).count()):
                page.evaluate(
                    "([at, k]) => document.querySelectorAll(at)[k].click()", [selector, index]
                )
                listen()
    assert sorted(text for text in told if OF_THE_LESSON.search(text)) == []
    everything = "\n".join(told)
    assert "gives 3 scores" in everything
    assert "as it is written in scikit-learn" in everything
    assert "of all three scores together" in everything
