"""The view of the page that says which target enforces which kind of rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from signalspec.capabilities import (
    DEVIATIONS,
    STATUSES,
    TARGETS,
    CapabilityTarget,
    Kind,
    Status,
    capabilities,
    kind_of,
    kinds,
    parts,
)
from signalspec.model import Spec
from signalspec.parts import by_owner
from signalspec.rules import OwnedRules
from signalspec.targets.docs.markdown import NOTHING, Markdown, join, words

_PARTS = {"text": "JSON text", "batch": "batches", "envelope": "envelopes", "content": "contents"}
_MARKS: dict[Status, str] = {"enforced": "✓", "documented": "doc", "not expressible": "–"}
# What the pages themselves do is the same for every kind, so it has no column.
_SHOWN = tuple(target for target in TARGETS if target.id != "docs")
# A reason that holds for more kinds than this is told without listing them.
_FEW = 3


class KindRow(NamedTuple):
    title: Markdown
    marks: list[Markdown]


class StatusLine(NamedTuple):
    mark: Markdown
    meaning: Markdown


class Reason(NamedTuple):
    status: Markdown
    kinds: Markdown
    why: Markdown


class LibraryNote(NamedTuple):
    """What single libraries do besides; `status` may be that they do either."""

    libraries: Markdown
    status: Markdown
    why: Markdown


class TargetSection(NamedTuple):
    title: Markdown
    sees: Markdown
    reasons: list[Reason]
    notes: list[LibraryNote]


class CapabilityPage(NamedTuple):
    rows: list[KindRow]
    statuses: list[StatusLine]
    targets: list[TargetSection]


def capability_page(spec: Spec, owned: OwnedRules) -> CapabilityPage:
    """The table for the kinds of rules that the spec has."""
    seen = _seen(spec, owned)
    shown = [kind for kind in kinds() if any(kind.id in of_target for of_target in seen.values())]
    return CapabilityPage(
        rows=[KindRow(words(kind.title), [_mark(kind, t, seen) for t in _SHOWN]) for kind in shown],
        statuses=[StatusLine(_status(status), words(meaning)) for status, meaning in STATUSES.items()],
        targets=[_section(target, [k for k in shown if k.id in seen[target.id]]) for target in _SHOWN],
    )


def _seen(spec: Spec, owned: OwnedRules) -> dict[str, set[str]]:
    """For each target, the kinds of the rules that concern the parts of the traffic that it sees."""
    found_kinds = by_owner("docs/kinds", spec, owned, lambda rules: sorted(set(map(kind_of, rules))))
    owners = {owner: set(found) for owner, found in zip(owned, found_kinds, strict=True)}
    for record in spec.records:
        if any(field.decimal for field in record.fields):
            owners[record.name].add("decimal")
    about = parts(spec)
    nulls = {kind.id for kind in kinds() if kind.id.startswith("null.")}
    return {
        target.id: nulls.union(*(found for owner, found in owners.items() if about[owner] & target.parts))
        for target in _SHOWN
    }


def _mark(kind: Kind, target: CapabilityTarget, seen: dict[str, set[str]]) -> Markdown:
    if kind.id not in seen[target.id]:
        return NOTHING
    status = capabilities()[kind.id, target.id].status
    return words(_MARKS.get(status, status))


def _status(status: Status) -> Markdown:
    mark = _MARKS.get(status)
    return words(f"{mark} *{status}*" if mark else f"*{status}*")


def _section(target: CapabilityTarget, seen: list[Kind]) -> TargetSection:
    sees = join(words(name) for part, name in _PARTS.items() if part in target.parts)
    return TargetSection(words(target.title), sees, list(_reasons(target, seen)), list(_notes(target, seen)))


def _reasons(target: CapabilityTarget, seen: list[Kind]) -> Iterator[Reason]:
    grouped: dict[tuple[Status, str], list[Kind]] = {}
    for kind in seen:
        found = capabilities()[kind.id, target.id]
        if found.status != "enforced":
            grouped.setdefault((found.status, found.why), []).append(kind)
    for (status, why), alike in sorted(grouped.items(), key=lambda item: len(item[1]) > _FEW):
        titles = join((words(kind.title) for kind in alike), "; ")
        alone = sum(other == status for other, _ in grouped) == 1
        everything = words("all that is marked so" if alone else "all else that is marked so")
        yield Reason(_status(status), everything if len(alike) > _FEW else titles, words(why))


def _notes(target: CapabilityTarget, seen: list[Kind]) -> Iterator[LibraryNote]:
    there = {kind.id for kind in seen}
    for found in DEVIATIONS:
        # What holds for a cell of the table is told there.
        kinds = [k for k in found.kinds if k in there and capabilities()[k, target.id].status != found.status]
        if target.id in found.targets and found.under and kinds:
            status = "looser or stricter" if found.status == "either" else found.status
            libraries = join(words(library) for library in found.under)
            yield LibraryNote(libraries, words(status), words(found.why))
