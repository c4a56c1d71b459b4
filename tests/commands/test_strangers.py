"""What strangers wrote, seen from the command line: one sentence, and a terminal that stays ours."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from relayered import with_layers

import forwardpass
from forwardpass.commands import cli

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
