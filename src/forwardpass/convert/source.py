"""The code that people are shown for a PyTorch module, and which of its lines is running.

Finds the source of the module's own classes with the imports they use; for a bare nn.Sequential
it writes one line per child. Where there is no source, `written.py` writes one. Knows nothing of
what the lines compute.
"""

from __future__ import annotations

import ast
import inspect
import linecache
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from types import FrameType
from typing import Final

import torch
from torch import nn

from forwardpass.convert.tokens import tokens
from forwardpass.network.parts import MAX_TEXT
from forwardpass.network.source import Source


class Listing:
    """Shown text that can say which of its lines a running frame belongs to."""

    file = ""
    text = ""

    def line(self, frame: FrameType) -> int | None:
        """The 1-based line of `text` that `frame` is executing, None when it is elsewhere."""
        raise NotImplementedError

    def source(self) -> Source:
        """The text as it is stored in a network."""
        return Source(self.file, self.text, tokens(self.text), FRAMEWORK)


def listing(module: nn.Module) -> Listing | None:
    """The text to show for `module`, None when there is no source and nothing to list."""
    found: Listing | None = None
    if isinstance(module, nn.Sequential) and type(module).forward is nn.Sequential.forward:
        found = ChildListing(module)
    elif (main := _block(type(module))) is not None:
        found = ClassListing(main, module)
    return found if found is not None and len(found.text) <= MAX_TEXT else None


@dataclass(frozen=True)
class _Block:
    """The lines of one class in its file."""

    file: str
    first: int  # 1-based
    last: int
    imports: tuple[str, ...]  # the import statements of the file that it uses
    # self.<name> = nn.Sequential(...) in it
    stacks: tuple[tuple[str, ast.Call], ...] = field(default=(), compare=False)

    @property
    def lines(self) -> list[str]:
        """Its source, moved to the left margin."""
        cut = linecache.getlines(self.file)[self.first - 1 : self.last]
        return textwrap.dedent("".join(cut)).splitlines()

    @property
    def gap(self) -> int:
        """The blank lines above it: as many as in its file, but one or two."""
        above = linecache.getlines(self.file)[: self.first - 1]
        blank = next((k for k, line in enumerate(reversed(above)) if line.strip()), 2)
        return min(max(blank, 1), 2)


class ClassListing(Listing):
    """The module's class and those of its parts: imports, then the classes as in their files.

    While an nn.Sequential made in one of them runs, the line is that of the child in its making.
    """

    def __init__(self, main: _Block, module: nn.Module) -> None:
        owned = [(part, block) for part in module.modules() for block in _own_blocks(part)]
        found = {main} | {block for _, block in owned}
        blocks = sorted(found, key=lambda block: (block.file != main.file, block.file, block.first))
        lines = list(dict.fromkeys(line for block in blocks for line in block.imports))
        self.file = PurePath(main.file).name
        self._at: dict[tuple[str, int], int] = {}
        for block in blocks:
            lines += [""] * (block.gap if lines else 0)
            for offset in range(block.last - block.first + 1):
                self._at[block.file, block.first + offset] = len(lines) + offset + 1
            lines += block.lines
        self.text = "\n".join(lines) + "\n"
        self._children = _Places()
        for part, block in owned:
            for name, call in block.stacks:
                self._stack(getattr(part, name, None), call, block.file)

    def _stack(self, module: object, call: ast.Call, file: str) -> None:
        """Note where each child of an nn.Sequential is made, if they are written one by one."""
        if type(module) is not nn.Sequential or len(module) != len(call.args):
            return
        for child, made in zip(module, call.args, strict=True):
            if type(child) is nn.Sequential and isinstance(made, ast.Call):
                self._stack(child, made, file)
            elif (line := self._at.get((file, made.lineno))) is not None:
                self._children.add(child, line)

    def line(self, frame: FrameType) -> int | None:
        """See `Listing.line`."""
        own = self._at.get((frame.f_code.co_filename, frame.f_lineno))
        return self._children.next(frame) if own is None else own


class _Places:
    """The lines at which modules stand; one that stands there twice is met in order."""

    def __init__(self) -> None:
        self._lines: dict[int, list[int]] = {}
        self._last = 0

    def add(self, module: nn.Module, line: int) -> None:
        """Note that `module` stands at `line`."""
        self._lines.setdefault(id(module), []).append(line)

    def next(self, frame: FrameType) -> int | None:
        """The line of the module whose method `frame` is, None when it has none."""
        places = self._lines.get(id(frame.f_locals.get("self")))
        if places is None:
            return None
        self._last = next((place for place in places if place >= self._last), places[0])
        return self._last


class ChildListing(Listing):
    """The children of an nn.Sequential, one line each."""

    def __init__(self, module: nn.Sequential) -> None:
        self._places = _Places()
        lines = ["import torch.nn as nn", "", "network = nn.Sequential("]
        self._list(module, lines, "    ")
        self.text = "\n".join([*lines, ")"]) + "\n"

    def _list(self, module: nn.Sequential, lines: list[str], margin: str) -> None:
        parts = module.named_modules(remove_duplicate=False)
        for name, child in ((n, part) for n, part in parts if n and "." not in n):
            note = "" if name.isdigit() else f"  # {name}"
            if type(child) is nn.Sequential:
                lines.append(f"{margin}nn.Sequential({note}")
                self._list(child, lines, margin + "    ")
                lines.append(f"{margin}),")
                continue
            prefix = "nn." if type(child).__module__.startswith("torch.nn") else ""
            text = " ".join(repr(child).split())
            lines.append(f"{margin}{prefix}{text},{note}")
            self._places.add(child, len(lines))

    def line(self, frame: FrameType) -> int | None:
        """See `Listing.line`."""
        return self._places.next(frame)


FRAMEWORK: Final = "PyTorch"


def _own_blocks(part: nn.Module) -> Iterator[_Block]:
    """The classes that make up one module, as far as they are not PyTorch's own."""
    for cls in type(part).__mro__:
        own = cls is not object and cls.__module__.split(".")[0] != torch.__name__
        if own and (block := _block(cls)) is not None:
            yield block


def _block(cls: type) -> _Block | None:
    """Where a class stands in its file or notebook cell, None where there is no source."""
    method = cls.__dict__.get("forward") or cls.__dict__.get("__init__")
    code = getattr(inspect.unwrap(method) if callable(method) else None, "__code__", None)
    if code is None:
        return None
    lines = linecache.getlines(code.co_filename)
    try:
        tree = ast.parse("".join(lines))
    except (SyntaxError, ValueError):
        return None
    nodes = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and node.name == cls.__name__
        and node.lineno <= code.co_firstlineno <= (node.end_lineno or 0)
    ]
    if not nodes:
        return None
    node = nodes[-1]
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return _Block(
        code.co_filename,
        first,
        node.end_lineno or first,
        _imports(tree, node, lines),
        _stacks(node),
    )


def _imports(tree: ast.Module, node: ast.ClassDef, lines: list[str]) -> tuple[str, ...]:
    """The lines of the file's imports that bind a name used in the class.

    `import torch` is one of them wherever a part of torch is used, as people write it.
    """
    used = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    imports = [part for part in tree.body if isinstance(part, ast.Import | ast.ImportFrom)]
    needed = [part for part in imports if used & _bound(part)]
    libraries = {root for part in needed for root in _roots(part)}
    needed = [part for part in imports if part in needed or _is_library(part, libraries)]
    return tuple(
        line.rstrip() for part in needed for line in lines[part.lineno - 1 : part.end_lineno]
    )


def _bound(part: ast.Import | ast.ImportFrom) -> set[str]:
    """The names that an import gives to the file."""
    return {(name.asname or name.name).split(".")[0] for name in part.names}


def _roots(part: ast.Import | ast.ImportFrom) -> set[str]:
    """The libraries that an import takes something from."""
    if isinstance(part, ast.ImportFrom):
        return {(part.module or "").split(".")[0]} if part.level == 0 else set()
    return {name.name.split(".")[0] for name in part.names}


def _is_library(part: ast.Import | ast.ImportFrom, libraries: set[str]) -> bool:
    """Whether it is the plain import of one of them, as `import torch`."""
    if isinstance(part, ast.ImportFrom) or len(part.names) != 1:
        return False
    return part.names[0].name in libraries & _bound(part)


def _stacks(node: ast.ClassDef) -> tuple[tuple[str, ast.Call], ...]:
    """Every `self.<name> = nn.Sequential(...)` in the class."""
    return tuple(
        (target.attr, part.value)
        for part in ast.walk(node)
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.Call)
        for target in part.targets
        if isinstance(target, ast.Attribute) and ast.unparse(part.value.func).endswith("Sequential")
    )
