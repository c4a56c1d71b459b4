"""The command line: which commands there are, and how their failures are told.

A command's module is imported when it is asked for, so that `forwardpass predict` waits for neither
the web server nor torch. What each command does is left to its module, how failures are told to
`failure`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from forwardpass.base.errors import InputError
from forwardpass.commands.failure import Failure, one_line, safe_usage

# name -> where the click.Command is, and what the list of commands says of it
COMMANDS = {
    "serve": ("serve:serve_command", "Open the page in the browser (the default)."),
    "predict": ("predict:predict_command", "Recognise digits in pictures, IDX and stroke files."),
    "train": ("train:train_command", "Train MNISTNet or MNISTConv (needs the train extra)."),
    "evaluate": ("evaluate:evaluate_command", "Measure the accuracy of a network."),
    "export": ("export:export_command", "Take it with you: site, HTML, pictures, video."),
}
DEFAULT = "serve"
OWN_OPTIONS = ("--help", "--version")
EXTRAS = {"torch": "train", "tqdm": "train", "matplotlib": "train", "onnx": "onnx"}


class Commands(click.Group):
    """The commands in COMMANDS, `serve` when none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command first where the arguments start with one of its options."""
        if not args or (args[0].startswith("-") and args[0] not in OWN_OPTIONS):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = _told(lambda: getattr(import_module(f"forwardpass.commands.{module}"), attribute))
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command line; what is wrong with it is told safely."""
        context: click.Context = _told(lambda: super(Commands, self).make_context(*args, **extra))
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; tell its failures in one sentence each."""
        return _told(lambda: super(Commands, self).invoke(ctx))


@click.group(cls=Commands)
@click.version_option(package_name="forwardpass")
def main() -> None:
    """Draw a digit and watch a neural network recognise it."""


def _told(action: Callable[[], Any]) -> Any:
    """The result of `action`; bad input and missing extras become a Failure.

    Nothing of a stranger's reaches the terminal as it is: not what was typed wrong either.
    """
    try:
        return action()
    except InputError as problem:
        raise Failure(one_line(problem)) from None
    except click.UsageError as problem:
        raise safe_usage(problem) from None
    except ModuleNotFoundError as problem:
        extra = EXTRAS.get((problem.name or "").partition(".")[0])
        if extra is None:
            raise
        raise Failure(
            f"this needs {problem.name}, which is not installed: pip install 'forwardpass[{extra}]'"
        ) from None
