"""How a failure of a command is told: one sentence on stderr, exit status 2."""

from typing import IO, Any

import click


class Failure(click.ClickException):
    """Something the person using the command can mend: one sentence, exit status 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence on stderr."""
        click.echo(f"forwardpass: {self.format_message()}", file=file, err=file is None)


def one_line(problem: Exception) -> str:
    """The text of a problem without line breaks, whatever the file names in it hold."""
    return " ".join(str(problem).split())
