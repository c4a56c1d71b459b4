"""What `run.py check` and `run.py test` run, and what they say of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import build_page
import pytest
from emptymachine import machine

import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from beside import Said

ROOT = Path(run.__file__).resolve().parent

__all__ = ["machine"]  # a fixture


def test_every_check_is_run_even_after_one_failed(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "set_up", lambda *_: None)
    monkeypatch.setattr(run, "provide_chromium", lambda: "")
    monkeypatch.setenv("FORWARDPASS_CHROMIUM", "")
    monkeypatch.setattr(build_page, "install_packages", lambda _: None)
    node = SimpleNamespace(run=lambda *_, to=None: 0)
    monkeypatch.setattr(run, "provide_node", lambda: node)
    monkeypatch.setattr(run, "run", lambda command, to=None: int("mypy" in command))
    assert run.main(["test", "-k", "nothing"]) == 1
    said = capsys.readouterr().out
    assert said.count(": ok, ") == 6
    assert "--- mypy: FAILED" in said
    assert said.splitlines()[-1].startswith("run.py: failed: mypy (")


def test_a_check_can_be_run_alone(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without building the page, and without a Node.js where none is asked for."""
    monkeypatch.setattr(build_page, "is_fresh", lambda: False)
    monkeypatch.setattr(run, "provide_node", lambda: pytest.fail("no Node.js is needed"))
    monkeypatch.setattr(run, "installed", lambda: run.stamp("test"))
    assert run.main(["check", "mypy", "ruff-format"]) == 0
    assert [command[2:] for command in machine.commands[1:]] == [
        ["mypy"],
        ["ruff", "format", "--check", "."],
    ]
    assert "run.py: all checks passed (" in capsys.readouterr().out
    assert run.main(["check", "mipy"]) == 1
    assert "there is no check 'mipy': there are ruff-check, " in capsys.readouterr().err


def test_without_names_checks_and_unit_tests_run_side_by_side(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What one of them prints is shown whole, also when it fails; what takes long is left out."""
    asked: list[str] = []
    monkeypatch.setattr(build_page, "install_packages", lambda _: None)
    monkeypatch.setattr(run, "provide_node", lambda: SimpleNamespace(run=node_run(asked)))
    monkeypatch.setattr(run, "installed", lambda: run.stamp("test"))
    monkeypatch.setattr(run, "provide_venv", lambda: None)
    program = "import sys; print('one'); print('two', file=sys.stderr); sys.exit(1)"

    def say(command: list[str], to: Said = None) -> int:
        machine.commands.append(command)
        return subprocess.call([sys.executable, "-c", program], stdout=to, stderr=to)

    monkeypatch.setattr(run, "run", say)
    assert run.main(["check"]) == 1
    said = capfd.readouterr().out
    assert said.count("one\ntwo") + said.count("two\none") == 5
    assert said.count(": FAILED, ") == 5
    assert sorted(asked) == ["check", "units"]
    assert said.splitlines()[-1].startswith("run.py: failed: ")
    (tests,) = (command for command in machine.commands if "pytest" in command)
    assert tests[-1] == "not (browser or notebooks or slow)"


def test_tests_begin_with_the_checks_and_measure_what_they_cover(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(run, "set_up", lambda *_: None)
    monkeypatch.setattr(run, "provide_chromium", lambda: "")
    monkeypatch.setenv("FORWARDPASS_CHROMIUM", "")
    monkeypatch.setenv("COVERAGE_CORE", "")
    monkeypatch.setenv("OMP_NUM_THREADS", "")  # so that it is as it was afterwards
    monkeypatch.delenv("OMP_NUM_THREADS")
    monkeypatch.setattr(build_page, "install_packages", lambda _: None)
    monkeypatch.setattr(run, "provide_node", lambda: SimpleNamespace(run=node_run(asked)))
    assert run.main(["test"]) == 0
    assert asked == ["check", "test"]
    *checked, covered = machine.commands  # side by side, in whatever order
    assert any(command[0].endswith("lint-imports") for command in checked)
    processes = str(min(os.cpu_count() or 1, run.MOST_PROCESSES))
    assert covered[2:7] == ["pytest", "-n", processes, "--dist", "loadfile"]
    assert covered[7:9] == ["--no-loadscope-reorder", "--cov=forwardpass"]
    assert int(os.environ["OMP_NUM_THREADS"]) * int(processes) <= (os.cpu_count() or 1)
    assert run.main(["test", "-k", "ink"]) == 0
    assert machine.commands[-1][2:] == ["pytest", "-k", "ink"]


def node_run(asked: list[str]) -> Callable[..., int]:
    def run_script(*arguments: str, to: Said = None) -> int:
        asked.append(arguments[-1])
        return 0

    return run_script


def test_what_runs_before_a_commit_is_what_the_checks_are() -> None:
    """Local hooks alone, so nothing is fetched for them; each is one check of run.py."""
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    values = re.findall(
        r"^ *(?:- )?(repo|id|entry|language|pass_filenames): (.+)$", text, re.MULTILINE
    )
    found = {key: [value for name, value in values if name == key] for key, _ in values}
    assert found == {
        "repo": ["local"],
        "id": list(run.CHECKS),
        "entry": [f"python3 run.py check {name}" for name in run.CHECKS],
        "language": ["system"] * len(run.CHECKS),
        "pass_filenames": ["false"] * len(run.CHECKS),
    }
