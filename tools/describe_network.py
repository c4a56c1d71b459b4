"""Writes anew what the shipped network says of itself in words: when model.py or credits change.

    python tools/describe_network.py

That is the code, its colours, the line of every operation and the credits. No number is touched.
Run tools/write_fixtures.py afterwards: a fixture names the file that it was made with.
"""

from dataclasses import replace
from pathlib import Path

import click
import torch
from safetensors.numpy import load
from ship_network import CREDITS, SHIPPED

from forwardpass.learn.networks import MODULES
from forwardpass.network.network import Network


def described(network: Network) -> Network:
    """`network` with the words of today: those of a module that has learnt nothing yet."""
    module = next(kind for kind in MODULES.values() if kind.__name__ == network.name)()
    fresh = Network.from_module(module.eval(), torch.zeros(1, 1, 28, 28), name=network.name)
    # Its steps are the same ones; from_module names some of them otherwise.
    assert [op.kind for op in network.operations] == [op.kind for op in fresh.operations]
    operations = tuple(
        replace(op, line=new.line)
        for op, new in zip(network.operations, fresh.operations, strict=True)
    )
    return replace(
        network, operations=operations, source=fresh.source, credits=CREDITS[network.name]
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path), default=SHIPPED)
def describe(file: Path) -> None:
    """Write the words of FILE anew, the shipped network if left out."""
    before = file.read_bytes()
    after = described(Network.from_bytes(before)).to_bytes()
    old, new = load(before), load(after)
    assert {k: (v.dtype, v.shape, v.tobytes()) for k, v in old.items()} == {
        k: (v.dtype, v.shape, v.tobytes()) for k, v in new.items()
    }
    file.write_bytes(after)


if __name__ == "__main__":
    describe()
