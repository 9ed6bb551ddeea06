"""\"\"\"."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..enums import Case, Largest, ListFormat, Numbers, Odd, Single, StrEnum_, True_
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.types import accepts, explain
from . import _formats
from .any import Any_
from .import_ import Import
from .literal import Literal_
from .mapping import Mapping_


class Types(CheckedModel):
    """\"\"\"Every type.\"\"\"

    Included in (class): import, from-2.

    When `anyCase` is "X|Y" or "\\\\" or "\\n", `number` is at most 100.

    When `flag` is true or false and `number` is from 1 to 2, `anyCases` is there and each element of
    `anyCases` is "\\"" and `anyCases` has at least 1 element.

    Advice: When `secret` is "\\"" or "\\u0000" or "\u202eabc", each element of `formatArray` has the
    format list and `formatArray` has at most 2 elements.

    When `number` is 1.5 or 2 or -1e-300, each element of `integers` is at least 1.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("type", "types"))

    type_: Literal["types"] = Field(default="types", alias="type")
    """Which one; \"\"\""""
    odds: list[Odd] = Field(min_length=1, max_length=70)
    """Many | of them 1 to 70 elements."""
    number: float = Field(ge=-1.5e-300, le=1e22)
    """A number. From -1.5e-300 to 1e+22. Advice: at least 0. Written with a decimal point."""
    flag: bool
    """Flag."""
    secret: Odd | None = Field(default=None, repr=False)
    """Secret. Advice: one of ", , \\."""
    single: Single | None = None
    """Single."""
    any_case: Case | None = Field(default=None, alias="anyCase")
    """Any case. Advice: one of X|Y, \\."""
    any_cases: list[Case] | None = Field(default=None, alias="anyCases")
    """Any cases."""
    str_enum: StrEnum_ | None = Field(default=None, alias="strEnum")
    """{{ }}"""
    numbers: list[Numbers] | None = None
    """{{ }}"""
    largest: Largest | None = None
    """{{ }}"""
    list_format: list[ListFormat] | None = Field(default=None, alias="listFormat")
    """{{ }}"""
    none: True_ | None = Field(default=None, alias="none_")
    """Enum of a keyword.

    Note: */ \"\"\"
    """
    format_list: _formats.List | None = Field(default=None, alias="formatList")
    """{{ }} Format list."""
    format_number: _formats.Number | None = Field(default=None, alias="formatNumber")
    """{{ }} Format number."""
    format_text: _formats.Text | None = Field(default=None, alias="formatText")
    """{{ }} Format text."""
    format_array: list[_formats.Array] | None = Field(default=None, alias="formatArray")
    """{{ }} Each format array."""
    format_between: _formats.Between | None = Field(default=None, alias="formatBetween")
    """{{ }} Format between. Advice: at least 1 character."""
    integers: list[Annotated[int, Field(ge=-5, le=5)]] | None = None
    """Integers. Each from -5 to 5. Advice: each at least 0, at most 3 elements."""
    flags: list[bool] | None = None
    """Flags."""
    mapping: Mapping_ | None = None
    """Mapping."""
    literals: list[Literal_] | None = None
    """Literals."""
    keyword_object: Import | None = None
    """Keyword."""
    any: Any_ | None = None
    """Any."""
