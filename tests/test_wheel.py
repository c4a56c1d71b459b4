"""The wheel that people install: what is in it, once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import build_page
import pytest

import forwardpass
from forwardpass.network.shipped import HISTORY, SHIPPED
from forwardpass.show.built import read_built

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 5_800_000  # a history is 3.80 MB of it, two networks are 1.22 MB, the page 0.33 MB


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """Built from the page that is there."""
    if not build_page.is_fresh():
        pytest.skip("the page is not built")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as file:
        yield file


def test_each_network_is_in_it_once(wheel: zipfile.ZipFile) -> None:
    names = [name for name in wheel.namelist() if name.endswith(".safetensors")]
    files = sorted([*SHIPPED.values(), HISTORY])
    assert sorted(names) == [f"forwardpass/assets/{name}" for name in files]
    assert sum(info.compress_size for info in wheel.infolist()) < MOST_BYTES


def test_the_notices_of_all_that_is_bundled_are_in_it(wheel: zipfile.ZipFile) -> None:
    text = wheel.read("forwardpass/static/licenses.txt").decode()
    needed = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))
    for name in needed["dependencies"]:
        assert f"\n{name} " in text
    assert "Permission is hereby granted" in text
    assert "Mozilla Public License Version 2.0" in text
    scripts = {name: wheel.read(name).decode() for name in wheel.namelist() if name[-3:] == ".js"}
    # The parts and the languages hold no package; the others also travel alone, in a saved page.
    tags = read_built().languages
    languages = {tag for tag in tags for name in scripts if f"/{tag}-" in name}
    alone = [text for name, text in scripts.items() if re.search(r"/(index|film\.worker)-", name)]
    assert (len(scripts), len(languages), len(alone)) == (11, 8, 2)
    for script in alone:
        head = script[: script.index("*/")]
        assert re.match(
            r"/\*! This script holds:\n\n@preact/signals |.*\nmediabunny ", head, re.DOTALL
        )


def test_the_version_is_that_of_the_package() -> None:
    assert forwardpass.__version__ == metadata.version("forwardpass")
