"""Small locks of the page that nothing else would miss: its title, and who may frame it."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import MakeNetwork

from forwardpass.show import server
from forwardpass.show.built import Built
from forwardpass.show.page import titled


@pytest.mark.parametrize("name", ["</title><script>", "a & b", '"<b>"', r"\1\g<0>"])
def test_a_title_stays_text(make_network: MakeNetwork, name: str) -> None:
    network = replace(make_network(), name=name)
    index = "<head><title>forwardpass</title></head>"
    built = Built(Path(), index, {}, {"title": "<title>forwardpass</title>"}, {})
    page = titled(built, index, network)
    inner = page.removeprefix("<head><title>").removesuffix("</title></head>")
    assert not {"<", ">", '"'} & set(inner)
    assert ("&" in inner) == any(sign in name for sign in '<>"&')


def test_no_other_site_may_frame_what_is_served() -> None:
    rules = server.SECURITY_HEADERS["Content-Security-Policy"].split("; ")
    for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert rule in rules
