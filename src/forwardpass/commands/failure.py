"""How a failure of a command is told: one sentence on stderr, exit status 2."""

from typing import IO, Any

import click

from forwardpass.base.text import printable
from forwardpass.commands.say import complain, short

LONGEST = 1_000  # characters of a sentence: names in files can have thousands


class Failure(click.ClickException):
    """Something the person using the command can mend: one sentence, exit status 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence on stderr."""
        complain(f"forwardpass: {self.format_message()}")


def one_line(problem: Exception) -> str:
    """The text of a problem without line breaks, whatever the file names in it hold."""
    return short(" ".join(str(problem).split()), LONGEST)


def safe_usage(error: click.UsageError) -> click.UsageError:
    """A wrong use of the command line, with control characters in what was typed shown."""
    return click.UsageError(printable(error.format_message()), error.ctx)
