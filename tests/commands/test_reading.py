"""What `predict` reads: from pipes, several at a time, blank pictures, marks before text."""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from forwardpass.commands import cli, reading
from forwardpass.digits.ink import ink

SEVEN = [[[20, 20], [80, 20], [45, 100]]]
THREE = [[[30, 20], [50, 10], [70, 20], [70, 40], [45, 50], [72, 62], [72, 85], [50, 95], [28, 85]]]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], prog_name="forwardpass")


def pixels(strokes: list[list[list[int]]]) -> np.ndarray:
    return np.round(ink(strokes) * 255).astype(np.uint8)


def idx(*pictures: np.ndarray) -> bytes:
    stacked = np.stack(pictures)
    return b"\0\0\x08\x03" + struct.pack(">III", *stacked.shape) + stacked.tobytes()


def png(strokes: list[list[list[int]]]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels(strokes)).save(file, "PNG")
    return file.getvalue()


CONTENTS = {
    "picture": png(SEVEN),
    "IDX": idx(pixels(SEVEN)),
    "packed IDX": gzip.compress(idx(pixels(SEVEN))),
    "strokes": json.dumps([{"strokes": SEVEN}]).encode(),
    "packed strokes": gzip.compress(json.dumps([{"strokes": SEVEN}]).encode()),
}


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="no such name here")
@pytest.mark.parametrize("kind", CONTENTS)
def test_what_comes_through_a_pipe_is_read(kind: str) -> None:
    """As `cat x.png | forwardpass predict /dev/stdin` and `predict <(cat x.png)`."""
    done = subprocess.run(
        [sys.executable, "-m", "forwardpass", "predict", "/dev/stdin"],
        input=CONTENTS[kind],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"/dev/stdin: Prediction: 7 (Confidence: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_wrong_in_a_pipe_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def refused(content: bytes) -> str:
        writer = threading.Thread(target=lambda: pipe.write_bytes(content))
        writer.start()
        result = run("predict", pipe)
        writer.join()
        assert result.exit_code == 2
        return result.stderr

    for content, says in (
        (b"", "is empty"),
        (b"[", "is not valid JSON"),
        (b"x", "is not a picture"),
    ):
        assert refused(content).startswith(f"forwardpass: {pipe} {says}")
    monkeypatch.setattr("forwardpass.base.files.LARGEST_PIPE", 10)
    assert f"{pipe} is longer than 10 bytes" in refused(b"x" * 11)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
def test_an_endless_file_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forwardpass.base.files.LARGEST_PIPE", 1 << 20)
    assert "/dev/zero is longer than" in run("predict", "/dev/zero").stderr


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
@pytest.mark.parametrize("name", ["seven.json", "seven"])
def test_a_byte_order_mark_is_no_matter(tmp_path: Path, mark: bytes, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(mark + json.dumps([{"strokes": SEVEN}]).encode())
    assert run("predict", file).output.startswith(f"{file}: Prediction: 7")


@pytest.mark.parametrize("paper", [0, 255])
def test_a_picture_without_ink_has_no_prediction(tmp_path: Path, paper: int) -> None:
    """As a blank PNG; the others in the file are read nevertheless."""
    blank = np.full((28, 28), paper, np.uint8)
    file = tmp_path / "digits.idx"
    file.write_bytes(idx(pixels(THREE), blank, pixels(SEVEN), blank))
    result = run("predict", file)
    assert result.exit_code == 2
    lines = result.stdout.splitlines()
    assert [line.partition(" (")[0] for line in lines] == [
        f"{file}[0]: Prediction: 3",
        f"{file}[2]: Prediction: 7",
    ]
    assert result.stderr == (
        f"forwardpass: {file}, picture 1: there is no ink in it, and in 1 others.\n"
    )
    file.write_bytes(idx(blank))
    assert run("predict", file).stderr == (
        f"forwardpass: {file}, picture 0: there is no ink in it.\n"
    )


def test_many_files_are_answered_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long each takes, whatever kind it is, and whether it can be read at all."""
    monkeypatch.setattr(reading, "_processors", lambda: 3)
    names, expected, problems = [], [], []
    for number in range(40):
        file = tmp_path / f"{number}"
        digit, strokes = ((3, THREE), (7, SEVEN))[number % 2]
        if number % 5 == 4:
            problems.append(f"forwardpass: cannot read {file}: No such file or directory.")
        else:
            if number % 3:
                file.write_bytes(png(strokes))
            else:
                file.write_text(json.dumps([{"strokes": strokes}]))
            expected.append(f"{file}: Prediction: {digit}")
        names.append(file)
    result = run("predict", *names)
    assert [line.partition(" (")[0] for line in result.stdout.splitlines()] == expected
    assert result.stderr.splitlines() == problems


def test_a_long_list_of_drawings_is_answered_from_its_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "DRAWN", 9)
    file = tmp_path / "many.json"
    file.write_text(json.dumps([{"strokes": s} for s in (SEVEN, THREE, [], SEVEN) * 2]))
    result = run("predict", "--json", file)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["index"] for row in found] == [0, 1, 3, 4, 5, 7]
    assert [row["prediction"] for row in found] == [7, 3, 7, 7, 3, 7]
    assert f"{file}, drawing 2: there is no ink in it, and in 1 others." in result.stderr
