"""Makes the batches a run learns from: MNIST images and pen digits, bent anew every time.

An epoch's batches depend on seed and epoch alone, so that a continued run sees what an unbroken one
would have seen. With several processes each makes its own share of every batch. Learning is left to
`train`, the bending to `deform`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from forwardpass.base.errors import InputError
from forwardpass.digits import ink
from forwardpass.digits.data import load_mnist, read_unipen
from forwardpass.digits.strokes import Drawing
from forwardpass.learn.deform import Bending, PenPoints, bend_images, bend_strokes, pack, soften
from forwardpass.learn.recipe import TrainConfig, writers


@dataclass(frozen=True)
class Labelled:
    """Pictures 0..1 and what they show."""

    images: Tensor  # (n, 28, 28) float32
    labels: Tensor  # (n,) int64, or (n, 10) float32: the probabilities that teachers give

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True)
class Process:
    """Which of the processes of a run this is."""

    rank: int
    world: int


Teach = Callable[[Tensor], Tensor]  # (n, 28, 28) pictures -> (n, 10) probabilities
ALONE = Process(rank=0, world=1)


class Batches:
    """All that a run learns from (`epoch`) and is judged by on the way (`validation`)."""

    def __init__(self, config: TrainConfig, mnist: Path, device: torch.device) -> None:
        self.config = config
        self.bending = replace(scaled(Bending(), config.bend), whole_share=config.whole)
        digits = load_mnist(mnist, "train")
        kept = config.held_out_images
        if len(digits) - kept < 1:
            raise InputError(
                f"{mnist} has {len(digits)} training images, no more than the {kept} held out for "
                "validation: give a smaller --held-out-images."
            )
        images = torch.from_numpy(digits.images.copy())
        labels = torch.from_numpy(digits.labels.astype(np.int64))
        learnt = len(digits) - kept
        self.images = images[:learnt].to(device)  # uint8: a quarter of the memory
        self.labels = labels[:learnt].to(device)
        self.validation: dict[str, Labelled] = {}
        if kept:
            held = images[learnt:].to(device).float() / 255
            self.validation["mnist"] = Labelled(held, labels[learnt:].to(device))
        self.pen: PenPoints | None = None
        if config.strokes is not None and config.pen_share > 0:
            self._read_strokes(config.strokes, device)

    def _read_strokes(self, path: Path, device: torch.device) -> None:
        drawings = read_unipen(path)
        held = writers(self.config)
        learnt = [drawing for drawing in drawings if drawing.writer not in held]
        kept = [drawing for drawing in drawings if drawing.writer in held]
        if not learnt:
            raise InputError(f"{path} has only writers of --held-out-writers: none to learn from.")
        self.pen = pack(learnt).to(device)
        self.pen_labels = _labels(learnt).to(device)
        if kept:
            pictures = np.stack([ink.ink(drawing.strokes) for drawing in kept])
            self.validation["pen"] = Labelled(
                torch.from_numpy(pictures).to(device), _labels(kept).to(device)
            )

    @property
    def softened(self) -> bool:
        """Whether the pictures of `epoch` are softer than real ones, as bent pictures are."""
        return self.config.bend > 0

    @property
    def pens(self) -> int:
        """Pen digits in every batch."""
        return round(self.config.batch * self.config.pen_share) if self.pen is not None else 0

    @property
    def fresh_steps(self) -> int:
        """Batches of newly bent pictures in an epoch."""
        return max(1, len(self.images) // (self.config.batch - self.pens))

    @property
    def steps(self) -> int:
        """Batches in an epoch."""
        return self.fresh_steps * self.config.passes

    def epoch(
        self, number: int, process: Process = ALONE, teach: Teach | None = None
    ) -> Iterator[Labelled]:
        """The batches of one epoch, this process's share of each: first the newly bent pictures,
        then the same ones in other orders, as bending costs more than learning.

        `teach` says what a picture shows instead of its label.
        """
        made = []
        for bent in self._fresh(number, process):
            batch = bent if teach is None else Labelled(bent.images, teach(bent.images))
            yield batch
            if self.config.passes > 1:
                made.append(batch)
        if not made:
            return
        images = torch.cat([batch.images for batch in made])
        labels = torch.cat([batch.labels for batch in made])
        order = seeded(self.config.seed, 2 * number, torch.device("cpu"), 1 + process.rank)
        for _ in range(self.config.passes - 1):
            mix = torch.randperm(len(labels), generator=order).to(labels.device)
            for chosen in mix.tensor_split(self.fresh_steps):
                yield Labelled(images[chosen], labels[chosen])

    def _fresh(self, number: int, process: Process) -> Iterator[Labelled]:
        device = self.images.device
        order = seeded(self.config.seed, 2 * number, torch.device("cpu"))
        chance = seeded(self.config.seed, 2 * number + 1, device, process.rank)
        pictures = self.config.batch - self.pens
        mix = torch.randperm(len(self.images), generator=order)
        for step in range(self.fresh_steps):
            chosen = mix[step * pictures : (step + 1) * pictures]
            chosen = chosen[process.rank :: process.world].to(device)
            images = self.images[chosen].float() / 255
            if self.config.bend:
                images = bend_images(images, self.bending, chance)
            labels = self.labels[chosen]
            if self.pen is not None:
                drawn = torch.randint(len(self.pen), (self.pens,), generator=order)
                drawn = drawn[process.rank :: process.world].to(device)
                pens = bend_strokes(self.pen.take(drawn), self.bending, chance)
                if self.softened:
                    pens = soften(pens)
                images = torch.cat([images, pens])
                labels = torch.cat([labels, self.pen_labels[drawn]])
            yield Labelled(images, labels)


def seeded(seed: int, epoch: int, device: torch.device, rank: int = 0) -> torch.Generator:
    """A random generator for one purpose in one epoch of one process."""
    mixed = np.random.SeedSequence([seed, epoch, rank]).generate_state(1, np.uint64)[0]
    return torch.Generator(device).manual_seed(int(mixed >> np.uint64(1)))


def scaled(bending: Bending, strength: float) -> Bending:
    """`bending` with every spread times `strength`; the pens keep their widths."""
    kept = ("far_share", "whole_share", "thin_pen", "thick_pen")
    names = [field.name for field in fields(bending) if field.name not in kept]
    return replace(bending, **{name: getattr(bending, name) * strength for name in names})


def _labels(drawings: list[Drawing]) -> Tensor:
    labels = [drawing.label for drawing in drawings]
    assert all(label is not None for label in labels), "UNIPEN drawings have labels"
    return torch.tensor(labels, dtype=torch.int64)
