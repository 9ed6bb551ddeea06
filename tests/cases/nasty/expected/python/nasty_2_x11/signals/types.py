"""\"\"\"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from ..enums import Case, Largest, ListFormat, Numbers, Odd, Single, StrEnum_, True_
from ..errors import GlobalError
from ..objects.any import Any_
from ..objects.import_ import Import
from ..objects.literal import Literal_
from ..objects.mapping import Mapping_
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.types import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    3,
    ("odds", "odds", each(member_of(Odd))),
    ("number", "number", float),
    ("flag", "flag", None),
    ("secret", "secret", member_of(Odd)),
    ("single", "single", member_of(Single)),
    ("any_case", "anyCase", member_of(Case)),
    ("any_cases", "anyCases", each(member_of(Case))),
    ("str_enum", "strEnum", member_of(StrEnum_)),
    ("numbers", "numbers", each(member_of(Numbers))),
    ("largest", "largest", member_of(Largest)),
    ("list_format", "listFormat", each(member_of(ListFormat))),
    ("none", "none_", member_of(True_)),
    ("format_list", "formatList", None),
    ("format_number", "formatNumber", None),
    ("format_text", "formatText", None),
    ("format_array", "formatArray", tuple),
    ("format_between", "formatBetween", None),
    ("integers", "integers", each(int)),
    ("flags", "flags", tuple),
    ("mapping", "mapping", Mapping_.from_valid),
    ("literals", "literals", each(Literal_.from_valid)),
    ("keyword_object", "keyword_object", Import.from_valid),
    ("any", "any", Any_.from_valid),
)


@dataclass(frozen=True, kw_only=True)
class Types:
    """\"\"\"Every type.\"\"\"

    Included in (class): import, from-2.

    When `anyCase` is "X|Y" or "\\\\" or "\\n", `number` is at most 100.

    When `flag` is true or false and `number` is from 1 to 2, `anyCases` is there and each element of
    `anyCases` is "\\"" and `anyCases` has at least 1 element.

    Advice: When `secret` is "\\"" or "\\u0000" or "\u202eabc", each element of `formatArray` has the
    format list and `formatArray` has at most 2 elements.

    When `number` is 1.5 or 2 or -1e-300, each element of `integers` is at least 1.
    """

    type_: ClassVar[Literal["types"]] = "types"

    odds: Sequence[Odd]
    """Many | of them 1 to 70 elements."""
    number: float
    """A number. From -1.5e-300 to 1e+22. Advice: at least 0. Written with a decimal point."""
    flag: bool
    """Flag."""
    secret: Odd | None = field(default=None, repr=False)
    """Secret. Advice: one of ", , \\."""
    single: Single | None = None
    """Single."""
    any_case: Case | None = None
    """Any case. Advice: one of X|Y, \\."""
    any_cases: Sequence[Case] | None = None
    """Any cases."""
    str_enum: StrEnum_ | None = None
    """{{ }}"""
    numbers: Sequence[Numbers] | None = None
    """{{ }}"""
    largest: Largest | None = None
    """{{ }}"""
    list_format: Sequence[ListFormat] | None = None
    """{{ }}"""
    none: True_ | None = None
    """Enum of a keyword.

    Note: */ \"\"\"
    """
    format_list: str | None = None
    """{{ }} Format list."""
    format_number: str | None = None
    """{{ }} Format number."""
    format_text: str | None = None
    """{{ }} Format text."""
    format_array: Sequence[str] | None = None
    """{{ }} Each format array."""
    format_between: str | None = None
    """{{ }} Format between. Advice: at least 1 character."""
    integers: Sequence[int] | None = None
    """Integers. Each from -5 to 5. Advice: each at least 0, at most 3 elements."""
    flags: Sequence[bool] | None = None
    """Flags."""
    mapping: Mapping_ | None = None
    """Mapping."""
    literals: Sequence[Literal_] | None = None
    """Literals."""
    keyword_object: Import | None = None
    """Keyword."""
    any: Any_ | None = None
    """Any."""

    def __post_init__(self) -> None:
        """Raises GlobalError where a value breaks a rule."""
        content = _MEMBERS.wire(self)
        content["type"] = self.type_
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise GlobalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Types:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "type": self.type_,
            "odds": [item.value for item in self.odds],
            "number": self.number,
            "flag": self.flag,
        }
        if self.secret is not None:
            result["secret"] = self.secret.value
        if self.single is not None:
            result["single"] = self.single.value
        if self.any_case is not None:
            result["anyCase"] = self.any_case.value
        if self.any_cases is not None:
            result["anyCases"] = [item.value for item in self.any_cases]
        if self.str_enum is not None:
            result["strEnum"] = self.str_enum.value
        if self.numbers is not None:
            result["numbers"] = [item.value for item in self.numbers]
        if self.largest is not None:
            result["largest"] = self.largest.value
        if self.list_format is not None:
            result["listFormat"] = [item.value for item in self.list_format]
        if self.none is not None:
            result["none_"] = self.none.value
        if self.format_list is not None:
            result["formatList"] = self.format_list
        if self.format_number is not None:
            result["formatNumber"] = self.format_number
        if self.format_text is not None:
            result["formatText"] = self.format_text
        if self.format_array is not None:
            result["formatArray"] = list(self.format_array)
        if self.format_between is not None:
            result["formatBetween"] = self.format_between
        if self.integers is not None:
            result["integers"] = list(self.integers)
        if self.flags is not None:
            result["flags"] = list(self.flags)
        if self.mapping is not None:
            result["mapping"] = self.mapping.to_dict()
        if self.literals is not None:
            result["literals"] = [item.to_dict() for item in self.literals]
        if self.keyword_object is not None:
            result["keyword_object"] = self.keyword_object.to_dict()
        if self.any is not None:
            result["any"] = self.any.to_dict()
        return result
