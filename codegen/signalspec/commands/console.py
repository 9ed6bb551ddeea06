"""What a command says beside its result: notes and errors on standard error, and where colours go."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO, TextIO

import click

from signalspec.report.visible import visible


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether `--color` means colours on `stream`: `auto` asks the stream and the environment."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_whole(stream: BinaryIO, data: bytes) -> None:
    """Writes all of the data, and at once.

    Where Python does not buffer its output (PYTHONUNBUFFERED), a write that a signal interrupts is a part.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]
    stream.flush()


class Console:
    """Messages about the run, on standard error. Quiet leaves out notes, never warnings or errors."""

    def __init__(self, *, quiet: bool = False, color: str = "auto") -> None:
        self._quiet = quiet
        self._color = wants_color(color, sys.stderr)

    def note(self, message: str) -> None:
        if not self._quiet:
            self._say("note", message, "cyan")

    def warn(self, message: str) -> None:
        self._say("warning", message, "yellow")

    def error(self, message: str) -> None:
        self._say("error", message, "red")

    def _say(self, label: str, message: str, color: str) -> None:
        painted = click.style(label, fg=color, bold=True) if self._color else label
        click.echo(f"{painted}: {visible(message)}", err=True, color=True)
