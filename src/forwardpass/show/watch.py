"""`forwardpass.watch`: a training in anybody's own loop, on the page while it goes and in a file.

The loop's thread only counts, and now and then copies the weights; all else is done by a thread of
our own (`recorder`) and by the server's. Whatever goes wrong here is a warning: the loop goes on.
"""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from forwardpass.base.errors import InputError
from forwardpass.base.text import printable
from forwardpass.network.growing import BUDGET
from forwardpass.network.history import History
from forwardpass.network.historyfile import ENDING
from forwardpass.show.inline import Inline, in_notebook
from forwardpass.show.live import Live
from forwardpass.show.page import Start
from forwardpass.show.recorder import Recorder, Told

if TYPE_CHECKING:
    from forwardpass.convert.snapshots import Snapshots

SHARE: Final = 0.025  # of the loop's time that copies may take
GIVEN: Final = 0.2  # seconds that they may take all the same
FAREWELL: Final = 3.0  # seconds that pages have to fetch the history in the end


def watch(
    model: Any,
    example: Any,
    class_names: Sequence[str] | None = None,
    *,
    history: str | os.PathLike[str] | None = None,
    page: bool = True,
    browser: bool = True,
    port: int | None = None,
    budget: int = BUDGET,
    about: str = "",
) -> Watch:
    """Watch a PyTorch module learn: `with watch(model, example) as watch:` around the loop.

    `example` is a batch of inputs, as for `Network.from_module`. The page is served on this machine
    alone (`page`), and opened (`browser`). `history` is the file that is written, `<class of the
    model>.history.safetensors` unless given, of at most `budget` bytes; `about` says in it how the
    network was trained. Of several processes that torchrun started the first alone does all that.
    In a notebook the cell's output follows and becomes the replay; no browser is opened.
    A model that cannot be shown is one warning, and the loop goes on.
    """
    return Watch(
        lambda: _snapshots(model, example, class_names),
        history=history,
        page=page,
        browser=browser,
        port=port,
        budget=budget,
        about=about,
    )


def _snapshots(model: Any, example: Any, class_names: Sequence[str] | None) -> Snapshots:
    from forwardpass.convert.snapshots import Snapshots

    return Snapshots(model, example, class_names)


class Watch:
    """What `watch` returns. `page` is its address, `history` the file; None where there is none."""

    def __init__(
        self,
        snapshots: Callable[[], Snapshots],
        *,
        history: str | os.PathLike[str] | None = None,
        page: bool = True,
        browser: bool = True,
        port: int | None = None,
        budget: int = BUDGET,
        about: str = "",
    ) -> None:
        self.page: str | None = None
        self.history: Path | None = None
        self.steps = 0
        self._make = snapshots
        self._path = history
        self._wished = (page, browser, port)
        self._kept = (budget, about)
        self._now: Callable[[], Any] | None = None
        self._copying = _Allowance()
        self._snapshots: Snapshots | None = None
        self._recorder: Recorder | None = None
        self._live: Live | None = None
        self._inline: Inline | None = None
        self._stop: Callable[[], None] | None = None

    # --- for the loop ---

    def __enter__(self) -> Self:
        if os.environ.get("RANK", "0") == "0":
            self._safely(self._begin)
        return self

    def step(self, loss: Any = None, accuracy: float | None = None) -> None:
        """One step was made: its loss, a number or tensor of one; the accuracy, 0..1, if known."""
        self.steps += 1
        if self._recorder is not None:
            self._safely(lambda: self._step(loss, accuracy))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._safely(lambda: self._end(whole=error is None))
        if self._stop is not None:
            self._safely(self._stop)
        self._recorder = None

    def turn_to(
        self, now: Callable[[], Any], make: Callable[[], Snapshots], history: Path, note: str
    ) -> None:
        """Another network is trained from now on: `now` makes the module as it is to be shown."""
        if os.environ.get("RANK", "0") != "0":
            return
        self._safely(lambda: self._end(whole=True, farewell=0.0))
        self._recorder, self._now, self._make, self._path = None, now, make, history
        self.steps = 0
        self._safely(lambda: self._begin(note))

    @property
    def watching(self) -> bool:
        """Whether the training is watched: begun, not ended, and nothing has gone wrong."""
        return self._recorder is not None

    # --- what it does ---

    def _begin(self, note: str = "") -> None:
        page, browser, port = self._wished
        budget, about = self._kept
        snapshots = self._make()
        name = f"{printable(snapshots.network.name).lower()}{ENDING}".replace("/", "-")
        self.history = Path(self._path) if self._path is not None else Path(name)
        self._live = self._live or Live()
        self._live.begin(note)
        self._snapshots = snapshots
        recorder = Recorder(snapshots, self.history, self._live, budget=budget, about=about)
        notebook = in_notebook()
        if page and self.page is None:
            self._safely(lambda: self._serve(snapshots, port, browser=browser and not notebook))
        if notebook:
            self._inline = Inline(snapshots.network.name, self.page)
        recorder.start()
        self._recorder = recorder
        self._take(for_history=True)

    def _serve(self, snapshots: Snapshots, port: int | None, *, browser: bool) -> None:
        from forwardpass.show import server
        from forwardpass.show.livepage import in_background, live_app

        assert self._live is not None
        network = snapshots.network.to_bytes()
        site = server.read_site(network=network, start=Start(follow=True))
        listener = server.listen("127.0.0.1", port)
        self._stop = in_background(live_app(self._live, site), listener)
        self.page = server.page_url(listener)
        if browser:
            server.open_browser(self.page)

    def _step(self, loss: Any, accuracy: float | None) -> None:
        recorder = self._recorder
        assert recorder is not None
        recorder.tell(Told(loss.detach() if hasattr(loss, "detach") else loss, accuracy))
        due = recorder.due(self.steps)
        if (due or recorder.shows) and recorder.idle and self._copying.allowed():
            self._take(for_history=due)
        if self._inline is not None and self._live is not None:
            self._inline.update(self._live.news)
        if recorder.problem is not None:
            raise recorder.problem

    def _take(self, *, for_history: bool) -> None:
        assert self._snapshots is not None
        assert self._recorder is not None
        # What is copied from a device is waited for; else only our own time counts, and not that
        # of whoever else is at work on the machine.
        clock = time.perf_counter if self._snapshots.waits else time.thread_time
        started = clock()
        taken = self._snapshots.take(self._now and self._now())
        self._copying.spent(clock() - started)
        self._recorder.take(self.steps, taken, for_history=for_history)

    def _end(self, *, whole: bool, farewell: float = FAREWELL) -> None:
        recorder = self._recorder
        if recorder is None or self._live is None:
            return
        recorder.wait()
        self._take(for_history=True)
        recorder.finish(whole=whole)
        if recorder.problem is not None:
            raise recorder.problem
        if self._inline is not None and self.history is not None:
            self._inline.end(History.load(self.history), str(self.history))
        if whole:
            self._live.all_have_it(farewell)

    def _safely(self, work: Callable[[], object]) -> None:
        """Whatever is wrong with watching is no matter of the loop's."""
        try:
            work()
        except InputError as error:
            self._give_up(f"{error}; the training goes on unwatched")
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end a training
            self._give_up(
                f"watching failed ({type(error).__name__}: {error}); the training goes on"
            )

    def _give_up(self, sentence: str) -> None:
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.abandon()
        warnings.warn(sentence, stacklevel=4)


class _Allowance:
    """How much of the loop's time copies have taken, and whether they may take more."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._spent = 0.0
        self._longest = 0.0  # of the last copies: what the next one may take

    def spent(self, seconds: float) -> None:
        self._spent += seconds
        self._longest = max(seconds, self._longest / 2)

    def allowed(self) -> bool:
        elapsed = time.perf_counter() - self._began
        return self._spent + self._longest <= GIVEN + SHARE * elapsed
