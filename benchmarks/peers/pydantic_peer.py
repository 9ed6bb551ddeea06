"""pydantic v2: TypedDicts, which validate and copy, and models, which build objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NotRequired

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    create_model,
    model_validator,
)
from signalspec.model import Field as SpecField, ObjectType, Spec
from typing_extensions import TypedDict

from benchmarks.candidates import Candidate, Judge, Problem
from benchmarks.contract import Contract
from benchmarks.peers.forms import ANNOTATED, Make, Types, enum_of, one_of, spellings, union
from benchmarks.peers.hand_rules import any_case, rules_on_mappings, rules_on_objects

_CONFIG = ConfigDict(strict=True, extra="forbid")
_REFUSED = (ValidationError,)
_TYPED_DICT: Any = TypedDict
_NOT_REQUIRED: Any = NotRequired


def candidates(contract: Contract) -> list[Candidate]:
    spec = contract.spec
    typed_dict: TypeAdapter[Any] = TypeAdapter(_types(spec, _typed_dicts(spec)))
    model: type[BaseModel] = _types(spec, _models(spec))
    return [
        Candidate(
            "pydantic TypedDict",
            "pydantic",
            {
                "valid": Judge(typed_dict.validate_python, refusals=_REFUSED),
                "errors": Judge(_problems(typed_dict.validate_python), "problems"),
                "bytes": Judge(typed_dict.validate_json, refusals=_REFUSED),
                "report": Judge(_problems(typed_dict.validate_json), "problems"),
            },
            {"parse": "makes no objects", "decode": "makes no objects"},
        ),
        Candidate(
            "pydantic models",
            "pydantic",
            {
                "valid": Judge(model.model_validate, refusals=_REFUSED),
                "errors": Judge(_problems(model.model_validate), "problems"),
                "bytes": Judge(model.model_validate_json, refusals=_REFUSED),
                "parse": Judge(model.model_validate, refusals=_REFUSED),
                "decode": Judge(model.model_validate_json, refusals=_REFUSED),
                "report": Judge(_problems(model.model_validate_json), "problems"),
            },
        ),
    ]


def _problems(validate: Callable[[Any], object]) -> Callable[[Any], list[Problem]]:
    def problems(data: Any) -> list[Problem]:
        try:
            validate(data)
        except ValidationError as error:
            found = error.errors(include_url=False, include_context=False, include_input=False)
            return [("/".join(map(str, one["loc"])), one["msg"]) for one in found]
        return []

    return problems


def _types(spec: Spec, make: Make) -> Any:
    def content(contents: list[Any]) -> Any:
        return ANNOTATED[union(contents), Field(discriminator=spec.transport.discriminator.name)]

    return Types(spec, _plain, make, content, tagged=True).envelope


def _plain(field: SpecField) -> Any:
    limits, enum = field.limits, enum_of(field)
    if enum is not None:
        if not enum.ignore_case:
            return one_of(spellings(enum))
        return ANNOTATED[str, StringConstraints(pattern=f"^(?:{any_case(spellings(enum))})$")]
    if field.scalar == "boolean":
        return bool
    if field.scalar == "number":
        return ANNOTATED[float, Field(allow_inf_nan=False)]
    if field.scalar == "integer":
        return ANNOTATED[int, Field(ge=limits.minimum, le=limits.maximum)]
    if limits.empty:
        return str
    # The engine is Rust's, where $ is the end and nothing else.
    pattern = f"^(?:{limits.format.pattern})$" if limits.format else None
    shortest, longest = limits.min_length, limits.max_length
    return ANNOTATED[str, StringConstraints(pattern=pattern, min_length=shortest, max_length=longest)]


def _typed_dicts(spec: Spec) -> Make:
    rules = rules_on_mappings(spec)

    def make(record: ObjectType, members: dict[str, tuple[Any, bool]]) -> Any:
        types = {
            name: kind if required else _NOT_REQUIRED[kind] for name, (kind, required) in members.items()
        }
        made = _TYPED_DICT(record.name, types)
        made.__pydantic_config__ = _CONFIG
        return ANNOTATED[made, AfterValidator(rules[record.name])] if record.name in rules else made

    return make


def _models(spec: Spec) -> Make:
    rules = rules_on_objects(spec)

    def make(record: ObjectType, members: dict[str, tuple[Any, bool]]) -> Any:
        fields: dict[str, Any] = {
            name: (kind, ... if required else None) for name, (kind, required) in members.items()
        }
        validators: dict[str, Any] = {}
        if record.name in rules:
            validators["rule"] = model_validator(mode="after")(rules[record.name])
        return create_model(record.name, __config__=_CONFIG, __validators__=validators, **fields)

    return make
