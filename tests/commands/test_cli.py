"""The command line: what it prints, and one sentence and status 2 for whatever it cannot use."""

from __future__ import annotations

import gzip
import json
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np
import photos
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from photos import Light

import forwardpass
from forwardpass.base.errors import InputError
from forwardpass.commands import cli
from forwardpass.digits.ink import ink
from forwardpass.show import server

if TYPE_CHECKING:
    from collections.abc import Callable

THREE = [[[30, 20], [50, 10], [70, 20], [70, 40], [45, 50], [72, 62], [72, 85], [50, 95], [28, 85]]]
SEVEN = [[[20, 20], [80, 20], [45, 100]]]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], prog_name="forwardpass")


def refusal(result: Result) -> str:
    """The one sentence on stderr."""
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("forwardpass: ")
    return lines[0]


def strokes_file(folder: Path, *drawings: Any) -> Path:
    file = folder / "strokes.json"
    file.write_text(json.dumps([{"strokes": strokes} for strokes in drawings]))
    return file


def idx_file(folder: Path, *pictures: Any, packed: bool = False) -> Path:
    images = np.stack(pictures)
    file = folder / ("digits.idx.gz" if packed else "digits.idx")
    content = b"\0\0\x08\x03" + struct.pack(">III", *images.shape) + np.uint8(images).tobytes()
    file.write_bytes(gzip.compress(content) if packed else content)
    return file


# predict -----------------------------------------------------------------------------------------


def test_strokes_are_recognised(tmp_path: Path) -> None:
    file = strokes_file(tmp_path, THREE)
    trace = forwardpass.record(forwardpass.shipped(), ink(THREE))
    percent = int(float(trace.confidence) * 100 + 0.5)
    result = run("predict", file)
    assert result.exit_code == 0
    share = f"{percent}%" if percent < 100 else "over 99%"
    assert result.output == f"{file}: Prediction: 3 (Confidence: {share})\n"


@pytest.mark.parametrize("packed", [False, True])
def test_idx_pictures_are_numbered(tmp_path: Path, packed: bool) -> None:
    pictures = [ink(strokes) * 255 for strokes in (THREE, SEVEN)]
    file = idx_file(tmp_path, *pictures, packed=packed)
    lines = run("predict", file).output.splitlines()
    assert lines[0].startswith(f"{file}[0]: Prediction: 3 (Confidence: ")
    assert lines[1].startswith(f"{file}[1]: Prediction: 7 (Confidence: ")


def test_json_lines_hold_every_number(tmp_path: Path) -> None:
    files = strokes_file(tmp_path, THREE, SEVEN), idx_file(tmp_path, ink(SEVEN) * 255)
    lines = [json.loads(line) for line in run("predict", "--json", *files).output.splitlines()]
    assert [(line["file"], line["index"], line["prediction"]) for line in lines] == [
        (str(files[0]), 0, 3),
        (str(files[0]), 1, 7),
        (str(files[1]), 0, 7),
    ]
    network = forwardpass.shipped()
    for line, strokes in zip(lines, (THREE, SEVEN), strict=False):
        assert list(line) == ["file", "index", "prediction", "confidence", "probabilities"]
        trace = forwardpass.record(network, ink(strokes))
        np.testing.assert_allclose(line["probabilities"], trace.probs, atol=1e-6)
        assert line["confidence"] == max(line["probabilities"])


def test_a_photo_is_recognised(tmp_path: Path) -> None:
    file = tmp_path / "three.jpg"
    light = Light(gradient=0.4, grain=0.02, tilt=3)
    photo = photos.photograph(photos.draw(THREE, 200, 16), light, np.random.default_rng(0))
    photo.convert("RGB").save(file)
    assert run("predict", file).output.startswith(f"{file}: Prediction: 3 (Confidence: ")


def test_one_bad_file_does_not_keep_the_others_back(tmp_path: Path) -> None:
    good, bad = strokes_file(tmp_path, SEVEN), tmp_path / "missing.png"
    result = run("predict", bad, good, tmp_path)
    assert result.exit_code == 2
    assert result.stdout.startswith(f"{good}: Prediction: 7")
    assert result.stderr.splitlines() == [
        f"forwardpass: cannot read {bad}: No such file or directory.",
        f"forwardpass: {tmp_path} is a folder: name the files in it.",
    ]


def test_another_network_is_used(tmp_path: Path, make_network: Callable[..., Any]) -> None:
    network, file = tmp_path / "other.safetensors", strokes_file(tmp_path, THREE)
    other = make_network((784, 12, 10))
    other.save(network)
    line = json.loads(run("predict", "--json", "--network", network, file).output)
    trace = forwardpass.record(other, ink(THREE).ravel())
    np.testing.assert_allclose(line["probabilities"], trace.probs, atol=1e-6)


def test_a_network_of_another_size_is_refused(
    tmp_path: Path, make_network: Callable[..., Any]
) -> None:
    network, file = tmp_path / "other.safetensors", strokes_file(tmp_path, THREE)
    make_network((6, 5, 3)).save(network)
    assert "takes 6 numbers" in refusal(run("predict", "--network", network, file))


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.png", "is empty"),
        (b"[]", "none.json", "holds no drawings"),
        (b'[{"strokes": []}]', "blank.json", "drawing 0: there is no ink"),
        (b"hello", "text.json", "is not valid JSON"),
        (b"hello", "text.png", "is not a picture"),
        (b"\0\0\x08\x03\0\0", "cut.idx", "is cut off"),
        (b"\0\0\x08\x03" + struct.pack(">III", 0, 28, 28), "none.idx", "holds no pictures"),
        (b"\0\0\x08\x03" + struct.pack(">III", 1, 2, 2) + b"1234", "small.idx", "of 2x2"),
        (b"\0\0\x08\x01" + struct.pack(">I", 2) + b"12", "labels.idx", "has 1 dimensions"),
        (gzip.compress(b"\0\0\x08\x03", mtime=0)[:12], "cut.gz", "cut off or damaged"),
    ],
)
def test_bad_files_get_a_sentence(tmp_path: Path, content: bytes, name: str, sentence: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    told = refusal(run("predict", file))
    assert sentence in told
    assert str(file) in told


IDX = b"\0\0\x08\x03" + struct.pack(">III", 2, 28, 28) + bytes(range(196)) * 8
JSON = json.dumps([{"strokes": THREE, "label": 3}]).encode()


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.sampled_from([IDX, JSON, gzip.compress(IDX), gzip.compress(JSON)]),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(st.sampled_from(["strokes", "label"]), inner, max_size=2)
            ),
            max_leaves=20,
        ).map(lambda value: json.dumps([value] if isinstance(value, dict) else value).encode()),
    ),
    st.data(),
)
def test_any_bytes_are_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, data: st.DataObject
) -> None:
    """IDX files, stroke files and junk; cut anywhere, with any bytes changed."""
    damaged = bytearray(content[: data.draw(st.integers(0, len(content)) | st.just(len(content)))])
    changes = st.dictionaries(st.integers(0, 300), st.integers(0, 255), max_size=3)
    for place, value in data.draw(changes).items():
        if place < len(damaged):
            damaged[place] = value
    file = tmp_path_factory.getbasetemp() / "any"
    file.write_bytes(bytes(damaged))
    result = run("predict", file)
    if result.exit_code == 0:
        assert "Prediction: " in result.output
    else:
        assert str(file) in refusal(result)


# The commands ------------------------------------------------------------------------------------


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """`serve` without a page or a browser; holds the addresses that were opened."""
    opened: list[str] = []
    monkeypatch.setattr(server, "read_site", lambda **_: {})
    monkeypatch.setattr(server, "run", lambda _, listener: listener.close())
    monkeypatch.setattr(server, "open_browser", opened.append)
    return opened


@pytest.mark.parametrize("arguments", [(), ("serve",)])
def test_serving_is_what_it_does_by_default(served: list[str], arguments: tuple[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert served[0] in result.output


def test_options_of_serve_need_no_command(served: list[str]) -> None:
    with server.listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    result = run("--port", port, "--no-open")
    assert f"http://127.0.0.1:{port}/" in result.output
    assert not served


def test_a_port_that_was_moved_is_told(served: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with server.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(server, "DEFAULT_PORT", port)
        result = run()
        assert f"Port {port} is in use" in result.output
        assert f":{port}/" not in served[0]
        assert f"port {port} is in use" in refusal(run("--port", port))


@pytest.mark.usefixtures("served")
def test_opening_to_the_network_is_told() -> None:
    result = run("--host", "0.0.0.0", "--port", 0)
    assert "Everyone who can reach 0.0.0.0" in result.output


def test_a_broken_network_is_refused_before_serving(tmp_path: Path, served: list[str]) -> None:
    file = tmp_path / "broken.safetensors"
    file.write_bytes(b"junk")
    assert str(file) in refusal(run("--network", file))
    assert not served


def test_help_names_every_command_and_imports_none() -> None:
    program = (
        "import sys; from forwardpass.commands.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print(sorted({'torch', 'uvicorn', 'PIL'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stderr == "[]\n"
    for name in cli.COMMANDS:
        assert f"  {name} " in done.stdout


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert run(name, "--help").output.startswith(f"Usage: forwardpass {name} ")


def test_wrong_options_end_with_status_2() -> None:
    for arguments in (["predict"], ["--port", "99999"], ["nonsense"], ["predict", "--nonsense"]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "Traceback" not in result.output


def raising(problem: Exception) -> click.Command:
    @click.command("train")
    def command() -> None:
        raise problem

    return command


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ModuleNotFoundError("No module named 'torch'", name="torch")
    monkeypatch.setattr("forwardpass.commands.train.train_command", raising(missing))
    assert refusal(run("train")).endswith("pip install 'forwardpass[train]'")


def test_other_missing_modules_are_our_own_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ModuleNotFoundError("No module named 'nonsense'", name="nonsense")
    monkeypatch.setattr("forwardpass.commands.train.train_command", raising(missing))
    assert isinstance(run("train").exception, ModuleNotFoundError)


def test_a_sentence_stays_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "forwardpass.commands.train.train_command", raising(InputError("no\nfile\n\n'x'"))
    )
    assert refusal(run("train")) == "forwardpass: no file 'x'"
