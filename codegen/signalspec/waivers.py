"""Waivers: what breaks, and may do so until a day, for a reason.

They stand in a YAML file beside the spec. One that is unused or has expired is a mistake in that file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias, cast

from signalspec.changes import KINDS
from signalspec.conform import conform
from signalspec.diagnostics import Diagnostic, Diagnostics, Span, SpecError, did_you_mean
from signalspec.language import Key, ListOf, Record, Text
from signalspec.nodes import MappingNode, ScalarNode, SequenceNode
from signalspec.source import parse, read_file

FILE_NAME = "diff-waivers.yaml"

For: TypeAlias = Literal["senders", "readers"]
BOTH: tuple[For, ...] = ("senders", "readers")

_WAIVER = Record(
    "waiver",
    {
        "rule": Key(Text(), "The kind of change.", True),
        "place": Key(Text(), "What changed, as `diff` names it.", True),
        "for": Key(Text(choices=BOTH), "Whom it may break; left out: both."),
        "reason": Key(Text(), "Why that is all right.", True),
        "expires": Key(Text("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day such as 2027-01-31"), "The last day.", True),
    },
)
_FILE = Record("file of waivers", {"waivers": Key(ListOf(_WAIVER), "What may break.", True)})


@dataclass(frozen=True, slots=True)
class Waiver:
    """Changes of the kind `rule` at `place` may break those named until the end of the day `expires`."""

    rule: str
    place: str
    concerns: tuple[For, ...]
    reason: str
    expires: date
    span: Span

    def covers(self, rule: str, places: Iterable[str], whom: For) -> bool:
        """Whether it is about that kind of change at one of the places, for senders or readers."""
        return self.rule == rule and whom in self.concerns and self.place in places


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a file, in its order. Raises SpecError with every mistake in it."""
    diagnostics = Diagnostics()
    root = parse(read_file(path), str(path), diagnostics)
    document = conform(root, _FILE, diagnostics) if root is not None else None
    found: dict[tuple[str, str, tuple[For, ...]], Waiver] = {}
    listed = document.get("waivers") if isinstance(document, MappingNode) else None
    for item in listed.items if isinstance(listed, SequenceNode) else ():
        waiver = _waiver(item, diagnostics) if isinstance(item, MappingNode) and not item.refused else None
        if waiver is None:
            continue
        first = found.setdefault((waiver.rule, waiver.place, waiver.concerns), waiver)
        if first is not waiver:
            diagnostics.error(
                "duplicate-waiver",
                f"{waiver.rule} at {waiver.place} is waived twice",
                waiver.span,
                help="keep one of the two",
                related=((first.span, "the first one"),),
            )
    if diagnostics.has_errors:
        raise SpecError(diagnostics)
    return tuple(found.values())


def waivers_beside(spec_file: Path) -> tuple[Waiver, ...]:
    """The waivers in the folder of a spec; none where there is no such file. Raises SpecError."""
    path = spec_file.with_name(FILE_NAME)
    return load_waivers(path) if path.is_file() else ()


def stale(waivers: Sequence[Waiver], used: Iterable[Waiver], today: date) -> list[Diagnostic]:
    """A finding for each waiver that has expired, or that nothing needs."""
    needed = set(used)
    found = []
    for waiver in waivers:
        if waiver not in needed:
            message = f"nothing is waived here: {waiver.rule} at {waiver.place} breaks nobody"
            found.append(Diagnostic("unused-waiver", message, waiver.span, "take it out"))
        elif waiver.expires < today:
            message = f"this waiver of {waiver.rule} at {waiver.place} has expired on {waiver.expires}"
            help = "undo the change, or agree on another day"
            found.append(Diagnostic("expired-waiver", message, waiver.span, help))
    return found


def _waiver(node: MappingNode, diagnostics: Diagnostics) -> Waiver | None:
    values = {key: value for key, (_, value) in node.entries.items() if isinstance(value, ScalarNode)}
    rule, day, reason = values["rule"], values["expires"], values["reason"]
    if rule.text not in KINDS:
        help = did_you_mean(rule.text, KINDS)
        diagnostics.error("unknown-rule", f"there is no kind of change {rule.text!r}", rule.span, help=help)
        return None
    if not reason.text.strip():
        diagnostics.error("no-reason", "a waiver needs a reason", reason.span, help="say why it may break")
        return None
    try:
        expires = date.fromisoformat(day.text)
    except ValueError:
        diagnostics.error("no-day", f"there is no day {day.text}", day.span, help="write an existing day")
        return None
    concerns = (cast(For, values["for"].text),) if "for" in values else BOTH
    return Waiver(rule.text, values["place"].text, concerns, reason.text, expires, rule.span)
