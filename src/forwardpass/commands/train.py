"""`forwardpass train`: the flags of a training run, and what is said when it ends or is stopped.

The flags are the fields of `TrainConfig`. Training itself is `learn.train`, imported when it
is needed: `--help` waits for no torch.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from forwardpass.base.errors import InputError
from forwardpass.commands.mnist import fetched_with_bars
from forwardpass.commands.say import complain, say
from forwardpass.learn.recipe import PATHS, PRESETS, TrainConfig, explanations, recipe

Command = Callable[..., None]
STOPPED = 130  # exit status of a program that Ctrl-C ended


def config_options(command: Command) -> Command:
    """Adds a flag for every field of TrainConfig, explained by the comment beside it."""
    said = explanations()
    for field in reversed(fields(TrainConfig)):
        path = field.name in PATHS
        kind: Any = click.Path(exists=True, path_type=Path) if path else field.type
        command = click.option(
            "--" + field.name.replace("_", "-"),
            type=kind,
            default=field.default,
            show_default=field.default is not None,
            help=said[field.name] + ".",
        )(command)
    return command


@click.command("train")
@click.option("--preset", "preset_name", help=f"Start from a recipe: {', '.join(PRESETS)}.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the network, its record and its curve.  [default: runs/ and its name]",
)
@click.option("--resume", is_flag=True, help="Go on with the run in --out.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.option("--watch", is_flag=True, help="Open the page, which shows the run as it goes.")
@click.option("--port", type=click.IntRange(0, 65535), help="Of that page.  [default: a free one]")
@click.option("--no-open", is_flag=True, help="Do not open a browser for it.")
@config_options
@click.pass_context
def train_command(
    context: click.Context,
    /,
    preset_name: str | None,
    out: Path | None,
    resume: bool,
    quiet: bool,
    watch: bool,
    port: int | None,
    no_open: bool,
    **values: Any,
) -> None:
    """Train MNISTNet or MNISTConv on MNIST, and on pen digits when --strokes are given.

    --network conv has a recipe of its own: docs/training.md. With --watch the run's folder gets the
    history of the training as well.
    """
    from forwardpass.learn.resume import recorded_config
    from forwardpass.learn.train import folder, train

    given = {
        name: value
        for name, value in values.items()
        if context.get_parameter_source(name) is not ParameterSource.DEFAULT
    }
    if resume and preset_name:
        raise InputError("--resume goes on with the recipe of the run: leave out --preset.")
    base = recipe(values["network"], preset_name)
    out = out or folder(base.network)
    config = replace(recorded_config(out) if resume else base, **given)
    mnist = config.data or fetched_with_bars(quiet)
    try:
        with _watched(mnist, out, port, browser=not no_open) if watch else nullcontext() as seen:
            trained = train(config, mnist, out, resume=resume, quiet=quiet, watching=seen)
    except KeyboardInterrupt:
        complain("")  # leave the line of the progress bar
        complain(_stopped(out))
        raise SystemExit(STOPPED) from None
    say(f"{trained}: trained. Look at it: forwardpass serve --network {trained}")


def _watched(mnist: Path, out: Path, port: int | None, *, browser: bool) -> Any:
    """The page that shows the run, and its history."""
    from forwardpass.show.runwatch import RunWatch

    return RunWatch(mnist, out, port, browser=browser, said=say)


def _stopped(out: Path) -> str:
    """What Ctrl-C left behind."""
    if any(out.glob("*.checkpoint")):
        again = f"forwardpass train --resume --out {out}"
        return f"Stopped. Finished epochs are kept; to go on: {again}"
    return "Stopped before the first epoch had ended: nothing is kept, start it again as you did."
