"""What small files that want much cost: seconds and memory until `forwardpass` has its verdict.

    python benchmarks/bombs.py [FOLDER] [names...]

The files are those of tools/write_bombs.py, written into FOLDER (a temporary one by default).
A verdict is the end of the program or its first line on stdout, whichever comes first. Prints a
table for people and one JSON object as its last line.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

import write_bombs

SECONDS, MEGABYTES = 5.0, 1000.0  # what is promised
PATIENCE = 60.0  # seconds, after which a program is stopped
MOST = 4 << 30  # bytes of address space it may have


def command(path: Path, out: Path) -> list[str]:
    """What a person would do with such a file."""
    if path.suffix == ".unp":
        return ["evaluate", "--quick", "--strokes", str(path)]
    if path.name == "large.safetensors":
        return ["export", "--html", str(out), "--network", str(path)]
    if path.suffix == ".safetensors":
        return ["predict", "--network", str(path), str(path)]
    return ["predict", str(path)]


def measure(path: Path, out: Path) -> dict[str, float | int | str]:
    """Seconds to the verdict, and the most memory until then or the end.

    Call it from a small process: a program that is started counts the memory of the one that
    started it as its own (Linux keeps the peak over the exec).
    """

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))

    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "forwardpass", *command(path, out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=limit,  # noqa: PLW1509 - no threads are running yet
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    ) as program:
        watch = threading.Timer(PATIENCE, program.kill)
        watch.start()
        assert program.stdout
        assert program.stderr
        first = program.stdout.readline()
        verdict = time.perf_counter() - started
        if first:  # it answers: that it goes on is no harm
            program.kill()
        said = (first or program.stderr.read()).decode(errors="replace").strip().splitlines()
        _, status, usage = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
        watch.cancel()
    return {
        "kilobytes": round(path.stat().st_size / 1000),
        "seconds": round(verdict, 2),
        "cpu_seconds": round(
            usage.ru_utime + usage.ru_stime, 2
        ),  # what a busy machine leaves as is
        "megabytes": round(usage.ru_maxrss / 1000),
        "status": program.returncode,
        "says": said[-1][-90:] if said else "",
    }


def main(arguments: list[str]) -> int:
    """Write and measure all of them, or those that are named."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[0]) if arguments else Path(temporary)
        chosen = arguments[1:] or tuple(write_bombs.BOMBS)
        found = {}
        for path in write_bombs.write_all(folder, chosen):
            found[path.name] = row = measure(path, Path(temporary) / "out.html")
            print(
                f"{path.name:20s} {row['kilobytes']:7} KB {row['seconds']:6} s "
                f"(CPU {row['cpu_seconds']:5}) {row['megabytes']:5} MB  {row['says']}",
                flush=True,
            )
    slow = [name for name, row in found.items() if float(row["seconds"]) > SECONDS]
    large = [name for name, row in found.items() if float(row["megabytes"]) > MEGABYTES]
    print(f"above {SECONDS:g} s: {slow or 'none'}; above {MEGABYTES:g} MB: {large or 'none'}")
    print(json.dumps({"benchmark": "bombs", "slow": slow, "large": large, "bombs": found}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
