"""The struct of loan contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_date
from .item import ItemStruct, keeps_rules as keeps_item
from .person import PersonStruct, keeps_rules as keeps_person
from .values import Integer, MoodValue, Number


class LoanStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="event", tag="loan"):
    reader: PersonStruct
    items: Annotated[list[ItemStruct], Meta(min_length=1, max_length=20)]
    due: str
    fee: Annotated[float, Meta(ge=0, le=500)] | None = None
    tax: Number | None = None
    total: Number | None = None
    due_date: str | None = field(name="dueDate", default=None)
    renewed: bool | None = None
    renewals: Integer | None = None
    reason: MoodValue | None = None


def keeps_rules(struct: LoanStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (
        keeps_person(struct.reader)
        and all(map(keeps_item, struct.items))
        and is_date(struct.due)
        and not (struct.renewed is True and ((struct.renewals is None) or (struct.renewals < 1)))
        and not (
            struct.renewals is not None
            and struct.renewals >= 3
            and struct.renewals <= 9
            and struct.renewed is True
            and struct.reason is not None
            and struct.reason not in ("bad", "")
        )
        and not (struct.fee in (0.5, 1, 2) and struct.tax is not None and struct.tax > 0.38)
    )
