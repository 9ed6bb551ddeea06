"""Validation of Arrow data, batch by batch: a verdict for each row. It needs the extra `arrow`.

A row holds one event (the envelope), or a bare content, as its columns say. A null is a member that is
absent, but stays one within lists and maps. Text is read as JSON in the column `payload`, in the only
column there is, and in the one that `column` names.
"""

from __future__ import annotations

from .runtime.arrow_rows import ArrowError
from .runtime.arrow_verdicts import RowJudge, verdict_schema
from .validation import validate as _validate, validate_content as _validate_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal

__all__ = ["VERDICTS", "ArrowError", "validate", "validate_batches"]

VERDICTS = verdict_schema()
"""The columns that come out: `valid`, and `violations`, structs with the parts of a violation."""

_JUDGE = RowJudge(
    wrapper=None,
    content="payload",
    discriminator="kind",
    text_rule="Text.json",
    duplicate_rule="Text.duplicate_key",
    validate=_validate,
    validate_content=_validate_content,
)


def validate(
    data: Any,
    *,
    column: str | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> Any:
    """A pyarrow.Table with a verdict for each row of `data`, in the columns of VERDICTS.

    `data` is a table, a record batch, a reader, a dataset, an iterable of batches, or a data frame that has
    Arrow's C stream. Other options as for `validate` of one value. Raises ArrowError for what cannot be read.
    """
    return _JUDGE.table(data, column, unknown=unknown, advice=advice)


def validate_batches(
    data: Any,
    *,
    column: str | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> Iterator[Any]:
    """The same as record batches, each given when the rows that it is about have been read."""
    return _JUDGE.batches(data, column, unknown=unknown, advice=advice)
