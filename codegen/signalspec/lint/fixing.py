"""Applies fixes to a spec's text, and keeps none that changes what a payload means."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from signalspec.diagnostics import Diagnostic, Span, SpecError
from signalspec.lint.records import Edit, Found, Subject
from signalspec.load import load_text
from signalspec.model import Json, Spec
from signalspec.resolved import resolved

_ROUNDS = 10  # a fix may lay another finding bare, such as what only an unused group used
_BOM = b"\xef\xbb\xbf"

Run = Callable[[Subject], list[Found]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text with fixes in it, and how many."""

    text: str
    count: int


def fix(subject: Subject, run: Run) -> Fixed:
    """Fixes what `run` finds until there is nothing left that has a fix.

    Every step is loaded and compared: a fix after which the spec does not load, or says anything else than
    before but for descriptions, is left out.
    """
    meant, count = _meaning(subject.spec), 0
    for _ in range(_ROUNDS):
        fixes = _apart(found.finding.fix for found in run(subject) if found.finding.fix)
        mended, done = _step(subject, fixes, meant)
        if mended.text == subject.text:
            break
        subject, count = mended, count + done
    return Fixed(subject.text, count)


def _step(subject: Subject, fixes: list[tuple[Edit, ...]], meant: Json) -> tuple[Subject, int]:
    """The subject with as many of the fixes as can be had, and their number.

    Where not all of them go together, it is halves of them, and halves of these.
    """
    whole = _applied(subject, fixes, meant) if fixes else subject
    if whole is not None:
        return whole, len(fixes)
    if len(fixes) == 1:
        return subject, 0
    middle = len(fixes) // 2
    subject, later = _step(subject, fixes[middle:], meant)  # places before these stay right
    subject, earlier = _step(subject, fixes[:middle], meant)
    return subject, earlier + later


def _apart(fixes: Iterable[tuple[Edit, ...]]) -> list[tuple[Edit, ...]]:
    """The fixes in the order of the text, without those that overlap with an earlier one."""
    kept: list[tuple[Edit, ...]] = []
    end = (0, 0)
    in_order = {tuple(sorted(edits, key=lambda edit: _start(edit.span))) for edits in fixes}
    for one in sorted(in_order, key=lambda edits: _start(edits[0].span)):
        if _start(one[0].span) >= end:
            kept.append(one)
            end = _end(one[-1].span)
    return kept


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def _applied(subject: Subject, fixes: Iterable[tuple[Edit, ...]], meant: Json) -> Subject | None:
    pieces, at = [], 0
    for edit in (edit for edits in fixes for edit in edits):
        span = edit.span
        pieces += [subject.text[at : subject.offset(span.line, span.column)], edit.text]
        at = subject.offset(span.end_line, span.end_column)
    text = "".join([*pieces, subject.text[at:]])
    try:
        spec = load_text(text, subject.spec.file)
    except SpecError:
        return None
    return Subject(spec, text, subject.targets) if _meaning(spec) == meant else None


def _meaning(spec: Spec) -> Json:
    """What the spec says, but for its descriptions; samples are no part of the contract and count here."""
    samples = [[row.value for row in table.rows] for table in spec.samples.tables]
    return [_without_docs(resolved(spec)), [list(rows) for rows in samples]]


def _without_docs(value: Json) -> Json:
    if isinstance(value, list):
        return [_without_docs(item) for item in value]
    if isinstance(value, dict):
        return {
            key: member if key == "examples" else _without_docs(member)
            for key, member in value.items()
            if key != "doc"
        }
    return value


def write(path: Path, old: str, new: str) -> None:
    """Puts `new` in the place of `old` in one step; permissions and a byte order mark stay.

    Raises SpecError where the file is not what it was, or cannot be written.
    """
    path = path.resolve()
    data = path.read_bytes()
    mark = _BOM if data.startswith(_BOM) else b""
    if data != mark + old.encode():
        raise _refused(path, "it was changed meanwhile", "run it again")
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(mark + new.encode())
        temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise _refused(path, reason, "nothing was changed; see who may write there") from error


def _refused(path: Path, reason: str, help: str) -> SpecError:
    place = Span(str(path), 1, 1, 1, 1)
    return SpecError([Diagnostic("unwritable", f"cannot write the spec: {reason}", place, help)])
