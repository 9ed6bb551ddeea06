"""What does not fit, in words: what was expected, what came instead, and what to write."""

from __future__ import annotations

import re

from signalspec.diagnostics import Diagnostics, Span, nearest
from signalspec.language import (
    AnyScalar,
    Constant,
    Either,
    Flag,
    ListOf,
    MapOf,
    Number,
    Record,
    Shape,
    Text,
    Whole,
)
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode

# A name becomes part of file names and of lines of code.
LONGEST_NAME = 64

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")


def refuse(node: Node, expected: str, diagnostics: Diagnostics, shape: Shape | None = None) -> Node | None:
    """Reports the node; gives back that nothing of it fits."""
    help = _remedy(node, shape)
    span = node.span if isinstance(node, ScalarNode) else head_of(node.span)
    diagnostics.error("type", f"expected {expected}, got {_got(node)}", span, help=help)
    return None


def refuse_length(node: ScalarNode, diagnostics: Diagnostics) -> Node | None:
    message = f"the name {quoted(node.text)} has {len(node.text)} characters"
    diagnostics.error("name", message, node.span, help=f"a name has at most {LONGEST_NAME}")
    return None


def _remedy(node: Node, shape: Shape | None) -> str | None:
    """What to write instead of a node that is not of the shape."""
    if isinstance(shape, Record) and not shape.patch and not isinstance(node, MappingNode):
        required = [f"{name}: ..." for name, key in shape.keys.items() if key.required]
        return f"write {{{', '.join(required)}}}" if 0 < len(required) <= 3 else None
    if isinstance(shape, MapOf) and isinstance(node, SequenceNode):
        return "write each entry as `name: ...`"
    if not isinstance(node, ScalarNode):
        return None
    shown = _shorten(node.text)
    if node.value is None:
        return "write it, or take it out"
    if isinstance(shape, ListOf):
        return f"put it in brackets: [{shown}]"
    if isinstance(shape, Text) and shape.choices:
        match = nearest(node.text, shape.choices)
        return f"did you mean {match!r}?" if match else None
    if isinstance(shape, Text) and not isinstance(node.value, str):
        quoted_fits = shape.pattern is None or re.fullmatch(shape.pattern, node.text, re.ASCII)
        return f'put quotes around it: "{shown}"' if quoted_fits else None
    if isinstance(shape, Flag):
        return {"yes": "write true", "on": "write true", "no": "write false", "off": "write false"}.get(
            node.text.lower(), "write true or false, without quotes" if isinstance(node.value, str) else None
        )
    if isinstance(shape, Constant):
        return f"write {shape.value}"
    if isinstance(shape, (Whole, Number)) and isinstance(node.value, str) and _NUMBER.fullmatch(node.text):
        return "write it without quotes"
    return None


def expected_words(shape: Shape) -> str:
    if isinstance(shape, Either):
        return _any_of([words for option in shape.shapes for words in _choices(option)])
    if isinstance(shape, Text):
        return _any_of(_choices(shape))
    if isinstance(shape, Whole):
        return f"a whole number from {shape.minimum} to {shape.maximum}"
    if isinstance(shape, Constant):
        return str(shape.value)
    names: dict[type, str] = {
        Number: "a number",
        Flag: "true or false",
        AnyScalar: "a text, number or boolean",
        ListOf: "a list",
    }
    return names.get(type(shape), "a mapping")


def _choices(shape: Shape) -> list[str]:
    if isinstance(shape, Text) and shape.choices:
        return [f"`{choice}`" for choice in shape.choices]
    return [shape.what if isinstance(shape, Text) else expected_words(shape)]


def _any_of(options: list[str]) -> str:
    *others, last = dict.fromkeys(options)
    if not others:
        return last
    comma = "," if any("," in option for option in others) else ""
    return f"{', '.join(others)}{comma} or {last}"


def _got(node: Node) -> str:
    if isinstance(node, SequenceNode):
        return f"a list of {len(node.items)}"
    if isinstance(node, MappingNode):
        return f"a mapping of {len(node.entries)}"
    if node.value is None:
        return "nothing"
    kind = {bool: "the boolean", int: "the number", float: "the number", str: "the text"}[type(node.value)]
    return f"{kind} {quoted(node.text) if isinstance(node.value, str) else _shorten(node.text)}"


def with_article(name: str) -> str:
    """`name` with its article, where it takes one."""
    if name.startswith(("advice", "limits", "samples")):
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def quoted(text: str) -> str:
    return repr(_shorten(text))


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def head_of(span: Span) -> Span:
    """The first character only: a mapping's whole extent would underline half the file."""
    return Span(span.file, span.line, span.column, span.line, span.column + 1)
