"""axe-core on a page: what somebody who cannot see, point or tell colours apart would stumble over.

Open the page with `bypass_csp=True`, or its policy keeps axe out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"

needed = pytest.mark.skipif(
    not SCRIPT.is_file(), reason="axe-core is not installed: python3 run.py test"
)


def faults(page: Page) -> list[str]:
    """Violations found by axe-core, one a line with the element."""
    if not page.evaluate("'axe' in globalThis"):
        page.add_script_tag(path=SCRIPT)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {json.dumps(node['target'])} "
        f"{node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
