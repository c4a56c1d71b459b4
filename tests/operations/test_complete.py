"""No operation is missing anywhere: not in tables, fixtures, planes, files, code or documents.

`web/tests/operations/complete.test.ts` and `web/tests/words/kinds.test.ts` ask the same of the
page, whose stories and explanations have every kind, too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any, get_args

import convertedidioms
import numpy as np
import pytest
from around import INPUTS, around
from conftest import FIXTURES
from operation_cases import CASES
from shortidioms import ALL
from write_kinds_fixtures import told, used

from forwardpass import Network, record
from forwardpass.convert.written import expression
from forwardpass.inside.evidence import input_map
from forwardpass.operations.kind import Kind, Role
from forwardpass.operations.table import KINDS, kind_of

QUESTIONS = ("check", "forward", "straight", "learn", "terms")
BEGIN = ("affine", "pool", "join")  # roles that begin a plane
CONTINUE = ("norm", "activation", "dropout")


@pytest.fixture(scope="module")
def written(fixture_json: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    return fixture_json("kinds.json")


def test_the_file_of_kinds_is_the_table(written: dict[str, Any]) -> None:
    """The page's table is held to the same file."""
    assert written == {kind: told(kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_has_each_of_its_tensors_and_settings(kind: str) -> None:
    cases = [case for case in CASES.values() if case.kind == kind]
    assert used(cases, "tensors") == told(kind)["tensors"]
    assert used(cases, "settings") == told(kind)["settings"]


def test_the_fixture_has_every_kind(fixture_json: Callable[[str], dict[str, Any]]) -> None:
    cases = fixture_json("operations.json")["cases"]
    assert {case["op"]["kind"] for case in cases} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_it_answers_every_question_itself(kind: str) -> None:
    """Not by the empty answer of the protocol."""
    for question in QUESTIONS:
        assert getattr(type(KINDS[kind]), question) is not getattr(Kind, question), question


def test_every_role_is_taken_and_known() -> None:
    assert {kind.role for kind in KINDS.values()} == set(get_args(Role))
    assert set(get_args(Role)) == {*BEGIN, *CONTINUE, "reshape", "output"}


@pytest.mark.parametrize("name", CASES)
def test_it_has_its_place_among_the_planes(name: str) -> None:
    case, network = CASES[name], around(CASES[name].op, CASES[name].shapes)
    role = kind_of(case.op).role
    holding = [plane for plane in network.planes if "op" in plane.operations]
    if role in BEGIN:
        assert [plane.name for plane in holding] == ["op"]
    elif role in CONTINUE:
        assert [plane.name for plane in holding] == ["a_row"]
    else:
        assert holding == []
    if role == "output":
        assert network.scores == "a"
        assert network.planes[-1].post == "a"
    else:
        assert network.planes[-1].reads == ((holding or network.planes[-2:])[0].name,)


@pytest.mark.parametrize("name", CASES)
def test_a_network_with_it_is_saved_read_and_explained(name: str) -> None:
    network = around(CASES[name].op, CASES[name].shapes)
    again = Network.from_bytes(network.to_bytes())
    assert [(op.kind, op.settings) for op in again.operations] == [
        (op.kind, op.settings) for op in network.operations
    ]
    trace = record(again, np.linspace(-1, 1, INPUTS, dtype=np.float32))
    for target, score in enumerate(trace.scores):
        shaped = input_map(again, trace, target)
        total = float(shaped.map.sum()) + shaped.bias
        assert total == pytest.approx(float(score), rel=1e-4, abs=1e-4)


@pytest.mark.parametrize("name", CASES)
def test_a_line_of_code_can_be_written_for_it(name: str) -> None:
    op = CASES[name].op
    ast.parse(expression(op, [f"x{n}" for n in range(len(op.reads))]))


def test_a_module_of_pytorchs_becomes_each_kind() -> None:
    """But nn.Identity, which does nothing and leaves no operation; files may have one."""
    made = {op.kind for name in ALL for op in convertedidioms.made(name)[1].operations}
    assert made == set(KINDS) - {"identity"}


def test_the_document_of_the_file_format_tells_every_kind() -> None:
    text = (FIXTURES.parent / "docs" / "file-format.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    for kind in KINDS:
        stem = re.sub(r"(?<=pool|conv)[12]d$", "", kind)
        row = next((row for row in rows if re.search(rf"`{stem}(1d|2d)?`", row)), None)
        assert row is not None, kind
        for name in (*told(kind)["tensors"], *told(kind)["settings"]):
            assert f"`{name}`" in row, (kind, name)
