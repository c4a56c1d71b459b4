"""The figure of networks with feature maps, as matplotlib has it: tiles, bands, arcs and words."""

from __future__ import annotations

import io
from typing import Any

import idioms
import numpy as np
import pytest
import torch
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from torch import nn

import forwardpass
from forwardpass import Network, Trace, record
from forwardpass.inside.bundle import bundles
from forwardpass.inside.connections import important
from forwardpass.inside.evidence import evidence
from forwardpass.inside.field import map_evidence
from forwardpass.show.layout import PALETTES, arch_of, flat_layout
from forwardpass.show.plotted_lines import LINE_LIMIT


class Skip(nn.Module):
    """Two convolutions with a way around the second; the last has more maps than fit."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3, padding=1, stride=2)
        self.conv2 = nn.Conv2d(4, 4, 3, padding=1)
        self.wide = nn.Conv2d(4, 200, 1)
        self.head = nn.Linear(200, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = torch.relu(self.conv1(x))
        x = torch.relu(x + self.conv2(x))
        x = torch.relu(self.wide(x))
        scores: torch.Tensor = self.head(x.mean((2, 3)))
        return scores


def passed(module: nn.Module, shape: tuple[int, ...]) -> Trace:
    inputs = torch.rand(8, *shape, generator=torch.Generator().manual_seed(3))
    network = Network.from_module(module.eval(), inputs)
    trace: Trace = record(network, inputs[0].numpy())
    return trace


@pytest.fixture(scope="module")
def skipping() -> Trace:
    torch.manual_seed(7)
    return passed(Skip(), (1, 8, 8))


def images(figure: Figure) -> list[AxesImage]:
    return list(figure.axes[0].images)


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def curves(figure: Figure, what: str) -> list[Any]:
    found = figure.axes[0].collections
    return [each for each in found if type(each) is PathCollection and each.get_gid() == what]


def test_every_map_is_a_picture_of_its_numbers_in_its_place(skipping: Trace) -> None:
    figure = skipping.plot()
    network = skipping.network
    block = flat_layout(network)[1]
    post = skipping.layers[0].post.reshape(4, 4, 4)
    scale = network.measures("conv1").scale
    rest = np.array(to_rgb(PALETTES["light"]["blank"])) * 255
    for number, image in enumerate(images(figure)[1:5]):  # the first is the input
        tones = np.asarray(image.get_array()).astype(float)
        assert tones.shape == (4, 4, 3)
        assert np.allclose(tones[post[number] == 0], rest, atol=1)
        for row, column in np.argwhere(post[number] > 0.3 * scale):
            red, green, _ = tones[row, column]
            assert red > 1.3 * green
        left, right, bottom, top = image.get_extent()
        cell = np.array([right - left, bottom - top]) / 4
        places = block.places.reshape(4, 4, 4, 2)[number]
        assert np.allclose(places[0, 0], [left + cell[0] / 2, top + cell[1] / 2])
        assert np.allclose(places[-1, -1], [right - cell[0] / 2, bottom - cell[1] / 2])


def test_what_is_below_0_has_the_colour_of_its_sign() -> None:
    torch.manual_seed(1)
    first = nn.Conv2d(1, 2, 3)
    with torch.no_grad():
        first.weight -= 0.2
    trace = passed(nn.Sequential(first, nn.Flatten(), nn.Linear(72, 3)), (1, 8, 8))
    post = trace.layers[0].post.reshape(2, 6, 6)
    scale = trace.network.measures(trace.network.planes[0].name).scale
    low = np.unravel_index(post.argmin(), post.shape)
    assert post[low] < -0.3 * scale
    red, green, blue = np.asarray(images(trace.plot())[1 + int(low[0])].get_array())[low[1:]]
    assert green < red
    assert green < blue
    assert any(f"full colour \u00b1{scale:.3g}" in text for text in words(trace.plot()))


def test_a_wide_stack_shows_the_maps_that_matter_and_says_how_many_others(skipping: Trace) -> None:
    network = skipping.network
    digit = skipping.prediction
    found = evidence(network, skipping, digit)
    layer = network.index("wide")
    plane = network.planes[layer]
    worth = np.abs(skipping.layers[layer].pre * found.gradients[plane.pre].ravel())
    sums = worth.reshape(200, -1).sum(axis=1)
    figure = skipping.plot()
    shown = images(figure)[-flat_layout(network)[layer + 1].maps.size :]
    strongest = np.sort(np.argsort(-sums, kind="stable")[: len(shown)])
    assert 20 < len(shown) < 200
    scale = network.measures("wide").scale
    for number, image in zip(strongest, shown, strict=True):
        green = np.asarray(image.get_array())[..., 1].astype(float)  # more red is less green
        values = skipping.layers[layer].post.reshape(200, 4, 4)[number] / scale
        green, values = green[values < 0.7], values[values < 0.7]
        assert (np.diff(green[np.argsort(values)]) <= 1).all()
    assert f"and {200 - len(shown)} more" in words(figure)


def test_lines_lead_from_cell_to_cell_and_over_what_they_skip(skipping: Trace) -> None:
    figure = skipping.plot()
    network = skipping.network
    found = important(network, skipping, skipping.prediction, 0.8, LINE_LIMIT)
    drawn = curves(figure, "lines")
    assert len(drawn) == len(found)
    blocks = flat_layout(network)
    names = [block.name for block in blocks]
    arcs = 0
    for lines, wanted in zip(drawn, found, strict=True):
        strongest = lines.get_paths()[-1].vertices
        arch = arch_of(blocks, wanted.read, wanted.layer)
        assert (arch > 0) == (names.index(wanted.read) < wanted.layer)
        assert strongest[:, 1].min() == pytest.approx(-arch) if arch else len(strongest) == 4
        source = blocks[names.index(wanted.read)]
        if not source.more:
            assert np.allclose(strongest[0], source.places[wanted.sources[0]])
        arcs += arch > 0
        share = f"{100 * wanted.share:.0f}%"
        count = f"{len(lines.get_paths()):,} lines"
        if wanted.needed <= 2 * LINE_LIMIT:
            assert any(share in text and count in text for text in words(figure))
    assert arcs == 1


def test_bands_join_the_maps_that_say_most_through_each_other(skipping: Trace) -> None:
    network = skipping.network
    found = evidence(network, skipping, skipping.prediction)
    figure = skipping.plot()
    pairs = [(1, "conv2"), (2, "add"), (2, "add"), (3, "wide")]
    stacks = [x for layer, _ in dict.fromkeys(pairs) for x in bundles(network, skipping, layer)]
    bands = curves(figure, "bands")
    assert len(bands) == len(stacks) == 4
    for drawn, bundle in zip(bands, stacks, strict=True):
        sums = np.sort(np.abs(map_evidence(skipping, found, bundle)).ravel())[::-1]
        count = len(drawn.get_paths())
        assert count <= 12
        share = f"{100 * sums[:count].sum() / sums.sum():.0f}%"
        told = f"{count} {'band' if count == 1 else 'bands'} {share}"
        over = bundle.read == "conv1" and bundle.layer == 2
        assert over or any(told in text for text in words(figure))


def test_words_keep_apart_where_planes_are_many() -> None:
    trace = passed(idioms.ResNet([2, 2, 2], [4, 6, 8], 1), (1, 12, 12))
    figure = trace.plot()
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    level = [text for text in figure.axes[0].texts if text.get_rotation() == 0]
    boxes = [text.get_window_extent(renderer) for text in level]
    shares = [box for box, text in zip(boxes, level, strict=True) if "lines" in text.get_text()]
    shares = [box for box in shares if box.y1 < figure.bbox.height / 2]
    assert len(shares) > 15
    assert not any(a.overlaps(b) for k, a in enumerate(shares) for b in shares[:k])
    slanting = [text for text in figure.axes[0].texts if text.get_rotation() != 0]
    assert len(slanting) == len(trace.network.planes) + 1
    for text in figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        assert box.y0 >= 0
        assert box.y1 <= figure.bbox.height
        assert box.x0 >= 0


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_tiles_stay_sharp_in_vector_files(skipping: Trace, kind: str) -> None:
    out = io.BytesIO()
    skipping.plot().savefig(out, format=kind)
    text = out.getvalue()
    count = text.count(b"<image") if kind == "svg" else text.count(b"/Subtype /Image")
    assert count >= 10
    assert kind == "svg" or b"/Width 4" in text  # a pixel a number


def test_a_series_and_the_network_that_comes_along() -> None:
    strips = nn.Sequential(nn.Conv1d(2, 3, 3), nn.ReLU(), nn.Flatten(), nn.Linear(54, 2))
    series = passed(strips, (2, 20))
    assert any("\n3 rows of 18\n" in text for text in words(series.plot()))
    trace = record(forwardpass.shipped("conv"), np.zeros(784, np.float32) + 0.2)
    shown = words(trace.plot())
    plane = trace.network.planes[0]
    form = plane.form
    size = f"{form.maps} maps {form.rows} \u00d7 {form.columns}"
    scale = f"{trace.network.measures(plane.name).scale:.3g}"
    assert f"{plane.name}\n{size}\nfull red {scale}" in shown
