"""Batches as the bodies of GraphQL requests."""

from __future__ import annotations

import json
from typing import Protocol

from signalspec.inputs.text import BadText, Decoder
from signalspec.model import Json, Spec
from signalspec.runtime.python.literals import LiteralError, literal


class UnsendableError(Exception):
    """A payload that a request of this kind cannot carry; the message says why."""


class Documents(Protocol):
    """Makes the bodies of requests."""

    literals: bool

    def batch(self, batch: Json) -> bytes:
        """The body that carries a batch, or whatever stands in its place. Raises UnsendableError."""

    def text(self, text: str | bytes) -> bytes:
        """The body with a batch of the one envelope that the text stands for, letter by letter.

        Raises UnsendableError.
        """


class Inline:
    """Batches as literals in the document: no name of a type is needed."""

    literals = True

    def __init__(self, spec: Spec) -> None:
        operation = spec.transport.operation
        self._head = f"mutation {{\n  {operation.name}({operation.argument}: "
        self._tail = f"){_selection(spec)}\n}}\n"

    def batch(self, batch: Json) -> bytes:
        try:
            written = literal(batch, 1)
        except LiteralError as error:
            raise UnsendableError(f"GraphQL literals cannot carry it: {error.reason}") from None
        return json.dumps({"query": f"{self._head}{written}{self._tail}"}, ensure_ascii=False).encode()

    def text(self, text: str | bytes) -> bytes:
        raise UnsendableError("only variables carry JSON text as it is written: see --variables")


class Variables:
    """Batches as the value of a variable, whose GraphQL type the caller knows."""

    literals = False

    def __init__(self, spec: Spec, type: str) -> None:
        operation = spec.transport.operation
        call = f"{operation.name}({operation.argument}: $batch)"
        query = f"mutation ($batch: {type}) {{ {call}{_selection(spec)} }}"
        self._head = f'{{"query": {json.dumps(query)}, "variables": {{"batch": '.encode()

    def batch(self, batch: Json) -> bytes:
        return b"%b%b}}" % (self._head, _utf8(json.dumps(batch, ensure_ascii=False, allow_nan=False)))

    def text(self, text: str | bytes) -> bytes:
        return b"%b[%b]}}" % (self._head, _utf8(text) if isinstance(text, str) else text)


def is_json(body: bytes) -> bool:
    """Whether the body of a request is JSON."""
    try:
        Decoder().line(body)
    except BadText:
        return False
    return True


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise UnsendableError("half of a surrogate pair has no UTF-8") from None


def _selection(spec: Spec) -> str:
    names = [name for name, _ in spec.transport.operation.result]
    return f" {{ {' '.join(names)} }}" if names else ""
