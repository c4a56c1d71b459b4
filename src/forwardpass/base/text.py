"""Text on its way out: JSON that is always JSON, and words of strangers that are safe to print.

Where text is written is left to those who write it.
"""

import json
import unicodedata
from typing import Any

JOINERS = "\u200c\u200d"  # format characters that Persian and emoji are written with


def json_text(value: Any, **options: Any) -> str:
    """`value` as JSON in printable ASCII. A NaN or an infinity in it is a slip of the caller's."""
    return json.dumps(value, allow_nan=False, **options).replace("\x7f", "\\u007f")


def printable(text: str) -> str:
    """`text` with control characters shown instead of obeyed, as "\\x1b" or "\\u202e".

    A terminal believes what it is told: names from files must neither move its cursor, nor break
    a line, nor turn around the order in which the rest is read. Halves of characters, which no
    terminal takes, are shown as well.
    """
    if text.isprintable():  # nearly always
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    controls = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    if controls and character not in JOINERS:
        return character.encode("unicode_escape").decode()
    return character
