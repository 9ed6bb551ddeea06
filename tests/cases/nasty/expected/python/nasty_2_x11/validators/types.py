"""Validators of types contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import (
    elements,
    is_array,
    is_between,
    is_integer,
    is_list,
    is_number,
    is_number_of,
    is_text,
    is_text_in_any_case,
)
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
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
    ODD_,
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
from .any import explain as explain_any, faults as faults_any
from .import_ import explain as explain_import_, faults as faults_import_
from .literal import advise as advise_literal, explain as explain_literal, faults as faults_literal
from .mapping import explain as explain_mapping, faults as faults_mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

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
_REQUIRED = frozenset({"odds", "number", "flag"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "odds": members.array("types.odds", members.enum("types.odds", "Odd", ODD_), min_items=1, max_items=70),
    "number": members.number("types.number", -1.5e-300, 1e22),
    "flag": members.boolean("types.flag"),
    "secret": members.enum("types.secret", "Odd", ODD_, secret=True),
    "single": members.enum("types.single", "Single", SINGLE),
    "anyCase": members.enum("types.anyCase", "Case", CASE, ignore_case=True),
    "anyCases": members.array(
        "types.anyCases", members.enum("types.anyCases", "Case", CASE, ignore_case=True)
    ),
    "strEnum": members.enum("types.strEnum", "StrEnum", STR_ENUM),
    "numbers": members.array("types.numbers", members.enum("types.numbers", "Numbers", NUMBERS_)),
    "largest": members.enum("types.largest", "Largest", LARGEST_, ignore_case=True),
    "listFormat": members.array(
        "types.listFormat", members.enum("types.listFormat", "ListFormat", LIST_FORMAT_)
    ),
    "none_": members.enum("types.none_", "True", TRUE),
    "formatList": members.string("types.formatList", format=LIST_FORMAT),
    "formatNumber": members.string("types.formatNumber", format=NUMBER_FORMAT),
    "formatText": members.string("types.formatText", format=TEXT_FORMAT),
    "formatArray": members.array(
        "types.formatArray", members.string("types.formatArray", format=ARRAY_FORMAT)
    ),
    "formatBetween": members.string("types.formatBetween", format=BETWEEN_FORMAT),
    "integers": members.array("types.integers", members.integer("types.integers", -5, 5)),
    "flags": members.array("types.flags", members.boolean("types.flags")),
    "mapping": members.record("types.mapping", explain_mapping),
    "literals": members.records("types.literals", faults_literal, explain_literal),
    "keyword_object": members.record("types.keyword_object", explain_import_),
    "any": members.record("types.any", explain_any),
}


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    return not faults(content)


def faults(content: dict[Any, Any]) -> Faults:
    """Where `explain` has to look: nowhere if every rule is kept. Raises where a value is odd."""
    if type(content) is not dict:
        return ODD
    wrong: Faults = ()
    try:
        value = content["odds"]
        if (
            not is_array(value)
            or len(value) < 1
            or len(value) > 70
            or any(type(item) is not str or item not in ODD_ for item in value)
        ):
            wrong += (("odds", SEEN),)
        value = content["number"]
        if type(value) not in NUMBERS or not -1.5e-300 <= value <= 1e22:
            wrong += (("number", SEEN),)
        value = content["flag"]
        if value is not True and value is not False:
            wrong += (("flag", SEEN),)
        found = 4
        if "secret" in content:
            found += 1
            value = content["secret"]
            if value not in ODD_ and value is not None:
                wrong += (("secret", SEEN),)
        if "single" in content:
            found += 1
            value = content["single"]
            if value not in SINGLE and value is not None:
                wrong += (("single", SEEN),)
        if "anyCase" in content:
            found += 1
            value = content["anyCase"]
            if (
                type(value) is not str or not value.isascii() or value.lower() not in CASE
            ) and value is not None:
                wrong += (("anyCase", SEEN),)
        if "anyCases" in content:
            found += 1
            value = content["anyCases"]
            if (
                not is_array(value)
                or any(
                    type(item) is not str or not item.isascii() or item.lower() not in CASE for item in value
                )
            ) and value is not None:
                wrong += (("anyCases", SEEN),)
        if "strEnum" in content:
            found += 1
            value = content["strEnum"]
            if value not in STR_ENUM and value is not None:
                wrong += (("strEnum", SEEN),)
        if "numbers" in content:
            found += 1
            value = content["numbers"]
            if (
                not is_array(value) or any(type(item) is not str or item not in NUMBERS_ for item in value)
            ) and value is not None:
                wrong += (("numbers", SEEN),)
        if "largest" in content:
            found += 1
            value = content["largest"]
            if (
                type(value) is not str or not value.isascii() or value.lower() not in LARGEST_
            ) and value is not None:
                wrong += (("largest", SEEN),)
        if "listFormat" in content:
            found += 1
            value = content["listFormat"]
            if (
                not is_array(value)
                or any(type(item) is not str or item not in LIST_FORMAT_ for item in value)
            ) and value is not None:
                wrong += (("listFormat", SEEN),)
        if "none_" in content:
            found += 1
            value = content["none_"]
            if value not in TRUE and value is not None:
                wrong += (("none_", SEEN),)
        if "formatList" in content:
            found += 1
            value = content["formatList"]
            if (type(value) is not str or not is_list_(value)) and value is not None:
                wrong += (("formatList", SEEN),)
        if "formatNumber" in content:
            found += 1
            value = content["formatNumber"]
            if (type(value) is not str or not is_number_(value)) and value is not None:
                wrong += (("formatNumber", SEEN),)
        if "formatText" in content:
            found += 1
            value = content["formatText"]
            if (type(value) is not str or not is_text_(value)) and value is not None:
                wrong += (("formatText", SEEN),)
        if "formatArray" in content:
            found += 1
            value = content["formatArray"]
            if (
                not is_array(value) or any(type(item) is not str or not is_array_(item) for item in value)
            ) and value is not None:
                wrong += (("formatArray", SEEN),)
        if "formatBetween" in content:
            found += 1
            value = content["formatBetween"]
            if (type(value) is not str or not is_between_(value)) and value is not None:
                wrong += (("formatBetween", SEEN),)
        if "integers" in content:
            found += 1
            value = content["integers"]
            if (
                not is_array(value) or any(type(item) is not int or not -5 <= item <= 5 for item in value)
            ) and value is not None:
                wrong += (("integers", SEEN),)
        if "flags" in content:
            found += 1
            value = content["flags"]
            if (
                not is_array(value) or any(item is not True and item is not False for item in value)
            ) and value is not None:
                wrong += (("flags", SEEN),)
        if "mapping" in content:
            found += 1
            value = content["mapping"]
            if (inside := faults_mapping(value)) and value is not None:
                wrong += (("mapping", inside),)
        if "literals" in content:
            found += 1
            value = content["literals"]
            if (inside := look_through(faults_literal, value)) and value is not None:
                wrong += (("literals", inside),)
        if "keyword_object" in content:
            found += 1
            value = content["keyword_object"]
            if (inside := faults_import_(value)) and value is not None:
                wrong += (("keyword_object", inside),)
        if "any" in content:
            found += 1
            value = content["any"]
            if (inside := faults_any(value)) and value is not None:
                wrong += (("any", inside),)
        if found != len(content):
            wrong += (AROUND,)
        value = content["number"]
        if not wrong and is_text_in_any_case(content.get("anyCase"), "x|y", "\\", "\n") and value > 100:
            wrong += (AROUND,)
        value = content.get("anyCases")
        if (
            not wrong
            and ((content["flag"] is True) or (content["flag"] is False))
            and content["number"] >= 1
            and content["number"] <= 2
            and (
                (value is None)
                or (len(value) < 1)
                or (any(not is_text_in_any_case(item, '"') for item in value))
            )
        ):
            wrong += (AROUND,)
        value = content.get("integers")
        if (
            not wrong
            and content["number"] in (1.5, 2, -1e-300)
            and value is not None
            and any(item < 1 for item in value)
        ):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "types", content, path, findings, wrong)
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
    if AROUND in wrong and not KNOWN.issuperset(content):
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
