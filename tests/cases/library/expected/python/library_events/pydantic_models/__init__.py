"""Pydantic models of Library events, with the verdicts of the validators; the extra is `pydantic`.

Arguments have the names of the members in JSON, attributes those that the dataclasses have.
"""

from __future__ import annotations

from ._content import Content
from .acquisition import Acquisition
from .address import Address
from .bought import Bought
from .closed import Closed
from .item import Item
from .loan import Loan
from .notice import Notice
from .person import Person

__all__ = [
    "Acquisition",
    "Address",
    "Bought",
    "Closed",
    "Content",
    "Item",
    "Loan",
    "Notice",
    "Person",
]
