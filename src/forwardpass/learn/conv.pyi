# The types of MNISTConv, whose own file is code that people are shown and has none.

from torch import Tensor, nn

class MNISTConv(nn.Module):
    conv1: nn.Conv2d
    conv2: nn.Conv2d
    conv3: nn.Conv2d
    conv4: nn.Conv2d
    bn1: nn.BatchNorm2d
    bn2: nn.BatchNorm2d
    bn3: nn.BatchNorm2d
    bn4: nn.BatchNorm2d
    pool1: nn.MaxPool2d
    pool2: nn.MaxPool2d
    pool3: nn.MaxPool2d
    dropout: nn.Dropout
    fc: nn.Linear

    def __init__(self) -> None: ...
    def forward(self, x: Tensor) -> Tensor: ...
