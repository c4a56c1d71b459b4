"""Networks that teach: what several of them expect on average is better than any one of them.

Bent digits are not always what their label says: a 7 bent far enough is a 1. The mean of several
networks' probabilities says so, and teaches more than labels do (Hinton, Vinyals and Dean 2015,
"Distilling the knowledge in a neural network").
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from forwardpass.learn.learner import products


class Teachers:
    """Trained networks that answer together."""

    def __init__(self, members: Sequence[nn.Module], precision: str = "highest") -> None:
        self.members = [member.eval() for member in members]
        self.precision = precision

    @torch.no_grad()
    def __call__(self, images: Tensor) -> Tensor:
        """(n, 28, 28) pictures -> (n, 10) mean of the members' probabilities."""
        with products(self.precision):
            answers = [member(images[:, None]).softmax(dim=1) for member in self.members]
        return torch.stack(answers).mean(dim=0)
