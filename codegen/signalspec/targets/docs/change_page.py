"""The view of the page that lists the kinds of changes; the same for every spec."""

from __future__ import annotations

from typing import NamedTuple

from signalspec.changes import AREAS, ChangeKind
from signalspec.targets.docs.markdown import Markdown, code, statement, text


class KindLine(NamedTuple):
    name: Markdown
    purpose: Markdown
    senders: Markdown
    readers: Markdown
    least: Markdown
    before: Markdown
    after: Markdown


class ChangeArea(NamedTuple):
    title: Markdown
    kinds: list[KindLine]


def change_areas() -> list[ChangeArea]:
    """Every kind of change, by what it concerns."""
    return [ChangeArea(text(title), [_line(kind) for kind in kinds]) for title, kinds in AREAS.items()]


def _line(kind: ChangeKind) -> KindLine:
    return KindLine(
        code(kind.id),
        statement(kind.purpose),
        statement(kind.senders),
        statement(kind.readers),
        text(kind.least),
        code(kind.before),
        code(kind.after),
    )
