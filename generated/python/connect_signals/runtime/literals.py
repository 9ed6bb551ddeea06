"""JSON-ready values as GraphQL literals, and a mutation that carries them.

Whatever a text holds, it stays a text: it is written quoted, with everything escaped that could end
it, or that a reader would not see.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from json.encoder import encode_basestring as _quoted  # JSON's escapes are GraphQL's, too

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_type: Callable[[object], type[object]] = type
_INDENT = "  "
_TOO_DEEP = "it is nested too deep, or contains itself"
_WIDTH = 100  # longest line for an array whose elements stand side by side

_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Controls, invisible and direction characters, line separators, private and tag characters.
_HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ue000-\uf8ff\ufeff\uffa0\ufff0-\uffff\U000e0000-\U0010ffff]"
)


class LiteralError(ValueError):
    """A value that GraphQL cannot carry; `path` is the JSON Pointer to it, `reason` says why."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(reason, path)
        self.reason = reason
        self.path = path

    def __str__(self) -> str:
        return f"{self.path or 'the value'} cannot be written as GraphQL: {self.reason}"


def mutation(
    operation: str, argument: str, result_fields: Sequence[str], items: Sequence[Mapping[str, object]]
) -> str:
    """A document with the one mutation `operation`, whose `argument` is the list of `items`.

    Asks for `result_fields` in return. Raises LiteralError, its path beginning with the item's
    index, for what GraphQL cannot carry, and ValueError for a name that is none.
    """
    return _document(operation, argument, result_fields, _guarded(list(items), _INDENT * 2))


def mutation_of_literals(
    operation: str, argument: str, result_fields: Sequence[str], literals: Sequence[str]
) -> str:
    """The same of items that `item_literals` has written."""
    return _document(operation, argument, result_fields, _listed(literals, _INDENT * 2))


def item_literals(items: Sequence[Mapping[str, object]]) -> list[str]:
    """Each item as `mutation_of_literals` takes it. Raises LiteralError as `mutation` does."""
    writer = _Writer()
    written: list[str] = []
    for index, item in enumerate(items):
        try:
            written.append(writer.value(item, _INDENT * 3))
        except LiteralError as error:
            raise LiteralError(error.reason, f"/{index}{error.path}") from None
        except RecursionError:
            raise LiteralError(_TOO_DEEP, f"/{index}") from None
    return written


def _document(operation: str, argument: str, result_fields: Sequence[str], written: str) -> str:
    for name in (operation, argument, *result_fields):
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!a} is no GraphQL name")
    asked = "".join(f"\n    {name}" for name in result_fields)
    selection = f" {{{asked}\n  }}" if result_fields else ""
    return f"mutation {{\n  {operation}(\n    {argument}: {written}\n  ){selection}\n}}\n"


def _listed(parts: Sequence[str], margin: str) -> str:
    flat = ", ".join(parts)
    if len(margin) + len(flat) <= _WIDTH and "\n" not in flat:
        return f"[{flat}]"
    lead = f"\n{margin}{_INDENT}"
    return f"[{lead}{lead.join(parts)}\n{margin}]"


def literal(value: object, indent: int = 0) -> str:
    """`value` (None, bool, int, float, str, list, tuple, or a mapping of these) as a GraphQL literal.

    Lines after the first are indented by `indent` levels of two spaces. Raises LiteralError for NaN,
    infinities, lone surrogates, keys that are no GraphQL names, and values of other types.
    """
    return _guarded(value, _INDENT * indent)


def _guarded(value: Any, margin: str) -> str:
    try:
        return _Writer().value(value, margin)
    except RecursionError:
        raise LiteralError(_TOO_DEEP) from None


class _Writer:
    """Writes values; `margin` is the indentation of the line on which a value begins."""

    __slots__ = ("_leads",)

    def __init__(self) -> None:
        # By margin: a key that has been found to be a name -> what stands before its value.
        self._leads: dict[str, dict[object, str]] = {}

    def value(self, value: Any, margin: str) -> str:
        kind = _type(value)
        if kind is str:
            return _quoted(value) if value.isascii() and value.isprintable() else _text(value)
        if kind is float:
            return _float(value)
        if kind is dict:
            return self._object(value, margin)
        if kind is list:
            return self._array(value, margin)
        if kind is bool:
            return "true" if value else "false"
        if kind is int:
            return _integer(value)
        return "null" if value is None else self._unusual(value, margin)

    def _object(self, members: Mapping[Any, Any], margin: str) -> str:
        inner = margin + _INDENT
        leads = self._leads.setdefault(inner, {})
        parts: list[str] = []
        key: object = None
        try:
            for key, item in members.items():
                lead = leads.get(key)
                if lead is None:
                    lead = leads[key] = f"\n{inner}{_name(key)}: "
                kind = _type(item)
                if kind is str and item.isascii() and item.isprintable():
                    parts.append(lead + _quoted(item))
                elif kind is dict:
                    parts.append(lead + self._object(item, inner))
                else:
                    parts.append(lead + self.value(item, inner))
        except LiteralError as error:
            raise LiteralError(error.reason, _pointer(key) + error.path) from None
        return f"{{{''.join(parts)}\n{margin}}}" if parts else "{}"

    def _array(self, items: Sequence[Any], margin: str) -> str:
        inner = margin + _INDENT
        parts: list[str] = []
        try:
            parts.extend(self.value(item, inner) for item in items)
        except LiteralError as error:
            raise LiteralError(error.reason, f"/{len(parts)}{error.path}") from None
        return _listed(parts, margin)

    def _unusual(self, value: Any, margin: str) -> str:
        """Subclasses as what they derive from; anything else is refused."""
        kind = _type(value)
        if issubclass(kind, str):
            return _text(str.__str__(value))
        if issubclass(kind, float):
            return _float(float(value))
        if issubclass(kind, int):
            return _integer(value)
        if issubclass(kind, (list, tuple)):
            return self._array(value, margin)
        if issubclass(kind, Mapping):
            return self._object(value, margin)
        raise LiteralError(f"a {kind.__name__} is no JSON value")


def _name(key: object) -> str:
    if not isinstance(key, str):
        raise LiteralError(f"a key is a {type(key).__name__}, not a text")
    name = str.__str__(key)
    if not _NAME.fullmatch(name):
        raise LiteralError("the key is no GraphQL name: letters, digits and underscores, no digit first")
    return name


def _text(value: str) -> str:
    broken = _SURROGATE.search(value)
    if broken:
        raise LiteralError(
            f"character {broken.start()} is one half of a surrogate pair, which no UTF-8 can carry"
        )
    return _HIDDEN.sub(_escape, _quoted(value))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _float(value: float) -> str:
    if value - value != 0:
        raise LiteralError("NaN and infinities are no JSON numbers")
    text = repr(value)
    # 1e+22 has no decimal point; with one, nobody takes it for an integer.
    return text if "." in text else text.replace("e", ".0e")


def _integer(value: int) -> str:
    try:
        return int.__repr__(value)
    except ValueError:
        raise LiteralError("the number has more digits than Python writes") from None


def _pointer(key: object) -> str:
    return "/" + str(key).replace("~", "~0").replace("/", "~1")
