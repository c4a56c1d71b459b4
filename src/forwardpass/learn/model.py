"""MNISTNet, the network of the lesson. How it is trained, stored and drawn is told elsewhere."""

import torch
import torch.nn as nn  # the building blocks of neural networks: layers
import torch.nn.functional as F  # the functions between the layers, such as relu


class MNISTNet(nn.Module):
    """
    A small fully connected network that tells handwritten digits apart.
    It reads the 784 pixels of an image and answers with one score for each digit, 0 to 9.
    """

    def __init__(self) -> None:
        # Let nn.Module prepare itself: it will keep track of the layers below
        super().__init__()

        # First hidden layer: 28x28 = 784 pixels -> 512 neurons
        self.fc1 = nn.Linear(784, 512)

        # Second hidden layer: 512 -> 256 neurons
        self.fc2 = nn.Linear(512, 256)

        # Third hidden layer: 256 -> 128 neurons
        self.fc3 = nn.Linear(256, 128)

        # Output layer: 128 -> 10 neurons, one for each digit
        self.fc4 = nn.Linear(128, 10)

        # While training, switch off every fifth neuron (20%) at random, so that none is relied on
        self.dropout = nn.Dropout(0.2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """
        The way of an image through the network, from the first line to the last.
        x: images of shape [batch_size, 1, 28, 28], ink 1 and paper 0
        """
        # 1) Flatten: lay the rows of each image end to end, [batch_size, 784]
        x = x.view(-1, 28 * 28)

        # 2) First hidden layer, then ReLU: what is below 0 becomes 0
        x = F.relu(self.fc1(x))
        # Dropout: switches neurons off in training, does nothing afterwards
        x = self.dropout(x)

        # 3) Second hidden layer, then ReLU
        x = F.relu(self.fc2(x))
        x = self.dropout(x)

        # 4) Third hidden layer, then ReLU
        x = F.relu(self.fc3(x))
        x = self.dropout(x)

        # 5) Output layer: ten scores, one for each digit
        x = self.fc4(x)

        # 6) log_softmax: turn the scores into logarithms of probabilities that sum to 1
        # dim=1: along the ten scores, separately for every image
        return F.log_softmax(x, dim=1)
