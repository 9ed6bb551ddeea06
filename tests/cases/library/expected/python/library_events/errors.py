"""What is raised for data that breaks the contract."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .runtime.violation import Violation


class NoticeError(ValueError):
    """The data breaks rules; `violations` says which, where, and how."""

    violations: tuple[Violation, ...]

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = tuple(violations)
        super().__init__(self.violations)

    def __str__(self) -> str:
        first = "; ".join(str(violation) for violation in self.violations[:5])
        more = len(self.violations) - 5
        return f"{first}; and {more} more" if more > 0 else first
