"""MNISTConv, a small convolutional network. How it is trained, stored and drawn is told elsewhere."""

import torch
import torch.nn as nn           # PyTorch's basic neural network modules
import torch.nn.functional as F # Activation functions and other helper functions

class MNISTConv(nn.Module):
    """
    MNISTConv is a small convolutional neural network
    designed for the MNIST dataset.
    """
    def __init__(self):
        # Calling the initializer of the nn.Module class
        super(MNISTConv, self).__init__()

        # 1st convolution: 16 windows of 7x7 pixels slide over the picture -> 16 maps of 24x24
        # (padding: a border of zeros around what is read)
        self.conv1 = nn.Conv2d(1, 16, kernel_size=7, padding=1, bias=False)

        # 2nd convolution: 48 windows of 3x3 cells in all of the 16 maps -> 48 maps
        self.conv2 = nn.Conv2d(16, 48, kernel_size=3, padding=1, bias=False)

        # 3rd and 4th convolution: 48 -> 80 -> 80 maps
        self.conv3 = nn.Conv2d(48, 80, kernel_size=3, padding=1, bias=False)
        self.conv4 = nn.Conv2d(80, 80, kernel_size=3, padding=1, bias=False)

        # Batch norm: shifts and scales every map, so that its values vary by about 1
        # (it has an offset of its own: the convolutions need no bias)
        self.bn1 = nn.BatchNorm2d(16)
        self.bn2 = nn.BatchNorm2d(48)
        self.bn3 = nn.BatchNorm2d(80)
        self.bn4 = nn.BatchNorm2d(80)

        # Max pooling: the largest of every 2x2 cells, maps of half the width and height
        self.pool1 = nn.MaxPool2d(2)
        self.pool2 = nn.MaxPool2d(2)
        self.pool3 = nn.MaxPool2d(2)

        # Dropout layer to reduce overfitting (dropout rate 20%)
        self.dropout = nn.Dropout(0.2)

        # Output layer: 80 maps of 3x3 = 720 -> 10 (digit classes from 0 to 9)
        self.fc = nn.Linear(720, 10)

    def forward(self, x):
        """
        In the forward pass method, we define the sequence in which data is passed through the network.
        x: MNIST images in the shape [batch_size, 1, 28, 28]
        """
        # 1) First convolution, batch norm + ReLU activation: [batch_size, 16, 24, 24]
        x = F.relu(self.bn1(self.conv1(x)))
        # Keep the largest of four: [batch_size, 16, 12, 12]
        x = self.pool1(x)

        # 2) Second convolution, batch norm + ReLU activation: [batch_size, 48, 12, 12]
        x = F.relu(self.bn2(self.conv2(x)))
        # Keep the largest of four: [batch_size, 48, 6, 6]
        x = self.pool2(x)

        # 3) Third convolution, batch norm + ReLU activation: [batch_size, 80, 6, 6]
        x = F.relu(self.bn3(self.conv3(x)))

        # 4) Fourth convolution, batch norm + ReLU activation: [batch_size, 80, 6, 6]
        x = F.relu(self.bn4(self.conv4(x)))
        # Keep the largest of four: [batch_size, 80, 3, 3]
        x = self.pool3(x)

        # 5) Lay the maps in a row: [batch_size, 720]
        x = torch.flatten(x, 1)
        # Apply dropout to disable certain neurons
        x = self.dropout(x)

        # 6) Output layer
        x = self.fc(x)

        # 7) Converting output values to probability distribution with log_softmax
        # dim=1: calculates log_softmax row-wise (for each example)
        return F.log_softmax(x, dim=1)
