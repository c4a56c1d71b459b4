"""A real `forwardpass serve` under load, beside other servers, and with unfriendly clients.

    python benchmarks/serve.py [--clients 500] [--seconds 3] [--half-open 1100]

1. A class: every client opens a connection of its own, asks for the page and then for all files
   that it names, as a browser that was never here does (gzip accepted, keep-alive). An answer
   counts as an error unless it is whole: status 200 and, unpacked, the bytes of the page's file.
2. Small answers: the page itself again and again, over 50 kept connections for the rate and over
   one for the median. In turns with Python's own `http.server` (as it comes, which closes after
   each answer, and with HTTP/1.1, which does not) and with nginx where that is installed.
3. Half-open connections, with `--half-open`: that many send half a head while the server has 1,024
   descriptors. Told are the seconds until another client has the page, how many are left after 15
   seconds, and how much the server had to say about it.

Clients and servers share the machine's cores. Prints a table and, as the last line, one JSON
object.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import platform
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

import chromium  # noqa: E402 - found through the line above

from forwardpass.show.built import STATIC  # noqa: E402
from forwardpass.show.files import INDEX, read_files  # noqa: E402

LINK = re.compile(rb'(?:src|href)="\./([^"]+)"')
TIMEOUT = 120.0  # seconds for one client; a person would have given up long before
OPEN_FILES = 4096
FILES = read_files()
KEPT = 50  # connections that ask again and again
ROUNDS = 3  # of all servers in turns, as a machine's speed changes


@dataclass
class Outcome:
    """What one client got."""

    seconds: float = 0.0
    first: float = 0.0  # seconds to the page itself
    bytes: int = 0  # as they came, packed
    files: int = 0
    errors: list[str] = field(default_factory=list)


async def visit(host: str, port: int) -> Outcome:
    """One person opening the page."""
    outcome = Outcome()
    start = time.perf_counter()
    try:
        async with asyncio.timeout(TIMEOUT):
            reader, writer = await asyncio.open_connection(host, port)
            index = await fetch(reader, writer, "", host, port, outcome)
            outcome.first = time.perf_counter() - start
            for name in dict.fromkeys(LINK.findall(index)):
                await fetch(reader, writer, name.decode(), host, port, outcome)
            writer.close()
            await writer.wait_closed()
    except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError) as error:
        outcome.errors.append(f"{type(error).__name__}: {error}")
    outcome.seconds = time.perf_counter() - start
    return outcome


async def fetch(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    name: str,
    host: str,
    port: int,
    outcome: Outcome,
) -> bytes:
    """One file over the open connection, checked against the one on disk."""
    request = f"GET /{name} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: gzip\r\n\r\n"
    writer.write(request.encode())
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    lines = head.lower().split("\r\n")
    length = next(
        int(line.partition(":")[2]) for line in lines if line.startswith("content-length")
    )
    body = await reader.readexactly(length)
    outcome.bytes += len(head) + length
    outcome.files += 1
    content = gzip.decompress(body) if "content-encoding: gzip" in lines else body
    if " 200 " not in lines[0]:
        outcome.errors.append(f"/{name}: {lines[0]}")
    elif content != FILES[name or INDEX]:
        outcome.errors.append(f"/{name}: not the file on disk")
    return content


async def all_at_once(address: str, clients: int) -> list[Outcome]:
    """Every client starts in the same moment."""
    parts = urlsplit(address)
    assert parts.hostname
    assert parts.port
    return await asyncio.gather(*(visit(parts.hostname, parts.port) for _ in range(clients)))


# Small answers -----------------------------------------------------------------------------------


class Asker(asyncio.Protocol):
    """Asks for the page, and again once the answer is there, over a new connection if need be."""

    def __init__(self, port: int, end: float, took: list[float]) -> None:
        self.port, self.end, self.took = port, end, took
        self.over = asyncio.get_running_loop().create_future()
        self.started = 0.0

    async def start(self) -> None:
        """Connect and ask. The time of a connection counts where each answer costs one."""
        self.started = time.perf_counter()
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self.port)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The first question."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        """One question."""
        self.got, self.missing = b"", -1
        self.transport.write(
            f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            "Accept-Encoding: gzip\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """A part of the answer; after the last one the next question."""
        self.got += data
        if self.missing < 0 and (found := re.search(LENGTH, self.got)):
            self.missing = found.end() + int(found[1])
        if not 0 <= self.missing <= len(self.got):
            return
        now = time.perf_counter()
        self.took.append(now - self.started)
        if now > self.end:
            self.transport.close()
            self.over.set_result(None)
        elif self.got.startswith(b"HTTP/1.1"):
            self.started = now
            self.ask()

    def connection_lost(self, exc: Exception | None) -> None:
        """Come again, unless it is over."""
        if not self.over.done():
            self.again = asyncio.ensure_future(self.start())


LENGTH = re.compile(rb"content-length: (\d+)\r\n(?:.+\r\n)*\r\n", re.IGNORECASE)


async def small_answers(port: int, connections: int, seconds: float) -> list[float]:
    """The seconds that each answer took."""
    took: list[float] = []
    askers = [Asker(port, time.perf_counter() + seconds, took) for _ in range(connections)]
    await asyncio.gather(*(asker.start() for asker in askers))
    await asyncio.gather(*(asker.over for asker in askers))
    return took


@contextmanager
def process(command: list[str], port: int) -> Iterator[int]:
    """Another server while it runs; gives its port."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as running:
        try:
            if not chromium.answers(f"http://127.0.0.1:{port}/", running):
                raise RuntimeError(f"this did not start: {' '.join(command)}")
            yield port
        finally:
            chromium.stop(running)


@contextmanager
def servers(stack: ExitStack) -> Iterator[dict[str, int]]:
    """The ports of all that are compared, ours first."""
    with stack:
        parts = urlsplit(stack.enter_context(chromium.serve()))
        ports = {"forwardpass": int(parts.port or 0)}
        module = [sys.executable, "-m", "http.server", "-b", "127.0.0.1", "-d", str(STATIC)]
        for name, version in (("http_server", "HTTP/1.0"), ("http_server_1_1", "HTTP/1.1")):
            port = chromium.free_port()
            command = [*module, "--protocol", version, str(port)]
            ports[name] = stack.enter_context(process(command, port))
        nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
        if nginx is not None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            folder.chmod(0o755)
            port = chromium.free_port()
            (folder / "conf").write_text(NGINX.format(folder=folder, port=port, static=STATIC))
            command = [nginx, "-c", str(folder / "conf"), "-e", str(folder / "log")]
            ports["nginx"] = stack.enter_context(process(command, port))
        yield ports


NGINX = """
daemon off; pid {folder}/pid; worker_processes 1;
events {{ worker_connections 1000; }}
http {{
  access_log off; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {static}; }}
}}
"""


def compare(seconds: float) -> dict[str, float | None]:
    """Rate and median of every server, and how many times theirs ours is."""
    rates: dict[str, list[float]] = {}
    medians: dict[str, list[float]] = {}
    with servers(ExitStack()) as ports:
        for _ in range(ROUNDS):
            for name, port in ports.items():
                took = asyncio.run(small_answers(port, KEPT, seconds / ROUNDS))
                rates.setdefault(name, []).append(len(took) / seconds * ROUNDS)
                took = asyncio.run(small_answers(port, 1, seconds / ROUNDS))
                medians.setdefault(name, []).append(1e3 * statistics.median(took))
    figures: dict[str, float | None] = {}
    for name, values in rates.items():
        figures[f"{name}_answers_a_second"] = round(statistics.median(values))
        figures[f"{name}_median_ms"] = round(statistics.median(medians[name]), 3)
    for name in list(rates)[1:]:
        ratio = statistics.median(rates["forwardpass"]) / statistics.median(rates[name])
        figures[f"times_{name}"] = round(ratio, 2)
    return figures


# Half-open connections ---------------------------------------------------------------------------


def half_open(count: int) -> dict[str, float | None]:
    """What `count` clients that send half a head do to a server with 1,024 descriptors."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024));"
        "from forwardpass.commands.cli import main; main()"
    )
    port = chromium.free_port()
    command = [sys.executable, "-c", code, "--no-open", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    address = f"http://127.0.0.1:{port}/"
    with ExitStack() as stack:
        said = stack.enter_context(tempfile.TemporaryFile())
        running = stack.enter_context(
            subprocess.Popen(command, stdout=said, stderr=said, env=environment)
        )
        stack.callback(chromium.stop, running)
        assert chromium.answers(address, running)
        before = said.tell()
        clients = []
        for _ in range(count):
            with suppress(OSError):
                clients.append(socket.create_connection(("127.0.0.1", port), timeout=5))
                stack.enter_context(clients[-1]).sendall(b"GET / HTTP/1.1\r\nX: ")
        start = time.perf_counter()
        served = None
        with suppress(OSError, TimeoutError):
            asyncio.run(asyncio.wait_for(one_answer(port), 10))
            served = round(time.perf_counter() - start, 3)
        time.sleep(max(0.0, 15 - (time.perf_counter() - start)))  # the deadline that is measured
        return {
            "half_open": count,
            "half_open_page_seconds": served,
            "half_open_left_after_15_s": sum(is_open(client) for client in clients),
            "half_open_log_bytes": os.fstat(said.fileno()).st_size - before,
        }


async def one_answer(port: int) -> None:
    """The page, over a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await fetch(reader, writer, "", "127.0.0.1", port, Outcome())
    writer.close()


def is_open(client: socket.socket) -> bool:
    """Whether the other side has neither ended nor broken the connection."""
    client.setblocking(False)
    try:
        while client.recv(4096):
            pass
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


# The class ---------------------------------------------------------------------------------------


def load(clients: int) -> tuple[dict[str, float | None], list[str]]:
    """Figures of many page loads at once, and what went wrong."""
    with chromium.serve() as address:
        start = time.perf_counter()
        outcomes = asyncio.run(all_at_once(address, clients))
        wall = time.perf_counter() - start
    errors = [error for outcome in outcomes for error in outcome.errors]
    loads = sorted(outcome.seconds for outcome in outcomes)
    firsts = sorted(outcome.first for outcome in outcomes)
    carried = sum(outcome.bytes for outcome in outcomes)
    figures = {
        "clients": clients,
        "files": sum(outcome.files for outcome in outcomes),
        "errors": len(errors),
        "megabytes": round(carried / 1e6, 1),
        "wall_seconds": round(wall, 2),
        "page_seconds_median": round(firsts[len(firsts) // 2], 2),
        "load_seconds_median": round(loads[len(loads) // 2], 2),
        "load_seconds_p95": round(loads[int(0.95 * (len(loads) - 1))], 2),
        "load_seconds_max": round(loads[-1], 2),
        "megabytes_a_second": round(carried / 1e6 / wall, 1),
    }
    return {**figures}, errors


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clients", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=3, help="for each server")
    parser.add_argument("--half-open", type=int, default=0)
    options = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(OPEN_FILES, most), most))
    loads, errors = load(options.clients)
    figures = {
        "benchmark": "serve",
        **loads,
        **compare(options.seconds),
        **(half_open(options.half_open) if options.half_open else {}),
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
    }
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):32s} {value}")
    for error in sorted(set(errors))[:10]:
        print(f"error: {error}")
    print(json.dumps(figures))
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
