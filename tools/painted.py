"""What both benchmarks of the page need: kinds of browsers, and when a picture is done.

Without a graphics card the page draws in one of two ways, and browsers differ in what they have, so
every number is measured in each of these:

default flags
    What people have: the page is composed by the processor, and WebGL, where the page uses it, is
    computed by the processor too.
software GL
    All of the browser's pictures are made by a graphics card that is computed by the processor.
no WebGL
    As browsers are that have dropped that fallback: the 2D canvas is all there is.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from chromium import NO_WEBGL

from forwardpass.show.chromium import SOFTWARE_GL

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Mapping, Sequence

KINDS: dict[str, Sequence[str]] = {
    "default flags": (),
    "software GL": SOFTWARE_GL,
    "no WebGL": NO_WEBGL,
}

# Runs before the page's own scripts. `painted.drawn` is called for every call that draws on the
# stage; `painted.finish()` waits until everything that was asked for is drawn there: it reads one
# pixel back, of a 2D canvas by way of a canvas of its own, for browsers treat canvases otherwise
# that are read. `painted.by` says which painter drew last.
INSTRUMENTS = """
globalThis.painted = { drawn: () => {}, finish: () => {}, by: null };
(() => {
  const painted = globalThis.painted;
  const probe = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const isStage = (context) => context.canvas?.className === "stage-canvas";
  const readGl = (gl) => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  const readFlat = ({ canvas }) => {
    probe.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
    probe.getImageData(0, 0, 1, 1);
  };
  const watch = (kind, names, by, read) => {
    for (const name of names) {
      const original = kind?.prototype[name];
      if (!original) continue;
      kind.prototype[name] = function (...values) {
        if (isStage(this)) {
          painted.finish = () => read(this);
          painted.by = by;
          painted.drawn();
        }
        return original.apply(this, values);
      };
    }
  };
  const gl = ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"];
  watch(globalThis.WebGL2RenderingContext, gl, "WebGL", readGl);
  const flat = ["fillRect", "stroke", "fill", "drawImage", "putImageData"];
  watch(globalThis.CanvasRenderingContext2D, flat, "2D", readFlat);
})();
"""


def busy() -> str:
    """How busy the machine is with other things, in words: numbers of a busy one say little."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"load {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors"


def add_kinds(parser: ArgumentParser) -> None:
    """The options that both benchmarks have."""
    kinds = list(KINDS)
    parser.add_argument("--kinds", nargs="+", choices=kinds, default=kinds, help="of browsers")
    parser.add_argument("--painter", choices=("webgl", "canvas"), default="", help="force this one")


def print_table(columns: Mapping[str, Mapping[str, str]], goals: Mapping[str, str]) -> None:
    """What was measured, a column a kind of browser, with the goals beside it."""
    heads = ["what", *columns, "goal"]
    whats = list(next(iter(columns.values())))
    rows = [
        [what, *(each[what] for each in columns.values()), goals.get(what, "")] for what in whats
    ]
    widths = [max(len(row[k]) for row in [heads, *rows]) for k in range(len(heads))]

    def line(cells: Sequence[str]) -> str:
        first, *rest = zip(cells, widths, strict=True)
        told = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
        return "| " + " | ".join(told) + " |"

    print(line(heads))
    print("|" + "|".join("-" * (w + 1) + (":" if k else "-") for k, w in enumerate(widths)) + "|")
    for row in rows:
        print(line(row))
