"""Data -> objects, checked."""

from __future__ import annotations

from .contents import content_from_valid
from .errors import NoticeError
from .objects.notice import Notice
from .validation import validate, validate_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .contents import Content


def parse(notice: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Notice:
    """The object for one notice. Raises NoticeError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    violations = validate(notice, unknown=unknown)
    if violations:
        raise NoticeError(violations)
    return Notice.from_valid(notice)


def parse_content(content: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Content:
    """The object for one content, of the class of its type. Raises NoticeError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    violations = validate_content(content, unknown=unknown)
    if violations:
        raise NoticeError(violations)
    return content_from_valid(content)


def decode(data: bytes | str, *, unknown: Literal["reject", "ignore"] = "reject") -> Notice:
    """The object for one notice as JSON text (UTF-8). Raises NoticeError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    from .runtime.json_text import load
    from .text import accepted_value, validate_json

    notice = accepted_value(data)
    if notice is None:
        violations = validate_json(data, unknown=unknown)
        if violations:
            raise NoticeError(violations)
        notice = load(data)
    return Notice.from_valid(notice)
