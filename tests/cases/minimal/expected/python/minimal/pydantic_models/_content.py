"""The content of any type, told apart by its `kind`."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from ..runtime.checked_model import Rules, judged
from ..validators.content import accepts, explain
from .ping import Ping

_RULES = Rules(accepts, explain)


def _judged(value: Any) -> Any:
    return judged(value, _RULES, "Content")


AnyContent: TypeAlias = Ping
Content: TypeAlias = Annotated[AnyContent, BeforeValidator(_judged)]
