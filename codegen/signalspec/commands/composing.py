"""Valid signals as GraphQL literals, beside the verdicts on all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from signalspec import naming
from signalspec.commands.mutations import Envelope
from signalspec.inputs import Batch, Fault, Item, Judge, LineBlock, Options, Reader, RowBlock, Verdict
from signalspec.model import Spec
from signalspec.report import Finding
from signalspec.runtime.python.literals import item_literals
from signalspec.validators import load


@dataclass(slots=True)
class Composed(Verdict):
    """A verdict with the signals that it lets pass, as `mutation_of_literals` takes them. `bare`: there were
    contents without an envelope; `refused`: something was no valid signal. `of_envelope` is what is wrong
    with the file of the envelope, each time that it was put around a content."""

    literals: list[str] = field(default_factory=list)
    of_envelope: list[Finding] = field(default_factory=list)
    bare: bool = False
    refused: bool = False


class Composer:
    """Judges signals, and writes those that are valid."""

    def __init__(self, spec: Spec, options: Options, envelope: Envelope) -> None:
        package = load(spec)
        self._reader = Reader(spec, column=options.column)
        self._judge = Judge(spec, package, self._reader, options)
        self._envelope = envelope
        made = getattr(package, naming.class_name(spec.transport.envelope.name))
        self._from_valid = cast(Callable[[object], Any], made.from_valid)

    def judge(self, unit: Item | Batch | Fault | LineBlock | RowBlock) -> Composed:
        composed = Composed()
        payloads: list[dict[str, Any]] = []
        if isinstance(unit, LineBlock):
            self._lines(unit, composed, payloads)
        else:
            self._apart(unit, composed, payloads)
        composed.literals = item_literals(payloads)
        return composed

    def _lines(self, block: LineBlock, composed: Composed, payloads: list[dict[str, Any]]) -> None:
        offset = block.offset
        for number, line in enumerate(block.lines, block.first_line):
            signal = self._judge.accepted(line)
            if signal is not None:
                composed.count(self._judge.type_of(signal), bad=False)
                payloads.append(self._from_valid(signal.value).to_dict())
            elif line:
                self._apart(LineBlock(block.file, number, offset, [line]), composed, payloads)
            offset += len(line) + 1

    def _apart(
        self,
        unit: Item | Batch | Fault | LineBlock | RowBlock,
        composed: Composed,
        payloads: list[dict[str, Any]],
    ) -> None:
        for one in self._reader.apart(unit):
            if isinstance(one, Item | Fault):
                self._one(one, composed, payloads)

    def _one(self, unit: Item | Fault, composed: Composed, payloads: list[dict[str, Any]]) -> None:
        bare = isinstance(unit, Item) and unit.shape == "content"
        if isinstance(unit, Item) and bare:
            composed.bare = True
            unit = self._envelope.around(unit)
        verdict = self._judge.judge(unit)
        for name, count in verdict.types.items():
            composed.count(name, bad=bool(count.bad))
        for finding in verdict.findings:
            placed = self._envelope.in_content(finding) if bare else finding
            if placed is not None:
                composed.findings.append(placed)
            else:
                composed.of_envelope.append(self._envelope.in_file(finding))
        if isinstance(unit, Item) and not verdict.findings:
            payloads.append(self._from_valid(unit.value).to_dict())
        else:
            composed.refused = True
