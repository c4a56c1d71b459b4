"""`--lang`: the language in which a page begins; commands themselves speak English."""

from collections.abc import Callable
from typing import Any

import click


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--lang`, given to the command as `lang`; the page refuses what it cannot speak."""
    return click.option(
        "--lang",
        metavar="TAG",
        help="Language in which the page begins: de, fr, pt-BR ...  [default: the reader's own; "
        "of pictures and single files English]",
    )(command)
