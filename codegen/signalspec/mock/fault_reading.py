"""JSON -> scripted faults, with a reason where it is none."""

from __future__ import annotations

from collections.abc import Callable

from signalspec.diagnostics import did_you_mean
from signalspec.mock.faults import KINDS, Plan
from signalspec.model import Json

MAX_DELAY = 60
MAX_BODY = 65_536
MAX_NUMBER = 1_000_000
MAX_RETRY_AFTER = 86_400
MAX_INDEXES = 1000

# Member -> the kinds that have it; the others are for all of them.
_OWN = {
    "status": ("status",),
    "retry_after": ("status",),
    "body": ("status",),
    "keep": ("truncate",),
    "reject": ("partial",),
    "accept": ("partial",),
}
_MEMBERS = ("kind", "times", "probability", "seed", "delay", "processed", *_OWN)


class BadFaultError(ValueError):
    """What was posted is no fault; the message says why."""


def read_plans(value: Json) -> list[Plan]:
    """The fault, or the faults of a list. Raises BadFaultError."""
    if isinstance(value, list):
        return [read_plan(item) for item in value]
    return [read_plan(value)]


def read_plan(value: Json) -> Plan:
    """One fault. Raises BadFaultError."""
    if not isinstance(value, dict):
        raise BadFaultError("a fault is a JSON object")
    for name in value:
        if name not in _MEMBERS:
            raise BadFaultError(f"a fault has no member {name[:60]!r}; {did_you_mean(name, _MEMBERS)}")
    kind = value.get("kind")
    chosen = next((known for known in KINDS if known == kind), None)
    if chosen is None:
        raise BadFaultError(f"`kind` is one of {', '.join(KINDS)}")
    for name, kinds in _OWN.items():
        if name in value and chosen not in kinds:
            raise BadFaultError(f"`{name}` is for faults of the kind {kinds[0]}, not {chosen}")
    probability = _number(value, "probability", 1)
    status = _whole(value, "status", 400, 599) or 503
    plan = Plan(
        kind=chosen,
        times=_whole(value, "times", 1, MAX_NUMBER) or (1 if probability is None else None),
        probability=probability,
        seed=_whole(value, "seed", 0, 2**32 - 1) or 0,
        delay=_number(value, "delay", MAX_DELAY) or 0.0,
        processed=_checked(value, "processed", lambda given: isinstance(given, bool), "true or false")
        is True,
        status=status,
        retry_after=_retry_after(value, status),
        body=_text(value, "body"),
        keep=_whole(value, "keep", 0, MAX_NUMBER),
        reject=_indexes(value),
        accept=_whole(value, "accept", 0, MAX_NUMBER),
    )
    if chosen == "delay" and not plan.delay:
        raise BadFaultError("a delay needs its seconds in `delay`")
    if chosen == "partial" and not plan.reject and plan.accept is None:
        raise BadFaultError("a partial acceptance needs `reject` or `accept`")
    return plan


def _retry_after(value: dict[str, Json], status: int) -> int | None:
    seconds = _whole(value, "retry_after", 0, MAX_RETRY_AFTER)
    return 1 if seconds is None and status == 429 and "retry_after" not in value else seconds


def _indexes(value: dict[str, Json]) -> tuple[int, ...]:
    given = value.get("reject")
    if given is None:
        return ()
    if not isinstance(given, list) or len(given) > MAX_INDEXES:
        raise BadFaultError(f"`reject` is a list of indexes, {MAX_INDEXES} at most")
    if not all(_is_whole(index, 0, MAX_NUMBER) for index in given):
        raise BadFaultError("`reject` is a list of indexes, from 0")
    return tuple(int(index) for index in given if isinstance(index, int | float))


def _whole(value: dict[str, Json], name: str, low: int, high: int) -> int | None:
    def fits(given: Json) -> bool:
        return _is_whole(given, low, high)

    given = _checked(value, name, fits, f"a whole number from {low} to {high}")
    return int(given) if isinstance(given, int | float) else None


def _is_whole(given: Json, low: int, high: int) -> bool:
    """As JSON Schema has it, 2.0 is a whole number."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return False
    return low <= given <= high and given == int(given)


def _number(value: dict[str, Json], name: str, high: int) -> float | None:
    def fits(given: Json) -> bool:
        return isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= high

    given = _checked(value, name, fits, f"a number from 0 to {high}")
    return float(given) if isinstance(given, int | float) else None


def _text(value: dict[str, Json], name: str) -> str | None:
    given = _checked(
        value,
        name,
        lambda text: isinstance(text, str) and len(text) <= MAX_BODY,
        f"a text of at most {MAX_BODY}",
    )
    return given if isinstance(given, str) else None


def _checked(value: dict[str, Json], name: str, fits: Callable[[Json], bool], wanted: str) -> Json:
    """The member, None where it is absent or null. Raises BadFaultError where it does not fit."""
    given = value.get(name)
    if given is not None and not fits(given):
        raise BadFaultError(f"`{name}` is {wanted}")
    return given
