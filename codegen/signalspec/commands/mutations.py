"""Signals on their way into mutations: envelopes around bare contents, batches, and where they go."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import click

from signalspec.commands.console import write_whole
from signalspec.inputs import Item
from signalspec.model import Json
from signalspec.report import Finding


class Output:
    """Where mutations go: standard output, or a file each in a directory of their own."""

    def __init__(self, directory: Path | None, stem: str) -> None:
        self._directory = directory
        self._stem = stem
        self._stdout: BinaryIO | None = None
        if directory is None:
            # As bytes, since the terminal's encoding may have no room for what is in the signals.
            self._stdout = sys.stdout.buffer
        else:
            self._make(directory)

    def write(self, number: int, document: str) -> None:
        """Writes the mutation of that number, counted from 1."""
        data = document.encode()
        if self._stdout is not None:
            write_whole(self._stdout, data if number == 1 else b"\n" + data)
        elif self._directory is not None:
            path = self._directory / f"{self._stem}-{number:04}.graphql"
            try:
                path.write_bytes(data)
            except OSError as error:
                raise _failure(path, error) from None

    def _make(self, directory: Path) -> None:
        try:
            directory.mkdir(parents=True, exist_ok=True)
            empty = not any(directory.iterdir())
        except OSError as error:
            raise _failure(directory, error) from None
        if not empty:
            name = click.format_filename(directory)
            raise click.BadParameter(
                f"{name} is not empty, and old mutations are easily sent twice.", param_hint="--output-dir"
            )


def _failure(path: Path, error: OSError) -> click.ClickException:
    return click.ClickException(f"{click.format_filename(path)} cannot be written: {error.strerror}")


class Mutations:
    """Collects signals as literals, and writes a mutation of `size` whenever there are enough of them."""

    def __init__(self, compose: Callable[[Sequence[str]], str], size: int, output: Output) -> None:
        self._compose = compose
        self._size = size
        self._output = output
        self._waiting: list[str] = []
        self.written = 0
        self.signals = 0

    def add(self, signals: Sequence[str]) -> None:
        self._waiting += signals
        whole = len(self._waiting) - len(self._waiting) % self._size
        for start in range(0, whole, self._size):
            self._write(self._waiting[start : start + self._size])
        del self._waiting[:whole]

    def flush(self) -> None:
        """Writes what is waiting."""
        if self._waiting:
            self._write(self._waiting)
            self._waiting = []

    def _write(self, signals: Sequence[str]) -> None:
        self.written += 1
        self._output.write(self.written, self._compose(signals))
        self.signals += len(signals)


class Envelope:
    """What to put around bare contents: `members`, from a file if there is one, and the content under its own
    name."""

    def __init__(self, members: dict[str, Json], content: str, file: str | None = None) -> None:
        self._members = members
        self._content = content
        self._file = file

    def around(self, item: Item) -> Item:
        """A bare content as an envelope."""
        return Item(item.place, {**self._members, self._content: item.value}, "envelope")

    def in_content(self, finding: Finding) -> Finding | None:
        """What was found in an envelope with a bare content, as a finding about the content; None where it is
        about the file of the envelope."""
        pointer = finding.pointer or ""
        inner = pointer.removeprefix(f"/{self._content}")
        if inner != pointer and inner[:1] in ("", "/"):
            return replace(finding, pointer=inner)
        return finding if self._file is None else None

    def in_file(self, finding: Finding) -> Finding:
        """What was found in an envelope with a bare content, as a finding about the file of the envelope, the
        same for all contents."""
        return replace(
            finding, file=self._file, line=None, column=None, index=None, offset=None, signal_type=None
        )

    @classmethod
    def read(cls, path: Path | None, content: str) -> Envelope:
        """The one in a JSON file; with no file, one without members. UsageError where it is no object."""
        if path is None:
            return cls({}, content)
        name = click.format_filename(path)
        try:
            members = json.loads(path.read_bytes())
        except OSError as error:
            message = f"{name} cannot be read: {error.strerror}."
            raise click.BadParameter(message, param_hint="--envelope") from None
        except (ValueError, RecursionError):
            raise click.BadParameter(f"{name} is no JSON in UTF-8.", param_hint="--envelope") from None
        if not isinstance(members, dict) or content in members:
            message = f"{name} must hold an object with all members of an envelope but {content!r}."
            raise click.BadParameter(message, param_hint="--envelope")
        return cls(members, content, str(path))
