"""Text of a format, as pydantic checks and documents it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

_TIMESTAMP = (
    "^(?:(?:(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-(?:(?:0[1-9]|1[0-2"
    "])-(?:0[1-9]|1[0-9]|2[0-8])|(?:(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-3"
    "1))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26"
    "])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:Z|[+-"
    "](?:[01][0-9]|2[0-3]):[0-5][0-9]))$"
)
Timestamp: TypeAlias = Annotated[str, Field(pattern=_TIMESTAMP)]
"""Date, time and offset, such as 2026-05-12T09:14:02.118Z or 2026-05-12T11:14:02+02:00."""

_CATALOG_TIME = (
    "^(?:(?:(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-(?:(?:0[1-9]|1[0-2"
    "])-(?:0[1-9]|1[0-9]|2[0-8])|(?:(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-3"
    "1))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26"
    "])00)-02-29) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3})$"
)
CatalogTime: TypeAlias = Annotated[str, Field(pattern=_CATALOG_TIME)]
"""Date and time with milliseconds and no offset, as yyyy-MM-dd HH:mm:ss.SSS."""

_EMAIL = (
    "^(?:[A-Za-z0-9.!#$%&'*+/=?\\^_`\\{\\|\\}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z"
    "0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)$"
)
Email: TypeAlias = Annotated[str, Field(pattern=_EMAIL)]
"""An e-mail address as browsers accept it in a form."""

_PHONE = "^(?:\\+[1-9][0-9]{1,14})$"
Phone: TypeAlias = Annotated[str, Field(pattern=_PHONE)]
"""A phone number in E.164 form, with country code and nothing between the digits."""
