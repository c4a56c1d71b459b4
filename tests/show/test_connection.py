"""What clients do to a real server: it goes on, in time, and has nothing to say about it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forwardpass.show import server

PATIENCE = 60  # seconds until a test gives up; what is waited for comes much sooner
NEVER = 600.0  # a deadline that no test sees
SHORT = 2.0  # one that is waited for, and that a client on a busy machine keeps
INDEX = b'<!doctype html><link href="./assets/net-1.safetensors">'
FILES = {name: f"assets/{name}-1.safetensors" for name in ("network", "conv", "history")}
MANIFEST = {"files": FILES, "elements": {}, "joins": {}}
LARGE = 40_000_000  # bytes, more than the system takes from a server whose client takes none
PROGRAM = """
import sys
from pathlib import Path
from forwardpass.show import connection, server
static, seconds, descriptors, most = Path(sys.argv[1]), *map(float, sys.argv[2:])
connection.SECONDS = seconds
if most:
    connection.room = lambda: (int(most), 8)
class Told(connection.Connection):
    def connection_lost(self, exc):
        super().connection_lost(exc)
        print("end", flush=True)
connection.Connection = Told
if descriptors:
    import resource
    resource.setrlimit(resource.RLIMIT_NOFILE, (int(descriptors), int(descriptors)))
with server.listen("127.0.0.1", 0) as listener:
    print(listener.getsockname()[1], flush=True)
    server.run(server.create_app(server.read_site(static)), listener)
"""
HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@dataclass
class Running:
    """A server, where it says that a connection has ended, and where it complains."""

    port: int
    said: IO[bytes]
    log: Path

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def ask(self, request: bytes) -> bytes:
        """All that comes back until the server closes."""
        with self.connect() as client:
            client.sendall(request)
            return rest(client)

    def works(self) -> bool:
        answer = self.ask(HEAD + b"Connection: close\r\n\r\n")
        return answer.startswith(b"HTTP/1.1 200") and answer.endswith(INDEX)


def rest(client: socket.socket) -> bytes:
    """All that comes until the server closes; a reset is an end, too."""
    parts = []
    try:
        while part := client.recv(1 << 16):
            parts.append(part)
    except ConnectionError:
        pass
    return b"".join(parts)


@contextmanager
def running(
    folder: Path, seconds: float = 10, descriptors: int = 0, most: int = 0
) -> Iterator[Running]:
    static = folder / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_bytes(INDEX)
    (static / "manifest.json").write_text(json.dumps(MANIFEST))
    (static / "assets" / "net-1.safetensors").write_bytes(bytes(LARGE))
    options = [static, seconds, descriptors, most]
    command = [sys.executable, "-c", PROGRAM, *map(str, options)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    log = folder / "log"
    with (
        log.open("wb") as said,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env=environment) as process,
    ):
        assert process.stdout
        try:
            yield Running(int(process.stdout.readline()), process.stdout, log)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server for all tests that are over before its deadlines."""
    with running(tmp_path_factory.mktemp("patient")) as server:
        yield server


def locked_down(answer: bytes) -> bool:
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").lower()
    wanted = (f"{name}: {value}".lower() for name, value in server.SECURITY_HEADERS.items())
    return all(f"\r\n{line}" in head for line in wanted)


UNFINISHED = {
    "nothing": b"",
    "half a line": b"GET / HT",
    "half a head": HEAD + b"Accept: ",
    "half a second head": HEAD + b"\r\n" + HEAD,
    "half a body": b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n1234",
    "an answer that is not taken": HEAD.replace(b"/ ", b"/assets/net-1.safetensors ") + b"\r\n",
}


def test_what_is_not_finished_in_time_is_ended(tmp_path: Path) -> None:
    with running(tmp_path, seconds=SHORT) as server, ExitStack() as stack:
        clients = {}
        for name, request in UNFINISHED.items():
            clients[name] = stack.enter_context(server.connect())
            clients[name].sendall(request)
        for name in ("half a line", "half a head", "half a second head"):
            (last,) = re.findall(rb"HTTP/1\.1 408.*", rest(clients[name]), re.DOTALL)
            assert locked_down(last)
        assert rest(clients["nothing"]) == b""
        assert rest(clients["half a body"]).startswith(b"HTTP/1.1 405")
        for _ in UNFINISHED:
            assert server.said.readline() == b"end\n"
        # What the system holds for a client can still be read after that, but no more.
        assert len(rest(clients["an answer that is not taken"])) < LARGE
        assert server.works()
        assert server.log.read_bytes() == b""


def test_a_slow_client_gets_its_whole_answer(tmp_path: Path) -> None:
    """It takes several times as long as anything may stand still."""
    with running(tmp_path, seconds=SHORT) as server, server.connect() as client:
        client.sendall(UNFINISHED["an answer that is not taken"])
        started, taken = time.monotonic(), 0
        while taken < LARGE:
            taken += len(client.recv(1 << 20))
            time.sleep(0.12)  # slowness is what is tested
        assert time.monotonic() - started > 2 * SHORT


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of descriptors there")
def test_more_connections_than_descriptors_leave_room_for_people(tmp_path: Path) -> None:
    with running(tmp_path, seconds=NEVER, descriptors=256) as server, ExitStack() as stack:
        clients = []
        for _ in range(400):
            clients.append(stack.enter_context(server.connect()))
            clients[-1].sendall(HEAD)
        assert server.works()  # not by their deadline, which is far away
        answer = rest(clients[0])  # has waited longest
        assert answer.startswith(b"HTTP/1.1 503")
        assert answer.endswith(b"try again in a moment.\n")
        assert locked_down(answer)
        assert server.log.read_bytes() == b""


def test_where_all_are_being_answered_the_newest_is_refused(tmp_path: Path) -> None:
    with running(tmp_path, seconds=NEVER, most=2) as server, ExitStack() as stack:
        for _ in range(2):
            client = stack.enter_context(server.connect())
            client.sendall(UNFINISHED["an answer that is not taken"])
            assert client.recv(1000).startswith(b"HTTP/1.1 200")
        with server.connect() as client:
            answer = rest(client)
        assert answer.startswith(b"HTTP/1.1 503")
        assert locked_down(answer)
        assert server.log.read_bytes() == b""


def test_who_takes_too_little_at_a_time_makes_room(tmp_path: Path) -> None:
    with running(tmp_path, seconds=SHORT / 2, most=2) as server, ExitStack() as stack:
        clients = []
        for _ in range(2):
            clients.append(stack.enter_context(server.connect()))
            clients[-1].sendall(UNFINISHED["an answer that is not taken"])
        end = time.monotonic() + PATIENCE
        while not server.works():  # refused, until one of them has been answered too long
            assert time.monotonic() < end, "they kept everybody else out"
            for client in clients:
                with suppress(ConnectionError):  # it has been answered too long
                    client.recv(1 << 19)
        assert server.log.read_bytes() == b""


MALFORMED = {
    "no HTTP": b"hello\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64),
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": HEAD + b"Host: 127.0.0.1\r\n\r\n",
    "a space in the path": b"GET /a b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a head without end": HEAD + b"X: " + b"x" * 100_000,
    "two lengths": HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "a later version": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
}


@pytest.mark.parametrize("request_", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_request_is_refused_and_locked_down(patient: Running, request_: bytes) -> None:
    answer = patient.ask(request_)
    assert answer.startswith(b"HTTP/1.1 400")
    assert locked_down(answer)
    assert patient.log.read_bytes() == b""


def test_a_body_that_goes_wrong_ends_quietly(patient: Running) -> None:
    chunked = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert patient.ask(chunked + b"no length\r\n").startswith(b"HTTP/1.1 400")
    with patient.connect() as client:
        client.sendall(chunked)
        assert client.recv(1 << 16).startswith(b"HTTP/1.1 405")
        client.sendall(b"no length\r\n")
        assert b"HTTP" not in rest(client)
    assert patient.works()
    assert patient.log.read_bytes() == b""


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"GET http://127.0.0.1:8000/index.html?a=b HTTP/1.1", b"200"),
        (b"GET HTTP://LOCALHOST HTTP/1.1", b"200"),
        (b"GET http://127.0.0.1/nothing HTTP/1.1", b"404"),
        (b"GET http://evil.example/ HTTP/1.1", b"400"),
        (b"GET http://evil@127.0.0.1/ HTTP/1.1", b"400"),
        (b"CONNECT 127.0.0.1:80 HTTP/1.1", b"405"),
        (b"OPTIONS * HTTP/1.1", b"405"),
    ],
)
def test_a_target_counts_in_each_of_its_forms(patient: Running, line: bytes, status: bytes) -> None:
    answer = patient.ask(line + b"\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    assert answer.split()[1] == status
    assert locked_down(answer)


def test_a_wish_for_another_protocol_is_passed_over_in_silence(patient: Running) -> None:
    wish = b"Upgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n"
    assert patient.ask(HEAD + wish).startswith(b"HTTP/1.1 200")
    assert patient.log.read_bytes() == b""


PIECES = st.sampled_from(
    [
        *(HEAD, b"POST / HTTP/1.1\r\n", b"HEAD / HTTP/1.0\r\n"),
        *(b"\r\n", b"\r\n\r\n", b": ", b"\x00", b"\xff\xfe"),
        *(b"Content-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n", b"Expect: 100-continue\r\n"),
        *(b"Upgrade: h2c\r\nConnection: upgrade\r\n", b"2\r\nab\r\n", b"0\r\n\r\n"),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=st.lists(st.lists(PIECES | st.binary(max_size=9), min_size=1), min_size=1, max_size=4))
def test_any_bytes_are_survived_in_silence(patient: Running, parts: list[list[bytes]]) -> None:
    with patient.connect() as client:
        try:
            for part in parts:
                client.sendall(b"".join(part))
            client.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the server has ended it already
        rest(client)
    assert patient.works()
    assert patient.log.read_bytes() == b""


def test_small_answers_do_not_wait_for_the_ones_before() -> None:
    """Asyncio turns the waiting off where a socket says that it is TCP, see `_bind`."""

    async def waits() -> bool:
        made = asyncio.get_running_loop().create_future()

        class First(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                made.set_result(transport)

        with server.listen("127.0.0.1", 0) as listener:
            loop = asyncio.get_running_loop()
            async with await loop.create_server(First, sock=listener):
                with socket.create_connection(listener.getsockname()[:2]):
                    transport = await made
                    ours = transport.get_extra_info("socket")
                    waiting = not ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
                    transport.abort()
        return waiting

    # In a thread of its own: the browser of other tests may have a loop in this one.
    with ThreadPoolExecutor(1) as thread:
        assert not thread.submit(asyncio.run, waits()).result()
