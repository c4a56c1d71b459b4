"""`forwardpass serve --network FILE`: the page shows that network, whatever its sizes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import chromium
import person
import pytest

import forwardpass

if TYPE_CHECKING:
    from person import OpenPage

pytestmark = pytest.mark.browser

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize("name", ["tiny", "activations"])
def test_the_page_shows_the_network_it_is_given(open_page: OpenPage, name: str) -> None:
    path = FIXTURES / f"{name}.safetensors"
    network = forwardpass.Network.load(path)
    image = [0.25 + 0.5 * (i % 2) for i in range(network.inputs)]
    expected = forwardpass.record(network, image)
    with chromium.serve(path) as address:
        page = open_page(at=address)
        person.set_pixels(page, image)
        for share in (0, 0.3, 0.6, 1):
            person.seek(page, share * person.duration(page))
        found = person.trace(page)
        page.context.close()
    assert [layer["name"] for layer in found["layers"]] == [each.name for each in network.layers]
    assert found["probs"] == pytest.approx(expected.probs.tolist(), abs=1e-5)
    assert found["prediction"] == expected.prediction
