"""Runs the example notebooks, once a session each, and exports them as HTML."""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(path.stem for path in (ROOT / "examples").glob("*.ipynb"))
SECONDS = 300  # for one cell, on a busy machine


@cache
def executed(name: str) -> Any:
    """The notebook with its outputs; raises what a cell raises. Its files are thrown away."""
    read: Any = nbformat.read
    notebook = read(ROOT / "examples" / f"{name}.ipynb", as_version=4)
    folder = tempfile.mkdtemp(prefix="forwardpass-notebook-")
    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "IPYTHONDIR": folder, "JPY_PARENT_PID": ""}
    client = NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": folder}}
    )
    try:
        return client.execute(env=environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def frames(notebook: Any) -> list[str]:
    """The HTML of every animation in the notebook's outputs."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    found = (output.get("data", {}).get("text/html", "") for output in outputs)
    return [html for html in found if "<iframe " in html]


def as_html(name: str) -> str:
    """The notebook as Jupyter exports it."""
    make: Any = HTMLExporter
    body, _ = make().from_notebook_node(executed(name))
    return str(body)
