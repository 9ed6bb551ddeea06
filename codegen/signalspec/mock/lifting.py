"""Takes large literals out of a mutation before it is parsed.

A batch that is written into the document is nearly all of it, and a parser that makes a node of each
token, then shows every node to thirty rules, takes a hundred times as long as it takes to read the
values. So the argument's literal is read here and passed on as a variable. What is at all unusual is
left alone: then the document goes the long way as it came, and so it does whenever the short way
finds a mistake, so that errors are always about what the client wrote.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from graphql import GraphQLInputType, GraphQLInt, GraphQLList, GraphQLNonNull, is_input_object_type

from signalspec.inputs.text import MAX_DEPTH, MAX_DIGITS, exact_float
from signalspec.model import Json

_STRING = r'"(?:[^"\\\x00-\x08\x0a-\x1f\x7f]|\\.)*+"'
_NAME = r"[_A-Za-z][_0-9A-Za-z]*+"
_NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+(?![0-9A-Za-z_.])"
_PUNCTUATOR = r"\.\.\.|[!$&()\[\]{}:=@|]"
_TOKEN = re.compile(f"{_STRING}|{_NAME}|{_NUMBER}|{_PUNCTUATOR}")
_PLAIN = re.compile(f"(?:[ \t\r\n,]++|{_STRING}|{_NAME}|{_NUMBER}|{_PUNCTUATOR})*+")
_NAME_START = frozenset("_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_WORDS: dict[str, Json] = {"true": True, "false": False, "null": None}
_DEFINITIONS = frozenset({"mutation", "query", "subscription", "fragment"})
_VARIABLE = "_lifted"


class _Unusual(Exception):
    """Nothing that is read here."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """A document whose literals have become variables, and their values."""

    document: str
    variables: dict[str, Json]


class Lifter:
    """Lifts the literals of one argument, which has the type `type_`, wherever it is called `argument`."""

    def __init__(self, argument: str, type_: GraphQLInputType) -> None:
        self._argument = argument
        self._type = str(type_)
        # The literal 2.0 is no Int, the variable 2.0 is one.
        self._whole_floats = not _reaches_int(type_, set())

    def lift(self, text: str, max_tokens: int) -> Lifted | None:
        """The short form of `text`; None where it has none, or is to be left alone."""
        if '"""' in text or _VARIABLE in text or not _PLAIN.fullmatch(text):
            return None
        tokens = _TOKEN.findall(text)
        if len(tokens) > max_tokens or tokens[:1] != ["mutation"]:
            return None
        try:
            return self._lifted(tokens)
        except (_Unusual, IndexError):
            return None

    def _lifted(self, tokens: list[str]) -> Lifted | None:
        kept: list[str] = []
        variables: dict[str, Json] = {}
        reader = _Reader(tokens, self._whole_floats)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token == self._argument and tokens[index + 1] == ":" and kept[-1] != "$":
                value, after = reader.container(index + 2)
                if after is not None:
                    name = f"{_VARIABLE}{len(variables)}"
                    variables[name] = value
                    kept += [token, ":", f"${name}"]
                    index = after
                    continue
            kept.append(token)
            index += 1
        if not variables or not _DEFINITIONS.isdisjoint(kept[1:]):
            return None
        declared = [f"${name}: {self._type}" for name in variables]
        return Lifted(" ".join(_with_variables(kept, declared)), variables)


def _with_variables(tokens: list[str], declared: list[str]) -> list[str]:
    at = 2 if tokens[1][0] in _NAME_START else 1
    if tokens[at] != "(":
        return [*tokens[:at], "(", *declared, ")", *tokens[at:]]
    if tokens[at + 1] == ")":
        raise _Unusual  # a mistake that the variables would heal
    return [*tokens[: at + 1], *declared, *tokens[at + 1 :]]


class _Reader:
    """Values of constant literals; anything else is _Unusual."""

    def __init__(self, tokens: list[str], whole_floats: bool) -> None:
        self._tokens = tokens
        self._whole_floats = whole_floats

    def container(self, index: int) -> tuple[Json, int | None]:
        """The list or object that begins at `index`, and where it ends; None there if none begins."""
        token = self._tokens[index]
        if token == "[":
            return self._list(index + 1, 1)
        if token == "{":
            return self._object(index + 1, 1)
        return None, None

    def _object(self, index: int, depth: int) -> tuple[Json, int]:
        if depth > MAX_DEPTH:
            raise _Unusual
        tokens = self._tokens
        members: dict[str, Json] = {}
        count = 0
        while (key := tokens[index]) != "}":
            if tokens[index + 1] != ":" or key[0] not in _NAME_START:
                raise _Unusual
            token = tokens[index + 2]
            index += 3
            first = token[0]
            if first == '"' and "\\" not in token:
                members[key] = token[1:-1]
            elif first == "{":
                members[key], index = self._object(index, depth + 1)
            elif first == "[":
                members[key], index = self._list(index, depth + 1)
            else:
                members[key] = self._scalar(token, first)
            count += 1
        if len(members) != count:
            raise _Unusual
        return members, index + 1

    def _list(self, index: int, depth: int) -> tuple[Json, int]:
        if depth > MAX_DEPTH:
            raise _Unusual
        tokens = self._tokens
        items: list[Json] = []
        while (token := tokens[index]) != "]":
            index += 1
            if token == "{":
                item, index = self._object(index, depth + 1)
            elif token == "[":
                item, index = self._list(index, depth + 1)
            else:
                item = self._scalar(token, token[0])
            items.append(item)
        return items, index + 1

    def _scalar(self, token: str, first: str) -> Json:
        if first == '"':
            return token[1:-1] if "\\" not in token else _unescaped(token)
        if first in "-0123456789":
            return self._number(token)
        if token in _WORDS:
            return _WORDS[token]
        raise _Unusual

    def _number(self, token: str) -> int | float:
        if "." in token or "e" in token or "E" in token:
            value = exact_float(token)
            if self._whole_floats or not isinstance(value, float) or not value.is_integer():
                return value
        elif len(token) <= MAX_DIGITS:
            return int(token)
        raise _Unusual


def _unescaped(token: str) -> str:
    # JSON has the same escapes but one, and takes halves of surrogate pairs.
    if "\\u{" in token or "\\ud" in token.lower():
        raise _Unusual
    try:
        text = json.loads(token)
    except ValueError:
        raise _Unusual from None
    assert isinstance(text, str)
    return text


def _reaches_int(type_: object, seen: set[str]) -> bool:
    while isinstance(type_, GraphQLNonNull | GraphQLList):
        type_ = type_.of_type
    if is_input_object_type(type_):
        if type_.name in seen:
            return False
        seen.add(type_.name)
        return any(_reaches_int(field.type, seen) for field in type_.fields.values())
    return type_ is GraphQLInt
