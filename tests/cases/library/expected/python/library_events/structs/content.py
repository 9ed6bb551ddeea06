"""Contents of any type."""

from __future__ import annotations

from typing import TypeAlias

from .acquisition import AcquisitionStruct, keeps_rules as keeps_acquisition
from .bought import BoughtStruct
from .closed import ClosedStruct
from .loan import LoanStruct, keeps_rules as keeps_loan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ContentStruct: TypeAlias = LoanStruct | AcquisitionStruct | BoughtStruct | ClosedStruct


def keeps_content(content: ContentStruct) -> bool:
    """Whether the content keeps the rules that its struct's types do not say."""
    return _KEEPS[type(content)](content)


def _keeps_all(content: ContentStruct) -> bool:
    return True


_KEEPS: dict[type[ContentStruct], Callable[[Any], bool]] = {
    LoanStruct: keeps_loan,
    AcquisitionStruct: keeps_acquisition,
    BoughtStruct: _keeps_all,
    ClosedStruct: _keeps_all,
}
