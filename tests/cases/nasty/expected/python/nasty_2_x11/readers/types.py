"""Reads types contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Case, Largest, ListFormat, Numbers, Odd, Single, StrEnum_, True_
from ..runtime.conditions import is_array, is_text_in_any_case
from ..runtime.wire import absent, blank, members_of
from ..signals.types import Types
from ..vocabulary import (
    CASE,
    LIST_FORMAT_,
    NUMBERS,
    NUMBERS_,
    ODD_,
    is_array_,
    is_between_,
    is_list_,
    is_number_,
    is_text_,
)
from .any import read as read_any
from .import_ import read as read_import_
from .literal import read as read_literal
from .mapping import read as read_mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Types)
_CASE_OF = members_of(Case)
_LARGEST__OF = members_of(Largest)
_LIST_FORMAT__OF = members_of(ListFormat)
_NUMBERS__OF = members_of(Numbers)
_ODD__OF = members_of(Odd)
_SINGLE_OF = members_of(Single)
_STR_ENUM_OF = members_of(StrEnum_)
_TRUE_OF = members_of(True_)


def read(content: dict[Any, Any]) -> Types:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Types)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["odds"]
    if (
        not is_array(value)
        or len(value) < 1
        or len(value) > 70
        or any(type(item) is not str or item not in ODD_ for item in value)
    ):
        raise ValueError
    values["odds"] = tuple(map(_ODD__OF.__getitem__, value))
    value = content["number"]
    if type(value) not in NUMBERS or not -1.5e-300 <= value <= 1e22:
        raise ValueError
    values["number"] = float(value)
    value = content["flag"]
    if value is not True and value is not False:
        raise ValueError
    values["flag"] = value
    found = 4
    if "secret" in content:
        found += 1
        value = content["secret"]
        if value is not None:
            values["secret"] = _ODD__OF[value]
    if "single" in content:
        found += 1
        value = content["single"]
        if value is not None:
            values["single"] = _SINGLE_OF[value]
    if "anyCase" in content:
        found += 1
        value = content["anyCase"]
        if value is not None:
            values["any_case"] = _CASE_OF[value]
    if "anyCases" in content:
        found += 1
        value = content["anyCases"]
        if value is not None:
            if not is_array(value) or any(
                type(item) is not str or not item.isascii() or item.lower() not in CASE for item in value
            ):
                raise ValueError
            values["any_cases"] = tuple(map(_CASE_OF.__getitem__, value))
    if "strEnum" in content:
        found += 1
        value = content["strEnum"]
        if value is not None:
            values["str_enum"] = _STR_ENUM_OF[value]
    if "numbers" in content:
        found += 1
        value = content["numbers"]
        if value is not None:
            if not is_array(value) or any(type(item) is not str or item not in NUMBERS_ for item in value):
                raise ValueError
            values["numbers"] = tuple(map(_NUMBERS__OF.__getitem__, value))
    if "largest" in content:
        found += 1
        value = content["largest"]
        if value is not None:
            values["largest"] = _LARGEST__OF[value]
    if "listFormat" in content:
        found += 1
        value = content["listFormat"]
        if value is not None:
            if not is_array(value) or any(
                type(item) is not str or item not in LIST_FORMAT_ for item in value
            ):
                raise ValueError
            values["list_format"] = tuple(map(_LIST_FORMAT__OF.__getitem__, value))
    if "none_" in content:
        found += 1
        value = content["none_"]
        if value is not None:
            values["none"] = _TRUE_OF[value]
    if "formatList" in content:
        found += 1
        value = content["formatList"]
        if value is not None:
            if type(value) is not str or not is_list_(value):
                raise ValueError
            values["format_list"] = value
    if "formatNumber" in content:
        found += 1
        value = content["formatNumber"]
        if value is not None:
            if type(value) is not str or not is_number_(value):
                raise ValueError
            values["format_number"] = value
    if "formatText" in content:
        found += 1
        value = content["formatText"]
        if value is not None:
            if type(value) is not str or not is_text_(value):
                raise ValueError
            values["format_text"] = value
    if "formatArray" in content:
        found += 1
        value = content["formatArray"]
        if value is not None:
            if not is_array(value) or any(type(item) is not str or not is_array_(item) for item in value):
                raise ValueError
            values["format_array"] = tuple(value)
    if "formatBetween" in content:
        found += 1
        value = content["formatBetween"]
        if value is not None:
            if type(value) is not str or not is_between_(value):
                raise ValueError
            values["format_between"] = value
    if "integers" in content:
        found += 1
        value = content["integers"]
        if value is not None:
            if not is_array(value) or any(type(item) is not int or not -5 <= item <= 5 for item in value):
                raise ValueError
            values["integers"] = tuple(value)
    if "flags" in content:
        found += 1
        value = content["flags"]
        if value is not None:
            if not is_array(value) or any(item is not True and item is not False for item in value):
                raise ValueError
            values["flags"] = tuple(value)
    if "mapping" in content:
        found += 1
        value = content["mapping"]
        if value is not None:
            values["mapping"] = read_mapping(value)
    if "literals" in content:
        found += 1
        value = content["literals"]
        if value is not None:
            if not is_array(value):
                raise ValueError
            values["literals"] = tuple(map(read_literal, value))
    if "keyword_object" in content:
        found += 1
        value = content["keyword_object"]
        if value is not None:
            values["keyword_object"] = read_import_(value)
    if "any" in content:
        found += 1
        value = content["any"]
        if value is not None:
            values["any"] = read_any(value)
    if len(content) != found:
        raise ValueError
    value = content["number"]
    if is_text_in_any_case(content.get("anyCase"), "x|y", "\\", "\n") and value > 100:
        raise ValueError
    value = content.get("anyCases")
    if (
        ((content["flag"] is True) or (content["flag"] is False))
        and content["number"] >= 1
        and content["number"] <= 2
        and (
            (value is None) or (len(value) < 1) or (any(not is_text_in_any_case(item, '"') for item in value))
        )
    ):
        raise ValueError
    value = content.get("integers")
    if content["number"] in (1.5, 2, -1e-300) and value is not None and any(item < 1 for item in value):
        raise ValueError
    return made
