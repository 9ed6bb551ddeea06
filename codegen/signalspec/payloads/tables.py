"""Which table of samples gives an object which of its fields."""

from __future__ import annotations

from signalspec.model import ObjectType, SampleData, SampleTable


def tables_by_field(record: ObjectType, data: SampleData) -> dict[str, SampleTable]:
    """The table of each field that has one.

    Of several that have the field, one that is for this record alone comes first, then the one with most of
    the record's fields, then the one that is listed first.
    """
    found: dict[str, SampleTable] = {}
    ranks: dict[str, tuple[bool, int]] = {}
    for table in data.tables:
        if table.record not in (None, record.name):
            continue
        columns = {name for row in table.rows for name in row.value}
        shared = [field.name for field in record.fields if field.name in columns]
        rank = (table.record is not None, len(shared))
        for name in shared:
            if name not in ranks or rank > ranks[name]:
                found[name], ranks[name] = table, rank
    return found
