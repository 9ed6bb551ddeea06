"""The page of enums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from signalspec.model import Enum, EnumValue
from signalspec.naming import class_name, enum_member
from signalspec.targets.docs.links import Links
from signalspec.targets.docs.markdown import Markdown, code, join, paragraphs, text
from signalspec.targets.docs.uses import Uses

# A longer list becomes a table with one row for each first letter.
_LONG = 40


class ValueRow(NamedTuple):
    value: Markdown
    python: Markdown
    meaning: Markdown


class LetterRow(NamedTuple):
    letter: Markdown
    values: Markdown


class EnumSection(NamedTuple):
    """One enum; of `values` and `letters` one is empty."""

    name: Markdown
    doc: list[Markdown]
    ignore_case: bool
    note: list[Markdown]
    values: list[ValueRow]
    letters: list[LetterRow]
    used_by: Markdown


def enum_section(enum: Enum, uses: Uses, links: Links) -> EnumSection:
    long = len(enum.values) > _LONG
    return EnumSection(
        name=text(enum.name),
        doc=paragraphs(enum.doc),
        ignore_case=enum.ignore_case,
        note=paragraphs(enum.note or ""),
        values=[] if long else [_value_row(enum, value) for value in enum.values],
        letters=list(_letter_rows(enum.values)) if long else [],
        used_by=uses.of_enum(enum.name, links),
    )


def _value_row(enum: Enum, value: EnumValue) -> ValueRow:
    return ValueRow(
        code(value.value), code(f"{class_name(enum.name)}.{enum_member(value.value)}"), text(value.doc)
    )


def _letter_rows(values: tuple[EnumValue, ...]) -> Iterator[LetterRow]:
    by_letter: dict[str, list[EnumValue]] = {}
    for value in values:
        letter = value.value[:1]
        by_letter.setdefault(letter.upper() if letter.isascii() else letter, []).append(value)
    for letter, listed in by_letter.items():
        yield LetterRow(text(letter), join((join((code(v.value), text(v.doc)), " ") for v in listed), " · "))
