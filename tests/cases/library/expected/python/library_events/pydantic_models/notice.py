"""The object Notice."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.notice import accepts, explain
from . import _formats
from ._content import Content
from .person import Person


class Notice(CheckedModel):
    """A notice, with the branch that sends it.

    When `dryRun` is true, `sender` is there.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    branch: _formats.ShelfMark
    """Mark of the sending branch. Format shelfMark."""
    content: Content = Field(alias="body")
    """What happened."""
    desk_key: str | None = Field(default=None, min_length=8, max_length=64, repr=False)
    """Key of the desk. 8 to 64 characters."""
    sender: Person | None = None
    """Who sent it."""
    dry_run: bool | None = Field(default=None, alias="dryRun")
    """Nothing is stored."""
