"""A folder that its owner uses too: what we did not write stays, whatever the list says."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from forwardpass import InputError
from forwardpass.base.ours import filling

MARK = ".list"


def fill(folder: Path, **files: str) -> None:
    """Write these files, a name's "_" a slash, its end ".txt"."""
    with filling(folder, MARK) as draft:
        for name, text in files.items():
            path = draft / f"{name.replace('_', '/')}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def held(folder: Path) -> dict[str, str]:
    """The files of a folder by name, without the list."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def listed(name: str, text: str) -> str:
    return f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n"


def test_old_files_of_ours_go_and_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    fill(folder, a="1", b_old="2", c_old="3")
    (folder / "b" / "theirs").write_text("theirs")
    fill(folder, a="new", b_next="4")
    assert held(folder) == {"a.txt": "new", "b/next.txt": "4", "b/theirs": "theirs"}
    assert not (folder / "c").exists()
    assert (folder / MARK).read_text() == listed("a.txt", "new") + listed("b/next.txt", "4")


def test_what_the_owner_changed_is_neither_removed_nor_written_over(tmp_path: Path) -> None:
    fill(tmp_path / "site", a="1", b="2")
    (tmp_path / "site" / "b.txt").write_text("theirs")
    with pytest.raises(InputError, match=r"holds b\.txt, which is not as forwardpass wrote it"):
        fill(tmp_path / "site", a="new", b="new")
    assert held(tmp_path / "site") == {"a.txt": "1", "b.txt": "theirs"}
    fill(tmp_path / "site", a="new")  # b is no longer wanted
    assert held(tmp_path / "site") == {"a.txt": "new", "b.txt": "theirs"}


@pytest.mark.parametrize("name", ["../victim", "/victim", "a/../../victim", "way/victim"])
def test_a_list_from_a_stranger_removes_nothing_elsewhere(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "site"
    fill(folder, a="1")
    (tmp_path / "victim").write_text("x")
    (folder / "way").symlink_to(tmp_path, target_is_directory=True)
    name = str(tmp_path / "victim") if name[0] == "/" else name
    with (folder / MARK).open("a") as file:
        file.write(listed(name, "x"))
    fill(folder, a="2")
    assert (tmp_path / "victim").read_text() == "x"
    with pytest.raises(InputError, match=r"holds way/b\.txt"):
        fill(folder, a="2", way_b="3")
    assert not (tmp_path / "b.txt").exists()


@pytest.mark.parametrize("text", [b"", b"Written by forwardpass.\n", b"\xff", b"00  a\n"])
def test_a_list_that_is_none_is_one_sentence(tmp_path: Path, text: bytes) -> None:
    (tmp_path / MARK).write_bytes(text)
    with pytest.raises(InputError, match=r"\.list"):
        fill(tmp_path, a="1")
    assert [path.name for path in tmp_path.iterdir()] == [MARK]


def test_what_fails_half_way_is_known_as_ours_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    fill(folder, a="1", b="2")
    move = Path.replace

    def full(path: Path, target: Path) -> Path:
        if path.name == "b.txt":
            raise OSError(28, "No space left on device")
        return move(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(InputError, match=r"cannot write .*: No space left"):
            fill(folder, a="3", b="4")
    assert held(folder) == {"a.txt": "3", "b.txt": "2"}
    fill(folder, a="5")
    assert held(folder) == {"a.txt": "5"}


def test_a_new_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def fail() -> None:
        with filling(tmp_path / "site", MARK) as draft:
            (draft / "a").write_text("1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []
