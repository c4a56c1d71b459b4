"""A small convolutional network that MNISTNet learns from. Only training knows it.

Bent digits are not always what their label says: a 7 bent far enough is a 1. A network that sees
shapes wherever they lie says so in its probabilities, and those teach more than labels do
(Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network").
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Teacher(nn.Module):
    """Three convolutions and two linear layers: 0.25 million weights."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 24, 5, stride=2, padding=2)  # 28x28 -> 14x14
        self.norm1 = nn.BatchNorm2d(24)
        self.conv2 = nn.Conv2d(24, 48, 3, stride=2, padding=1)  # -> 7x7
        self.norm2 = nn.BatchNorm2d(48)
        self.conv3 = nn.Conv2d(48, 96, 3, padding=1)
        self.norm3 = nn.BatchNorm2d(96)
        self.fc1 = nn.Linear(96 * 3 * 3, 192)
        self.fc2 = nn.Linear(192, 10)
        self.dropout = nn.Dropout(0.3)

    def forward(self, x: Tensor) -> Tensor:
        """(n, 28, 28) or (n, 1, 28, 28) pictures -> (n, 10) log-probabilities."""
        # Pixels before channels: twice as fast on a CPU
        x = x.reshape(-1, 1, 28, 28).contiguous(memory_format=torch.channels_last)
        x = F.relu(self.norm1(self.conv1(x)))
        x = F.relu(self.norm2(self.conv2(x)))
        x = F.relu(self.norm3(self.conv3(x)))
        x = F.max_pool2d(x, 2).flatten(1)  # 7x7 -> 3x3
        x = F.relu(self.fc1(self.dropout(x)))
        return F.log_softmax(self.fc2(self.dropout(x)), dim=1)
