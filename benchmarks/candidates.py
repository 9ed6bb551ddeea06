"""What is measured: a library, put to each kind of work in the way that its authors would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

# The kinds of work, each with what it is given.
Work = Literal[
    "valid",  # a dict -> a verdict; the quickest way, as nearly all traffic is valid
    "errors",  # a dict -> all errors, each with a path and a message
    "bytes",  # JSON text -> a verdict
    "parse",  # a dict -> objects
    "decode",  # JSON text -> objects
    "report",  # JSON text -> all errors, as for a log of what is wrong with a file
]
OF_TEXT: frozenset[Work] = frozenset({"bytes", "decode", "report"})

# A JSON Pointer or the library's own notation of a place, and what is wrong there.
Problem = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judge:
    """How to ask for one verdict.

    `reads` says what the answer means: "raises" one of `refusals` where the signal is bad, "truth" gives
    True where it is valid, "problems" gives what is wrong (nothing where it is valid).
    """

    call: Callable[[Any], Any]
    reads: Literal["raises", "truth", "problems"] = "raises"
    refusals: tuple[type[Exception], ...] = ()

    def problems(self, data: Any) -> int:
        """0 where the library takes `data` for valid, else how many problems it tells of, at least 1."""
        try:
            answer = self.call(data)
        except self.refusals:
            return 1
        if self.reads == "problems":
            return len(answer)
        return int(self.reads == "truth" and not answer)


@dataclass(frozen=True, slots=True)
class Candidate:
    """`judges` are the kinds of work that it does; `declines` says why it leaves out others.

    A yardstick does only part of the work, such as parsing the text; it has no verdict.
    """

    name: str
    library: str
    judges: Mapping[Work, Judge]
    declines: Mapping[Work, str] = field(default_factory=dict)
    ours: bool = False
    yardstick: bool = False
