"""The build hook: puts the built page into wheels, sdists and editable installs.

A wheel or an sdist carries the page, so that installing one needs no Node.js. A checkout builds it
here, with the system's Node.js or else with one that comes as a wheel, fetched only then. How the
page is built is left to tools/build_page.py.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "tools"))

import build_page


class PageHook(BuildHookInterface[Any]):
    """Builds web/ into src/forwardpass/static/ before hatchling collects the files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node.js as a wheel, but only when there is a page to build and no Node.js to do it."""
        if build_page.is_fresh() or build_page.find_node() is not None:
            return []
        return [build_page.NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page unless it is fresh; end with one sentence if that fails."""
        if build_page.is_fresh():
            return
        node = build_page.find_node()
        if node is None:
            sys.exit("forwardpass: no Node.js 20.19 or later was found to build the page with")
        try:
            build_page.build(node)
        except build_page.PageError as problem:
            sys.exit(f"forwardpass: {problem}")
