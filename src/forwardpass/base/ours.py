"""Fills a folder that its owner uses too: writes our files there and removes no other.

A list in the folder says which files we wrote and what was in them; what differs from it is the
owner's. What the files are is left to who fills the folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.base.files import draft_of, write_whole

MOST_NAMED: Final = 3  # files in one sentence
# As `sha256sum --check` reads it. A name twice is a file that was being replaced when we stopped.
_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")

List = frozenset[tuple[str, str]]  # of (name with slashes, SHA-256)


@contextmanager
def filling(folder: Path, mark: str) -> Iterator[Path]:
    """A draft folder, whose files stand in `folder` at the end; `mark` is the list's name there.

    A new folder appears whole or not at all. In one that is there, files that we wrote before are
    replaced or removed, all others stay. Raises `InputError`, before anything changes, when the
    folder has files but no list, or when a file of the owner's stands where one of ours would.
    """
    folder = folder.resolve()  # "." has no name
    before = _listed(folder, mark)
    inside = os.path.lexists(folder)
    draft = draft_of(folder / "new" if inside else folder)  # on the disk that it will stay on
    try:
        draft.mkdir(parents=True)
        yield draft
        after = _fingerprints(draft)
        if inside:
            _merge(draft, folder, mark, before, after)
        else:
            _write_list(draft / mark, after)
            draft.replace(folder)
    except OSError as error:
        raise InputError(f"cannot write {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _listed(folder: Path, mark: str) -> List:
    """What we wrote into `folder` before. Raises `InputError` unless it is new, empty or ours."""
    if not os.path.lexists(folder):
        return frozenset()
    if not folder.is_dir():
        raise InputError(f"{folder} is a file: name a folder")
    try:
        if not any(folder.iterdir()):
            return frozenset()
        text = (folder / mark).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(
            f"{folder} holds files that forwardpass did not write: name a new or empty folder"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {folder / mark}: {error}") from None
    found = [_LINE.fullmatch(line) for line in text.splitlines()]
    if not found or not all(found):
        raise InputError(
            f"{folder / mark} does not list what forwardpass wrote there: name a new folder"
        )
    return frozenset((line[2], line[1]) for line in found if line is not None)


def _merge(draft: Path, folder: Path, mark: str, before: List, after: List) -> None:
    """Move the files of `draft` in, then remove those that only stood there before.

    The list names both while files move, so that whatever stops us, the next time knows ours.
    """
    _refuse_the_owners(folder, before, after)
    _write_list(folder / mark, before | after)
    # Pages last: what they name must be there before they name it.
    for name, _ in sorted(after, key=lambda entry: (entry[0].endswith(".html"), entry)):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (draft / name).replace(target)
    kept = {name for name, _ in after}
    for name in sorted({name for name, _ in before} - kept):
        if _is_ours(folder, name, before):
            (folder / name).unlink()
            with suppress(OSError):  # others are in there
                (folder / name).parent.rmdir()
    _write_list(folder / mark, after)


def _refuse_the_owners(folder: Path, before: List, after: List) -> None:
    """Raise `InputError` when a file that is not as we wrote it would be replaced."""
    known = before | after  # the same bytes can be replaced by themselves
    names = sorted(name for name, _ in after)
    theirs = [name for name in names if not _is_free(folder, name, known)]
    if theirs:
        more = f" and {len(theirs) - MOST_NAMED} more" if len(theirs) > MOST_NAMED else ""
        raise InputError(
            f"{folder} holds {', '.join(theirs[:MOST_NAMED])}{more}, which is not as forwardpass "
            "wrote it: move that away, or name a new folder"
        )


def _is_free(folder: Path, name: str, known: List) -> bool:
    """Whether nothing stands where `name` would be written, or what we wrote there."""
    return _has_plain_way(folder, name) and (
        not os.path.lexists(folder / name) or _is_ours(folder, name, known)
    )


def _is_ours(folder: Path, name: str, known: List) -> bool:
    """Whether the file is there, in `folder` itself, with bytes that `known` lists for it."""
    path = folder / name
    return (
        _has_plain_way(folder, name)
        and path.is_file()
        and not path.is_symlink()
        and (name, _fingerprint(path)) in known
    )


def _has_plain_way(folder: Path, name: str) -> bool:
    """Whether `name` leads through folders below `folder` only; a list may come from a stranger."""
    steps = name.split("/")
    if re.search(r"[\\:]", name) or not all(step.strip(".") for step in steps):
        return False  # "/a", "a//b", "../a", and what Windows would read as another place
    above = (folder.joinpath(*steps[:count]) for count in range(1, len(steps)))
    return all(
        not os.path.lexists(path) or (path.is_dir() and not path.is_symlink()) for path in above
    )


def _fingerprints(folder: Path) -> List:
    files = (path for path in folder.rglob("*") if path.is_file())
    return frozenset((path.relative_to(folder).as_posix(), _fingerprint(path)) for path in files)


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write_list(path: Path, entries: Iterable[tuple[str, str]]) -> None:
    lines = [f"{fingerprint}  {name}\n" for name, fingerprint in sorted(entries)]
    write_whole(path, "".join(lines))
