"""The first second of run.py: on a Python that is too old, and when Ctrl-C comes at once."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import run

RUN = str(Path(run.__file__).resolve())


def test_run_is_parsed_by_a_python_that_is_too_old() -> None:
    """A SyntaxError would come before any sentence. `from __future__ import annotations` is 3.7."""
    tree = ast.parse(Path(RUN).read_text(encoding="utf-8"), feature_version=(3, 6))
    assert not [node for node in tree.body if getattr(node, "module", "") == "__future__"]


def test_an_old_python_gets_its_sentence_before_anything_is_imported() -> None:
    program = f"import sys, runpy; sys.version_info = (3, 6, 9); runpy.run_path({RUN!r})"
    command = [sys.executable, "-I", "-S", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "run.py: forwardpass needs Python 3.11 or later and this is 3.6.9"
    )
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are another thing there")
@pytest.mark.parametrize("where", ["hashlib", "build_page"])
def test_ctrl_c_while_it_starts_is_no_traceback(where: str) -> None:
    """Pressed while a module is being imported."""
    program = (
        "import builtins, os, signal, runpy, sys; real = builtins.__import__\n"
        "def imported(name, *rest):\n"
        f"    if name == {where!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = imported\n"
        f"sys.argv = ['run.py', 'check', 'nothing']; runpy.run_path({RUN!r}, run_name='__main__')"
    )
    command = [sys.executable, "-I", "-S", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_the_program_it_becomes_starts_without_a_traceback_too() -> None:
    program = run.START.replace("from forwardpass", "import os; os.kill(os.getpid(), 2); from no")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode != 0
    assert b"KeyboardInterrupt" not in done.stderr
    started = subprocess.run(
        [sys.executable, "-c", run.START, "--version"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "forwardpass" in started.stdout + started.stderr
