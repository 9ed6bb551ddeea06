"""Where to look in an object that may break rules: the names of its members."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    # Names of members, or indexes, each with the faults inside. None stands for what is not about one member
    # that is known. Whoever looks closer may well find nothing wrong.
    Faults: TypeAlias = tuple[tuple[Any, Any], ...]

# What is odd: nobody knows yet where to look.
ODD: Faults = (("odd", ()),)
# Of what was seen to be wrong by itself: of a string with a format, say, that it has not this form.
SEEN: Faults = ()
# Members may be unknown, or a rule between members broken.
AROUND = (None, SEEN)


def look_into(faults: Callable[[Any], Faults], value: Any) -> Faults:
    """What `faults` tells of the value; where it cannot cope with it, the value is odd."""
    try:
        return faults(value)
    except Exception:
        return ODD


def look_through(faults: Callable[[Any], Faults], values: list[Any]) -> Faults:
    """The indexes of elements that have faults, with these."""
    if type(values) is not list:
        return ODD
    try:
        found = list(map(faults, values))
    except Exception:
        return ODD
    return tuple([each for each in enumerate(found) if each[1]]) if any(found) else ()


def look_closer(
    faults: Callable[[Any], Faults], content: Any, known: frozenset[str], required: frozenset[str]
) -> Faults:
    """The faults of an object that lacks members or has unknown ones; all its members if it is odd."""
    # A null stands for what is missing: where a member is required, it is wrong, too.
    members = dict(content)
    for name in required:
        members.setdefault(name)
    unknown = () if known.issuperset(members) else members.keys() - known
    for name in unknown:
        del members[name]
    wrong = look_into(faults, members)
    if wrong is ODD:
        wrong = tuple([(name, ODD) for name in members if name in required or members[name] is not None])
    return (*wrong, AROUND) if unknown else wrong
