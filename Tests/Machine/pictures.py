# SPDX-License-Identifier: Apache-2.0
"""Reads what a guest's screen shows (QEMU's screendump, PPM), by the drawings of the board's own digits."""

import os
import re

_TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_DRAWINGS = os.path.join(_TOP, "Sources/Hall/Board/BlockFont+Glyphs.swift")
# Of a board of 40 × 11 cells, each of two pixels one above the other: the title's row, and the height of a digit.
_COLUMNS, _ROWS, _TITLE, _HEIGHT = 40, 11, 2, 10
# The ink of ticket numbers (Palette.swift).
_INK = (255, 214, 10)

# The sum of red, green and blue up to which a dot is black.
_BLACK = 6


class Picture:
    """A screendump."""

    def __init__(self, data):
        kind, size, _, self._dots = data.split(b"\n", 3)
        if kind != b"P6":
            raise ValueError("not a PPM of QEMU")
        self.width, self.height = map(int, size.split())

    def dot(self, x, y):
        """Red, green and blue of a dot."""
        start = 3 * (y * self.width + x)
        return tuple(self._dots[start : start + 3])

    def is_filled(self):
        """Whether something is painted up to all four corners: a screen where nobody paints is black."""
        corners = [self.dot(x, y) for x in (2, self.width - 3) for y in (2, self.height - 3)]
        return all(sum(corner) > _BLACK for corner in corners)

    def content(self):
        """The share of dots that are not of the commonest colour: 0 for an empty screen."""
        counts = {}
        # Every seventh dot is enough.
        for start in range(0, len(self._dots) - 2, 21):
            colour = self._dots[start : start + 3]
            counts[colour] = counts.get(colour, 0) + 1
        return 1 - max(counts.values()) / sum(counts.values())


def called(picture):
    """The number that a board of 40 × 11 shows largest; None while it shows none, or shows it reversed (a new call)."""
    wide, high = picture.width // _COLUMNS, picture.height // _ROWS
    top, left = (picture.height - high * _ROWS) // 2, (picture.width - wide * _COLUMNS) // 2

    def has_ink(column, row):
        return picture.dot(left + column * wide + wide // 2, top + row * high // 2 + high // 4) == _INK

    pixels = [[has_ink(column, _TITLE + row) for column in range(_COLUMNS)] for row in range(_HEIGHT)]
    for glyphs in _fonts():
        if text := _read(pixels, glyphs):
            return text
    return None


def _read(pixels, glyphs):
    """From left to right one whole glyph after another with a column between; None when something is no glyph."""
    text, column = "", 0
    while column < _COLUMNS:
        if not any(row[column] for row in pixels):
            column += 1
            continue
        for name, glyph in glyphs.items():
            end = column + len(glyph[0])
            follows = [row[end] for row in pixels if end < _COLUMNS]
            if [row[column:end] for row in pixels] == glyph and not any(follows):
                text, column = text + name, end
                break
        else:
            return None
    return text or None


def _fonts():
    """Of the two drawings for this height each glyph's pixels."""
    with open(_DRAWINGS, encoding="utf-8") as file:
        source = file.read()
    for name in ("regular", "narrow"):
        drawing = re.search(rf'{name}Drawing = """\n(.*?)"""', source, re.DOTALL).group(1)
        lines = [line.split() for line in drawing.splitlines() if line.strip()]
        glyphs = {}
        for head in range(0, len(lines), _HEIGHT + 1):
            for place, glyph in enumerate(lines[head]):
                glyphs[glyph] = [[dot == "#" for dot in line[place]] for line in lines[head + 1 : head + 1 + _HEIGHT]]
        yield glyphs
