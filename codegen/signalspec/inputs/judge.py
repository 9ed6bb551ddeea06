"""Judging what was read: signals in, findings and counts out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from signalspec import naming
from signalspec.inputs.glance import Glance
from signalspec.inputs.reading import Reader, line_fault
from signalspec.inputs.shape import Signal
from signalspec.inputs.text import BadText, Decoder
from signalspec.inputs.units import Batch, Block, Fault, Item, LineBlock, Place, RowBlock, Shape
from signalspec.model import TEXT, Spec
from signalspec.report.finding import NO_TEXT, NO_TYPE, Finding, Level, TypeCount
from signalspec.validators import Package, Violation, load

Unknown: TypeAlias = Literal["reject", "ignore"]


@dataclass(slots=True)
class Verdict:
    """What judging something came to; can be sent from one process to another. `request_lines` are the
    numbers of lines that hold a request, with any number of signals."""

    findings: list[Finding] = field(default_factory=list)
    types: dict[str, TypeCount] = field(default_factory=dict)
    request_lines: list[int] = field(default_factory=list)

    def add(self, violations: Iterable[Violation], place: Place, name: str) -> None:
        self.findings += [_finding(violation, place, name, violation.path) for violation in violations]

    def count(self, name: str, *, bad: bool) -> None:
        count = self.types.get(name)
        if count is None:
            count = self.types[name] = TypeCount()
        count.signals += 1
        count.bad += bad


@dataclass(frozen=True, slots=True)
class Options:
    """How to judge. `tier` is a tier's name, or None to judge all types alike; `column` is the one that holds
    the signals of tables, None where all columns together do."""

    tier: str | None = None
    unknown: Unknown = "reject"
    advice: bool = False
    column: str | None = None


class Judge:
    """Judges signals of one spec with its generated validators."""

    def __init__(self, spec: Spec, validators: Package, reader: Reader, options: Options) -> None:
        self._reader = reader
        self._shapes = reader.shapes
        self._decoder = Decoder()
        self._validators = validators
        self._advice = options.advice
        self._exact = options.unknown == "reject"
        self._options: dict[str, object] = {"unknown": options.unknown, "advice": options.advice}
        if spec.tier_dimension is not None and options.tier is not None:
            self._options[naming.parameter(spec.tier_dimension.name)] = options.tier

    def judge(self, unit: Item | Batch | Fault | Block) -> Verdict:
        """The verdict on one unit; it depends on nothing else than the unit."""
        verdict = Verdict()
        if isinstance(unit, RowBlock):
            for inner in self._reader.rows(unit):
                self._one(inner, verdict)
        elif not isinstance(unit, LineBlock):
            self._one(unit, verdict)
        elif self._advice:
            for inner in self._reader.lines(unit):
                self._one(inner, verdict)
        else:
            self._lines(unit, verdict)
        return verdict

    def accepted(self, line: bytes) -> Signal | None:
        """The envelope that a line holds, if there is nothing to report of it, told at a glance."""
        try:
            signal = self._shapes.tell(self._decoder.line(line))
        except BadText:
            return None
        if type(signal) is not Signal or signal.shape != "envelope":
            return None
        return None if self._validators.validate(signal.value, **self._options) else signal

    def type_of(self, signal: Signal) -> str:
        """The signal's type, as it is counted."""
        return self._shapes.type_of(signal) or NO_TYPE

    def _lines(self, block: LineBlock, verdict: Verdict) -> None:
        """The way of nearly all traffic: no objects but the signal itself, unless it breaks a rule."""
        decoder, tell = self._decoder, self._shapes.tell
        glance = Glance(self._shapes, self._validators.validate_json, self._options) if self._exact else None
        number, offset = block.first_line - 1, block.offset
        for line in block.lines:
            number += 1
            start = offset
            offset += len(line) + 1
            if not line or line.isspace():
                continue
            name, violations = glance.look(line) if glance is not None else (None, None)
            if name is not None:
                verdict.count(name, bad=False)
                continue
            try:
                value = decoder.line(line)
            except BadText as error:
                self._fault(line_fault(error, line, Place(block.file, number), start), verdict)
                continue
            signal = tell(value)
            if type(signal) is Signal:
                if violations is None or signal.shape != "envelope" or signal.depth:
                    violations = self._check(signal.shape)(signal.value, **self._options)
                name = self._shapes.type_of(signal) or NO_TYPE
                if violations:
                    verdict.add(violations, Place(block.file, number), name)
                verdict.count(name, bad=_breaks(violations))
                continue
            for unit in self._reader.line(line, Place(block.file, number), start):
                self._one(unit, verdict)

    def _one(self, unit: Item | Batch | Fault, verdict: Verdict) -> None:
        if isinstance(unit, Fault):
            self._fault(unit, verdict)
        elif isinstance(unit, Batch):
            self._batch(unit, verdict)
        else:
            name = self._shapes.type_of(Signal(unit.value, unit.shape, 0)) or NO_TYPE
            violations = self._check(unit.shape)(unit.value, **self._options)
            verdict.add(violations, unit.place, name)
            self._repeated(unit.repeated, unit.place, name, verdict)
            verdict.count(name, bad=_breaks(violations))

    def _batch(self, batch: Batch, verdict: Verdict) -> None:
        """Signals of one mutation; a violation without an index is the batch's own."""
        if batch.place.line is not None:
            verdict.request_lines.append(batch.place.line)
        bad: set[int] = set()
        values = batch.value if isinstance(batch.value, list) else []
        names = [self._shapes.type_of(Signal(value, "envelope", 0)) or NO_TYPE for value in values]
        for violation in self._validators.validate_batch(batch.value, **self._options):
            _, _, inner = violation.path.partition("/")
            number, slash, rest = inner.partition("/")
            if not number:
                verdict.findings.append(_finding(violation, batch.place, None, ""))
                continue
            index = int(number)
            if index not in batch.faults:
                place = batch.places[index]
                verdict.findings.append(_finding(violation, place, names[index], slash + rest))
                if violation.level == "error":
                    bad.add(index)
        for index, name in enumerate(names):
            fault = batch.faults.get(index)
            if fault is not None:
                self._fault(fault, verdict)
            else:
                self._repeated(batch.repeated[index], batch.places[index], name, verdict)
                verdict.count(name, bad=index in bad)

    def _check(self, shape: Shape) -> Callable[..., list[Violation]]:
        return self._validators.validate if shape == "envelope" else self._validators.validate_content

    def _fault(self, fault: Fault, verdict: Verdict) -> None:
        place = fault.place
        level: Level = "warning" if fault.code == "variable" else "error"
        verdict.findings.append(
            Finding(
                rule=f"{TEXT}.{fault.code}",
                code=fault.code,
                level=level,
                message=fault.message,
                file=place.file,
                line=place.line,
                column=place.column,
                pointer="",
                index=place.index,
                offset=place.offset,
            )
        )
        if level == "error":
            verdict.count(NO_TEXT, bad=True)

    def _repeated(self, pointers: Iterable[str], place: Place, name: str, verdict: Verdict) -> None:
        if self._advice:
            verdict.findings += [
                Finding(
                    rule=f"{TEXT}.duplicate_key",
                    code="duplicate_key",
                    level="advice",
                    message="the object has this member more than once; the last one counts",
                    file=place.file,
                    line=place.line,
                    column=place.column,
                    pointer=pointer,
                    index=place.index,
                    signal_type=name if name != NO_TYPE else None,
                )
                for pointer in pointers
            ]


def new_judge(spec: Spec, options: Options) -> Judge:
    """A judge with a reader of its own."""
    reader = Reader(spec, find_repeated=options.advice, column=options.column)
    return Judge(spec, load(spec), reader, options)


def _breaks(violations: Iterable[Violation]) -> bool:
    return any(violation.level == "error" for violation in violations)


def _finding(violation: Violation, place: Place, name: str | None, pointer: str) -> Finding:
    return Finding(
        rule=violation.rule,
        code=violation.code,
        level="error" if violation.level == "error" else "advice",
        message=violation.message,
        file=place.file,
        line=place.line,
        column=place.column,
        pointer=pointer,
        index=place.index,
        signal_type=name if name != NO_TYPE else None,
    )
