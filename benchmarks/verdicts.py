"""Whether Python and TypeScript say the same of network files that were damaged.

    python benchmarks/verdicts.py [--files 300000] [--seed 0]

Both read every file of the same corpus: each accepts it or refuses it with one sentence, and what
both accept they run on a ramp from 0 to 1, where scores must agree within 1e-4 (relative above 1)
or both say that the numbers are too large. Prints what differs and one JSON object as last line.
Needs Node.js and the page's packages (`python3 run.py check` installs both).
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import numpy as np
from build_page import WEB, find_node
from mutated import mutated

from forwardpass import InputError, Network, record

if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK = 20_000  # files that both read before they are compared
CLOSE = 1e-4
Verdict = list[float] | str | None  # scores, "too large", or refused
BUILT = WEB / "node_modules" / ".cache" / "verdicts"
VITE = WEB / "node_modules" / "vite" / "bin" / "vite.js"


def main() -> None:
    """Compares chunk by chunk."""
    parser = argparse.ArgumentParser(description="Hold both languages' verdicts together.")
    parser.add_argument("--files", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for the files that differ")
    options = parser.parse_args()
    build()
    start, corpus = time.perf_counter(), mutated(options.seed, options.files)
    files = accepted = differing = 0
    while chunk := list(islice(corpus, CHUNK)):
        verdicts = list(zip(chunk, python_verdicts(chunk), page_verdicts(chunk), strict=True))
        accepted += sum(mine is not None for _, mine, _ in verdicts)
        for content, mine, theirs in verdicts:
            if not same(mine, theirs):
                differing += 1
                tell(content, mine, theirs, options.keep, differing)
        files += len(chunk)
    figures = {"files": files, "accepted": accepted, "differing": differing}
    seconds = round(time.perf_counter() - start, 1)
    print(f"{files} files in {seconds} s, {accepted} accepted, {differing} verdicts differ")
    print(
        json.dumps({"benchmark": "verdicts", "seed": options.seed, **figures, "seconds": seconds})
    )


def build() -> None:
    """Makes one script of the page's reader."""
    node(str(VITE), "build", "--ssr", "benchmarks/verdicts.ts", "--outDir", str(BUILT))


def node(*arguments: str, content: bytes | None = None) -> bytes:
    """What Node.js prints, called by itself: npx is another program on Windows."""
    found = find_node()
    if found is None or not VITE.is_file():
        raise SystemExit("this needs Node.js and the page's packages: run `python3 run.py check`")
    program = shutil.which("node", path=str(found.folder)) or "node"
    command = [program, *arguments]
    return subprocess.run(
        command, cwd=WEB, input=content, check=True, stdout=subprocess.PIPE
    ).stdout


def page_verdicts(files: Sequence[bytes]) -> list[Verdict]:
    """What the page's reader says."""
    frames = b"".join(len(content).to_bytes(4, "little") + content for content in files)
    lines = node(str(BUILT / "verdicts.js"), content=frames).decode().splitlines()
    return [json.loads(line) for line in lines]


def python_verdicts(files: Sequence[bytes]) -> list[Verdict]:
    """What the package's reader says."""
    return [_verdict(content) for content in files]


def _verdict(content: bytes) -> Verdict:
    try:
        network = Network.from_bytes(content)
    except InputError:
        return None
    ramp = np.arange(network.inputs) / max(network.inputs - 1, 1)
    try:
        return [float(score) for score in record(network, ramp.astype(np.float32)).scores]
    except InputError:
        return "too large"


def same(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts agree."""
    if not isinstance(one, list) or not isinstance(other, list):
        return one == other
    return len(one) == len(other) and all(
        math.isclose(a, b, rel_tol=CLOSE, abs_tol=CLOSE) for a, b in zip(one, other, strict=True)
    )


def tell(content: bytes, mine: Verdict, theirs: Verdict, keep: Path | None, number: int) -> None:
    """Says what differs, the first times, and keeps the file if asked to."""
    if number <= 20:
        print(f"Python {str(mine)[:80]}, page {str(theirs)[:80]}")
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{number}.safetensors").write_bytes(content)


if __name__ == "__main__":
    main()
