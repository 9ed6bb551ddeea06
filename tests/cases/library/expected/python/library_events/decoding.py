"""JSON text -> objects, checked.

With msgspec, the extra `fast`, most text is read by it. Whatever is odd or wrong is read by the standard
library, so there is one verdict, and the objects are the same.
"""

from __future__ import annotations

from .errors import NoticeError
from .parsing import parse
from .readers.notice import read
from .runtime.json_text import JsonTextError, load_exactly, quick_reader
from .validation import new_findings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .objects.notice import Notice

_quick = quick_reader()


def decode(data: bytes | str, *, unknown: Literal["reject", "ignore"] = "reject") -> Notice:
    """The object for one notice as JSON text (UTF-8). Raises NoticeError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    if unknown == "reject":
        try:
            return read(_quick(data))
        except Exception:
            pass
    try:
        notice = load_exactly(data)
    except JsonTextError as error:
        findings = new_findings(unknown, None)
        findings.add("Text.json", "json", "", str(error))
        raise NoticeError(findings.violations) from None
    return parse(notice, unknown=unknown)
