"""Nested calls and tuples as text, broken over lines where formatters would break them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from signalspec.targets.python.layout import WIDTH, text_lines


@dataclass(frozen=True, slots=True)
class Call:
    """A call; a tuple where `name` is empty. Arguments may begin with a keyword."""

    name: str
    arguments: tuple[Argument, ...]


Expression: TypeAlias = str | Call
Argument: TypeAlias = "Expression | tuple[str, Expression]"


def of(items: Sequence[Argument]) -> Call:
    """A tuple of these."""
    return Call("", tuple(items))


def written(expression: Expression, indent: int, before: int = 0, after: int = 0) -> str:
    """The expression, its first line after `indent + before` characters, its last one before `after` more."""
    line = _flat(expression)
    if indent + before + len(line) + after <= WIDTH:
        return line
    if isinstance(expression, str):
        return _broken_text(expression, indent)
    pad = " " * (indent + 4)
    inner = ", ".join(map(_flat_argument, expression.arguments))
    if expression.name and len(pad) + len(inner) <= WIDTH:
        return f"{expression.name}(\n{pad}{inner}\n{' ' * indent})"
    lines = "".join(f"{pad}{_argument(each, indent + 4)},\n" for each in expression.arguments)
    return f"{expression.name}(\n{lines}{' ' * indent})"


def _argument(argument: Argument, indent: int) -> str:
    if isinstance(argument, tuple):
        keyword, value = argument
        return f"{keyword}={written(value, indent, len(keyword) + 1, 1)}"
    return written(argument, indent, 0, 1)


def _flat(expression: Expression) -> str:
    if isinstance(expression, str):
        return expression
    inner = ", ".join(map(_flat_argument, expression.arguments))
    comma = "," if not expression.name and len(expression.arguments) == 1 else ""
    return f"{expression.name}({inner}{comma})"


def _flat_argument(argument: Argument) -> str:
    return f"{argument[0]}={_flat(argument[1])}" if isinstance(argument, tuple) else _flat(argument)


def _broken_text(text: str, indent: int) -> str:
    """A literal that is too long for a line as several in parentheses, if it has spaces to break it at."""
    lines = text_lines(text, indent + 4) if text[0] in "\"'" else [text]
    return text if len(lines) == 1 else "\n".join(["(", *lines, f"{' ' * indent})"])
