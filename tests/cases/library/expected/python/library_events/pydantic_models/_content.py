"""The content of any type, told apart by its `event`."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field

from ..runtime.checked_model import Rules, judged
from ..validators.content import EVENTS, explain
from .acquisition import Acquisition
from .bought import Bought
from .closed import Closed
from .loan import Loan


def _is_told(value: Any) -> bool:
    return value["event"] in EVENTS


_RULES = Rules(_is_told, explain)


def _judged(value: Any) -> Any:
    # What the type asks for is judged by its model.
    return judged(value, _RULES, "Content")


AnyContent: TypeAlias = Loan | Acquisition | Bought | Closed
_Told: TypeAlias = Annotated[AnyContent, Field(discriminator="event")]
Content: TypeAlias = Annotated[_Told, BeforeValidator(_judged)]
