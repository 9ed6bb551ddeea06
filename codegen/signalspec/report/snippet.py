"""A line of source with carets under a stretch of it, aligned as a terminal shows it."""

from __future__ import annotations

import unicodedata

from signalspec.report.visible import visible

MAX_WIDTH = 160
TAB = 4
_GAP = "..."
# How many characters on either side of a place may be looked at; a line may have millions.
_REACH = 4 * MAX_WIDTH


def display_width(text: str) -> int:
    """How many columns a terminal uses for `text`."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def underlined(line: str, column: int, end_column: int) -> tuple[str, str]:
    """The line as it can be shown, and the carets for its characters from `column` to before
    `end_column` (counted from 1). A long line is cut around the carets, a stretch that is empty or
    beyond the end gets one caret."""
    start = min(max(column - 1, 0), len(line))
    skipped = max(start - _REACH, 0)
    cells = [_shown(char) for char in line[skipped : start + _REACH]]
    start -= skipped
    end = min(max(end_column - 1 - skipped, start), len(cells))
    first, last = _window([display_width(cell) for cell in cells], start, end)
    before = _GAP if skipped + first > 0 else ""
    after = _GAP if skipped + last < len(line) else ""
    end = min(end, last)
    text = before + "".join(cells[first:last]) + after
    indent = display_width(before + "".join(cells[first:start]))
    return text, " " * indent + "^" * max(display_width("".join(cells[start:end])), 1)


def _shown(char: str) -> str:
    return " " * TAB if char == "\t" else visible(char)


def _window(widths: list[int], start: int, end: int) -> tuple[int, int]:
    """The stretch of characters to show: all of them where they fit, else some around start to end."""
    if sum(widths) <= MAX_WIDTH:
        return 0, len(widths)
    room = MAX_WIDTH - 2 * len(_GAP)
    first = last = start
    used = 0
    while last < end and used + widths[last] <= room:
        used += widths[last]
        last += 1
    while first > 0 and used + widths[first - 1] <= room and start - first < room // 4:
        first -= 1
        used += widths[first]
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    while first > 0 and used + widths[first - 1] <= room:
        first -= 1
        used += widths[first]
    return first, last
