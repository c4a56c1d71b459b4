"""A class on one laptop: many clients load the whole page from a real `forwardpass serve` at once.

    python benchmarks/serve.py [--clients 200]

Every client opens a connection of its own, asks for the page and then for all files that it names,
as a browser that was never here does (gzip accepted, keep-alive). An answer counts as an error
unless it is whole: status 200 and, unpacked, the bytes of the file on disk. Clients and server
share the machine's cores. Prints a table and, as the last line, one JSON object.
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
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

import chromium  # noqa: E402 - found through the line above

from forwardpass.show.built import STATIC  # noqa: E402

LINK = re.compile(rb'(?:src|href)="\./([^"]+)"')
TIMEOUT = 120.0  # seconds for one client; a person would have given up long before
OPEN_FILES = 4096


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
    elif content != (STATIC / (name or "index.html")).read_bytes():
        outcome.errors.append(f"/{name}: not the file on disk")
    return content


async def all_at_once(address: str, clients: int) -> list[Outcome]:
    """Every client starts in the same moment."""
    parts = urlsplit(address)
    assert parts.hostname
    assert parts.port
    return await asyncio.gather(*(visit(parts.hostname, parts.port) for _ in range(clients)))


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clients", type=int, default=200)
    clients = parser.parse_args().clients
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(OPEN_FILES, most), most))
    with chromium.serve() as address:
        start = time.perf_counter()
        outcomes = asyncio.run(all_at_once(address, clients))
        wall = time.perf_counter() - start
    errors = [error for outcome in outcomes for error in outcome.errors]
    loads = sorted(outcome.seconds for outcome in outcomes)
    firsts = sorted(outcome.first for outcome in outcomes)
    carried = sum(outcome.bytes for outcome in outcomes)
    figures = {
        "benchmark": "serve",
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
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
    }
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):24s} {value}")
    for error in sorted(set(errors))[:10]:
        print(f"error: {error}")
    print(json.dumps(figures))
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
