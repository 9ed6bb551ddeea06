"""The base of the pydantic models: the validators judge, pydantic builds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, PydanticKnownError

from .conditions import is_list, is_object, passes
from .findings import Findings
from .wire import wire_value


class Rules(NamedTuple):
    """The judgements of one record: at a glance, and in full; and the member that its model alone tells."""

    accepts: Callable[[Any], bool]
    explain: Callable[[Any, str, Findings], None]
    told: tuple[str, str] | None = None


class CheckedModel(BaseModel):
    """An immutable object that keeps every rule.

    What breaks rules is pydantic's ValidationError, with an error for each violation: its type is the
    rule's id, its place the way to the member, its message the violation's. The value itself is not in it.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        protected_namespaces=(),
        serialize_by_alias=True,
        use_attribute_docstrings=True,
    )

    __rules__: ClassVar[Rules]

    @model_validator(mode="before")
    @classmethod
    def _keep_the_rules(cls, value: Any) -> Any:
        return judged(value, cls.__rules__, cls.__name__)

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


def judged(value: Any, rules: Rules, title: str) -> Any:
    """The value as pydantic may build from it. Raises ValidationError for an object that breaks a rule."""
    if isinstance(value, CheckedModel):
        return value
    if not is_object(value):
        # Pydantic would build from any mapping, and from attributes, and ask for no rule.
        raise PydanticKnownError("model_type", {"class_name": title})
    whole: Any = value
    if rules.told is not None and rules.told[0] not in value:
        whole = {**value, rules.told[0]: rules.told[1]}
    if passes(rules.accepts, whole):
        return value
    wire: dict[str, Any] = {name: wire_value(member) for name, member in whole.items()}
    findings = Findings()
    rules.explain(wire, "", findings)
    if findings.violations:
        errors = [_error(violation, wire) for violation in findings.violations]
        raise ValidationError.from_exception_data(title, errors, hide_input=True)
    return wire


def _error(violation: Any, value: Any) -> InitErrorDetails:
    # Any, since pydantic asks for literals; where there is no context it puts nothing into them.
    told = PydanticCustomError(violation.rule, violation.message)
    return InitErrorDetails(type=told, loc=_location(violation.path, value), input=None)


def _location(pointer: str, value: Any) -> tuple[str | int, ...]:
    """The names and indexes of a JSON Pointer into `value`."""
    location: list[str | int] = []
    for escaped in pointer.split("/")[1:]:
        name = escaped.replace("~1", "/").replace("~0", "~")
        if is_list(value):
            location.append(int(name))
            value = value[int(name)]
        else:
            location.append(name)
            value = value.get(name) if is_object(value) else None
    return tuple(location)
