"""How long a clip takes: `forwardpass export --mp4` of ten seconds at 1280x720, 30 frames a second.

    python benchmarks/video.py [--seconds 10] [--from 8]

Runs the real command in a process of its own, with software GL as on a machine without a graphics
card. Wall seconds depend on what else the machine does: the load average is printed beside them,
and the CPU seconds of the command and its encoder (not of the browser, which is nobody's child).
Prints a table and, as the last line, one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 60.0  # seconds that the project promises on two cores


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10.0, help="length of the clip")
    parser.add_argument("--from", dest="first", type=float, default=8.0, help="second of the story")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "clip.mp4")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(command(path, options.seconds, options.first), check=True, env=environment())
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        size = path.stat().st_size
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figures = {
        "benchmark": "video",
        "clip_seconds": options.seconds,
        "frames": round(30 * options.seconds),
        "wall_seconds": round(wall, 1),
        "cpu_seconds": round(cpu, 1),
        "megabytes": round(size / 1e6, 2),
        "within_limit": wall <= LIMIT,
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
    }
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):24s} {value}")
    print(json.dumps(figures))
    return 0


def command(path: Path, seconds: float, first: float) -> list[str]:
    """The command line of the export."""
    options = {
        "--mp4": path,
        "--digit": 3,
        "--size": "1280x720",
        "--fps": 30,
        "--duration": seconds,
        "--seconds": first,
    }
    flat = [str(part) for pair in options.items() for part in pair]
    return [sys.executable, "-m", "forwardpass", "export", *flat]


def environment() -> dict[str, str]:
    """The sources of this checkout, whether or not they are installed."""
    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths}


if __name__ == "__main__":
    raise SystemExit(main())
