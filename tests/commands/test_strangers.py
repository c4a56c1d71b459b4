"""What strangers wrote, at the command line: one sentence, and a terminal that stays ours."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from digitfiles import pen_file
from relayered import with_layers

import forwardpass
from forwardpass.commands import cli, export

if TYPE_CHECKING:
    from collections.abc import Callable

SEVEN = [[[20, 20], [80, 20], [45, 100]]]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], prog_name="forwardpass")


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    file = tmp_path / "seven.json"
    file.write_text(json.dumps([{"strokes": SEVEN}]))
    return file


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_network_whose_sums_overflow_is_one_sentence(
    tmp_path: Path, seven: Path, make_network: Callable[..., Any], options: list[str]
) -> None:
    small = make_network((784, 12, 10))
    layers = [
        replace(layer, weight=np.full(layer.weight.shape, 1e25, np.float32))
        for layer in small.layers
    ]
    file = tmp_path / "huge.safetensors"
    with_layers(small, layers).save(file)
    result = run("predict", *options, "--network", file, seven)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("forwardpass: Random gives values that are NaN or infinite")
    assert result.stderr.count("\n") == 1
    assert forwardpass.Network.load(file).name == "Random"  # as before: only this pass is refused


# The terminal ------------------------------------------------------------------------------------

# Wipes the screen, rings, turns what follows around, and breaks the line
HOSTILE = "a\x1b[2Jb\x07c\u202ed\u2028e"
ORDERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
UTTERANCES: dict[str, list[list[str]]] = {
    "serve": [
        ["--network", HOSTILE],
        ["--host", HOSTILE],
        ["--port", HOSTILE],
        ["--" + HOSTILE],
    ],
    "predict": [[HOSTILE], ["--network", HOSTILE, "x"], ["--" + HOSTILE, "x"]],
    "train": [
        ["--data", HOSTILE],
        ["--preset", HOSTILE],
        ["--out", HOSTILE, "--resume"],
        ["--held-out-writers", HOSTILE, "--data", "."],
        ["--epochs", HOSTILE],
    ],
    "evaluate": [
        ["--network", HOSTILE],
        ["--strokes", HOSTILE],
        ["--strokes", "pen", "--writers", HOSTILE],
        ["--pen-width", HOSTILE],
        ["--quick"],  # without MNIST, from a mirror that answers with HOSTILE
    ],
    "export": [
        ["--html", f"{HOSTILE}/x"],
        ["--png", HOSTILE],
        ["--drawing", HOSTILE, "--svg", "x.svg"],
        ["--size", HOSTILE, "--png", "x.png"],
        ["--theme", HOSTILE],
    ],
}


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_no_command_gives_the_terminal_orders(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pen_file(tmp_path / "pen")
    monkeypatch.setenv("FORWARDPASS_CACHE", str(tmp_path / "cache"))

    def answer(*_: object, **__: object) -> None:
        raise urllib.error.HTTPError("http://x", 503, HOSTILE, Message(), None)

    monkeypatch.setattr(urllib.request, "urlopen", answer)
    for arguments in UTTERANCES[name]:
        result = run(name, *arguments)
        assert (result.exit_code, type(result.exception)) == (2, SystemExit), arguments
        assert not ORDERS.search(result.output), arguments
        assert r"a\x1b[2Jb\x07c\u202ed" in result.output, arguments


def test_an_unknown_command_is_named_safely() -> None:
    result = run(HOSTILE)
    assert result.exit_code == 2
    assert r"No such command 'a\x1b[2Jb\x07c\u202ed\u2028e'" in result.output


def test_class_and_file_names_are_printed_safely(
    tmp_path: Path, seven: Path, make_network: Callable[..., Any]
) -> None:
    network, file = (
        tmp_path / f"{HOSTILE}.safetensors",
        seven.rename(tmp_path / f"{HOSTILE}\n.json"),
    )
    names = (HOSTILE + "x" * 9_000,) * 10
    replace(make_network((784, 12, 10)), class_names=names).save(network)
    result = run("predict", "--network", network, file)
    assert result.exit_code == 0
    assert not ORDERS.search(result.stdout)
    assert len(result.stdout.splitlines()) == 1
    assert len(result.stdout) < 400
    as_json = run("predict", "--json", "--network", network, file)
    assert not ORDERS.search(as_json.stdout)
    assert json.loads(as_json.stdout)["file"] == str(file)


def test_what_was_written_is_told_safely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "write_html", lambda path, *_: path)
    path = tmp_path / f"{HOSTILE}.html"
    path.touch()
    result = run("export", "--html", path)
    assert result.exit_code == 0
    assert not ORDERS.search(result.output)


def test_letters_that_an_output_cannot_hold_are_shown(tmp_path: Path) -> None:
    done = forwardpass_in_process(
        "predict", "\u0663.png", folder=tmp_path, PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 2
    assert r"cannot read \u0663.png: No such file" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_under_the_output_is_one_sentence(seven: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = forwardpass_in_process("predict", str(seven), folder=seven.parent, stdout=full)
    assert done.returncode == 2
    assert done.stderr == (
        "forwardpass: cannot write what was found: No space left on device: send it elsewhere.\n"
    )


def test_commands_print_in_one_place() -> None:
    """Whatever else printed would have to think of all this itself."""
    folder = Path(cli.__file__).parent
    printing = {"echo", "secho", "print", "write", "writelines"}
    for path in sorted(folder.glob("*.py")):
        if path.name == "say.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).rpartition(".")[2]
                assert called not in printing, f"{path.name}, line {node.lineno}: use say"


def forwardpass_in_process(
    *arguments: str, folder: Path, stdout: Any = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command as people start it."""
    return subprocess.run(
        [sys.executable, "-m", "forwardpass", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
    )
