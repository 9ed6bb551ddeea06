"""Data -> objects, checked.

What keeps the rules is read in one go. Whatever is odd or wrong is judged by the validators, so there is one
verdict.
"""

from __future__ import annotations

from .errors import NoticeError
from .objects.notice import Notice
from .readers.content import read as read_content
from .readers.notice import read as read_notice
from .signals.content import content_from_valid
from .validation import validate, validate_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .contents import Content


def parse(notice: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Notice:
    """The object for one notice. Raises NoticeError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    if unknown == "reject":
        try:
            return read_notice(notice)
        except Exception:
            pass
    violations = validate(notice, unknown=unknown)
    if violations:
        raise NoticeError(violations)
    return Notice.from_valid(notice)


def parse_content(content: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Content:
    """The object for one content, of the class of its type. Raises NoticeError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    if unknown == "reject":
        try:
            return read_content(content)
        except Exception:
            pass
    violations = validate_content(content, unknown=unknown)
    if violations:
        raise NoticeError(violations)
    return content_from_valid(content)
