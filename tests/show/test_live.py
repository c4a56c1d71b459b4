"""The page of a training that goes on: events and networks, whatever pages do."""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from forwardpass.network.history import Curve
from forwardpass.show.live import Live, News, Sent
from forwardpass.show.livepage import in_background, live_app
from forwardpass.show.server import Resource, listen

SITE = {"index.html": Resource("index.html", b"<p>page</p>")}


def curve(steps: int, every: int = 1) -> Curve:
    points = -(-steps // every)
    return Curve(steps, every, np.linspace(2, 1, points, dtype=np.float32))


@pytest.fixture
def served() -> Iterator[tuple[Live, int]]:
    live = Live()
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    stop = in_background(live_app(live, SITE), listener)
    yield live, port
    stop()


def get(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def event(response: http.client.HTTPResponse) -> dict[str, Any]:
    while not (line := response.readline()).startswith(b"data: "):
        assert line, "the events ended"
    told: dict[str, Any] = json.loads(line[6:])
    return told


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_two_pages_are_told_the_same_and_then_what_is_new(served: tuple[Live, int]) -> None:
    live, port = served
    live.tell("going", curve(10))
    pages = [get(port, "/live/events") for _ in range(2)]
    assert all(page.getheader("Content-Type") == "text/event-stream" for page in pages)
    assert all(
        "default-src 'none'" in (page.getheader("Content-Security-Policy") or "") for page in pages
    )
    for page in pages:
        told = event(page)
        assert (told["state"], told["steps"], told["begin"], len(told["loss"])) == (
            "going",
            10,
            0,
            10,
        )
        assert told["network"] is None
    live.tell("going", curve(12))
    for page in pages:
        told = event(page)
        assert (told["begin"], len(told["loss"])) == (9, 3)
    assert live.pages == 2


def test_a_page_that_goes_is_not_waited_for(served: tuple[Live, int]) -> None:
    live, port = served
    page, other = get(port, "/live/events"), get(port, "/live/events")
    event(page)
    until(lambda: live.pages == 2)
    page.close()
    live.tell("going", curve(3))
    until(lambda: live.pages == 1)
    event(other)
    assert event(other)["steps"] == 3


def test_a_page_that_takes_nothing_holds_nobody_up(served: tuple[Live, int]) -> None:
    live, port = served
    idle = socket.create_connection(("127.0.0.1", port))
    idle.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    idle.sendall(b"GET /live/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    until(lambda: live.pages == 1)
    started = time.perf_counter()
    for steps in range(1, 2000, 10):
        live.tell("going", curve(steps))
    assert time.perf_counter() - started < 1
    other = get(port, "/live/events")
    told = event(other)
    assert told["steps"] == 1991
    idle.close()


def test_the_next_network_is_wanted_once_the_last_is_fetched(served: tuple[Live, int]) -> None:
    live, port = served
    assert not live.wanted
    page = get(port, "/live/events")
    until(lambda: live.wanted)
    assert get(port, "/live/network").status == 404
    live.show(7, b"weights")
    assert not live.wanted
    while (told := event(page))["network"] is None:
        pass
    assert told["network"] == 7
    assert get(port, "/live/network").read() == b"weights"
    assert live.wanted


def test_pages_fetch_the_history_before_it_is_too_late(served: tuple[Live, int]) -> None:
    live, port = served
    page = get(port, "/live/events")
    until(lambda: live.pages == 1)
    live.keep(b"all of it")
    started = time.monotonic()
    live.all_have_it(0.3)
    assert 0.25 < time.monotonic() - started < 5
    assert get(port, "/live/history").read() == b"all of it"
    until(lambda: live.taken_home == 1)
    started = time.monotonic()
    live.all_have_it(20)
    assert time.monotonic() - started < 5
    page.close()


def test_other_names_and_other_methods_are_refused(served: tuple[Live, int]) -> None:
    _, port = served
    assert get(port, "/live/events", Host="elsewhere.example").status == 400
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", "/live/events")
    assert connection.getresponse().status == 405
    assert get(port, "/live/nothing").status == 404
    assert get(port, "/").read() == b"<p>page</p>"


def test_a_curve_whose_points_were_joined_is_told_anew() -> None:
    sent = Sent()
    first = json.loads(sent.next(News(1, "going", "", curve(8), None)))
    again = json.loads(sent.next(News(2, "going", "", curve(9, every=2), None)))
    assert (first["begin"], again["begin"], again["every"], len(again["loss"])) == (0, 0, 2, 5)


def test_gaps_are_null() -> None:
    gaps = Curve(2, 1, np.array([1, np.nan], np.float32), np.array([np.nan, 0.5], np.float32))
    told = json.loads(Sent().next(News(1, "going", "", gaps, None)))
    assert (told["loss"], told["accuracy"]) == ([1, None], [None, 0.5])
