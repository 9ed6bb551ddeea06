"""A comparison as an entry of a changelog, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.commands.assessing import effect
from signalspec.compare import Change, Comparison
from signalspec.targets.docs.markdown import Markdown, code, join, sentence, statement, words
from signalspec.waivers import BOTH

_BREAKING, _NEW, _OTHER = "Breaking for senders", "New to readers", "Other changes"


def changelog(comparison: Comparison) -> str:
    """An entry for the new version: what breaks senders, what readers may not expect, and all else."""
    version = comparison.new.version
    if version == comparison.old.version:
        version = comparison.suggested_version
    sections: dict[str, list[Change]] = {_BREAKING: [], _NEW: [], _OTHER: []}
    for change in comparison.changes:
        senders, readers = change.senders.outcome != "safe", change.readers.outcome != "safe"
        sections[_BREAKING if senders else _NEW if readers else _OTHER].append(change)
    return "\n".join([f"## {version}", *_sections(sections)]) + "\n"


def _sections(sections: dict[str, list[Change]]) -> Iterator[str]:
    if not any(sections.values()):
        yield "\nNothing has changed."
    for title, changes in sections.items():
        if changes:
            yield f"\n### {title}\n"
            yield from (f"- {_line(change)}" for change in changes)


def _line(change: Change) -> Markdown:
    owners = join(code(use.partition(".")[0]) for use in change.uses)
    where = words(f"(in {owners})" if len(change.uses) > 1 else "")
    open_ones = [whom for whom in BOTH if effect(change, whom).outcome == "undecided"]
    doubt = words(f"(undecided for {' and '.join(open_ones)})" if open_ones else "")
    return sentence(join((code(change.place), where, statement(change.message), doubt), " "))
