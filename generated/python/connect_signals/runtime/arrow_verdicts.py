"""Verdicts on rows of Arrow data, as Arrow data."""

from __future__ import annotations

from .arrow_rows import JsonText, batches, pyarrow_module, rows
from .conditions import is_object
from .json_text import JsonTextError, duplicate_keys, load, load_exactly
from .violation import Violation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_PARTS = ("rule", "code", "path", "message", "level")


def verdict_schema() -> Any:
    """`valid`: no violation; `violations`: all there is to report, remarks among them."""
    pa = pyarrow_module("pyarrow")
    violation = pa.struct([pa.field(part, pa.string(), nullable=False) for part in _PARTS])
    return pa.schema(
        [
            pa.field("valid", pa.bool_(), nullable=False),
            pa.field("violations", pa.list_(pa.field("item", violation, nullable=False)), nullable=False),
        ]
    )


class RowJudge:
    """Judges rows, each an envelope, one in its wrapper, or a bare content, told apart by their members.

    `validate` and `validate_content` are the package's functions, `text_rule` and `duplicate_rule` its rules
    on JSON text.
    """

    def __init__(
        self,
        *,
        wrapper: str | None,
        content: str,
        discriminator: str,
        text_rule: str,
        duplicate_rule: str,
        validate: Callable[..., list[Violation]],
        validate_content: Callable[..., list[Violation]],
    ) -> None:
        self._wrapper = wrapper
        self._content = content
        self._discriminator = discriminator
        self._text_rule = text_rule
        self._duplicate_rule = duplicate_rule
        self._validate = validate
        self._validate_content = validate_content
        self._text_members = frozenset(name for name in (wrapper, content) if name is not None)
        self._schema = verdict_schema()

    def table(self, data: Any, column: str | None, **options: Any) -> Any:
        """A verdict for each row of `data`, in one table."""
        found = self.batches(data, column, **options)
        return pyarrow_module("pyarrow").Table.from_batches(found, self._schema)

    def batches(self, data: Any, column: str | None, **options: Any) -> Iterator[Any]:
        """The same as record batches, each given when the rows that it is about have been read."""
        for batch in batches(data):
            cells = rows(batch, column, self._text_members)
            names = batch.schema.names if column is None else ()
            bare = self._discriminator in names and self._content not in names
            yield self._batch([self._row(cell, bare, options) for cell in cells])

    def _row(self, cell: Any, bare: bool, options: dict[str, Any]) -> list[Violation]:
        if bare and not isinstance(cell, JsonText):
            return self._validate_content(cell, **options)
        texts = [cell] if isinstance(cell, JsonText) else _texts(cell)
        value = cell
        for exactly in (False, True):
            try:
                value = _read(cell, load_exactly if exactly else load)
            except JsonTextError as error:
                path = "" if isinstance(cell, JsonText) or self._content not in cell else f"/{self._content}"
                return [Violation(self._text_rule, "json", path, str(error))]
            found = self._judge(value, options)
            # A number beyond binary64 is out of range, but the quick reading has made it an infinity.
            if not (found and texts):
                break
        if options.get("advice") and isinstance(cell, JsonText):
            found += self._duplicates(cell.data, wrapped=self._is_wrapped(value))
        return found

    def _judge(self, value: Any, options: dict[str, Any]) -> list[Violation]:
        if not is_object(value) or self._content in value:
            return self._validate(value, **options)
        if self._is_wrapped(value):
            return self._validate(value[self._wrapper], **options)
        if self._discriminator in value:
            return self._validate_content(value, **options)
        return self._validate(value, **options)

    def _is_wrapped(self, value: Any) -> bool:
        return self._wrapper is not None and is_object(value) and list(value) == [self._wrapper]

    def _duplicates(self, text: bytes | str, *, wrapped: bool) -> list[Violation]:
        message = "expected each key once; the last one counts"
        start = f"/{self._wrapper}" if wrapped else ""
        return [
            Violation(self._duplicate_rule, "duplicate_key", path.removeprefix(start), message, "advice")
            for path in duplicate_keys(text)
            if path.startswith(f"{start}/")
        ]

    def _batch(self, found: list[list[Violation]]) -> Any:
        pa = pyarrow_module("pyarrow")
        ends = [0]
        flat: list[Violation] = []
        for violations in found:
            flat += violations
            ends.append(len(flat))
        violation = self._schema.field("violations").type.value_type
        parts = [pa.array([getattr(one, part) for one in flat], pa.string()) for part in _PARTS]
        structs = pa.StructArray.from_arrays(parts, fields=list(violation))
        lists = pa.ListArray.from_arrays(
            pa.array(ends, pa.int32()), structs, self._schema.field("violations").type
        )
        valid = pa.array(
            [not any(one.level == "error" for one in violations) for violations in found], pa.bool_()
        )
        return pa.RecordBatch.from_arrays([valid, lists], schema=self._schema)


def _texts(cell: Any) -> list[JsonText]:
    return [member for member in cell.values() if isinstance(member, JsonText)] if is_object(cell) else []


def _read(cell: Any, read: Callable[[bytes | str], Any]) -> Any:
    """The value of a cell, its JSON text read."""
    if isinstance(cell, JsonText):
        return read(cell.data)
    if _texts(cell):
        return {name: read(v.data) if isinstance(v, JsonText) else v for name, v in cell.items()}
    return cell
