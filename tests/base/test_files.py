"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from forwardpass import InputError
from forwardpass.base.files import replacing, write_whole


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
