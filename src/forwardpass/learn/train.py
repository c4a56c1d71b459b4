"""Trains a network: data in, a folder with the network file, its record and its curve out.

Reads as the order of things. What is learnt from is in `batches`, how one learns in `learner`, what
becomes of the result in `finish`, and every number that can be chosen in `recipe`.

A run's folder holds, each written whole or not at all:
    mnistnet.safetensors            the network so far, ready for the page; or mnistconv.safetensors
    record.json, curve.png          configuration, curve, environment
    network.checkpoint, teacher-1.checkpoint ...   to go on from
    run.lock                        which run is at work, as long as it is
"""

import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import torch
import torch.distributed as dist

from forwardpass.base.errors import InputError
from forwardpass.learn.batches import ALONE, Batches, Process, Teach, seeded
from forwardpass.learn.checkpoint import read_checkpoint, write_checkpoint
from forwardpass.learn.conv import MNISTConv
from forwardpass.learn.finish import best_softness, finish, for_real_pictures, for_soft_pictures
from forwardpass.learn.learner import Epoch, Learner, Step, accuracy
from forwardpass.learn.lock import held
from forwardpass.learn.networks import Module, begin_with, title, untrained
from forwardpass.learn.progress import Progress
from forwardpass.learn.recipe import MOVABLE, TrainConfig, checked, to_json
from forwardpass.learn.resume import read_plan
from forwardpass.learn.runs import RunRecord
from forwardpass.learn.teacher import Teachers
from forwardpass.network.network import Network

SHOWN_EVERY = 10  # epochs between two looks at the network file, the record and the curve
NETWORK = "network"  # the last stage; the ones before are teacher-1, teacher-2, ...


class Watching(Protocol):
    """Somebody who looks on. What they are shown is the average, as it would be kept."""

    def begin(self, name: str, now: Callable[[], Module]) -> None:
        """A stage begins; `now` makes a copy of its network, at any step, for real pictures."""

    def step(self, loss: float) -> None:
        """One step was made."""

    def epoch(self, share: float | None) -> None:
        """One epoch ended: the share of the first validation set that is read right."""


def train(
    config: TrainConfig,
    mnist: Path,
    out: Path,
    *,
    resume: bool = False,
    quiet: bool = False,
    watching: Watching | None = None,
) -> Path:
    """Trains on the MNIST files in `mnist`, in the folder `out`. Returns the network file.

    With `resume` goes on from what `out` holds, to the same result as without the interruption.
    `watching` is told of every step, in the first of several processes.
    Raises InputError for data or folders that do not fit; a KeyboardInterrupt loses one epoch.
    """
    checked(config)
    if config.threads:
        torch.set_num_threads(config.threads)
    with processes() as process:
        device = choose_device(config.device, process)
        _make_folder(out)
        with held(out) if process.rank == 0 else nullcontext():
            _check_unused(out, resume=resume)
            batches = Batches(config, mnist, device)
            record = RunRecord.start(config, mnist, device)
            steps = batches.steps * (config.teachers * config.teacher_epochs + config.epochs)
            with closing(Progress(steps, quiet=quiet or process.rank > 0)) as progress:
                run = Run(config, batches, process, device, out, record, progress)
                run.watching = watching if process.rank == 0 else None
                run.all_stages()
    return out / network_file(config.network)


def folder(network: str) -> Path:
    """Where a run is kept if nothing else is said, e.g. runs/mnistnet."""
    return Path("runs", title(network).lower())


def network_file(network: str) -> str:
    """The file of the trained network in a run's folder, e.g. mnistnet.safetensors."""
    return f"{title(network).lower()}.safetensors"


class Run:
    """What the stages of one training run share."""

    def __init__(
        self,
        config: TrainConfig,
        batches: Batches,
        process: Process,
        device: torch.device,
        out: Path,
        record: RunRecord,
        progress: Progress,
    ) -> None:
        self.config = config
        self.batches = batches
        self.process = process
        self.device = device
        self.out = out
        self.record = record
        self.progress = progress
        self.watching: Watching | None = None

    def all_stages(self) -> None:
        """Trains the teachers, one after the other, then the network."""
        config = self.config
        teachers = [
            self.stage(f"teacher-{index + 1}", config.teacher_epochs, index * config.teacher_epochs)
            for index in range(config.teachers)
        ]
        teach = Teachers(teachers, config.precision) if teachers else None
        self.stage(NETWORK, config.epochs, config.teachers * config.teacher_epochs, teach)

    def stage(self, name: str, epochs: int, first: int, teach: Teach | None = None) -> Module:
        """Trains a teacher or the network, from its checkpoint on. Returns the average.

        `first` is the number of its first epoch in the whole run: no two stages begin with the
        same weights or see the same pictures.
        """
        torch.manual_seed(seeded(self.config.seed, first, torch.device("cpu")).initial_seed())
        module = untrained(self.config.network)
        if self.config.start:
            module = begin_with(Network.load(self.config.start), module)
        # Random weights of MNISTNet will do for soft pictures too; MNISTConv's windows are wider
        if self.batches.softened and (self.config.start or isinstance(module, MNISTConv)):
            module = for_soft_pictures(module)
        module = module.to(self.device)
        steps = epochs * self.batches.steps
        learner = Learner(module, self.config, steps, self.process)
        done = self._restore(name, learner)
        told = self.progress.stage(name, epochs, learner.step)
        watching = self.watching
        if watching:
            watching.begin(name, lambda: self._for_real_pictures(learner.average))
        step = _both(told.step, watching.step) if watching else told.step
        for number in range(done, epochs):
            started = time.perf_counter()
            batches = self.batches.epoch(first + number, self.process, teach)
            loss = learner.learn(batches, step)
            if not math.isfinite(loss):
                raise InputError(
                    f"the loss of {name} epoch {number + 1} is {loss}: learning went astray, try a "
                    "smaller --rate; the epochs before it are kept."
                )
            epoch = Epoch(loss, self._accuracies(learner.average))
            told.epoch(number + 1, epoch)
            if watching:
                watching.epoch(next(iter(epoch.accuracy.values()), None))
            if self.process.rank == 0:
                self.record.add(name, epoch, time.perf_counter() - started)
                self._save(name, learner, number + 1)
        if self.process.rank == 0:
            self._show(learner.average)
        return learner.average

    def _accuracies(self, average: Module) -> dict[str, float]:
        module = self._for_real_pictures(average)
        return {name: accuracy(module, held) for name, held in self.batches.validation.items()}

    def _for_real_pictures(self, average: Module) -> Module:
        return for_real_pictures(average) if self.batches.softened else average

    def _restore(self, name: str, learner: Learner) -> int:
        """Epochs of this stage that are done already."""
        path = self._checkpoint(name)
        if not path.exists():
            return 0
        tensors, values = read_checkpoint(path)
        plan = read_plan(path, values)
        _check_same(plan.config, self.config)
        if plan.step != plan.epoch * self.batches.steps:
            raise InputError(
                f"{path} does not fit what is learnt from: it made {plan.step} steps in "
                f"{plan.epoch} epochs, which have {self.batches.steps} each here."
            )
        try:
            learner.restore(tensors, plan.step)
        except InputError as error:
            raise InputError(f"{path} is damaged: {error}.") from None
        self.record.continue_from(name, plan.curve)
        return plan.epoch

    def _save(self, name: str, learner: Learner, epoch: int) -> None:
        values = {
            "config": to_json(self.config),
            "epoch": epoch,
            "step": learner.step,
            "curve": self.record.curve[name],
        }
        write_checkpoint(self._checkpoint(name), learner.state(), values)
        if epoch % SHOWN_EVERY == 0:
            self._show(learner.average)

    def _show(self, average: Module) -> None:
        """Writes what people look at: the network so far, the record and the curve."""
        module = average
        if self.batches.softened:
            self.record.softness = best_softness(average, self.batches.validation)
            module = for_real_pictures(average, self.record.softness)
        network, temperature = finish(module, self.batches.validation, self.config.temperature)
        network.save(self.out / network_file(self.config.network))
        self.record.temperature = temperature
        self.record.write(self.out)

    def _checkpoint(self, name: str) -> Path:
        return self.out / f"{name}.checkpoint"


def _both(one: Step, other: Step) -> Step:
    def step(loss: float) -> None:
        one(loss)
        other(loss)

    return step


def choose_device(name: str, process: Process = ALONE) -> torch.device:
    """The device called `name`; "auto" is the fastest there is. Raises InputError."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
        if torch.backends.mps.is_available():
            name = "mps"
    there = {
        "cpu": True,
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
    }
    if name not in there:
        raise InputError(f"--device is {name!r}: it must be auto, cpu, cuda or mps.")
    if not there[name]:
        raise InputError(f"--device is {name}, but PyTorch finds none here: use --device cpu.")
    if name == "cuda" and process.world > 1:
        return torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
    return torch.device(name)


@contextmanager
def processes() -> Iterator[Process]:
    """This process among those that torchrun started; alone when it was not torchrun."""
    world = int(os.environ.get("WORLD_SIZE", "1"))
    if world == 1:
        yield ALONE
        return
    dist.init_process_group("gloo")
    try:
        yield Process(dist.get_rank(), world)
    finally:
        dist.destroy_process_group()


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {out}: {error.strerror}.") from None


def _check_unused(out: Path, *, resume: bool) -> None:
    if any(out.glob("*.checkpoint")) and not resume:
        raise InputError(
            f"{out} holds a training run already: add --resume to go on with it, or give another "
            "folder with --out."
        )


def _check_same(before: TrainConfig, now: TrainConfig) -> None:
    moved = {name: getattr(now, name) for name in MOVABLE}
    if replace(before, **moved) == now:
        return
    other = [k for k, v in to_json(now).items() if k not in MOVABLE and to_json(before)[k] != v]
    flag = other[0].replace("_", "-")
    raise InputError(
        f"--{flag} differs from the run that is to go on ({to_json(before)[other[0]]}): leave it "
        "out, or start a new run with --out."
    )
