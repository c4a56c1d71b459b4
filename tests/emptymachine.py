"""A machine on which nothing is installed, for tests of run.py."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import build_page
import pytest

import run

if TYPE_CHECKING:
    from pathlib import Path

    from beside import Said


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A machine with nothing installed on it. `commands` are those that were run."""
    commands: list[list[str]] = []

    def note(command: list[str], to: Said = None) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(run, "run", note)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(run, "works", lambda: True)
    monkeypatch.setattr(build_page, "is_fresh", lambda: True)
    monkeypatch.setattr(run, "playwright_chromium", lambda: str(tmp_path / "none"))
    monkeypatch.setattr(run.chromium, "PLACES", ())
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("FORWARDPASS_CHROMIUM", raising=False)
    (tmp_path / "bin").mkdir()
    return SimpleNamespace(commands=commands, path=tmp_path)
