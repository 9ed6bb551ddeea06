"""attrs and cattrs: classes with validators, a converter that is told to be strict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_origin

import attrs
import cattrs
import orjson
from attrs import validators
from cattrs.cols import list_structure_factory
from cattrs.strategies import configure_tagged_union
from signalspec.model import Field, ObjectType, Spec

from benchmarks.candidates import Candidate, Judge, Problem
from benchmarks.contract import Contract
from benchmarks.peers.forms import Make, Types, enum_of, one_of, spellings, union
from benchmarks.peers.hand_rules import any_case, rules_on_objects, whole

# What is no dict, or has no tag, raises whatever comes of it.
_REFUSED = (Exception,)


def candidates(contract: Contract) -> list[Candidate]:
    spec = contract.spec
    signal = Types(spec, _plain, _classes(spec), union, tagged=False).envelope
    contents = attrs.fields_dict(signal)[spec.transport.content.name].type
    quick, thorough = (_converter(spec, contents, detailed) for detailed in (False, True))
    from_dict = _structure(quick, signal)

    def from_text(data: bytes) -> Any:
        return from_dict(orjson.loads(data))

    all_problems = _problems(_structure(thorough, signal))

    def report(data: bytes) -> list[Problem]:
        value = orjson.loads(data)
        try:
            from_dict(value)
        except _REFUSED:
            return all_problems(value)
        return []

    return [
        Candidate(
            "attrs + cattrs",
            "cattrs",
            {
                "valid": Judge(from_dict, refusals=_REFUSED),
                "errors": Judge(all_problems, "problems"),
                "bytes": Judge(from_text, refusals=_REFUSED),
                "parse": Judge(from_dict, refusals=_REFUSED),
                "decode": Judge(from_text, refusals=_REFUSED),
                "report": Judge(report, "problems"),
            },
        )
    ]


def _structure(converter: cattrs.Converter, kind: Any) -> Callable[[Any], Any]:
    hook = converter.get_structure_hook(kind)
    return lambda data: hook(data, kind)


def _problems(structure: Callable[[Any], object]) -> Callable[[Any], list[Problem]]:
    def problems(data: Any) -> list[Problem]:
        try:
            structure(data)
        except _REFUSED as error:
            split = (text.rpartition(" @ ") for text in cattrs.transform_error(error))
            return [(path, message) for message, _, path in split]
        return []

    return problems


def _converter(spec: Spec, contents: Any, detailed: bool) -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=detailed)
    for kind, hook in _STRICT.items():
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_factory(_is_list, _strict_list)
    configure_tagged_union(
        contents,
        converter,
        tag_generator=lambda content: content.__name__,
        tag_name=spec.transport.discriminator.name,
    )
    return converter


def _string(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise TypeError("expected a string")
    return value


def _number(value: Any, _: Any) -> float:
    if type(value) is float or type(value) is int:
        return value
    raise TypeError("expected a number")


def _integer(value: Any, _: Any) -> int:
    if type(value) is not int:
        raise TypeError("expected an integer")
    return value


def _boolean(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        raise TypeError("expected a boolean")
    return value


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is list


def _strict_list(kind: Any, converter: cattrs.BaseConverter) -> Callable[[Any, Any], Any]:
    # Its own takes a string for a list of characters.
    structure = list_structure_factory(kind, converter)

    def strict(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise TypeError("expected a list")
        return structure(value, kind)

    return strict


_STRICT: dict[Any, Callable[[Any, Any], Any]] = {str: _string, float: _number, int: _integer, bool: _boolean}


def _plain(field: Field) -> Any:
    enum = enum_of(field)
    if enum is not None and not enum.ignore_case:
        return one_of(spellings(enum))
    return {"boolean": bool, "number": float, "integer": int}.get(field.scalar or "", str)


def _checks(field: Field) -> Any:
    """The attrs validator of a field's limits, or None where it has none."""
    limits, enum = field.limits, enum_of(field)
    found: list[Any] = []
    if enum is not None and enum.ignore_case:
        found.append(validators.matches_re(any_case(spellings(enum))))
    if limits.format is not None:
        found.append(validators.matches_re(whole(limits.format)))
    if limits.min_length is not None:
        found.append(validators.min_len(limits.min_length))
    if limits.max_length is not None:
        found.append(validators.max_len(limits.max_length))
    if field.scalar == "integer":
        found += [validators.ge(limits.minimum), validators.le(limits.maximum)]
    if not found:
        return None
    check = validators.and_(*found)
    return check if field.required else validators.optional(check)


def _classes(spec: Spec) -> Make:
    rules = rules_on_objects(spec)

    def make(record: ObjectType, members: dict[str, tuple[Any, bool]]) -> Any:
        attributes = {
            name: attrs.field(
                default=attrs.NOTHING if required else None, type=kind, validator=_checks(record.field(name))
            )
            for name, (kind, required) in members.items()
        }
        body = {}
        if record.name in rules:
            rule = rules[record.name]
            body["__attrs_post_init__"] = lambda self: rule(self) and None
        return attrs.make_class(
            record.name, attributes, class_body=body, frozen=True, slots=True, kw_only=True
        )

    return make
