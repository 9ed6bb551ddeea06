"""The struct of types contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..runtime.conditions import is_text_in_any_case
from ..vocabulary import CASE, LARGEST_, is_array_, is_between_, is_list_, is_number_, is_text_
from .any import Any_Struct
from .import_ import ImportStruct
from .literal import Literal_Struct
from .mapping import Mapping_Struct
from .values import ListFormatValue, NumbersValue, OddValue, SingleValue, StrEnum_Value, True_Value


class TypesStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="type", tag="types"):
    odds: Annotated[list[OddValue], Meta(min_length=1, max_length=70)]
    number: Annotated[float, Meta(ge=-1.5e-300, lt=1e22)]
    flag: bool
    secret: OddValue | None = None
    single: SingleValue | None = None
    any_case: str | None = field(name="anyCase", default=None)
    any_cases: list[str] | None = field(name="anyCases", default=None)
    str_enum: StrEnum_Value | None = field(name="strEnum", default=None)
    numbers: list[NumbersValue] | None = None
    largest: str | None = None
    list_format: list[ListFormatValue] | None = field(name="listFormat", default=None)
    none: True_Value | None = field(name="none_", default=None)
    format_list: str | None = field(name="formatList", default=None)
    format_number: str | None = field(name="formatNumber", default=None)
    format_text: str | None = field(name="formatText", default=None)
    format_array: list[str] | None = field(name="formatArray", default=None)
    format_between: str | None = field(name="formatBetween", default=None)
    integers: list[Annotated[int, Meta(ge=-5, le=5)]] | None = None
    flags: list[bool] | None = None
    mapping: Mapping_Struct | None = None
    literals: list[Literal_Struct] | None = None
    keyword_object: ImportStruct | None = None
    any: Any_Struct | None = None


def keeps_rules(struct: TypesStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (
        (struct.any_case is None or (struct.any_case.isascii() and struct.any_case.lower() in CASE))
        and (
            struct.any_cases is None
            or all(item.isascii() and item.lower() in CASE for item in struct.any_cases)
        )
        and (struct.largest is None or (struct.largest.isascii() and struct.largest.lower() in LARGEST_))
        and (struct.format_list is None or is_list_(struct.format_list))
        and (struct.format_number is None or is_number_(struct.format_number))
        and (struct.format_text is None or is_text_(struct.format_text))
        and (struct.format_array is None or all(map(is_array_, struct.format_array)))
        and (struct.format_between is None or is_between_(struct.format_between))
        and not (is_text_in_any_case(struct.any_case, "x|y", "\\", "\n") and struct.number > 100)
        and not (
            ((struct.flag is True) or (struct.flag is False))
            and struct.number >= 1
            and struct.number <= 2
            and (
                (struct.any_cases is None)
                or (len(struct.any_cases) < 1)
                or (any(not is_text_in_any_case(item, '"') for item in struct.any_cases))
            )
        )
        and not (
            struct.number in (1.5, 2, -1e-300)
            and struct.integers is not None
            and any(item < 1 for item in struct.integers)
        )
    )
