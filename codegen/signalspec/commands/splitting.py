"""Valid signals and rejects, apart: into a directory that is there whole, or not at all."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click

from signalspec.inputs import Batch, Fault, Item, Judge, LineBlock, Place, Reader, RowBlock, Unit, Verdict
from signalspec.model import Json
from signalspec.report import Finding
from signalspec.report.record import finding_record
from signalspec.report.wording import counted, place
from signalspec.writer.errors import WriteError
from signalspec.writer.lock import locked

VALID, REJECTS, VIOLATIONS = "valid.ndjson", "rejects.ndjson", "violations.ndjson"

_BUFFER = 1024 * 1024
_OF_THE_REJECT = ("file", "line", "index")


class Split:
    """The files of one split while they are written: `valid.ndjson`, `rejects.ndjson`, and
    `violations.ndjson` with a line for each reject. Lines of NDJSON stay as they are, byte by byte."""

    def __init__(self, reader: Reader, judge: Judge, directory: SplitDirectory) -> None:
        self.valid = 0
        self.rejects = 0
        self.directory = directory
        self._reader = reader
        self._judge = judge
        self._files = directory.files
        self._lost: Place | None = None

    def add(self, unit: Unit, verdict: Verdict) -> None:
        """Writes the signals of the unit, each to where its verdict sends it."""
        if isinstance(unit, LineBlock):
            self._lines(unit, verdict)
        elif isinstance(unit, RowBlock):
            self._rows(unit, verdict)
        elif isinstance(unit, Item):
            self._value(unit, verdict.findings)
        elif isinstance(unit, Batch) and _is_whole(unit):
            self._batch(unit)
        elif isinstance(unit, Batch | Fault) and self._lost is None:
            self._lost = unit.place

    def what_is_missing(self) -> str | None:
        """Why the files do not hold all that was read, None where they do."""
        if self._lost is None:
            return None
        at = place(Finding("", "", "error", "", self._lost.file, self._lost.line, self._lost.column))
        return f"what stands at {at} is no signal that a line could hold: mend it, or leave the file out"

    def outcome(self) -> str:
        """What was written, in a line."""
        valid = f"{self.directory.name}: {counted(self.valid, 'valid signal')} in {VALID}"
        rejects = f"{counted(self.rejects, 'reject')} in {REJECTS}"
        return f"{valid}, {rejects}" + (f", what is wrong with each in {VIOLATIONS}" if self.rejects else "")

    def _lines(self, block: LineBlock, verdict: Verdict) -> None:
        bad: dict[int | None, list[Finding]] = {}
        for finding in verdict.findings:
            if finding.level == "error":
                bad.setdefault(finding.line, [])
        for finding in verdict.findings:
            if finding.line in bad:
                bad[finding.line].append(finding)
        requests = set(verdict.request_lines)
        valid: list[bytes] = []
        offset = block.offset
        for number, line in enumerate(block.lines, block.first_line):
            if number in requests:
                self._request(line, Place(block.file, number), offset)
            elif number in bad:
                self._reject(line, Place(block.file, number), bad[number])
            elif line and not line.isspace():
                valid.append(line)
            offset += len(line) + 1
        self._accept(valid)

    def _rows(self, block: RowBlock, verdict: Verdict) -> None:
        found: dict[int | None, list[Finding]] = {}
        for finding in verdict.findings:
            found.setdefault(finding.index, []).append(finding)
        for unit in self._reader.rows(block):
            self.add(unit, Verdict(found.get(unit.place.index, [])))

    def _request(self, line: bytes, at: Place, offset: int) -> None:
        """The signals of a request, one by one; one that cannot be read keeps all of them together."""
        batches = list(self._reader.line(line, at, offset))
        if all(isinstance(batch, Batch) and _is_whole(batch) for batch in batches):
            for batch in batches:
                if isinstance(batch, Batch):
                    self._batch(batch)
        else:
            found = [finding for batch in batches for finding in self._judge.judge(batch).findings]
            self._reject(line, at, found)

    def _batch(self, batch: Batch) -> None:
        values = batch.value if isinstance(batch.value, list) else []
        for value, at, repeated in zip(values, batch.places, batch.repeated, strict=True):
            item = Item(at, value, "envelope", repeated)
            self._value(item, self._judge.judge(item).findings)

    def _value(self, item: Item, found: Iterable[Finding]) -> None:
        line = json.dumps(item.value, ensure_ascii=False, separators=(",", ":")).encode()
        if any(finding.level == "error" for finding in found):
            self._reject(line, item.place, found)
        else:
            self._accept([line])

    def _accept(self, lines: list[bytes]) -> None:
        if lines:
            self.valid += len(lines)
            self._write(VALID, b"\n".join(lines))

    def _reject(self, line: bytes, at: Place, found: Iterable[Finding]) -> None:
        self.rejects += 1
        self._write(REJECTS, line)
        record: dict[str, Json] = {"reject": self.rejects, "file": at.file}
        if at.line is not None:
            record["line"] = at.line
        if at.index is not None:
            record["index"] = at.index
        violations = [finding_record(finding) for finding in found]
        record["violations"] = [
            {name: value for name, value in violation.items() if name not in _OF_THE_REJECT}
            for violation in violations
        ]
        self._write(VIOLATIONS, json.dumps(record).encode())

    def _write(self, name: str, lines: bytes) -> None:
        try:
            self._files[name].write(lines + b"\n")
        except OSError as error:
            raise click.ClickException(f"{name} cannot be written: {error.strerror}") from None


class SplitDirectory:
    """A directory for a split, new or empty. It is filled beside itself, and is there at once when `keep` is
    called; unless that happens, nothing of it stays. What a killed run has left is removed by the next one.

    A context manager. ClickException where it cannot be written, UsageError where it is not empty.
    """

    def __init__(self, directory: Path) -> None:
        self.name = click.format_filename(directory)
        self._directory = directory.resolve()
        if not self._directory.name:
            raise click.BadParameter("a root cannot be put into its place.", param_hint="--split")
        self._beside = self._directory.with_name(f".{self._directory.name}.partial")
        self._new = self._beside / "new"
        self._stack = ExitStack()
        self.files: dict[str, BinaryIO] = {}

    def __enter__(self) -> SplitDirectory:
        with self._failures():
            self._beside.mkdir(parents=True, exist_ok=True)
            self._stack.callback(self._remove_beside)
            self._stack.enter_context(locked(self._beside, 0))
            self._stack.callback(shutil.rmtree, self._new, ignore_errors=True)
            self._check_empty()
            if self._new.exists():
                shutil.rmtree(self._new)
            self._new.mkdir()
            for name in (VALID, REJECTS, VIOLATIONS):
                self.files[name] = self._stack.enter_context((self._new / name).open("wb", _BUFFER))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def keep(self) -> None:
        """Puts the directory into its place."""
        with self._failures():
            for file in self.files.values():
                file.flush()
                os.fsync(file.fileno())
                file.close()
            if sys.platform == "win32" and self._directory.exists():
                self._directory.rmdir()  # a rename replaces an empty one elsewhere
            self._new.rename(self._directory)

    def _check_empty(self) -> None:
        if self._directory.exists() and any(self._directory.iterdir()):
            raise click.BadParameter(
                f"{self.name} is not empty: what was split before stays as it is; name a new directory.",
                param_hint="--split",
            )

    def _remove_beside(self) -> None:
        with suppress(OSError):  # another run may have begun to use it
            self._beside.rmdir()

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self._stack.close()
            if isinstance(error, WriteError):
                raise click.ClickException(str(error)) from None
            if isinstance(error, OSError):
                raise click.ClickException(f"{self.name} cannot be written: {error.strerror}") from None
            raise


def _is_whole(batch: Batch) -> bool:
    """Whether all signals of it could be read."""
    return isinstance(batch.value, list) and not batch.faults
