"""Text of a format, as pydantic checks and documents it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

_ISBN13 = "^(?:97[89](?:[0-9]{10}|-[0-9]{1,5}-[0-9]{1,5}-[0-9]{1,5}-[0-9]))$"
Isbn13: TypeAlias = Annotated[str, Field(pattern=_ISBN13)]
"""An ISBN of thirteen digits, with or without dashes."""

_DATE = "^(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))$"
Date: TypeAlias = Annotated[str, Field(pattern=_DATE)]
"""A day, as year, month and day; whether the month has that many days is not looked at."""

_SHELF_MARK = "^(?:[A-Z]{1,3}\\.[0-9]+)$"
ShelfMark: TypeAlias = Annotated[str, Field(pattern=_SHELF_MARK)]
"""Letters, a point, digits."""
