"""What holds for the package as a whole: its rooms, its names, the length of its files.

Which room may import which is checked by lint-imports, see [tool.importlinter] in pyproject.toml.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

import forwardpass
from forwardpass.digits.ink import ink

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "forwardpass"
MOST_LINES = 400


def test_every_module_is_in_a_room() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms = set(contracts["tool"]["importlinter"]["contracts"][0]["layers"])
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == rooms
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py", "ink.py"}


def test_no_file_is_longer_than_a_person_reads() -> None:
    folders = (ROOT / name for name in ("src", "tests", "tools", "benchmarks"))
    files = [*ROOT.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py"))]
    lines = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_importing_the_package_imports_no_framework() -> None:
    heavy = {"torch", "sklearn", "matplotlib", "starlette", "uvicorn", "PIL", "click", "tqdm"}
    code = f"import sys, forwardpass; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_old_name_of_ink_still_works() -> None:
    from forwardpass.ink import ink as old

    assert old is ink


def test_every_public_name_is_there() -> None:
    assert all(hasattr(forwardpass, name) for name in forwardpass.__all__)
