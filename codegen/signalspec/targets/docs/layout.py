"""Nested code on as few lines as fit a width, as a formatter would break it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

WIDTH = 88

Node: TypeAlias = "str | Group"


@dataclass(frozen=True)
class Group:
    """Something in brackets: `opening`, the items (each a label such as `name=`, and a value), `closing`."""

    opening: str
    items: tuple[tuple[str, Node], ...]
    closing: str

    @cached_property
    def flat(self) -> str:
        """All of it on one line."""
        parts = [label + (v if isinstance(v, str) else v.flat) for label, v in self.items]
        return f"{self.opening}{', '.join(parts)}{self.closing}"


def layout(group: Group, *, step: int, last_comma: bool, open_first: bool = False) -> str:
    """The text of `group`, indented by `step` spaces a level; broken groups may end with a comma.

    `open_first` breaks the outermost group even where it fits on a line.
    """
    if not group.items or (len(group.flat) <= WIDTH and not open_first):
        return group.flat
    lines: list[str] = []
    _Breaker(lines, step, last_comma).broken(group, "", "", "")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Breaker:
    lines: list[str]
    step: int
    last_comma: bool

    def broken(self, group: Group, margin: str, label: str, after: str) -> None:
        """Adds the lines of a group whose items stand on lines of their own."""
        self.lines.append(f"{margin}{label}{group.opening}")
        inner = margin + " " * self.step
        last = len(group.items) - 1
        for index, (name, value) in enumerate(group.items):
            comma = "," if self.last_comma or index < last else ""
            if isinstance(value, str):
                self.lines.append(f"{inner}{name}{value}{comma}")
            elif not value.items or len(inner) + len(name) + len(value.flat) + len(comma) <= WIDTH:
                self.lines.append(f"{inner}{name}{value.flat}{comma}")
            else:
                self.broken(value, inner, name, comma)
        self.lines.append(f"{margin}{group.closing}{after}")
