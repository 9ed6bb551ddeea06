"""Ping."""

from __future__ import annotations

from typing import ClassVar, Literal

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.ping import accepts, explain


class Ping(CheckedModel):
    """Somebody is there."""

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("kind", "ping"))

    kind: Literal["ping"] = "ping"
    """Which event it is."""
