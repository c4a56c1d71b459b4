# The types of MNISTNet, whose own file is the lesson's code and has none.

from torch import Tensor, nn

class MNISTNet(nn.Module):
    fc1: nn.Linear
    fc2: nn.Linear
    fc3: nn.Linear
    fc4: nn.Linear
    dropout: nn.Dropout

    def __init__(self) -> None: ...
    def forward(self, x: Tensor) -> Tensor: ...
