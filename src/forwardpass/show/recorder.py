"""Writes a history down while a training goes on, on a thread of its own.

The loop hands in copies of the weights and what it has to tell; here they are packed, written and
shown. Nothing waits for this thread but the end of the training.
"""

from __future__ import annotations

import math
import queue
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from forwardpass.base.errors import InputError
from forwardpass.base.files import write_whole
from forwardpass.network.growing import Checkpoints, GrowingCurve, next_after, room_in
from forwardpass.network.history import with_tensors
from forwardpass.show.live import Live, State
from forwardpass.trace.record import calibrate

if TYPE_CHECKING:
    from forwardpass.convert.snapshots import Snapshots, Taken

OFTEN: Final = 0.25  # seconds between two looks at what was told
RARELY: Final = 60  # a piece of work is done again after so many times what it took
WRITTEN: Final = 0.5  # seconds between two times that the file is written, at least
SHOWN: Final = 0.5  # seconds between two networks for the page, at least
WAITING: Final = 32 << 20  # bytes of copies that may wait here


@dataclass(frozen=True)
class Told:
    """What the loop said of one step."""

    loss: Any  # a number, a tensor of one, or None
    accuracy: float | None


@dataclass(frozen=True)
class _Order:
    step: int
    taken: Taken
    for_history: bool


class Recorder:
    """Raises `InputError` for a network that does not fit into `budget` bytes twice."""

    def __init__(
        self, snapshots: Snapshots, path: Path, live: Live, *, budget: int, about: str = ""
    ) -> None:
        self.problem: Exception | None = None  # why it has stopped
        self._snapshots = snapshots
        self._path = path
        self._live = live
        self._about = about
        self._curve = GrowingCurve()
        self._checkpoints = Checkpoints(snapshots.shapes, room_in(snapshots.network, budget))
        self._newest = snapshots.network
        self._told: deque[Told] = deque()
        self._orders: queue.Queue[_Order | None] = queue.Queue()
        self._at_work = 0  # orders that are not done
        self._size = 4 * sum(map(math.prod, snapshots.shapes.values()))  # bytes of a copy
        self._unwritten = False
        self._writing = _Pace(WRITTEN)
        self._showing = _Pace(SHOWN)
        self._next = 0  # the step of the next checkpoint
        self._state: State = "waiting"
        self._end: State = "broken"
        self._thread = threading.Thread(target=self._run, name="forwardpass watch", daemon=True)

    # --- on the loop's thread ---

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def tell(self, told: Told) -> None:
        """What came of one step; kept until this thread has time for it."""
        self._told.append(told)

    def due(self, step: int) -> bool:
        """Whether the network after so many steps is to be kept."""
        return step >= self._next

    @property
    def shows(self) -> bool:
        """Whether it is time for another network on the page."""
        return self._live.wanted and self._showing.is_time

    @property
    def idle(self) -> bool:
        """Whether it has room for another copy, or nothing to do."""
        return self._at_work == 0 or (self._at_work + 1) * self._size < WAITING

    def take(self, step: int, taken: Taken, *, for_history: bool) -> None:
        """Hand in the weights after `step` steps."""
        if for_history:
            self._next = next_after(step)
        self._at_work += 1
        self._orders.put(_Order(step, taken, for_history))

    def wait(self) -> None:
        """Until all that was handed in is done."""
        self._orders.join()

    def finish(self, *, whole: bool) -> None:
        """Write the last of it: the training has come to its end, or (not `whole`) broke off."""
        self._end = "ended" if whole else "broken"
        self._orders.put(None)
        self._thread.join()

    def abandon(self) -> None:
        """Do no more; what is written stays."""
        self._orders.put(None)

    # --- on its own ---

    def _run(self) -> None:
        going = True
        while going:
            going = self._turn()

    def _turn(self) -> bool:
        """One order, or a look at what was told; False at the end."""
        try:
            order = self._orders.get(timeout=OFTEN)
        except queue.Empty:
            if self.problem is None:
                self._tried(self._rest)
            return True
        try:
            if self.problem is None:
                self._tried(lambda: self._done(order))
        finally:
            self._at_work -= order is not None
            self._orders.task_done()
        return order is not None

    def _tried(self, work: Any) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - told on the loop's thread, as a warning
            self.problem = error

    def _rest(self) -> None:
        self._hear()
        if self._unwritten and self._writing.is_time:
            self._write(ended=False)

    def _hear(self) -> None:
        """Take in what was told, and pass it on."""
        if not self._told:
            return
        while self._told:
            told = self._told.popleft()
            self._curve.add(_number(told.loss), _number(told.accuracy))
        if self._state == "waiting":
            self._state = "going"
        self._live.tell(self._state, self._curve.curve())

    def _done(self, order: _Order | None) -> None:
        self._hear()
        if order is None:
            self._write(ended=self._end == "ended", last=True)
            self._live.tell(self._end, self._curve.curve())
            return
        tensors = self._snapshots.tensors(order.taken)
        self._newest = with_tensors(self._newest, tensors)
        if self.shows:
            with self._showing:
                self._live.show(order.step, self._newest.to_bytes())
        if order.for_history:
            self._checkpoints.add(order.step, tensors)
            self._unwritten = True
        if self._unwritten and self._writing.is_time:
            self._write(ended=False)

    def _rescale(self) -> None:
        """What is drawn as full red is what the network's values are now."""
        examples = self._snapshots.examples
        if examples is not None:
            with suppress(InputError):  # its values have grown out of float32: the scale stays
                self._newest = calibrate(self._newest, examples)

    def _write(self, *, ended: bool, last: bool = False) -> None:
        with self._writing:
            self._rescale()
            history = self._checkpoints.history(
                self._newest, self._curve.curve(), ended=ended, about=self._about
            )
            content = history.to_bytes()
            write_whole(self._path, content)
        self._unwritten = False
        if last:
            self._live.keep(content)


class _Pace:
    """How often a piece of work may be done, so that it takes little of the machine's time."""

    def __init__(self, least: float) -> None:
        self._least = least  # seconds
        self._next = 0.0
        self._began = 0.0

    @property
    def is_time(self) -> bool:
        return time.monotonic() >= self._next

    def __enter__(self) -> None:
        self._began = time.thread_time()

    def __exit__(self, *_: object) -> None:
        took = time.thread_time() - self._began
        self._next = time.monotonic() + max(self._least, RARELY * took)


def _number(value: Any) -> float | None:
    """A number, or a tensor of one."""
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError, RuntimeError):
        return None
