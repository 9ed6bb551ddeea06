"""One broken rule of one payload."""

from __future__ import annotations

from functools import partial
from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal

_new_tuple = tuple[str, ...].__new__


def _item(index: int) -> Any:
    return property(itemgetter(index))


class Violation(tuple[str, str, str, str, str]):
    """What is wrong, and where; immutable.

    `rule` is the rule's stable id and `code` its kind; `path` is a JSON Pointer into what was
    judged (for a missing or unknown member, the pointer to that member); `message` says what was
    expected and what came; `level` is `error`, or `advice` for a remark.
    """

    # A tuple is the quickest of what cannot be changed: payloads with many faults make many of these.
    __slots__ = ()

    rule: str = _item(0)
    code: str = _item(1)
    path: str = _item(2)
    message: str = _item(3)
    level: Literal["error", "advice"] = _item(4)

    def __new__(
        cls, rule: str, code: str, path: str, message: str, level: Literal["error", "advice"] = "error"
    ) -> Violation:
        return _new_tuple(cls, (rule, code, path, message, level))

    def __getnewargs__(self) -> tuple[str, str, str, str, str]:
        return (self.rule, self.code, self.path, self.message, self.level)

    def __repr__(self) -> str:
        return "Violation(rule={!r}, code={!r}, path={!r}, message={!r}, level={!r})".format(*self)

    def __str__(self) -> str:
        return f"{self.path}: {self.message} [{self.rule}]" if self.path else f"{self.message} [{self.rule}]"

    def to_dict(self) -> dict[str, str]:
        """The violation as a JSON-ready object."""
        return {
            "rule": self.rule,
            "code": self.code,
            "path": self.path,
            "message": self.message,
            "level": self.level,
        }


# The violation of (rule, code, path, message, level); takes half of the time that the class takes.
violation_of: Callable[[tuple[str, str, str, str, str]], Violation] = partial(_new_tuple, Violation)
