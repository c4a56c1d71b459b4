"""Tries the package with the oldest versions of what it needs that pyproject.toml allows.

    python tools/try_lowest.py [options of pytest]

Makes a virtual environment in a temporary folder, installs each core dependency in exactly its
lower bound, runs the commands and then the tests of serve and export there. A bound that is too
low fails here and nowhere else: everybody's pip takes the newest. Needs the oldest Python that we
support, since the oldest packages have no builds for newer ones. The page is taken as it is built.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ("pytest", "hypothesis", "starlette", "httpx2")  # of the tests, in any version
TESTS = ("test_server.py", "test_connection.py", "test_export.py")
DRAWINGS = str(ROOT / "src" / "forwardpass" / "assets" / "drawings.json")
COMMANDS = (  # with the exit status that they must have
    (0, ["predict", DRAWINGS]),
    (2, ["predict", "nothing.png"]),
    (0, ["export", "--html", "page.html", "--site", "site", "--digit", "3"]),
    (2, ["serve", "--host", "192.0.2.1"]),
)
NOT_CORE = ("mp4", "gif", "film", "browser", "extra", "train")  # tests that need an extra


def lowest(requirement: str) -> str:
    """ "numpy>=1.26" -> "numpy==1.26"."""
    name, bound, version = requirement.partition(">=")
    assert bound, f"{requirement} has no lower bound"
    return f"{name}=={version}"


def main(options: list[str]) -> int:
    """Install, test; the exit status of pytest."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = [lowest(requirement) for requirement in about["project"]["dependencies"]]
    print("with", ", ".join(pins), flush=True)
    with tempfile.TemporaryDirectory(prefix="forwardpass-lowest-") as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = str(Path(folder, "Scripts" if os.name == "nt" else "bin", "python"))
        quiet = ("--quiet", "--disable-pip-version-check")
        subprocess.run([python, "-m", "pip", "install", *quiet, *pins, *TOOLS], check=True)
        path = os.pathsep.join(str(ROOT / name) for name in ("src", "tests", "tools"))
        environment = {**os.environ, "PYTHONPATH": path}
        for expected, command in COMMANDS:
            status = subprocess.call(
                [python, "-m", "forwardpass", *command], cwd=folder, env=environment
            )
            assert status == expected, f"{' '.join(command)} ended with status {status}"
        tests = [str(ROOT / "tests" / "show" / name) for name in TESTS]
        without = " and ".join(f"not {word}" for word in NOT_CORE)
        command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", without, *tests]
        return subprocess.call([*command, *options], cwd=ROOT, env=environment)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
