"""The page of formats."""

from __future__ import annotations

from typing import NamedTuple

from signalspec.model import Format
from signalspec.targets.docs.links import Links
from signalspec.targets.docs.markdown import Markdown, fenced, join, paragraphs, sample, text
from signalspec.targets.docs.uses import Uses


class FormatSection(NamedTuple):
    name: Markdown
    doc: list[Markdown]
    note: list[Markdown]
    pattern: Markdown
    json_schema: Markdown
    matches: Markdown
    rejects: Markdown
    used_by: Markdown
    advised_by: Markdown


def format_section(format: Format, uses: Uses, links: Links) -> FormatSection:
    return FormatSection(
        name=text(format.name),
        doc=paragraphs(format.doc),
        note=paragraphs(format.note or ""),
        pattern=fenced(format.pattern, "text"),
        json_schema=text(format.json_schema or ""),
        matches=join(map(sample, format.matches), " · "),
        rejects=join(map(sample, format.rejects), " · "),
        used_by=uses.of_format(format.name, "error", links),
        advised_by=uses.of_format(format.name, "advice", links),
    )
