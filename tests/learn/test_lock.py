"""Two training runs in one folder: the second one is told of the first, unless that is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from forwardpass.base.errors import InputError
from forwardpass.learn import lock
from forwardpass.learn.lock import LOCK_FILE, held

HOLD = f"""
import sys
from pathlib import Path
sys.path[:0] = {sys.path!r}
from forwardpass.learn.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def left_behind(folder: Path, **changes: Any) -> None:
    """The lock of a run that ended without removing it."""
    with held(folder):
        about = json.loads((folder / LOCK_FILE).read_text())
    (folder / LOCK_FILE).write_text(json.dumps({**about, **changes}))


def test_a_second_run_is_told_of_the_first(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(InputError) as caught, held(tmp_path):
            pass
        assert f"in use by another training run (process {other.pid} on " in str(caught.value)
        assert str(tmp_path / LOCK_FILE) in str(caught.value)
        other.kill()  # without a chance to clean up
        other.wait()
    assert (tmp_path / LOCK_FILE).exists()
    with held(tmp_path):  # its process is gone
        assert json.loads((tmp_path / LOCK_FILE).read_text())["pid"] == os.getpid()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_goes_with_its_run_however_that_ends(tmp_path: Path) -> None:
    def stopped() -> None:
        with held(tmp_path):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert list(tmp_path.iterdir()) == []


def test_one_process_cannot_hold_a_folder_twice(tmp_path: Path) -> None:
    with held(tmp_path):
        with pytest.raises(InputError, match="in use by"), held(tmp_path / "."):
            pass
        assert (tmp_path / LOCK_FILE).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {},  # our own number, by chance
        {"pid": 2**22 + 1},  # nobody's
        {"pid": 10**30},
        {"pid": os.getppid(), "born": "another time"},
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="nobody can tell there")
def test_a_lock_of_a_process_that_is_gone_is_taken_over(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    left_behind(tmp_path, **changes)
    with held(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 10_000, '{"pid": "x"}', '{"pid": true}'])
def test_a_lock_that_nobody_understands_is_respected(tmp_path: Path, text: str) -> None:
    (tmp_path / LOCK_FILE).write_text(text)
    with (
        pytest.raises(InputError, match=r"if that run is no more, delete .*run\.lock"),
        held(tmp_path),
    ):
        pass
    assert (tmp_path / LOCK_FILE).read_text() == text


def test_a_lock_of_another_machine_is_respected(tmp_path: Path) -> None:
    left_behind(tmp_path, host="elsewhere")
    with pytest.raises(InputError, match="on elsewhere, since"), held(tmp_path):
        pass


def test_of_many_that_find_an_old_lock_one_gets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They all see that it is old before the first one takes it over."""
    left_behind(tmp_path, host="elsewhere")
    together = threading.Barrier(4)
    seen = threading.local()

    def is_running(holder: str, _: Path) -> bool:
        if json.loads(holder)["host"] != "elsewhere":
            return True
        if not hasattr(seen, "it"):
            seen.it = True
            together.wait(10)
        return False

    monkeypatch.setattr(lock, "_is_running", is_running)
    released, got = threading.Event(), []

    def run() -> None:
        try:
            with held(tmp_path):
                got.append(True)
                released.wait(10)
        except InputError:
            got.append(False)
            if len(got) == 4:
                released.set()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(got) == [False, False, False, True]


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"), held(tmp_path / "gone"):
        pass
