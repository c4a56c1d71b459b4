"""The code that people are shown, and what is known of a network: plain records."""

from __future__ import annotations

from dataclasses import dataclass

Token = tuple[int, int, int, str]


@dataclass(frozen=True)
class Source:
    """The code that people are shown."""

    file: str = ""  # e.g. "model.py"
    text: str = ""
    tokens: tuple[Token, ...] = ()  # (line from 1, start, end in UTF-16 units, kind)
    framework: str = ""  # what runs it, e.g. "PyTorch"; empty where that is not known
    result: str = ""  # of several results the way to the one that is shown, e.g. "['logits']"
    results: int = 1


@dataclass(frozen=True)
class Accuracy:
    """How often the network was right on a data set."""

    data: str  # e.g. "MNIST test set"
    images: int
    accuracy: float  # 0..1
