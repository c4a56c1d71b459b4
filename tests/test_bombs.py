"""Small files that want much: a verdict in bounded memory, measured in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("limits of a process are another thing there", allow_module_level=True)

from benchmarks import bombs

# One of each kind; benchmarks/bombs.py measures all of them, time included.
KINDS = (
    "lists.json", "drawings-7MB.json", "points-7MB.json", "noise.idx", "rgba.png", "deep.png",
    "canvas.webp", "plain.gif", "scans.jpg", "lines.unp", "header.safetensors",
    "eight-bits.safetensors",
)  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_a_bomb_gets_its_verdict_in_bounded_memory(name: str, tmp_path: Path) -> None:
    # In a process of its own: a program would count the memory of the tests as its own.
    command = [sys.executable, bombs.__file__, str(tmp_path), name]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])["bombs"][name]
    assert float(found["megabytes"]) < bombs.MEGABYTES
    said = str(found["says"])
    assert "Prediction: " in said or found["status"] == 2
    assert "Error" not in said
