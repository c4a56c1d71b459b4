"""Python and the page say the same of every network file, also of those that were damaged.

`benchmarks/verdicts.py` does it with more files, and says how.
"""

from __future__ import annotations

import pytest
from build_page import find_node
from mutated import mutated

from benchmarks import verdicts

FILES = 15_000
SEED = 20_261_128  # another one than the benchmark's


def test_both_languages_give_one_verdict() -> None:
    if find_node() is None:
        pytest.skip("needs Node.js, which run.py installs")
    verdicts.build()
    files = list(mutated(SEED, FILES))
    mine, theirs = verdicts.python_verdicts(files), verdicts.page_verdicts(files)
    assert sum(verdict is not None for verdict in mine) > FILES // 20  # not all are refused
    apart = [pair for pair in zip(mine, theirs, strict=True) if not verdicts.same(*pair)]
    assert not apart


def test_a_verdict_that_differs_is_seen() -> None:
    assert verdicts.same(None, None)
    assert verdicts.same([1.0, 2.0], [1.00001, 2.0])
    assert not verdicts.same([1.0, 2.0], [1.001, 2.0])
    assert not verdicts.same([1.0], [1.0, 2.0])
    assert not verdicts.same("too large", None)
    assert not verdicts.same([1.0], None)
