"""The object Signal."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.signal import accepts, explain
from ._content import Content
from .identifiable_attributes import IdentifiableAttributes


class Signal(CheckedModel):
    """One signal as it is sent, with its sender, its contact and its content.

    Note: An error is what the source documents, and what these notes declare as ours; any other plausible
    limit is advice. Unknown fields are violations at every level, reported with the nearest known name,
    since most are misspelt; a caller may have them ignored, and parsing then drops them. null in an
    optional field means absent and leaves the stored value alone, whereas an empty string blanks it and
    zero sets zero; in a required field or inside an array null is a violation. Where a JSON object has a
    key twice the last one wins, with a remark. A lone surrogate has no UTF-8: whatever reads or writes
    text refuses it, validation of objects in memory does not look for it.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    app_key: str = Field(alias="appKey", repr=False)
    """Key of the sending application. Advice: at least 1 character."""
    identifiable_attributes: IdentifiableAttributes = Field(alias="identifiableAttributes")
    """Whose behaviour it is."""
    content: Content = Field(alias="signalContent")
    """The behaviour itself.

    Note: Booleans and strings are no numbers. An integer has no fractional part (2.0 is one) and lies
    between -2147483648 and 2147483647, a limit of ours so that every target can carry it. A number is a
    finite binary64 value; NaN and infinities are no numbers. Whether a subscription includes the signal
    type is judged where the caller names one.
    """
    session_id: str | None = Field(default=None, alias="sessionId")
    """Groups the signals of one contact. Advice: at least 1 character."""
    test: bool | None = None
    """Marks a trial signal; left out means false."""
