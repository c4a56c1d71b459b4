"""Bends pictures and pen strokes at random, whole batches at once: training sees no digit twice.

Pictures are warped by one smooth field (rotation, slant, size, place, and elastic bending as in
Simard, Steinkraus and Platt 2003, "Best practices for convolutional neural networks") and their
strokes thickened or thinned. Pen strokes are bent as strokes, before ink is made of them: writers
differ in slant, proportion, where strokes start and how the pen trembles, not in pixels.
Which digits are taken, and what is learnt from them, is left to `train`.

Shapes: n digits, p points, s segments. Lengths in px of the 28x28 picture unless said otherwise.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Generator, Tensor
from torch.nn import functional as F

from forwardpass.digits import ink
from forwardpass.digits.strokes import Drawing

SIZE = ink.SIZE
POINTS = 36  # a drawing is resampled to so many points: 1.2 px apart on average
SOFTNESS = 1 / 6  # px^2, variance of the blur that reading between two pixels is on average
NODES = 10  # nodes a side of the grid that carries the elastic bending, 4 px apart, 4 px beyond
PITCH = 4.0  # px between two nodes


@dataclass(frozen=True)
class Bending:
    """How far pictures and strokes are bent. Every number is a spread around "unchanged"."""

    rotation: float = 9.0  # degrees, standard deviation
    slant: float = 0.18  # px sideways per px of height, standard deviation
    size: float = 0.10  # logarithm of the size, standard deviation
    aspect: float = 0.10  # logarithm of width over height, standard deviation
    shift: float = 0.8  # px, standard deviation of the small moves that all digits make
    far: float = 4.0  # px, the largest of the large moves
    far_share: float = 0.3  # of the digits that make a large move instead of a small one
    elastic: float = 1.0  # px, standard deviation of the smooth bending
    thickness: float = 0.5  # 0..1, the strongest thickening or thinning by one px
    tremble: float = 0.25  # px, standard deviation of the single points of a stroke
    apart: float = 0.7  # px, standard deviation of a stroke's place among the others
    whole_share: float = 0.0  # of the pictures that are moved by whole px only, not bent
    thin_pen: float = 1.5  # px
    thick_pen: float = 4.5  # px


@dataclass(frozen=True)
class PenPoints:
    """Drawings as tensors: every one has the same number of points, strokes end to end."""

    points: Tensor  # (n, p, 2) x, y; box of the ink centred on 0, its longer side 1
    joined: Tensor  # (n, p - 1) whether the pen was down from one point to the next
    stroke: Tensor  # (n, p) which stroke of the drawing a point belongs to

    def __len__(self) -> int:
        return len(self.points)

    def take(self, index: Tensor) -> "PenPoints":
        """The drawings at `index`."""
        return PenPoints(self.points[index], self.joined[index], self.stroke[index])

    def to(self, device: torch.device) -> "PenPoints":
        """The same drawings on another device."""
        return PenPoints(*(t.to(device) for t in (self.points, self.joined, self.stroke)))


def bend_images(images: Tensor, bending: Bending, generator: Generator) -> Tensor:
    """(n, 28, 28) pictures 0..1, each bent in its own way; all of them a little soft."""
    n, device = len(images), images.device
    matrix = _matrices(n, bending, generator, device)
    moves = _moves(n, bending, generator, device)
    if bending.elastic:
        field = bending.elastic * smooth_field(n, generator, device)  # (n, 28, 28, 2)
    else:
        field = torch.zeros(n, SIZE, SIZE, 2, device=device)
    thickening = _uniform(n, -1, 1, generator, device) * bending.thickness
    if bending.whole_share:
        whole = _uniform(n, 0, 1, generator, device) < bending.whole_share
        matrix = torch.where(whole[:, None, None], torch.eye(2, device=device), matrix)
        moves = torch.where(whole[:, None], moves.round(), moves)
        field = field * ~whole[:, None, None, None]
        thickening = thickening * ~whole
    middle = torch.arange(SIZE, device=device) + 0.5 - SIZE / 2
    pixel = torch.stack(torch.meshgrid(middle, middle, indexing="xy"), dim=-1)  # (28, 28, 2) x, y
    source = (pixel - moves[:, None, None]).reshape(n, -1, 2) @ matrix.transpose(1, 2)
    source = source.reshape(n, SIZE, SIZE, 2) + field
    grid = source / (SIZE / 2)
    bent = F.grid_sample(images[:, None], grid, align_corners=False)[:, 0]
    if bending.whole_share:
        bent = torch.where(whole[:, None, None], soften(bent), bent)
    return thicken(bent, thickening)


def soften(images: Tensor, softness: float = SOFTNESS) -> Tensor:
    """(n, 28, 28) blurred with a variance of `softness` px^2, left out: as much as bending blurs.

    Between two pixels, at a share f of the way, linear interpolation mixes them with a variance of
    f (1 - f) px^2; its mean over all f is a sixth.
    """
    side = torch.full((SIZE - 1,), softness / 2, device=images.device)
    band = (1 - softness) * torch.eye(SIZE, device=images.device) + side.diag(1) + side.diag(-1)
    return band @ images @ band


def softening(device: torch.device, softness: float = SOFTNESS) -> Tensor:
    """(784, 784) matrix S with S @ x = soften(x), for pictures x with their rows end to end."""
    pixels = torch.eye(SIZE * SIZE, device=device).view(-1, SIZE, SIZE)
    return soften(pixels, softness).view(SIZE * SIZE, SIZE * SIZE).T


def softening_windows(device: torch.device, softness: float = SOFTNESS) -> Tensor:
    """(7, 7, 5, 5): what a window of 5x5 weights on softened pixels is on the pixels themselves.

    A window reaches one px further then; beyond the edge of a picture both see zeros.
    """
    narrow = torch.eye(5, device=device)
    line = torch.zeros(7, 5, device=device)
    for step, share in ((0, softness / 2), (1, 1 - softness), (2, softness / 2)):
        line[step : step + 5] += share * narrow
    return torch.einsum("yv,xw->yxvw", line, line)


def thicken(images: Tensor, amount: Tensor) -> Tensor:
    """(n, 28, 28) with strokes grown (amount above 0) or shrunk (below 0) by up to one px."""
    amount = amount[:, None, None]
    negative = amount < 0
    flipped = torch.where(negative, 1 - images, images)  # shrinking ink is growing paper
    padded = F.pad(flipped, (1, 1, 1, 1), value=0.0)
    grown = torch.maximum(
        torch.maximum(padded[:, :-2, 1:-1], padded[:, 2:, 1:-1]),
        torch.maximum(padded[:, 1:-1, :-2], padded[:, 1:-1, 2:]),
    )
    grown = torch.maximum(grown, flipped)
    mixed = torch.lerp(flipped, grown, amount.abs())
    return torch.where(negative, 1 - mixed, mixed)


def smooth_field(n: int, generator: Generator, device: torch.device) -> Tensor:
    """(n, 28, 28, 2) of smooth noise with standard deviation 1: normal noise blurred over 4 px."""
    spread = _spread(torch.arange(SIZE, device=device) + 0.5)  # (28, 10)
    noise = torch.randn(n, 2, NODES, NODES, generator=generator, device=device)
    return (spread @ noise @ spread.T).permute(0, 2, 3, 1)


def _spread(at: Tensor) -> Tensor:
    """(..., 10) weights of the grid's nodes at px `at`; their squares sum to 1."""
    nodes = torch.arange(NODES, device=at.device) * PITCH - PITCH
    weights = torch.exp(-0.5 * ((at[..., None] - nodes) / PITCH) ** 2)
    size: Tensor = weights.norm(dim=-1, keepdim=True)
    return weights / size


def pack(drawings: Sequence[Drawing], points: int = POINTS) -> PenPoints:
    """Drawings resampled at even distances along the pen's way, to `points` points each."""
    packed = [_resample(ink.clean(drawing.strokes), points) for drawing in drawings]
    columns = zip(*packed, strict=True)
    place, joined, stroke = (torch.from_numpy(np.stack(column)) for column in columns)
    return PenPoints(place.float(), joined, stroke)


def _resample(
    strokes: Sequence[ink.Points], points: int
) -> tuple[ink.Points, np.ndarray, np.ndarray]:
    every = np.concatenate(strokes)
    low, high = every.min(axis=0), every.max(axis=0)
    size = float((high - low).max()) or 1.0
    ways = [np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(s, axis=0).T))]) for s in strokes]
    counts = _share_out(np.array([way[-1] for way in ways]), points)
    place, joined, stroke = [], [], []
    for index, (line, way, count) in enumerate(zip(strokes, ways, counts, strict=True)):
        at = np.linspace(0.0, way[-1], count)
        place.append(np.stack([np.interp(at, way, line[:, axis]) for axis in (0, 1)], axis=1))
        joined += [True] * (count - 1) + [False]
        stroke += [index] * count
    return (
        (np.concatenate(place) - (low + high) / 2) / size,
        np.array(joined[:-1]),
        np.array(stroke),
    )


def _share_out(lengths: np.ndarray, points: int) -> list[int]:
    """How many of `points` each stroke gets: two at least, the others by length."""
    if len(lengths) * 2 > points:
        raise ValueError(f"a drawing of {len(lengths)} strokes needs {2 * len(lengths)} points")
    free = points - 2 * len(lengths)
    ends = np.round(np.cumsum(lengths) / (lengths.sum() or 1.0) * free).astype(int)
    counts = np.diff(ends, prepend=0) + 2
    counts[-1] += points - counts.sum()
    return [int(count) for count in counts]


def bend_strokes(pen: PenPoints, bending: Bending, generator: Generator) -> Tensor:
    """(n, 28, 28) pictures of the drawings, each bent in its own way, drawn with its own pen."""
    n, device = len(pen), pen.points.device
    width = _pens(n, bending, generator, device)
    points = pen.points * ink.BOX
    if bending.tremble:
        noise = torch.randn(n, points.shape[1], 2, generator=generator, device=device)
        points = points + bending.tremble * (noise + noise.roll(1, 1) + noise.roll(-1, 1)) / 3**0.5
    if bending.apart:
        apart = torch.randn(n, int(pen.stroke.max()) + 1, 2, generator=generator, device=device)
        points = points + bending.apart * apart.gather(1, pen.stroke[..., None].expand_as(points))
    if bending.elastic:
        points = points + bending.elastic * _field_at(points, generator)
    points = points @ _matrices(n, bending, generator, device).transpose(1, 2)
    size = _normal(n, generator, device) * bending.size / 2
    moves = _moves(n, bending, generator, device)
    points = fit(points, width)
    points = (points - SIZE / 2) * size.exp()[:, None, None] + SIZE / 2
    points = points + (centring(points, pen.joined) + moves)[:, None]
    return rasterise(points, pen.joined, width)


def fit(points: Tensor, width: Tensor) -> Tensor:
    """(n, p, 2) moved and scaled so that the ink's box spans 20 px in the middle, as `ink.fit`."""
    low, high = points.amin(dim=1, keepdim=True), points.amax(dim=1, keepdim=True)
    extent = (high - low).amax(dim=2, keepdim=True)
    scale = (ink.BOX - width[:, None, None]) / extent
    scale = torch.where(extent > ink.SMALLEST_EXTENT, scale, torch.ones_like(scale))
    return (points - (low + high) / 2) * scale + SIZE / 2


def centring(points: Tensor, joined: Tensor) -> Tensor:
    """(n, 2) moves that bring the middle of the pen's way to the centre.

    A drawing's centre of mass lies within a fraction of a px of it, and costs a second picture.
    """
    start, end = segments(points, joined)
    length = (end - start).norm(dim=2, keepdim=True) + 1e-6
    middle: Tensor = ((start + end) / 2 * length).sum(dim=1) / length.sum(dim=1)
    return torch.tensor(ink.CENTRE, device=points.device) - middle


def segments(points: Tensor, joined: Tensor) -> tuple[Tensor, Tensor]:
    """Starts and ends (n, s, 2) of the segments; where the pen was up, a point."""
    start = points[:, :-1]
    end: Tensor = torch.where(joined[..., None], points[:, 1:], start)
    return start, end


def rasterise(points: Tensor, joined: Tensor, width: Tensor) -> Tensor:
    """(n, 28, 28) of clamp(width / 2 + 0.5 - d, 0, 1), as `ink.rasterise`, for each drawing."""
    chunk = 16  # drawings at once: their (s, 784) distances stay in the processor's cache
    if points.device.type != "cpu":
        chunk = 4096
    parts = [slice(start, start + chunk) for start in range(0, len(points), chunk)]
    return torch.cat([_rasterise(points[part], joined[part], width[part]) for part in parts])


def _rasterise(points: Tensor, joined: Tensor, width: Tensor) -> Tensor:
    # |p - a - t d|^2 = |p - a|^2 + t (t |d|^2 - 2 (p - a) d): every product is a sum of an x part
    # (n, s, 1, 28) and a y part (n, s, 28, 1), so few operations touch all pixels of all segments.
    start, end = segments(points, joined)
    along = end - start
    length2 = (along * along).sum(dim=2)[..., None, None]
    middle = torch.arange(SIZE, device=points.device, dtype=points.dtype) + 0.5
    x = middle - start[..., 0, None]  # (n, s, 28)
    y = middle - start[..., 1, None]
    projected = (x * along[..., 0, None])[:, :, None, :] + (y * along[..., 1, None])[..., None]
    t = (projected / torch.where(length2 > 0, length2, 1.0)).clamp_(0.0, 1.0)
    bent = (t * length2).sub_(projected, alpha=2).mul_(t)
    bent.add_((x * x)[:, :, None, :]).add_((y * y)[..., None])
    nearest = bent.amin(dim=1).clamp_(min=0.0).sqrt_()
    return (width[:, None, None] / 2 + 0.5 - nearest).clamp_(0.0, 1.0)


def _field_at(points: Tensor, generator: Generator) -> Tensor:
    """Smooth noise as `smooth_field`, at points around 0 instead of at pixels."""
    noise = torch.randn(
        len(points), 2, NODES, NODES, generator=generator, device=points.device
    )  # (n, axis, y, x)
    across, down = _spread(points[..., 0] + SIZE / 2), _spread(points[..., 1] + SIZE / 2)
    return torch.einsum("npy,nayx,npx->npa", down, noise, across)


def _matrices(n: int, bending: Bending, generator: Generator, device: torch.device) -> Tensor:
    """(n, 2, 2) that turn, slant and resize."""
    angle = _normal(n, generator, device) * math.radians(bending.rotation)
    slant = _normal(n, generator, device) * bending.slant
    size = (_normal(n, generator, device) * bending.size).exp()
    aspect = (_normal(n, generator, device) * bending.aspect / 2).exp()
    cos, sin = angle.cos(), angle.sin()
    wide, tall = size * aspect, size / aspect
    # rotation @ [[1, slant], [0, 1]] @ diag(wide, tall)
    rows = [cos * wide, (cos * slant - sin) * tall, sin * wide, (sin * slant + cos) * tall]
    return torch.stack(rows, dim=1).reshape(n, 2, 2)


def _moves(n: int, bending: Bending, generator: Generator, device: torch.device) -> Tensor:
    """(n, 2) px: small normal moves for most digits, large even ones for a share of them."""
    small = torch.randn(n, 2, generator=generator, device=device) * bending.shift
    large = (torch.rand(n, 2, generator=generator, device=device) * 2 - 1) * bending.far
    is_far = torch.rand(n, 1, generator=generator, device=device) < bending.far_share
    return torch.where(is_far, large, small)


def _pens(n: int, bending: Bending, generator: Generator, device: torch.device) -> Tensor:
    low, high = math.log(bending.thin_pen), math.log(bending.thick_pen)
    return _uniform(n, low, high, generator, device).exp()


def _normal(n: int, generator: Generator, device: torch.device) -> Tensor:
    return torch.randn(n, generator=generator, device=device)


def _uniform(n: int, low: float, high: float, generator: Generator, device: torch.device) -> Tensor:
    return torch.rand(n, generator=generator, device=device) * (high - low) + low
