"""Mistakes as values: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "advice"]


class Span(NamedTuple):
    """A stretch of a file; lines and columns count from 1, columns in characters.

    `end_line` and `end_column` point just past the last character.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a spec.

    `code` is stable (kebab-case). `help` says what to do next. `related` names other places that
    belong to the finding, each with a few words ("first defined here").
    """

    code: str
    message: str
    span: Span
    help: str | None = None
    related: tuple[tuple[Span, str], ...] = ()
    severity: Severity = "error"


@dataclass(slots=True)
class Diagnostics:
    """Collects findings; iteration is sorted by place and free of repetitions."""

    _items: list[Diagnostic] = field(default_factory=list)

    def add(self, diagnostic: Diagnostic) -> None:
        self._items.append(diagnostic)

    def error(
        self,
        code: str,
        message: str,
        span: Span,
        *,
        help: str | None = None,
        related: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        self.add(Diagnostic(code, message, span, help, related))

    def extend(self, items: Iterable[Diagnostic]) -> None:
        self._items.extend(items)

    @property
    def has_errors(self) -> bool:
        return any(d.severity == "error" for d in self._items)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(dict.fromkeys(self._items), key=lambda d: (d.span, d.code, d.message)))

    def __len__(self) -> int:
        return len(self._items)


class SpecError(Exception):
    """The spec cannot be used; `diagnostics` says why, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(f"{d.span}: {d.message} [{d.code}]" for d in self.diagnostics))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` was probably meant to be, or None."""
    if len(name) > 64:
        return None
    by_folded = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """`did you mean 'x'?`, the list of choices where it is short, or None."""
    choices = list(known)
    match = nearest(name, choices)
    if match is not None:
        return f"did you mean {match!r}?"
    if 0 < len(choices) <= 12:
        return "known here: " + ", ".join(choices)
    return None
