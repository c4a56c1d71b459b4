"""MNIST beside the page, for training there: sent only when the page asks for it.

The files are read and checked once, before anything is served, and go out as they lie in their
folder, packed where they are packed. What the page does with them is the page's business.
"""

import gzip
from functools import cached_property
from pathlib import Path

from forwardpass.base.errors import InputError
from forwardpass.digits.data import FILES, find, load_mnist
from forwardpass.show.server import Answer, Resource

PLACE = "mnist"  # below the page; its own names, whatever the files are called


class Packed(Resource):
    """A file that lies packed: unpacked for whoever cannot do that."""

    @cached_property
    def plain(self) -> tuple[Answer, Answer]:
        """The answers to whoever has not got it and to whoever has."""
        return self._answers(gzip.decompress(self.body))

    @cached_property
    def packed(self) -> tuple[Answer, Answer]:
        """The same as it lies."""
        return self._answers(self.body, "-gzip", {"Content-Encoding": "gzip"})


def read_lessons(directory: Path) -> dict[str, Resource]:
    """MNIST's four files in `directory` by the names under which the page asks for them.

    Raises InputError, one sentence, when one is missing, broken, or not 28x28 digits with labels.
    """
    if not directory.is_dir():
        raise InputError(f"{directory} is no folder: give the folder of MNIST's four IDX files.")
    for part in FILES:
        load_mnist(directory, part)
    return {
        f"{PLACE}/{name}": _resource(name, find(directory, name))
        for names in FILES.values()
        for name in names
    }


def _resource(name: str, path: Path) -> Resource:
    kind = Packed if path.suffix == ".gz" else Resource
    return kind(f"{PLACE}/{name}", path.read_bytes())


def megabytes(lessons: dict[str, Resource]) -> float:
    """How much the page is sent when it asks for all of them, in MB of a million bytes."""
    return sum(len(lesson.body) for lesson in lessons.values()) / 1e6
