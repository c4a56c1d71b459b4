"""Runs checks, in turn or side by side: then what each prints is shown whole when it has ended.

Standard library only: run.py uses it before anything is installed.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import IO

Said = IO[bytes] | None  # where a check's programs print; None is this program's own output
Check = Callable[[Said], int]  # its exit status


@dataclass(frozen=True)
class Ended:
    """One check that has ended."""

    name: str
    passed: bool
    seconds: float


def in_turn(checks: Mapping[str, Check]) -> Iterator[Ended]:
    """Run one after the other, each under its name."""
    for name, check in checks.items():
        print(f"\n--- {name}", flush=True)
        yield _run(name, check, None)


def side_by_side(checks: Mapping[str, Check]) -> Iterator[Ended]:
    """Run as many at once as there are cores, in their order; what one raises is raised here."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        running = [pool.submit(_run_apart, name, check) for name, check in checks.items()]
        for future in as_completed(running):
            ended, said = future.result()
            print(f"\n--- {ended.name}\n{said.strip()}", flush=True)
            yield ended


def _run(name: str, check: Check, to: Said) -> Ended:
    started = time.monotonic()
    passed = check(to) == 0
    return Ended(name, passed, time.monotonic() - started)


def _run_apart(name: str, check: Check) -> tuple[Ended, str]:
    with tempfile.TemporaryFile() as said:
        ended = _run(name, check, said)
        said.seek(0)
        return ended, said.read().decode(errors="replace")
