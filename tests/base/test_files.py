"""Files are written whole or not at all."""

import gzip
import os
from pathlib import Path

import pytest

from forwardpass import InputError
from forwardpass.base.files import opened, replacing, write_whole


def test_text_and_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "a.txt", "naïve\n").read_bytes() == "naïve\n".encode()
    assert write_whole(tmp_path / "a.txt", b"\0\r\n").read_bytes() == b"\0\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_text_that_is_none_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write .*a\.svg: the text holds half a character"):
        write_whole(tmp_path / "a.svg", "<svg>\ud83d</svg>")
    assert list(tmp_path.iterdir()) == []


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "a.txt", "old")

    def write_half() -> None:
        with replacing(path) as draft:
            draft.write_text("ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write .*a\.txt: \w"):
        write_whole(tmp_path / "no" / "a.txt", "")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"cannot write .*a\.txt: \w"):
        write_whole(tmp_path / "file" / "a.txt", "")


def test_a_file_is_read_packed_or_not(tmp_path: Path) -> None:
    content = b"\x1f\x8a" + bytes(range(256)) * 20
    for name, written in (("plain", content), ("packed", gzip.compress(content)), ("none", b"")):
        (tmp_path / name).write_bytes(written)
    for name, wanted in (("plain", content), ("packed", content), ("none", b"")):
        with opened(tmp_path / name) as file:
            assert file.read(3) == wanted[:3]
            assert file.read() == wanted[3:]


@pytest.mark.parametrize("cut", [-1, -9, 12])
def test_a_packed_file_that_is_cut_off_is_one_sentence(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "packed"
    path.write_bytes(gzip.compress(bytes(range(256)) * 20)[:cut])
    says = r"packed is cut off or damaged: .* \(gzip\)\."
    with pytest.raises(InputError, match=says), opened(path) as file:
        file.read()


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    says = r"^cannot read .*a\.txt: No such file or directory\.$"
    with pytest.raises(InputError, match=says), opened(tmp_path / "a.txt"):
        pass


def test_every_process_has_a_draft_of_its_own_beside_the_file(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.txt") as draft:
        draft.write_text("new")
        assert draft.parent == tmp_path
        assert draft.name not in {"a.txt", ""}
        assert str(os.getpid()) in draft.name
        assert not (tmp_path / "a.txt").exists()
    assert (tmp_path / "a.txt").read_text() == "new"
