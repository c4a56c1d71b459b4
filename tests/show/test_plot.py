"""The figure: its numbers as handed to matplotlib, not its pixels; places shared with the page."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import foreign
import numpy as np
import pytest
from matplotlib.collections import EllipseCollection, PathCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

import forwardpass
from forwardpass import InputError, Network, Trace, record
from forwardpass.inside.connections import important
from forwardpass.show.layout import PALETTES, Block, flat_layout
from forwardpass.show.plotted_lines import LINE_LIMIT, SAMPLE_LINES
from forwardpass.show.plotted_planes import lit

if TYPE_CHECKING:
    from conftest import MakeNetwork


FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="module")
def drawn() -> Trace:
    image = np.zeros((28, 28), np.float32)
    image[4:24, 13:16] = 1
    trace: Trace = record(forwardpass.shipped(), image)
    return trace


def collections(figure: Figure, kind: type) -> list[Any]:
    return [each for each in figure.axes[0].collections if type(each) is kind]


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def test_places_are_the_fixtures(fixture_json: Callable[[str], dict[str, Any]]) -> None:
    import write_layout_fixtures

    stored = fixture_json("layout.json")
    assert stored["palettes"] == PALETTES
    assert stored["limits"] == write_layout_fixtures.LIMITS
    for known in stored["networks"]:
        blank = write_layout_fixtures.blank(tuple(known["input_shape"]), tuple(known["sizes"]))
        check_blocks(flat_layout(blank), known["blocks"])
    check_blocks(flat_layout(Network.load(FIXTURES / "conv.safetensors")), stored["maps"])
    for known in stored["stacks"]:
        assert write_layout_fixtures.stack(tuple(known["shape"]), known["stacks"]) == known


def check_blocks(blocks: Sequence[Block], known: Sequence[dict[str, Any]]) -> None:
    for block, wanted in zip(blocks, known, strict=True):
        grid = block.grid
        assert (grid.columns, grid.rows) == (wanted["columns"], wanted["rows"])
        assert (grid.cell, block.width, block.height, block.x) == pytest.approx(
            (wanted["cell"], wanted["width"], wanted["height"], wanted["x"])
        )
        for number, place in wanted["places"].items():
            assert block.places[int(number)].tolist() == pytest.approx(place)


def test_every_neuron_stands_in_its_place(drawn: Trace) -> None:
    figure = drawn.plot()
    blocks = flat_layout(drawn.network)[1:]
    shown = collections(figure, EllipseCollection)
    assert len(shown) == len(blocks)
    for block, ellipses in zip(blocks, shown, strict=True):
        assert np.allclose(ellipses.get_offsets(), block.places)


def test_active_neurons_are_red_and_the_others_at_rest(drawn: Trace) -> None:
    for theme in ("light", "dark"):
        figure = drawn.plot(theme=theme)
        rest = to_rgb(PALETTES[theme]["rest"])
        for number, ellipses in enumerate(collections(figure, EllipseCollection)[:-1]):
            silent = drawn.layers[number].post == 0
            colours = ellipses.get_facecolors()[:, :3]
            assert np.allclose(colours[silent], rest)
            bright = lit(drawn, number) > 0.3
            assert (colours[bright][:, 0] > 1.5 * colours[bright][:, 1]).all()


def test_the_lines_are_the_important_connections(drawn: Trace) -> None:
    found = important(drawn.network, drawn, drawn.prediction, 0.8, LINE_LIMIT)
    shown = collections(drawn.plot(), PathCollection)
    assert len(shown) == len(found)
    blocks = flat_layout(drawn.network)
    for lines, wanted in zip(shown, found, strict=True):
        sampled = wanted.needed > 2 * LINE_LIMIT
        assert len(lines.get_paths()) == (SAMPLE_LINES if sampled else wanted.evidence.size)
        strongest = lines.get_paths()[-1].vertices  # drawn last, on top
        source = blocks[wanted.layer].places[wanted.sources[0]]
        target = blocks[wanted.layer + 1].places[wanted.targets[0]]
        assert np.allclose(strongest[0], source)
        assert np.allclose(strongest[-1], target)


def test_words_are_the_real_numbers(drawn: Trace) -> None:
    shown = words(drawn.plot())
    assert "input\n784 pixels" in shown
    assert "fc1\n512" in shown
    percents = [text for text in shown if text.endswith("%")]
    assert 0.995 < drawn.confidence < 1
    assert percents == [">99%" if c == drawn.prediction else "<1%" for c in range(10)]
    found = important(drawn.network, drawn, drawn.prediction, 0.8)[-1]
    assert f"{100 * found.share:.0f}%\n{found.evidence.size:,} lines" in shown


def test_another_class_may_be_explained(drawn: Trace) -> None:
    other = (drawn.prediction + 1) % 10
    first = collections(drawn.plot(), PathCollection)[-1].get_paths()
    second = collections(drawn.plot(digit=other), PathCollection)[-1].get_paths()
    assert not np.allclose(first[-1].vertices, second[-1].vertices)
    with pytest.raises(InputError):
        drawn.plot(digit=10)


@pytest.mark.parametrize("name", foreign.ALL)
@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_foreign_networks_become_files(name: str, kind: str) -> None:
    known = foreign.ALL[name]()
    network = forwardpass.show(known.model, known.inputs, known.class_names).network
    out = io.BytesIO()
    record(network, known.inputs[0]).plot(width=7).savefig(out, format=kind)
    assert len(out.getvalue()) > 5_000


def test_many_classes_and_a_single_layer(make_network: MakeNetwork) -> None:
    network = make_network((30, 300))
    shown = words(record(network, np.ones(30)).plot())
    assert len([text for text in shown if text.endswith("%")]) == 1  # only the best is named


def test_what_cannot_be_plotted_is_one_sentence(tiny: Network) -> None:
    with pytest.raises(InputError, match=r"this trace has 3: plot trace\[0\]"):
        record(tiny, np.zeros((3, 4))).plot()
    with pytest.raises(InputError, match="coverage must be above 0"):
        record(tiny, np.ones(4)).plot(coverage=0)


def test_it_does_not_touch_pyplot(tiny: Network) -> None:
    import sys

    sys.modules.pop("matplotlib.pyplot", None)
    record(tiny, np.ones(4)).plot()
    assert "matplotlib.pyplot" not in sys.modules
