"""Small files that want much: a verdict in bounded memory, measured in a process of its own."""

import os
from pathlib import Path

import pytest
import write_bombs

if os.name == "nt":
    pytest.skip("limits of a process are another thing there", allow_module_level=True)

from benchmarks.bombs import MEGABYTES, measure

# One of each kind; benchmarks/bombs.py measures all of them, time included.
KINDS = (
    "lists.json", "drawings-7MB.json", "points-7MB.json", "noise.idx", "rgba.png", "deep.png",
    "canvas.webp", "plain.gif", "scans.jpg", "lines.unp", "header.safetensors",
)  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_a_bomb_gets_its_verdict_in_bounded_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(write_bombs.BOMBS[name]())
    found = measure(path, tmp_path / "out")
    assert float(found["megabytes"]) < MEGABYTES
    said = str(found["says"])
    assert "Prediction: " in said or found["status"] == 2
    assert "Error" not in said
