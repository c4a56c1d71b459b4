"""Documents keep their word: what they point to is there, and so are the tests that they name."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_is_linked_is_there(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "SECURITY.md"])
def test_every_path_in_the_text_is_there(name: str) -> None:
    """`folder/file`, seen from the repository, the package or the page's sources."""
    text = re.sub(r"```.*?```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    paths = [path for path in re.findall(r"`([\w./-]+)`", text) if "/" in path]
    places = (ROOT, ROOT / "src" / "forwardpass", ROOT / "web" / "src")
    assert [path for path in paths if not any((place / path).exists() for place in places)] == []


def test_every_promise_names_a_test_that_is_there() -> None:
    """`tests/a/test_b.py`: `test_c`, ... in SECURITY.md."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    found = 0
    for file, names in re.findall(r"`((?:web/)?tests/[^`]+)`(?:: ((?:`test_\w+`(?:, )?)+))?", text):
        source = (ROOT / file).read_text(encoding="utf-8")
        for name in re.findall(r"`(\w+)`", names):
            assert f"def {name}(" in source, f"{file} has no {name}"
            found += 1
    assert found > 20
