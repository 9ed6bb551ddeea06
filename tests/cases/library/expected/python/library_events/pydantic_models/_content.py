"""The content of any type, told apart by its `event`."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field

from ..runtime.checked_model import Rules, judged
from ..validators.content import accepts, explain
from .acquisition import Acquisition
from .bought import Bought
from .closed import Closed
from .loan import Loan

_RULES = Rules(accepts, explain)


def _judged(value: Any) -> Any:
    return judged(value, _RULES, "Content")


AnyContent: TypeAlias = Loan | Acquisition | Bought | Closed
_Told: TypeAlias = Annotated[AnyContent, Field(discriminator="event")]
Content: TypeAlias = Annotated[_Told, BeforeValidator(_judged)]
