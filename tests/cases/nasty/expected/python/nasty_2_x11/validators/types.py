"""Validators of types contents."""

from __future__ import annotations

from ..runtime.conditions import (
    are_all,
    elements,
    is_array,
    is_between,
    is_integer,
    is_list,
    is_number,
    is_number_of,
    is_text,
    is_text_in_any_case,
    passes,
)
from ..vocabulary import (
    ARRAY_FORMAT,
    BETWEEN_FORMAT,
    CASE,
    LARGEST_,
    LIST_FORMAT,
    LIST_FORMAT_,
    NUMBER_FORMAT,
    NUMBERS,
    NUMBERS_,
    ODD,
    SINGLE,
    STR_ENUM,
    TEXT_FORMAT,
    TRUE,
    is_array_,
    is_between_,
    is_list_,
    is_number_,
    is_text_,
)
from .any import accepts as accepts_any, explain as explain_any
from .import_ import accepts as accepts_import_, explain as explain_import_
from .literal import accepts as accepts_literal, advise as advise_literal, explain as explain_literal
from .mapping import accepts as accepts_mapping, explain as explain_mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "type",
        "odds",
        "number",
        "flag",
        "secret",
        "single",
        "anyCase",
        "anyCases",
        "strEnum",
        "numbers",
        "largest",
        "listFormat",
        "none_",
        "formatList",
        "formatNumber",
        "formatText",
        "formatArray",
        "formatBetween",
        "integers",
        "flags",
        "mapping",
        "literals",
        "keyword_object",
        "any",
    }
)

# The check that each member takes in the loop of `accepts`; 0 is for what is judged before it.
_CHECKS = {
    "type": 0,
    "odds": 0,
    "number": 0,
    "flag": 0,
    "secret": 1,
    "single": 2,
    "anyCase": 3,
    "anyCases": 4,
    "strEnum": 5,
    "numbers": 6,
    "largest": 7,
    "listFormat": 8,
    "none_": 9,
    "formatList": 10,
    "formatNumber": 11,
    "formatText": 12,
    "formatArray": 13,
    "formatBetween": 14,
    "integers": 15,
    "flags": 16,
    "mapping": 17,
    "literals": 18,
    "keyword_object": 19,
    "any": 20,
}


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["odds"]
    if (
        not is_array(value)
        or len(value) < 1
        or len(value) > 70
        or any(type(item) is not str or item not in ODD for item in value)
    ):
        return False
    value = content["number"]
    if type(value) not in NUMBERS or not -1.5e-300 <= value <= 1e22:
        return False
    value = content["flag"]
    if value is not True and value is not False:
        return False
    value = content["number"]
    if is_text_in_any_case(content.get("anyCase"), "x|y", "\\", "\n") and value > 100:
        return False
    value = content.get("anyCases")
    if (
        ((content["flag"] is True) or (content["flag"] is False))
        and content["number"] >= 1
        and content["number"] <= 2
        and (
            (value is None) or (len(value) < 1) or (any(not is_text_in_any_case(item, '"') for item in value))
        )
    ):
        return False
    value = content.get("integers")
    if content["number"] in (1.5, 2, -1e-300) and value is not None and any(item < 1 for item in value):
        return False
    for key, value in content.items():
        check = _CHECKS[key]
        if check == 0:
            continue
        if check == 1:  # secret
            if value not in ODD and value is not None:
                return False
        elif check == 2:  # single
            if value not in SINGLE and value is not None:
                return False
        elif check == 3:  # anyCase
            if (
                type(value) is not str or not value.isascii() or value.lower() not in CASE
            ) and value is not None:
                return False
        elif check == 4:  # anyCases
            if (
                not is_array(value)
                or any(
                    type(item) is not str or not item.isascii() or item.lower() not in CASE for item in value
                )
            ) and value is not None:
                return False
        elif check == 5:  # strEnum
            if value not in STR_ENUM and value is not None:
                return False
        elif check == 6:  # numbers
            if (
                not is_array(value) or any(type(item) is not str or item not in NUMBERS_ for item in value)
            ) and value is not None:
                return False
        elif check == 7:  # largest
            if (
                type(value) is not str or not value.isascii() or value.lower() not in LARGEST_
            ) and value is not None:
                return False
        elif check == 8:  # listFormat
            if (
                not is_array(value)
                or any(type(item) is not str or item not in LIST_FORMAT_ for item in value)
            ) and value is not None:
                return False
        elif check == 9:  # none_
            if value not in TRUE and value is not None:
                return False
        elif check == 10:  # formatList
            if (type(value) is not str or not is_list_(value)) and value is not None:
                return False
        elif check == 11:  # formatNumber
            if (type(value) is not str or not is_number_(value)) and value is not None:
                return False
        elif check == 12:  # formatText
            if (type(value) is not str or not is_text_(value)) and value is not None:
                return False
        elif check == 13:  # formatArray
            if (
                not is_array(value) or any(type(item) is not str or not is_array_(item) for item in value)
            ) and value is not None:
                return False
        elif check == 14:  # formatBetween
            if (type(value) is not str or not is_between_(value)) and value is not None:
                return False
        elif check == 15:  # integers
            if (
                not is_array(value) or any(type(item) is not int or not -5 <= item <= 5 for item in value)
            ) and value is not None:
                return False
        elif check == 16:  # flags
            if (
                not is_array(value) or any(item is not True and item is not False for item in value)
            ) and value is not None:
                return False
        elif check == 17:  # mapping
            if not accepts_mapping(value) and value is not None:
                return False
        elif check == 18:  # literals
            if not are_all(accepts_literal, value) and value is not None:
                return False
        elif check == 19:  # keyword_object
            if not accepts_import_(value) and value is not None:
                return False
        else:  # 20: any
            if not accepts_any(value) and value is not None:
                return False
    return True


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "odds" in content:
        value = content["odds"]
        if findings.array("types.odds", path + "/odds", value, min_items=1, max_items=70):
            for index, item in enumerate(value):
                if type(item) is not str or item not in ODD:
                    findings.enum("types.odds", f"{path}/odds/{index}", item, "Odd", ODD)
    else:
        findings.required("types.odds", path + "/odds")
    if "number" in content:
        value = content["number"]
        if type(value) not in NUMBERS or not -1.5e-300 <= value <= 1e22:
            findings.number("types.number", path + "/number", value, -1.5e-300, 1e22)
    else:
        findings.required("types.number", path + "/number")
    if "flag" in content:
        value = content["flag"]
        if value is not True and value is not False:
            findings.boolean("types.flag", path + "/flag", value)
    else:
        findings.required("types.flag", path + "/flag")
    if "secret" in content:
        value = content["secret"]
        if (type(value) is not str or value not in ODD) and value is not None:
            findings.enum("types.secret", path + "/secret", value, "Odd", ODD, secret=True)
    if "single" in content:
        value = content["single"]
        if (type(value) is not str or value not in SINGLE) and value is not None:
            findings.enum("types.single", path + "/single", value, "Single", SINGLE)
    if "anyCase" in content:
        value = content["anyCase"]
        if (type(value) is not str or not value.isascii() or value.lower() not in CASE) and value is not None:
            findings.enum("types.anyCase", path + "/anyCase", value, "Case", CASE, ignore_case=True)
    if "anyCases" in content:
        value = content["anyCases"]
        if value is not None and findings.array("types.anyCases", path + "/anyCases", value):
            for index, item in enumerate(value):
                if type(item) is not str or not item.isascii() or item.lower() not in CASE:
                    findings.enum(
                        "types.anyCases", f"{path}/anyCases/{index}", item, "Case", CASE, ignore_case=True
                    )
    if "strEnum" in content:
        value = content["strEnum"]
        if (type(value) is not str or value not in STR_ENUM) and value is not None:
            findings.enum("types.strEnum", path + "/strEnum", value, "StrEnum", STR_ENUM)
    if "numbers" in content:
        value = content["numbers"]
        if value is not None and findings.array("types.numbers", path + "/numbers", value):
            for index, item in enumerate(value):
                if type(item) is not str or item not in NUMBERS_:
                    findings.enum("types.numbers", f"{path}/numbers/{index}", item, "Numbers", NUMBERS_)
    if "largest" in content:
        value = content["largest"]
        if (
            type(value) is not str or not value.isascii() or value.lower() not in LARGEST_
        ) and value is not None:
            findings.enum("types.largest", path + "/largest", value, "Largest", LARGEST_, ignore_case=True)
    if "listFormat" in content:
        value = content["listFormat"]
        if value is not None and findings.array("types.listFormat", path + "/listFormat", value):
            for index, item in enumerate(value):
                if type(item) is not str or item not in LIST_FORMAT_:
                    findings.enum(
                        "types.listFormat", f"{path}/listFormat/{index}", item, "ListFormat", LIST_FORMAT_
                    )
    if "none_" in content:
        value = content["none_"]
        if (type(value) is not str or value not in TRUE) and value is not None:
            findings.enum("types.none_", path + "/none_", value, "True", TRUE)
    if "formatList" in content:
        value = content["formatList"]
        if (type(value) is not str or not is_list_(value)) and value is not None:
            findings.string("types.formatList", path + "/formatList", value, format=LIST_FORMAT)
    if "formatNumber" in content:
        value = content["formatNumber"]
        if (type(value) is not str or not is_number_(value)) and value is not None:
            findings.string("types.formatNumber", path + "/formatNumber", value, format=NUMBER_FORMAT)
    if "formatText" in content:
        value = content["formatText"]
        if (type(value) is not str or not is_text_(value)) and value is not None:
            findings.string("types.formatText", path + "/formatText", value, format=TEXT_FORMAT)
    if "formatArray" in content:
        value = content["formatArray"]
        if value is not None and findings.array("types.formatArray", path + "/formatArray", value):
            for index, item in enumerate(value):
                if type(item) is not str or not is_array_(item):
                    findings.string(
                        "types.formatArray", f"{path}/formatArray/{index}", item, format=ARRAY_FORMAT
                    )
    if "formatBetween" in content:
        value = content["formatBetween"]
        if (type(value) is not str or not is_between_(value)) and value is not None:
            findings.string("types.formatBetween", path + "/formatBetween", value, format=BETWEEN_FORMAT)
    if "integers" in content:
        value = content["integers"]
        if value is not None and findings.array("types.integers", path + "/integers", value):
            for index, item in enumerate(value):
                if type(item) is not int or not -5 <= item <= 5:
                    findings.integer("types.integers", f"{path}/integers/{index}", item, -5, 5)
    if "flags" in content:
        value = content["flags"]
        if value is not None and findings.array("types.flags", path + "/flags", value):
            for index, item in enumerate(value):
                if item is not True and item is not False:
                    findings.boolean("types.flags", f"{path}/flags/{index}", item)
    if "mapping" in content:
        value = content["mapping"]
        if (
            not passes(accepts_mapping, value)
            and value is not None
            and findings.object("types.mapping", path + "/mapping", value)
        ):
            explain_mapping(value, path + "/mapping", findings)
    if "literals" in content:
        value = content["literals"]
        if value is not None and findings.array("types.literals", path + "/literals", value):
            for index, item in enumerate(value):
                if not passes(accepts_literal, item) and findings.object(
                    "types.literals", f"{path}/literals/{index}", item
                ):
                    explain_literal(item, f"{path}/literals/{index}", findings)
    if "keyword_object" in content:
        value = content["keyword_object"]
        if (
            not passes(accepts_import_, value)
            and value is not None
            and findings.object("types.keyword_object", path + "/keyword_object", value)
        ):
            explain_import_(value, path + "/keyword_object", findings)
    if "any" in content:
        value = content["any"]
        if (
            not passes(accepts_any, value)
            and value is not None
            and findings.object("types.any", path + "/any", value)
        ):
            explain_any(value, path + "/any", findings)
    value = content.get("number")
    if (
        is_text_in_any_case(content.get("anyCase"), "x|y", "\\", "\n")
        and is_number(value)
        and not is_between(value, None, 100)
    ):
        findings.when(
            "types.anyCaseIs",
            path + "/number",
            value,
            'when `anyCase` is "X|Y" or "\\\\" or "\\n", `number` is at most 100',
        )
    value = content.get("anyCases")
    if (
        (content.get("flag") is True or content.get("flag") is False)
        and is_between(content.get("number"), 1, 2)
        and (
            (value is None)
            or (is_list(value) and len(elements(value)) < 1)
            or (any(isinstance(item, str) and not is_text_in_any_case(item, '"') for item in elements(value)))
        )
    ):
        findings.when(
            "types.flagIs",
            path + "/anyCases",
            value,
            "when `flag` is true or false and `number` is from 1 to 2, `anyCases` is there and each element "
            'of `anyCases` is "\\"" and `anyCases` has at least 1 element',
        )
    value = content.get("integers")
    if is_number_of(content.get("number"), 1.5, 2, -1e-300) and any(
        is_integer(item) and not is_between(item, 1, None) for item in elements(value)
    ):
        findings.when(
            "types.numberIs",
            path + "/integers",
            value,
            "when `number` is 1.5 or 2 or -1e-300, each element of `integers` is at least 1",
        )
    if not KNOWN.issuperset(content):
        findings.unknown("types", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("number")
    if type(value) in NUMBERS and value < 0:
        findings.number("types.number", path + "/number", value, 0, None, level="advice")
    value = content.get("secret")
    if type(value) is str and value not in ('"', "\n", "\\"):
        findings.string(
            "types.secret", path + "/secret", value, one_of=('"', "\n", "\\"), secret=True, level="advice"
        )
    value = content.get("anyCase")
    if type(value) is str and not is_text_in_any_case(value, "x|y", "\\"):
        findings.string(
            "types.anyCase", path + "/anyCase", value, one_of=("X|Y", "\\"), ignore_case=True, level="advice"
        )
    value = content.get("formatBetween")
    if type(value) is str and not value:
        findings.string("types.formatBetween", path + "/formatBetween", value, min_length=1, level="advice")
    value = content.get("integers")
    if value is not None:
        findings.array("types.integers", path + "/integers", value, 0, 3, level="advice")
    for index, item in enumerate(elements(value)):
        if type(item) in NUMBERS and item < 0:
            findings.integer("types.integers", f"{path}/integers/{index}", item, 0, None, level="advice")
    value = content.get("literals")
    for index, item in enumerate(elements(value)):
        if isinstance(item, dict):
            advise_literal(item, f"{path}/literals/{index}", findings)
    value = content.get("formatArray")
    if is_text(content.get("secret"), '"', "\x00", "\u202eabc") and (
        (len(elements(value)) > 2)
        or (any(isinstance(item, str) and not is_list_(item) for item in elements(value)))
    ):
        findings.when(
            "types.whenOdd",
            path + "/formatArray",
            value,
            'when `secret` is "\\"" or "\\u0000" or "\\u202eabc", each element of `formatArray` has the '
            "format list and `formatArray` has at most 2 elements",
            level="advice",
        )
