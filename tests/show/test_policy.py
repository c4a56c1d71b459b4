"""One Content-Security-Policy: served, in a site, in one file."""

from __future__ import annotations

import re

import pytest

import forwardpass
from forwardpass.show import policy, server
from forwardpass.show.built import STATIC
from forwardpass.show.page import Start, inline_script, one_file

ONE_FILE = {"script-src", "style-src", "connect-src"}


def rules(text: str) -> dict[str, str]:
    return dict(rule.split(" ", 1) for rule in text.split("; "))


def content(element: str) -> dict[str, str]:
    (found,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', element)
    return rules(found)


def test_what_is_served_is_the_list() -> None:
    served = rules(server.SECURITY_HEADERS["Content-Security-Policy"])
    assert served == policy.RULES
    assert served["default-src"] == "'none'"
    assert str(served).count("unsafe") == 1
    assert "'wasm-unsafe-eval'" in served["script-src"]  # the page's own loops


def test_a_site_says_the_same_but_for_what_only_a_header_can_say() -> None:
    served = dict(policy.RULES)
    assert served.pop("frame-ancestors") == "'none'"
    assert content(policy.site_policy()) == served


def test_one_file_differs_in_three_rules_and_may_run_itself_as_a_worker() -> None:
    site, file = content(policy.site_policy()), content(policy.file_policy("run()", "a{}"))
    assert {name for name in site if file[name] != site[name]} == ONE_FILE
    assert file.keys() - site.keys() == {"worker-src"}
    assert file["worker-src"] == "blob:"
    assert file["connect-src"] == "'none'"
    assert file["script-src"] == policy.allowed("run()") + " 'wasm-unsafe-eval'"
    assert file["style-src"] == policy.allowed("a{}")


@pytest.mark.skipif(not (STATIC / "index.html").is_file(), reason="the page is not built")
def test_the_file_has_it_before_everything_that_it_rules() -> None:
    text = one_file(forwardpass.shipped(), Start())
    head = text[: text.index("<style>")]
    assert content(head).keys() == (policy.RULES.keys() - {"frame-ancestors"}) | {"worker-src"}
    assert head.index("Content-Security-Policy") < head.index("<link")


def test_a_script_in_parts_is_refused() -> None:
    assert inline_script("a</script><!--") == "a<\\/script>\\x3c!--"
    for script in ('import("./more.js")', "new URL('a', import.meta.url)"):
        with pytest.raises(AssertionError, match="cannot become one file"):
            inline_script(script)
