"""One broken rule of one payload."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, NoReturn


class Violation:
    """What is wrong, and where.

    `rule` is the rule's stable id and `code` its kind; `path` is a JSON Pointer into what was
    judged (for a missing or unknown member, the pointer to that member); `message` says what was
    expected and what came; `level` is `error`, or `advice` for a remark. Immutable.
    """

    __slots__ = ("code", "level", "message", "path", "rule")

    rule: str
    code: str
    path: str
    message: str
    level: Literal["error", "advice"]

    def __init__(
        self, rule: str, code: str, path: str, message: str, level: Literal["error", "advice"] = "error"
    ) -> None:
        set_attribute = object.__setattr__
        set_attribute(self, "rule", rule)
        set_attribute(self, "code", code)
        set_attribute(self, "path", path)
        set_attribute(self, "message", message)
        set_attribute(self, "level", level)

    def _key(self) -> tuple[str, str, str, str, str]:
        return (self.rule, self.code, self.path, self.message, self.level)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Violation) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return "Violation(rule={!r}, code={!r}, path={!r}, message={!r}, level={!r})".format(*self._key())

    def __str__(self) -> str:
        return f"{self.path}: {self.message} [{self.rule}]" if self.path else f"{self.message} [{self.rule}]"

    def __reduce__(self) -> tuple[type[Violation], tuple[str, str, str, str, str]]:
        return (Violation, self._key())

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a violation is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a violation is immutable: cannot delete {name!r}")

    def to_dict(self) -> dict[str, str]:
        """The violation as a JSON-ready object."""
        return {
            "rule": self.rule,
            "code": self.code,
            "path": self.path,
            "message": self.message,
            "level": self.level,
        }
