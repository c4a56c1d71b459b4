"""Bending: the batch versions agree with ink, and every knob does what it says."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from write_ink_fixtures import SEVEN, THREE

from forwardpass.digits import ink
from forwardpass.digits.strokes import Drawing
from forwardpass.learn.deform import (
    Bending,
    PenPoints,
    bend_images,
    bend_strokes,
    fit,
    pack,
    rasterise,
    smooth_field,
    soften,
    softening,
    thicken,
)

STILL = Bending(
    rotation=0, slant=0, size=0, aspect=0, shift=0, far=0, far_share=0, elastic=0, thickness=0,
    tremble=0, apart=0, thin_pen=ink.PEN_WIDTH, thick_pen=ink.PEN_WIDTH,
)  # fmt: skip


def drawing(*strokes: list[list[float]]) -> Drawing:
    return Drawing(tuple(np.array(stroke, dtype=float) for stroke in strokes), 3, 1)


DRAWINGS = [
    drawing(THREE),
    drawing(*SEVEN),
    drawing([[140, 140]]),
    drawing([[10, 10], [10, 90]], [[50, 50]]),
    drawing([[0, 0], [100, 0], [100, 0], [50, 80]]),
]


def chance(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def strokes_of(pen: PenPoints, index: int) -> list[np.ndarray]:
    points, stroke = pen.points[index].numpy(), pen.stroke[index].numpy()
    return [points[stroke == number] for number in np.unique(stroke)]


def picture() -> torch.Tensor:
    return torch.from_numpy(ink.ink([THREE]))[None]


def centre_of_mass(pixels: torch.Tensor) -> torch.Tensor:
    middle = torch.arange(28, dtype=pixels.dtype) + 0.5
    mass = pixels.sum(dim=(1, 2))
    return (
        torch.stack([pixels.sum(dim=1) @ middle, pixels.sum(dim=2) @ middle], dim=1) / mass[:, None]
    )


def drawn_like_ink(pen: PenPoints) -> torch.Tensor:
    """(n, 28, 28): what `ink.ink` makes of the resampled drawings, by the parts of `deform`."""
    widths = torch.full((len(pen),), ink.PEN_WIDTH, dtype=pen.points.dtype)
    points = fit(pen.points, widths)
    first = rasterise(points, pen.joined, widths)
    moves = torch.tensor(ink.CENTRE, dtype=first.dtype) - centre_of_mass(first)
    return rasterise(points + moves[:, None], pen.joined, widths)


def test_a_batch_of_ink_is_the_ink_of_each() -> None:
    packed = pack(DRAWINGS)
    exact = replace(packed, points=packed.points.double())
    pictures = drawn_like_ink(exact)
    for index in range(len(DRAWINGS)):
        np.testing.assert_allclose(
            pictures[index].numpy(), ink.ink(strokes_of(exact, index)), atol=1e-6
        )


def test_packing_keeps_the_shape_of_the_ink() -> None:
    packed = pack(DRAWINGS)
    assert packed.points.shape == (len(DRAWINGS), 36, 2)
    pictures = drawn_like_ink(packed)
    for index, drawn in enumerate(DRAWINGS):
        assert np.abs(pictures[index].numpy() - ink.ink(drawn.strokes)).mean() < 0.01


def test_a_drawing_of_too_many_strokes_is_an_error() -> None:
    with pytest.raises(ValueError, match="20 strokes needs 40 points"):
        pack([drawing(*[[[k, 0.0], [k, 9.0]] for k in range(20)])])


def test_nothing_bent_is_nothing_changed() -> None:
    torch.testing.assert_close(
        bend_images(picture(), STILL, chance()), picture(), atol=1e-6, rtol=0
    )


def test_strokes_that_are_not_bent_are_ink_but_for_the_estimated_centre() -> None:
    packed = pack(DRAWINGS[:2])
    drawn, exact = bend_strokes(packed, STILL, chance()), drawn_like_ink(packed)
    torch.testing.assert_close(drawn.sum(dim=(1, 2)), exact.sum(dim=(1, 2)), rtol=0.02, atol=0)
    assert (centre_of_mass(drawn) - centre_of_mass(exact)).abs().max() < 0.5  # px


def test_bending_repeats_itself_with_its_seed_and_differs_within_the_batch() -> None:
    images = picture().repeat(4, 1, 1)
    packed = pack(DRAWINGS[:1] * 4)
    ways: list[Callable[[int], torch.Tensor]] = [
        lambda seed: bend_images(images, Bending(), chance(seed)),
        lambda seed: bend_strokes(packed, Bending(), chance(seed)),
    ]
    for bent in ways:
        assert torch.equal(bent(1), bent(1))
        assert not torch.equal(bent(1), bent(2))
        assert not torch.equal(bent(1)[0], bent(1)[1])
        assert bent(1).shape == (4, 28, 28)
        assert bent(1).min() >= 0
        assert bent(1).max() <= 1 + 1e-6


def test_moves_have_the_size_they_are_told() -> None:
    bending = replace(STILL, shift=1.5)
    bent = bend_images(picture().repeat(600, 1, 1), bending, chance())
    moved = centre_of_mass(bent) - centre_of_mass(picture())
    assert moved.mean(dim=0).abs().max() < 0.2
    assert moved.std(dim=0).tolist() == pytest.approx([1.5, 1.5], rel=0.1)


def test_far_moves_reach_as_far_as_they_are_told_and_no_further() -> None:
    bending = replace(STILL, far=3.0, far_share=1.0)
    bent = bend_images(picture().repeat(300, 1, 1), bending, chance())
    moved = (centre_of_mass(bent) - centre_of_mass(picture())).abs()
    assert 2.8 < moved.max() < 3.01


def test_sizes_go_both_ways() -> None:
    bending = replace(STILL, size=0.2)
    mass = bend_images(picture().repeat(400, 1, 1), bending, chance()).sum(dim=(1, 2))
    logarithm = (mass / picture().sum()).log() / 2
    assert logarithm.std().item() == pytest.approx(0.2, rel=0.15)
    assert abs(logarithm.median().item()) < 0.05


def test_pens_are_drawn_from_thin_to_thick() -> None:
    bending = replace(STILL, thin_pen=1.0, thick_pen=6.0)
    mass = bend_strokes(pack(DRAWINGS[:1] * 200), bending, chance()).sum(dim=(1, 2))
    assert mass.max() / mass.min() > 3


def test_thickening_grows_and_shrinks_by_up_to_a_pixel() -> None:
    line = torch.zeros(1, 28, 28)
    line[0, 5:20, 12:15] = 1
    same, more, less = (thicken(line, torch.tensor([amount])) for amount in (0.0, 1.0, -1.0))
    assert torch.equal(same, line)
    assert more[0, 10].sum() == 5
    assert less[0, 10].sum() == 1
    assert thicken(line, torch.tensor([0.5]))[0, 10].sum() == 4


def test_the_elastic_field_is_smooth_and_of_size_one() -> None:
    field = smooth_field(200, chance(), torch.device("cpu"))
    assert field.shape == (200, 28, 28, 2)
    assert field.std().item() == pytest.approx(1.0, rel=0.05)
    assert (field[:, 1:] - field[:, :-1]).std() < 0.3


def test_whole_pictures_are_softened_and_move_by_whole_px() -> None:
    pictures = picture().repeat(64, 1, 1)
    soft = soften(pictures)
    moved = bend_images(pictures, Bending(whole_share=1.0, far_share=0.0), chance())
    places = [(dy, dx) for dy in range(-5, 6) for dx in range(-5, 6)]
    known = soften(torch.stack([torch.roll(pictures[0], place, (0, 1)) for place in places]))
    apart = (moved[:, None] - known).abs().amax(dim=(2, 3)).amin(dim=1)
    assert float(apart.max()) < 1e-4
    some = bend_images(pictures, Bending(whole_share=0.5, far_share=0.0, shift=0.0), chance())
    kept = sum(torch.allclose(each, soft[0], atol=1e-5) for each in some)
    assert 20 <= kept <= 44


def test_softening_blurs_as_much_as_interpolation_does_on_average() -> None:
    point = torch.zeros(1, 28, 28)
    point[0, 14, 14] = 1
    shares = (torch.arange(1000) + 0.5) / 1000
    spread = float((shares * (1 - shares)).mean())  # of (1 - f) at 0 and f at 1
    soft = soften(point)[0]
    offset = torch.arange(28) - 14.0
    assert float((soft.sum(dim=0) * offset**2).sum()) == pytest.approx(spread, abs=1e-4)
    assert float((soft.sum(dim=1) * offset**2).sum()) == pytest.approx(spread, abs=1e-4)
    assert float(soft.sum()) == pytest.approx(1.0)


def test_softening_is_one_matrix() -> None:
    pictures = torch.rand(5, 28, 28)
    matrix = softening(torch.device("cpu"))
    assert torch.allclose(pictures.flatten(1) @ matrix.T, soften(pictures).flatten(1), atol=1e-6)
