"""`--network model.onnx`: what the commands make of one, and what they say where they cannot."""

from __future__ import annotations

import builtins
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from onnxmodels import chance, model, node, theirs

import forwardpass
from forwardpass.commands import cli
from forwardpass.digits.ink import ink

THREE = [[[30, 20], [50, 10], [70, 20], [70, 40], [45, 50], [72, 62], [72, 85], [50, 95], [28, 85]]]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], prog_name="forwardpass")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A convolutional network of ten digits."""
    path = tmp_path / "Digits.ONNX"
    path.write_bytes(digits().SerializeToString())
    return path


def digits() -> Any:
    return model(
        [
            node("Conv", "x k", "c", strides=[4, 4]),
            node("Relu", "c", "r"),
            node("Flatten", "r", "f"),
            node("Gemm", "f w", "y", transB=1),
            node("Softmax", "y", "p", axis=-1),
        ],
        ["n", 1, 28, 28],
        {"k": chance(3, 1, 4, 4), "w": chance(10, 147) / 20},
        result=["n", 10],
    )


def test_predict(file: Path, tmp_path: Path) -> None:
    drawing = tmp_path / "three.json"
    drawing.write_text(json.dumps([{"strokes": THREE}]))
    result = run("predict", "--json", "--network", file, drawing)
    assert result.exit_code == 0, result.output
    expected = theirs(digits(), ink(THREE)[None, None].astype(np.float32))[0]
    found = json.loads(result.output)["probabilities"]
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-5)


def test_export(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run("export", "--network", file, "--html", page)
    assert result.exit_code == 0, result.output
    assert page.stat().st_size > 100_000


def test_a_network_becomes_a_file_of_ours(file: Path, tmp_path: Path) -> None:
    network = forwardpass.Network.from_onnx(file)
    assert network.name == "Digits"
    assert network.source.framework == "ONNX"
    lines = network.source.text.splitlines()
    by_kind = {op.kind: lines[op.line - 1] for op in network.operations if op.line}
    assert "conv2d(x, weight[3, 1, 4, 4], stride=4)  # 3x7x7" in by_kind["conv2d"]
    assert by_kind["softmax"].endswith("# 10")
    network.save(tmp_path / "digits.safetensors")
    again = forwardpass.Network.load(tmp_path / "digits.safetensors")
    assert [op.kind for op in again.operations] == [op.kind for op in network.operations]
    assert again.source.text == network.source.text


def test_a_damaged_file(file: Path) -> None:
    file.write_bytes(b"none of it")
    result = run("predict", "--network", file, "x.png")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"forwardpass: {file} is not an ONNX model: it cannot be parsed"
    ]


def test_without_the_onnx_package(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *more: Any, **others: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "onnx":
            raise ModuleNotFoundError("No module named 'onnx'", name="onnx")
        return real(name, *more, **others)

    for name in [x for x in sys.modules if x.startswith("forwardpass.convert.onnx")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", absent)
    result = run("predict", "--network", file, "x.png")
    assert result.exit_code == 2
    assert "pip install 'forwardpass[onnx]'" in result.stderr
