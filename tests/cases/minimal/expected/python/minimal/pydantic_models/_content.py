"""The content of any type, told apart by its `kind`."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from ..runtime.checked_model import Rules, judged
from ..validators.content import KINDS, explain
from .ping import Ping


def _is_told(value: Any) -> bool:
    return value["kind"] in KINDS


_RULES = Rules(_is_told, explain)


def _judged(value: Any) -> Any:
    # What the type asks for is judged by its model.
    return judged(value, _RULES, "Content")


AnyContent: TypeAlias = Ping
Content: TypeAlias = Annotated[AnyContent, BeforeValidator(_judged)]
