"""Changes as findings of a report, with their verdicts and witnesses in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from signalspec.commands.assessing import Assessed, Assessment, effect
from signalspec.commands.confirming import Confirmer
from signalspec.compare import Change, Comparison, Effect, Witness
from signalspec.diagnostics import Span
from signalspec.model import Json
from signalspec.report.diagnostic import SourceLines
from signalspec.report.finding import Detail, Finding, Level, Related
from signalspec.waivers import BOTH, For

_LONGEST_TEXT = 60
_MOST_ELEMENTS = 3
_TAKES = {"senders": ("old", "new"), "readers": ("new", "old")}


def change_finding(assessed: Assessed, confirmer: Confirmer, sources: SourceLines) -> Finding:
    """The change as a finding: an error where the run fails on it, a warning where it breaks all the same."""
    change = assessed.change
    outcomes = [effect(change, whom).outcome for whom in BOTH]
    label = next((each for each in ("breaking", "undecided") if each in outcomes), "safe")
    level: Level = "error" if assessed.fails else "warning" if label != "safe" else "advice"
    quotes = label != "safe"
    place = change.new or change.old
    related = change.old if change.new is not None else None
    return Finding(
        change.kind.id,
        change.kind.id,
        level,
        f"{_subject(change)} {change.message}",
        file=place.file if place else None,
        line=place.line if place else None,
        column=place.column if place else None,
        end_line=place.end_line if place else None,
        end_column=place.end_column if place else None,
        pointer=change.place,
        source=sources.line(place.file, place.line) if place and quotes else None,
        related=(_related(related, sources),) if related and quotes else (),
        details=tuple(_details(assessed, confirmer)),
        label="waived" if label != "safe" and len(assessed.waived) == _open(outcomes) else label,
    )


def _open(outcomes: Sequence[str]) -> int:
    return sum(outcome != "safe" for outcome in outcomes)


def _subject(change: Change) -> str:
    if len(change.uses) == 1:
        return change.place
    return f"{change.place} ({len(change.uses)} uses)"


def _related(span: Span, sources: SourceLines) -> Related:
    source = sources.line(span.file, span.line)
    return Related("before", span.file, span.line, span.column, span.end_line, span.end_column, source)


def _details(assessed: Assessed, confirmer: Confirmer) -> Iterator[Detail]:
    change = assessed.change
    said = {whom: effect_words(effect(change, whom)) for whom in BOTH}
    if said["senders"] == said["readers"] and change.senders.outcome == "safe":
        yield Detail("senders and readers", (said["senders"],))
        return
    for whom in BOTH:
        lines = [said[whom]]
        witness = effect(change, whom).worst.witness
        if witness is not None:
            lines += _witness_lines(witness, whom, confirmer)
        yield Detail(whom, tuple(lines))
    for waiver in dict.fromkeys(assessed.waived.values()):
        who = " and ".join(whom for whom in BOTH if assessed.waived.get(whom) is waiver)
        yield Detail("waived", (f"for {who} until {waiver.expires}: {waiver.reason}",))


def effect_words(effect: Effect) -> str:
    """The verdicts of one direction in a line, such as `breaking for full; safe for basic`."""
    every = [("where no tier is named", effect.untiered), *effect.tiers]
    outcomes = [verdict.outcome for _, verdict in every]
    if len(set(outcomes)) == 1:
        reason = f", {effect.worst.reason}" if effect.worst.reason else ""
        return f"{outcomes[0]}{reason}"
    parts = []
    for outcome in dict.fromkeys(sorted(outcomes)):
        names = [name for name, verdict in effect.tiers if verdict.outcome == outcome]
        listed = f"for {', '.join(names)}" if names else ""
        alone = every[0][0] if effect.untiered.outcome == outcome else ""
        parts.append(f"{outcome} {', and '.join(part for part in (listed, alone) if part)}")
    return "; ".join(parts)


def _witness_lines(witness: Witness, whom: For, confirmer: Confirmer) -> Iterator[str]:
    """The payload, and what either spec says of it."""
    refused = confirmer.refused(witness, forward=whom == "senders")
    taking, refusing = _TAKES[whom] if witness.kind != "answer" else _TAKES[whom][::-1]
    shown = witness.payload if witness.kind == "request" else compact(witness.payload)
    times = f"{witness.repeat} times " if witness.repeat else ""
    tier = f" from callers of {witness.tier}" if witness.tier else ""
    at = f"{refused.path}: " if refused.path else ""
    yield f"{witness.kind}: {times}{shown}"
    yield f"the {taking} spec takes it{tier}; the {refusing} one: {at}{refused.message} [{refused.rule}]"


def compact(payload: Json) -> str:
    """The payload as one line of JSON; long texts and lists are cut."""
    return json.dumps(_cut(payload), ensure_ascii=False, separators=(", ", ": "))


def _cut(value: Json) -> Json:
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"{value[: _LONGEST_TEXT // 2]}... ({len(value):,} characters)"
    if isinstance(value, list):
        cut = [_cut(item) for item in value[:_MOST_ELEMENTS]]
        more = len(value) - _MOST_ELEMENTS
        return [*cut, f"... ({more:,} more)"] if more > 0 else cut
    if isinstance(value, dict):
        return {name: _cut(member) for name, member in value.items()}
    return value


def outcome(comparison: Comparison, assessment: Assessment) -> str:
    """The run in a line: how many changes, whom they break, and the version that they ask for."""
    changes = comparison.changes
    if not changes:
        return "no changes"
    parts = [f"{len(changes):,} change{'s' if len(changes) != 1 else ''}"]
    for whom in BOTH:
        for verdict, verb in (("breaking", "breaking"), ("undecided", "undecided for")):
            number = sum(effect(change, whom).outcome == verdict for change in changes)
            if number:
                parts.append(f"{number:,} {verb} {whom}")
    waived = sum(bool(each.waived) for each in assessment.changes)
    parts += [f"{waived:,} waived"] if waived else []
    version = comparison.suggested_version
    asked = f"{comparison.old.version} -> {version} ({comparison.bump})"
    given = f", the new spec says {comparison.new.version}"
    return f"{', '.join(parts)}; suggested version: {asked}{given}"
