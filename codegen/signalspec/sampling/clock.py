"""The time of a signal as the formats of JSON Schema write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from signalspec.model import Field
from signalspec.payloads.values import keeps

Written = Callable[[int], str]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
LAST = (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - _EPOCH) // _MILLISECOND


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 of a moment with an offset."""
    return (moment - _EPOCH) // _MILLISECOND


def _moment(time: int) -> datetime:
    return _EPOCH + time * _MILLISECOND


def _with_milliseconds(time: int) -> str:
    return f"{_moment(time).isoformat(timespec='milliseconds')[:-6]}Z"


def _with_seconds(time: int) -> str:
    return f"{_moment(time).isoformat(timespec='seconds')[:-6]}Z"


def _with_offset(time: int) -> str:
    return _moment(time).isoformat(timespec="seconds")


def _date(time: int) -> str:
    return _moment(time).date().isoformat()


_WAYS: dict[str, tuple[Written, ...]] = {
    "date-time": (_with_milliseconds, _with_seconds, _with_offset),
    "date": (_date,),
}


def clock(field: Field, now: int) -> Written | None:
    """How to write the time as a value of the field; None where its format is none of a time."""
    limits = [field.limits, field.advice]
    return next((way for way in _ways(field) if keeps(field.element, way(now), limits)), None)


def _ways(field: Field) -> Iterator[Written]:
    for limits in (field.limits, field.advice):
        if limits.format is not None:
            yield from _WAYS.get(limits.format.json_schema or "", ())
