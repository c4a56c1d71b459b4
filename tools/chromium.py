"""Starts a Chromium, and the program's own server, for tests, benchmarks and pictures.

Knows nothing of what the page shows: `person` does what a person does with it.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from forwardpass.show.chromium import FLAGS, SOFTWARE_GL, find, sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Playwright

MISSING = (
    "no Chromium found: install Chromium or Chrome, or set FORWARDPASS_CHROMIUM to its program "
    "(python3 run.py test does it for you)"
)
NO_WEBGL = ("--disable-3d-apis",)
START_SECONDS = 30.0
SOURCES = Path(__file__).parents[1] / "src"


def find_chromium(playwright: Playwright) -> str:
    """The browser's program, or nothing: see `forwardpass.show.chromium`."""
    return find(playwright.chromium.executable_path)


def launch(playwright: Playwright, flags: Sequence[str] = SOFTWARE_GL) -> Browser:
    """A headless browser with a fresh profile. Raises FileNotFoundError when there is none."""
    program = find_chromium(playwright)
    if not program:
        raise FileNotFoundError(MISSING)
    options = [*FLAGS, *sandbox(), *flags]
    return playwright.chromium.launch(executable_path=program, args=options)


@contextmanager
def serve(network: Path | None = None, data: Path | None = None) -> Iterator[str]:
    """Runs `forwardpass serve` on a free port of 127.0.0.1 and gives the page's address."""
    port = free_port()
    code = "from forwardpass.commands.cli import main; main()"
    options = ["--host", "127.0.0.1", "--port", str(port), "--no-open"]
    options += ["--network", str(network)] if network else []
    options += ["--data", str(data)] if data else []
    path = os.pathsep.join(filter(None, (str(SOURCES), os.environ.get("PYTHONPATH"))))
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-c", code, "serve", *options],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}/"
            if not answers(address, process):
                said.seek(0)
                words = said.read().decode(errors="replace").strip()
                raise RuntimeError(f"the server did not start on port {port}: {words}")
            yield address
        finally:
            stop(process)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Waits until the server answers; False when it ended or took too long."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as reply:
                return bool(reply.status == 200)
        except OSError:
            time.sleep(0.05)
    return False


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends this one process, politely first."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
