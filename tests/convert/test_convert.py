"""from_module: any MLP classifier becomes a network with its code."""

import linecache
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn as nn
import torch.nn.functional as F  # the functions between layers
from conftest import Close

from forwardpass import InputError, Network, record
from forwardpass.convert.tokens import tokens
from forwardpass.learn.model import MNISTNet

Example = torch.Tensor


def shown(network: Network) -> list[tuple[str, str]]:
    """Each operation with the text of its line."""
    lines = network.source.text.splitlines()
    return [
        (step.kind, lines[step.line - 1].strip() if step.line else "?")
        for step in network.operations
    ]


def agrees(network: Network, module: nn.Module, close: Close) -> None:
    """The network computes what the module does in eval mode."""
    parameter = next(module.parameters())
    images = torch.rand(4, *network.input_shape).to(parameter.dtype)
    training = module.training
    module.eval()
    with torch.no_grad():
        theirs = module(images.clone()).float()
    module.train(training)
    trace = record(network, images.float().numpy())
    ours = {
        "log_softmax": trace.log_probs,
        "softmax": trace.probs,
        "logits": trace.layers[-1].pre,
    }[network.output]
    close(ours, theirs, 1e-5)


def test_the_lessons_network(close: Close) -> None:
    module = MNISTNet()
    network = Network.from_module(module, torch.rand(3, 1, 28, 28))
    agrees(network, module, close)
    assert [(x.name, x.outputs, x.activation) for x in network.layers] == [
        ("fc1", 512, "relu"),
        ("fc2", 256, "relu"),
        ("fc3", 128, "relu"),
        ("fc4", 10, "identity"),
    ]
    assert network.output == "log_softmax"
    assert network.input_shape == (1, 28, 28)
    assert network.class_names == tuple("0123456789")
    assert network.source.file == "model.py"
    assert network.source.text.startswith("import torch\nimport torch.nn as nn")
    assert network.source.text.endswith("return F.log_softmax(x, dim=1)\n")
    assert shown(network) == [
        ("reshape", "x = x.view(-1, 28 * 28)"),
        ("linear", "x = F.relu(self.fc1(x))"),
        ("relu", "x = F.relu(self.fc1(x))"),
        ("dropout", "x = self.dropout(x)"),
        ("linear", "x = F.relu(self.fc2(x))"),
        ("relu", "x = F.relu(self.fc2(x))"),
        ("dropout", "x = self.dropout(x)"),
        ("linear", "x = F.relu(self.fc3(x))"),
        ("relu", "x = F.relu(self.fc3(x))"),
        ("dropout", "x = self.dropout(x)"),
        ("linear", "x = self.fc4(x)"),
        ("log_softmax", "return F.log_softmax(x, dim=1)"),
    ]
    shapes = [step.shape for step in network.operations]
    assert shapes[:3] == [(784,), (512,), (512,)]
    assert network.planes[-1].operations == ("fc4",)
    assert network.dropped() == (0.2, 0.2, 0.2, 0.0)
    assert all(layer.scale != 1 for layer in network.layers[:-1])


class Functional(nn.Module):
    """Weights without modules, one activation after another."""

    def __init__(self, act: Callable[[torch.Tensor], torch.Tensor]) -> None:
        super().__init__()
        self.inner = nn.Parameter(torch.randn(7, 6))
        self.outer = nn.Parameter(torch.randn(3, 7))
        self.shift = nn.Parameter(torch.randn(7))
        self.act = act

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = F.linear(x.flatten(1), self.inner, bias=self.shift)
        x = self.act(x)
        x = F.dropout(x, p=0.3, training=self.training)
        x = F.linear(x, self.outer)
        return torch.softmax(x, -1)


@pytest.mark.parametrize(
    ("act", "kind", "slope"),
    [
        (F.relu, "relu", 0),
        (torch.relu, "relu", 0),
        (torch.Tensor.relu, "relu", 0),
        (torch.relu_, "relu", 0),
        (lambda x: F.relu(x, inplace=True), "relu", 0),
        (lambda x: x.relu_(), "relu", 0),
        (nn.ReLU(inplace=True), "relu", 0),
        (torch.tanh, "tanh", 0),
        (torch.Tensor.tanh_, "tanh", 0),
        (F.tanh, "tanh", 0),
        (nn.Tanh(), "tanh", 0),
        (torch.sigmoid, "sigmoid", 0),
        (F.sigmoid, "sigmoid", 0),
        (nn.Sigmoid(), "sigmoid", 0),
        (F.gelu, "gelu", 0),
        (nn.GELU(), "gelu", 0),
        (nn.GELU("tanh"), "gelu_tanh", 0),
        (lambda x: F.gelu(x, approximate="tanh"), "gelu_tanh", 0),
        (F.leaky_relu, "leaky_relu", 0.01),
        (F.elu, "elu", 1.0),
        (nn.ELU(0.5), "elu", 0.5),
        (lambda x: F.leaky_relu(x, 0.2), "leaky_relu", 0.2),
        (lambda x: F.leaky_relu_(x, negative_slope=0.3), "leaky_relu", 0.3),
        (nn.LeakyReLU(0.05), "leaky_relu", 0.05),
        (nn.Identity(), "identity", 0),
        (torch.Tensor.contiguous, "identity", 0),
    ],
)
def test_every_way_to_write_an_activation(act: Any, kind: str, slope: float, close: Close) -> None:
    module = Functional(act)
    network = Network.from_module(module, torch.rand(2, 2, 3), ["x", "y", "z"], "Mine")
    agrees(network, module, close)
    first, last = network.layers
    assert (first.name, last.name) == ("inner", "outer")
    assert (first.activation, first.slope) == (kind, slope)
    assert not last.bias.any()
    assert (network.name, network.class_names, network.output) == (
        "Mine",
        ("x", "y", "z"),
        "softmax",
    )
    assert ("dropout", "x = F.dropout(x, p=0.3, training=self.training)") in shown(network)


@pytest.mark.parametrize(
    "softmax",
    [nn.LogSoftmax(dim=1), nn.LogSoftmax(-1), nn.Softmax(1), nn.Softmax(), nn.Identity()],
)
@pytest.mark.filterwarnings("ignore:Implicit dimension")
def test_sequential_shows_its_children(softmax: nn.Module, close: Close) -> None:
    relu = nn.ReLU()
    module = nn.Sequential(
        nn.Flatten(), nn.Linear(6, 5), relu, nn.Sequential(nn.Linear(5, 5), relu), nn.Linear(5, 3)
    )
    module.append(softmax)
    network = Network.from_module(module, torch.rand(2, 2, 3))
    agrees(network, module, close)
    assert [x.name for x in network.layers] == ["linear1", "linear2", "linear3"]
    assert shown(network)[:6] == [
        ("reshape", "nn.Flatten(start_dim=1, end_dim=-1),"),
        ("linear", "nn.Linear(in_features=6, out_features=5, bias=True),"),
        ("relu", "nn.ReLU(),"),
        ("linear", "nn.Linear(in_features=5, out_features=5, bias=True),"),
        ("relu", "nn.ReLU(),"),
        ("linear", "nn.Linear(in_features=5, out_features=3, bias=True),"),
    ]
    assert [step.line for step in network.operations][:6] == [4, 5, 6, 8, 9, 11]


class Block(nn.Module):
    """A part of a network."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.tanh(self.linear(x))


class Base(nn.Module):
    """Does the work of its heirs."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = nn.ModuleList([Block(6, 5), Block(5, 5)])
        self.head = nn.Linear(5, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for block in self.blocks:
            x = block(x)
        if x.shape[1] == 5 and len(x) > 0:
            x = self.head(x)
        return x


class Heir(Base):
    """Only named."""


def test_nested_and_inherited_code_is_shown(close: Close) -> None:
    module = Base()
    network = Network.from_module(module, torch.rand(2, 6))
    agrees(network, module, close)
    assert [x.name for x in network.layers] == ["blocks.0.linear", "blocks.1.linear", "head"]
    assert shown(network)[0] == ("linear", "return torch.tanh(self.linear(x))")
    assert shown(network)[-1] == ("linear", "x = self.head(x)")
    text = network.source.text
    assert text.index("class Block") < text.index("class Base")
    assert "import torch.nn as nn\n" in text
    assert "functional" not in text  # imported in this file, not used by these classes
    assert network.output == "logits"
    heir = Network.from_module(Heir(), torch.rand(1, 6))
    assert shown(heir)[-1] == ("linear", "x = self.head(x)")


def test_a_class_inside_a_function_moves_to_the_margin() -> None:
    class Local(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.only = nn.Linear(4, 2)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.only(x).log_softmax(dim=-1)  # type: ignore[no-any-return]

    network = Network.from_module(Local(), torch.rand(1, 4))
    assert "\nclass Local(nn.Module):\n    def __init__" in network.source.text
    assert network.source.tokens
    assert shown(network)[0][1].startswith("return self.only(x)")


class Stack(nn.Module):
    """The way of PyTorch's first tutorial."""

    def __init__(self) -> None:
        super().__init__()
        act = nn.ReLU()
        self.stack = nn.Sequential(
            nn.Linear(6, 5),
            act,
            nn.Sequential(nn.Dropout(0.5), nn.Linear(5, 5)),
            act,
            nn.Linear(5, 3),
        )
        self.rest = nn.Sequential(*[nn.LogSoftmax(1)])

    def forward(self, x: torch.Tensor) -> Any:
        return self.rest(self.stack(x.flatten(1)))


def test_sequential_inside_a_class_shows_where_its_children_are_made(close: Close) -> None:
    module = Stack()
    network = Network.from_module(module, torch.rand(1, 2, 3))
    agrees(network, module, close)
    assert shown(network) == [
        ("reshape", "return self.rest(self.stack(x.flatten(1)))"),
        ("linear", "nn.Linear(6, 5),"),
        ("relu", "act,"),
        ("dropout", "nn.Sequential(nn.Dropout(0.5), nn.Linear(5, 5)),"),
        ("linear", "nn.Sequential(nn.Dropout(0.5), nn.Linear(5, 5)),"),
        ("relu", "act,"),
        ("linear", "nn.Linear(5, 3),"),
        ("log_softmax", "self.rest = nn.Sequential(*[nn.LogSoftmax(1)])"),
    ]
    relus = [step.line for step in network.operations if step.kind == "relu"]
    assert relus[0] != relus[1]


class Named(nn.Sequential):
    """Has no forward of its own."""

    def __init__(self) -> None:
        super().__init__(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))


def test_heir_of_sequential_shows_its_children() -> None:
    network = Network.from_module(Named(), torch.rand(1, 4))
    assert network.name == "Named"
    assert shown(network)[1] == ("relu", "nn.ReLU(),")


def test_parametrised_weights_are_taken_as_they_are(close: Close) -> None:
    weighted = torch.nn.utils.parametrizations.weight_norm(nn.Linear(4, 3))
    module = nn.Sequential(weighted, nn.Tanh(), nn.Linear(3, 2))
    network = Network.from_module(module, torch.rand(1, 4))
    agrees(network, module, close)
    assert [x.name for x in network.layers] == ["linear1", "linear2"]


CODE = """
class Typed(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(4, 3), nn.Linear(3, 2)
    def forward(self, x):
        return F.log_softmax(self.b(F.dropout(F.gelu(self.a(x)), 0.1, self.training)), dim=1)
"""


def test_without_source_the_operations_are_written_out(close: Close) -> None:
    scope: dict[str, Any] = {"nn": nn, "F": F, "__name__": "__main__"}
    exec(compile(CODE, "<typed>", "exec"), scope)
    module = scope["Typed"]()
    network = Network.from_module(module, torch.rand(1, 4))
    agrees(network, module, close)
    assert shown(network) == [
        ("linear", "x = self.a(x)"),
        ("gelu", "x = F.gelu(x)"),
        ("dropout", "x = F.dropout(x, 0.1, self.training)"),
        ("linear", "x = self.b(x)"),
        ("log_softmax", "x = F.log_softmax(x, dim=1)"),
    ]


def test_notebook_cells_have_source() -> None:
    name = "<notebook cell>"
    linecache.cache[name] = (len(CODE), None, CODE.splitlines(keepends=True), name)
    scope: dict[str, Any] = {"nn": nn, "F": F, "__name__": "__main__"}
    exec(compile(CODE, name, "exec"), scope)
    network = Network.from_module(scope["Typed"](), torch.rand(1, 4))
    assert shown(network)[0][1].startswith("return F.log_softmax(self.b(")
    del linecache.cache[name]


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.float16, torch.bfloat16])
def test_other_types(dtype: torch.dtype) -> None:
    first = nn.Linear(6, 5)
    module = nn.Sequential(first, nn.ReLU(), nn.Linear(5, 3)).to(dtype)
    network = Network.from_module(module, np.random.default_rng(0).random((2, 6)))
    assert np.array_equal(network.layers[0].weight, first.weight.detach().float().numpy())


def test_the_module_is_left_as_it_was() -> None:
    module = MNISTNet().train()
    module.dropout.eval()
    calls: list[str] = []
    module.fc1.register_forward_hook(lambda *_: calls.append("hook"))
    before = {name: value.clone() for name, value in module.state_dict().items()}
    example = torch.rand(2, 1, 28, 28)
    kept = example.clone()
    torch.manual_seed(0)
    chance = torch.get_rng_state()
    Network.from_module(module, example)
    assert module.training
    assert not module.dropout.training
    assert module.fc1.training
    assert len(module.fc1._forward_hooks) == 1
    assert calls
    assert torch.equal(torch.get_rng_state(), chance)
    assert torch.equal(example, kept)
    assert all(torch.equal(before[name], value) for name, value in module.state_dict().items())
    assert all(p.grad is None and p.requires_grad for p in module.parameters())
    with pytest.raises(InputError):
        Network.from_module(module, torch.rand(2, 5))
    assert module.training


def test_a_layer_that_runs_twice_has_two_names(close: Close) -> None:
    shared = nn.Linear(4, 4)
    module = nn.Sequential(shared, nn.ReLU(), shared)
    network = Network.from_module(module, torch.rand(1, 4))
    agrees(network, module, close)
    assert [x.name for x in network.layers] == ["linear1", "linear1_2"]


def test_tokens_split_strings_and_count_as_browsers_do() -> None:
    text = 'def f():\n    """One\n    two"""\n    return "🖊" + 1  # ink\n'
    assert tokens(text) == (
        (1, 0, 3, "keyword"),
        (1, 4, 5, "name"),
        (2, 4, 10, "string"),
        (3, 4, 10, "string"),
        (4, 4, 10, "keyword"),
        (4, 11, 15, "string"),
        (4, 18, 19, "number"),
        (4, 21, 26, "comment"),
    )
    assert tokens("this is ( not Python") == ()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_modules_on_a_gpu() -> None:
    module = MNISTNet().cuda()
    network = Network.from_module(module, torch.rand(2, 1, 28, 28))
    assert np.array_equal(network.layers[0].weight, module.fc1.weight.detach().cpu().numpy())
    assert next(module.parameters()).is_cuda
