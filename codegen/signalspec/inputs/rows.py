"""What the rows of a table hold: values, JSON text, and what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from signalspec.inputs.shape import Shapes
from signalspec.inputs.text import BadText, Decoder
from signalspec.inputs.units import Fault, Place, RowBlock
from signalspec.model import Json
from signalspec.runtime.python.arrow_rows import ArrowError, JsonText, rows


def cells(
    block: RowBlock, column: str | None, shapes: Shapes
) -> Iterator[tuple[Place, Json | bytes | Fault]]:
    """Each row with its place: its value, or the JSON text in its one column as bytes."""
    members = {name for name in (shapes.wrapper, shapes.content) if name is not None}
    decoder = Decoder()
    for index, found in enumerate(_rows(block, column, members), block.first_row):
        place = Place(block.file, index=index)
        if isinstance(found, JsonText):
            yield place, _bytes(found)
        elif isinstance(found, ArrowError):
            yield place, Fault("json", str(found), place)
        elif isinstance(found, dict) and any(isinstance(found.get(name), JsonText) for name in members):
            yield place, _read(found, decoder, place)
        else:
            yield place, cast(Json, found)


def _rows(block: RowBlock, column: str | None, members: set[str]) -> list[object]:
    try:
        return list(rows(block.batch, column, members))
    except ArrowError as error:
        if len(block.batch) == 1:
            return [error]
    # One cell that cannot be read must not hide the others.
    batch = block.batch
    parts = [RowBlock(block.file, index, batch.slice(index, 1)) for index in range(len(batch))]
    return [row for part in parts for row in _rows(part, column, members)]


def _read(found: dict[str, Json | JsonText], decoder: Decoder, place: Place) -> Json | Fault:
    row: dict[str, Json] = {}
    for name, member in found.items():
        if not isinstance(member, JsonText):
            row[name] = member
            continue
        try:
            row[name] = decoder.line(_bytes(member))
        except BadText as error:
            return Fault("json", f"in the column {name!r}: {error.reason}", place)
    return row


def _bytes(text: JsonText) -> bytes:
    return text.data.encode() if isinstance(text.data, str) else text.data
