"""All parts of a page, one after the other: each brings itself to the screen, in any language.

They go by classes and keys, not by names: a page in a made-up language has other names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

THREE = person.drawing("3, round")
EIGHT = person.drawing("8, two rings")
CHAPTERS = 9
TABS = 5
PHONE_TABS = 5

# What is pressed is in the page that was mounted last.
PRESS = """([selector, index]) => {
  const found = [...document.querySelectorAll(".fp")].at(-1).querySelectorAll(selector)[index];
  if (!found || found.matches(":disabled")) return false;
  found.click();
  return true;
}"""
KEY = """(key) => [...document.querySelectorAll(".fp")].at(-1)
  .dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))"""
CARD = """() => [...document.querySelectorAll(".fp")].at(-1)
  .querySelector(".course-count").textContent"""
COUNT = """(selector) =>
  [...document.querySelectorAll(".fp")].at(-1).querySelectorAll(selector).length"""

SUMS = ".beside-tricky tfoot data"


class Parts:
    """Leads a page from part to part; `api` is the JavaScript name of what scripts use of it."""

    def __init__(self, page: Page, api: str = "forwardpass") -> None:
        self.page = page
        self.api = api

    def press(self, selector: str, index: int = 0) -> bool:
        """Whether there was anything to press."""
        pressed: bool = self.page.evaluate(PRESS, [selector, index])
        person.settle(self.page)
        return pressed

    def key(self, key: str) -> None:
        self.page.evaluate(KEY, key)
        person.settle(self.page)

    def count(self, selector: str) -> int:
        found: int = self.page.evaluate(COUNT, selector)
        return found

    def do(self, script: str, argument: object = None) -> None:
        self.page.evaluate(f"(argument) => {{ const api = {self.api}; {script}; }}", argument)
        person.settle(self.page)

    def explore(self) -> Iterator[str]:
        self.do("api.draw(argument)", THREE)
        self.do("api.seek(api.duration)")
        yield "explore"

    def story(self) -> Iterator[str]:
        """Every step, while it moves."""
        steps = self.page.evaluate(f"{self.api}.steps.map(({{ start, end }}) => (start + end) / 2)")
        for k, seconds in enumerate(steps):
            self.do("api.seek(argument)", seconds)
            yield f"step {k + 1} of the story"
        self.do("api.seek(api.duration)")

    def inspector(self) -> Iterator[str]:
        self.do("api.explain(3, 5)")
        for k in range(TABS):
            assert self.press(".tab", k), f"there is no tab {k + 1}"
            yield f"tab {k + 1} of the inspector"
        self.do("api.inspect(-1, 406)")
        yield "a pixel in the inspector"
        self.do("api.inspect(3, 3)")
        yield "a neuron of the last layer in the inspector"
        self.key("Escape")

    def maps(self) -> Iterator[str]:
        """What feature maps bring; the story's steps by their middles."""
        steps = self.page.evaluate(
            f"""{self.api}.steps.filter(({{ kind }}) => ["norm", "window", "layer"].includes(kind))
              .slice(0, 3).map(({{ start, end }}) => (start + end) / 2)"""
        )
        for k, seconds in enumerate(steps):
            self.do("api.seek(argument)", seconds)
            yield f"maps fill, {k + 1}"
        self.do("api.seek(api.duration)")
        self.do("api.inspect(0, 2000)")
        yield "a cell"
        assert self.press(".open-kernels")
        yield "kernels"
        for k in range(TABS):
            assert self.press(".tab", k), f"there is no tab {k + 1}"
            yield f"tab {k + 1} of the inspector of maps"
        self.key("Escape")
        yield from self.beside()

    def compare(self) -> Iterator[str]:
        self.key("k")
        self.do("api.draw(argument)", EIGHT)
        self.do("api.seek(api.duration)")
        assert self.count(".difference-parts") == 1
        yield "compare"
        assert self.press(".compare-name .link")
        self.do("api.draw(argument)", THREE)

    def beside(self) -> Iterator[str]:
        """Two networks, once both have read everything."""
        assert self.press(".chooser .button")
        yield "the chooser"
        assert self.press(".menu-apart")
        person.wait_until(self.page, f"(selector) => ({COUNT})(selector) === 4", SUMS)
        yield "two networks side by side"
        self.key("Escape")

    def lesson(self) -> Iterator[str]:
        """Every card of every chapter, and every question before and after its answer."""
        self.key("l")
        for chapter in range(CHAPTERS):
            assert self.press(".course-chapter", chapter), f"there is no chapter {chapter + 1}"
            card, last = self.card()
            while True:
                yield f"chapter {chapter + 1}, card {card}"
                if self.press(".ask-option input"):
                    if not self.press(".course-buttons [type=submit]"):
                        # A guess that is taken at once, and that something is fetched for
                        shown = "document.querySelector('.history-timeline') !== null"
                        person.wait_until(self.page, shown, seconds=30)
                    yield f"chapter {chapter + 1}, card {card}, answered"
                if card == last:
                    break
                card = self._next_card(card)
            if chapter + 1 < CHAPTERS:
                self.press(".course-on")  # it is done
        self.key("l")

    def card(self) -> tuple[int, int]:
        """The number of the open card, and that of the last one of its chapter."""
        numbers = re.findall(r"\d+", self.page.evaluate(CARD))
        return int(numbers[0]), int(numbers[-1])

    def _next_card(self, card: int) -> int:
        for _ in range(3):  # a motion is shown first, and a question asks twice
            assert self.press(".course-on")
            if self.card()[0] != card:
                return card + 1
        raise AssertionError(f"card {card} leads nowhere")

    def train(self) -> Iterator[str]:
        """The three ways to learn, each before anything is learnt and with what it shows then."""
        assert self.press(".mode [value=train]")
        assert self.press(".train-ways input", 0)
        yield "a drawing to be taught"
        assert self.press(".teach-targets .button", 7)
        person.wait_until(self.page, f"{self.api}.steps.some(({{ kind }}) => kind === 'blame')")
        self.do("api.seek(api.duration / 2)")
        yield "taught"
        assert self.press(".train-ways input", 1)
        yield "from nothing"
        self.do("api.training.start({}, 30)")
        learnt = f"{self.api}.training.state?.heldOut?.steps === 30"
        person.wait_until(self.page, learnt, seconds=60)
        person.wait_until(self.page, "document.querySelector('.train-curves .train-learnt')")
        yield "training paused"
        self.do("api.training.undo()")
        assert self.press(".train-ways input", 2)
        yield "no history"
        assert self.press(".history .button")
        timeline = "document.querySelector('.train .history-timeline') !== null"
        person.wait_until(self.page, timeline, seconds=30)
        yield "a history"

    def phone(self) -> Iterator[str]:
        for k in range(PHONE_TABS):
            assert self.press(".part", k), f"there is no part {k + 1}"
            yield f"part {k + 1} of the phone"
        self.press(".part", 0)

    def present(self) -> Iterator[str]:
        self.key("p")
        yield "presenting"
        for k in range(3):
            assert self.press(".present-bar .button", k)
        yield "presenting with everything"
        for k in range(3):
            self.press(".present-bar .button", k)
        self.key("p")

    def walk(self, *names: str, look: Callable[[str], None]) -> None:
        """Goes through some parts, with a look at each."""
        for name in names:
            for each in getattr(self, name)():
                look(each)
