"""MNIST for commands: downloaded once into the cache, with words or a bar while it comes."""

from pathlib import Path
from typing import Any

from forwardpass.commands.say import say
from forwardpass.digits.download import cache_directory, fetch_mnist


def fetched_with_bars(quiet: bool) -> Path:
    """The folder of the MNIST files, downloaded with a bar a file when they are not there yet."""
    from tqdm import tqdm

    bars: dict[str, Any] = {}

    def report(name: str, done: int, total: int) -> None:
        if name not in bars:
            bars[name] = tqdm(desc=name, unit="B", unit_scale=True, disable=True if quiet else None)
        bars[name].total = total
        bars[name].update(done - bars[name].n)

    try:
        return fetch_mnist(report=report)
    finally:
        for bar in bars.values():
            bar.close()


def fetched_with_words() -> Path:
    """The same with one line, where nothing that draws bars need be installed."""
    said = False

    def report(_name: str, _done: int, _total: int) -> None:
        nonlocal said
        if not said:
            say(f"MNIST is downloaded into {cache_directory() / 'mnist'}, 12 MB, this once.")
        said = True

    return fetch_mnist(report=report)
