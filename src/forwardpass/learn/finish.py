"""Makes the network file out of what a training run learnt: honest confidences, readable sizes.

The temperature that makes confidences honest is chosen on validation data and folded into the last
layer, so the architecture stays what it is (Guo and others 2017, "On calibration of modern neural
networks"). Folded into the first one is that the network has learnt from softened pictures.
"""

import copy
import math
from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from forwardpass.learn.batches import Labelled
from forwardpass.learn.conv import MNISTConv
from forwardpass.learn.deform import SOFTNESS, softening, softening_windows
from forwardpass.learn.learner import accuracy, centre, scores
from forwardpass.learn.model import MNISTNet
from forwardpass.learn.networks import M, Module, output_layer
from forwardpass.network.network import Network
from forwardpass.network.source import Accuracy

SOFTNESSES = tuple(k / 24 for k in range(4, 10))  # px^2, from `SOFTNESS` on
MEASURED = 1000  # digits that tell how large values are
NAMES = {"mnist": "MNIST images held out", "pen": "pen digits of writers held out"}


def finish(
    module: Module, validation: dict[str, Labelled], temperature: float = 0.0
) -> tuple[Network, float]:
    """The network in float16 with `temperature` folded in (0: the best on `validation`)."""
    if not temperature:
        temperature = best_temperature(module, validation)
    honest = folded(module, temperature)
    example = _blank()
    if validation:  # a blank picture says nothing of how large values are
        example = next(iter(validation.values())).images[:MEASURED, None]
        if isinstance(honest, MNISTNet):  # batch norm has made values of about 1 elsewhere
            honest = balanced(honest, example)
    figures = tuple(
        Accuracy(NAMES.get(name, name), len(digits), round(accuracy(honest, digits), 6))
        for name, digits in validation.items()
    )
    network = Network.from_module(
        honest.cpu(), example.cpu(), name=type(module).__name__
    ).to_float16()
    return replace(network, accuracy=figures), temperature


@torch.no_grad()
def for_real_pictures(module: M, softness: float = SOFTNESS) -> M:
    """What `module`, which learnt from softened pictures, answers when it is given real ones.

    Softening is linear: fc1 of the softened pixels is another fc1 of the pixels, and a window of
    5x5 softened pixels is one of 7x7 pixels.
    """
    real = copy.deepcopy(module).eval()
    if isinstance(real, MNISTNet):
        weight = real.fc1.weight
        weight.copy_(weight @ softening(weight.device, softness))
    elif isinstance(real, MNISTConv):
        weight = real.conv1.weight
        real.conv1 = nn.Conv2d(1, len(weight), 7, padding=1, bias=False, device=weight.device)
        windows = softening_windows(weight.device, softness)
        real.conv1.weight.copy_(torch.einsum("yxvw,ocvw->ocyx", windows, weight))
    return real


@torch.no_grad()
def for_soft_pictures(module: M) -> M:
    """The other way round, to learn on; where there is no such window, the nearest one."""
    soft = copy.deepcopy(module)
    if isinstance(soft, MNISTNet):
        weight = soft.fc1.weight
        weight.copy_(torch.linalg.solve(softening(weight.device), weight, left=False))
    elif isinstance(soft, MNISTConv):
        weight = soft.conv1.weight
        soft.conv1 = nn.Conv2d(1, len(weight), 5, bias=False, device=weight.device)
        windows = softening_windows(weight.device).reshape(49, 25)
        nearest = weight.reshape(-1, 49) @ torch.linalg.pinv(windows).T
        soft.conv1.weight.copy_(nearest.reshape(-1, 1, 5, 5))
    return soft


def best_temperature(module: torch.nn.Module, validation: dict[str, Labelled]) -> float:
    """What to divide the logits by for the lowest loss, each validation set counting the same.

    1 without validation data. Searched over 0.3 to 3 in steps of 1 %.
    """
    return _calibrated(module, validation)[1] if validation else 1.0


def best_softness(module: Module, validation: dict[str, Labelled]) -> float:
    """How soft real pictures are to be made, px^2, for the lowest loss of `module`.

    What it learnt from is softer still than bending alone makes it, as strokes were thickened, and
    windows notice. Of MNISTNet it is what bending does.
    """
    if not validation or not isinstance(module, MNISTConv):
        return SOFTNESS
    return min(
        SOFTNESSES, key=lambda each: _calibrated(for_real_pictures(module, each), validation)[0]
    )


def _calibrated(module: nn.Module, validation: dict[str, Labelled]) -> tuple[float, float]:
    """The lowest loss, summed over the validation sets, and the temperature that gives it."""
    answers = [(scores(module, digits.images), digits.labels) for digits in validation.values()]
    candidates = [0.3 * 1.01**k for k in range(232)]
    return min((sum(_loss(z / t, labels) for z, labels in answers), t) for t in candidates)


def folded(module: M, temperature: float) -> M:
    """A copy whose logits are those of `module` less their mean, divided by `temperature`.

    Softmax does not see what all classes have in common; people who look at the evidence for one
    class do. Without it a logit says how far a class stands above the average of all.
    """
    honest = copy.deepcopy(module).eval()
    with torch.no_grad():
        output = output_layer(honest)
        centre(output)
        output.weight.div_(temperature)
        output.bias.div_(temperature)
    return honest


@torch.no_grad()
def balanced(module: MNISTNet, images: Tensor) -> MNISTNet:
    """The same answers from hidden values of about 1, where `module` has any size that came about.

    ReLU lets a factor above 0 through, so what one layer is divided by the next is multiplied with:
    powers of two, which round nothing. `images` (n, 1, 28, 28) say how large the values are.
    """
    even = copy.deepcopy(module).eval()
    a, before = images.flatten(1), 1.0
    for old, new in zip(
        (module.fc1, module.fc2, module.fc3), (even.fc1, even.fc2, even.fc3), strict=True
    ):
        z = old(a)
        size = float(z.square().mean().sqrt())
        factor = 2.0 ** round(math.log2(size)) if size > 0 else 1.0
        new.weight.mul_(before / factor)
        new.bias.div_(factor)
        a, before = F.relu(z), factor
    even.fc4.weight.mul_(before)
    return even


def _loss(answers: Tensor, labels: Tensor) -> float:
    return float(F.cross_entropy(answers, labels))


def _blank() -> Tensor:
    return torch.zeros(1, 1, 28, 28)
