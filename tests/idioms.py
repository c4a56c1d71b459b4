"""Classifiers in every way that people write them, small and of our own writing.

`ALL` holds a maker and the shape of one input for each. Norms get statistics as after training.
"""

# These modules are annotated as people do it: hardly.
# mypy: disable-error-code="no-any-return, no-untyped-def, no-untyped-call, misc"

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import torch
import torch.nn.functional as F  # the functions between layers
from torch import Tensor, nn

DIGIT: Final = (1, 28, 28)
SMALL: Final = (1, 12, 12)


@dataclass(frozen=True)
class Idiom:
    """A way to write a classifier."""

    make: Callable[[], nn.Module]
    shape: tuple[int, ...] = SMALL


class Given(nn.Module):
    """A forward given as a function, and parts given by name."""

    def __init__(self, steps: Callable[[Any, Tensor], Any], **parts: Any) -> None:
        super().__init__()
        for name, part in parts.items():
            setattr(self, name, part)
        self.steps = steps

    def forward(self, x: Tensor) -> Any:
        return self.steps(self, x)


def given(
    steps: Callable[[Any, Tensor], Any], shape: tuple[int, ...] = SMALL, **parts: Callable[[], Any]
) -> Idiom:
    """An idiom of one expression; its parts are made anew each time."""
    return Idiom(lambda: Given(steps, **{name: make() for name, make in parts.items()}), shape)


def row(*layers: Callable[[], nn.Module], shape: tuple[int, ...] = SMALL) -> Idiom:
    """An nn.Sequential."""
    return Idiom(lambda: nn.Sequential(*(make() for make in layers)), shape)


def settled(module: Any) -> nn.Module:
    """The module with norms as after training: statistics and gains that are not 0 and 1."""
    for part in module.modules():
        if getattr(part, "running_mean", None) is not None:
            nn.init.uniform_(part.running_mean, -0.5, 0.5)
            nn.init.uniform_(part.running_var, 0.5, 2)
        if "Norm" in type(part).__name__ and getattr(part, "weight", None) is not None:
            nn.init.uniform_(part.weight, 0.5, 1.5)
            nn.init.uniform_(part.bias, -0.3, 0.3)
    return module.eval()


class TutorialNet(nn.Module):
    """conv, conv, pool, dropout, two linear layers."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, 1)
        self.conv2 = nn.Conv2d(8, 12, 3, 1)
        self.dropout1 = nn.Dropout(0.25)
        self.dropout2 = nn.Dropout(0.5)
        self.fc1 = nn.Linear(1728, 32)
        self.fc2 = nn.Linear(32, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = self.conv2(x)
        x = F.relu(x)
        x = F.max_pool2d(x, 2)
        x = self.dropout1(x)
        x = torch.flatten(x, 1)
        x = self.dropout2(F.relu(self.fc1(x)))
        return F.log_softmax(self.fc2(x), dim=1)


class OlderNet(nn.Module):
    """Pool before the activation, whole maps dropped, a training flag, view(-1, n)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=5)
        self.conv2_drop = nn.Dropout2d()
        self.fc1 = nn.Linear(320, 50)
        self.fc2 = nn.Linear(50, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2_drop(self.conv2(x)), 2))
        x = x.view(-1, 320)
        x = F.relu(self.fc1(x))
        x = F.dropout(x, training=self.training)
        return F.log_softmax(self.fc2(x), -1)


class LeNet5(nn.Module):
    """The old one: tanh, average pooling, padding at the first layer, shapes read in forward."""

    def __init__(self) -> None:
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 5, padding=2)
        self.s2 = nn.AvgPool2d(2, stride=2)
        self.c3 = nn.Conv2d(6, 16, 5)
        self.c5 = nn.Conv2d(16, 120, 5)
        self.f6 = nn.Linear(120, 84)
        self.output = nn.Linear(84, 10)

    def forward(self, img):
        x = torch.tanh(self.c1(img))
        x = self.s2(x).tanh()
        x = self.s2(torch.tanh(self.c3(x)))
        x = torch.tanh(self.c5(x))
        x = x.view(x.size(0), -1)
        assert x.shape[1] == 120
        x = torch.tanh(self.f6(x))
        return self.output(x)


class Block(nn.Module):
    """A residual block, with a projection where the shape changes."""

    expansion = 1

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample: nn.Module | None = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        identity = x
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.downsample is not None:
            identity = self.downsample(x)
        out += identity
        return self.relu(out)


class ResNet(nn.Module):
    """ResNet for small pictures: no pool at the start, global average at the end."""

    def __init__(self, blocks: Sequence[int], widths: Sequence[int], channels: int = 3) -> None:
        super().__init__()
        self.width = widths[0]
        self.conv1 = nn.Conv2d(channels, widths[0], 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(widths[0])
        for n, (count, width) in enumerate(zip(blocks, widths, strict=True), 1):
            strides = [1 if n == 1 else 2, *[1] * (count - 1)]
            setattr(self, f"layer{n}", self._layer(width, strides))
        self.linear = nn.Linear(widths[-1], 10)
        self.stages = len(blocks)

    def _layer(self, width: int, strides: Sequence[int]) -> nn.Sequential:
        parts = []
        for stride in strides:
            parts.append(Block(self.width, width, stride))
            self.width = width
        return nn.Sequential(*parts)

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        for n in range(self.stages):
            out = getattr(self, f"layer{n + 1}")(out)
        out = F.avg_pool2d(out, out.size()[2:])
        out = out.view(out.size(0), -1)
        return self.linear(out)


def vgg(widths: Sequence[int | str], channels: int, head: int) -> nn.Module:
    """VGG with batch norm, made by a loop over a list."""
    layers: list[nn.Module] = []
    for width in widths:
        if isinstance(width, str):
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
            continue
        layers += [
            nn.Conv2d(channels, width, kernel_size=3, padding=1),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
        ]
        channels = width
    net = Given(lambda m, x: m.classifier(m.avgpool(m.features(x)).flatten(1)))
    net.features = nn.Sequential(*layers)
    net.avgpool = nn.AdaptiveAvgPool2d((1, 1))
    net.classifier = nn.Sequential(
        nn.Linear(channels, head), nn.ReLU(True), nn.Dropout(), nn.Linear(head, 10)
    )
    return net


class Inception(nn.Module):
    """Four ways side by side, joined along the channels."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.way1 = nn.Conv2d(inputs, 4, 1)
        self.way2 = nn.Sequential(nn.Conv2d(inputs, 3, 1), nn.Conv2d(3, 4, 3, padding=1))
        self.way3 = nn.Sequential(nn.Conv2d(inputs, 2, 1), nn.Conv2d(2, 4, 5, padding=2))
        self.way4 = nn.Conv2d(inputs, 4, 1)

    def forward(self, x):
        pooled = F.max_pool2d(x, kernel_size=3, stride=1, padding=1)
        ways = [self.way1(x), self.way2(x), self.way3(x), self.way4(pooled)]
        return torch.cat([F.relu(way, inplace=True) for way in ways], dim=1)


class Dense(nn.Module):
    """Every layer reads all before it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(1, 4, 3, padding=1)
        self.layers = nn.ModuleList(
            nn.Sequential(nn.BatchNorm2d(4 + 2 * n), nn.ReLU(), nn.Conv2d(4 + 2 * n, 2, 3, 1, 1))
            for n in range(3)
        )
        self.norm = nn.BatchNorm2d(10)
        self.head = nn.Linear(10, 10)

    def forward(self, x):
        found = [self.first(x)]
        for layer in self.layers:
            found.append(layer(torch.cat(found, 1)))
        x = F.relu(self.norm(torch.cat(found, 1)), inplace=True)
        return self.head(x.mean(dim=(2, 3)))


class Separable(nn.Module):
    """Depthwise with dilation, then pointwise; as in MobileNet."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(1, 6, 3, 2, 1, bias=False)
        self.depth = nn.Conv2d(6, 6, 3, padding=2, dilation=2, groups=6, bias=False)
        self.norm = nn.BatchNorm2d(6)
        self.point = nn.Conv2d(6, 10, 1)
        self.act = nn.ReLU6(inplace=True)

    def forward(self, x):
        x = self.act(self.stem(x))
        x = x + self.act(self.norm(self.depth(x)))
        x = self.point(x)
        return x.mean(-1).mean(-1)


class Shuffled(nn.Module):
    """Channels shuffled by view and permute, one half going past the block."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(1, 8, 3, stride=2)
        self.branch = nn.Conv2d(4, 4, 3, padding=1)
        self.fc = nn.Linear(8, 10)

    @staticmethod
    def shuffle(x, groups):
        n, c, h, w = x.size()
        x = x.view(n, groups, c // groups, h, w)
        x = torch.transpose(x, 1, 2).contiguous()
        return x.view(n, -1, h, w)

    def forward(self, x):
        left, right = self.stem(x).chunk(2, dim=1)
        x = torch.cat((left, F.relu(self.branch(right))), dim=1)
        x = self.shuffle(x, 2)
        return self.fc(F.adaptive_avg_pool2d(x, 1).reshape(x.shape[0], -1))


class Swish(nn.Module):
    """Written out, as it was before PyTorch had it."""

    def forward(self, x):
        return x * torch.sigmoid(x)


class Bare(nn.Module):
    """A layer without nn.Linear."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, outputs) / inputs**0.5)
        self.bias = nn.Parameter(torch.randn(outputs) / 4)

    def forward(self, x):
        return x @ self.weight + self.bias


@dataclass
class Output:
    """What some libraries return."""

    loss: Tensor | None
    logits: Tensor
    features: Tensor


MODELS: Final[dict[str, Idiom]] = {
    "tutorial": Idiom(TutorialNet, DIGIT),
    "older tutorial": Idiom(OlderNet, DIGIT),
    "lenet with tanh": Idiom(LeNet5, DIGIT),
    "resnet": Idiom(lambda: ResNet([1, 1], [4, 6], 1)),
    "resnet18 for 32x32": Idiom(lambda: ResNet([2, 2, 2, 2], [64, 128, 256, 512]), (3, 32, 32)),
    "vgg with batch norm": Idiom(
        lambda: vgg([16, 16, "M", 32, 32, "M", 64, "M"], 3, 32), (3, 32, 32)
    ),
    "inception": Idiom(
        lambda: nn.Sequential(Inception(1), Inception(16), nn.Flatten(), nn.Linear(2304, 10))
    ),
    "densenet": Idiom(Dense),
    "depthwise with dilation": Idiom(Separable),
    "shufflenet": Idiom(Shuffled),
}
