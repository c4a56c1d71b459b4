"""JupyterLab and marimo as people start them, in an environment of their own in .cache.

They are large, and no part of forwardpass needs them: what the tests already have is shared, the
rest is installed once from the package registry, under 300 MB.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import sysconfig
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import chromium
import nbformat

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / ".cache" / "notebooks"
PACKAGES: Final = ("jupyterlab==4.6.6", "marimo==0.25.2")
INSTALL_SECONDS: Final = 900  # on a slow line
MISSING: Final = (
    f"{' and '.join(PACKAGES)} could not be installed from the package registry, "
    f"so the output was not tried in them: "
)
CELL: Final = """import numpy as np
import forwardpass

picture = np.zeros((28, 28), np.float32)
picture[4:24, 13:16] = 1
forwardpass.show(forwardpass.record(forwardpass.shipped(), picture))"""


def python() -> Path:
    """The program of the environment. Raises RuntimeError with a sentence when there is none."""
    program = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = FOLDER / "installed.json"
    wanted = json.dumps([sys.version, str(ROOT), *PACKAGES])
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and program.is_file():
        return program
    shutil.rmtree(FOLDER, ignore_errors=True)
    _run(sys.executable, "-m", "venv", str(FOLDER))
    places = {"base": str(FOLDER), "platbase": str(FOLDER)}
    inside = Path(sysconfig.get_path("purelib", "venv", vars=places))
    (inside / "shared.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    _run(str(program), "-m", "pip", "install", "--quiet", *PACKAGES)
    stamp.write_text(wanted, encoding="utf-8")
    return program


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=INSTALL_SECONDS)
    except subprocess.CalledProcessError as failed:
        last = (failed.stderr.strip() or "no reason given").splitlines()[-1]
        raise RuntimeError(f"{MISSING}{last}") from None
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"{MISSING}{INSTALL_SECONDS} seconds were not enough") from None


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Serves a notebook with `CELL`, not yet run, and gives its address."""
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    new = nbformat.v4
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new.new_notebook(cells=[new.new_code_cell(CELL)], metadata={"kernelspec": kernel})  # type: ignore[no-untyped-call]
    nbformat.write(notebook, notebooks / "cell.ipynb")  # type: ignore[no-untyped-call]
    settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    quiet = {"fetchNews": "false", "checkForUpdates": False}  # nothing leaves the machine
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(quiet))
    port, token = chromium.free_port(), secrets.token_hex(16)
    options = [f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    options += ["--no-browser", "--allow-root", f"--ServerApp.root_dir={notebooks}"]
    ready = f"http://127.0.0.1:{port}/api?token={token}"
    with _serving(folder, ready, "jupyterlab", "--ip=127.0.0.1", *options):
        yield f"http://127.0.0.1:{port}/lab/tree/cell.ipynb?token={token}"


@contextmanager
def marimo(folder: Path) -> Iterator[str]:
    """Serves a notebook with `CELL`, which runs when it is opened, and gives its address."""
    body = "\n".join(f"    {line}" for line in CELL.splitlines())
    text = f"import marimo\n\napp = marimo.App()\n\n\n@app.cell\ndef _():\n{body}\n    return\n"
    path = folder / "cell.py"
    path.write_text(text, encoding="utf-8")
    port, token = chromium.free_port(), secrets.token_hex(16)
    options = ["--headless", "--host", "127.0.0.1", "--port", str(port), "--no-sandbox"]
    options += ["--token", "--token-password", token]
    ready = f"http://127.0.0.1:{port}/health"
    with _serving(folder, ready, "marimo", "run", str(path), *options):
        yield f"http://127.0.0.1:{port}/?access_token={token}"


@contextmanager
def _serving(folder: Path, ready: str, module: str, *options: str) -> Iterator[None]:
    """Runs a program of the environment that keeps whatever it writes in `folder`."""
    own = {"HOME": "home", "IPYTHONDIR": "ipython", "JUPYTERLAB_SETTINGS_DIR": "settings"}
    own |= {f"XDG_{name}_HOME": name for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    own |= {f"JUPYTER_{name}_DIR": f"jupyter-{name}" for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    kept = {name: str(folder / place) for name, place in own.items()}
    environment = {**os.environ, **kept, "PYTHONPATH": str(ROOT / "src")}
    log = folder / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [str(python()), "-m", module, *options],
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        if not chromium.answers(ready, process):
            raise AssertionError(f"{module} did not start: {log.read_text(errors='replace')}")
        yield
    finally:
        chromium.stop(process)
