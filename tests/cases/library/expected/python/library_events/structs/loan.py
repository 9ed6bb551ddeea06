"""The struct of loan contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..runtime.conditions import is_between, is_integer, is_number, is_number_of, is_text
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
        and not (
            struct.renewed is True
            and (
                (struct.renewals is None)
                or (is_integer(struct.renewals) and not is_between(struct.renewals, 1, None))
            )
        )
        and not (
            is_integer(struct.renewals)
            and is_between(struct.renewals, 3, 9)
            and struct.renewed is True
            and struct.reason is not None
            and not is_text(struct.reason, "bad", "")
        )
        and not (
            is_number_of(struct.fee, 0.5, 1, 2)
            and is_number(struct.tax)
            and not is_between(struct.tax, None, 0.38)
        )
    )
