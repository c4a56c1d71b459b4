"""What to colour in Python code. Knows nothing of networks; needs the standard library alone."""

from __future__ import annotations

import io
import keyword
import tokenize
from collections.abc import Iterator

from forwardpass.network.parts import MAX_TOKENS
from forwardpass.network.source import Token


def tokens(text: str) -> tuple[Token, ...]:
    """What to colour in Python `text`; empty where it is not Python.

    Each is (line from 1, start, end, kind), columns counted in UTF-16 units as browsers do.
    A string over several lines becomes one token per line.
    """
    found: list[Token] = []
    lines = text.split("\n")
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if (kind := _kind(token)) is not None:
                found += _spread(token, kind, lines)
    except (tokenize.TokenError, SyntaxError):
        return ()
    return tuple(found[:MAX_TOKENS])


def _kind(token: tokenize.TokenInfo) -> str | None:
    if token.type == tokenize.NAME:
        return "keyword" if keyword.iskeyword(token.string) else "name"
    name = tokenize.tok_name[token.type]
    if name == "STRING" or name.startswith("FSTRING"):
        return "string"
    return {"COMMENT": "comment", "NUMBER": "number"}.get(name)


def _spread(token: tokenize.TokenInfo, kind: str, lines: list[str]) -> Iterator[Token]:
    (first, start), (last, end) = token.start, token.end
    for number in range(first, last + 1):
        line = lines[number - 1]
        left = start if number == first else len(line) - len(line.lstrip())
        right = end if number == last else len(line)
        if left < right:
            yield number, _utf16(line[:left]), _utf16(line[:right]), kind


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
