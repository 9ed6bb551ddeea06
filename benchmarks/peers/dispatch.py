"""Choosing a compiled schema by the signal's type, as a user of a JSON Schema library would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Validator = TypeVar("Validator")


def by_type(validators: Mapping[str, Validator], otherwise: Validator) -> Callable[[Any], Validator]:
    """The validator for a signal; `otherwise` where it does not say a type that there is."""

    def choose(signal: Any) -> Validator:
        try:
            return validators[signal["signalContent"]["signalType"]]
        except (KeyError, TypeError):
            return otherwise

    return choose
