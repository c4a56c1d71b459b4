"""Learns: one module, its optimiser and the running average of its weights, epoch by epoch.

Knows batches and losses. Nothing of files, folders or progress bars: those are `train`'s.
"""

import copy
import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.parallel import DistributedDataParallel

from forwardpass.base.errors import InputError
from forwardpass.learn.batches import ALONE, Labelled, Process, seeded
from forwardpass.learn.networks import Module, output_layer
from forwardpass.learn.recipe import TrainConfig

Step = Callable[[float], None]  # told the loss after every step


@dataclass(frozen=True)
class Epoch:
    """How one epoch went."""

    loss: float  # mean over the training batches
    accuracy: dict[str, float]  # 0..1, of the averaged network, per validation set


class Dropout(nn.Dropout):
    """`nn.Dropout`, on CPUs with eight random bytes at a time: a third of a step's time less.

    There the share `p` is rounded to a 256th.
    """

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002
        """`input` with a share `p` of its values at 0, the others larger to make up for it."""
        off = round(256 * self.p)
        if not self.training or off == 0 or input.device.type != "cpu":
            return super().forward(input)
        words = torch.empty(input.numel() // 8 + 1, dtype=torch.int64)
        words.random_(-(2**63), None)  # all 64 bits: by default the sign stays 0
        stays = words.view(torch.uint8)[: input.numel()].view(input.shape) >= off
        return input * stays * (256 / (256 - off))


class Learner:
    """A network that learns from batches. `average` is what comes out of it."""

    def __init__(
        self,
        module: Module,
        config: TrainConfig,
        steps: int,
        process: Process = ALONE,
    ) -> None:
        for weight in module.parameters():
            if weight.dim() == 4:  # the values of all maps side by side: half a step's time on CPUs
                weight.data = weight.data.contiguous(memory_format=torch.channels_last)
        self.average = copy.deepcopy(module).eval().requires_grad_(requires_grad=False)
        module.dropout = Dropout(config.dropout)
        self.module = module
        self.output = output_layer(module)
        self.config = config
        self.steps = steps  # of the whole run
        self.step = 0
        self.process = process
        self.optimiser = torch.optim.AdamW(
            module.parameters(),
            lr=config.rate,
            weight_decay=config.decay,
            betas=(0.9, 0.99),
            # One pass over the weights instead of many: a fifth of a step's time
            fused=next(module.parameters()).device.type in {"cpu", "cuda"},
        )
        # Every process computes the loss of its part; the wrapper averages their gradients.
        self.parallel = DistributedDataParallel(module) if process.world > 1 else module

    def learn(self, batches: Iterable[Labelled], told: Step) -> float:
        """One epoch. Returns its mean loss over all processes."""
        self._seed_dropout()
        self.module.train()
        # The average, which is what is kept, has the lesson's rate: in use dropout does nothing.
        self.module.dropout.p = dropout_at(self.step, self.steps, self.config)
        losses = []
        for batch in batches:
            for group in self.optimiser.param_groups:
                group["lr"] = rate_at(self.step, self.steps, self.config)
            with products(self.config.precision):
                loss = self._loss(batch)
                self.optimiser.zero_grad(set_to_none=True)
                torch.autograd.backward(loss)
            self.optimiser.step()
            # AdamW lets what all classes share drift, until few digits are left to tell them apart.
            centre(self.output)
            self.step += 1
            self._update_average()
            losses.append(loss.detach())
            told(float(losses[-1]))
        mean = torch.stack(losses).mean()
        if self.process.world > 1:
            dist.all_reduce(mean)
            mean = mean / self.process.world
        return float(mean)

    def _loss(self, batch: Labelled) -> Tensor:
        images = batch.images[:, None].to(memory_format=torch.channels_last)
        with self._values():
            scores = self.parallel(images)
        return F.cross_entropy(scores.float(), batch.labels, label_smoothing=self.config.smoothing)

    def _values(self) -> AbstractContextManager[object]:
        """Computes maps in bfloat16 too, where the processor does: batch norm keeps them small."""
        device = next(self.module.parameters()).device.type
        coarse = self.config.network == "conv" and self.config.precision == "medium"
        if not coarse or not fast_in_bfloat16(device):
            return nullcontext()
        return torch.autocast(device, torch.bfloat16)

    def _seed_dropout(self) -> None:
        # Dropout draws from the global generator: seed it from the step, so that a continued run
        # drops what an unbroken one would have dropped.
        chance = seeded(self.config.seed, self.step, torch.device("cpu"), 1 + self.process.rank)
        torch.manual_seed(chance.initial_seed())

    @torch.no_grad()
    def _update_average(self) -> None:
        # Early on the average reaches back no further than a tenth of the steps so far.
        decay = min(self.config.average, (1 + self.step) / (10 + self.step))
        new = self.module.state_dict()
        for name, kept in self.average.state_dict().items():
            if kept.is_floating_point():  # batch norm's means and variances as well
                kept.lerp_(new[name], 1 - decay)

    def state(self) -> dict[str, Tensor]:
        """All tensors that learning goes on from."""
        tensors = {f"module.{k}": v for k, v in self.module.state_dict().items()}
        tensors |= {f"average.{k}": v for k, v in self.average.state_dict().items()}
        for index, moments in self.optimiser.state_dict()["state"].items():
            tensors |= {f"optimiser.{index}.{k}": v for k, v in moments.items()}
        return tensors

    def restore(self, tensors: dict[str, Tensor], step: int) -> None:
        """Takes up learning where `state` was asked for, after `step` steps.

        Raises InputError for tensors that are no state of this network.
        """
        self._check_state(tensors)
        parts: dict[str, dict[str, Tensor]] = {"module": {}, "average": {}, "optimiser": {}}
        for name, tensor in tensors.items():
            part, _, rest = name.partition(".")
            parts[part][rest] = tensor
        self.module.load_state_dict(parts["module"])
        self.average.load_state_dict(parts["average"])
        moments: dict[int, dict[str, Tensor]] = {}
        for name, tensor in parts["optimiser"].items():
            index, _, kind = name.partition(".")
            moments.setdefault(int(index), {})[kind] = tensor
        groups = self.optimiser.state_dict()["param_groups"]
        self.optimiser.load_state_dict({"state": moments, "param_groups": groups})
        self.step = step

    def _check_state(self, tensors: dict[str, Tensor]) -> None:
        """Refuse other names, shapes, types and values that are not finite."""
        wanted = {f"module.{k}": v for k, v in self.module.state_dict().items()}
        wanted |= {f"average.{k}": v for k, v in self.average.state_dict().items()}
        for index, parameter in enumerate(self.module.parameters()):
            moments = {"exp_avg": parameter, "exp_avg_sq": parameter, "step": torch.zeros(())}
            wanted |= {f"optimiser.{index}.{kind}": like for kind, like in moments.items()}
        if odd := sorted(wanted.keys() ^ tensors.keys()):
            raise InputError(f"{odd[0]!r:.60} is missing or of another network")
        for name, like in wanted.items():
            tensor = tensors[name]
            if tensor.shape != like.shape or tensor.dtype != like.dtype:
                raise InputError(
                    f"{name} is {tuple(tensor.shape)} of {tensor.dtype}, "
                    f"expected {tuple(like.shape)}"
                )
            if not tensor.isfinite().all():
                raise InputError(f"{name} has values that are NaN or infinite")


@torch.no_grad()
def centre(logits: nn.Linear) -> None:
    """Takes off what all classes share: it changes no probability."""
    logits.weight.sub_(logits.weight.mean(dim=0))
    logits.bias.sub_(logits.bias.mean())


@contextmanager
def products(precision: str) -> Iterator[None]:
    """Multiplies matrices in `precision`: PyTorch's "highest", "high" or "medium"."""
    before = torch.get_float32_matmul_precision()
    torch.set_float32_matmul_precision(precision)
    try:
        yield
    finally:
        torch.set_float32_matmul_precision(before)


def fast_in_bfloat16(device: str) -> bool:
    """Whether this machine computes in bfloat16 faster than in float32."""
    if device == "cpu":
        asked = getattr(torch.cpu, "get_capabilities", None)
        can = asked() if asked else {}  # an older PyTorch: float32 will do
        return bool(can.get("avx512_bf16") or can.get("amx_bf16"))
    return device == "cuda" and torch.cuda.is_bf16_supported()


def rate_at(step: int, steps: int, config: TrainConfig) -> float:
    """The learning rate of one step: up along a cosine, then down along another, to almost 0."""
    rise = config.warm_up * steps
    if step < rise:
        share = 0.5 - 0.5 * math.cos(math.pi * (step + 1) / (rise + 1))
        return config.rate * (0.04 + 0.96 * share)
    share = 0.5 + 0.5 * math.cos(math.pi * (step - rise) / max(1.0, steps - rise))
    return config.rate * max(share, 1e-4)


def dropout_at(step: int, steps: int, config: TrainConfig) -> float:
    """The dropout rate of the epoch that begins with `step`."""
    return config.dropout + (config.last_dropout - config.dropout) * step / steps


@torch.no_grad()
def scores(module: nn.Module, images: Tensor, chunk: int = 1000) -> Tensor:
    """(n, 10) what `module` answers, not learning."""
    was_training = module.training
    module.eval()
    starts = range(0, len(images), chunk)
    answers = torch.cat([module(images[start : start + chunk, None]) for start in starts])
    module.train(was_training)
    return answers


def accuracy(module: nn.Module, digits: Labelled) -> float:
    """Share of the digits that `module` reads right."""
    right = scores(module, digits.images).argmax(dim=1) == digits.labels
    return float(right.float().mean())
